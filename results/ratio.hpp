#pragma once
// A ratio of two means, from numerators and denominators of independent replications: late orders of a year
// over orders of a year. Its estimate is the ratio of the sums; a mean of the replications' ratios is biased.

#include "results/statistics.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace ruralsim::results {

enum class RatioInterval : std::uint8_t {
  delta,    // linearised: +- t sqrt(sum (x - R y)^2 / (n - 1) / n) / |mean y| (Cochran, Sampling Techniques,
            // 3rd ed., 6.4); somewhat short where n is small and denominators differ much
  fieller,  // all R for which the mean of x - R y is not separable from 0 (Fieller, JRSS B 16, 1954,
            // 175-185); exact if numerators and denominators are normal; not symmetric about R
  jackknife,  // of the ratios without one replication each (`jackknife`)
};
std::string_view name(RatioInterval which);  // "delta"

struct Ratio {
  double value = not_available;  // sum of numerators / sum of denominators; NaN over nothing
  Interval interval{};           // NaN where there is none: the denominators' mean is 0, or (Fieller) not
                                 // separable from 0 at this level
  std::size_t n = 0;             // replications of which both are numbers

  double half_width() const { return (interval.high - interval.low) / 2; }
};

// Throws sim::Error (usage) unless 0 < level < 1, and if fewer than two replications have both; (model) if
// the numbers of replications differ.
Ratio ratio_estimate(std::span<double const> numerators, std::span<double const> denominators,
                     RatioInterval which = RatioInterval::jackknife, double level = usual_level);

}  // namespace ruralsim::results
