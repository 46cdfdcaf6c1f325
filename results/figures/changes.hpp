#pragma once
// What changes by date, in words.

#include <map>
#include <string>
#include <string_view>

namespace ruralsim::results::figures {

// Date ("2019-06-01") -> the settings that have other values from then on ("truck.parcels, demand.growth"),
// as the resolved text of a scenario tells it: [[change]], from = DATE, then tables and keys. Empty for a
// text without changes.
std::map<std::string, std::string> changed_settings(std::string_view resolved);

}  // namespace ruralsim::results::figures
