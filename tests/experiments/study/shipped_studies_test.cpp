#include "experiments/study/prepared.hpp"
#include "experiments/study/read_study.hpp"

#include <filesystem>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

TEST(ShippedStudies, AreFineAndAsLargeAsTheirPagesSay) {
  auto const drivers = prepare(read_study("scenarios/studies/west-drivers.toml"), 2);
  EXPECT_EQ(drivers.keys.size(), 512u);
  EXPECT_EQ(drivers.study.replications.count, 10u);
  auto const plans = prepare(read_study("scenarios/studies/west-plans.toml"), 2);
  EXPECT_EQ(plans.keys.size(), 8u);
  for (std::size_t p = 0; p < plans.keys.size(); ++p)
    EXPECT_EQ(plans.keys[p].same_as, p) << "each plan differs";
  auto const pairing = prepare(read_study("scenarios/studies/west-pairing.toml"), 2);
  EXPECT_EQ(pairing.keys.size(), 8u) << "those of west-plans.toml";
  EXPECT_EQ(pairing.study.replications.count, 200u);
}

TEST(ShippedStudies, AreAllTested) {
  std::size_t n = 0;
  for (auto const& entry : std::filesystem::directory_iterator("scenarios/studies"))
    n += entry.path().extension() == ".toml" ? 1u : 0u;
  EXPECT_EQ(n, 3u);
}

}  // namespace
}  // namespace ruralsim::experiments
