#pragma once

#include <cstdint>
#include <string>

namespace ruralsim::results::figures {

// Sixteen hexadecimal digits.
inline std::string fingerprint_text(std::uint64_t number) {
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; number >>= 4) digits[i] = "0123456789abcdef"[number & 15];
  return digits;
}

}  // namespace ruralsim::results::figures
