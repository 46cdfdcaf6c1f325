#include "models/cargo.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

bool is_older(Batch const& a, Batch const& b) {
  return a->stamps.released < b->stamps.released;
}

}  // namespace

Room Cargo::whole() const {
  auto const& truck = county_.settings().truck;
  return {static_cast<double>(truck.parcels), truck.volume.value, truck.weight.value};
}

void Cargo::load(std::vector<std::uint16_t> const& stops, sim::Time could_leave) {
  take_all_sorted(stops);
  left_behind_ = !all_fits();
  if (left_behind_) leave_what_does_not_fit(stops);
  group_by_stop();
  let_go(could_leave);
  fullness_ = fullness_of_goods();
}

// No more for a center than its shelf has room for now.
void Cargo::take_all_sorted(std::vector<std::uint16_t> const& stops) {
  goods_.clear();
  for (auto const center : stops) {
    auto& lane = county_.bay.lane(center);
    auto const rest = county_.bay.end_of_sorted(center, county_.here.now());
    std::vector<Batch> staying;
    auto room = shelf_room(center);
    for (auto it = lane.begin(); it != rest; ++it) {
      Batch batch = std::move(*it);
      bool const on_shelf = !batch->appliance && !batch->for_shelf;  // where parcels wait for their owners
      if (on_shelf && batch.size() > room) staying.push_back(leave_beyond(batch, room));
      if (on_shelf) room -= batch.size();
      if (batch.size() > 0) goods_.push_back(std::move(batch));
    }
    lane.erase(lane.begin(), rest);
    lane.insert(lane.begin(), std::make_move_iterator(staying.begin()),
                std::make_move_iterator(staying.end()));
  }
}

// What a center's shelf has no room for.
Batch Cargo::leave_beyond(Batch& batch, std::uint64_t room) {
  Batch beyond = batch.split(static_cast<std::uint32_t>(room));
  for (auto* part : {&batch, &beyond}) weigh(*part, county_.regime().goods());
  beyond->hold(Reason::shelf_full, county_.here.now());
  return beyond;
}

std::uint64_t Cargo::shelf_room(std::uint16_t center) {
  if (!county_.regime().pick_up()) return ~std::uint64_t{0};
  auto const capacity = county_.shelf_capacity(center);
  if (!capacity) return ~std::uint64_t{0};
  auto const lying = county_.shelves[center].lying(county_.here.now());
  return static_cast<std::uint64_t>(std::max<std::int64_t>(*capacity - lying, 0));
}

bool Cargo::all_fits() const {
  Room room = whole();
  for (auto const& batch : goods_) {
    if (!room.takes(batch.head())) return false;
    room.take(batch.head());
  }
  return true;
}

// The youngest stay behind, first in the lanes they came from.
void Cargo::leave_what_does_not_fit(std::vector<std::uint16_t> const& stops) {
  auto const now = county_.here.now();
  for (auto& batch : split_off_what_does_not_fit()) {
    batch->hold(Reason::truck_full, now);
    auto& lane = county_.bay.lane(batch->center);
    lane.insert(lane.begin(), std::move(batch));
  }
  for (auto const center : stops)
    std::stable_sort(county_.bay.lane(center).begin(), county_.bay.end_of_sorted(center, now), is_older);
  std::vector<std::uint32_t> position(county_.map.centers.size());
  for (std::uint32_t i = 0; i < stops.size(); ++i) position[stops[i]] = i;
  std::stable_sort(goods_.begin(), goods_.end(),
                   [&](auto const& a, auto const& b) { return position[a->center] < position[b->center]; });
}

// Leaves the goods in order of age.
std::vector<Batch> Cargo::split_off_what_does_not_fit() {
  std::stable_sort(goods_.begin(), goods_.end(), is_older);
  Room room = whole();
  std::vector<Batch> staying;
  for (auto& batch : goods_) {
    if (!room.takes(batch.head())) {
      Batch rest = split_to_fit(batch, room, county_.regime().goods());
      if (rest) staying.push_back(std::move(rest));
      if (batch.size() == 0) batch = Batch{};
    }
    if (batch) room.take(batch.head());
  }
  std::erase_if(goods_, [](auto const& b) { return !b; });
  return staying;
}

void Cargo::group_by_stop() {
  drops_.clear();
  for (std::size_t i = 0; i < goods_.size(); ++i) {
    if (drops_.empty() || drops_.back().center != goods_[i]->center)
      drops_.push_back({.center = goods_[i]->center, .first = i, .last = i, .parcels = 0});
    ++drops_.back().last;
    drops_.back().parcels += goods_[i].size();
  }
}

void Cargo::add_visits(std::vector<std::uint16_t> const& stops,
                       std::function<bool(std::uint16_t center)> const& calls) {
  std::vector<Drop> all;
  auto next = drops_.begin();
  for (auto const center : stops) {
    auto const first = next == drops_.end() ? goods_.size() : next->first;
    if (next != drops_.end() && next->center == center)
      all.push_back(*next++);
    else if (calls(center))
      all.push_back({.center = center, .first = first, .last = first, .parcels = 0});
  }
  drops_ = std::move(all);
}

void Cargo::let_go(sim::Time could_leave) {
  auto const now = county_.here.now();
  parcels_ = 0;
  for (auto& batch : goods_) {
    auto const since = std::max<std::int64_t>(could_leave.s, batch->stamps.sorted);
    if (batch->held_since == 0 && now.s > since)
      batch->held[static_cast<std::size_t>(Reason::route_not_run)] +=
          static_cast<std::uint32_t>(now.s - since);
    batch->let_go(now);
    parcels_ += batch.size();
  }
}

double Cargo::fullness_of_goods() const {
  Room const all = whole();
  Room left = all;
  for (auto const& batch : goods_) left.take(batch.head());
  auto const used = [](double room, double total) {
    return total > 0 && std::isfinite(total) ? 1 - room / total : 0;
  };
  return std::max(
      {used(left.parcels, all.parcels), used(left.volume, all.volume), used(left.weight, all.weight)});
}

Room Cargo::free_room() const {
  Room room = whole();
  for (auto const& batch : goods_)
    if (batch) room.take(batch.head());
  return room;
}

double Cargo::weight() const {
  double kg = 0;
  for (auto const& batch : goods_)
    if (batch) kg += batch->weight;
  return kg;
}

void Cargo::bring_back() {
  for (auto& batch : goods_) {
    if (!batch) continue;
    batch->stamps.left_hub = 0;
    auto& lane = county_.bay.lane(batch->center);
    lane.insert(lane.begin(), std::move(batch));
  }
  goods_.clear();
}

}  // namespace ruralsim::models
