// Distances and courses on the Earth, against places whose distances are known and against one another.
#include "models/network/geo.hpp"

#include "models/network/county_plane.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::models::network {
namespace {

constexpr GeoPoint kPole{90, 0}, kBeijing{39.9042, 116.4074}, kShanghai{31.2304, 121.4737},
    kChengdu{30.5728, 104.0668}, kUrumqi{43.8256, 87.6168};
double const kQuarter = kEarthRadius.value * std::numbers::pi / 2;

TEST(Geo, AQuarterOfTheMeridianAndOfTheEquator) {
  EXPECT_NEAR(great_circle(kPole, {0, 100}).value, kQuarter, 1e-9);
  EXPECT_NEAR(great_circle({0, -45}, {0, 45}).value, kQuarter, 1e-9);
  EXPECT_NEAR(great_circle({0, 0}, {0, 180}).value, 2 * kQuarter, 1e-6) << "and half of it";
  EXPECT_NEAR(great_circle({10, 179.5}, {10, -179.5}).value, great_circle({10, 0}, {10, 1}).value, 1e-9)
      << "across the date line";
}

// A distance that atlases print; the sphere differs from the ellipsoid by at most 0.6 %.
TEST(Geo, FromBeijingToShanghaiItIs1067Kilometres) {
  EXPECT_NEAR(great_circle(kBeijing, kShanghai).value, 1067, 0.006 * 1067);
}

TEST(Geo, DistanceIsZeroForOnePlaceAndTheSameBothWays) {
  EXPECT_EQ(great_circle(kUrumqi, kUrumqi).value, 0);
  EXPECT_EQ(great_circle(kUrumqi, kChengdu).value, great_circle(kChengdu, kUrumqi).value);
}

TEST(Geo, NearPointsAreToldApart) {
  GeoPoint const step{kBeijing.latitude + 1e-7, kBeijing.longitude};
  EXPECT_NEAR(great_circle(kBeijing, step).value, 1e-7 * kQuarter / 90, 1e-11) << "a centimetre, in km";
}

TEST(Geo, CoursesGoClockwiseFromNorth) {
  EXPECT_EQ(bearing({0, 0}, {1, 0}), 0);
  EXPECT_NEAR(bearing({0, 0}, {0, 1}), 90, 1e-12);
  EXPECT_NEAR(bearing({1, 0}, {0, 0}), 180, 1e-12);
  EXPECT_NEAR(bearing({0, 0}, {0, -1}), 270, 1e-12);
  EXPECT_EQ(bearing(kBeijing, kBeijing), 0);
}

TEST(Geo, ADestinationLiesInTheDirectionAndAtTheDistanceAsked) {
  for (GeoPoint const from : {kBeijing, kChengdu, kUrumqi, GeoPoint{0, 0}, GeoPoint{-35, -179.9}})
    for (double const course : {0.0, 12.5, 90.0, 181.0, 270.0, 359.0})
      for (double const km : {0.001, 1.0, 75.0, 840.0, 5000.0}) {
        GeoPoint const there = destination(from, course, {km});
        EXPECT_TRUE(is_on_earth(there));
        EXPECT_NEAR(great_circle(from, there).value, km, 1e-8 * km + 1e-9);
        EXPECT_NEAR(std::remainder(bearing(from, there) - course, 360), 0, km < 0.01 ? 1e-4 : 1e-7);
      }
}

TEST(Geo, NoPlaceIsBeyondThePoleOrNotANumber) {
  EXPECT_TRUE(is_on_earth({-90, 180}));
  EXPECT_FALSE(is_on_earth({90.001, 0}));
  EXPECT_FALSE(is_on_earth({0, -180.001}));
  EXPECT_FALSE(is_on_earth({std::numeric_limits<double>::quiet_NaN(), 0}));
  EXPECT_FALSE(is_on_earth({0, std::numeric_limits<double>::infinity()}));
}

TEST(CountyPlane, EastIsXAndNorthIsY) {
  Point const east = on_plane({0, 100}, {0, 101}), north = on_plane({30, 100}, {31, 100});
  EXPECT_NEAR(east.x, kQuarter / 90, 1e-9);
  EXPECT_NEAR(east.y, 0, 1e-9);
  EXPECT_NEAR(north.x, 0, 1e-9);
  EXPECT_NEAR(north.y, kQuarter / 90, 1e-9);
}

TEST(CountyPlane, EarthAndBackIsWhereOneWas) {
  for (Point const p : {Point{0, 0}, Point{75, -20}, Point{-0.01, 140}, Point{-300, -300}}) {
    Point const again = on_plane(kUrumqi, on_earth(kUrumqi, p));
    EXPECT_NEAR(again.x, p.x, 1e-7);
    EXPECT_NEAR(again.y, p.y, 1e-7);
  }
}

TEST(CountyPlane, DistancesFromTheHubAreExactAndOthersNearlySo) {
  std::vector<Point> const ring{{100, 0}, {0, 100}, {-100, 0}, {60, -80}, {70.7, 70.7}};
  for (Point const a : ring) {
    EXPECT_NEAR(great_circle(kUrumqi, on_earth(kUrumqi, a)).value, std::hypot(a.x, a.y), 1e-7);
    for (Point const b : ring) {
      double const plane = std::hypot(a.x - b.x, a.y - b.y);
      double const earth = great_circle(on_earth(kUrumqi, a), on_earth(kUrumqi, b)).value;
      EXPECT_LE(earth, plane + 1e-7);
      EXPECT_LE(plane - earth, 1e-4 * plane + 1e-7);
    }
  }
}

}  // namespace
}  // namespace ruralsim::models::network
