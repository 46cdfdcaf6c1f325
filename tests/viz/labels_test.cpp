#include "viz/labels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

TEST(Spread, LeavesLabelsWhereTheyDoNotTouch) {
  EXPECT_THAT(*spread(std::vector{10.0, 30.0}, 8, 0, 100), ElementsAre(10, 30));
}

TEST(Spread, MovesTouchingLabelsApartAroundTheirMiddle) {
  EXPECT_THAT(*spread(std::vector{50.0, 50.0}, 8, 0, 100), ElementsAre(46, 54));
  EXPECT_THAT(*spread(std::vector{52.0, 50.0}, 8, 0, 100), ElementsAre(55, 47));  // the order stays
}

TEST(Spread, PushesAWholeBlockWhenANeighbourIsReached) {
  EXPECT_THAT(*spread(std::vector{40.0, 50.0, 50.0, 50.0}, 8, 0, 100),
              ElementsAre(DoubleNear(35.5, 1e-9), DoubleNear(43.5, 1e-9), DoubleNear(51.5, 1e-9),
                          DoubleNear(59.5, 1e-9)));
}

TEST(Spread, StaysWithinTheEdges) {
  EXPECT_THAT(*spread(std::vector{0.0, 0.0}, 10, 0, 100), ElementsAre(5, 15));
  EXPECT_THAT(*spread(std::vector{100.0, 99.0, 20.0}, 10, 0, 100), ElementsAre(95, 85, 20));
}

TEST(Spread, SaysWhenThereIsNoRoom) {
  EXPECT_FALSE(spread(std::vector{1.0, 2.0, 3.0}, 10, 0, 29));
  EXPECT_TRUE(spread(std::vector{1.0, 2.0, 3.0}, 10, 0, 30));
}

TEST(LabelPlaces, TriesTheRightSideFirstAndNeverGivesAPlaceTwice) {
  LabelPlaces places({0, 0, 100, 100});
  Rect const mark{48, 48, 4, 4};
  places.take(mark);
  auto const first = places.beside(mark, {20, 6});
  auto const second = places.beside(mark, {20, 6});
  ASSERT_TRUE(first && second);
  EXPECT_DOUBLE_EQ(first->x, 52);
  EXPECT_DOUBLE_EQ(second->right(), 48);
  EXPECT_FALSE(overlaps(*first, *second));
}

TEST(LabelPlaces, GivesNothingOutsideTheRoom) {
  LabelPlaces places({0, 0, 20, 20});
  EXPECT_FALSE(places.beside({8, 8, 4, 4}, {30, 6}));
}

}  // namespace
}  // namespace ruralsim::viz
