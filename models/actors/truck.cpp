#include "models/actors/truck.hpp"

#include "models/appliances.hpp"
#include "models/rules/timetable.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {

sim::Task<> Truck::run() {
  sim::Time not_before = county_.here.now();
  for (;;) {
    auto const& shifts = county_.regime().calendars().trucks;
    auto const departure = rules::next_departure(county_.settings().truck.departures, shifts, not_before);
    auto const tomorrow = sim::midnight(county_.today() + 1);
    if (departure >= tomorrow || static_cast<std::int64_t>(number_) >= county_.routes.trucks) {
      co_await county_.here.until(tomorrow);
      not_before = tomorrow;
      continue;
    }
    co_await county_.here.until(departure);
    // A shift that never ends is looked at anew each midnight: the fleet may have changed.
    shift_ends_ = std::min(shifts.closes(departure), tomorrow);
    first_run_ = true;
    while (county_.here.now() < shift_ends_) {
      auto const due = co_await county_.routes.due.get_until(shift_ends_);
      if (due) co_await drive(*due);
    }
    not_before = county_.here.now() + sim::seconds(1);
  }
}

sim::Task<> Truck::drive(DueRoute due) {
  if (due.plan != county_.routes.plan) co_return;  // there is a new plan
  auto& route = county_.routes.routes[due.route];
  auto const stops = stops_of(route);
  if (!worth_leaving(route, stops)) {
    county_.routes.postponed.push_back(due);
    co_return;
  }
  route.due = route.skipped = false;
  bool const over_limit = route.over_limit;
  auto const began = county_.here.now();
  first_run_ = false;
  load(stops, due);
  if (goods_.empty()) co_return;
  if (left_behind_) {  // for whoever is free next
    route.due = true;
    county_.routes.due.put({due.route, due.plan, began});
  }
  county_.on_trucks[number_] = &goods_;
  co_await county_.here.after(county_.settings().truck.loading_time);
  for (auto& batch : goods_) batch->stamps.left_hub = static_cast<std::uint32_t>(county_.here.now().s);

  std::size_t at = 0, served = 0;
  double metres = 0;
  bool cut_short = false;
  for (auto const& drop : drops_) {
    if (served > 0 && !over_limit && !can_still_serve(at, drop)) {
      turn_back(due, drop.center);
      cut_short = true;
      break;
    }
    auto const stop = drop.center + std::size_t{1};
    metres += county_.roads.distance(at, stop).value * 1000;
    auto const arrives = county_.here.now() + county_.roads.drive(at, stop);
    co_await county_.here.until(arrives + unloading_time(drop));
    unload(drop, arrives);
    at = stop;
    ++served;
  }
  metres += county_.roads.distance(at, 0).value * 1000;
  co_await county_.here.after(county_.roads.drive(at, 0));
  bring_back();
  if (!cut_short && due.plan == county_.routes.plan) county_.routes.routes[due.route].begin_with = 0;
  county_.on_trucks[number_] = nullptr;
  county_.ledger.utilisation.add_busy(Resource::trucks, began, county_.here.now());
  // Overtime is time on duty too.
  if (auto const over = std::max(began, shift_ends_); county_.here.now() > over)
    county_.ledger.utilisation.add_available(Resource::trucks, over, county_.here.now(), 1);
  count_run(served, metres);
  county_.here.tell([&] {
    return sim::text("is back at the hub after {} and {:.0f} km", sim::many(served, "stop"), metres / 1000);
  });
}

// In planned order, from where the last run was cut short.
std::vector<std::uint16_t> Truck::stops_of(Route const& route) const {
  auto stops = route.centers;
  std::rotate(stops.begin(), stops.begin() + static_cast<std::ptrdiff_t>(route.begin_with), stops.end());
  return stops;
}

// A driver leaves if at least half of the stops that wait for goods can be served, or if the shift has just
// begun: a run that never fits must still be begun.
bool Truck::worth_leaving(Route const& route, std::vector<std::uint16_t> const& stops) const {
  if (first_run_ || route.over_limit) return true;
  auto const now = county_.here.now();
  auto const& truck = county_.settings().truck;
  auto const end = shift_ends_ + truck.overtime;
  auto clock = now + truck.loading_time;
  std::size_t at = 0, waiting = 0, served = 0;
  for (auto const center : stops) {
    double parcels = 0;
    for (auto const& batch : county_.bay.lane(center))
      if (batch->stamps.sorted <= now.s) parcels += batch.size();
    if (parcels == 0) continue;
    ++waiting;
    clock = clock + county_.roads.drive(at, center + std::size_t{1}) + truck.stop_time +
            sim::seconds(static_cast<std::int64_t>(parcels * truck.seconds_per_parcel));
    at = center + std::size_t{1};
    if (clock + county_.roads.drive(at, 0) <= end) ++served;
  }
  return waiting == 0 || 2 * served >= waiting;
}

// Everything sorted for these stops, oldest first if it does not all fit.
void Truck::load(std::vector<std::uint16_t> const& stops, DueRoute const& due) {
  auto const now = county_.here.now();
  auto const& truck = county_.settings().truck;
  take_all_sorted(stops);
  Room const whole{static_cast<double>(truck.parcels), truck.volume.value, truck.weight.value};
  Room room = whole;
  bool fits = true;
  for (auto const& batch : goods_) {
    fits = fits && room.takes(batch.head());
    room.take(batch.head());
  }
  left_behind_ = !fits;
  if (!fits) {
    leave_what_does_not_fit(stops);
    room = whole;
    for (auto const& batch : goods_) room.take(batch.head());
  }
  group_by_stop();
  carried_ = 0;
  for (auto& batch : goods_) {
    auto const could_leave = std::max<std::int64_t>(due.since.s, batch->stamps.sorted);
    if (batch->held_since == 0 && now.s > could_leave)
      batch->held[static_cast<std::size_t>(Reason::route_not_run)] +=
          static_cast<std::uint32_t>(now.s - could_leave);
    batch->let_go(now);
    carried_ += batch.size();
  }
  auto const used = [](double left, double total) {
    return total > 0 && std::isfinite(total) ? 1 - left / total : 0;
  };
  fullness_ = std::max(
      {used(room.parcels, whole.parcels), used(room.volume, whole.volume), used(room.weight, whole.weight)});
  county_.here.tell([&] {
    return sim::text("loads {} for {}, {:.0f} % full", sim::many(carried_, "parcel"),
                     sim::many(stops.size(), "stop"), 100 * fullness_);
  });
}

// No more for a center than its shelf has room for now.
void Truck::take_all_sorted(std::vector<std::uint16_t> const& stops) {
  auto const now = county_.here.now();
  goods_.clear();
  for (auto const center : stops) {
    auto& lane = county_.bay.lane(center);
    auto const rest =
        std::find_if(lane.begin(), lane.end(), [&](auto const& b) { return b->stamps.sorted > now.s; });
    std::vector<Batch> staying;
    auto room = shelf_room(center);
    for (auto it = lane.begin(); it != rest; ++it) {
      Batch batch = std::move(*it);
      if (!batch->appliance && batch.size() > room) staying.push_back(leave_beyond(batch, room));
      if (!batch->appliance) room -= batch.size();
      if (batch.size() > 0) goods_.push_back(std::move(batch));
    }
    lane.erase(lane.begin(), rest);
    lane.insert(lane.begin(), std::make_move_iterator(staying.begin()),
                std::make_move_iterator(staying.end()));
  }
}

// What a center's shelf has no room for.
Batch Truck::leave_beyond(Batch& batch, std::uint64_t room) {
  Batch beyond = batch.split(static_cast<std::uint32_t>(room));
  for (auto* part : {&batch, &beyond}) weigh(*part, county_.regime().goods());
  beyond->hold(Reason::shelf_full, county_.here.now());
  return beyond;
}

std::uint64_t Truck::shelf_room(std::uint16_t center) {
  auto const& capacity = county_.settings().center.shelf_capacity;
  if (!capacity || !county_.regime().pick_up()) return ~std::uint64_t{0};
  auto const lying = county_.shelves[center].lying(county_.here.now());
  return static_cast<std::uint64_t>(std::max<std::int64_t>(*capacity - lying, 0));
}

// The youngest stay behind, first in the lanes they came from.
void Truck::leave_what_does_not_fit(std::vector<std::uint16_t> const& stops) {
  auto const now = county_.here.now();
  auto const& truck = county_.settings().truck;
  auto const older = [](auto const& a, auto const& b) { return a->stamps.released < b->stamps.released; };
  std::stable_sort(goods_.begin(), goods_.end(), older);
  Room room{static_cast<double>(truck.parcels), truck.volume.value, truck.weight.value};
  std::vector<Batch> staying;
  for (auto& batch : goods_) {
    Batch rest;
    if (!room.takes(batch.head())) {
      rest = split_to_fit(batch, room, county_.regime().goods());
      if (batch.size() == 0)
        std::swap(batch, rest), staying.push_back(std::exchange(batch, Batch{}));
      else if (rest)
        staying.push_back(std::move(rest));
    }
    if (batch) room.take(batch.head());
  }
  std::erase_if(goods_, [](auto const& b) { return !b; });
  for (auto& batch : staying) {
    batch->hold(Reason::truck_full, now);
    auto& lane = county_.bay.lane(batch->center);
    lane.insert(lane.begin(), std::move(batch));
  }
  for (auto const center : stops) {
    auto& lane = county_.bay.lane(center);
    auto const sorted =
        std::find_if(lane.begin(), lane.end(), [&](auto const& b) { return b->stamps.sorted > now.s; });
    std::stable_sort(lane.begin(), sorted, older);
  }
  std::vector<std::uint32_t> position(county_.map.centers.size());
  for (std::uint32_t i = 0; i < stops.size(); ++i) position[stops[i]] = i;
  std::stable_sort(goods_.begin(), goods_.end(),
                   [&](auto const& a, auto const& b) { return position[a->center] < position[b->center]; });
}

void Truck::group_by_stop() {
  drops_.clear();
  for (std::size_t i = 0; i < goods_.size(); ++i) {
    if (drops_.empty() || drops_.back().center != goods_[i]->center)
      drops_.push_back({.center = goods_[i]->center, .first = i, .last = i, .parcels = 0});
    ++drops_.back().last;
    drops_.back().parcels += goods_[i].size();
  }
}

bool Truck::can_still_serve(std::size_t at, Drop const& drop) const {
  auto const& truck = county_.settings().truck;
  auto const& roads = county_.roads;
  auto const stop = drop.center + std::size_t{1};
  auto const work =
      truck.stop_time + sim::seconds(static_cast<std::int64_t>(drop.parcels * truck.seconds_per_parcel));
  auto const home = county_.here.now() + roads.drive(at, stop) + work + roads.drive(stop, 0);
  return home <= shift_ends_ + truck.overtime;
}

sim::Seconds Truck::unloading_time(Drop const& drop) const {
  auto const& s = county_.settings();
  double parcels = 0, carrying = 0;
  for (auto i = drop.first; i < drop.last; ++i) {
    Batch const& batch = goods_[i];
    if (!batch->appliance) {
      parcels += batch.size();
      continue;
    }
    auto luck = county_.chance.stream(purpose::kDelivery, batch.begin()->village).at(batch.begin()->placed);
    carrying += s.installation.delivery_time.sample(luck);
  }
  return s.truck.stop_time +
         sim::seconds(static_cast<std::int64_t>(parcels * s.truck.seconds_per_parcel + carrying + 0.5));
}

void Truck::unload(Drop const& drop, sim::Time arrived) {
  auto const now = county_.here.now();
  auto const from_hub = county_.roads.drive(0, drop.center + std::size_t{1}) + (now - arrived);
  std::uint64_t parcels = 0;
  for (auto i = drop.first; i < drop.last; ++i) {
    Batch& batch = goods_[i];
    auto const alone = batch->stamps.left_hub + from_hub.value;
    if (now.s > alone)
      batch->held[static_cast<std::size_t>(Reason::stops_before)] +=
          static_cast<std::uint32_t>(now.s - alone);
    parcels += batch.size();
    if (batch->appliance) {
      deliver_appliance(county_, std::exchange(batch, Batch{}), now);
      continue;
    }
    Batch refused = hand_over(county_, std::exchange(batch, Batch{}), now);
    if (!refused) continue;
    parcels -= refused.size();
    weigh(refused, county_.regime().goods());
    refused->hold(Reason::shelf_full, now);
    batch = std::move(refused);
  }
  county_.here.tell([&] {
    return sim::text("delivers {} at {}", sim::many(parcels, "parcel"), county_.map.centers[drop.center].id);
  });
}

// The shift is over: what is left is first next time.
void Truck::turn_back(DueRoute const& due, std::uint16_t first_unserved) {
  for (auto& batch : goods_)
    if (batch && batch->held_since == 0) batch->hold(Reason::shift_over, county_.here.now());
  county_.here.tell([&] {
    return sim::text("turns back before {}: the shift is over", county_.map.centers[first_unserved].id);
  });
  if (due.plan != county_.routes.plan) return;
  auto& route = county_.routes.routes[due.route];
  route.begin_with = static_cast<std::size_t>(
      std::find(route.centers.begin(), route.centers.end(), first_unserved) - route.centers.begin());
  route.skipped = true;
}

// What could not be delivered goes back to the bay, before what came later.
void Truck::bring_back() {
  for (auto& batch : goods_) {
    if (!batch) continue;
    batch->stamps.left_hub = 0;
    auto& lane = county_.bay.lane(batch->center);
    lane.insert(lane.begin(), std::move(batch));
  }
  goods_.clear();
}

void Truck::count_run(std::size_t stops, double metres) {
  auto* const week = county_.ledger.truck_runs.row(county_.week());
  week[0] += 1;
  week[1] += static_cast<std::int64_t>(stops);
  week[2] += carried_;
  week[3] += std::llround(metres);
  week[4] += std::llround(1000 * fullness_);
}

}  // namespace ruralsim::models
