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

constexpr std::string_view kApart = "\u2068", kApartEnd = "\u2069";

// Hebrew, Arabic and their neighbours in Unicode, U+0590 to U+08FF, and their presentation forms, U+FB1D to
// U+FDFF and U+FE70 to U+FEFC.
bool has_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    auto const byte = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
    };
    unsigned const two = byte(0) << 8U | byte(1), three = two << 8U | byte(2);
    if ((two >= 0xD690 && two <= 0xDFBF) || (three >= 0xE0A080 && three <= 0xE0A3BF) ||
        (three >= 0xEFAC9D && three <= 0xEFB7BF) || (three >= 0xEFB9B0 && three <= 0xEFBBBC))
      return true;
  }
  return false;
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

std::string set_apart(std::string_view name) {
  std::string shown = without_bidi_controls(name);
  return has_right_to_left(shown) ? std::string(kApart).append(shown).append(kApartEnd) : shown;
}

std::string sentence_html(std::string_view sentence) {
  std::string html;
  for (;;) {
    std::size_t const begin = sentence.find(kApart);
    std::size_t const end = begin == std::string_view::npos ? begin : sentence.find(kApartEnd, begin);
    if (end == std::string_view::npos) return html + attribute_html(sentence);
    std::size_t const name = begin + kApart.size();
    html += attribute_html(sentence.substr(0, begin)) + name_html(sentence.substr(name, end - name));
    sentence.remove_prefix(end + kApartEnd.size());
  }
}

std::string attribute_html(std::string_view text) {
  return xml_escaped(without_bidi_controls(text));
}

std::string name_html(std::string_view name) {
  return "<bdi>" + xml_escaped(without_bidi_controls(name)) + "</bdi>";
}

}  // namespace ruralsim::viz
