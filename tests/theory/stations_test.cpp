// A select station as the shipped actors run it, against Erlang's loss formula, the newsvendor, the logit
// model and Bass.
#include "models/network/select_stations.hpp"
#include "models/rules/choice.hpp"
#include "models/simulate.hpp"
#include "tests/theory/bench_county.hpp"
#include "tests/theory/stock_forms.hpp"

#include <cmath>

namespace ruralsim::theory {
namespace {

using models::Alternative;
using models::kAlternatives;
using models::MarketLedger;
using models::StockAmount;
using models::StockFact;

constexpr std::size_t kStationBatches = 40;
constexpr std::size_t kStationDays = 7 * 41 * 100;
constexpr double kWalkIns = 24;  // a day

// Nobody orders; so many walk in a day, at any hour.
models::Scenario station(double up_to, sim::Distribution lead) {
  auto scenario = one_village(kStationDays);
  scenario.network.counties.front().centers.front().select_station = true;
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.demand.adoption = 0, s.demand.growth = 0;
  s.station.walk_ins_per_household = {kWalkIns * 365 / 100};
  models::StockSettings shelf;
  shelf.id = "shelf", shelf.product = s.products[0].id, shelf.at = models::StockPlace::station;
  shelf.supply = models::Supply::lead_time, shelf.lead_time = lead;
  shelf.up_to = StockAmount{up_to, StockAmount::Unit::pieces};
  s.stocks = {shelf};
  return scenario;
}
std::vector<double> daily_sums(models::StationLedger const& ledger, StockFact fact) {
  return batches_of(kStationDays, kStationBatches,
                    [&](std::size_t day) { return ledger.stock.fact(day, 0, fact); });
}

// Pieces under way are the busy servers: whatever the law of the lead time, only its mean matters (Karush
// 1957).
TEST(Shelf, with_lost_sales_is_Erlangs_loss_system_for_every_lead_time) {
  constexpr double kLeadSeconds = 8 * 3600;  // eight walk-ins
  for (auto const& [name, lead] : {std::pair{"constant", sim::Distribution::constant(kLeadSeconds)},
                                   std::pair{"exponential", sim::Distribution::exponential(kLeadSeconds)},
                                   std::pair{"uniform", sim::Distribution::uniform(0, 2 * kLeadSeconds)}}) {
    auto const run = models::simulate(station(9, lead), {});
    auto const& ledger = run.counties.front().stations;
    auto const what = std::string("shelf of 9, ") + name + " lead time: ";
    double const lost = erlang_b(9, 8);
    auto const demanded = daily_sums(ledger, StockFact::demanded);
    expect_agrees(what + "lost", of_ratio(daily_sums(ledger, StockFact::lost), demanded), lost, 0.015);
    auto on_hand = daily_sums(ledger, StockFact::on_hand_seconds);
    for (auto& v : on_hand) v /= static_cast<double>(kStationDays / (kStationBatches + 1)) * 86400;
    expect_agrees(what + "on hand", of_batches(on_hand), 9 - 8 * (1 - lost), 0.015);
    expect_agrees(
        what + "out of stock",
        of_ratio(daily_sums(ledger, StockFact::out_seconds),
                 std::vector<double>(kStationBatches,
                                     static_cast<double>(kStationDays / (kStationBatches + 1)) * 86400)),
        lost, 0.02);
  }
}

TEST(Shelf, filled_up_every_midnight_is_the_newsvendor) {
  constexpr std::int64_t kUpTo = 27;
  auto scenario = station(kUpTo, sim::Distribution::constant(0));
  auto& shelf = scenario.stretches.front().settings.stocks.front();
  shelf.policy = models::StockPolicy::periodic, shelf.review = sim::hours(24);
  auto const run = models::simulate(scenario, {});
  auto const& ledger = run.counties.front().stations;
  auto const demand = poisson_chances(kWalkIns, 120);
  double lost = 0, never_short = 0;
  for (std::size_t d = 0; d < demand.size(); ++d) {
    auto const over = static_cast<double>(kUpTo) - static_cast<double>(d);
    lost += demand[d] * std::max(-over, 0.0);
    never_short += over >= 0 ? demand[d] : 0;
  }
  auto const days = batches_of(kStationDays, kStationBatches, [](std::size_t) { return 1; });
  expect_agrees("shelf of 27, Poisson(24) a day: fill rate (beta)",
                of_ratio(daily_sums(ledger, StockFact::filled), daily_sums(ledger, StockFact::demanded)),
                1 - lost / kWalkIns, 0.01);
  expect_agrees("shelf of 27: days on which all demand is filled (alpha)",
                of_ratio(batches_of(kStationDays, kStationBatches,
                                    [&](std::size_t day) { return 1 - ledger.short_days(day, 0); }),
                         days),
                never_short, 0.01);
}

// A village 4 km from its center, as the utilities have it, without feedback.
models::Scenario choosing(double price_station, bool has_shelf = true) {
  auto scenario = one_village(7 * 41 * 4);
  auto& county = scenario.network.counties.front();
  county.villages.front().at = {3, 0};
  county.centers.front().select_station = has_shelf;
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.demand.adoption = 1, s.demand.growth = 0;
  s.demand.orders_per_household = {365};
  auto& c = s.choice;
  c.model = models::ChoiceModel::logit, c.feedback = models::Feedback::off;
  c.own_phone = 3.2, c.assisted = 4.8, c.station = 3.6, c.price = -4, c.price_station = price_station;
  c.distance = -0.15, c.lead_time = -0.15, c.stockout = -2, c.skill = 2, c.digital_skill = 0.5;
  s.experience.initial_lead_time = sim::days(2);
  models::StockSettings shelf;
  shelf.id = "shelf", shelf.product = s.products[0].id, shelf.at = models::StockPlace::station;
  shelf.supply = models::Supply::lead_time;
  shelf.up_to = StockAmount{1000, StockAmount::Unit::pieces};
  s.stocks = {shelf};
  return scenario;
}
std::vector<double> chosen(models::RunLedger const& run, Alternative alternative) {
  auto const& counts = run.counties.front().market.chosen;
  return batches_of(counts.rows(), kStationBatches,
                    [&](std::size_t day) { return counts(day, static_cast<std::size_t>(alternative)); });
}
std::vector<double> sum_of_all(models::RunLedger const& run) {
  std::vector<double> all(kStationBatches, 0.0);
  for (std::size_t a = 0; a < kAlternatives; ++a) {
    auto const one = chosen(run, static_cast<Alternative>(a));
    for (std::size_t b = 0; b < all.size(); ++b) all[b] += one[b];
  }
  return all;
}

TEST(Logit, shares_are_those_of_the_closed_form) {
  auto const scenario = choosing(1.05);
  auto const& county = scenario.network.counties.front();
  double const km = county.road(county.villages.front().at, county.centers.front().at).value;
  double const phone = std::exp(3.2 - 4 - 0.3 + 1), desk = std::exp(4.8 - 4 - 0.15 * km - 0.3),
               shelf = std::exp(3.6 - 4.2 - 0.15 * km), all = phone + desk + shelf + 1;
  auto const run = models::simulate(scenario, {});
  auto const wishes = sum_of_all(run);
  expect_agrees("logit: own phone", of_ratio(chosen(run, Alternative::own_phone), wishes), phone / all, 0.03);
  expect_agrees("logit: desk", of_ratio(chosen(run, Alternative::assisted), wishes), desk / all, 0.03);
  expect_agrees("logit: shelf", of_ratio(chosen(run, Alternative::station), wishes), shelf / all, 0.04);
  expect_agrees("logit: nothing", of_ratio(chosen(run, Alternative::none), wishes), 1 / all, 0.04);
}

// Independence of irrelevant alternatives: what the shelf charges, or that there is none, takes from phone
// and desk in proportion.
TEST(Logit, ratio_of_two_does_not_depend_on_a_third) {
  auto const scenario = choosing(1.05);
  auto const& county = scenario.network.counties.front();
  double const km = county.road(county.villages.front().at, county.centers.front().at).value;
  double const ratio = std::exp(3.2 - 0.3 + 1 - (4.8 - 0.15 * km - 0.3));
  for (auto const& [name, other] :
       {std::pair{"shelf at 105 %", choosing(1.05)}, std::pair{"shelf at 80 %", choosing(0.8)},
        std::pair{"no shelf", choosing(1, false)}}) {
    auto const run = models::simulate(other, {});
    expect_agrees(std::string("logit, phone over desk, ") + name,
                  of_ratio(chosen(run, Alternative::own_phone), chosen(run, Alternative::assisted)), ratio,
                  0.05);
  }
}

// In ten years of a run without feedback the share that buys is the closed form, day for day, to what a
// thousandth of a household rounds.
TEST(Bass, adoption_of_a_run_is_its_closed_form) {
  constexpr double p = 0.03, q = 0.38, kPotential = 0.8;
  constexpr std::int64_t kOpens = 30, kDays = 3650;
  constexpr double kHouseholds = 1e6;
  auto scenario = one_village(kDays);
  auto& county = scenario.network.counties.front();
  county.centers.front().opens = kOpens;
  auto& s = scenario.stretches.front().settings;
  county.villages.front().households = kHouseholds;
  s.demand.orders_per_household = {0.001}, s.demand.growth = 0;
  s.adoption.model = models::AdoptionModel::bass;
  s.adoption.innovation = p, s.adoption.imitation = q, s.adoption.potential = kPotential;
  auto const run = models::simulate(scenario, {});
  auto const& state = run.counties.front().market.state;
  double best = 0, peak = 0;
  for (std::int64_t day = kOpens; day < kDays; ++day) {
    double const t = static_cast<double>(day - kOpens) / 365, e = std::exp(-(p + q) * t);
    auto const buyers =
        static_cast<double>(state(static_cast<std::size_t>(day), MarketLedger::kBuyers)) / 1000;
    ASSERT_NEAR(buyers, kHouseholds * kPotential * (1 - e) / (1 + q / p * e), 0.00051) << day;
    if (day == kOpens) continue;
    double const more =
        buyers - static_cast<double>(state(static_cast<std::size_t>(day - 1), MarketLedger::kBuyers)) / 1000;
    if (more > best) best = more, peak = t;
  }
  std::printf("| Bass, p = 0.03, q = 0.38: peak after years | %.3f | %.3f |\n", std::log(q / p) / (p + q),
              peak);
  EXPECT_NEAR(peak, std::log(q / p) / (p + q), 2.0 / 365);
}

}  // namespace
}  // namespace ruralsim::theory
