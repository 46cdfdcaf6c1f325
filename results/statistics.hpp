#pragma once
// Figures from replications: the mean of one value each with a t-interval, or where a mean of their values
// would be biased, the figure of all together with a jackknife interval. Source: Law, Simulation Modeling and
// Analysis (5th ed.), chapters 4.5, 9.4 and 10.2 (means, pairs); for ratios chapter 9.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace ruralsim::results {

inline constexpr double not_available = std::numeric_limits<double>::quiet_NaN();
inline constexpr double usual_level = 0.95;

struct Interval {
  double low = not_available;
  double high = not_available;
};

// NaN where there is nothing to tell: the mean for n = 0, deviation and half-width for n < 2.
struct Estimate {
  double mean = not_available;
  double half_width = not_available;  // of the two-sided t-interval of the mean, n - 1 degrees of freedom
  double deviation = not_available;   // of the single values (n - 1 in the denominator)
  std::size_t n = 0;                  // values that are numbers

  Interval interval() const { return {mean - half_width, mean + half_width}; }
};

// Mean and interval of one value a replication; a NaN (nothing happened in that replication) is no value.
// Throws sim::Error (usage) unless 0 < level < 1.
Estimate estimate(std::span<double const> values, double level = usual_level);

// Interval of a figure of all replications together, from what it is of all but each: squared standard error
// (n - 1) / n sum (without_r - their mean)^2, n - 1 degrees of freedom (Tukey 1958; Efron & Stein, Annals of
// Statistics 9, 1981, 586-596: its expectation is not too small). For a mean it is `estimate`, to rounding.
// `mean` is `all` itself. No interval if n < 2 or a figure without one replication is missing.
Estimate jackknife(double all, std::span<double const> without, double level = usual_level);

// a - b, replication by replication: both sides were run with the same random numbers, so what they share
// cancels. Pairs of which one is NaN do not count. Throws sim::Error (model) if the sizes differ.
Estimate paired_difference(std::span<double const> a, std::span<double const> b, double level = usual_level);

// a - b of two runs whose random numbers have nothing in common: Welch's interval, whose degrees of freedom
// are Satterthwaite's (Law, chapter 10.2.2). NaN values do not count. `n` is the smaller number of values;
// `deviation` is that of a difference of single values, sqrt(s_a^2 + s_b^2). Half-width and deviation are NaN
// if either side has fewer than two values.
Estimate independent_difference(std::span<double const> a, std::span<double const> b,
                                double level = usual_level);

// By how much pairing reduced the variance of a difference: (s_a^2 + s_b^2) / s_(a-b)^2 over the pairs of
// which both are numbers. Infinite if all pairs differ by the same; NaN for fewer than two pairs, or if
// neither side varies.
double variance_reduction(std::span<double const> a, std::span<double const> b);

// sum(numerators) / sum(denominators), NaN over nothing. The rate of a year is this, never a mean of rates.
double ratio_of_sums(std::span<std::int64_t const> numerators, std::span<std::int64_t const> denominators);

// n / of, NaN over nothing.
double share(std::int64_t n, std::int64_t of);

// Wilson's score interval for a proportion (Wilson, JASA 22, 1927). Unlike the t-interval it has a width
// when none or all of the trials succeeded. NaN for no trials.
Interval wilson(std::int64_t successes, std::int64_t trials, double level = usual_level);

// `level` itself; throws sim::Error (usage) with advice unless 0 < level < 1. `name` is how the user calls
// it.
double checked_level(double level, std::string_view name = "confidence level");

}  // namespace ruralsim::results
