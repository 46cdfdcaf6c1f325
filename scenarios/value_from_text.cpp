#include "scenarios/distribution_text.hpp"
#include "scenarios/id_text.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/value_parts.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using Result = Outcome<Value>;
using Kind = Node::Kind;

Result read_day_of_year(std::string const& text, std::string const& advice) {
  auto const date = sim::parse_date("2019-" + text);  // no leap year: the day must be there every year
  if (text.size() != 5 || !date) return Result::wrong("(no day of every year) give " + advice);
  auto const parts = sim::year_month_day(*date);
  return done(MonthDay{false, parts.month, parts.day}, in_quotes(text));
}

Result read_month_day(std::string const& text) {
  if (text == "spring-festival") return done(MonthDay{true, 0, 0}, in_quotes(text));
  return read_day_of_year(text, "month and day as in \"11-11\", or \"spring-festival\"");
}

Result read_duration_text(std::string const& text, Type type, Limits const& limits) {
  auto const value = read_duration(text);
  if (!value) return Result::wrong(value.problem);
  std::int64_t const seconds = (*value).value;
  if (type == Type::duration) {
    if (!within(static_cast<double>(seconds), limits)) return Result::wrong(out_of_range(type, limits));
    return done(*value, in_quotes(std::to_string(seconds) + " s"));
  }
  if (seconds % 86400 != 0) return Result::wrong("(must be whole days) give days, as in \"28 days\"");
  std::int64_t const days = seconds / 86400;
  if (!within(static_cast<double>(days), limits)) return Result::wrong(out_of_range(type, limits));
  return done(seconds / 86400, in_quotes(std::to_string(seconds / 86400) + " days"));
}

Result read_quantity_text(std::string const& text, Limits const& limits) {
  auto const value = read_quantity(text, limits.dimension);
  if (!value) return Result::wrong(value.problem);
  if (!within(*value, limits)) return Result::wrong(out_of_range(Type::quantity, limits));
  return done(*value, in_quotes(quantity_text(*value, limits.dimension)));
}

Result read_distribution_text(std::string const& text, Limits const& limits) {
  auto const value = read_distribution(text);
  if (!value) return Result::wrong(value.problem);
  if (!within((*value).distribution.mean(), limits)) {
    return Result::wrong("(its mean must be " + range_text(Type::distribution, limits) + ")");
  }
  return done((*value).distribution, in_quotes((*value).canonical));
}

// How a bare number may be meant: 0.4 where a percentage belongs is forty percent, not 0.4.
std::string with_unit(Node const& node, Type type, Limits const& limits) {
  if (type != Type::quantity) return to_toml(node) + (type == Type::days ? " days" : " min");
  double const value = node.is(Kind::real) ? node.real : static_cast<double>(node.integer);
  std::string_view const unit = base_unit(limits.dimension);
  if (unit.starts_with("%") && std::abs(value) <= 1) return quantity_text(value, limits.dimension);
  return to_toml(node) + " " + std::string(unit);
}

constexpr double kMostPieces = 1e12;

// Pieces are whole; of a time so much as is ordered in it on average.
Result read_amount(std::string const& text, Limits const& limits) {
  using Unit = models::StockAmount::Unit;
  auto const blank = text.find(' ');
  auto const unit = blank == std::string::npos ? "" : text.substr(blank + 1);
  if (unit != "pieces" && unit != "piece") {
    auto const time = read_duration(text);
    if (!time) return Result::wrong("(no amount of stock) give " + form_text(Type::amount, limits));
    auto const seconds = static_cast<double>((*time).value);
    if (!within(seconds, limits)) return Result::wrong("(must be above 0)");
    return done(models::StockAmount{seconds / 86400, Unit::days}, in_quotes(number_text(seconds) + " s"));
  }
  auto const number = read_number(text.substr(0, blank));
  if (!number) return Result::wrong(number.problem);
  if (*number != std::floor(*number)) return Result::wrong("(goods come whole) give whole pieces");
  if (std::abs(*number) > kMostPieces)
    return Result::wrong("(more than a stock can count) give at most " + number_text(kMostPieces) +
                         " pieces");
  if (!within(*number, limits)) return Result::wrong(out_of_range(Type::amount, limits));
  return done(models::StockAmount{*number, Unit::pieces}, in_quotes(number_text(*number) + " pieces"));
}

}  // namespace

Outcome<Value> read_line_of_text(std::string const& text) {
  bool const control = std::any_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control) return Result::wrong("(holds a line end or control character) give one line of text");
  if (text.size() > 1000) return Result::wrong("(longer than 1,000 bytes) shorten it");
  if (!text.empty() && (text.front() == ' ' || text.back() == ' '))
    return Result::wrong("(begins or ends with a blank)");
  return done(text, in_quotes(text));
}

Outcome<Value> read_text_value(Type type, Limits const& limits, Node const& node) {
  if (!node.is(Kind::text)) {
    bool const number = node.is(Kind::integer) || node.is(Kind::real);
    bool const measured =
        type == Type::quantity || type == Type::duration || type == Type::days || type == Type::distribution;
    if (number && measured) {
      return Result::wrong("(unit missing) give " +
                           accepted_units(type == Type::quantity ? limits.dimension : Dimension::duration) +
                           ", as in " + in_quotes(with_unit(node, type, limits)));
    }
    return Result::wrong(wrong_type(node, type, limits));
  }
  switch (type) {
    case Type::quantity:
      return read_quantity_text(node.string, limits);
    case Type::duration:
    case Type::days:
      return read_duration_text(node.string, type, limits);
    case Type::amount:
      return read_amount(node.string, limits);
    case Type::distribution:
      return read_distribution_text(node.string, limits);
    case Type::month_day:
      return read_month_day(node.string);
    case Type::day_of_year:
      return read_day_of_year(node.string,
                              "month and day as in \"10-20\" (the same in every year, unlike a festival)");
    case Type::id: {
      auto const why = why_not_an_id(node.string);
      return why.empty() ? done(node.string, in_quotes(node.string)) : Result::wrong(why);
    }
    default:
      return read_line_of_text(node.string);
  }
}

}  // namespace ruralsim::scenarios
