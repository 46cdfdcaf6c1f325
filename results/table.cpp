#include "results/table.hpp"

#include "results/table_rules.hpp"
#include "sim/fault.hpp"

#include <bit>

namespace ruralsim::results {

namespace {

template <class T>
bool same_values(std::vector<T> const& a, std::vector<T> const& b) {
  return a == b;
}

template <class Bits, class T>
bool same_bits(std::vector<T> const& a, std::vector<T> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::bit_cast<Bits>(a[i]) != std::bit_cast<Bits>(b[i])) return false;
  return true;
}

bool same_values(std::vector<double> const& a, std::vector<double> const& b) {
  return same_bits<std::uint64_t>(a, b);
}
bool same_values(std::vector<float> const& a, std::vector<float> const& b) {
  return same_bits<std::uint32_t>(a, b);
}

bool same_fill(std::optional<double> const& a, std::optional<double> const& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || std::bit_cast<std::uint64_t>(*a) == std::bit_cast<std::uint64_t>(*b);
}

}  // namespace

std::size_t Variable::size() const {
  return std::visit([](auto const& values) { return values.size(); }, data);
}

bool same_data(Data const& a, Data const& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&](auto const& left) { return same_values(left, std::get<std::decay_t<decltype(left)>>(b)); }, a);
}

bool same(Variable const& a, Variable const& b) {
  return a.name == b.name && a.dims == b.dims && a.long_name == b.long_name && a.units == b.units &&
         a.cell_methods == b.cell_methods && same_fill(a.fill, b.fill) && a.flags == b.flags &&
         a.extra == b.extra && same_data(a.data, b.data);
}

Name split_name(std::string_view name) {
  auto const slash = name.find('/');
  if (slash == std::string_view::npos) return {"", std::string(name)};
  return {std::string(name.substr(0, slash)), std::string(name.substr(slash + 1))};
}

void wrong_type(Variable const& variable) {
  throw sim::Error(sim::Blame::model,
                   "variable `" + variable.name + "` was asked for values of a type that it does not hold");
}

// HDF5 has one space of names for a group's variables, dimensions and subgroups.
void Tables::note_group(std::string const& group) {
  if (!group.empty() && (index_.contains(group) || find_dimension("", group) != nullptr))
    rules::refuse("group", group, "bears the name of a variable or dimension");
  if (attributes_.try_emplace(group).second) groups_.push_back(group);
}

void Tables::add(Dimension dimension) {
  auto const name = split_name(dimension.name);
  rules::check_names(name, "dimension");
  if (index_.contains(dimension.name))
    rules::refuse("dimension", dimension.name, "was added after its variable");
  for (Dimension const& other : dimensions_)
    if (other.name == dimension.name) rules::refuse("dimension", dimension.name, "exists already");
  if (attributes_.contains(dimension.name))
    rules::refuse("dimension", dimension.name, "bears the name of a group");
  note_group(name.group);
  dimensions_.push_back(std::move(dimension));
}

void Tables::add(Variable variable) {
  if (index_.contains(variable.name)) rules::refuse("variable", variable.name, "exists already");
  rules::check(variable, *this);
  if (attributes_.contains(variable.name))
    rules::refuse("variable", variable.name, "bears the name of a group");
  note_group(split_name(variable.name).group);
  index_.emplace(variable.name, variables_.size());
  variables_.push_back(std::move(variable));
}

void Tables::add_axis(Variable coordinate) {
  auto const name = split_name(coordinate.name);
  if (coordinate.dims != std::vector{name.leaf})
    rules::refuse("axis", coordinate.name, "must run over the dimension of its own name alone");
  add(Dimension{coordinate.name, coordinate.size()});
  add(std::move(coordinate));
}

void Tables::add_group(std::string_view group) {
  rules::check_names({"", std::string(group)}, "group");
  note_group(std::string(group));
}

void Tables::set(std::string_view group, std::string_view name, AttributeValue value) {
  std::string const key(group);
  Attribute attribute{std::string(name), std::move(value)};
  rules::check_attribute(attribute, key.empty() ? "the file" : key);
  if (!key.empty()) add_group(key);
  for (Attribute& old : attributes_[key]) {
    if (old.name != attribute.name) continue;
    old = std::move(attribute);
    return;
  }
  attributes_[key].push_back(std::move(attribute));
}

Attributes const& Tables::attributes(std::string_view group) const {
  static Attributes const none;
  auto const found = attributes_.find(group);
  return found == attributes_.end() ? none : found->second;
}

Attribute const* Tables::find_attribute(std::string_view group, std::string_view name) const {
  for (Attribute const& attribute : attributes(group))
    if (attribute.name == name) return &attribute;
  return nullptr;
}

Variable const* Tables::find(std::string_view name) const {
  auto const found = index_.find(name);
  return found == index_.end() ? nullptr : &variables_[found->second];
}

Variable const& Tables::at(std::string_view name) const {
  if (Variable const* variable = find(name)) return *variable;
  throw sim::Error(sim::Blame::model, "there is no variable `" + std::string(name) + "` in these results");
}

Dimension const* Tables::find_dimension(std::string_view group, std::string_view dim) const {
  std::string const inside = std::string(group) + "/" + std::string(dim);
  Dimension const* outer = nullptr;
  for (Dimension const& dimension : dimensions_) {
    if (!group.empty() && dimension.name == inside) return &dimension;
    if (dimension.name == dim) outer = &dimension;
  }
  return outer;
}

std::vector<std::size_t> Tables::shape(Variable const& variable) const {
  std::vector<std::size_t> extents;
  auto const group = split_name(variable.name).group;
  for (std::string const& dim : variable.dims) extents.push_back(find_dimension(group, dim)->size);
  return extents;
}

}  // namespace ruralsim::results
