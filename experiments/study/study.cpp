#include "experiments/study/study.hpp"

#include "experiments/designs.hpp"
#include "scenarios/node.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::experiments {

namespace {

// As many digits as a person would read; no factor is known to more.
double to_six_digits(double value) {
  if (value == 0) return 0;
  double const scale = std::pow(10.0, 5 - std::floor(std::log10(std::abs(value))));
  return std::isfinite(scale) ? std::round(value * scale) / scale : value;
}

// What a scenario takes to the second.
std::optional<double> seconds_of(std::string_view unit) {
  if (unit == "min") return 60.0;
  if (unit == "h") return 3600.0;
  return unit == "s" ? std::optional(1.0) : std::nullopt;
}

std::string text_of(double value, std::string const& unit) {
  auto const number = scenarios::number_text(value);
  return unit.empty() ? number : "\"" + number + " " + unit + "\"";
}

}  // namespace

std::string_view name_of(DesignKind kind) {
  static constexpr std::array<std::string_view, 7> names{
      "list", "factorial", "one-at-a-time", "latin-hypercube", "sobol", "morris", "saltelli"};
  return names[static_cast<std::size_t>(kind)];
}

double Range::at(double u) const {
  if (whole) {
    auto const n = static_cast<std::size_t>(high - low) + 1;
    return low + static_cast<double>(level_of(u, n));
  }
  if (logarithmic) return to_six_digits(std::exp(std::lerp(std::log(low), std::log(high), u)));
  return to_six_digits(std::lerp(low, high, u));
}

std::size_t values_of(Factor const& factor) {
  if (!factor.range) return factor.levels.size();
  if (!factor.range->whole) return 0;
  return static_cast<std::size_t>(factor.range->high - factor.range->low) + 1;
}

Level Factor::at(double u) const {
  if (!range) return levels[level_of(u, levels.size())];
  double const value = range->at(u);
  auto const seconds = range->whole ? std::nullopt : seconds_of(range->unit);
  std::string const text = seconds ? text_of(std::round(value * *seconds), "s") : text_of(value, range->unit);
  Level level{.name = scenarios::number_text(value) + (unit.empty() ? "" : " " + unit),
              .settings = {},
              .number = value,
              .place = place};
  for (auto const& key : keys) level.settings.push_back(key + "=" + text);
  return level;
}

}  // namespace ruralsim::experiments
