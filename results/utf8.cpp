#include "results/utf8.hpp"

namespace ruralsim::results {

namespace {

unsigned char byte(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool continuation(std::string_view text, std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
  return i < text.size() && byte(text, i) >= low && byte(text, i) <= high;
}

// Length of the well-formed sequence that starts at `i`; 0 if there is none.
std::size_t sequence(std::string_view text, std::size_t i) {
  unsigned const lead = byte(text, i);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continuation(text, i + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    unsigned const low = lead == 0xE0 ? 0xA0 : 0x80;
    unsigned const high = lead == 0xED ? 0x9F : 0xBF;
    return continuation(text, i + 1, low, high) && continuation(text, i + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    unsigned const low = lead == 0xF0 ? 0x90 : 0x80;
    unsigned const high = lead == 0xF4 ? 0x8F : 0xBF;
    bool const ok =
        continuation(text, i + 1, low, high) && continuation(text, i + 2) && continuation(text, i + 3);
    return ok ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const length = sequence(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  constexpr char hex[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t const length = bytes[i] == '\0' ? 0 : sequence(bytes, i);
    if (length > 0) {
      text.append(bytes.substr(i, length));
      i += length;
      continue;
    }
    unsigned const odd = byte(bytes, i++);
    text.append("\\x").append(1, hex[odd >> 4]).append(1, hex[odd & 15]);
  }
  return text;
}

}  // namespace ruralsim::results
