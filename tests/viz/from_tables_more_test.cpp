// Of real runs: fans, lead times by channel and distance, inequality, cohorts, half-widths, quarters.
#include "models/simulate.hpp"
#include "results/figures/inequality.hpp"
#include "results/figures/tabulate.hpp"
#include "results/statistics.hpp"
#include "results/student.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"
#include "tests/results/country_of_three.hpp"
#include "tests/viz/nasty_data.hpp"
#include "viz/from_tables.hpp"

#include <numeric>

namespace ruralsim::viz {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

struct RealRun {
  scenarios::Loaded loaded;
  std::vector<models::RunLedger> ledgers = {};
  results::Tables tables = {};
};

RealRun simulated_run(std::string const& file, std::uint32_t replications,
                      std::vector<std::string> const& changes,
                      models::Orders orders = models::Orders::counted) {
  RealRun run{.loaded = scenarios::load("scenarios/" + file, changes)};
  models::RunOptions options;
  for (options.orders = orders; options.replication < replications; ++options.replication)
    run.ledgers.push_back(models::simulate(run.loaded.scenario, options));
  run.tables = results::tabulate(run.loaded.scenario, run.ledgers, {});
  return run;
}

RealRun const& twelve() {
  static RealRun const run = simulated_run("village-12.toml", 12, {});
  return run;
}

std::vector<double> reals(results::Tables const& tables, char const* name) {
  return results::country_of_three::numbers(tables.at(name));
}

double total_of(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double headline_of(results::Tables const& tables, std::string const& name) {
  auto const figures = results::summarise(tables);
  return std::ranges::find(figures, name, &results::Figure::name)->value;
}

TEST(NextDayFan, IsOfReplicationsWhereThereAreTen) {
  auto const data = next_day_fan_from(twelve().tables, {});
  EXPECT_EQ(data.of, CountyFanData::Of::Replications);
  ASSERT_THAT(data.weeks, SizeIs(4));
  EXPECT_THAT(data.told, Each(12));
  auto const orders = reals(twelve().tables, "orders_judged"),
             next_day = reals(twelve().tables, "orders_next_day");
  std::vector<double> rates;
  for (std::size_t r = 0; r < 12; ++r) rates.push_back(next_day[4 * r + 2] / orders[4 * r + 2]);
  EXPECT_NEAR(data.all[2].mean, total_of(rates) / 12, 1e-12);
  std::ranges::sort(rates);
  EXPECT_NEAR(data.counties.p50[2], (rates[5] + rates[6]) / 2, 1e-12);
  EXPECT_NEAR(data.counties.p10[2], 0.9 * rates[1] + 0.1 * rates[2], 1e-12);
  EXPECT_THAT(data.centers, Each(4));
  EXPECT_EQ(figures_from(twelve().tables, "next-day-fan", {}).front().name, "next-day-fan");
}

TEST(NextDayFan, IsNotDrawnOfAFew) {
  auto const three = simulated_run("village-12.toml", 3, {});
  EXPECT_FALSE(has_figures(three.tables, "next-day-fan"));
  EXPECT_THAT(next_day_fan_from(three.tables, {}).info.nothing, HasSubstr("10 replications"));
}

// The rows of single orders, which no histogram has seen.
TEST(LeadTimesApart, AreThoseOfTheOrdersThemselves) {
  auto const run = simulated_run("village-12.toml", 1, {"run.length=40 days"}, models::Orders::recorded);
  auto const& ledger = run.ledgers.front().counties.front();
  auto const& map = run.loaded.scenario.network.counties.front();
  std::vector<std::size_t> order(map.centers.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t c) { return map.road({}, map.centers[c].at).value; });
  double judged[2] = {}, within[2] = {}, near = 0, near_within = 0;
  for (auto const& one : ledger.orders) {
    if (one.placed < 0 || !ledger.judged(one.placed / 86400)) continue;
    bool const soon = one.ready >= 0 && one.ready - one.placed < 40 * 3600;
    judged[one.channel] += 1, within[one.channel] += soon ? 1 : 0;
    bool const nearest = map.villages[one.village].center.index() == order.front();
    near += nearest ? 1 : 0, near_within += nearest && soon ? 1 : 0;
  }
  ASSERT_GT(judged[0], 100);
  ASSERT_GT(judged[1], 100);
  auto const share_by = [](LeadTimeSeries const& series, std::size_t hours) {
    return std::accumulate(series.counts.begin(), series.counts.begin() + static_cast<std::ptrdiff_t>(hours),
                           0.0);
  };
  auto const by_channel = lead_time_by_channel_from(run.tables, {});
  ASSERT_THAT(by_channel.series, SizeIs(3));
  EXPECT_EQ(by_channel.series[1].name, "own phone");
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_NEAR(share_by(by_channel.series[i + 1], 40), within[i] / judged[i], 1e-12);
  // Four centers: each is in a fifth of its own, none in the middle one.
  auto const by_distance = lead_time_by_distance_from(run.tables, {});
  ASSERT_THAT(by_distance.series, SizeIs(4));
  EXPECT_NEAR(share_by(by_distance.series[1], 40), near_within / near, 1e-12);
  double const all = (within[0] + within[1]) / (judged[0] + judged[1]);
  EXPECT_NEAR(share_by(by_channel.series[0], 40), all, 1e-12);
  EXPECT_NEAR(share_by(by_distance.series[0], 40), all, 1e-12);
}

// The run ends within a week, whose first days are judged: of whole weeks there are fewer orders.
TEST(LeadTimesApart, AllLieBetweenTheirParts) {
  auto const run = simulated_run("village-12.toml", 2, {"run.length=40 days"});
  for (auto const& data :
       {lead_time_by_channel_from(run.tables, {}), lead_time_by_distance_from(run.tables, {})}) {
    auto const& all = data.series.front();
    EXPECT_EQ(all.name, "all");
    std::vector<double> arrived(data.series.size());
    for (std::size_t hour = 0; hour < all.counts.size(); ++hour) {
      for (std::size_t i = 0; i < arrived.size(); ++i) arrived[i] += data.series[i].counts[hour];
      auto const [least, most] = std::minmax_element(arrived.begin() + 1, arrived.end());
      ASSERT_GE(arrived.front(), *least - 1e-12) << hour;
      ASSERT_LE(arrived.front(), *most + 1e-12) << hour;
    }
    EXPECT_THAT(data.info.note, HasSubstr("Orders of the days that are judged, not of whole weeks"));
  }
}

TEST(LeadTimesApart, AddUpToAllJudgedOrders) {
  auto const& tables = twelve().tables;
  double const orders = total_of(reals(tables, "summary/orders"));
  EXPECT_EQ(total_of(reals(tables, "judged_by_channel")), orders);
  EXPECT_EQ(total_of(reals(tables, "orders_by_remoteness")), orders);
  EXPECT_EQ(total_of(reals(tables, "lead_time_ready_by_channel")),
            total_of(reals(tables, "lead_time_ready_by_remoteness")));
  EXPECT_GT(total_of(reals(tables, "lead_time_ready_by_channel")), 0.9 * orders);
}

// Lead times, cost and equity are of all replications together; a mean of rates is not.
TEST(Captions, SayOfWhichKindIntervalsAre) {
  auto const& tables = twelve().tables;
  for (auto const* chart : {"lead-time", "lead-time-channel", "lead-time-parts", "cost", "equity", "lorenz",
                            "next-day-rate", "installation-backlog"}) {
    bool const by_mean =
        std::string(chart) == "next-day-rate" || std::string(chart) == "installation-backlog";
    auto const svg = rendered(figures_from(tables, chart, {}).front(), Format::Svg, Medium::DoubleColumn);
    auto const words = svg.substr(svg.find("<desc>"), svg.find("</desc>") - svg.find("<desc>"));
    EXPECT_EQ(words.find("jackknife interval") == std::string::npos, by_mean) << chart << ": " << words;
    EXPECT_EQ(words.find("t-interval") != std::string::npos, by_mean) << chart << ": " << words;
  }
}

TEST(LorenzCurves, HaveTheGiniOfTheSummary) {
  auto const data = lorenz_from(twelve().tables, {});
  ASSERT_THAT(data.curves, SizeIs(2)) << "one county is not compared with others";
  for (auto const& curve : data.curves) {
    double twice = 0;
    for (std::size_t i = 1; i < curve.people.size(); ++i)
      twice += (curve.people[i] - curve.people[i - 1]) * (curve.total[i] + curve.total[i - 1]);
    EXPECT_NEAR(1 - twice, curve.gini.mean, 1e-9) << curve.name;
    EXPECT_EQ(curve.people.back(), 1);
    EXPECT_NEAR(curve.total.back(), 1, 1e-12);
  }
  EXPECT_NEAR(data.curves[0].gini.mean, headline_of(twelve().tables, "next_day_gini"), 1e-9);
}

TEST(OpeningCohorts, AddUpToCentersOfAllAges) {
  auto const run = simulated_run("roll-out-county.toml", 2, {"run.length=300 days"});
  auto const cells = reals(run.tables, "orders_by_opening"),
             months = reals(run.tables, "orders_by_months_open");
  EXPECT_EQ(total_of(cells), total_of(months));
  ASSERT_GT(total_of(months), 0);
  EXPECT_NEAR(total_of(reals(run.tables, "center_days_by_opening")),
              total_of(reals(run.tables, "center_days_by_months_open")), 1e-9);
  auto const data = opening_cohorts_from(run.tables, {});
  ASSERT_GE(data.cohorts.size(), 2U);
  EXPECT_NE(data.cohorts[0].name, data.cohorts[1].name);
  std::size_t const n = run.tables.at("months_open").size();
  auto const kept = reals(run.tables, "next_day_by_opening");
  std::size_t const quarters = cells.size() / 2 / n;
  double const first = kept[1] / cells[1], second = kept[quarters * n + 1] / cells[quarters * n + 1];
  EXPECT_NEAR(data.cohorts[0].rate[1], (first + second) / 2, 1e-12);
  auto const ages = center_age_from(run.tables, {});
  EXPECT_NEAR(ages.of_first_quarter, data.cohorts[0].centers[0] / ages.centers[0], 1e-9);
  EXPECT_GT(ages.of_first_quarter, 0.25);
  EXPECT_FALSE(has_figures(twelve().tables, "opening-cohorts"));
}

TEST(HalfWidths, EndAtThatOfTheSummary) {
  auto const data = half_widths_from(twelve().tables, {});
  auto const figures = results::summarise(twelve().tables);
  auto const orders = std::ranges::find(figures, "orders", &results::Figure::name);
  auto const drawn_of = std::ranges::find(data.figures, "orders", &HalfWidthOfFigure::name);
  ASSERT_NE(drawn_of, data.figures.end());
  ASSERT_THAT(drawn_of->relative, SizeIs(12));
  EXPECT_TRUE(std::isnan(drawn_of->relative[0]));
  EXPECT_NEAR(drawn_of->relative[11], orders->half_width / orders->value, 1e-12);
  EXPECT_GT(data.figures.size(), 10U);
}

// A share near 1 whose interval ends there elsewhere: cut off it would seem narrow.
TEST(HalfWidths, AreThoseOfTheWholeInterval) {
  auto const data = half_widths_from(twelve().tables, {});
  std::size_t beyond = 0;
  for (auto const& figure : results::summarise(twelve().tables)) {
    auto name = figure.name;
    std::ranges::replace(name, '_', ' ');
    auto const widths = std::ranges::find(data.figures, name, &HalfWidthOfFigure::name);
    if (figure.shown != results::Shown::percent || widths == data.figures.end()) continue;
    double const a = figure.values[0], b = figure.values[1], mean = (a + b) / 2;
    double const half = results::student_quantile(0.95, 1) * std::abs(a - b) / 2;
    if (!(mean > 0)) continue;
    EXPECT_NEAR(widths->relative[1], half / mean, 1e-9) << name;
    if (mean + half > 1 || mean - half < 0) ++beyond;
  }
  EXPECT_GT(beyond, 0U);
}

// The near less the remote: of one sign today, of the other tomorrow.
TEST(HalfWidths, LeaveOutWhatHasAMeanOfNoMeaning) {
  auto const run = simulated_run("west-county-2018.toml", 6, {"run.length=70 days"});
  auto const figures = results::summarise(run.tables);
  auto const gap = std::ranges::find(figures, "remote_gap", &results::Figure::name);
  ASSERT_TRUE(gap != figures.end() && std::ranges::any_of(gap->values, [](double v) { return v < 0; }));
  auto const data = half_widths_from(run.tables, {});
  EXPECT_EQ(std::ranges::find(data.figures, "remote gap", &HalfWidthOfFigure::name), data.figures.end());
  EXPECT_THAT(data.info.note, HasSubstr("figure with values below 0, whose mean is no measure of width"));
}

TEST(UtilisationByWeek, IsThatOfTheTables) {
  auto const data = utilisation_by_week_from(twelve().tables, {});
  auto const trucks = std::ranges::find(data.series, "trucks", &ShareOfWeeks::name);
  ASSERT_NE(trucks, data.series.end());
  auto const ids = twelve().tables.at("resource_id").values<std::string>();
  auto const place = static_cast<std::size_t>(std::ranges::find(ids, "trucks") - ids.begin());
  auto const all = reals(twelve().tables, "weekly_utilisation");
  double sum = 0;
  for (std::size_t r = 0; r < 12; ++r) sum += all[(r * ids.size() + place) * 4 + 2];
  EXPECT_NEAR(trucks->weeks[2].mean, sum / 12, 1e-12);
}

TEST(CountryMap, HasAPictureOfEveryQuarterOfALongRun) {
  auto scenario = results::country_of_three::region("a", "East", 2);
  scenario.run.days = 300;
  auto const tables =
      results::join({results::reduce(scenario, results::country_of_three::simulated(scenario, 1))}, {});
  auto const data = country_map_from(tables, {});
  ASSERT_GE(data.times.size(), 3U);
  EXPECT_LE(data.times.size(), 5U);
  EXPECT_THAT(data.times[1], testing::ContainsRegex("[A-Z][a-z]+–[A-Z][a-z]+ 20[0-9][0-9]"));
  EXPECT_THAT(data.span, HasSubstr("quarter"));
  auto const orders = reals(tables, "orders_judged"), next_day = reals(tables, "orders_next_day");
  std::size_t const weeks = tables.at("week").size();
  double lowest = 1, highest = 0;  // of any week: a quarter lies between
  for (std::size_t week = 0; week < weeks; ++week)
    if (orders[week] > 0)
      lowest = std::min(lowest, next_day[week] / orders[week]),
      highest = std::max(highest, next_day[week] / orders[week]);
  for (double const rate : data.counties[0].rates) EXPECT_TRUE(lowest <= rate && rate <= highest);
}

}  // namespace
}  // namespace ruralsim::viz
