#include "models/simulate.hpp"

#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;

std::uint64_t total(Counts<std::uint32_t> const& counts) {
  std::uint64_t sum = 0;
  for (auto n : counts.cells()) sum += n;
  return sum;
}

TEST(Simulate, runs_a_county_that_balances) {
  auto const ledger = simulate(small_county(), {});
  auto const& county = ledger.counties.front();
  EXPECT_GT(total(county.ordered), 40'000u);
  EXPECT_GT(total(county.ready), total(county.ordered) * 9 / 10);
}

}  // namespace
}  // namespace ruralsim::models
