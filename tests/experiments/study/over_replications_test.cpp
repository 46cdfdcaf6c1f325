#include "experiments/study/over_replications.hpp"

#include "experiments/study/targets.hpp"
#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <cmath>
#include <map>
#include <set>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using results::Replications;
using testing::Contains;
using testing::UnorderedElementsAre;

StudyCell weeks_of(std::uint32_t replication, double weeks, double orders) {
  return {.id = {.scenario = "", .replication = replication},
          .program = {},
          .fingerprint = "",
          .currency = "",
          .figures = {"weeks_to_target", "orders"},
          .values = {weeks, orders}};
}

// Where some did not get there the mean of the others would be too small; one without orders did not try.
TEST(OverReplications, OfWhatSomeDidNotReachHaveNoMean) {
  auto const kind = *results::kind_of_figure("weeks_to_target");
  std::vector<StudyCell> cells{weeks_of(0, 10, 50), weeks_of(1, std::nan(""), 0), weeks_of(2, 14, 50)};
  auto const told = over_replications(cells, kind, Replications::independent);
  EXPECT_EQ(told.beyond, 0u);
  EXPECT_EQ(told.mean.mean, 12);
  cells.push_back(weeks_of(3, std::nan(""), 50));
  auto const beyond = over_replications(cells, kind, Replications::independent);
  EXPECT_EQ(beyond.beyond, 1u);
  EXPECT_TRUE(std::isnan(beyond.mean.mean));
  EXPECT_TRUE(std::isnan(beyond.mean.half_width));
}

// Weeks that are the same wherever the target was reached were narrow enough to stop at once.
TEST(OverReplications, ThatSomeDidNotReachAreNeverEnough) {
  ReplicationSpec const spec{
      .targets = {{.figure = "weeks_to_target", .half_width = 1}}, .least = 4, .most = 20};
  std::vector<StudyCell> cells;
  for (std::uint32_t r = 0; r < 4; ++r) cells.push_back(weeks_of(r, 10 + 0.01 * r, 50));
  EXPECT_TRUE(look_at_targets(spec, Replications::independent, cells).reached);
  cells[3] = weeks_of(3, std::nan(""), 50);
  auto const look = look_at_targets(spec, Replications::independent, cells);
  EXPECT_FALSE(look.reached);
  EXPECT_EQ(look.more, 0u) << "no number of them is enough";
  EXPECT_EQ(look.without, std::vector<std::string>{"weeks_to_target"});
}

constexpr std::uint32_t kRuns = 4;

// What files of single replications say, beside what one run of all of them says.
struct BothWays {
  std::vector<StudyCell> cells;
  std::vector<results::Figure> run;

  explicit BothWays(std::string const& scenario, std::vector<std::string> settings = {}) {
    settings.emplace_back("run.length='60 days'");
    auto const loaded = scenarios::load_regions(scenario, settings);
    std::vector<models::RunLedger> ledgers;
    for (std::uint32_t r = 0; r < kRuns; ++r) {
      cells.push_back(simulate_cell(loaded, r, sim::EngineKind::native, this_program, never_stopped));
      models::RunOptions options;
      options.replication = r;
      ledgers.push_back(models::simulate(loaded.regions.front(), options));
    }
    results::Provenance origin;
    origin.replications = {0, 1, 2, 3};
    run = results::summarise(results::tabulate(loaded.regions.front(), ledgers, origin));
  }
};

// NaN is NaN.
void expect_same(double a, double b, std::string const& what) {
  if (std::isnan(b))
    EXPECT_TRUE(std::isnan(a)) << what << " " << a;
  else
    EXPECT_NEAR(a, b, 1e-9 * std::abs(b) + 1e-12) << what;
}

// Names of ratios of sums that were compared, and of what is pooled in a run but not from its figures.
struct Compared {
  std::set<std::string> ratios, others;

  void with(BothWays const& both, Replications how) {
    for (auto const& figure : both.run) {
      auto const kind = *results::kind_of_figure(figure.name);
      auto const told = over_replications(both.cells, kind, how);
      auto const leaf = figure.name.substr(0, figure.name.find('.'));
      if (figure.across == results::Across::mean && figure.why_not.empty()) {
        expect_same(told.mean.mean, figure.value, figure.name);
        expect_same(told.mean.half_width, figure.half_width, figure.name + ": half-width");
      }
      EXPECT_EQ(told.pooled.has_value(), kind.of_sums) << figure.name;
      if (figure.across == results::Across::pooled && !told.pooled && !kind.denominator.empty())
        others.insert(leaf);
      if (!told.pooled) continue;
      expect_same(told.pooled->mean, figure.value, figure.name + ", pooled");
      expect_same(told.pooled->half_width, figure.half_width, figure.name + ", pooled: half-width");
      if (!std::isnan(figure.value)) ratios.insert(leaf);
    }
  }
};

TEST(OverReplications, SayWhatARunOfAsManySays) {
  Compared compared;
  std::string const folder = "tests/whole/mechanisms/";
  for (char const* name : {"county", "stations", "market", "regional-stock"})
    compared.with(BothWays(folder + name + ".toml"), Replications::independent);
  compared.with(BothWays(folder + "selling.toml", {"harvest.goods.per_household='60 kg'"}),
                Replications::independent);
  for (char const* name :
       {"next_day_rate", "installed_within_48h_rate", "late_share", "cost_per_parcel",
        "cost_per_installation", "stops_per_run", "truck_fullness", "region_fill_rate", "station_sold_a_day",
        "adoption_end", "sale_spoiled_share", "sale_cost_per_kg", "sale_time"})
    EXPECT_THAT(compared.ratios, Contains(name));
  // Quantiles, and what is divided by something else than the count that vouches for it.
  EXPECT_THAT(compared.others,
              UnorderedElementsAre("lead_time_p50", "lead_time_p90", "lead_time_p95", "lead_time_p99",
                                   "installation_p50", "installation_p95", "installation_from_order_p95",
                                   "sale_time_p95", "lead_time_mean", "in_hand_time_mean",
                                   "installation_from_order_mean", "stage_mean", "parcels_per_truck_day",
                                   "line_haul_load_factor", "truck_back_fullness", "region_stock_value",
                                   "county_stock_value", "station_stock_turns"));
}

TEST(OverReplications, OfAntitheticPairsCountPairsOnce) {
  Compared compared;
  compared.with(BothWays("scenarios/village-12.toml",
                         {"run.antithetic=true", "run.replications=4", "run.warm_up='0 days'"}),
                Replications::antithetic);
  EXPECT_THAT(compared.ratios, Contains("next_day_rate"));
}

StudyCell cell_of(std::uint32_t replication, std::map<std::string, double> const& figures) {
  StudyCell cell{.id = {.scenario = "", .replication = replication},
                 .program = {},
                 .fingerprint = "",
                 .currency = "",
                 .figures = {},
                 .values = {}};
  for (auto const& [name, value] : figures) cell.figures.push_back(name), cell.values.push_back(value);
  return cell;
}

OverReplications told_of(std::vector<StudyCell> const& cells, std::string const& figure) {
  return over_replications(cells, *results::kind_of_figure(figure), Replications::independent);
}

// A t-interval of values that are all the same has no width, and says so as if that were certain.
TEST(OverReplications, OfARateThatIsAlwaysOneOrNoneHaveWilsonsInterval) {
  std::vector<StudyCell> cells;
  for (std::uint32_t r = 0; r < 3; ++r)
    cells.push_back(cell_of(r, {{"next_day_rate", 1},
                                {"orders", 50},
                                {"late_share.truck_full", 0},
                                {"late_orders", 20},
                                {"gave_up", 0},
                                {"trucks", 0.1}}));
  auto const rate = told_of(cells, "next_day_rate"), share = told_of(cells, "late_share.truck_full");
  EXPECT_EQ(rate.mean.mean, 1);
  EXPECT_DOUBLE_EQ(rate.mean.half_width, 1 - results::wilson(150, 150).low);
  EXPECT_DOUBLE_EQ(rate.pooled->half_width, rate.mean.half_width);
  EXPECT_DOUBLE_EQ(share.mean.half_width, results::wilson(0, 60).high);
  EXPECT_TRUE(std::isnan(told_of(cells, "gave_up").mean.half_width)) << "rare, not impossible";
  EXPECT_EQ(told_of(cells, "trucks").mean.mean, 0.1);
  EXPECT_EQ(told_of(cells, "trucks").mean.half_width, 0) << "as many as there are";
}

TEST(OverReplications, WithoutWhatAFigureIsDividedByAreNoRatio) {
  std::vector<StudyCell> const bare{cell_of(0, {{"next_day_rate", 1}}), cell_of(1, {{"next_day_rate", 1}})};
  EXPECT_FALSE(told_of(bare, "next_day_rate").pooled);
  EXPECT_EQ(told_of(bare, "next_day_rate").mean.half_width, 0) << "nobody knows of how many";
}

// 1 of 2 and 30 of 40: together 31 of 42, not the mean of a half and three quarters. One without orders adds
// nothing.
TEST(OverReplications, AddUpToOneRatio) {
  std::vector<StudyCell> cells{cell_of(0, {{"next_day_rate", 0.5}, {"orders", 2}}),
                               cell_of(1, {{"next_day_rate", 0.75}, {"orders", 40}}),
                               cell_of(2, {{"next_day_rate", results::not_available}, {"orders", 0}})};
  auto const told = told_of(cells, "next_day_rate");
  EXPECT_DOUBLE_EQ(told.mean.mean, 0.625);
  EXPECT_DOUBLE_EQ(told.pooled->mean, 31.0 / 42);
  EXPECT_EQ(told.pooled->n, 2u);
  cells.erase(cells.begin() + 1);
  auto const one = told_of(cells, "next_day_rate");
  EXPECT_DOUBLE_EQ(one.pooled->mean, 0.5);
  EXPECT_TRUE(std::isnan(one.pooled->half_width));
  EXPECT_TRUE(std::isnan(one.mean.half_width));
}

}  // namespace
}  // namespace ruralsim::experiments
