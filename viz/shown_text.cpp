#include "viz/shown_text.hpp"

#include "viz/markup.hpp"

namespace ruralsim::viz {
namespace {

// In UTF-8 they are E2 80 AA to AE and E2 81 A6 to A9.
bool is_bidi_control(std::string_view three_bytes) {
  if (three_bytes.size() < 3 || three_bytes[0] != '\xE2') return false;
  auto const second = static_cast<unsigned char>(three_bytes[1]),
             last = static_cast<unsigned char>(three_bytes[2]);
  return (second == 0x80 && last >= 0xAA && last <= 0xAE) || (second == 0x81 && last >= 0xA6 && last <= 0xA9);
}

}  // namespace

std::string without_bidi_controls(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    if (is_bidi_control(text.substr(i, 3)))
      i += 3;
    else
      shown += text[i++];
  }
  return shown;
}

std::string name_html(std::string_view name) {
  return "<bdi>" + xml_escaped(without_bidi_controls(name)) + "</bdi>";
}

}  // namespace ruralsim::viz
