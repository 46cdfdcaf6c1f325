#include "scenarios/value.hpp"

#include "scenarios/clock_text.hpp"
#include "scenarios/distribution_text.hpp"
#include "scenarios/id_text.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::scenarios {
namespace {

using Result = Outcome<Value>;
using Kind = Node::Kind;

constexpr std::int64_t kLargestWhole = 9007199254740992;  // 2^53: beyond it a double no longer counts

template <class T>
Result done(T value, std::string canonical) {
  return Result::of({std::move(value), std::move(canonical)});
}

// NaN fails every comparison, so it is asked whether a value lies within, not whether it lies outside.
bool within(double value, Limits const& limits) {
  bool const low = limits.above_least ? value > limits.least : value >= limits.least;
  return low && value <= limits.most;
}

std::string out_of_range(Type type, Limits const& limits) {
  return "(must be " + range_text(type, limits) + ")";
}

std::string wrong_type(Node const& node, Type type, Limits const& limits) {
  return "(is " + std::string(name_of(node.kind)) + ") give " + form_text(type, limits);
}

Result read_flag(Node const& node, Limits const& limits) {
  if (!node.is(Kind::boolean)) return Result::wrong(wrong_type(node, Type::flag, limits));
  return done(node.integer != 0, node.integer ? "true" : "false");
}

Result read_whole(Node const& node, Limits const& limits) {
  if (!node.is(Kind::integer)) return Result::wrong(wrong_type(node, Type::whole, limits));
  auto const value = static_cast<double>(node.integer);
  if (node.integer > kLargestWhole || node.integer < -kLargestWhole)
    return Result::wrong("(beyond 2^53, where counting ends) give a smaller number");
  if (!within(value, limits)) return Result::wrong(out_of_range(Type::whole, limits));
  return done(node.integer, std::to_string(node.integer));
}

Result read_plain_number(Node const& node, Limits const& limits) {
  if (!node.is(Kind::integer) && !node.is(Kind::real))
    return Result::wrong(wrong_type(node, Type::number, limits));
  auto const value = check_number(node.is(Kind::real) ? node.real : static_cast<double>(node.integer));
  if (!value) return Result::wrong(value.problem);
  if (!within(*value, limits)) return Result::wrong(out_of_range(Type::number, limits));
  return done(*value, number_text(*value));
}

Result read_seed(Node const& node, Limits const& limits) {
  std::string const text = node.is(Kind::integer) ? std::to_string(node.integer) : node.string;
  if (!node.is(Kind::integer) && !node.is(Kind::text))
    return Result::wrong(wrong_type(node, Type::seed, limits));
  auto const value = read_unsigned(text);
  if (!value) return Result::wrong(value.problem);
  bool const fits = *value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return done(*value, fits ? std::to_string(*value) : in_quotes(std::to_string(*value)));
}

// Such as 2018-02-30, which the command line cannot tell from other text.
bool looks_like_a_date(std::string const& text) {
  std::string const form = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; });
}

Result read_date_value(Node const& node, Limits const& limits) {
  bool const typed = node.is(Kind::text) && node.where.line == 0;
  if (typed && looks_like_a_date(node.string))
    return Result::wrong("(no such day) give a date such as 2018-07-01");
  if (!node.is(Kind::date)) return Result::wrong(wrong_type(node, Type::date, limits));
  auto const date = sim::parse_date(node.string);
  if (!date) return Result::wrong("(no such day) give a date such as 2018-07-01");
  return done(*date, sim::iso(*date));
}

Result read_weights(Node const& node, Limits const& limits) {
  if (!node.is_array()) return Result::wrong(wrong_type(node, Type::weights, limits));
  if (node.items.size() != limits.length) {
    return Result::wrong("(has " + std::to_string(node.items.size()) + " numbers) give " +
                         std::to_string(limits.length));
  }
  Limits not_negative;
  not_negative.least = 0;
  std::vector<double> weights;
  std::string canonical;
  for (auto const& item : node.items) {
    auto const value = read_plain_number(item, not_negative);
    if (!value) return Result::wrong("(" + excerpt(item) + ": " + value.problem.substr(1));
    weights.push_back((*value).as<double>());
    canonical += (canonical.empty() ? "" : ", ") + (*value).canonical;
  }
  bool const some = std::any_of(weights.begin(), weights.end(), [](double w) { return w > 0; });
  if (!some) return Result::wrong("(are all 0) give at least one above 0");
  return done(std::move(weights), "[" + canonical + "]");
}

std::size_t position_of(std::string const& word, std::vector<std::string> const& words) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

std::string unknown_word(std::string const& word, std::vector<std::string> const& words) {
  std::string all;
  for (auto const& known : words) all += (all.empty() ? "" : ", ") + known;
  return "(unknown word '" + word + "') give one of " + all + did_you_mean(word, words);
}

Result read_choice(Node const& node, Limits const& limits) {
  if (!node.is(Kind::text)) return Result::wrong(wrong_type(node, Type::choice, limits));
  auto const at = position_of(node.string, limits.words);
  if (at == limits.words.size()) return Result::wrong(unknown_word(node.string, limits.words));
  return done(std::vector<std::size_t>{at}, in_quotes(node.string));
}

Result read_choices(Node const& node, Limits const& limits) {
  if (!node.is_array()) return Result::wrong(wrong_type(node, Type::choices, limits));
  std::vector<std::size_t> chosen;
  for (auto const& item : node.items) {
    if (!item.is(Kind::text)) return Result::wrong(wrong_type(item, Type::choices, limits));
    auto const at = position_of(item.string, limits.words);
    if (at == limits.words.size()) return Result::wrong(unknown_word(item.string, limits.words));
    chosen.push_back(at);
  }
  std::sort(chosen.begin(), chosen.end());
  if (std::adjacent_find(chosen.begin(), chosen.end()) != chosen.end())
    return Result::wrong("(names one twice)");
  std::string canonical;
  for (auto const at : chosen) canonical += (canonical.empty() ? "" : ", ") + in_quotes(limits.words[at]);
  return done(std::move(chosen), "[" + canonical + "]");
}

Result read_line_of_text(std::string const& text) {
  bool const control = std::any_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control) return Result::wrong("(holds a line end or control character) give one line of text");
  if (text.size() > 1000) return Result::wrong("(longer than 1,000 bytes) shorten it");
  if (!text.empty() && (text.front() == ' ' || text.back() == ' '))
    return Result::wrong("(begins or ends with a blank)");
  return done(text, in_quotes(text));
}

Result read_ids(Node const& node, Type type, Limits const& limits) {
  if (!node.is_array()) return Result::wrong(wrong_type(node, type, limits));
  if (node.items.empty()) return Result::wrong("(is empty: nothing is meant) name at least one");
  std::vector<std::string> ids;
  std::string canonical;
  for (auto const& item : node.items) {
    if (!item.is(Kind::text)) return Result::wrong(wrong_type(item, type, limits));
    if (auto const line = read_line_of_text(item.string); !line) return line;
    if (auto const why = why_not_an_id(item.string); type == Type::ids && !why.empty())
      return Result::wrong("(" + in_quotes(item.string) + ": " + why.substr(1));
    if (std::find(ids.begin(), ids.end(), item.string) != ids.end())
      return Result::wrong("(names " + in_quotes(item.string) + " twice)");
    ids.push_back(item.string);
    canonical += (canonical.empty() ? "" : ", ") + in_quotes(item.string);
  }
  return done(std::move(ids), "[" + canonical + "]");
}

Result read_clock_node(Node const& node, Type type, Limits const& limits) {
  if (!node.is(Kind::text)) return Result::wrong(wrong_type(node, type, limits));
  auto const time = read_clock(node.string);
  if (!time) return Result::wrong(time.problem);
  return done(*time, in_quotes(clock_text(*time)));
}

Result read_clocks(Node const& node, Limits const& limits) {
  if (!node.is_array() || node.items.empty()) {
    return Result::wrong(node.is_array()
                             ? "(is empty: nothing would ever happen) give at least one time of day"
                             : wrong_type(node, Type::clocks, limits));
  }
  std::vector<sim::Seconds> times;
  std::string canonical;
  for (auto const& item : node.items) {
    auto const time = read_clock_node(item, Type::clocks, limits);
    if (!time) return time;
    if (!times.empty() && (*time).as<sim::Seconds>() <= times.back()) {
      return Result::wrong("(" + item.string +
                           " does not come after the one before it) give ascending times");
    }
    times.push_back((*time).as<sim::Seconds>());
    canonical += (canonical.empty() ? "" : ", ") + (*time).canonical;
  }
  if (times.back() >= sim::hours(24)) return Result::wrong("(24:00 is the next day's 00:00) write 00:00");
  return done(std::move(times), "[" + canonical + "]");
}

Result read_hours_list(Node const& node, Limits const& limits) {
  std::vector<Node> const items = node.is_array() ? node.items : std::vector<Node>{node};
  if (items.empty()) return Result::wrong("(is empty: never open) give hours such as \"07:00-20:00\"");
  std::vector<Hours> hours;
  std::string canonical;
  for (auto const& item : items) {
    if (!item.is(Kind::text)) return Result::wrong(wrong_type(item, Type::hours, limits));
    auto const part = read_hours(item.string);
    if (!part) return Result::wrong(part.problem);
    hours.push_back(*part);
    canonical += (canonical.empty() ? "" : ", ") + in_quotes(hours_text(*part));
  }
  if (auto const why = overlap_in(hours); !why.empty()) return Result::wrong(why);
  return done(weekly(hours), hours.size() == 1 ? canonical : "[" + canonical + "]");
}

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

Result read_text_value(Type type, Limits const& limits, Node const& node) {
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

}  // namespace

Outcome<Value> read_value(Type type, Limits const& limits, Node const& node) {
  if (!limits.nothing.empty() && node.is(Kind::text) && node.string == limits.nothing) {
    return done(std::monostate{}, in_quotes(limits.nothing));
  }
  switch (type) {
    case Type::flag:
      return read_flag(node, limits);
    case Type::whole:
      return read_whole(node, limits);
    case Type::number:
      return read_plain_number(node, limits);
    case Type::seed:
      return read_seed(node, limits);
    case Type::date:
      return read_date_value(node, limits);
    case Type::weights:
      return read_weights(node, limits);
    case Type::choice:
      return read_choice(node, limits);
    case Type::choices:
      return read_choices(node, limits);
    case Type::ids:
    case Type::names:
      return read_ids(node, type, limits);
    case Type::clock:
      return read_clock_node(node, type, limits);
    case Type::clocks:
      return read_clocks(node, limits);
    case Type::hours:
      return read_hours_list(node, limits);
    default:
      return read_text_value(type, limits, node);
  }
}

}  // namespace ruralsim::scenarios
