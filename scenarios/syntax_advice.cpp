#include "scenarios/syntax_advice.hpp"

#include <algorithm>

namespace ruralsim::scenarios {
namespace {

std::size_t start_of(std::string_view text, int line) {
  std::size_t at = 0;
  for (int i = 1; i < line; ++i) {
    auto const end = text.find('\n', at);
    if (end == std::string_view::npos) return text.size();
    at = end + 1;
  }
  return at;
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// What stands after the first '=' of a line, a minus sign left out.
std::string_view value_of(std::string_view line) {
  auto const equals = line.find('=');
  if (equals == std::string_view::npos) return {};
  std::string_view value = trimmed(line.substr(equals + 1));
  if (!value.empty() && value.front() == '-') value.remove_prefix(1);
  return value;
}

}  // namespace

std::string_view lines_before(std::string_view text, int line) {
  return text.substr(0, start_of(text, line));
}

std::string line_at(std::string_view text, int line) {
  auto const rest = text.substr(start_of(text, line));
  return std::string(rest.substr(0, rest.find('\n')));
}

std::string with_its_header(std::string_view text, int line) {
  std::string const own = line_at(text, line);
  if (trimmed(own).substr(0, 1) == "[") return own + "\n";
  std::string_view before = lines_before(text, line);
  while (!before.empty()) {
    before.remove_suffix(1);  // the line end
    auto const start = before.rfind('\n');
    std::string_view const candidate = start == std::string_view::npos ? before : before.substr(start + 1);
    if (trimmed(candidate).substr(0, 1) == "[") return std::string(candidate) + "\n" + own + "\n";
    before = start == std::string_view::npos ? std::string_view{} : before.substr(0, start + 1);
  }
  return own + "\n";
}

std::string shortened(std::string_view line) {
  std::string_view text = trimmed(line);
  if (text.size() <= 80) return std::string(text);
  std::size_t cut = 80;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;
  return std::string(text.substr(0, cut)) + "...";
}

std::string syntax_advice(std::string_view message, std::string_view line) {
  auto const says = [&](char const* words) { return message.find(words) != std::string_view::npos; };
  std::string_view const value = value_of(line);
  std::size_t const digits = std::min(value.find_first_not_of("0123456789."), value.size());
  std::string_view const after = trimmed(value.substr(digits));
  char const next = after.empty() ? '\0' : after.front();
  bool const number = digits > 0;
  if (says("parsing time") || (number && next == ':'))
    return " (a time of day is written as text: \"16:00\")";
  if (number && next == ',') return " (a decimal is written with a point: 0.5)";
  bool const letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '%';
  if (number && letter && !says("floating-point"))
    return " (a number with a unit is written as text: \"45 min\")";
  if (says("not representable in 64 bits")) return " (too large) give a smaller number";
  if (says("floating-point")) return " (give an ordinary decimal number)";
  return says("end-of-file") ? " (is the file cut off?)" : "";
}

}  // namespace ruralsim::scenarios
