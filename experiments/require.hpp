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
  // Nothing meets all: a plan does as well as the largest if it is at most this share of what the largest
  // reaches worse.
  double margin = 0.01;
};

// The values of many samples of plans, in their order, each of all requirements' figures and then, if it is
// sampled, of the cost. NaN where a figure has none since nothing happened; infinite where it lies beyond the
// end of the run. A sample is a replication or the mean of `each` that belong together; sample r of all plans
// draws the same random numbers.
using SampleFigures = std::function<std::vector<std::vector<double>>(std::span<SampleId const>)>;

// A plan that was run.
struct TriedPlan {
  std::size_t plan = 0;
  Verdict verdict = Verdict::undecided;
  std::size_t replications = 0;
  // By requirement; half-widths are those of the bounds by which the verdict was given. A mean is infinite
  // where that of one sample is.
  std::vector<results::Estimate> figures = {};
  std::vector<Verdict> verdicts = {};
  std::vector<std::size_t> beyond = {};  // samples in which the figure is infinite
  std::size_t samples = 0;
  // Of the samples before the first look, which every plan has, so that costs of plans can be compared; one
  // that is given has no half-width.
  results::Estimate cost = {};
  std::vector<double> costs = {};  // of these samples; empty: it is given

  // Samples in which the figure has no value, as nothing happened.
  std::size_t without_value(std::size_t requirement) const {
    return samples - figures[requirement].n - beyond[requirement];
  }
};

// What showed that more of a resource was worse after all: `less` has as much or less of every resource than
// `more`.
struct Contradiction {
  std::size_t less = 0, more = 0;
  bool of_cost = false;          // `more` costs less; else `less` meets what `more` does not
  results::Estimate saved = {};  // by how much
};

// The cheapest plan that does as well as the largest, where that does not meet everything.
struct Nearest {
  // Figures are differences to the largest plan, in pairs, where it does not meet what is required of them.
  TriedPlan plan = {};
  std::vector<bool> of_difference = {};
  std::vector<Requirement> requirements = {};  // by which it was judged
  std::vector<std::size_t> perhaps_as_cheap = {};
};

struct Required {
  // Among those that were shown to meet everything the one with the least mean cost.
  std::optional<std::size_t> cheapest = {};
  // Others that meet everything, of which it is not certain that they cost more: the one-sided limit of the
  // paired difference of costs, with the error shared by all of them, is not above 0.
  std::vector<std::size_t> perhaps_as_cheap = {};
  std::optional<Nearest> nearest = {};
  std::vector<TriedPlan> tried = {};  // in their order
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
// is given up, and all are run that could be cheaper; that more costs less contradicts it only if the paired
// difference of the costs leaves no doubt (error shared by all plans that one can be held against). Not
// monotone: the cheapest first, until one meets everything; with sampled costs all.
//
// A figure that is infinite in one sample has an infinite mean: it does not meet an at_most, and leaves an
// at_least undecided.
//
// Where the largest plan was run and nothing meets everything, the search is made again for what does as well
// as the largest: whose paired difference to it is shown to be within `margin` of its mean on the worse side.
//
// Throws sim::Error (usage) for no requirements, a grid of more than `most_plans_of_a_grid`, least below two
// samples, most < least, either no whole number of samples, a confidence that is none, a figure that has a
// value in fewer than two samples of a plan, or a cost that is no number.
Required require(RequireHow const& how, SampleFigures const& sample);

// By the bounds that the half-width tells.
Verdict verdict_of(results::Estimate const& figure, Requirement const& requirement);

// The confidence of each bound by which plans are judged.
double confidence_of_bounds(RequireHow const& how);

// The levels of a plan, and the number of levels.
std::vector<std::size_t> levels_of_plan(std::vector<std::size_t> const& levels, std::size_t plan);

// Of those tried, places of the ones that no other is at least as good as in mean cost and means of all
// figures, and better in one.
std::vector<std::size_t> frontier(std::span<TriedPlan const> tried,
                                  std::span<Requirement const> requirements);

}  // namespace ruralsim::experiments
