#include "experiments/study/prepared.hpp"
#include "experiments/study/read_study.hpp"
#include "tests/support/folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

TEST(ShippedStudies, AreFineAndAsLargeAsTheirPagesSay) {
  auto const drivers = prepare(read_study("scenarios/studies/west-drivers.toml"), 2);
  EXPECT_EQ(drivers.keys.size(), 512u);
  EXPECT_EQ(drivers.study.replications.count, 10u);
  auto const grid = prepare(read_study("scenarios/studies/west-grid.toml"), 2);
  EXPECT_EQ(grid.keys.size(), 12u);
  auto const plans = prepare(read_study("scenarios/studies/west-plans.toml"), 2);
  EXPECT_EQ(plans.keys.size(), 8u);
  for (std::size_t p = 0; p < plans.keys.size(); ++p)
    EXPECT_EQ(plans.keys[p].same_as, p) << "each plan differs";
  auto const pairing = prepare(read_study("scenarios/studies/west-pairing.toml"), 2);
  EXPECT_EQ(pairing.keys.size(), 8u) << "those of west-plans.toml";
  EXPECT_EQ(pairing.study.replications.count, 200u);
}

// docs/gallery.md draws what they tell.
TEST(ShippedStudies, OfTheGalleryAreSmall) {
  for (std::string const name : {"west-one-by-one", "west-screening", "west-few-rows", "west-hypercube"}) {
    auto const study = prepare(read_study("scenarios/studies/" + name + ".toml"), 2);
    EXPECT_LE(study.keys.size() * study.study.replications.count, 600u) << name;
    EXPECT_EQ(study.study.factors.size(), 6u) << name;
  }
}

// What is required of them is in docs/answers.md.
TEST(ShippedStudies, ThatRequireAreGridsOfTrucksAndTechnicians) {
  auto const west = prepare(read_study("scenarios/studies/west-require.toml"), 2);
  EXPECT_EQ(west.keys.size(), 36u);
  ASSERT_TRUE(west.study.require);
  EXPECT_EQ(west.study.require->constraints.size(), 3u);
  auto const hainan = read_study("scenarios/studies/hainan-require.toml");
  ASSERT_TRUE(hainan.require);
  EXPECT_EQ(hainan.require->constraints[2].figure, "installed_within_48h_worst_counties");
  auto const points = points_of(hainan).points;
  ASSERT_EQ(points.size(), 13u * 11u);
  auto const regions = load_point(hainan, points.back()).regions;
  ASSERT_EQ(regions.size(), 1u);
  for (auto const& county : regions.front().stretches.front().settings.counties) {
    EXPECT_EQ(county.trucks, 32);
    EXPECT_EQ(county.technicians, 60);
  }
  EXPECT_EQ(regions.front().run.days, 1102) << "the whole plan";
}

TEST(ShippedStudies, AreAllTested) {
  std::size_t n = 0;
  for (auto const& entry : std::filesystem::directory_iterator("scenarios/studies"))
    n += entry.path().extension() == ".toml" ? 1u : 0u;
  EXPECT_EQ(n, 10u);
}

// The study file that docs/studies.md explains is one that runs.
TEST(ShippedStudies, OfTheDocsIsFine) {
  std::ifstream page("docs/studies.md");
  std::string const all{std::istreambuf_iterator<char>(page), {}};
  auto const begin = all.find("```toml\nschema = 1") + 8;
  auto text = all.substr(begin, all.find("```", begin) - begin);
  std::string const base = "west-county-2018.toml";
  text.replace(text.find(base), base.size(), std::filesystem::absolute("scenarios/" + base).string());
  support::Folder const folder;
  auto const path = folder.path() / "docs.toml";
  std::ofstream(path) << text;
  EXPECT_EQ(prepare(read_study(path.string()), 2).keys.size(), 3u * 4 * 2);
}

}  // namespace
}  // namespace ruralsim::experiments
