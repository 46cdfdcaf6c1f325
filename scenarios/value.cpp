#include "scenarios/value.hpp"

#include "scenarios/clock_text.hpp"
#include "scenarios/id_text.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/value_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::scenarios {
namespace {

using Result = Outcome<Value>;
using Kind = Node::Kind;

constexpr std::int64_t kLargestWhole = 9007199254740992;  // 2^53: beyond it a double no longer counts

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
