#include "viz/report/slim_elements.hpp"

#include "viz/report/slim_path.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace ruralsim::viz {
namespace {

constexpr std::string_view kStyledPath = "<path style=\"", kData = "\" d=\"", kPathEnd = "\"/>",
                           kBarePath = "<path d=\"", kText = "<g style=\"", kCharacter = "<use href=\"#";

struct DrawnPath {
  std::string fill, style;  // without the fill
  std::string_view data;
};

std::string_view blanks_skipped(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \n"), text.size()));
}

// What stands before the mark, which is taken away with it.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view mark) {
  std::size_t const end = text.find(mark);
  if (end == std::string_view::npos) return {};
  auto const before = text.substr(0, end);
  text.remove_prefix(end + mark.size());
  return before;
}

void split_style(std::string_view style, DrawnPath& path) {
  constexpr std::string_view fill = "fill:";
  while (!(style = blanks_skipped(style)).empty()) {
    auto const one = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(one.size() + 1, style.size()));
    if (one.starts_with(fill))
      path.fill = one.substr(fill.size());
    else
      path.style.append(path.style.empty() ? "" : ";").append(one);
  }
}

// The path that the text begins with, which is taken away.
std::optional<DrawnPath> take_path(std::string_view& text) {
  auto rest = blanks_skipped(text);
  DrawnPath path;
  if (rest.starts_with(kStyledPath)) {
    rest.remove_prefix(kStyledPath.size());
    auto const style = take_until(rest, kData);
    if (!style) return {};
    split_style(*style, path);
  } else if (rest.starts_with(kBarePath)) {
    rest.remove_prefix(kBarePath.size());
  } else {
    return {};
  }
  auto const data = take_until(rest, kPathEnd);
  if (!data) return {};
  path.data = *data;
  text = rest;
  return path;
}

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? "" : std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string number_text(double value) {
  return hundredths_text(std::lround(100 * value));
}

std::string shape_of(DrawnPath const& path, std::string const& attributes) {
  if (auto const circle = circle_of(path.data))
    return "<circle" + attributes + attribute("cx", number_text(circle->x)) +
           attribute("cy", number_text(circle->y)) + attribute("r", number_text(circle->radius)) + "/>";
  return "<path" + attributes + " d=\"" + slim_path(path.data) + "\"/>";
}

// Paths in a row that differ in their fill at most.
void append_alike(std::vector<DrawnPath> const& paths, std::string& out) {
  bool const one_fill =
      std::all_of(paths.begin(), paths.end(), [&](auto const& path) { return path.fill == paths[0].fill; });
  std::string const common =
      (one_fill ? attribute("fill", paths[0].fill) : "") + attribute("style", paths[0].style);
  bool const together = paths.size() > 1 && !common.empty();
  if (together) out += "<g" + common + ">";
  for (auto const& path : paths)
    out += shape_of(path, (one_fill ? "" : attribute("fill", path.fill)) + (together ? "" : common));
  if (together) out += "</g>";
}

bool append_paths(std::string_view& text, std::string& out) {
  auto first = take_path(text);
  if (!first) return false;
  std::vector paths{std::move(*first)};
  for (auto rest = text; auto next = take_path(rest); text = rest) {
    if (next->style != paths[0].style) break;
    paths.push_back(std::move(*next));
  }
  append_alike(paths, out);
  return true;
}

// <g style="..."> of <use href="#ID" x="X" y="Y"/>, of which all have the same Y.
bool append_text(std::string_view& text, std::string& out) {
  if (!text.starts_with(kText)) return false;
  auto rest = text.substr(kText.size());
  auto const style = take_until(rest, "\">");
  std::string characters;
  std::optional<std::string_view> line;
  for (rest = blanks_skipped(rest); rest.starts_with(kCharacter); rest = blanks_skipped(rest)) {
    rest.remove_prefix(kCharacter.size());
    auto const id = take_until(rest, "\" x=\""), x = take_until(rest, "\" y=\""),
               y = take_until(rest, kPathEnd);
    if (!id || !x || !y || (line && *line != *y)) return false;
    line = y;
    characters.append(kCharacter).append(*id).append("\"").append(attribute("x", *x)).append("/>");
  }
  if (!line || !rest.starts_with("</g>")) return false;
  out.append(kText).append(*style).append("\" transform=\"translate(0 ").append(*line).append(")\">");
  out += characters;
  text = rest;
  return true;
}

}  // namespace

std::string slim_elements(std::string_view svg) {
  std::string out;
  out.reserve(svg.size());
  while (!svg.empty()) {
    if (svg.front() == '<' && (append_paths(svg, out) || append_text(svg, out))) continue;
    std::size_t const next = std::min(svg.find('<', 1), svg.size());
    out += svg.substr(0, next);
    svg.remove_prefix(next);
  }
  return out;
}

}  // namespace ruralsim::viz
