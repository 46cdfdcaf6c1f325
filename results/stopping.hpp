#pragma once
// How many replications are enough: the sequential procedure that goes on until the interval of every chosen
// figure is as narrow as asked for (Law, Simulation Modeling and Analysis, 5th ed., 9.4.1). As it stops where
// the variance happens to look small, the intervals hold their values a little less often than the level says
// (docs/validation.md has figures); a first look at 10 or more keeps this small.

#include "results/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::results {

enum class Measure : std::uint8_t {
  absolute,  // half-width in the figure's unit
  relative,  // half-width over the estimate; held to target / (1 + target), as the true value and not the
             // estimate is what it is relative to
};

struct Target {
  double half_width = 0;  // > 0
  Measure measure = Measure::absolute;
};

struct Watched {
  std::string name;
  std::span<double const> values;  // one a replication; NaN where there is none. Of a ratio the numerators
  std::span<double const> denominators{};  // of a ratio (interval `delta`); empty: the figure is a mean
  Target target{};
};

struct StoppingRule {
  double level = usual_level;  // with which all intervals hold together (Bonferroni)
  std::size_t least = 10;      // replications before the first look; 2 at least
  std::size_t most = 1000;     // stop here, reached or not
};

struct Progress {
  std::string name;
  double value = not_available;
  double half_width = not_available;  // at the level of a single figure
  double target = not_available;      // the half-width it has to reach, in the figure's unit
  bool reached = false;
  bool constant = false;  // all values are the same: taken as reached, though their spread tells nothing;
                          // where it is a rate, Wilson's interval does
  std::size_t expected =
      0;  // replications with which the target will be reached if the variance stays as it is
};

struct Decision {
  std::size_t n = 0;     // replications so far
  std::size_t more = 0;  // to run before the next look; 0: stop
  bool reached = false;  // every target is
  std::vector<Progress> figures{};

  bool stop() const { return more == 0; }
};

// Throws sim::Error (usage) for no figure, a target that is not positive, least < 2, most < least, or a level
// that is none; (model) if figures differ in their number of replications.
Decision decide(std::span<Watched const> figures, StoppingRule const& rule = {});

}  // namespace ruralsim::results
