// How comparisons of runs tell what they found, for people and for scripts.
#pragma once

#include "results/json.hpp"
#include "results/statistics.hpp"

#include <string>
#include <string_view>

namespace ruralsim::cli {

// "key": {"mean": ..., "half_width": ...}
void write_estimate(results::Json& json, std::string_view key, results::Estimate const& e);

// Of text in which every character is one column of the screen wide.
std::size_t columns_of(std::string_view words);
// The words with blanks before (after) them to so many columns of the screen; at least one before.
std::string to_the_right(std::string const& words, std::size_t columns);
std::string to_the_left(std::string const& words, std::size_t columns);

// "1.23 ± 0.12": decimals to the second digit of the half-width; without one three digits; "n/a" for NaN.
std::string with_half_width(double value, double half_width);

// "-0.0" is "0.0".
std::string without_sign_of_zero(std::string const& digits);

}  // namespace ruralsim::cli
