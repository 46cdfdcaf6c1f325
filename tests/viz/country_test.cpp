// Charts of results of several regions.
#include "viz/from_tables/country.hpp"

#include "results/summary.hpp"
#include "tests/results/country_of_three.hpp"
#include "tests/viz/nasty_data.hpp"
#include "viz/from_tables.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::viz {
namespace {

using results::country_of_three::country;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<double> numbers_of(char const* name) {
  return results::country_of_three::numbers(country().joined.at(name));
}

TEST(ChartsOfACountry, show_all_counties_together) {
  auto const one = as_one_county(country().joined);
  EXPECT_EQ(one.at("county").size(), 1u);
  auto const data = installation_backlog_from(one, {});
  auto const backlog = numbers_of("nation/backlog");
  std::size_t const days = data.days.size();
  for (std::size_t day = 0; day < days; day += 5) {
    double sum = 0;
    for (std::size_t i = 0; i < backlog.size(); ++i)
      if (i % days == day) sum += backlog[i];
    EXPECT_NEAR(data.total[day].mean, sum / 2, 1e-9) << "mean of two replications";
  }
  auto const summary = results::summarise(country().joined);
  auto const rate = std::ranges::find(summary, "cost_per_parcel", &results::Figure::name);
  EXPECT_NEAR(cost_from(one, {}).parcel.mean, rate->value, 1e-9);
}

TEST(ChartsOfACountry, are_drawn_unasked_where_there_is_something_to_draw) {
  auto const& t = country().joined;
  std::size_t drawn = 0;
  for (auto const name : chart_names()) {
    if (!has_figures(t, name)) continue;
    for (auto const& figure : figures_from(t, name, {}))
      EXPECT_FALSE(rendered(figure, Format::Svg, Medium::SingleColumn).empty()) << name;
    ++drawn;
  }
  EXPECT_EQ(drawn, chart_names().size() - 6) << "all but a map of one county; nobody sells, no day was "
                                                "watched (two charts), and two replications make "
                                                "neither a fan nor half-widths";
  EXPECT_FALSE(has_figures(t, "county-map"));
  EXPECT_TRUE(has_figures(t, "county-map", {.county = 1}));
  EXPECT_FALSE(has_figures(t, "cost", {.county = 1}));
  EXPECT_FALSE(has_figures(country().alone(0), "region-rates"));
}

TEST(ChartsOfACountry, say_what_they_cannot_show) {
  auto const& t = country().joined;
  EXPECT_THAT(results::outcome_of([&] { figures_from(t, "county-map", {}); }).message,
              HasSubstr("give one with --county"));
  EXPECT_THAT(results::outcome_of([&] { figures_from(t, "cost", {.county = 1}); }).message,
              HasSubstr("only weekly figures of a county"));
  for (char const* name : {"country-map", "county-fan", "county-tenths", "region-rates"}) {
    Canvas const canvas =
        drawn(figures_from(country().alone(0), name, {}).front(), Format::Png, Medium::DoubleColumn);
    EXPECT_TRUE(std::ranges::any_of(canvas.labels(), [](LabelBox const& l) {
      return l.text == "no data: this result is of one region";
    })) << name;
  }
  EXPECT_THAT(figures_from(t, "county-map", {.county = 3}), SizeIs(1));
}

TEST(LorenzCurves, of_a_country_compare_its_counties) {
  auto const data = lorenz_from(as_one_county(country().joined), {});
  ASSERT_THAT(data.curves, SizeIs(3));
  EXPECT_EQ(data.curves[2].name, "next-day rate of the county");
  EXPECT_THAT(data.curves[2].people, SizeIs(1 + 5)) << "from nobody on, five counties";
  auto const center = numbers_of("network/village_center"),
             households = numbers_of("network/village_households"),
             county = numbers_of("network/center_county");
  std::vector<double> people(5);
  for (std::size_t v = 0; v < center.size(); ++v)
    people[static_cast<std::size_t>(county[static_cast<std::size_t>(center[v])])] += households[v];
  auto const orders = numbers_of("center_orders"), in_time = numbers_of("center_next_day");
  std::vector<double> all(5), kept(5);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    auto const c = static_cast<std::size_t>(county[i % county.size()]);
    all[c] += orders[i], kept[c] += in_time[i];
  }
  double differences = 0, mean = 0, everybody = 0;
  for (std::size_t a = 0; a < 5; ++a) {
    mean += people[a] * kept[a] / all[a], everybody += people[a];
    for (std::size_t b = 0; b < 5; ++b)
      differences += people[a] * people[b] * std::abs(kept[a] / all[a] - kept[b] / all[b]);
  }
  EXPECT_NEAR(data.curves[2].gini.mean, differences / (2 * mean * everybody), 1e-12);
}

TEST(CountryMap, has_the_rates_of_four_weeks_of_every_county) {
  auto const data = country_map_from(country().joined, {});
  ASSERT_THAT(data.counties, SizeIs(5));
  ASSERT_THAT(data.warehouses, SizeIs(3));
  ASSERT_GE(data.times.size(), 2u);
  EXPECT_EQ(data.counties[1].place.latitude, 31);
  auto const orders = numbers_of("orders_judged"), next_day = numbers_of("orders_next_day");
  std::size_t const weeks = 7, counties = 5, county = 2, first = 1;  // the warm-up ends in week 0
  double all = 0, in_time = 0;
  for (std::size_t r = 0; r < 2; ++r)
    for (std::size_t week = first; week < first + 4; ++week) {
      all += orders[(r * counties + county) * weeks + week];
      in_time += next_day[(r * counties + county) * weeks + week];
    }
  EXPECT_EQ(data.times[0], "2018-07-09");
  EXPECT_NEAR(data.counties[county].rates[0], in_time / all, 1e-12);
}

TEST(CountyFan, has_the_deciles_of_counties) {
  auto const data = county_fan_from(country().joined, {});
  ASSERT_THAT(data.weeks, SizeIs(7));
  EXPECT_EQ(data.told[3], 5);
  std::vector<double> rates;
  auto const orders = numbers_of("orders_judged"), next_day = numbers_of("orders_next_day");
  for (std::size_t c = 0; c < 5; ++c) {
    auto const at = [&](std::vector<double> const& v) { return v[c * 7 + 3] + v[(5 + c) * 7 + 3]; };
    rates.push_back(at(next_day) / at(orders));
  }
  std::ranges::sort(rates);
  EXPECT_NEAR(data.counties.p50[3], rates[2], 1e-12);
  EXPECT_NEAR(data.counties.p25[3], rates[1], 1e-12);
  EXPECT_NEAR(data.counties.p90[3], 0.4 * rates[3] + 0.6 * rates[4], 1e-12);
  EXPECT_EQ(data.centers.front(), 24 + 8 + numbers_of("nation/centers_open")[6] - 32);
}

// The last week of a run may have no orders that count.
TEST(CountyFan, tells_counties_of_weeks_that_are_drawn) {
  auto data = sample::county_fan(30);
  data.told.assign(data.weeks.size(), 805), data.told.front() = 695, data.told.back() = 0;
  for (auto* values :
       {&data.counties.p10, &data.counties.p25, &data.counties.p50, &data.counties.p75, &data.counties.p90})
    values->back() = kNan;
  Canvas const canvas = drawn(figure(data), Format::Png, Medium::DoubleColumn);
  EXPECT_TRUE(std::ranges::any_of(
      canvas.labels(), [](LabelBox const& l) { return l.text.find("695 to 805,") != std::string::npos; }));
}

TEST(CountyTenths, are_those_of_the_whole_run) {
  auto const data = county_tenths_from(country().joined, {});
  ASSERT_THAT(data.series, SizeIs(3));
  EXPECT_EQ(data.series[0].name, "best tenth");
  auto const mean = [](RateSeries const& s) {
    double sum = 0;
    for (auto const& week : s.weeks) sum += std::isfinite(week.mean) ? week.mean : 0;
    return sum;
  };
  EXPECT_GT(mean(data.series[0]), mean(data.series[1]));
  EXPECT_GT(mean(data.series[1]), mean(data.series[2]));
  EXPECT_THAT(data.info.note, HasSubstr("1 of 5 counties"));
}

TEST(RegionRates, are_those_of_the_regions) {
  auto const data = region_rates_from(country().joined, {});
  ASSERT_THAT(data.regions, SizeIs(3));
  auto const rates = numbers_of("regions/next_day_rate");
  EXPECT_NEAR(data.regions[1].weeks[2], (rates[7 + 2] + rates[(3 + 1) * 7 + 2]) / 2, 1e-12);
  auto const whole = numbers_of("region_summary/next_day_rate");
  EXPECT_NEAR(data.regions[2].whole, (whole[2] + whole[5]) / 2, 1e-12);
}

TEST_F(Nasty, countries_of_nothing_and_of_too_much) {
  look_at(figure(CountryMapData{}), "empty");
  look_at(figure(CountyFanData{}), "empty");
  look_at(figure(RegionRatesData{}), "empty");
  EXPECT_TRUE(says_no_data(figure(CountryMapData{})));
  EXPECT_TRUE(says_no_data(figure(CountyFanData{})));
  EXPECT_TRUE(says_no_data(figure(RegionRatesData{})));

  auto map = sample::country_map(1, 1);
  map.counties[0].rates = {kInf, -1, 2};  // and one time without any
  map.info.scenario = kLong, map.times[0] = kLong;
  look_at(figure(map), "one");
  auto unknown = sample::country_map(3, 1);
  for (auto& county : unknown.counties) county.place = {};
  unknown.warehouses.clear();
  EXPECT_TRUE(says_no_data(figure(unknown)));
  look_at(figure(sample::country_map(3000, 60)), "many");
  auto lines = sample::country_map(2, 0);
  lines.boundaries = {{}, {{kNan, 1}, {2, kInf}}, {{30, 100}}};
  look_at(figure(lines), "broken-boundaries");

  auto fan = sample::county_fan(1);
  fan.counties = {};
  look_at(figure(fan), "one-week");
  auto holes = sample::county_fan(30);
  for (std::size_t i = 0; i < 30; i += 3) holes.all[i].mean = kNan, holes.counties.p10[i] = kInf;
  holes.info.scenario = kChinese;
  look_at(figure(holes), "holes");

  auto regions = sample::region_rates(1, 3);
  regions.regions[0].name = kLong, regions.regions[0].whole = kNan;
  look_at(figure(regions), "one");
  look_at(figure(sample::region_rates(70, 20)), "many");
}

}  // namespace
}  // namespace ruralsim::viz
