#pragma once
// What a run leaves, as plain values in memory: variables over named dimensions,
// after the picture of netCDF. Figures make them, the writer stores them, charts
// read them. A Tables is right or it is not built: every add() checks its argument
// and throws sim::Error (the program's fault) naming the variable and the rule.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruralsim::results {

enum class Type : std::uint8_t { f64, f32, i32, i64, u8, text };

// One alternative per Type, in the order of that enumeration. Row-major.
using Data = std::variant<std::vector<double>, std::vector<float>, std::vector<std::int32_t>,
                          std::vector<std::int64_t>, std::vector<std::uint8_t>, std::vector<std::string>>;

using AttributeValue =
    std::variant<std::string, std::int32_t, std::int64_t, double, std::vector<std::int32_t>,
                 std::vector<double>, std::vector<std::uint8_t>>;

struct Attribute {
  std::string name;
  AttributeValue value;
  bool operator==(Attribute const&) const = default;
};
using Attributes = std::vector<Attribute>;

// A category of a u8 variable: `value` in the data means `meaning` (one word, as CF wants it).
struct Flag {
  std::uint8_t value = 0;
  std::string meaning;
  bool operator==(Flag const&) const = default;
};

// `name` is "orders/order" for a dimension of a group. A dimension has coordinate
// values if a variable bears its name.
struct Dimension {
  std::string name;
  std::size_t size = 0;
  bool operator==(Dimension const&) const = default;
};

struct Variable {
  std::string name;  // "next_day_rate", or "orders/placed" in a group
  std::vector<std::string>
      dims;  // slowest first, bare names, looked up in the group, then at the root; {} = scalar
  Data data;
  std::string long_name;
  std::string units;           // UDUNITS, singular ("h", "day", "1"); empty for text alone
  std::string cell_methods{};  // CF, e.g. "week: mean"
  std::optional<double> fill{};
  std::vector<Flag> flags{};
  Attributes extra{};

  Type type() const { return static_cast<Type>(data.index()); }
  std::size_t size() const;
  // The values as `T`; throws sim::Error if the variable holds another type.
  template <class T>
  std::span<T const> values() const;
};

// Equal to the bit: two NaN are the same, 0.0 and -0.0 are not.
bool same_data(Data const& a, Data const& b);
bool same(Variable const& a, Variable const& b);

struct Name {
  std::string group;  // "" at the root
  std::string leaf;
};
Name split_name(std::string_view name);

class Tables {
 public:
  void add(Dimension dimension);
  void add(Variable variable);
  // A dimension and its coordinate variable (one-dimensional, numbers, no fill value) in one step.
  void add_axis(Variable coordinate);
  // Groups are made on first mention; this only settles their order.
  void add_group(std::string_view group);
  // An attribute of the file (group "") or of a group, which is made if absent. The same name again replaces.
  void set(std::string_view group, std::string_view name, AttributeValue value);

  std::vector<Dimension> const& dimensions() const { return dimensions_; }
  std::vector<Variable> const& variables() const { return variables_; }
  // Groups in order of first mention; the root "" comes first.
  std::vector<std::string> const& groups() const { return groups_; }
  Attributes const& attributes(std::string_view group = "") const;
  Attribute const* find_attribute(std::string_view group, std::string_view name) const;

  Variable const* find(std::string_view name) const;
  Variable const& at(std::string_view name) const;  // throws sim::Error if absent
  // The dimension `dim` as a variable of `group` sees it.
  Dimension const* find_dimension(std::string_view group, std::string_view dim) const;
  std::vector<std::size_t> shape(Variable const& variable) const;

 private:
  void note_group(std::string const& group);

  std::vector<Dimension> dimensions_;
  std::vector<Variable> variables_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<std::string> groups_{""};
  std::map<std::string, Attributes, std::less<>> attributes_{{"", {}}};
};

[[noreturn]] void wrong_type(Variable const& variable);

template <class T>
std::span<T const> Variable::values() const {
  if (auto const* held = std::get_if<std::vector<T>>(&data)) return *held;
  wrong_type(*this);
}

}  // namespace ruralsim::results
