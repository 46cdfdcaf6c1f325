// How much memory a simulation needs, before it takes any.
#pragma once

#include "cli/simulation.hpp"
#include "models/scenario.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

// Bytes, from what shipped scenarios were measured to take. Of queues that grow without end so much as the
// mean day's loads foresee (scenarios/backlog.hpp).
double memory_needed(models::Scenario const& scenario, HowToSimulate const& how);

// The same of several regions, of which only those in flight are there as a whole.
double memory_needed(std::vector<models::Scenario> const& regions, HowToSimulate const& how);

// What this process may have, in bytes: of the machine's memory and `ulimit -v` the lesser.
double memory_allowed();

std::string size_text(double bytes);  // "62 MB"

// Throws Error(usage) with both figures and advice if it cannot do.
void refuse_if_too_large(models::Scenario const& scenario, HowToSimulate const& how);
void refuse_if_too_large(std::vector<models::Scenario> const& regions, HowToSimulate const& how);

}  // namespace ruralsim::cli
