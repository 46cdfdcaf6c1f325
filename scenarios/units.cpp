#include "scenarios/units.hpp"

#include "scenarios/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace ruralsim::scenarios {
namespace {

using enum Dimension;

constexpr double kMinute = 60, kHour = 3600, kDay = 86400, kWeek = 604800;

constexpr std::array kUnits{
    Unit{duration, "s", 1, 1},
    Unit{duration, "min", kMinute, 1},
    Unit{duration, "h", kHour, 1},
    Unit{duration, "day", kDay, 1},
    Unit{duration, "days", kDay, 1},
    Unit{duration, "d", kDay, 1},
    Unit{duration, "week", kWeek, 1},
    Unit{duration, "weeks", kWeek, 1},
    Unit{length, "km", 1, 1},
    Unit{length, "m", 1, 1000},
    Unit{area, "km2", 1, 1},
    Unit{area, "km²", 1, 1},
    Unit{area, "m2", 1, 1e6},
    Unit{area, "ha", 1, 100},
    Unit{speed, "km/h", 1, 1},
    Unit{speed, "m/s", 36, 10},
    Unit{speed, "m/min", 6, 100},
    Unit{mass, "kg", 1, 1},
    Unit{mass, "g", 1, 1000},
    Unit{mass, "t", 1000, 1},
    Unit{volume, "m3", 1, 1},
    Unit{volume, "m³", 1, 1},
    Unit{volume, "l", 1, 1000},
    Unit{money, "CNY", 1, 1},
    Unit{money, "kCNY", 1000, 1},
    Unit{money, "MCNY", 1e6, 1},
    Unit{share, "%", 1, 100},
    Unit{parcel_rate, "parcels/h", 1, 1},
    Unit{parcel_rate, "parcels/min", 60, 1},
    Unit{parcel_rate, "parcels/day", 1, 24},
    Unit{yearly_orders, "orders/year", 1, 1},
    Unit{yearly_orders, "orders/day", 365, 1},
    Unit{yearly_orders, "orders/month", 12, 1},
    Unit{yearly_events, "/year", 1, 1},
    Unit{yearly_events, "days/year", 1, 1},
    Unit{yearly_events, "/month", 12, 1},
    Unit{yearly_events, "/day", 365, 1},
    Unit{yearly_growth, "%/year", 1, 100},
    Unit{time_per_parcel, "s/parcel", 1, 1},
    Unit{time_per_parcel, "min/parcel", 60, 1},
    Unit{money_per_time, "CNY/h", 1, 1},
    Unit{money_per_time, "CNY/day", 1, 24},
    Unit{money_per_length, "CNY/km", 1, 1},
    Unit{money_per_parcel, "CNY/parcel", 1, 1},
    Unit{money_per_year, "CNY/year", 1, 1},
    Unit{money_per_year, "kCNY/year", 1000, 1},
    Unit{money_per_year, "CNY/month", 12, 1},
    Unit{emission_per_length, "kg/km", 1, 1},
    Unit{emission_per_length, "g/km", 1, 1000},
    Unit{angle, "deg", 1, 1},
    Unit{angle, "°", 1, 1},
};

bool blank(char c) {
  return c == ' ' || c == '\t';
}

// Where the number ends and the unit begins: at the first blank, or at the first character that cannot
// belong to a number. Letters of "nan" or "0x1p3" stay with the number, to be refused by name there.
std::size_t end_of_number(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const numeric = (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '_' || c == '+' || c == '-';
    bool const exponent =
        (c == 'e' || c == 'E') && i > 0 && i + 1 < text.size() &&
        ((text[i + 1] >= '0' && text[i + 1] <= '9') || text[i + 1] == '-' || text[i + 1] == '+');
    bool const hexadecimal = i == 1 && text[0] == '0' && (c == 'x' || c == 'X');
    if (hexadecimal) return std::min(text.find_first_of(" \t"), text.size());
    if (!numeric && !exponent) {
      bool const word = i == 0 || (i == 1 && (text[0] == '-' || text[0] == '+'));
      return word ? std::min(text.find_first_of(" \t"), text.size()) : i;
    }
  }
  return text.size();
}

struct Parts {
  std::string_view number;
  std::string_view unit;
};

Parts split(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  std::size_t const cut = end_of_number(text);
  std::string_view unit = text.substr(cut);
  while (!unit.empty() && blank(unit.front())) unit.remove_prefix(1);
  return {text.substr(0, cut), unit};
}

Unit const* find_unit(std::string_view text, Dimension dimension) {
  for (auto const& unit : kUnits) {
    if (unit.dimension == dimension && unit.text == text) return &unit;
  }
  return nullptr;
}

std::string example(Dimension dimension) {
  return dimension == Dimension::number ? "12" : "\"12 " + std::string(base_unit(dimension)) + "\"";
}

std::string wrong_unit(std::string_view unit, Dimension dimension) {
  for (auto const& other : kUnits) {
    if (other.text == unit) {
      return "('" + std::string(unit) + "' measures " + std::string(name_of(other.dimension)) + ", not " +
             std::string(name_of(dimension)) + ") give " + accepted_units(dimension);
    }
  }
  return "(unknown unit '" + std::string(unit) + "') give " + accepted_units(dimension);
}

// The shortest percentage that reads back as the same share: 0.35 * 100 is not 35 in binary.
std::string percent_text(double share) {
  for (int digits = 1; digits < 17; ++digits) {
    char buffer[64];
    auto const end =
        std::to_chars(buffer, buffer + sizeof buffer, share * 100, std::chars_format::general, digits).ptr;
    double shown = 0;
    std::from_chars(buffer, end, shown);
    if (shown / 100 == share) return number_text(shown);
  }
  return number_text(share * 100);
}

}  // namespace

std::span<Unit const> all_units() {
  return kUnits;
}

std::string_view base_unit(Dimension dimension) {
  if (dimension == Dimension::share) return "%";
  if (dimension == Dimension::yearly_growth) return "%/year";
  for (auto const& unit : kUnits) {
    if (unit.dimension == dimension) return unit.text;
  }
  return "";
}

std::string_view name_of(Dimension dimension) {
  switch (dimension) {
    case number:
      return "a plain number";
    case duration:
      return "a duration";
    case length:
      return "a length";
    case area:
      return "an area";
    case speed:
      return "a speed";
    case mass:
      return "a mass";
    case volume:
      return "a volume";
    case money:
      return "money";
    case share:
      return "a share";
    case parcel_rate:
      return "parcels per time";
    case yearly_orders:
      return "orders per year";
    case yearly_events:
      return "how often in a year";
    case yearly_growth:
      return "growth per year";
    case time_per_parcel:
      return "time per parcel";
    case money_per_time:
      return "money per time";
    case money_per_length:
      return "money per distance";
    case money_per_parcel:
      return "money per parcel";
    case money_per_year:
      return "money per year";
    case emission_per_length:
      return "emission per distance";
    case angle:
      return "an angle";
  }
  return "a quantity";
}

std::string accepted_units(Dimension dimension) {
  std::string out;
  for (auto const& unit : kUnits) {
    if (unit.dimension == dimension) out += (out.empty() ? "" : ", ") + std::string(unit.text);
  }
  return out;
}

Outcome<double> read_quantity(std::string_view text, Dimension dimension) {
  using Result = Outcome<double>;
  auto const [number, unit] = split(text);
  auto const value = read_number(number);
  if (!value) return value;
  if (dimension == Dimension::number) {
    if (!unit.empty()) return Result::wrong("(has no unit) give a bare number");
    return value;
  }
  if (unit.empty()) {
    return Result::wrong("(unit missing) give " + accepted_units(dimension) + ", as in " +
                         example(dimension));
  }
  auto const* known = find_unit(unit, dimension);
  if (!known) return Result::wrong(wrong_unit(unit, dimension));
  return check_number(*value * known->times / known->divided_by);
}

Outcome<sim::Seconds> read_duration(std::string_view text) {
  using Result = Outcome<sim::Seconds>;
  auto const seconds = read_quantity(text, Dimension::duration);
  if (!seconds) return Result::wrong(seconds.problem);
  double const whole = std::round(*seconds);
  if (std::abs(whole) > 1e11) return Result::wrong("(more than 3,000 years) give a shorter time");
  // "0.1 min" is 6 s although 0.1 is no exact double: what differs by less than a microsecond is whole.
  if (std::abs(*seconds - whole) > 1e-6) {
    return Result::wrong("(is " + number_text(*seconds) + " s, but time goes in whole seconds) round it");
  }
  return Result::of(sim::seconds(static_cast<std::int64_t>(whole)));
}

std::string quantity_text(double value, Dimension dimension) {
  if (dimension == Dimension::number) return number_text(value);
  bool const percent = dimension == Dimension::share || dimension == Dimension::yearly_growth;
  return (percent ? percent_text(value) : number_text(value)) + " " + std::string(base_unit(dimension));
}

}  // namespace ruralsim::scenarios
