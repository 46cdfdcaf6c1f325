#pragma once
// A headline figure in words, part by part; results/summary.hpp has its value and the table of all.

#include "results/summary.hpp"

#include <string>

namespace ruralsim::results {

// "± 0.2", "0.0 to 0.5" where the interval lies unevenly about the value; empty without one.
std::string interval_text(Figure const& figure);
// That the value is of fewer replications than there are: "of 8 of 10 replications"; else empty.
std::string replications_text(Figure const& figure);
// Of an axis only what there was, or what some replications had; of all else what is meant for people.
bool worth_a_line(Figure const& figure);

}  // namespace ruralsim::results
