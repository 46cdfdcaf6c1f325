// What closed roads and breakdowns make of a truck's run.
#include "models/actors/truck.hpp"
#include "sim/distribution.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::models {
namespace {

double share_of(sim::Seconds driven, sim::Seconds of_all) {
  return static_cast<double>(driven.value) / static_cast<double>(of_all.value);
}

}  // namespace

// Goods for where nobody may set out stay at the hub.
void Truck::leave_out_closed(std::vector<std::uint16_t>& stops, sim::Time since) {
  std::erase_if(stops, [&](std::uint16_t center) {
    if (county_.may_set_out(center)) return false;
    for (auto& batch : county_.bay.lane(center))
      if (batch->held_since == 0 && batch->stamps.sorted <= county_.here.now().s)
        batch->hold(Reason::road_closed, std::max(since, sim::Time{batch->stamps.sorted}));
    return true;
  });
}

sim::Task<Truck::Way> Truck::reach(std::size_t from, Cargo::Drop const& drop) {
  auto const way = co_await drive_leg(from, drop.center + std::size_t{1});
  if (way == Way::towed) co_return way;
  co_return co_await wait_for_road(drop);
}

sim::Task<Truck::Way> Truck::drive_leg(std::size_t from, std::size_t to) {
  auto const takes = county_.roads.drive(from, to);
  auto const* settings = county_.disturbances()->breakdown(BreaksDown::truck);
  auto left = takes;
  double done = 0;  // of the way
  while (settings != nullptr) {
    auto const drives = std::min(until_breakdown(*settings), left);
    bool const breaks = drives < left;
    worn_ += static_cast<double>(drives.value) / static_cast<double>(settings->every.value);
    left -= drives;
    auto const before = std::exchange(done, breaks ? share_of(takes - left, takes) : 1);
    watch_leg(Going::drive, {from, to, before, done}, drives);
    if (drives.value > 0) co_await county_.here.after(drives);
    county_.ledger.disturbances.add(county_.here.now(), DisturbanceFact::driving_seconds, drives.value);
    if (!breaks) co_return Way::done;
    auto const repair = break_down(*settings);
    if (settings->goods == GoodsUnderWay::turn_back) {
      double const driven = 1 - static_cast<double>(left.value) / static_cast<double>(takes.value);
      in_workshop_ = repair;
      auto const tow = tow_home(from, to, driven);
      watch_leg(Going::towed, {from, to, done, done}, tow);
      co_await county_.here.after(tow);
      co_return Way::towed;
    }
    run_.broken_down += repair;
    watch_leg(Going::repair, {from, to, done, done}, repair);
    co_await county_.here.after(repair);
  }
  watch_leg(Going::drive, {from, to}, left);
  co_await county_.here.after(left);
  co_return Way::done;
}

// Driving time until the next breakdown, in whole seconds.
sim::Seconds Truck::until_breakdown(BreakdownSettings const& settings) {
  if (breakdowns_drawn_ == 0 || worn_ >= breaks_at_) {
    auto luck = county_.chance.stream(purpose::kTruckBreaks, static_cast<std::uint32_t>(number_))
                    .at(breakdowns_drawn_++);
    breaks_at_ = worn_ + Distribution::exponential(1).sample(luck);
    repair_luck_ = luck.uniform();
  }
  double const means = std::max(breaks_at_ - worn_, 0.0);
  constexpr double kLongest = 1e12;
  return sim::seconds(static_cast<std::int64_t>(
      std::min(std::ceil(means * static_cast<double>(settings.every.value)), kLongest)));
}

// It stands; how long the repair will take.
sim::Seconds Truck::break_down(BreakdownSettings const& settings) {
  worn_ = std::max(worn_, breaks_at_);
  auto const repair = settings.repair.quantile_seconds(repair_luck_);
  auto const now = county_.here.now();
  county_.ledger.disturbances.add(now, DisturbanceFact::truck_breakdowns, 1);
  county_.ledger.disturbances.add(now, DisturbanceFact::truck_repair_seconds, repair.value);
  county_.here.tell([&] { return sim::text("breaks down, repair takes {} min", repair.value / 60); });
  return repair;
}

// As long as the drive home from where it stands, between the two stops.
sim::Seconds Truck::tow_home(std::size_t from, std::size_t to, double share_driven) {
  auto const& roads = county_.roads;
  add_leg(-(1 - share_driven) * roads.distance(from, to).value * 1000);
  double const seconds = (1 - share_driven) * static_cast<double>(roads.drive(from, 0).value) +
                         share_driven * static_cast<double>(roads.drive(to, 0).value);
  return sim::seconds(std::llround(seconds));
}

// At a closed road. Who was on the way gets through, stands until it must go home, or drives on to the next
// stop, as the closure says.
sim::Task<Truck::Way> Truck::wait_for_road(Cargo::Drop const& drop) {
  auto const* closure = county_.closed_road(drop.center);
  if (closure == nullptr || closure->goods == GoodsUnderWay::hold_at_sender) co_return Way::done;
  auto const came = county_.here.now();
  bool opens = false;
  if (closure->goods == GoodsUnderWay::hold_in_transit) {
    auto const reopens = county_.disturbances()->road(county_.number, drop.center).reopens(came);
    auto const until = std::min(reopens, std::max(must_leave(drop), came));
    opens = until == reopens;
    county_.here.tell([&] {
      return sim::text("stands for {} min before {}: the road is closed ({})", (until - came).value / 60,
                       county_.map.centers[drop.center].id, closure->id);
    });
    watch_stay(Doing::closed_road, drop.center + std::size_t{1}, came, until, {});
    if (until > came) co_await county_.here.until(until);
    run_.stood_still += until - came;
    county_.ledger.disturbances.add(came, DisturbanceFact::truck_seconds_standing, (until - came).value);
  }
  if (opens) co_return Way::done;
  if (closure->goods != GoodsUnderWay::hold_in_transit)
    watch_stay(Doing::closed_road, drop.center + std::size_t{1}, came, came, {});
  county_.ledger.disturbances.add(came, DisturbanceFact::stops_not_reached, 1);
  county_.here.tell([&] {
    return sim::text("cannot reach {}: the road is closed ({})", county_.map.centers[drop.center].id,
                     closure->id);
  });
  for (auto i = drop.first; i < drop.last; ++i)
    if (auto& batch = cargo_.goods()[i]; batch) batch->hold(Reason::road_closed, came);
  co_return Way::closed;
}

// To unload here and still be home within shift and overtime.
sim::Time Truck::must_leave(Cargo::Drop const& drop) const {
  return shift_ends_ + county_.settings().truck.overtime - stop_time(drop, &Truck::expected_handling) -
         county_.roads.drive(drop.center + std::size_t{1}, 0);
}

// What a stop came later than it would have alone: repairs, then closed roads, then the stops before it.
void Truck::charge_way(BatchHead& head, sim::Seconds beyond_alone) const {
  auto const charge = [&](Reason why, sim::Seconds most) {
    auto const part = std::min(beyond_alone, most);
    head.held[static_cast<std::size_t>(why)] += static_cast<std::uint32_t>(part.value);
    beyond_alone -= part;
  };
  charge(Reason::breakdown, run_.broken_down);
  charge(Reason::road_closed, run_.stood_still);
  charge(Reason::stops_before, beyond_alone);
}

}  // namespace ruralsim::models
