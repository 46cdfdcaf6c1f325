#pragma once

#include "scenarios/outcome.hpp"
#include "sim/distribution.hpp"

#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// A duration that varies, in seconds inside:
//   "40 min"                                  always the same
//   "exponential(40 min)"                     mean
//   "uniform(10 min, 30 min)"                 least, most
//   "triangular(10 min, 20 min, 40 min)"      least, likeliest, most
//   "lognormal(median 12 h, mean 24 h)"
//   "erlang(3, 60 min)"                       stages, mean
//   "gamma(mean 60 min, cv 0.5)"              cv: standard deviation over mean
// `canonical` is the same with every time in seconds, for `show` and for comparing scenarios.
struct DurationDistribution {
  sim::Distribution distribution;
  std::string canonical;
};
Outcome<DurationDistribution> read_distribution(std::string_view text);

}  // namespace ruralsim::scenarios
