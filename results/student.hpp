#pragma once
// Quantiles of the laws that intervals are made of.

#include <cstddef>

namespace ruralsim::results {

// t such that a Student variate of so many degrees of freedom (> 0) lies within +- t with this probability.
double student_quantile(double level, double freedom);

// The same of the standard normal law.
double normal_limit(double level);

// P(X <= k) and P(X >= k) of a binomial variate: n trials, chance p in [0, 1]. Each is accurate where it is
// small.
double binomial_at_most(std::size_t n, double p, std::size_t k);
double binomial_at_least(std::size_t n, double p, std::size_t k);

}  // namespace ruralsim::results
