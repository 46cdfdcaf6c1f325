#include "viz/report/glyphs.hpp"

#include <algorithm>

namespace ruralsim::viz {
namespace {

constexpr std::string_view kSymbol = "<symbol overflow=\"visible\" id=\"", kSymbolEnd = "</symbol>\n",
                           kUse = "<use href=\"#", kUseEnd = "/>", kBlank = "<path d=\"\"/>";

}  // namespace

std::string const& GlyphSheet::id_of(std::string_view shape) {
  auto known = ids_.find(shape);
  if (known == ids_.end()) {
    known = ids_.emplace(shape, prefix_ + std::to_string(ids_.size())).first;
    shapes_.append(kSymbol).append(known->second).append(shape);
  }
  return known->second;
}

std::string GlyphSheet::shared(std::string_view svg) {
  std::map<std::string_view, std::string> renamed;  // blanks: to nothing
  std::string out;
  for (std::size_t at = 0; at < svg.size();) {
    std::size_t const symbol = svg.find(kSymbol, at), use = svg.find(kUse, at), next = std::min(symbol, use);
    out += svg.substr(at, next == std::string_view::npos ? next : next - at);
    if (next == std::string_view::npos) break;
    std::size_t const id = next + (symbol < use ? kSymbol : kUse).size(), quote = svg.find('"', id);
    if (quote == std::string_view::npos) return out.append(svg.substr(next));
    std::string_view const own = svg.substr(id, quote - id);
    if (symbol < use) {
      std::size_t const end =
          std::min(svg.find(kSymbolEnd, quote), svg.size() - kSymbolEnd.size()) + kSymbolEnd.size();
      auto const shape = svg.substr(quote, end - quote);
      renamed[own] = shape.find(kBlank) == std::string_view::npos ? id_of(shape) : "";
      at = end;
      continue;
    }
    auto const found = renamed.find(own);
    std::string_view const shared = found == renamed.end() ? own : std::string_view(found->second);
    if (!shared.empty()) out.append(kUse).append(shared);
    at = shared.empty() ? std::min(svg.find(kUseEnd, quote), svg.size() - kUseEnd.size()) + kUseEnd.size()
                        : quote;
  }
  return out;
}

std::string GlyphSheet::take_svg() {
  auto const shapes = std::exchange(shapes_, {});
  if (shapes.empty()) return "";
  return "<svg width=\"0\" height=\"0\" class=\"glyphs\" aria-hidden=\"true\">\n" + shapes + "</svg>\n";
}

}  // namespace ruralsim::viz
