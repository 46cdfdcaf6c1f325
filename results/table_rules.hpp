#pragma once
// The rules that a table must obey so that netCDF-4 tools, xarray, pandas and R open
// the file as it is. Each check throws sim::Error (the program's fault) with the reason.

#include "results/table.hpp"

#include <string>
#include <string_view>

namespace ruralsim::results::rules {

[[noreturn]] void refuse(std::string_view kind, std::string_view name, std::string_view reason);

// A letter, then letters, digits and `_` (CF 2.3); a group goes one level deep.
bool legal(std::string_view name);
void check_names(Name const& name, std::string_view kind);
void check_attribute(Attribute const& attribute, std::string_view owner);
void check(Variable const& variable, Tables const& tables);

}  // namespace ruralsim::results::rules
