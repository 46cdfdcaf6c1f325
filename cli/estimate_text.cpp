#include "cli/estimate_text.hpp"

#include "results/summary.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

// All bytes but the first of a character go on with it.
std::size_t columns_of(std::string_view words) {
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void write_estimate(results::Json& json, std::string_view key, results::Estimate const& e) {
  json.key(key).object().key("mean").number(e.mean).key("half_width").number(e.half_width).end();
}

std::string to_the_right(std::string const& words, std::size_t columns) {
  std::size_t const used = columns_of(words);
  return std::string(columns > used ? columns - used : 1, ' ') + words;
}

std::string to_the_left(std::string const& words, std::size_t columns) {
  std::size_t const used = columns_of(words);
  return words + std::string(columns > used ? columns - used : 0, ' ');
}

std::string with_half_width(double value, double half_width) {
  if (std::isnan(value)) return "n/a";
  bool const exact = !(half_width > 1e-9 * std::abs(value));
  bool const whole = std::abs(value - std::round(value)) < 1e-9 * std::max(1.0, std::abs(value));
  double const size = exact ? std::abs(value) / 10 : half_width;
  int const decimals = (exact && whole) || !(size > 0) || !std::isfinite(size)
                           ? 0
                           : std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
  auto const digits = [&](double x) {
    return results::grouped(without_sign_of_zero(sim::text("{:.{}f}", x, decimals)));
  };
  auto const out = digits(value);
  if (std::isnan(half_width)) return out;
  return out + " ± " + (exact ? "0" : digits(half_width));
}

std::string without_sign_of_zero(std::string const& digits) {
  bool const nothing = digits.find_first_of("123456789") == std::string::npos;
  return nothing && digits.starts_with('-') ? digits.substr(1) : digits;
}

}  // namespace ruralsim::cli
