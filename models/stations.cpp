#include "models/stations.hpp"

#include "models/market.hpp"
#include "models/places/weigh.hpp"
#include "models/rules/walk_ins.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kShelfForecastDays = 28;
constexpr std::uint32_t kNobodysOrder = 0xffffffff;

}  // namespace

bool Stations::exists(Scenario const& scenario, Regimes const& regimes, std::size_t county) {
  auto const& centers = scenario.network.counties[county].centers;
  if (std::none_of(centers.begin(), centers.end(), [](auto const& c) { return c.select_station; }))
    return false;
  for (std::size_t g = 0; g < scenario.stretches.front().settings.products.size(); ++g)
    if (regimes.on(0).station_stock(county, g) != nullptr) return true;
  return false;
}

Stations::Stations(County& county)
    : arrivals(county.here, "goods for the shelves"),
      county_(county),
      ledger_(county.ledger.stations),
      expected_(county.map.centers.size()),
      rooms_(county.map.centers.size()),
      supply_(county.here, county.here, arrivals) {
  auto const groups = county.scenario.stretches.front().settings.products.size();
  auto const centers = county.map.centers.size();
  ledger_ = StationLedger(county.scenario.run.days, groups, centers);
  placed_.assign(centers, std::vector<std::uint32_t>(groups, 0));
  short_on_.assign(centers, std::vector<std::int64_t>(groups, -1));
  for (auto const& village : county.map.villages)
    road_.push_back(county.map.road(village.at, county.map.centers[village.center.index()].at).value);
  begin_day();
  for (std::size_t center = 0; center < centers; ++center) {
    if (!county.map.centers[center].select_station) continue;
    auto& room = rooms_[center].emplace(ledger_.stock, groups, ledger_.by_center.row(center));
    for (std::size_t g = 0; g < groups; ++g) {
      auto const* s = settings(g);
      if (s == nullptr) continue;
      auto const initial = s->initial ? rules::pieces(*s->initial, a_day(center, g))
                                      : rules::highest_position(rules::stock_rule(*s, a_day(center, g)));
      room.open(g, initial);
      ledger_.at_end(center, g * StockLedger::kAtEnd + StockLedger::kHeld) = 1;
      ledger_.at_end(center, g * StockLedger::kAtEnd + StockLedger::kInitial) = initial;
    }
  }
}

void Stations::begin_day() {
  auto const& s = county_.settings();
  walking_.clear();
  for (double const road : road_) walking_.push_back(rules::walking_share(s.station, {road}));
  cumulated_.clear();
  double sum = 0;
  for (std::size_t g = 0; g < s.products.size(); ++g)
    cumulated_.push_back(sum += holds(g) ? s.products[g].share : 0);
  expect();
}

// Walk-ins and, with channel choice, those who will choose the shelf.
void Stations::expect() {
  auto const today = county_.today(), until = std::min(today + kShelfForecastDays, county_.scenario.run.days);
  double factor = 0;
  for (auto day = today; day < until; ++day)
    factor +=
        county_.regime().day_factor(day) / static_cast<double>(std::max<std::int64_t>(until - today, 1));
  std::fill(expected_.begin(), expected_.end(), 0.0);
  for (std::size_t v = 0; v < road_.size(); ++v) {
    auto const& village = county_.map.villages[v];
    auto const center = village.center.index();
    if (!county_.map.centers[center].select_station) continue;
    expected_[center] += walk_ins(v, factor);
    if (county_.market == nullptr) continue;
    expected_[center] += county_.market->station_wishes(v) * factor;
  }
}

double Stations::walk_ins(std::size_t village, double day_factor) const {
  if (cumulated_.back() == 0) return 0;  // nobody wants what lies there
  auto const& s = county_.settings();
  double const buyers = county_.market == nullptr ? s.demand.adoption : county_.market->buyers(village);
  return county_.map.villages[village].households * (1 - buyers) * s.station.walk_ins_per_household.value /
         365 * walking_[village] * day_factor;
}

std::uint8_t Stations::group(std::uint32_t word) const {
  double const drawn = sim::unit(word) * cumulated_.back();
  auto const found = std::upper_bound(cumulated_.begin(), cumulated_.end(), drawn);
  return static_cast<std::uint8_t>(found - cumulated_.begin());
}

double Stations::a_day(std::size_t center, std::size_t group) const {
  if (cumulated_.back() == 0) return 0;
  return expected_[center] * (cumulated_[group] - (group == 0 ? 0 : cumulated_[group - 1])) /
         cumulated_.back();
}

bool Stations::sell(std::size_t center, Parcel& parcel) {
  auto const now = county_.here.now();
  auto const group = parcel.group();
  auto& room = *rooms_[center];
  bool const sold = room.issue(group, 1, now) == 1;
  room.state(group, StockFact::demanded, 1, now);
  room.state(group, StockFact::filled, sold ? 1 : 0, now);
  if (county_.market != nullptr) county_.market->asked(center, sold ? Market::Found::yes : Market::Found::no);
  if (!sold) {
    auto& last = short_on_[center][group];
    if (std::exchange(last, now.day()) != now.day())
      ++ledger_.short_days(static_cast<std::size_t>(now.day()), group);
    return false;
  }
  auto const fen = std::llround(100 * county_.settings().products[group].value.value);
  ledger_.revenue(static_cast<std::size_t>(now.day()), group) += fen;
  ledger_.revenue_by_center(center, group) += fen;
  facts::sold_from_shelf(county_.ledger, parcel, center);
  if (!settings(group)->review) review(center, group);
  return true;
}

void Stations::left(std::size_t center, std::uint8_t group, Leaves leaves) {
  rooms_[center]->state(group, leaves == Leaves::to_desk ? StockFact::upstream : StockFact::lost, 1,
                        county_.here.now());
}

void Stations::receive(Batch goods) {
  for (auto const& piece : goods) rooms_[goods->center]->receive(piece.group(), 1, county_.here.now());
}

void Stations::arrived(ShelfOrder const& order) {
  if (settings(order.group)->supply == Supply::network)
    orders_.push_back(order);
  else
    rooms_[order.center]->receive(order.group, order.pieces, county_.here.now());
}

void Stations::review(std::size_t center, std::size_t group) {
  auto const& s = *settings(group);
  auto& room = *rooms_[center];
  if (!county_.open(center, county_.today())) return;
  auto const rule = rules::stock_rule(s, a_day(center, group));
  auto const pieces = rules::order_quantity(rule, room.position(group));
  if (pieces == 0) return;
  room.order(group, pieces, county_.here.now());
  auto const entity = static_cast<std::uint32_t>(center * 256 + group);
  auto luck = county_.chance.stream(purpose::kStationLead, entity).at(placed_[center][group]++);
  auto const lead = s.lead_time.sample_seconds(luck);
  ShelfOrder const order{static_cast<std::uint16_t>(center), static_cast<std::uint8_t>(group), pieces};
  if (lead.value == 0)
    arrived(order);
  else
    supply_.send(county_.here.now() + lead, order);
}

void Stations::review_continuous() {
  for (std::size_t center = 0; center < rooms_.size(); ++center)
    for (std::size_t g = 0; at(center) && g < cumulated_.size(); ++g)
      if (holds(g) && !settings(g)->review) review(center, g);
}

sim::Time Stations::next_review() const {
  auto next = sim::kNever;
  for (std::size_t g = 0; g < cumulated_.size(); ++g)
    if (auto const* s = settings(g); s != nullptr && s->review)
      next = std::min(next, rules::next_review(*s->review, s->review_time, county_.here.now()));
  return next;
}

void Stations::review_periodic() {
  auto const now = county_.here.now();
  for (std::size_t g = 0; g < cumulated_.size(); ++g) {
    auto const* s = settings(g);
    if (s == nullptr || !s->review) continue;
    if (rules::next_review(*s->review, s->review_time, now - sim::seconds(1)) != now) continue;
    for (std::size_t center = 0; center < rooms_.size(); ++center)
      if (at(center)) review(center, g);
  }
}

std::vector<Batch> Stations::take_orders() {
  std::stable_sort(orders_.begin(), orders_.end(),
                   [](auto const& a, auto const& b) { return a.center < b.center; });
  std::vector<Batch> batches;
  for (auto first = orders_.begin(); first != orders_.end();) {
    auto const last =
        std::find_if(first, orders_.end(), [&](auto const& order) { return order.center != first->center; });
    batches.push_back(batch_of({first, last}));
    first = last;
  }
  orders_.clear();
  return batches;
}

Batch Stations::batch_of(std::span<ShelfOrder const> orders) const {
  std::int64_t pieces = 0;
  for (auto const& order : orders) pieces += order.pieces;
  Batch batch(static_cast<std::uint32_t>(pieces));
  auto const center = orders.front().center;
  batch->center = center;
  batch->for_shelf = true;
  auto const now = static_cast<std::uint32_t>(county_.here.now().s);
  auto const village = static_cast<std::uint16_t>(county_.map.centers[center].village.value);
  for (auto const& order : orders)
    for (std::int64_t n = 0; n < order.pieces; ++n)
      batch.add(Parcel(now, kNobodysOrder, village, order.group, Channel::own_phone, 0));
  batch->stamps.released = now;
  weigh(batch, county_.regime().goods());
  return batch;
}

void Stations::close(sim::Time end) {
  auto const under_way = [&](ShelfOrder const& order) {
    ledger_.at_the_end(order.center, order.group, StockLedger::kUnderWay, order.pieces);
  };
  for (auto const& order : orders_) under_way(order);
  for (auto const& mail : supply_.in_flight()) under_way(mail.value);
  for (auto const& order : arrivals.items()) under_way(order);
  for (std::size_t center = 0; center < rooms_.size(); ++center)
    for (std::size_t g = 0; at(center) && g < cumulated_.size(); ++g) {
      if (!ledger_.stock.holds(g)) continue;
      rooms_[center]->settle(g, end);
      ledger_.at_the_end(center, g, StockLedger::kOnHand, rooms_[center]->on_hand(g));
      ledger_.at_the_end(center, g, StockLedger::kOnOrder, rooms_[center]->on_order(g));
    }
}

}  // namespace ruralsim::models
