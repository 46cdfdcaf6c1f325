// Simulated time: whole seconds from the scenario's first midnight.
#pragma once

#include "sim/quantity.hpp"

namespace ruralsim::sim {

// A point in simulated time. Day 0 begins at second 0.
struct Time {
  std::int64_t s = 0;

  friend constexpr auto operator<=>(Time, Time) = default;
  friend constexpr Time operator+(Time t, Seconds d) { return {t.s + d.value}; }
  friend constexpr Time operator-(Time t, Seconds d) { return {t.s - d.value}; }
  friend constexpr Seconds operator-(Time a, Time b) { return {a.s - b.s}; }

  constexpr std::int64_t day() const { return s >= 0 ? s / 86400 : (s - 86399) / 86400; }
  constexpr Seconds of_day() const { return {s - 86400 * day()}; }
};

constexpr Time midnight(std::int64_t day) {
  return {86400 * day};
}
constexpr Time kNever{std::int64_t{1} << 52};  // later than any horizon

}  // namespace ruralsim::sim
