#include "results/json.hpp"

#include "sim/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ruralsim::results {

namespace {

// Length of the UTF-8 character that begins here, or 0 if none does.
std::size_t character_length(std::string_view words) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(words[i]); };
  unsigned const first = byte(0);
  std::size_t const length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > words.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (byte(i) >> 6 != 2) return 0;
  bool const overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  bool const surrogate = first == 0xED && byte(1) > 0x9F;
  bool const beyond = first == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    default:
      break;
  }
  auto const code = static_cast<unsigned char>(c);
  return code < 0x20 || code == 0x7F ? sim::text("\\u{:04x}", unsigned{code}) : std::string(1, c);
}

}  // namespace

std::string json_text(std::string_view words) {
  std::string out = "\"";
  while (!words.empty()) {
    std::size_t const length = character_length(words);
    if (length == 0) out += "\xEF\xBF\xBD";
    if (length == 1) out += escaped(words[0]);
    if (length > 1) out += words.substr(0, length);
    words.remove_prefix(length == 0 ? 1 : length);
  }
  return out + '"';
}

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 32> digits{};
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end};
}

Json& Json::open(char bracket) {
  separate();
  out_ += bracket;
  closing_ += bracket == '{' ? '}' : ']';
  first_ = true;
  return *this;
}

Json& Json::end() {
  out_ += closing_.back();
  closing_.pop_back();
  first_ = false;
  return *this;
}

Json& Json::key(std::string_view name) {
  separate();
  out_ += json_text(name) + ": ";
  after_key_ = true;
  return *this;
}

Json& Json::value(std::string_view words) {
  separate();
  out_ += words;
  return *this;
}

void Json::separate() {
  if (!after_key_ && !first_) out_ += ", ";
  after_key_ = false;
  first_ = false;
}

}  // namespace ruralsim::results
