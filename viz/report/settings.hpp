// The settings of a run, out of its scenario as the program understood it.
#pragma once

#include "viz/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

/// One line a setting, in the order of the text. Where many sections are alike ([[county]] of a country) they
/// become one: a value that all share, or how many there are and from what to what.
std::vector<Setting> settings_from(std::string_view resolved);

/// Those of the sources that settings or the scenario's own text name ("S27"), in their order.
std::vector<NamedText> sources_named(std::vector<NamedText> const& known,
                                     std::vector<Setting> const& settings, std::string_view scenario_text);

/// A setting that two runs have different; "—" where one has none of that name.
struct SettingChange {
  std::string name;  // "warehouse.cut_offs"
  std::string base, other;
};
std::vector<SettingChange> changes_between(std::vector<Setting> const& base,
                                           std::vector<Setting> const& other);

/// How many settings have each kind of origin: "96 are estimates".
struct Origins {
  std::size_t scenario = 0, estimates = 0, sources = 0, rules = 0;
};
Origins origins_of(std::vector<Setting> const& settings);

}  // namespace ruralsim::viz
