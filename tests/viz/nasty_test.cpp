// Data that no run should leave, and some that it will: nothing, one point, zeros, NaN,
// names that are too long or not Latin. Every chart must stay readable, or say that there are no data.
#include "tests/viz/nasty_data.hpp"

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST_F(Nasty, EveryChartWithoutDataSaysSo) {
  for (Figure const& f :
       {figure(NextDayRateData{}), figure(LeadTimeData{}), figure(LeadTimePartsData{}), figure(BacklogData{}),
        figure(LatenessData{}), figure(UtilisationData{}), figure(CountyMapData{}), figure(CostData{}),
        figure(EquityData{}), figure(ForestData{}), figure(TornadoData{}), figure(MorrisData{}),
        figure(SobolData{}), figure(HeatMapData{}), figure(ScatterData{}), figure(ParetoData{}),
        figure(WarmUpData{})}) {
    look_at(f, "empty");
    EXPECT_TRUE(says_no_data(f)) << f.name;
  }
}

TEST_F(Nasty, NothingButNanIsNoData) {
  EXPECT_TRUE(says_no_data(figure(rates_of(5, {flat("x", 5, kNan)}))));
  EXPECT_TRUE(says_no_data(figure(LeadTimeData{{}, {{.name = "x", .hours = {kNan, kNan}}}})));
  EXPECT_TRUE(says_no_data(figure(LeadTimePartsData{{}, {"a"}, {{"x", {kNan}}}})));
  EXPECT_TRUE(says_no_data(figure(BacklogData{{}, {sim::date(2018, 7, 1)}, {"a"}, {{kNan}}})));
  EXPECT_TRUE(
      says_no_data(figure(LatenessData{.info = {}, .orders = kNan, .next_day = kNan, .reasons = {}})));
  ResourceLoad off{.name = "off"};
  for (auto& day : off.share) day.fill(kNan);
  EXPECT_TRUE(says_no_data(figure(UtilisationData{{}, {off}})));
}

TEST_F(Nasty, NextDayRate) {
  look_at(figure(rates_of(1, {flat("one week", 1, 0.8)})), "one-point");
  look_at(figure(rates_of(2, {flat("a", 2, 0.8), flat("b", 2, 0.8)})), "two-points");
  look_at(figure(rates_of(52, {flat("never", 52, 0), flat("always", 52, 1)})), "zero-and-one");
  look_at(figure(rates_of(52, {flat("infinite", 52, kInf), flat("negative", 52, -1e300)})), "infinite");
  look_at(figure(rates_of(60, {flat("too short", 7, 0.5)})), "short");
  std::vector<RateSeries> many;
  for (int i = 0; i < 12; ++i)
    many.push_back(sample::rates(kChinese + std::to_string(i), 104, 0.3 + 0.05 * i, 7));
  NextDayRateData data = rates_of(104, many);
  data.info.title = kLong + ", " + kLong;
  data.info.scenario = kLong + kChinese + kLong;
  for (int i = 0; i < 40; ++i)
    data.notes.push_back({sim::date(2018, 1, 1) + 20 * i, "opening of " + kChinese});
  look_at(figure(std::move(data)), "long-names");
}

TEST_F(Nasty, Cost) {
  look_at(figure(CostData{.kinds = {"wages"}, .levels = {{"one", {0.001}}}}), "one");
  look_at(figure(CostData{.kinds = {"a", "b"}, .levels = {{"odd", {kInf, kNan}}, {"negative", {-3, 1e300}}}}),
          "odd");
  CostData many = sample::cost();
  many.info.title = kLong;
  for (int i = 0; i < 30; ++i) {
    many.kinds.push_back(i == 0 ? kChinese : std::to_string(i));
    many.levels.push_back({i == 0 ? kLong : kChinese, {1e6, 2e5, 0, 1}});
  }
  look_at(figure(std::move(many)), "many");
}

TEST_F(Nasty, Equity) {
  look_at(figure(EquityData{.centers = {{"one", 0, 0.5, 1}}}), "one");
  EquityData odd = sample::equity(3);
  odd.centers.push_back({"far", 1e12, 1e300, kNan});
  odd.centers.push_back({"negative", -5, -1, -1});
  odd.near_way = kInf, odd.remote_rate = {kNan, kNan, kNan};
  look_at(figure(std::move(odd)), "odd");
  EquityData same = sample::equity(1000);
  same.info.title = kLong + kChinese;
  for (auto& center : same.centers) center.next_day_rate = 1;
  same.near_rate = same.remote_rate = {1, 1, 1};
  look_at(figure(std::move(same)), "all-the-same");
}

TEST_F(Nasty, Forest) {
  auto const of = [](std::vector<ForestRow> rows) {
    return ForestData{.info = sample::info(), .base = "base", .panels = {{"a figure", "h", std::move(rows)}}};
  };
  EXPECT_TRUE(says_no_data(figure(of({}))));
  EXPECT_TRUE(says_no_data(figure(of({{.name = "nothing"}}))));
  look_at(figure(of({})), "no-rows");
  look_at(figure(of({{"one", {1, 0.5, 1.5}, Judged::better}})), "one");
  look_at(figure(of({{"one pair", {-3, kNan, kNan}}})), "no-interval");
  look_at(figure(of({{"endless", {1, -kInf, kInf}, Judged::not_separable},
                     {"half", {1, 0.5, kInf}, Judged::better},
                     {"lost", {kInf, kNan, kNan}},
                     {"nothing", kUnknown},
                     {"0", {0, 0, 0}, Judged::not_separable}})),
          "odd");
  look_at(figure(of({{"huge", {1e300, -1e300, 1e308}}, {"tiny", {1e-300, 0, 2e-300}}})), "huge");
  ForestData many = of({});
  many.info.title = kLong;
  many.base = kLong + kChinese;
  for (int i = 0; i < 40; ++i)
    many.panels[0].rows.push_back({i % 2 == 0 ? kChinese + kChinese : kLong,
                                   {0.1 * i, 0.1 * i - 1.2345, 0.1 * i + 1.2345},
                                   i < 13 ? Judged::not_separable : Judged::worse});
  many.panels.resize(7, many.panels[0]);
  many.panels[1].figure = kLong + kLong, many.panels[2].unit = kChinese;
  many.panels[3].rows.resize(1), many.panels[4].rows.clear();
  look_at(figure(std::move(many)), "many");
}

TEST_F(Nasty, LeadTime) {
  auto const with = [](std::vector<LeadTimeSeries> series) {
    return figure(LeadTimeData{sample::info(), std::move(series)});
  };
  look_at(with({{.name = "one order", .hours = {17}}}), "one-point");
  look_at(with({{.name = "at once", .hours = {0, 0, 0}}}), "zero");
  look_at(with({{.name = "odd", .hours = {-3, kNan, kInf, 1e300, 12}}}), "odd");
  look_at(with({{.name = "mostly open", .hours = {17, 18}, .counts = {}, .still_open = 100}}), "open");
  look_at(with({{.name = "weeks", .hours = {300, 700, 2000}, .counts = {5, 5, 5}}}), "weeks");
  look_at(with({{.name = kLong, .hours = {1, 2}}, {.name = kChinese + kChinese, .hours = {30}}}),
          "long-names");
}

TEST_F(Nasty, LeadTimeParts) {
  look_at(figure(LeadTimePartsData{sample::info(), {"one"}, {{"all", {1e-9}}}}), "tiny");
  look_at(figure(LeadTimePartsData{sample::info(), {"one", "two"}, {{"all", {1e12, kNan}}}}), "huge");
  look_at(figure(LeadTimePartsData{sample::info(), {kLong, kChinese, "c"}, {{"all", {3, 0, 4}}}}),
          "long-names");
  LeadTimePartsData many{sample::info(), {}, {}};
  for (int i = 0; i < 12; ++i) many.stages.push_back(kChinese + std::to_string(i));
  for (int i = 0; i < 60; ++i)
    many.rows.push_back({kChinese, std::vector<double>(12, i % 5 == 0 ? kNan : 0.3 * i)});
  look_at(figure(std::move(many)), "many");
}

TEST_F(Nasty, InstallationBacklog) {
  auto const on = [](std::vector<std::vector<double>> jobs) {
    BacklogData data{.info = sample::info(),
                     .days = {},
                     .ages = {"0–1 days", "2–3 days", "4–7 days", "over 7 days"},
                     .jobs = jobs};
    for (std::size_t d = 0; d < jobs[0].size(); ++d)
      data.days.push_back(sim::date(2018, 7, 1) + static_cast<std::int64_t>(d));
    return figure(std::move(data));
  };
  look_at(on({{3}, {2}, {1}, {4}}), "one-point");
  look_at(on({{0, 0, 0}, {0, 0, 0}}), "zero");
  look_at(on({{5, kNan, 7, 8, kNan, 3}, {1, 2, 3, 4, 5, 6}}), "gaps");
  look_at(on({{1e12, 2e12}, {1, 1}}), "huge");
  look_at(on(std::vector<std::vector<double>>(20, {1, 2, 3})), "twenty-ages");
  BacklogData long_names = sample::installation_backlog(30);
  long_names.ages = {kChinese, kLong, "c", "d"};
  look_at(figure(std::move(long_names)), "long-names");
}

TEST_F(Nasty, LatenessWaterfall) {
  auto const of = [](double orders, double next_day, std::vector<LatenessReason> reasons) {
    return figure(LatenessData{
        .info = sample::info(), .orders = orders, .next_day = next_day, .reasons = std::move(reasons)});
  };
  EXPECT_TRUE(says_no_data(of(0, 0, {})));
  look_at(of(1, 1, {}), "one-point");
  look_at(of(1000, 0, {{"truck full", 1000}}), "all-late");
  look_at(of(1000, 1000, {{"truck full", 0}}), "none-late");
  look_at(of(1000, 800, {{"truck full", 500}, {"x", kNan}, {"y", -3}}), "does-not-add-up");
  std::vector<LatenessReason> many;
  for (int i = 0; i < 40; ++i) many.push_back({kChinese + std::to_string(i), 20.0 - 0.4 * i});
  look_at(of(1000, 512, many), "many");
  look_at(of(1e12, 1e11, {{kLong, 9e11}}), "huge");
}

TEST_F(Nasty, Utilisation) {
  ResourceLoad odd{.name = kChinese + kLong};
  for (std::size_t h = 0; h < 24; ++h) odd.share[0][h] = h % 3 == 0 ? kNan : h % 3 == 1 ? kInf : -2;
  look_at(figure(UtilisationData{sample::info(), {odd}}), "odd");
  look_at(figure(UtilisationData{sample::info(), {ResourceLoad{.name = "idle"}, odd}}), "zero");
  look_at(figure(UtilisationData{sample::info(), std::vector<ResourceLoad>(30, odd)}), "thirty");
}

TEST_F(Nasty, CountyMap) {
  CountyMapData one{.info = sample::info(), .villages = {}, .centers = {{kChinese, {0, 0}, 0.5}}, .runs = {}};
  look_at(figure(one), "one-point");
  one.hub = {kNan, kNan};
  one.runs = {{"run", {{kNan, 3}, {0, 0}}}};
  look_at(figure(one), "nan");
  CountyMapData same = sample::county_map(60, 3, 0);
  for (auto& c : same.centers) c.place = {1.2, -0.8}, c.name = kChinese, c.next_day_rate = 0.9;
  look_at(figure(same), "all-in-one-place");
  CountyMapData chinese = sample::county_map(60, 40);
  for (auto& c : chinese.centers) c.name = kChinese;
  chinese.hub_name = kChinese + kLong;
  look_at(figure(chinese), "long-names");
  CountyMapData eight = sample::county_map(60, 8);
  for (auto& r : eight.runs) r.name = kLong;
  look_at(figure(eight), "long-runs");
  CountyMapData line = sample::county_map(20, 2, 0);
  for (auto& c : line.centers) c.place.north = 0;
  look_at(figure(line), "line");
  CountyMapData wide = sample::county_map(20, 2, 10);
  for (auto& c : wide.centers) c.place = {c.place.east * 1e6, c.place.north * 1e6};
  look_at(figure(wide), "wide");
}

}  // namespace
}  // namespace ruralsim::viz
