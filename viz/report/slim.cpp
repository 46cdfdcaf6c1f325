#include "viz/report/slim.hpp"

#include "sim/text.hpp"
#include "viz/report/slim_elements.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ruralsim::viz {
namespace {

constexpr std::array<std::string_view, 10> kNeedless = {
    "fill-rule:nonzero;",
    "fill-opacity:1;",
    "stroke-opacity:1;",
    "stroke-linecap:butt;",
    "stroke-miterlimit:10;",  // without effect on round joins, the only ones that are drawn
    " xmlns=\"http://www.w3.org/2000/svg\"",
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
    " version=\"1.1\"",
    "stroke:none;",  // which is the default
    "xlink:"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12.345678" as "12.35", "0.50" as "0.5"; how many bytes of the text it stands for.
std::size_t append_number(std::string_view text, std::string& out) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  double value = 0;
  auto const [stop, error] = std::from_chars(text.data(), text.data() + end, value);
  bool const whole = text.substr(0, end).find('.') == std::string_view::npos;
  if (whole || error != std::errc() || stop != text.data() + end) {
    out += text.substr(0, end);
    return end;
  }
  std::string digits = sim::text("{:.2f}", value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  out += digits;
  return end;
}

// "rgb(10%,20%,30%)" at the begin of the text as "#1a334d"; how many bytes it takes, 0 if it is none.
std::size_t append_colour(std::string_view text, std::string& out) {
  constexpr std::string_view begin = "rgb(";
  if (!text.starts_with(begin)) return 0;
  char const* at = text.data() + begin.size();
  char const* const end = text.data() + text.size();
  std::array<int, 3> parts{};
  for (int i = 0; i < 3; ++i) {
    double share = 0;
    auto const [stop, error] = std::from_chars(at, end, share);
    if (error != std::errc() || end - stop < 2 || stop[0] != '%' || stop[1] != (i < 2 ? ',' : ')')) return 0;
    parts[static_cast<std::size_t>(i)] = static_cast<int>(std::lround(255 * share / 100));
    at = stop + 2;
  }
  out += sim::text("#{:02x}{:02x}{:02x}", parts[0], parts[1], parts[2]);
  return static_cast<std::size_t>(at - text.data());
}

std::size_t needless_at(std::string_view text) {
  for (auto const one : kNeedless)
    if (text.starts_with(one)) return one.size();
  return 0;
}

// A number begins after what is no part of a name: "glyph0-1" has none.
bool begins_number(std::string_view svg, std::size_t at) {
  if (!is_digit(svg[at])) return false;
  char const before = at > 0 ? svg[at - 1] : ' ';
  return before == ' ' || before == '"' || before == ':' || before == ',' || before == '(' ||
         (before == '-' && at > 1 &&
          (svg[at - 2] == ' ' || svg[at - 2] == '"' || svg[at - 2] == ',' || svg[at - 2] == '('));
}

}  // namespace

std::string slim_svg(std::string_view svg) {
  std::string out;
  out.reserve(svg.size() / 2);
  bool inside = false;
  for (std::size_t at = 0; at < svg.size();) {
    if (svg[at] == '<' || svg[at] == '>') inside = svg[at] == '<';
    if (inside) {
      if (std::size_t const skipped = needless_at(svg.substr(at))) {
        at += skipped;
        continue;
      }
      if (std::size_t const taken = append_colour(svg.substr(at), out)) {
        at += taken;
        continue;
      }
      if (begins_number(svg, at)) {
        at += append_number(svg.substr(at), out);
        continue;
      }
    }
    out += svg[at++];
  }
  return slim_elements(out);
}

}  // namespace ruralsim::viz
