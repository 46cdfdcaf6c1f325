// Each disturbance beside the same run without it, with common random numbers: it lowers the next-day rate.
// Prints the table of docs/validation.md.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <cstdio>
#include <functional>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::uint32_t kReplications = 10;
constexpr double kStudent = 2.262;  // 97.5 % of Student's law with nine degrees of freedom

double next_day_rate(Settings const& settings, std::uint32_t replication) {
  auto scenario = tests::small_county(42);
  scenario.stretches.front().settings = settings;
  RunOptions options;
  options.replication = replication;
  auto const run = simulate(scenario, options);
  auto const& county = run.counties.front();
  double in_time = 0, orders = 0;
  for (std::size_t day = 0; day + 2 <= 42; ++day) {
    in_time += county.ready_within(day, 0);
    for (std::size_t g = 0; g < county.ordered.columns(); ++g) orders += county.ordered(day, g);
  }
  return in_time / orders;
}

struct Pair {
  double mean, half_width;
};
Pair lowered_by(char const* what, std::function<void(Settings&)> const& disturb) {
  auto with = tests::plain_settings();
  disturb(with);
  double sum = 0, squares = 0;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    double const less = next_day_rate(tests::plain_settings(), r) - next_day_rate(with, r);
    sum += less, squares += less * less;
  }
  double const n = kReplications, mean = sum / n;
  Pair const pair{mean, kStudent * std::sqrt((squares - n * mean * mean) / (n - 1) / n)};
  std::printf("| %s | -%.2f | %.2f |\n", what, 100 * pair.mean, 100 * pair.half_width);
  return pair;
}

DisturbanceSettings three_days(Disturbs kind) {
  DisturbanceSettings one;
  one.id = "it", one.kind = kind;
  one.from = tests::small_county().run.start + 14, one.to = one.from + 3;
  return one;
}

TEST(DisturbancePairs, show_that_each_lowers_the_next_day_rate) {
  auto const by_date = [](Disturbs kind, double share, GoodsUnderWay goods) {
    return [=](Settings& s) {
      s.disturbances = {three_days(kind)};
      s.disturbances[0].share = share, s.disturbances[0].goods = goods;
    };
  };
  auto const closures = [](double per_year) {
    return [=](Settings& s) {
      s.closures.push_back({.id = "c",
                            .terrain = "",
                            .county = "",
                            .per_year = per_year,
                            .month = {},
                            .length = sim::Distribution::exponential(86'400)});
    };
  };
  using enum GoodsUnderWay;
  struct Case {
    char const* what;
    std::function<void(Settings&)> disturb;
  };
  Case const cases[] = {
      {"roads closed for a day, 12 times a year", closures(12)},
      {"roads to half the centers closed for three days, goods held",
       by_date(Disturbs::roads, 0.5, hold_at_sender)},
      {"the same, trucks stand before them", by_date(Disturbs::roads, 0.5, hold_in_transit)},
      {"line-haul closed for three days, goods held", by_date(Disturbs::line_haul, 1, hold_at_sender)},
      {"the same, vehicles turn back", by_date(Disturbs::line_haul, 1, turn_back)},
      {"storm of three days over half the centers", by_date(Disturbs::storm, 0.5, hold_at_sender)},
      {"warehouse out for three days", by_date(Disturbs::warehouse, 1, hold_at_sender)},
      {"forty storms a year of a day, over half the centers",
       [](Settings& s) {
         s.storms.push_back({.id = "s",
                             .per_year = 40,
                             .month = {},
                             .length = sim::Distribution::exponential(86'400),
                             .counties = 1,
                             .centers = 0.5,
                             .closes = {StormCloses::roads, StormCloses::line_haul}});
       }},
      {"trucks break down every 20 h of driving",
       [](Settings& s) {
         s.breakdowns.push_back({.id = "t",
                                 .vehicle = BreaksDown::truck,
                                 .every = sim::hours(20),
                                 .repair = sim::Distribution::exponential(6 * 3600)});
       }},
      {"holiday of three days",
       [](Settings& s) {
         Holiday holiday;
         holiday.when.month = 7, holiday.when.day = 16, holiday.when.days = 3;
         holiday.closes = {Closes::warehouse, Closes::line_haul, Closes::hub, Closes::trucks,
                           Closes::technicians};
         s.holidays.push_back(holiday);
       }},
      {"demand six times as high for three days",
       [](Settings& s) {
         s.disturbances = {three_days(Disturbs::demand)};
         s.disturbances[0].factor = 6;
       }},
  };
  for (auto const& c : cases) {
    auto const pair = lowered_by(c.what, c.disturb);
    EXPECT_GT(pair.mean, pair.half_width) << c.what;
  }
}

TEST(DisturbancePairs, show_that_more_closures_cost_more) {
  auto const twice = [](double per_year) {
    return lowered_by("closures", [=](Settings& s) {
      s.closures.push_back({.id = "c",
                            .terrain = "",
                            .county = "",
                            .per_year = per_year,
                            .month = {},
                            .length = sim::Distribution::constant(86'400)});
    });
  };
  auto const few = twice(4), some = twice(12), many = twice(25);
  EXPECT_LT(few.mean, some.mean);
  EXPECT_LT(some.mean, many.mean);
}

}  // namespace
}  // namespace ruralsim::models
