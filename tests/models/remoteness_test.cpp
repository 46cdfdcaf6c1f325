// Fifths of centers by their way from the hub.
#include "models/network/remoteness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::models::network {
namespace {

using testing::ElementsAreArray;

// Centers on a road from the hub, the farthest first.
std::vector<int> fifths_from_the_nearest(std::size_t centers) {
  County county;
  for (std::size_t i = 0; i < centers; ++i) {
    Center center{.id = "c" + std::to_string(i), .village = {}, .at = {}};
    center.at.x = static_cast<double>(centers - i);
    county.centers.push_back(center);
  }
  auto const fifths = fifth_of_centers(county);
  return {fifths.rbegin(), fifths.rend()};
}

TEST(Remoteness, FallsIntoFifthsSymmetricallyHoweverFewCentersThereAre) {
  std::vector<std::vector<int>> const wanted{
      {2}, {1, 3}, {0, 2, 4}, {0, 1, 3, 4}, {0, 1, 2, 3, 4}, {0, 1, 2, 2, 3, 4}, {0, 1, 1, 2, 3, 3, 4}};
  for (auto const& fifths : wanted)
    EXPECT_THAT(fifths_from_the_nearest(fifths.size()), ElementsAreArray(fifths));
}

TEST(Remoteness, HasAsManyCentersInEachFifthWhereTheyCanBeShared) {
  for (std::size_t const centers : {5U, 60U, 245U}) {
    std::vector<std::size_t> in_fifth(kFifths);
    for (auto const fifth : fifths_from_the_nearest(centers)) ++in_fifth[static_cast<std::size_t>(fifth)];
    EXPECT_THAT(in_fifth, testing::Each(centers / kFifths));
  }
}

}  // namespace
}  // namespace ruralsim::models::network
