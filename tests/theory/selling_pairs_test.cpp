// What selling does to delivering, in pairs of replications with common random numbers: the sign of each
// difference is asserted beyond 3.5 standard errors. Prints the rows of the table in docs/validation.md.
#include "models/simulate.hpp"
#include "tests/support/harvest.hpp"
#include "tests/support/small_county.hpp"
#include "tests/theory/estimate.hpp"
#include "tests/theory/runs.hpp"

namespace ruralsim::theory {
namespace {

using models::Haulage;
using models::SaleFact;
using models::SaleHaulage;
using models::Settings;

constexpr std::uint32_t kPairs = 10;
constexpr std::int64_t kDays = 56;

struct Figures {
  double next_day = 0, trucks_empty = 0, line_haul_empty = 0, back_fullness = 0, arrived = 0,
         to_warehouse = 0;
};

Figures figures_of(models::CountyLedger const& l) {
  auto const hauled = [&](Haulage what) {
    return static_cast<double>(total(l.haulage, static_cast<std::size_t>(what)));
  };
  auto const sold = [&](SaleHaulage what) {
    return l.selling.empty() ? 0
                             : static_cast<double>(total(l.selling.haulage, static_cast<std::size_t>(what)));
  };
  auto const fact = [&](SaleFact what) {
    return l.selling.empty() ? 0
                             : static_cast<double>(total(l.selling.facts, static_cast<std::size_t>(what)));
  };
  double orders = 0, in_time = 0;
  for (std::size_t day = 0; day + 2 <= kDays; ++day) {
    for (std::size_t g = 0; g < 2; ++g) orders += l.ordered(day, g);
    in_time += l.ready_within(day, 0);
  }
  double const back = hauled(Haulage::line_haul_empty);
  return {
      .next_day = in_time / orders,
      .trucks_empty = hauled(Haulage::truck_empty) / static_cast<double>(total(l.truck_runs, 3)),
      .line_haul_empty = (back - sold(SaleHaulage::back_laden)) / (back + hauled(Haulage::line_haul_laden)),
      .back_fullness = sold(SaleHaulage::truck_fullness) / 1000 / static_cast<double>(total(l.truck_runs, 0)),
      .arrived = fact(SaleFact::arrived),
      .to_warehouse = (fact(SaleFact::seconds_center) + fact(SaleFact::seconds_milk_run) +
                       fact(SaleFact::seconds_hub) + fact(SaleFact::seconds_line_haul)) /
                      3600 / fact(SaleFact::arrived)};
}

template <class Change>
std::vector<Figures> runs_of(Change&& change) {
  auto scenario = tests::small_county(kDays);
  scenario.network.counties.front().warehouse_distance = {260};
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {18};
  s.line_haul.departures = {sim::hours(22)};
  s.cost.line_haul.payload = {8000}, s.cost.line_haul.volume = {55};
  s.counties.front().trucks = 3;
  change(s);
  std::vector<Figures> all;
  for (std::uint32_t r = 0; r < kPairs; ++r)
    all.push_back(figures_of(
        models::simulate(scenario, {.replication = r, .trace = nullptr, .progress = {}}).counties.front()));
  return all;
}

struct Gain {
  double mean = 0, error = 0;
};
Gain gain(std::string const& what, std::vector<Figures> const& before, std::vector<Figures> const& after,
          double Figures::*figure) {
  std::vector<double> differences;
  double a = 0, b = 0;
  for (std::size_t r = 0; r < kPairs; ++r) {
    a += before[r].*figure / kPairs, b += after[r].*figure / kPairs;
    differences.push_back(after[r].*figure - before[r].*figure);
  }
  auto const d = of_batches(differences);
  std::printf("| %s | %.4g | %.4g | %+.4g | %.2g |\n", what.c_str(), a, b, d.mean, d.standard_error);
  return {d.mean, d.standard_error};
}
void expect_less(Gain const& g) {
  EXPECT_LT(g.mean, -3.5 * g.error);
}
void expect_more(Gain const& g) {
  EXPECT_GT(g.mean, 3.5 * g.error);
}

void sells(Settings& s, double kg, double seconds_per_box) {
  auto harvest = tests::all_year(kg);
  harvest.weight = {5}, harvest.volume = {0.015};
  s.harvests = {harvest};
  s.selling.seconds_per_box = seconds_per_box;
}

TEST(SellingPairs, FillsWaysBackUntilItCostsDeliveriesTheirTime) {
  auto const nothing = runs_of([](Settings&) {});
  auto const a_little = runs_of([](Settings& s) { sells(s, 20, 0); });
  expect_less(gain("20 kg a household and year: km of trucks driven empty", nothing, a_little,
                   &Figures::trucks_empty));
  expect_less(gain("the same: km of line-haul driven empty", nothing, a_little, &Figures::line_haul_empty));
  auto const d = gain("the same: next-day rate", nothing, a_little, &Figures::next_day);
  EXPECT_EQ(d.mean, 0) << "what takes no time costs deliveries nothing";

  auto const in_time = runs_of([](Settings& s) { sells(s, 20, 6); });
  auto const slow = runs_of([](Settings& s) { sells(s, 20, 40); });
  auto const slower = runs_of([](Settings& s) { sells(s, 20, 60); });
  gain("6 s to load a box: next-day rate", a_little, in_time, &Figures::next_day);
  expect_less(gain("40 s to load a box: next-day rate", a_little, slow, &Figures::next_day));
  expect_less(gain("60 s to load a box: next-day rate", a_little, slower, &Figures::next_day));

  auto const much = runs_of([](Settings& s) { sells(s, 60, 0); });
  expect_more(gain("60 kg instead of 20: room of trucks used on the way back", a_little, much,
                   &Figures::back_fullness));
  expect_more(gain("the same: boxes at the warehouse", a_little, much, &Figures::arrived));
  auto const too_much = runs_of([](Settings& s) { sells(s, 120, 0); });
  expect_more(
      gain("120 kg instead of 60: hours from center to warehouse", much, too_much, &Figures::to_warehouse));
}

TEST(SellingPairs, VisitsBringMoreAndDriveMore) {
  auto const along = runs_of([](Settings& s) { sells(s, 20, 0), s.demand.orders_per_household = {1}; });
  auto const visits = runs_of(
      [](Settings& s) { sells(s, 20, 0), s.demand.orders_per_household = {1}, s.selling.visit_from = 10; });
  expect_more(gain("visits for 10 boxes: boxes at the warehouse", along, visits, &Figures::arrived));
  expect_less(gain("the same: hours from center to warehouse", along, visits, &Figures::to_warehouse));
}

}  // namespace
}  // namespace ruralsim::theory
