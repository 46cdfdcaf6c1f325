#pragma once
// The cheapest plan on a grid of whole numbers of resources that meets requirements: fewest trucks and
// technicians so that 90 % of parcels come the next day. Knows nothing of what is simulated: samples are
// asked for.

#include "experiments/selection.hpp"
#include "results/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::experiments {

inline constexpr std::size_t most_plans_of_a_grid = 4096;

enum class Side : std::uint8_t { at_least, at_most };

struct Requirement {
  Side side = Side::at_least;
  double limit = 0;
  std::string name = {};  // what messages call the figure
};

enum class Verdict : std::uint8_t {
  met,
  not_met,    // one requirement at least is not
  undecided,  // after the most replications a limit still lies within an interval
};

struct RequireHow {
  std::vector<std::size_t> levels =
      {};  // of each resource; plans are numbered with the last changing fastest
  std::vector<Requirement> requirements = {};
  std::vector<double> costs = {};  // of each plan, rising with every resource; empty: cost is sampled
  double confidence = 0.95;
  // Replications of a plan: looked at after least, 2 least, 4 least ... most. `each` of them are one sample.
  std::size_t least = 10, most = 80;
  std::size_t each = 1;     // 2: antithetic pairs
  bool monotone = true;     // more of a resource is not worse, so that not every plan need be run
  bool whole_grid = false;  // every plan is run all the same
};

// The values of many samples of plans, in their order, each of all requirements' figures and then, if it is
// sampled, of the cost. NaN where a figure has none. A sample is a replication or the mean of `each` that
// belong together; sample r of all plans draws the same random numbers.
using SampleFigures = std::function<std::vector<std::vector<double>>(std::span<SampleId const>)>;

// A plan that was run.
struct TriedPlan {
  std::size_t plan = 0;
  Verdict verdict = Verdict::undecided;
  std::size_t replications = 0;
  // By requirement; half-widths are those of the bounds by which the verdict was given.
  std::vector<results::Estimate> figures = {};
  std::vector<Verdict> verdicts = {};
  results::Estimate cost = {};  // one that is given has no half-width
};

// What showed that more of a resource was worse after all: `less` has as much or less of every resource than
// `more`.
struct Contradiction {
  std::size_t less = 0, more = 0;
  bool of_cost = false;  // `more` costs less; else `less` meets what `more` does not
};

struct Required {
  std::optional<std::size_t> cheapest = {};  // among those that were shown to meet everything
  std::vector<TriedPlan> tried = {};         // in their order
  std::vector<Contradiction> contradictions = {};
  std::size_t plans = 0;  // of the grid

  TriedPlan const* find(std::size_t plan) const;  // null: it was not run
  std::size_t replications() const;               // of all
};

// A plan meets a requirement if the confidence bound of the figure's mean is on the right side of its limit,
// and fails it if the other bound is on the wrong side. Bounds are one-sided t-limits, each with an error of
// (1 - confidence) / (requirements x looks): a plan that does not meet them is said to with probability 1 -
// confidence at most, plan by plan. A figure of which every replication has the same value has that for its
// mean.
//
// Monotone: whatever has no more of any resource than a plan that failed, or could not be decided, is taken
// to fail; with sampled costs, whatever has no less of any than one that met is taken to cost more. Among the
// plans left, the one is run next that leaves fewest in the worse case, the largest of all first. Then the
// neighbours of the cheapest, by one resource each, are run as well. Where the runs contradict the rule, it
// is given up, and all are run that could be cheaper. Not monotone: the cheapest first, until one meets
// everything; with sampled costs all.
//
// Throws sim::Error (usage) for no requirements, a grid of more than `most_plans_of_a_grid`, least below two
// samples, most < least, either no whole number of samples, a confidence that is none, or a figure that has a
// value in fewer than two samples of a plan.
Required require(RequireHow const& how, SampleFigures const& sample);

// By the bounds that the half-width tells.
Verdict verdict_of(results::Estimate const& figure, Requirement const& requirement);

// Where the largest plan does not meet a requirement: what whatever does as well as it can be asked for. Its
// limit is then two half-widths below (of at_most, above) what the largest plan reaches.
std::vector<Requirement> within_reach(TriedPlan const& largest, std::span<Requirement const> requirements);

// Adds what another search of the same grid has run, judged by these requirements.
void add_tried(Required& found, Required const& more, std::span<Requirement const> requirements);

// The levels of a plan, and the number of levels.
std::vector<std::size_t> levels_of_plan(std::vector<std::size_t> const& levels, std::size_t plan);

// Of those tried, places of the ones that no other is at least as good as in cost and all figures, and better
// in one.
std::vector<std::size_t> frontier(std::span<TriedPlan const> tried,
                                  std::span<Requirement const> requirements);

}  // namespace ruralsim::experiments
