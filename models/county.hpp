// What the actors of one county share: its agenda, its goods where they wait, its jobs, its ledger.
#pragma once

#include "models/facts.hpp"
#include "models/ledger.hpp"
#include "models/network/service_areas.hpp"
#include "models/places/appointment_book.hpp"
#include "models/places/bay.hpp"
#include "models/places/capacity.hpp"
#include "models/places/crew.hpp"
#include "models/places/job_board.hpp"
#include "models/places/line.hpp"
#include "models/places/order_book.hpp"
#include "models/places/roads.hpp"
#include "models/places/route_board.hpp"
#include "models/places/sales.hpp"
#include "models/places/shelf.hpp"
#include "models/places/way_back.hpp"
#include "models/purposes.hpp"
#include "models/regime.hpp"
#include "sim/place.hpp"
#include "sim/queue.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ruralsim::models {

// Pieces that a county's stock orders from the region's, or that are on their way to it.
struct StockOrder {
  std::uint32_t county = 0;
  std::uint8_t group = 0;
  std::int64_t pieces = 0;
};

// What capacity a county's orders will need of the warehouse and the line-haul.
struct UpstreamNeeds {
  std::int64_t from = 0;      // day
  std::int64_t picking = 0;   // parcels an hour
  std::int64_t vehicles = 0;  // of each departure to the county
};

// Orders of a county on their way up to the warehouse.
struct Release {
  std::uint32_t county = 0;
  std::uint32_t number = 0;  // day * 16 + wave: keys the draws of its lead time
  std::vector<Batch> batches;
  std::vector<StockOrder> stock = {};  // of its pre-stock
  std::optional<UpstreamNeeds> needs = {};
};

constexpr sim::Seconds kReleaseTakes = sim::seconds(1);  // on the way to the warehouse

// Goods on their way down to the county hub.
struct Load {
  std::vector<Batch> batches;
  sim::Seconds stood_still = {};  // on the way, before a closed road
  sim::Seconds broken_down = {};  // on the way, until the vehicle was repaired
  std::int64_t vehicles = 0;      // that carry them
};

// Whose draws: seed and replication, with the county's key as realm.
struct Chance {
  std::uint64_t seed, realm;
  std::uint32_t replication;
  sim::StreamKey key(std::uint8_t purpose, std::uint32_t entity = 0) const {
    return {.seed = seed, .realm = realm, .replication = replication, .entity = entity, .purpose = purpose};
  }
  sim::Stream stream(std::uint8_t purpose, std::uint32_t entity = 0) const {
    return sim::Stream(key(purpose, entity));
  }
};

// A person who comes to a center's desk.
struct DeskVisit {
  std::uint32_t comes;  // second of the run
  std::uint16_t village, luck;
  std::uint8_t group;
  Source source;
  sim::Words draws;  // service, patience, whether they come again, when
};

// Somebody who wants goods of a select station's shelf, and what they do at the desk if there are none.
struct Shopper {
  DeskVisit visit;
  std::uint16_t turns;  // uniform: to the desk, or away
};

class Stock;
class Stations;
class Market;

struct County {
  County(Scenario const& scenario, Regimes const& regimes, std::size_t number, std::uint32_t replication,
         sim::Place& place, CountyLedger& ledger);

  Scenario const& scenario;
  Regimes const& regimes;
  network::County const& map;
  std::size_t const number;  // among the counties of the region
  Chance const chance;
  sim::Place& here;
  CountyLedger& ledger;
  network::ServiceAreas const areas;
  bool const closes_centers;  // whether any fails in the run

  std::vector<OrderBook> books;                  // by center
  std::vector<std::vector<DeskVisit>> visitors;  // by center: today's, in no order
  std::vector<std::vector<Shopper>> shoppers;    // by center: who chose its shelf, in no order
  std::vector<Shelf> shelves;                    // by center
  sim::Queue<Load> arrivals;                     // at the hub's gate
  std::vector<Load const*> at_gate;              // being unloaded
  Bay bay;
  WayBack way_back;
  std::unique_ptr<Sales> sales;  // goods of villagers; null: nothing is sold
  RouteBoard routes;
  JobBoard jobs;
  AppointmentBook appointments;
  Roads roads;
  sim::Link<Release>* up = nullptr;                  // to the warehouse
  Stock* stock = nullptr;                            // pre-stock at the hub; null: none
  std::vector<StockOrder> stock_orders;              // go up with the next release of orders
  Stations* stations = nullptr;                      // select stations; null: none
  Market* market = nullptr;                          // choice and adoption; null: as the settings have them
  std::vector<std::vector<Batch> const*> on_trucks;  // by truck: what it carries, or null
  Crew truck_crew, technician_crew;
  std::vector<Capacity> shelf_room;             // by center: parcels, where it follows the orders
  Capacity sorting;                             // parcels an hour, where it follows the orders
  std::optional<UpstreamNeeds> upstream_needs;  // go up with the next release of orders
  std::int64_t technicians = 0;                 // in service today; trucks: RouteBoard::trucks

  Regime const& regime() const { return regimes.at(here.now()); }
  Settings const& settings() const { return regime().settings(); }
  CountySettings const& fleet() const { return settings().counties[number]; }
  Terrain const& terrain() const;
  bool open(std::size_t center, std::int64_t day) const { return areas.open(center, day); }
  std::int64_t first_day() const { return std::max<std::int64_t>(map.opens, 0); }
  // A change by date may say how fast trucks drive from now on.
  void drive_at_todays_speed();
  // Where goods for a center go on a day: to another one if it is closed for good, as long as there is one.
  std::uint16_t takes_over(std::uint16_t center, std::int64_t day) const;
  network::CenterId center_of(Job const& job) const { return map.villages[job.order.village].center; }
  // What goes wrong; null if nothing can.
  Disturbances const* disturbances() const { return regime().disturbances(); }
  // By what the road to a center is closed now; null if it is open.
  rules::Closure const* closed_road(std::size_t center) const {
    auto const* all = disturbances();
    return all == nullptr ? nullptr : all->road(number, center).closed_at(here.now());
  }
  // Whether somebody may set out to a center now.
  bool may_set_out(std::size_t center) const {
    auto const* all = disturbances();
    return all == nullptr || all->road(number, center).no_departure_at(here.now()) == nullptr;
  }
  // On what is ordered on a day that nobody foresaw.
  double demand_factor(std::int64_t day) const {
    auto const* all = regimes.on(day).disturbances();
    return all == nullptr ? 1 : all->demand_factor(number, day);
  }
  // Parcels that the hub sorts an hour; nothing: unlimited.
  std::optional<sim::PerHour> sorting_rate() {
    auto const& s = settings();
    if (s.facilities.sorting == CapacityRule::as_set) return s.hub.sorting_rate;
    return sim::PerHour{static_cast<double>(std::max<std::int64_t>(sorting.on(today()), 1))};
  }
  // Parcels that a center's shelf holds; nothing: unlimited.
  std::optional<std::int64_t> shelf_capacity(std::size_t center) {
    auto const& s = settings();
    if (s.facilities.shelves == CapacityRule::as_set) return s.center.shelf_capacity;
    return std::max<std::int64_t>(shelf_room[center].on(today()), 1);
  }
  std::int64_t today() const { return here.now().day(); }
  std::size_t week() const { return static_cast<std::size_t>(today()) / 7; }

  // Batches that wait for goods of the county's stock.
  void for_each_out_of_stock(std::function<void(Batch const&)> const& see) const;
  // Orders that wait for their release at time `now`, with their stage.
  template <class See>
  void for_each_order(sim::Time now, See&& see) const;
  // Every batch between the villagers and the shelves, with its stage at time `now`.
  template <class See>
  void for_each_batch(sim::Time now, See&& see) const;
};

// Takes a center's orders of today by one channel: each is counted and waits in the center's book.
class OrderIntake {
 public:
  OrderIntake(County& county, std::size_t center, Channel channel)
      : regime_(county.regime()),
        facts_(county.ledger, county.today(), channel),
        book_(county.books[center]),
        midnight_(sim::midnight(county.today()).s) {}

  void take(Parcel parcel, Source source) {
    facts_.add(parcel);
    auto const& goods = regime_.goods()[parcel.group()];
    auto const second = parcel.accepted() - midnight_;
    if (second >= 86400) [[unlikely]]
      return book_.hold(source, goods, parcel);
    book_.place(regime_.wave_of(second), source, goods, parcel);
  }
  std::uint32_t taken() const { return facts_.count(); }

 private:
  Regime const& regime_;
  facts::Ordered facts_;
  OrderBook& book_;
  std::int64_t midnight_;
};

// Sorted goods that lie at the hub: appliances that the technicians deliver wait for them, everything else
// waits for the trucks.
void stage_at_hub(County& county, Batch goods);

template <class See>
void County::for_each_order(sim::Time now, See&& see) const {
  for (auto const& book : books)
    book.for_each(
        [&](Batch const& b) { see(b.begin()->accepted() >= now.s ? Stage::desk : Stage::cut_off, b); });
}

template <class See>
void County::for_each_batch(sim::Time now, See&& see) const {
  for_each_order(now, see);
  if (stock != nullptr) for_each_out_of_stock([&](Batch const& b) { see(Stage::national_supply, b); });
  for (auto const& load : arrivals.items())
    for (auto const& b : load.batches) see(Stage::sorting, b);
  for (auto const* load : at_gate)
    for (auto const& b : load->batches)
      if (b) see(Stage::sorting, b);
  for (auto const& lane : bay.lanes())
    for (auto const& b : lane) see(b->stamps.sorted > now.s ? Stage::sorting : Stage::truck, b);
  for (auto const* goods : on_trucks)
    if (goods != nullptr)
      for (auto const& b : *goods)
        if (b) see(Stage::milk_run, b);
  for (auto const& job : jobs.jobs())
    if (job.open && job.goods)
      see(job.goods->stamps.left_hub != 0    ? Stage::milk_run
          : job.goods->stamps.sorted > now.s ? Stage::sorting
                                             : Stage::truck,
          job.goods);
}

}  // namespace ruralsim::models
