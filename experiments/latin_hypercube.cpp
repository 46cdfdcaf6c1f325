#include "experiments/design_size.hpp"
#include "experiments/designs.hpp"
#include "experiments/purposes.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace ruralsim::experiments {

namespace {

constexpr std::size_t kMostCompared = 20'000;

// One coordinate in each of n strata, in random order. Of a point's place within its stratum 32 bits are
// drawn: with more, rounding could move it to the next stratum.
std::vector<double> shuffled_strata(std::size_t n, sim::Stream stream) {
  std::vector<std::size_t> strata(n);
  std::iota(strata.begin(), strata.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i)
    std::swap(strata[i - 1], strata[stream.below(static_cast<std::uint32_t>(i))]);
  std::vector<double> coordinates;
  coordinates.reserve(n);
  for (auto const s : strata)
    coordinates.push_back((static_cast<double>(s) + sim::unit(stream.next())) / static_cast<double>(n));
  return coordinates;
}

std::vector<std::vector<double>> latin_points(LatinHypercube const& plan, std::size_t candidate) {
  std::vector<std::vector<double>> points(plan.points, std::vector<double>(plan.factors));
  for (std::size_t f = 0; f < plan.factors; ++f) {
    sim::StreamKey const key{
        .seed = plan.seed, .entity = static_cast<std::uint32_t>(f), .purpose = purpose::kLatinHypercube};
    auto const column = shuffled_strata(plan.points, sim::Stream(key, static_cast<std::uint32_t>(candidate)));
    for (std::size_t p = 0; p < plan.points; ++p) points[p][f] = column[p];
  }
  return points;
}

double squared_distance(std::vector<double> const& a, std::vector<double> const& b) {
  double sum = 0;
  for (std::size_t f = 0; f < a.size(); ++f) sum += (a[f] - b[f]) * (a[f] - b[f]);
  return sum;
}

// Squared distance of the two closest points; the search ends early once it is no more than `enough`.
double closest(std::vector<std::vector<double>> const& points, double enough) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      least = std::min(least, squared_distance(points[i], points[j]));
      if (least <= enough) return least;
    }
  return least;
}

}  // namespace

Design latin_hypercube(LatinHypercube const& plan) {
  check_size("Latin hypercube", plan.factors, static_cast<double>(plan.points));
  if (plan.candidates > 1 && plan.points > kMostCompared)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("the best of {} Latin hypercubes of {} points (at most {}): all pairs of points are "
                  "compared, which takes too long; ask for 1 candidate",
                  plan.candidates, plan.points, kMostCompared));
  auto best = latin_points(plan, 0);
  double apart = plan.candidates > 1 ? closest(best, -1) : 0;
  for (std::size_t c = 1; c < plan.candidates; ++c) {
    auto other = latin_points(plan, c);
    if (double const distance = closest(other, apart); distance > apart)
      best = std::move(other), apart = distance;
  }
  return {.factors = plan.factors, .points = std::move(best)};
}

}  // namespace ruralsim::experiments
