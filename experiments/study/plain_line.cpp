#include "experiments/study/plain_line.hpp"

#include <cstddef>

namespace ruralsim::experiments {

bool is_plain_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return false;
    bool const may_be_c1 = c == 0xC2 && i + 1 < text.size();
    if (may_be_c1 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
  }
  return true;
}

}  // namespace ruralsim::experiments
