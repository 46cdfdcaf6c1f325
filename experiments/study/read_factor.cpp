#include "experiments/study/read_factor.hpp"

#include "experiments/designs.hpp"
#include "experiments/study/plain_line.hpp"
#include "experiments/study/table_reader.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace ruralsim::experiments {

namespace {

using scenarios::Node;
using scenarios::Problems;

constexpr std::size_t kLongestName = 64;
constexpr double kLargestWhole = 1e15;     // doubles hold all whole numbers up to here
constexpr double kMostWholeNumbers = 1e9;  // of one range

// A number and what stands behind it: "42 km/h"; 3 and 3.5 have no unit.
struct Quantity {
  double number = 0;
  std::string unit;
};

std::optional<Quantity> quantity_of(Node const& value) {
  if (value.is(Node::Kind::integer)) return Quantity{static_cast<double>(value.integer), ""};
  if (value.is(Node::Kind::real)) return Quantity{value.real, ""};
  if (!value.is(Node::Kind::text)) return std::nullopt;
  auto const blank = value.string.find_first_not_of("+-.0123456789eE");
  if (blank == 0 || blank == std::string::npos) return std::nullopt;
  auto const number = scenarios::read_number(std::string_view(value.string).substr(0, blank));
  auto const unit = value.string.find_first_not_of(' ', blank);
  if (!number || unit == std::string::npos) return std::nullopt;
  return Quantity{*number, value.string.substr(unit)};
}

// As people read it: ["16:00"] is "16:00", and two of them "08:00 and 16:00".
std::string shown(Node const& value) {
  if (value.is(Node::Kind::text)) return value.string;
  if (!value.is(Node::Kind::array) || value.items.empty()) return scenarios::to_toml(value);
  std::string all;
  for (auto const& item : value.items) all += (all.empty() ? "" : " and ") + shown(item);
  return all;
}

class FactorReader {
 public:
  FactorReader(Node const& node, Problems& problems)
      : node_(node), before_(problems.count()), problems_(problems), table_(node, "[[factor]]", problems) {}

  std::optional<Factor> read() {
    table_.need("name", "(what it is called in results)");
    factor_.name = table_.text("name").value_or("");
    check_name();
    factor_.keys = table_.texts("key");
    factor_.place = table_.place("key");
    ways();
    base();
    table_.refuse_others();
    if (problems_.count() > before_) return std::nullopt;
    return std::move(factor_);
  }

 private:
  // It becomes the name of a variable in the result file.
  void check_name() {
    auto const& name = factor_.name;
    if (name.empty()) return;  // told already
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    if (!std::ranges::all_of(name, plain) || !letter(name[0]))
      table_.wrong("name", "(letters, digits and _ alone, a letter first) as in cut_off");
    else if (name.size() > kLongestName)
      table_.wrong("name", "(longer than " + std::to_string(kLongestName) + " letters) shorten it");
  }

  void ways() {
    auto const* values = table_.node("values");
    auto const* range = table_.node("range");
    auto const levels = table_.tables("level");
    bool const whole = table_.flag("whole").value_or(false);
    static constexpr std::array<std::string_view, 2> scales{"linear", "log"};
    bool const logarithmic = table_.choice("scale", scales) == 1;
    int const given = (values ? 1 : 0) + (range ? 1 : 0) + (levels.empty() ? 0 : 1);
    if (given != 1) {
      table_.wrong("needs one of values = [...], range = [low, high] and [[factor.level]] (it has " +
                   std::to_string(given) + ")");
      return;
    }
    if (factor_.keys.empty() && levels.empty())
      table_.wrong("key is missing (what it sets) as in key = \"county.west.trucks\"");
    if (!levels.empty() && !factor_.keys.empty())
      table_.wrong("key", "(its levels say themselves what they set) leave it out");
    if (!range && (whole || logarithmic))
      table_.wrong(whole ? "whole" : "scale", "(means nothing without a range) leave it out");
    if (values) read_values(*values);
    if (range) read_range(*range, whole, logarithmic);
    for (auto const* level : levels) read_level(*level);
  }

  void read_values(Node const& values) {
    if (!values.is_array() || values.items.empty()) {
      table_.wrong("values", "(must be a list) as in values = [2, 3, 4]");
      return;
    }
    std::set<std::string> seen, units;
    for (auto const& value : values.items) {
      Level level{.name = shown(value), .settings = {}};
      if (!is_plain_line(level.name))
        problems_.error(value.where, scenarios::excerpt(value) + " " + std::string(not_a_plain_line));
      if (!seen.insert(level.name).second) table_.wrong("values", "(" + level.name + " is there twice)");
      level.place = value.where.text();
      for (auto const& key : factor_.keys) level.settings.push_back(key + "=" + scenarios::to_toml(value));
      if (auto const quantity = quantity_of(value)) {
        level.number = quantity->number;
        units.insert(quantity->unit);
      }
      factor_.levels.push_back(std::move(level));
    }
    bool const all =
        std::ranges::all_of(factor_.levels, [](auto const& level) { return level.number.has_value(); });
    if (all && units.size() == 1)
      factor_.unit = *units.begin();
    else
      for (auto& level : factor_.levels) level.number.reset();
  }

  void read_range(Node const& range, bool whole, bool logarithmic) {
    auto const low = range.items.size() == 2 ? quantity_of(range.items[0]) : std::nullopt;
    auto const high = range.items.size() == 2 ? quantity_of(range.items[1]) : std::nullopt;
    if (!low || !high)
      return table_.wrong("range", "(must be two quantities) as in range = [\"30 km/h\", \"60 km/h\"]");
    if (low->unit != high->unit) return table_.wrong("range", "(its ends have two units) write both in one");
    if (!std::isfinite(low->number) || !std::isfinite(high->number))
      return table_.wrong("range", "(its ends must be numbers) leave out nan and inf");
    if (!(low->number < high->number)) return table_.wrong("range", "(the first must be the smaller)");
    bool const are_whole = std::floor(low->number) == low->number && std::floor(high->number) == high->number;
    if (whole && !are_whole) return table_.wrong("range", "(whole = true needs whole ends)");
    if (whole && (std::max(-low->number, high->number) > kLargestWhole ||
                  high->number - low->number >= kMostWholeNumbers))
      return table_.wrong(
          "range", "(too many whole numbers: a billion at most, up to 1e15) narrow it, or leave out whole");
    if (logarithmic && whole)
      return table_.wrong("scale", "(whole numbers have no log scale) list them as values");
    if (logarithmic && low->number <= 0) return table_.wrong("range", "(a log scale needs ends above 0)");
    factor_.range = {.low = low->number,
                     .high = high->number,
                     .unit = low->unit,
                     .whole = whole,
                     .logarithmic = logarithmic};
    factor_.unit = low->unit;
  }

  void read_level(Node const& node) {
    TableReader table(node, "[[factor.level]]", problems_);
    table.need("name", "(what it is called in results)");
    Level level{
        .name = table.line("name").value_or(""), .settings = table.texts("set"), .place = table.place("set")};
    table.refuse_others();
    auto const same = [&](auto const& other) { return other.name == level.name; };
    if (std::ranges::any_of(factor_.levels, same)) table.wrong("name", "(another level has it)");
    factor_.levels.push_back(std::move(level));
  }

  // Where one at a time begins: the first value, or the middle of the range.
  void base() {
    factor_.base = factor_.range ? 0.5 : 0.0;
    auto const* base = table_.node("base");
    if (!base) return;
    if (factor_.range) {
      auto const value = quantity_of(*base);
      auto const& r = *factor_.range;
      if (!value || value->unit != r.unit || value->number < r.low || value->number > r.high)
        return table_.wrong("base", "(must lie in the range, in its unit)");
      factor_.base = r.logarithmic ? std::log(value->number / r.low) / std::log(r.high / r.low)
                     : r.whole     ? coordinate_of(static_cast<std::size_t>(value->number - r.low),
                                                   static_cast<std::size_t>(r.high - r.low) + 1)
                                   : (value->number - r.low) / (r.high - r.low);
      return;
    }
    for (std::size_t i = 0; i < factor_.levels.size(); ++i)
      if (factor_.levels[i].name == shown(*base)) {
        factor_.base = coordinate_of(i, factor_.levels.size());
        return;
      }
    table_.wrong("base", "(must be one of its values)");
  }

  Node const& node_;
  std::size_t before_;
  Problems& problems_;
  TableReader table_;
  Factor factor_;
};

}  // namespace

std::optional<Factor> read_factor(Node const& node, Problems& problems) {
  return FactorReader(node, problems).read();
}

}  // namespace ruralsim::experiments
