#include "models/market.hpp"

#include "models/rules/adoption.hpp"
#include "sim/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::models {
namespace {

constexpr double kDaysAYear = 365;

double in_days(sim::Seconds s) {
  return static_cast<double>(s.value) / 86400;
}

bool may_be_lost(Regime const& regime, std::size_t county, std::size_t group) {
  auto const* const here = regime.county_stock(county, group);
  auto const* const above = regime.region_stock(group);
  auto const loses = [](StockSettings const* s) {
    return s != nullptr && s->on_stockout == OnStockout::lost;
  };
  return loses(here) || loses(above);
}

}  // namespace

bool Market::exists(Scenario const& scenario) {
  auto const& s = scenario.stretches.front().settings;
  return s.choice.model == ChoiceModel::logit || s.adoption.model == AdoptionModel::bass;
}

Market::Market(County& county)
    : county_(county),
      tables_(county.map.villages.size()),
      today_(county.map.centers.size()),
      open_(county.map.villages.size() * county.settings().products.size()),
      looked_at_from_(county.settings().products.size()),
      memory_(county.map.centers.size(), {in_days(county.settings().experience.initial_lead_time), 0}) {
  county.ledger.market = MarketLedger(county.scenario.run.days);
  for (std::uint32_t v = 0; v < county.map.villages.size(); ++v) {
    auto const& village = county.map.villages[v];
    centers_.push_back(village.center.index());
    road_.push_back(county.map.road(village.at, county.map.centers[village.center.index()].at).value);
    auto luck = county.chance.stream(purpose::kDigitalSkill, v);
    skill_.push_back(sim::normal_quantile(luck.uniform()));
    buyers_.push_back(0);
  }
  forget_what_may_be_lost();
  update();
}

void Market::begin_day() {
  forget_what_may_be_lost();
  if (county_.today() > 0) {
    remember();
    update();
  }
  state();
}

void Market::update() {
  for (std::size_t v = 0; v < buyers_.size(); ++v) {
    find_center(v);
    adopt(v);
    if (chooses()) tabulate(v);
  }
}

// Who serves the village may change while centers open and close.
void Market::find_center(std::size_t village) {
  auto const center = county_.areas.center_of(village, county_.today());
  if (center == network::kNoCenter || center == centers_[village]) return;
  auto const& map = county_.map;
  centers_[village] = center;
  road_[village] = map.road(map.villages[village].at, map.centers[center].at).value;
}

void Market::released(Batch const& orders) {
  for (auto const& parcel : orders)
    if (sim::Time{parcel.placed} >= looked_at_from_[parcel.group()])
      open(parcel).orders += 1, open(parcel).placed += parcel.placed;
}

void Market::delivered(Batch const& goods, sim::Time now) {
  auto& day = today_[goods->center];
  for (auto const& parcel : goods) {
    day.parcels += 1, day.seconds += now.s - parcel.placed;
    if (sim::Time{parcel.placed} >= looked_at_from_[parcel.group()])
      open(parcel).orders -= 1, open(parcel).placed -= parcel.placed;
  }
}

Market::Open& Market::open(Parcel const& order) {
  return open_[order.village * looked_at_from_.size() + order.group()];
}

void Market::forget_what_may_be_lost() {
  auto const groups = looked_at_from_.size();
  for (std::size_t g = 0; g < groups; ++g) {
    if (!may_be_lost(county_.regime(), county_.number, g)) continue;
    looked_at_from_[g] = sim::midnight(county_.today() + 1);
    for (auto i = g; i < open_.size(); i += groups) open_[i] = {};
  }
}

// Those who wait count with the age of their orders as soon as that is more in the mean than is remembered:
// else nobody would notice a standstill before it is over.
void Market::remember_open() {
  std::vector<Open> of_center(today_.size());
  for (std::size_t i = 0; i < open_.size(); ++i) {
    auto& open = of_center[centers_[i / looked_at_from_.size()]];
    open.orders += open_[i].orders, open.placed += open_[i].placed;
  }
  auto const now = county_.here.now().s;
  for (std::size_t center = 0; center < today_.size(); ++center) {
    auto const& open = of_center[center];
    auto const age = open.orders * now - open.placed;
    if (static_cast<double>(age) <= static_cast<double>(open.orders) * memory_[center].lead_time * 86400)
      continue;
    today_[center].parcels += open.orders, today_[center].seconds += age;
  }
}

// Exponential smoothing of daily means; a day on which nothing happened leaves the memory as it was.
void Market::remember() {
  remember_open();
  double const weight = county_.settings().experience.smoothing;
  for (std::size_t center = 0; center < today_.size(); ++center) {
    auto const day = std::exchange(today_[center], {});
    auto& memory = memory_[center];
    auto const smooth = [&](double& value, std::int64_t sum, std::int64_t of, double unit) {
      if (of > 0) value += weight * (static_cast<double>(sum) / static_cast<double>(of) / unit - value);
    };
    smooth(memory.lead_time, day.seconds, day.parcels, 86400);
    smooth(memory.stockouts, day.in_vain, day.asked, 1);
  }
}

// Centers that are open from the start have had buyers before: demand.adoption of them.
void Market::adopt(std::size_t village) {
  auto const& s = county_.settings();
  auto& buyers = buyers_[village];
  if (s.adoption.model == AdoptionModel::constant) {
    buyers = s.demand.adoption;
    return;
  }
  auto const opens = county_.areas.served_from(village), today = county_.today();
  if (opens > today) return;
  auto const potential = rules::market_potential(s.adoption, {road_[village]});
  if (today == std::max<std::int64_t>(opens, 0)) {
    buyers = opens < 0 ? std::min(s.demand.adoption, potential) : 0;
    return;
  }
  if (buyers >= potential) return;
  auto const& memory = memory_[centers_[village]];
  auto const imitation = rules::imitation(s.adoption, memory.lead_time, memory.stockouts);
  buyers = potential * rules::bass_step(buyers / potential, s.adoption.innovation, imitation, 1 / kDaysAYear);
}

void Market::tabulate(std::size_t village) {
  auto const& s = county_.settings();
  auto const center = centers_[village];
  bool const feedback = s.choice.feedback == Feedback::on;
  rules::Situation const situation{
      .distance = road_[village],
      .lead_time = feedback ? memory_[center].lead_time : in_days(s.experience.initial_lead_time),
      .stockouts = feedback ? memory_[center].stockouts : 0,
      .skill = std::clamp(s.choice.digital_skill + s.choice.skill_spread * skill_[village], 0.0, 1.0)};
  auto const utilities = rules::utilities(s.choice, situation);
  for (auto const shelf : {rules::Shelf::not_there, rules::Shelf::holds_it})
    tables_[village][static_cast<std::size_t>(shelf)] =
        rules::ChoiceTable(rules::logit_shares(utilities, shelf));
}

void Market::state() {
  auto* const row = county_.ledger.market.state.row(static_cast<std::size_t>(county_.today()));
  for (std::size_t v = 0; v < buyers_.size(); ++v) {
    auto const& village = county_.map.villages[v];
    if (county_.areas.center_of(v, county_.today()) == network::kNoCenter) continue;
    auto const thousandths = std::llround(village.households * 1000);
    row[MarketLedger::kHouseholds] += thousandths;
    row[MarketLedger::kBuyers] += std::llround(village.households * 1000 * buyers_[v]);
    row[MarketLedger::kLeadSeconds] += std::llround(lead_time(centers_[v]) * 86400) * thousandths;
  }
}

double Market::wishes(std::size_t village) const {
  return county_.map.villages[village].households * buyers_[village] *
         county_.settings().demand.orders_per_household.value / kDaysAYear;
}

bool Market::has_shelf(std::size_t village) const {
  return county_.map.centers[centers_[village]].select_station;
}

double Market::share_on_shelf() const {
  auto const& products = county_.settings().products;
  double share = 0;
  for (std::size_t g = 0; g < products.size(); ++g)
    if (county_.regime().station_stock(county_.number, g) != nullptr) share += products[g].share;
  return share;
}

double Market::orders(std::size_t village) const {
  if (!chooses()) return wishes(village);
  auto const of = [&](rules::Shelf shelf) {
    auto const& t = table(village, shelf);
    return t.share(Alternative::own_phone) + t.share(Alternative::assisted);
  };
  double const on_shelf = has_shelf(village) ? share_on_shelf() : 0;
  return wishes(village) *
         (on_shelf * of(rules::Shelf::holds_it) + (1 - on_shelf) * of(rules::Shelf::not_there));
}

double Market::station_wishes(std::size_t village) const {
  if (!chooses() || !has_shelf(village)) return 0;
  return wishes(village) * share_on_shelf() *
         table(village, rules::Shelf::holds_it).share(Alternative::station);
}

}  // namespace ruralsim::models
