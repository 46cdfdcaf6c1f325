#pragma once
// Words that tables say of themselves.

#include "results/table.hpp"

#include <string>
#include <string_view>

namespace ruralsim::results {

// The text of an attribute; empty if there is none of this name, or if it is no text.
std::string text_of(Attributes const& attributes, std::string_view name);
// The same of a group, "" being the file.
std::string text_of(Tables const& tables, std::string_view group, std::string_view name);

}  // namespace ruralsim::results
