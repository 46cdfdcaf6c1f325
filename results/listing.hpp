#pragma once
// What a result holds, as the tables of docs/results.md: made from the variables themselves, so that the page
// and the files cannot drift apart.

#include "results/table.hpp"

#include <string>

namespace ruralsim::results {

// A Markdown table for the root and for each group: variable, axes, units, meaning.
// Dates are written as START, since they differ between scenarios.
std::string listing(Tables const& tables);

}  // namespace ruralsim::results
