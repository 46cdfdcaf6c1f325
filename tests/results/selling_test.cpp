// Figures of goods that villagers sell, of a ledger that is small enough to work them out.
#include "results/figures/costs.hpp"
#include "tests/results/hand_made.hpp"

#include <gtest/gtest.h>

namespace ruralsim::results::hand_made {
namespace {

using figures::Level;
using models::Haulage;
using models::SaleFact;
using models::SaleHaulage;
using models::SaleStage;

constexpr std::int64_t kHour = 3600;

models::Scenario selling(models::JointCost rule) {
  auto s = scenario();
  auto& settings = s.stretches.front().settings;
  settings.harvests.resize(1);
  settings.harvests[0].id = "pears", settings.harvests[0].name = "Pears";
  settings.harvests[0].weight = {5}, settings.harvests[0].value = {30};
  settings.selling.center_fee = 0.5;
  settings.selling.joint_cost = rule;
  auto& cost = settings.cost;
  cost.driver_wage = 30;
  cost.handler_wage = 20, cost.parcels_sorted = {100};
  cost.energy_provision = 0.25;
  cost.line_haul = {"large", {1000}, {10}, 4, 0.4, 0.6};
  cost.truck = {"small", {}, {}, 2, 0.2, 0.3};
  settings.truck.weight = {500};
  return s;
}

// Week 1: of 110 boxes ten are sold elsewhere, and 60 come to the warehouse.
CountyLedger selling_county() {
  auto ledger = busy_county();
  ledger.selling = models::SellingLedger(kDays, 1);
  auto const state = [&](SaleFact what, std::int64_t amount) { ledger.selling.add(8, 0, what, amount); };
  using enum SaleFact;
  state(offered, 110), state(refused, 14), state(given_up, 10), state(taken_in, 100), state(picked_up, 90);
  state(at_hub, 80), state(sent, 60), state(arrived, 60), state(spoiled, 6);
  state(fen_paid, 54 * 3000), state(seconds_home, 60 * 3 * kHour);
  state(seconds_center, 60 * 10 * kHour), state(seconds_milk_run, 60 * kHour);
  state(seconds_hub, 60 * 4 * kHour), state(seconds_line_haul, 60 * 2 * kHour);
  state(seconds_to_hub, 80 * 12 * kHour);
  ledger.selling.way(1, 17) = 60;
  ledger.selling.waiting(8, static_cast<std::size_t>(SaleStage::hub)) = 20;
  ledger.selling.left(0, static_cast<std::size_t>(SaleStage::center)) = 10;
  ledger.selling.left(0, static_cast<std::size_t>(SaleStage::home)) = 4;
  auto const haul = [&](SaleHaulage what, std::int64_t amount) { ledger.selling.haul(1, what, amount); };
  using enum SaleHaulage;
  haul(truck_load, 2'000'000), haul(truck_activity, 1'250'000), haul(truck_fullness, 1500);
  haul(truck_extra_metres, 10'500), haul(truck_visits, 3), haul(truck_seconds, 7200);
  haul(back_legs, 4), haul(back_laden, 60'000), haul(back_load, 16'000'000), haul(back_fullness, 1000);
  auto const set = [&](Haulage what, std::int64_t n) { ledger.hauled(1, what) = n; };
  set(Haulage::line_haul_laden, 120'000), set(Haulage::line_haul_empty, 120'000);
  set(Haulage::line_haul_load, 48'000'000), set(Haulage::line_haul_seconds, 6 * kHour);
  set(Haulage::line_haul_parcels, 200);
  set(Haulage::truck_empty, 20'500), set(Haulage::truck_load, 8'000'000),
      set(Haulage::truck_activity, 5'000'000);
  set(Haulage::delivered_at_center, 200);
  ledger.truck_runs(1, 0) = 3, ledger.truck_runs(1, 3) = 80'500;
  return ledger;
}

class SellingFigures : public ::testing::Test {
 protected:
  static Tables tables(models::JointCost rule) {
    return tabulate(selling(rule), {run_of({selling_county()})}, provenance());
  }
  Tables const t = tables(models::JointCost::activity);
  double summary(std::string const& name) const { return real(t, "summary/" + name, {0}); }
};

TEST_F(SellingFigures, TellWhatBecameOfTheBoxesOfAWeek) {
  EXPECT_EQ(value<std::int64_t>(t, "sale_offered", {0, 0, 0, 1}), 110);
  EXPECT_EQ(value<std::int64_t>(t, "sale_arrived", {0, 0, 0, 1}), 60);
  EXPECT_EQ(value<std::int64_t>(t, "sale_arrived", {0, 0, 0, 0}), 0);
  EXPECT_DOUBLE_EQ(real(t, "sale_weight", {0, 0, 0, 1}), 300);
  EXPECT_DOUBLE_EQ(real(t, "sale_value", {0, 0, 0, 1}), 54 * 30);
  EXPECT_EQ(value<std::int64_t>(t, "sale_waiting", {0, 0, 3, 8}), 20);
  EXPECT_EQ(value<std::int64_t>(t, "sale_left", {0, 0, 1, 0}), 10);
  EXPECT_DOUBLE_EQ(summary("sale_given_up_share"), 10.0 / 110);
  EXPECT_DOUBLE_EQ(summary("sale_spoiled_share"), 0.1);
  EXPECT_DOUBLE_EQ(summary("sale_left"), 10) << "those at home are not on their way";
}

// Who was refused in earlier weeks may give up in this one: of more people than came for the first time in
// it.
TEST_F(SellingFigures, GiveUpAsAShareOfThoseOfWhomItIsDecided) {
  auto ledger = selling_county();
  ledger.selling.add(8, 0, SaleFact::refused, 190);
  ledger.selling.add(8, 0, SaleFact::given_up, 190);
  auto const more =
      tabulate(selling(models::JointCost::activity), {run_of({std::move(ledger)})}, provenance());
  EXPECT_DOUBLE_EQ(real(more, "summary/sale_given_up_share", {0}), 200.0 / 300);
}

TEST_F(SellingFigures, TellHowLongTheyWereOnTheirWay) {
  EXPECT_DOUBLE_EQ(real(t, "sale_time_to_hub", {0, 0, 0, 1}), 12);
  EXPECT_DOUBLE_EQ(real(t, "sale_time", {0, 0, 0, 1}), 20);
  EXPECT_DOUBLE_EQ(real(t, "sale_time_from_intake", {0, 0, 0, 1}), 17);
  EXPECT_DOUBLE_EQ(real(t, "sale_stage_sum", {0, 0, 0, 1}), 180) << "at home";
  EXPECT_DOUBLE_EQ(real(t, "sale_stage_sum", {0, 0, 3, 1}), 240);
  EXPECT_DOUBLE_EQ(summary("sale_time"), 20);
  EXPECT_DOUBLE_EQ(summary("sale_time_from_intake"), 17);
  EXPECT_DOUBLE_EQ(summary("sale_time_p95"), 17.95) << "within the bin from 17 to 18 h";
}

TEST_F(SellingFigures, TellHowFullTheWaysBackWere) {
  EXPECT_DOUBLE_EQ(summary("truck_back_fullness"), 0.5);
  EXPECT_DOUBLE_EQ(summary("line_haul_back_fullness"), 0.25);
  EXPECT_DOUBLE_EQ(summary("truck_empty_share"), 20.5 / 80.5);
  EXPECT_DOUBLE_EQ(summary("line_haul_empty_share"), 60.0 / 240) << "one of the two vehicles is laden back";
}

// By activity goods have a fifth of the trucks and a quarter of the line-haul.
TEST_F(SellingFigures, ShareJointCostByActivity) {
  auto const cost = [&](Level level) {
    return real(t, "sale_cost_by_level", {0, 0, static_cast<std::size_t>(level), 1});
  };
  EXPECT_DOUBLE_EQ(cost(Level::line_haul), (6 * 30 + 240 * 4) / 4.0);
  EXPECT_DOUBLE_EQ(cost(Level::trucks), (2 * 30 + 80.5 * 2) / 5);
  EXPECT_DOUBLE_EQ(cost(Level::centers), 50);
  EXPECT_DOUBLE_EQ(cost(Level::hub), 80.0 / 100 * 20) << "there is no staff, all hands are paid by the hour";
  double const all = 285 + 44.2 + 50 + 16;
  EXPECT_DOUBLE_EQ(real(t, "sale_cost_per_kg", {0, 0, 1}), all / 300);
  EXPECT_DOUBLE_EQ(summary("sale_cost_per_kg"), all / 300);
}

TEST_F(SellingFigures, LeaveJointCostToDeliveriesIfAsked) {
  auto const added = tables(models::JointCost::deliveries);
  EXPECT_DOUBLE_EQ(real(added, "sale_cost_per_kg", {0, 0, 1}), (10.5 * 2 + 50 + 16) / 300);
}

TEST_F(SellingFigures, TakeTheirPartFromWhatParcelsCost) {
  for (auto const rule : {models::JointCost::activity, models::JointCost::deliveries}) {
    auto const both = tables(rule);
    double const sold = real(both, "sale_cost_per_kg", {0, 0, 1}) * 300;
    double technicians = 0;
    for (std::size_t i = 0; i < figures::cost_items.size(); ++i)
      if (figures::cost_items[i].level == Level::technicians) technicians += real(both, "cost", {0, 0, i, 1});
    double const all = real(both, "cost_total", {0, 0, 1});
    EXPECT_NEAR(real(both, "cost_per_parcel", {0, 0, 1}) * 200 + technicians + sold, all, 1e-9);
  }
}

TEST_F(SellingFigures, ShareEmissionsByActivityWhateverTheRuleForMoney) {
  double const line_haul = 1.25 * (0.4 * 240 + 0.2 * 64), trucks = 1.25 * (0.2 * 80.5 + 0.1 * 20);
  EXPECT_DOUBLE_EQ(real(t, "emissions", {0, 0, 0, 1}), line_haul);
  EXPECT_DOUBLE_EQ(real(t, "emissions", {0, 0, 1, 1}), trucks);
  EXPECT_DOUBLE_EQ(summary("sale_emissions_per_kg"), (line_haul / 4 + trucks / 5) / 300);
  EXPECT_DOUBLE_EQ(summary("emissions_per_parcel"), (line_haul * 0.75 + trucks * 0.8) / 200);
  auto const added = tables(models::JointCost::deliveries);
  EXPECT_EQ(real(added, "summary/emissions_per_parcel", {0}), summary("emissions_per_parcel"));
}

TEST_F(SellingFigures, AreNotThereWhereNothingIsSold) {
  auto const without = tabulate(scenario(), {run_of({busy_county()})}, provenance());
  for (char const* name : {"harvest", "sale_offered", "summary/sale_weight", "county_summary/sale_time"})
    EXPECT_EQ(without.find(name), nullptr) << name;
}

}  // namespace
}  // namespace ruralsim::results::hand_made
