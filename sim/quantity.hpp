// Numbers that carry their unit in their type. Text is converted to them where it is read
// (scenarios/) and nowhere else.
#pragma once

#include <compare>
#include <cstdint>

namespace ruralsim::sim {

// A number of one unit. Sums and differences stay in the unit; the ratio of two is a plain number.
template <class Unit, class Rep>
struct Quantity {
  Rep value{};

  friend constexpr auto operator<=>(Quantity const&, Quantity const&) = default;
  constexpr Quantity& operator+=(Quantity other) { return value += other.value, *this; }
  constexpr Quantity& operator-=(Quantity other) { return value -= other.value, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, Rep factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(Rep factor, Quantity a) { return {a.value * factor}; }
  friend constexpr Rep operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Seconds = Quantity<struct SecondsUnit, std::int64_t>;
using Km = Quantity<struct KmUnit, double>;
using Km2 = Quantity<struct Km2Unit, double>;
using KmPerHour = Quantity<struct KmPerHourUnit, double>;
using Kg = Quantity<struct KgUnit, double>;
using M3 = Quantity<struct M3Unit, double>;
using Cny = Quantity<struct CnyUnit, double>;
using PerHour = Quantity<struct PerHourUnit, double>;  // parcels an hour
using PerYear = Quantity<struct PerYearUnit, double>;  // orders a year of 365 days

constexpr Seconds seconds(std::int64_t n) {
  return {n};
}
constexpr Seconds minutes(std::int64_t n) {
  return {60 * n};
}
constexpr Seconds hours(std::int64_t n) {
  return {3600 * n};
}
constexpr Seconds days(std::int64_t n) {
  return {86400 * n};
}

// Driving time, rounded up to whole seconds; distance >= 0 and speed > 0.
constexpr Seconds driving_time(Km distance, KmPerHour speed) {
  double const s = distance.value / speed.value * 3600.0;
  auto const whole = static_cast<std::int64_t>(s);
  return {whole + (static_cast<double>(whole) < s ? 1 : 0)};
}

}  // namespace ruralsim::sim
