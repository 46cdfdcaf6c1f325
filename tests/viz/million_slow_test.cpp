// A million points a chart: no crash, nothing unreadable, no giant file.
#include "tests/viz/nasty_data.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMillion = 1000000;
constexpr std::size_t kMegabyte = 1U << 20;

class Million : public Nasty {
 protected:
  void look_at_million(Figure const& figure, std::size_t most_bytes) {
    look_at(figure, "million");
    EXPECT_LT(rendered(figure, Format::Svg, Medium::SingleColumn).size(), most_bytes) << figure.name;
  }
};

TEST_F(Million, WeeksOfNextDayRates) {
  RateSeries series{.name = "many", .weeks = {}};
  for (std::size_t i = 0; i < kMillion; ++i) {
    double const v = 0.5 + 0.3 * std::sin(static_cast<double>(i) / 90000) + (i == 777777 ? 0.15 : 0) +
                     (i % 3 == 0 ? 0.01 : 0);
    series.weeks.push_back({v, v - 0.02, v + 0.02});
  }
  look_at_million(figure(rates_of(kMillion, {series, flat("b", kMillion, 0.5)})), kMegabyte);
}

TEST_F(Million, LeadTimes) {
  look_at_million(figure(LeadTimeData{sample::info(), {sample::lead_times("million", 6, 12, kMillion, 3)}}),
                  kMegabyte);
}

TEST_F(Million, DaysOfBacklog) {
  look_at_million(figure(sample::installation_backlog(kMillion)), kMegabyte);
}

TEST_F(Million, Villages) {
  look_at_million(figure(sample::county_map(300, 12, kMillion)), 20 * kMegabyte);
}

}  // namespace
}  // namespace ruralsim::viz
