#include "viz/markup.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ruralsim::viz {
namespace {

// Cairo writes ids and references to them in these forms only.
constexpr std::array<std::string_view, 3> kIdForms = {" id=\"", "=\"#", "url(#"};
constexpr std::string_view kSurface = "surface";

// Where ids begin, one after the other. Each form is looked for once over the whole text: were it looked for
// at every id, a large picture with few of one form would take the square of its size.
class Ids {
 public:
  explicit Ids(std::string_view svg) : svg_(svg) {
    for (std::size_t i = 0; i < kIdForms.size(); ++i) next_[i] = begin_of(i, 0);
  }
  // The first from `done` on; the end if there is none.
  std::size_t next(std::size_t done) {
    for (std::size_t i = 0; i < kIdForms.size(); ++i)
      if (next_[i] <= done) next_[i] = begin_of(i, done);
    return *std::ranges::min_element(next_);
  }

 private:
  std::size_t begin_of(std::size_t form, std::size_t from) const {
    std::size_t const at = svg_.find(kIdForms[form], from);
    return at == std::string_view::npos ? svg_.size() : at + kIdForms[form].size();
  }

  std::string_view svg_;
  std::array<std::size_t, kIdForms.size()> next_{};
};

// Cairo counts its surfaces through the life of the process and writes the count into ids. Numbered
// afresh, the same drawing has the same bytes whatever was drawn before.
class SurfaceNumbers {
 public:
  std::string own(std::string_view number) {
    auto const known = std::ranges::find(seen_, number);
    std::string const own = std::to_string(known - seen_.begin());
    if (known == seen_.end()) seen_.push_back(number);
    return own;
  }

 private:
  std::vector<std::string_view> seen_;
};

std::string with_own_ids(std::string_view svg, std::string_view prefix) {
  std::string out;
  out.reserve(svg.size() + svg.size() / 8);
  SurfaceNumbers numbers;
  Ids ids(svg);
  for (std::size_t done = 0; done < svg.size();) {
    std::size_t const id = ids.next(done);
    out += svg.substr(done, id - done);
    done = id;
    if (id == svg.size()) break;
    out += prefix;
    if (!svg.substr(id).starts_with(kSurface)) continue;
    std::size_t const number = id + kSurface.size();
    done = std::min(svg.find_first_not_of("0123456789", number), svg.size());
    out.append(kSurface).append(numbers.own(svg.substr(number, done - number)));
  }
  return out;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

std::string with_texts(std::string_view svg, std::string_view title, std::string_view description,
                       std::string_view id_prefix) {
  std::string out = with_own_ids(svg, id_prefix);
  if (title.empty()) return out;
  std::size_t const start = out.find("<svg ");
  std::size_t const end = start == std::string::npos ? start : out.find('>', start);
  if (end == std::string::npos) return out;
  out.insert(end + 1,
             "\n<title>" + xml_escaped(title) + "</title>\n<desc>" + xml_escaped(description) + "</desc>");
  out.insert(start + 5, "role=\"img\" ");
  return out;
}

}  // namespace ruralsim::viz
