// A million points a chart: no crash, nothing unreadable, no giant file.
#include "tests/viz/of_any_size.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMillion = 1000000;
constexpr std::size_t kMegabyte = 1U << 20;

// Of maps each place is drawn, where it does not hide behind others.
std::size_t most_bytes(std::string const& chart) {
  return chart == "county-map" || chart == "country-map" ? 20 * kMegabyte : 2 * kMegabyte;
}

class Million : public Nasty {};

TEST_F(Million, PointsOfEveryChart) {
  for (auto const& [name, of_size] : charts_of_any_size()) {
    Figure const figure = of_size(kMillion);
    SCOPED_TRACE(name);
    Canvas canvas = drawn(figure, Format::Svg, Medium::SingleColumn);
    EXPECT_LT(canvas.labels().size(), 5000U) << "nobody reads so many words";
    EXPECT_THAT(faults_of(canvas), testing::IsEmpty());
    EXPECT_LT(canvas.bytes().size(), most_bytes(name));
    EXPECT_TRUE(figure.csv().ends_with("\n"));
  }
}

}  // namespace
}  // namespace ruralsim::viz
