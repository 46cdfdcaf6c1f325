#include "results/compare.hpp"

#include "results/json.hpp"
#include "sim/text.hpp"

#include <bit>

namespace ruralsim::results {
namespace {

template <class T>
bool same_value(T const& a, T const& b) {
  if constexpr (std::is_same_v<T, double>)
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
  else if constexpr (std::is_same_v<T, float>)
    return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
  else
    return a == b;
}

template <class T>
std::string written(T const& value) {
  if constexpr (std::is_same_v<T, std::string>)
    return json_text(value);
  else
    return sim::text("{}", value);
}

std::vector<std::size_t> index_of(std::size_t flat, std::vector<std::size_t> const& shape) {
  std::vector<std::size_t> index(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0; flat /= shape[axis]) index[axis] = flat % shape[axis];
  return index;
}

class Comparison {
 public:
  Comparison(Tables const& a, Tables const& b, std::set<std::string> const& without)
      : a_(a), b_(b), without_(without) {}

  std::vector<Difference> all() {
    for (auto const& dimension : a_.dimensions()) compare(dimension);
    for (auto const& dimension : b_.dimensions())
      if (looked_at(dimension.name) && size_in(a_, dimension.name) == nullptr)
        absent(dimension.name, "first");
    for (auto const& group : a_.groups()) compare_attributes(group);
    for (auto const& variable : a_.variables()) compare(variable);
    for (auto const& variable : b_.variables())
      if (looked_at(variable.name) && a_.find(variable.name) == nullptr) absent(variable.name, "first");
    return std::move(found_);
  }

 private:
  bool looked_at(std::string const& name) const { return !without_.contains(split_name(name).group); }
  void tell(std::string name, std::string what) {
    found_.push_back({std::move(name), std::move(what), {}, 0});
  }
  void absent(std::string const& name, char const* side) {
    tell(name, sim::text("is absent from the {}", side));
  }

  static Dimension const* size_in(Tables const& tables, std::string const& name) {
    for (auto const& dimension : tables.dimensions())
      if (dimension.name == name) return &dimension;
    return nullptr;
  }

  void compare(Dimension const& dimension) {
    if (!looked_at(dimension.name)) return;
    auto const* other = size_in(b_, dimension.name);
    if (other == nullptr) return absent(dimension.name, "second");
    if (other->size != dimension.size)
      tell(dimension.name, sim::text("has the size {} against {}", dimension.size, other->size));
  }

  void compare_attributes(std::string const& group) {
    if (without_.contains(group)) return;
    auto const name = [&](Attribute const& attribute) { return "/" + group + ":" + attribute.name; };
    for (auto const& attribute : a_.attributes(group)) {
      auto const* other = b_.find_attribute(group, attribute.name);
      if (other == nullptr) absent(name(attribute), "second");
      if (other != nullptr && !(*other == attribute)) tell(name(attribute), "differs");
    }
    for (auto const& attribute : b_.attributes(group))
      if (a_.find_attribute(group, attribute.name) == nullptr) absent(name(attribute), "first");
  }

  void compare(Variable const& variable) {
    if (!looked_at(variable.name)) return;
    auto const* other = b_.find(variable.name);
    if (other == nullptr) return absent(variable.name, "second");
    if (variable.type() != other->type()) return tell(variable.name, "is of another type");
    if (variable.dims != other->dims || a_.shape(variable) != b_.shape(*other))
      return tell(variable.name, "has another shape");
    std::visit(
        [&](auto const& left) {
          compare_values(variable, left, std::get<std::decay_t<decltype(left)>>(other->data));
        },
        variable.data);
    Variable described = *other;
    described.data = variable.data;
    if (!same(described, variable))
      tell(variable.name, "is described otherwise (units, long_name or the like)");
  }

  template <class T>
  void compare_values(Variable const& variable, std::vector<T> const& left, std::vector<T> const& right) {
    Difference difference{variable.name, {}, {}, 0};
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (same_value(left[i], right[i])) continue;
      if (++difference.count > 1) continue;
      difference.what = written(left[i]) + " against " + written(right[i]);
      difference.index = index_of(i, a_.shape(variable));
    }
    if (difference.count == 0) return;
    difference.what += sim::text(" ({} of {} values differ)", difference.count, left.size());
    found_.push_back(std::move(difference));
  }

  Tables const& a_;
  Tables const& b_;
  std::set<std::string> const& without_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(Tables const& a, Tables const& b,
                                    std::set<std::string> const& without_groups) {
  return Comparison(a, b, without_groups).all();
}

std::string describe(Difference const& difference) {
  if (difference.count == 0) return difference.name + " " + difference.what;
  std::string index;
  for (auto const i : difference.index) index += sim::text("{}{}", index.empty() ? "" : ", ", i);
  return sim::text("{}{} = {}", difference.name, index.empty() ? "" : "[" + index + "]", difference.what);
}

}  // namespace ruralsim::results
