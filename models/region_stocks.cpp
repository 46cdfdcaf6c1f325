#include "models/region_stocks.hpp"

#include "models/rules/timetable.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models {

RegionStocks::RegionStocks(Scenario const& scenario, Regimes const& regimes, WarehouseHall& hall,
                           std::uint32_t replication, StockLedger& ledger)
    : scenario_(scenario), regimes_(regimes), hall_(hall), replication_(replication) {
  if (!Stock::exists(scenario, regimes, std::nullopt)) return;
  ledger = StockLedger(scenario.run.days, scenario.stretches.front().settings.products.size());
  region_ = std::make_unique<Stock>(hall.here, scenario, regimes, std::nullopt, replication, ledger);
  region_->doors = {.hand_out = [this](std::uint32_t county, std::uint32_t release,
                                       Batch goods) { hand_to_picking(county, release, std::move(goods)); },
                    .ship = [this](StockOrder const& order) { ship(order); },
                    .order_above = {}};
  hall.stock = region_.get();
}

void RegionStocks::add(County& county) {
  auto& branch = branches_.emplace_back(Branch{county, nullptr, nullptr, {}});
  if (!Stock::exists(scenario_, regimes_, county.number)) return;
  auto& ledger = county.ledger.stock;
  ledger = StockLedger(scenario_.run.days, scenario_.stretches.front().settings.products.size());
  branch.stock =
      std::make_unique<Stock>(county.here, scenario_, regimes_, county.number, replication_, ledger);
  branch.down = std::make_unique<sim::Link<StockOrder>>(hall_.here, county.here, branch.stock->arrivals);
  branch.shipments.resize(branch.stock->groups());
  branch.stock->doors = {.hand_out = [&county](std::uint32_t, std::uint32_t,
                                               Batch goods) { hand_out_at_hub(county, std::move(goods)); },
                         .ship = {},
                         .order_above =
                             [&county](StockOrder const& order) {
                               bool const held = county.regime().region_stock(order.group) != nullptr;
                               if (held) county.stock_orders.push_back(order);
                               return held;
                             }};
  county.stock = branch.stock.get();
}

void RegionStocks::hand_to_picking(std::uint32_t county, std::uint32_t number, Batch goods) {
  goods->stamps.supplied = static_cast<std::uint32_t>(hall_.here.now().s);
  Release release{.county = county, .number = number, .batches = {}};
  release.batches.push_back(std::move(goods));
  hall_.released.put(std::move(release));
}

void RegionStocks::ship(StockOrder const& order) {
  auto& branch = branches_[order.county];
  auto luck =
      branch.county.chance.stream(purpose::kCountyStockLead, order.group).at(branch.shipments[order.group]++);
  auto const& settings = *hall_.regime().county_stock(order.county, order.group);
  auto const lead = std::max(settings.lead_time.sample_seconds(luck), sim::seconds(1));
  branch.down->send(hall_.here.now() + lead, order);
}

// Its way beyond the hub is that of goods that the stock had at once; the delay costs what it makes them wait
// for a later departure.
void RegionStocks::hand_out_at_hub(County& county, Batch goods) {
  auto const now = county.here.now();
  auto const& regime = county.regime();
  bool const by_van = goods->appliance && regime.settings().installation.policy == AppliancePolicy::together;
  auto const leaves = [&](sim::Time t) {
    return by_van ? regime.calendars().technicians.next_open(t)
                  : rules::next_departure(regime.settings().truck.departures, regime.calendars().trucks, t);
  };
  auto& s = goods->stamps;
  goods->add(Reason::no_stock, leaves({s.released}), leaves(now));
  s.supplied = s.packed = s.departed = s.at_hub = s.sorted = static_cast<std::uint32_t>(now.s);
  stage_at_hub(county, std::move(goods));
}

void RegionStocks::close(sim::Time end, std::deque<sim::Link<Release>> const& ups) {
  if (region_) region_->close(end);
  for (auto& branch : branches_) {
    if (!branch.stock) continue;
    auto& ledger = branch.stock->ledger();
    auto const add = [&](StockOrder const& order) {
      if (order.county == branch.county.number)
        ledger.at_end(order.group, StockLedger::kUnderWay) += order.pieces;
    };
    for (auto const& order : branch.county.stock_orders) add(order);
    for (auto const& mail : ups[branch.county.number].in_flight())
      for (auto const& order : mail.value.stock) add(order);
    for (auto const& release : hall_.released.items())
      for (auto const& order : release.stock) add(order);
    if (region_) region_->for_each_order_waiting(add);
    for (auto const& mail : branch.down->in_flight()) add(mail.value);
    branch.stock->close(end);
  }
}

}  // namespace ruralsim::models
