#include "models/rules/quantile_table.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

using sim::Distribution;

struct Case {
  std::string reason;
  Distribution distribution;
};

TEST(QuantileTable, keeps_the_mean_within_a_thousandth) {
  Case const cases[] = {
      {"a customer's order at the desk", Distribution::exponential(180)},
      {"patience", Distribution::exponential(900)},
      {"pick-up within days", Distribution::exponential(40'000)},
      {"pick-up as shipped: a long tail", Distribution::lognormal(12 * 3600, 24 * 3600)},
      {"a peak", Distribution::gamma(600, 0.3)},
      {"no tail", Distribution::uniform(0, 600)},
  };
  for (auto const& [reason, distribution] : cases) {
    QuantileTable const table(distribution);
    double sum = 0;
    constexpr std::uint32_t kWords = 1u << 22, kApart = 1u << 10;  // evenly spread over all words
    for (std::uint32_t i = 0; i < kWords; ++i) sum += table.seconds(i * kApart + kApart / 2);
    EXPECT_NEAR(sum / kWords, distribution.mean(), 1e-3 * distribution.mean()) << reason;
  }
}

}  // namespace
}  // namespace ruralsim::models::rules
