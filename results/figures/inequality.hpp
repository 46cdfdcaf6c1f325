#pragma once
// Measures of how unevenly something is spread over people. Every value stands for `weight` people; values
// are not negative. Each is NaN for no people, and where the mean is 0 those that divide by it.
//
// Gini: half the mean absolute difference of two people over the mean, here as one less twice the area under
// the Lorenz curve (Gini 1912; Lorenz 1905). Theil's T: mean of x/mu ln(x/mu), 0 ln 0 = 0 (Theil 1967). T of
// all is the sum of T between groups (everybody has the mean of the group) and T within them, each group
// weighted by its share of the total (Shorrocks 1980, Econometrica 48, 613-625); the Gini has no such sum and
// is not divided.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::results::figures {

struct Weighted {
  double value = 0, weight = 0;
  std::size_t group = 0;
};

double weighted_mean(std::span<Weighted const> all);
// In any order; people are ranked by value.
double gini(std::span<Weighted const> all);

struct Theil {
  double total, between, within;
};
Theil theil(std::span<Weighted const> all);

// Mean of the tenth of the people with the smallest (or largest) values, the last one counted in part.
enum class Worst : std::uint8_t { smallest, largest };
double worst_decile(std::span<Weighted const> all, Worst worst);

// The smallest value that this share of the people does not exceed.
double quantile_of_people(std::span<Weighted const> all, double share);

// Points of the Lorenz curve from (0, 0) to (1, 1): share of people, share of the total.
struct LorenzPoint {
  double people, total;
};
std::vector<LorenzPoint> lorenz(std::span<Weighted const> all);

}  // namespace ruralsim::results::figures
