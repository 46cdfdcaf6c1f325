#include "viz/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ruralsim::viz {
namespace {

std::string plain(double value, int decimals) {
  std::array<char, 512> buffer;
  auto const end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return {buffer.data(), end.ptr};
}

std::string scientific(double value) {
  std::array<char, 64> buffer;
  auto const end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, 1);
  return {buffer.data(), end.ptr};
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "n/a";
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  std::string digits = plain(std::abs(value), decimals);
  bool const negative = value < 0 && digits.find_first_not_of("0.") != std::string::npos;
  std::size_t const point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return std::string(negative ? "−" : "").append(digits);
}

std::string rounded(double value) {
  double const size = std::abs(value);
  if (!std::isfinite(value) || size == 0) return fixed(value, 0);
  if (size >= 1e15 || size < 1e-4) return scientific(value);
  if (size >= 1e9) return fixed(value / 1e9, size < 1e11 ? 1 : 0) + " G";
  if (size >= 1e6) return fixed(value / 1e6, size < 1e8 ? 1 : 0) + " M";
  if (std::round(value) == value || size >= 1000) return fixed(value, 0);
  return fixed(value, size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

std::string percent(double share) {
  double const size = std::abs(100 * share);
  if (!std::isfinite(share) || size == 0 || size == 100)
    return fixed(100 * share, 0) + (std::isnan(share) ? "" : " %");
  return fixed(100 * share, size < 0.095 ? 2 : 1) + " %";
}

std::string counted(double value, std::string const& one, std::string const& many) {
  return rounded(value) + " " + (value == 1 ? one : many);
}

}  // namespace ruralsim::viz
