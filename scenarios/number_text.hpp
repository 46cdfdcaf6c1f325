#pragma once

#include "scenarios/outcome.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// Reads a decimal number that makes up the whole text: sign, digits, point, exponent; never by locale.
// Refused by name: decimal comma, digit separators, hexadecimal, NaN, infinity, too large or too small
// for a double. -0 is read as 0.
Outcome<double> read_number(std::string_view text);

// A double that came from elsewhere (a TOML float), by the same rules.
Outcome<double> check_number(double value);

// A whole number from 0 to 2^64-1, in digits alone (seeds).
Outcome<std::uint64_t> read_unsigned(std::string_view text);

// How a number is written back: shortest text that reads as the same value, without exponent where short.
std::string number_text(double value);

}  // namespace ruralsim::scenarios
