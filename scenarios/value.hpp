#pragma once

#include "models/settings.hpp"
#include "scenarios/node.hpp"
#include "scenarios/outcome.hpp"
#include "scenarios/units.hpp"
#include "sim/calendar.hpp"
#include "sim/distribution.hpp"
#include "sim/quantity.hpp"
#include "sim/working_time.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

namespace ruralsim::scenarios {

// What kinds of value a key may have, and how each is written in TOML.
enum class Type {
  flag,          // true
  whole,         // 4
  number,        // 1.32
  quantity,      // "42 km/h"
  duration,      // "45 min"
  days,          // "364 days": a duration of whole days
  clock,         // "16:00"
  clocks,        // ["08:00", "16:00"], ascending
  hours,         // "07:00-20:00" or ["mon-fri 08:00-12:00", "mon-fri 13:00-18:00"]
  distribution,  // "exponential(40 min)"
  amount,        // "40 pieces", or "3 days" of mean demand
  date,          // 2018-07-01
  month_day,     // "11-11" or "spring-festival"
  day_of_year,   // "10-20": month and day alone
  text,          // any text of one line
  id,            // text of a-z, 0-9, - and _
  choice,        // one of some words
  choices,       // a list of some words
  ids,           // a list of ids
  names,         // a list of texts
  seed,          // whole number below 2^64 (as text where it is above 2^63 - 1)
  weights,       // a list of so many numbers, not all 0
  path,          // a file beside the scenario
};

// What a value must be, beyond its type.
struct Limits {
  Dimension dimension = Dimension::number;
  double least = -std::numeric_limits<double>::infinity();  // in the base unit (seconds, days for days)
  double most = std::numeric_limits<double>::infinity();
  bool above_least = false;        // least itself is not allowed
  std::vector<std::string> words;  // choice, choices
  std::size_t length = 0;          // weights
  std::string nothing;             // the word that stands for no value at all ("unlimited"), or ""
};

struct MonthDay {
  bool spring_festival = false;
  int month = 0, day = 0;
};

// A value as read: for the program, and as canonical TOML (base units), by which scenarios are compared.
struct Value {
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, sim::Seconds, sim::Date, MonthDay,
               std::string, models::StockAmount, sim::Distribution, sim::WeeklyHours,
               std::vector<sim::Seconds>, std::vector<double>, std::vector<std::size_t>,
               std::vector<std::string>>
      held;
  std::string canonical;

  template <class T>
  T const& as() const {
    return std::get<T>(held);
  }
  bool nothing() const { return std::holds_alternative<std::monostate>(held); }
};

// Reads one value; the problem says what is wrong with it and what would be right.
Outcome<Value> read_value(Type type, Limits const& limits, Node const& node);

// "from 0 km to 500 km", for messages and for the reference page; "" where anything goes.
std::string range_text(Type type, Limits const& limits);

// What a reader should write: `text with a unit of speed (km/h, m/s)`.
std::string form_text(Type type, Limits const& limits);

}  // namespace ruralsim::scenarios
