#include "results/attributes.hpp"

#include <algorithm>

namespace ruralsim::results {

std::string text_of(Attributes const& attributes, std::string_view name) {
  auto const found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](Attribute const& one) { return one.name == name; });
  auto const* const words = found == attributes.end() ? nullptr : std::get_if<std::string>(&found->value);
  return words ? *words : "";
}

std::string text_of(Tables const& tables, std::string_view group, std::string_view name) {
  return text_of(tables.attributes(group), name);
}

}  // namespace ruralsim::results
