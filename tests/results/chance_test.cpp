// How uneven rates look by chance alone: closed forms against binomial draws.
#include "results/figures/chance.hpp"

#include "results/figures/inequality.hpp"
#include "results/statistics.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::results::figures {
namespace {

std::vector<Trials> centers(std::size_t count) {
  std::vector<Trials> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(
        {.weight = static_cast<double>(100 + 37 * i % 400), .n = static_cast<double>(200 + 113 * i % 900)});
  return all;
}

TEST(Chance, OfTwoEqualCentersIsTheMeanDifferenceOfTwoNormals) {
  std::vector<Trials> const two{{1, 400}, {1, 400}};
  double const deviation = std::sqrt(0.3 * 0.7 / 400);
  auto const chance = chance_alone(two, 0.3);
  // |x1 - x2| has the mean 2 s / sqrt(pi), and counts for two of the four pairs of people.
  EXPECT_NEAR(chance.gini, 2 * deviation / std::sqrt(std::numbers::pi) / 4 / 0.3, 1e-12);
  EXPECT_NEAR(chance.theil, deviation * deviation / (2 * 0.09), 1e-12);
  EXPECT_NEAR(chance.worst_decile, 0.3 - 1.754983319 * deviation, 1e-6) << "phi(-1.2816) / 0.1";
}

TEST(Chance, IsNoneWhereAllOrNoneAreInTime) {
  EXPECT_EQ(chance_alone(centers(20), 1).gini, 0);
  EXPECT_EQ(chance_alone(centers(20), 1).worst_decile, 1);
  EXPECT_TRUE(std::isnan(chance_alone(centers(20), 0).gini));
  EXPECT_TRUE(std::isnan(chance_alone({}, 0.5).gini));
}

// The truth is drawn: the same rate everywhere, binomial numbers in time. Also with more centers than are
// looked at one by one.
TEST(Chance, IsWhatBinomialDrawsCometo) {
  for (std::size_t const count : {43u, 600u}) {
    auto const all = centers(count);
    auto const expected = chance_alone(all, 0.35);
    std::mt19937_64 random(7);
    std::vector<double> ginis, theils, worst;
    for (int draw = 0; draw < 400; ++draw) {
      std::vector<Weighted> rates;
      for (auto const& one : all)
        rates.push_back(
            {.value = std::binomial_distribution<int>(static_cast<int>(one.n), 0.35)(random) / one.n,
             .weight = one.weight});
      ginis.push_back(gini(rates)), theils.push_back(theil(rates).total);
      worst.push_back(worst_decile(rates, Worst::smallest));
    }
    auto const near = [](std::vector<double> const& drawn, double value, double bias) {
      auto const e = estimate(drawn);
      return std::abs(e.mean - value) < 3.5 * e.deviation / 20 + bias * value;
    };
    EXPECT_TRUE(near(ginis, expected.gini, 0.01)) << estimate(ginis).mean << " " << expected.gini;
    EXPECT_TRUE(near(theils, expected.theil, 0.02)) << estimate(theils).mean << " " << expected.theil;
    EXPECT_TRUE(near(worst, expected.worst_decile, 0.005))
        << estimate(worst).mean << " " << expected.worst_decile;
  }
}

}  // namespace
}  // namespace ruralsim::results::figures
