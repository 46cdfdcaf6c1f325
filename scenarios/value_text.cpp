#include "scenarios/number_text.hpp"
#include "scenarios/value.hpp"

#include <cmath>

namespace ruralsim::scenarios {
namespace {

std::string bound_text(double bound, Type type, Dimension dimension) {
  if (type == Type::duration || type == Type::distribution) return quantity_text(bound, Dimension::duration);
  if (type == Type::days) return number_text(bound) + " days";
  return quantity_text(bound, type == Type::quantity ? dimension : Dimension::number);
}

}  // namespace

std::string range_text(Type type, Limits const& limits) {
  std::string const low = bound_text(limits.least, type, limits.dimension);
  std::string const high = bound_text(limits.most, type, limits.dimension);
  bool const has_low = std::isfinite(limits.least), has_high = std::isfinite(limits.most);
  std::string const from = limits.above_least ? "above " + low : has_high ? "from " + low : "at least " + low;
  if (has_low && has_high) return from + (limits.above_least ? " and at most " : " to ") + high;
  if (has_low) return from;
  return has_high ? "at most " + high : "";
}

std::string form_text(Type type, Limits const& limits) {
  std::string const dimension(name_of(limits.dimension));
  std::string const units = accepted_units(type == Type::quantity ? limits.dimension : Dimension::duration);
  std::string const otherwise = limits.nothing.empty() ? "" : ", or \"" + limits.nothing + "\"";
  auto const words = [&] {
    std::string all;
    for (auto const& word : limits.words) all += (all.empty() ? "\"" : ", \"") + word + "\"";
    return all;
  };
  auto const form = [&]() -> std::string {
    switch (type) {
      case Type::flag:
        return "true or false";
      case Type::whole:
        return "a whole number";
      case Type::number:
        return "a number";
      case Type::quantity:
        return dimension + " (text with " + units + ")";
      case Type::duration:
        return "a duration (text with " + units + ")";
      case Type::days:
        return "whole days, as in \"28 days\"";
      case Type::clock:
        return "a time of day, as in \"16:00\"";
      case Type::clocks:
        return "a list of times of day, as in [\"08:00\", \"16:00\"]";
      case Type::hours:
        return "hours, as in \"07:00-20:00\" or [\"mon-fri 08:00-18:00\", \"sat 08:00-12:00\"]";
      case Type::distribution:
        return "a duration or distribution, as in \"40 min\" or \"exponential(40 min)\"";
      case Type::amount:
        return "pieces, or a time of mean demand, as in \"40 pieces\" or \"3 days\"";
      case Type::date:
        return "a date, as in 2018-07-01";
      case Type::month_day:
        return "month and day, as in \"11-11\", or \"spring-festival\"";
      case Type::day_of_year:
        return "month and day, as in \"10-20\"";
      case Type::text:
        return "text";
      case Type::id:
        return "an id (text of a-z, 0-9, '-' and '_')";
      case Type::choice:
        return "one of " + words();
      case Type::choices:
        return "a list of " + words();
      case Type::ids:
        return "a list of ids, as in [\"west\", \"east\"]";
      case Type::names:
        return "a list of texts, as in [\"West\", \"East\"]";
      case Type::seed:
        return "a whole number from 0 to 18446744073709551615";
      case Type::weights:
        return "a list of " + std::to_string(limits.length) + " numbers";
      case Type::path:
        return "the path of a file, relative to this one";
    }
    return "a value";
  };
  return form() + otherwise;
}

}  // namespace ruralsim::scenarios
