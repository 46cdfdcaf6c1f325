#include "results/table_rules.hpp"

#include "results/utf8.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace ruralsim::results::rules {

namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Attributes that belong to the format itself or to a field of Variable.
constexpr std::array reserved{"CLASS",        "NAME",          "DIMENSION_LIST", "REFERENCE_LIST",
                              "_FillValue",   "units",         "long_name",      "cell_methods",
                              "flag_values",  "flag_meanings", "data_checksum",  "ruralsim_format",
                              "_NCProperties"};

// xarray turns a variable with one of these into a timedelta, the singular it leaves alone.
constexpr std::array plural_times{"weeks",   "days",         "hours",        "minutes",
                                  "seconds", "milliseconds", "microseconds", "nanoseconds"};

template <class List>
bool contains(List const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void check_text(std::string_view text, std::string_view kind, std::string_view name) {
  if (!valid_utf8(text))
    refuse(kind, name, "holds text that is not valid UTF-8 (pass it through to_utf8 first)");
  if (text.find('\0') != std::string_view::npos) refuse(kind, name, "holds text with a zero byte");
}

void check_units(Variable const& v) {
  if (v.type() == Type::text) {
    if (!v.units.empty()) refuse("variable", v.name, "is text and must not have units");
    return;
  }
  if (v.units.empty()) refuse("variable", v.name, "has no units (a pure number has units \"1\")");
  if (contains(plural_times, v.units))
    refuse("variable", v.name,
           "has units in the plural (xarray would turn it into a timedelta): write the singular");
  bool const dated = v.units.find(" since ") != std::string::npos;
  bool const calendar =
      std::any_of(v.extra.begin(), v.extra.end(), [](Attribute const& a) { return a.name == "calendar"; });
  if (dated && !calendar)
    refuse("variable", v.name, "counts time since a date but has no `calendar` attribute");
}

void check_shape(Variable const& v, Tables const& tables) {
  auto const group = split_name(v.name).group;
  std::size_t expected = 1;
  std::set<std::string> seen;
  for (std::string const& dim : v.dims) {
    Dimension const* dimension = tables.find_dimension(group, dim);
    if (!dimension) refuse("variable", v.name, "runs over the dimension `" + dim + "`, which was not added");
    if (!seen.insert(dim).second) refuse("variable", v.name, "runs over the dimension `" + dim + "` twice");
    expected *= dimension->size;
  }
  if (v.size() != expected)
    refuse("variable", v.name,
           "holds " + std::to_string(v.size()) + " values where its dimensions ask for " +
               std::to_string(expected));
}

// netCDF reads a variable that bears a dimension's name as that dimension's coordinate values.
void check_coordinate(Variable const& v, Tables const& tables) {
  auto const name = split_name(v.name);
  bool const own = std::any_of(tables.dimensions().begin(), tables.dimensions().end(),
                               [&](Dimension const& d) { return d.name == v.name; });
  if (!own) return;
  if (v.type() == Type::text)
    refuse("variable", v.name,
           "is text and bears the name of a dimension (netCDF tools reject that): add `_id`");
  if (v.dims != std::vector{name.leaf})
    refuse("variable", v.name, "bears the name of a dimension but does not run over it alone");
  if (v.fill) refuse("variable", v.name, "gives coordinate values and must not have a fill value");
}

void check_fill(Variable const& v) {
  if (!v.fill) return;
  double const fill = *v.fill;
  auto const fits = [&](double low, double high) {
    return fill >= low && fill <= high && std::trunc(fill) == fill;
  };
  bool ok = true;
  if (v.type() == Type::text) ok = false;
  if (v.type() == Type::u8) ok = fits(0, 255);
  if (v.type() == Type::i32)
    ok = fits(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
  if (v.type() == Type::i64) ok = fits(-0x1p63, 0x1p53);
  if (v.type() == Type::f32) ok = std::isnan(fill) || static_cast<double>(static_cast<float>(fill)) == fill;
  if (!ok) refuse("variable", v.name, "has a fill value that its type cannot hold");
}

void check_flags(Variable const& v) {
  if (v.flags.empty()) return;
  auto const* data = std::get_if<std::vector<std::uint8_t>>(&v.data);
  if (!data) refuse("variable", v.name, "has flags but is not u8");
  std::array<bool, 256> known{};
  for (Flag const& flag : v.flags) {
    bool const word = std::all_of(flag.meaning.begin(), flag.meaning.end(), [](char c) {
      return letter(c) || digit(c) || c == '_' || c == '-' || c == '+' || c == '.';
    });
    if (flag.meaning.empty() || !word)
      refuse("variable", v.name, "has the flag `" + flag.meaning + "`, which is not one word");
    if (known[flag.value]) refuse("variable", v.name, "has two flags of one value");
    known[flag.value] = true;
  }
  if (v.fill) known[static_cast<std::uint8_t>(*v.fill)] = true;
  for (std::uint8_t value : *data)
    if (!known[value])
      refuse("variable", v.name, "holds the category " + std::to_string(value) + ", which has no flag");
}

void check_words(Variable const& v) {
  if (v.long_name.empty()) refuse("variable", v.name, "has no long_name");
  for (std::string const* text : {&v.long_name, &v.units, &v.cell_methods})
    check_text(*text, "variable", v.name);
  if (auto const* texts = std::get_if<std::vector<std::string>>(&v.data))
    for (std::string const& text : *texts) check_text(text, "variable", v.name);
}

}  // namespace

void refuse(std::string_view kind, std::string_view name, std::string_view reason) {
  std::string message(kind);
  message.append(" `").append(name).append("` ").append(reason);
  throw sim::Error(sim::Blame::model, message);
}

bool legal(std::string_view name) {
  return !name.empty() && name.size() <= 200 && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return letter(c) || digit(c) || c == '_'; });
}

void check_names(Name const& name, std::string_view kind) {
  if (!legal(name.leaf) || (!name.group.empty() && !legal(name.group)))
    refuse(kind, name.group.empty() ? name.leaf : name.group + "/" + name.leaf,
           "has a name that is not a letter followed by letters, digits and `_`");
}

void check_attribute(Attribute const& attribute, std::string_view owner) {
  if (!legal(attribute.name))
    refuse("attribute", attribute.name, "of " + std::string(owner) + " has no legal name");
  if (contains(reserved, attribute.name))
    refuse("attribute", attribute.name, "of " + std::string(owner) + " is written by the format itself");
  if (auto const* text = std::get_if<std::string>(&attribute.value)) {
    if (text->empty())
      refuse("attribute", attribute.name, "of " + std::string(owner) + " is empty: leave it out");
    check_text(*text, "attribute", attribute.name);
  }
  bool const none = std::visit(
      [](auto const& value) {
        if constexpr (requires { value.empty(); }) return value.empty();
        return false;
      },
      attribute.value);
  if (none) refuse("attribute", attribute.name, "of " + std::string(owner) + " has no values: leave it out");
}

void check(Variable const& variable, Tables const& tables) {
  check_names(split_name(variable.name), "variable");
  check_words(variable);
  check_units(variable);
  check_shape(variable, tables);
  check_coordinate(variable, tables);
  check_fill(variable);
  check_flags(variable);
  for (Attribute const& attribute : variable.extra) check_attribute(attribute, variable.name);
}

}  // namespace ruralsim::results::rules
