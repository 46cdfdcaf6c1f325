#include "scenarios/field.hpp"

#include "scenarios/parse.hpp"
#include "scenarios/sections.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace ruralsim::scenarios {
namespace {

// A default is read by the same rules as what a user writes; one that fails is a mistake of ours.
void read_default(Section const& section, Field& field) {
  if (field.standard.empty()) return;
  auto const value = read_value(field.type, field.limits, value_or_text(field.standard, in_file("default")));
  std::string const path = section.key + "." + field.key;
  if (!value) throw std::logic_error("default of " + path + " = " + field.standard + " " + value.problem);
  field.standard_value = *value;
}

}  // namespace

Field const* Section::find(std::string_view field) const {
  auto const at = std::find_if(fields.begin(), fields.end(), [&](Field const& f) { return f.key == field; });
  return at == fields.end() ? nullptr : &*at;
}

std::vector<Section> const& schema() {
  static std::vector<Section> const all = [] {
    std::vector<Section> sections;
    for (auto part :
         {sections::of_run, sections::of_network, sections::of_places, sections::of_demand,
          sections::of_centers, sections::of_upstream, sections::of_stock, sections::of_selling,
          sections::of_trucks, sections::of_installation, sections::of_growth, sections::of_calendar,
          sections::of_disturbances, sections::of_market, sections::of_costs}) {
      std::ranges::move(part(), std::back_inserter(sections));
    }
    for (auto& section : sections) {
      for (auto& field : section.fields) read_default(section, field);
    }
    return sections;
  }();
  return all;
}

Section const* find_section(std::string_view key) {
  auto const& all = schema();
  auto const at = std::find_if(all.begin(), all.end(), [&](Section const& s) { return s.key == key; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace ruralsim::scenarios
