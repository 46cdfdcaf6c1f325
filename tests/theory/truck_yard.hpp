// A county's yard with one truck that goes round the clock: dispatcher and driver are the shipped ones, goods
// are put into the bay by hand.
#pragma once

#include "models/actors/dispatcher.hpp"
#include "models/actors/truck.hpp"
#include "models/places/weigh.hpp"
#include "tests/theory/bench_county.hpp"

namespace ruralsim::theory {

// Centers at these points, each with a village of 100 households. Routes fall due every minute, so that a
// truck that comes back finds its route due.
inline models::Scenario round_the_clock(std::int64_t days,
                                        std::vector<models::network::Point> const& centers) {
  auto scenario = one_village(days);
  auto& county = scenario.network.counties.front();
  county.villages.clear(), county.centers.clear();
  for (std::uint32_t c = 0; c < centers.size(); ++c) {
    county.villages.push_back({.id = "village-" + std::to_string(c),
                               .at = centers[c],
                               .households = 100,
                               .center = models::network::CenterId{c}});
    county.centers.push_back({.id = "center-" + std::to_string(c),
                              .village = models::network::VillageId{c},
                              .at = centers[c],
                              .opens = -1});
  }
  auto& s = scenario.stretches.front().settings;
  s.counties.front().trucks = 1;
  s.truck.departures.clear();
  for (std::int64_t minute = 0; minute < 1440; ++minute) s.truck.departures.push_back(sim::minutes(minute));
  s.truck.parcels = 100'000, s.truck.volume = {100'000}, s.truck.weight = {1e7};
  s.truck.loading_time = s.truck.stop_time = sim::seconds(0);
  s.truck.seconds_per_parcel = 0;
  s.truck.overtime = sim::days(1);  // a run is never broken off
  s.products[1].installation_share = 0;
  return scenario;
}

class TruckYard : public BenchCounty {
 public:
  explicit TruckYard(models::Scenario const& of)
      : BenchCounty(of),
        fleet_(
            county, [this](std::size_t k) { employ(k); }, [](std::size_t) {}),
        dispatcher_(county, fleet_) {
    ledger.recording = true;
    county.here.spawn("dispatcher", dispatcher_.run(), sim::Priority::early, sim::Role::server);
  }

  // An order for this center that is sorted now.
  void add_goods(std::size_t center, std::uint8_t group = 0) {
    auto const now = static_cast<std::uint32_t>(county.here.now().s);
    models::Parcel parcel(now, 0, static_cast<std::uint16_t>(center), group, models::Channel::own_phone, 0);
    models::facts::Ordered(ledger, county.today(), models::Channel::own_phone).add(parcel);
    models::Batch batch(1);
    batch.add(parcel);
    batch->center = static_cast<std::uint16_t>(center);
    batch->appliance = group == 1;
    batch->stamps.released = batch->stamps.sorted = now;
    models::weigh(batch, county.regime().goods());
    county.bay.put(std::move(batch));
  }

  // Sums over the orders, by batches of weeks in which they were placed; `value` may refuse by giving
  // nothing.
  struct Sums {
    std::vector<double> values, orders;
    Estimate mean() const { return of_ratio(values, orders); }
  };
  template <class Value>
  Sums over_orders(std::size_t batches, Value&& value) const {
    auto const weeks = static_cast<std::size_t>(scenario.run.days / 7);
    std::vector<double> sum(weeks), count(weeks);
    for (auto const& row : ledger.orders)
      if (std::optional<double> const x = row.ready < 0 ? std::nullopt : value(row)) {
        auto const week = static_cast<std::size_t>(row.placed / sim::days(7).value);
        sum[week] += *x, count[week] += 1;
      }
    return {batches_of(weeks, batches, [&](std::size_t w) { return sum[w]; }),
            batches_of(weeks, batches, [&](std::size_t w) { return count[w]; })};
  }

 private:
  void employ(std::size_t k) {
    county.on_trucks.resize(k + 1, nullptr);
    spawn("truck", trucks_.emplace_back(county, k).run());
  }

  models::Fleet fleet_;
  models::Dispatcher dispatcher_;
  std::deque<models::Truck> trucks_;
};

}  // namespace ruralsim::theory
