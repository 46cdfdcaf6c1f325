#pragma once

#include "scenarios/outcome.hpp"
#include "sim/quantity.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// What a quantity measures. Inside, each dimension has one base unit, the first in the table of units.
enum class Dimension {
  number,               // no unit
  duration,             // s
  length,               // km
  area,                 // km2
  speed,                // km/h
  mass,                 // kg
  volume,               // m3
  money,                // CNY
  share,                // 1 (text: %)
  parcel_rate,          // parcels/h
  yearly_orders,        // orders/year
  yearly_events,        // 1/year
  yearly_growth,        // 1/year (text: %/year)
  time_per_parcel,      // s/parcel
  money_per_time,       // CNY/h
  money_per_length,     // CNY/km
  money_per_parcel,     // CNY/parcel
  money_per_year,       // CNY/year
  emission_per_length,  // kg/km
  angle,                // deg
};

struct Unit {
  Dimension dimension;
  std::string_view text;
  double times;       // base units in one of these: times / divided_by, both exact, so that
  double divided_by;  // "1500 g" is the double nearest to 1.5 kg
};

std::span<Unit const> all_units();
std::string_view base_unit(Dimension dimension);  // "" for a plain number
std::string_view name_of(Dimension dimension);    // "speed"
std::string accepted_units(Dimension dimension);  // "km/h, m/s"

// "42 km/h" -> 42, "10 m/s" -> 36. One number, one unit; a blank between them is usual, not needed.
Outcome<double> read_quantity(std::string_view text, Dimension dimension);

// "45 min" -> 2700: whole seconds; a fraction of a second is refused. Negative values pass (ranges are
// checked where the field is known).
Outcome<sim::Seconds> read_duration(std::string_view text);

// The value in its base unit, as `show` prints it: "36 km/h", "35 %", "2700 s".
std::string quantity_text(double value, Dimension dimension);

}  // namespace ruralsim::scenarios
