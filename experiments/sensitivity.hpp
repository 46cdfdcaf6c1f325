// What the runs of a design say about its factors: elementary effects, Sobol indices, a tornado. Pure
// functions of a design and of a response at each of its points.
//
// All points are run with the same random numbers, so what is compared is always one replication with the
// same one elsewhere, and means over replications come after. What is left of the noise of replications is
// told wherever it can be known, that is from two replications on. A response that is NaN (nothing of the
// kind happened in that replication) is never used, nor is what it would be compared with; how many there
// were is told.
//
// All throw sim::Error(model) if there are not `replications` values for each point, or if the points are not
// those of the family of designs named; sim::Error(usage) if too little is left to tell anything.
#pragma once

#include "experiments/designs.hpp"
#include "results/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::experiments {

// One response: that of point p in replication r is values[p * replications + r].
struct Responses {
  std::span<double const> values = {};
  std::size_t replications = 1;
};

// Of one factor, in units of the response for a change over the factor's whole range.
struct MorrisEffect {
  results::Estimate mu = {};  // mean elementary effect (Morris 1991)
  results::Estimate mu_star =
      {};  // mean of its absolute value (Campolongo et al. 2007): how much the factor matters
  results::Estimate sigma =
      {};  // their deviation: interaction with others, or an effect that is no straight line
  // What sigma would be of a factor with the same effect everywhere, by the noise of replications alone;
  // where mu_star is not well above it, mu_star is of noise. NaN of one replication.
  double noise = results::not_available;
};

// With intervals over both trajectories and replications: those all trajectories share, so what chance makes
// of them does not shrink with more trajectories. Variances (of mu: of trajectories' means over the
// replications, and of replications' means over the trajectories; of mu_star and sigma: of the jackknife over
// each) add up, with Satterthwaite's degrees of freedom. Noise that is neither of the trajectory nor of the
// replication alone counts in both: the interval is rather too wide. Of one replication it is over
// trajectories alone. Chosen trajectories are not independent: their intervals are approximate. mu_star is
// not below 0, but its interval, and sigma's, may begin there or below.
struct MorrisResult {
  std::vector<MorrisEffect> factors = {};
  std::size_t trajectories = 0;
  std::size_t missing_values = 0;   // NaN among the responses
  std::size_t missing_effects = 0;  // steps of a trajectory of which no pair of values was left
};
MorrisResult morris_effects(Design const& design, Responses const& responses,
                            double level = results::usual_level);

struct SobolIndex {
  double value = results::not_available;
  results::Interval interval = {};
  // The index of what the model does on average over all replications there could be: the noise taken out of
  // both the variance of the response and the factor's part of it. NaN if a row has but one, or if all is
  // noise.
  double without_noise = results::not_available;
  // Of rows and of which replications there are together; of two replications of rows alone.
  results::Interval interval_without_noise = {};
};

struct SobolFactor {
  SobolIndex first =
      {};  // share of the variance that goes if this factor alone is fixed (Saltelli et al. 2010)
  SobolIndex total =
      {};  // share that is left if all others are (Jansen, Comput. Phys. Commun. 117, 1999, 35-43)
};

// Of means over replications, each less its replication's mean over A and B. First: mean of B (AB_i - A);
// total: half the mean of (A - AB_i)^2; both over the variance of A and B together. Indices may come out
// below 0 or above 1 by chance and are left so. Intervals of one shift: percentiles of the indices of
// resampled rows, all matrices alike (Archer, Saltelli & Sobol, J. Statist. Comput. Simul. 58, 1997, 99-120).
// Rows of Sobol's sequence are more even than independent ones, and their intervals too wide, as a rule. Of
// several shifts: t-intervals by a jackknife over the shifts, which are independent.
//
// Noise that every point of a replication shares drops out of every difference. The rest adds to the variance
// of the response, and to the total index of each factor that changes anything for it: a factor of no effect
// but on who draws what looks as if it had one. `noise_share` tells how much of the variance that is,
// `without_noise` leaves it out.
struct SobolResult {
  std::vector<SobolFactor> factors = {};
  double mean = results::not_available;
  double variance = results::not_available;     // of the response over the cube; 0: no indices, all NaN
  double noise_share = results::not_available;  // of the variance, of replications; NaN of one replication
  std::size_t rows = 0;                         // used
  std::size_t rows_left_out = 0;                // without one replication that has a value at every point
  std::size_t missing_values = 0;               // NaN among the responses
  std::size_t shifts = 1;                       // of the design
};

struct SobolIntervals {
  std::size_t resamples = 1000;  // of the bootstrap, and its seed; not of several shifts
  std::uint64_t seed = 0;
  double level = results::usual_level;
};
SobolResult sobol_indices(Design const& design, Responses const& responses, SobolIntervals const& how = {});

struct TornadoLevel {
  std::size_t point = 0;
  double coordinate = results::not_available;  // NaN: the base's own value, outside the range
  results::Estimate response = {};
  results::Estimate change = {};  // from the base, paired
};

struct TornadoBar {
  std::size_t factor = 0;
  std::vector<TornadoLevel> levels =
      {};  // by coordinate, the base among them (an own value outside the range first)
  TornadoLevel low = {}, high = {};  // the first and the last that is in the range
  // Largest less smallest mean over all levels, paired. Chosen among many levels it is too large by chance;
  // its interval is one of those of all pairs of levels that hold together (Bonferroni), so that it holds for
  // the pair that was chosen.
  results::Estimate swing = {};
};

// Of one at a time. Bars by swing, largest first; equal ones by factor, those without a value last.
struct Tornado {
  results::Estimate base = {};
  std::vector<TornadoBar> bars = {};
  std::size_t missing_values = 0;
};
Tornado tornado(Design const& design, Responses const& responses, double level = results::usual_level);

}  // namespace ruralsim::experiments
