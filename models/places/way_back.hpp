// The way back of parcels that nobody collected or that villagers bring back: from a corner of the center by
// truck to the hub, and from there to the regional warehouse. Who waits where, oldest first.
#pragma once

#include "models/places/weigh.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace ruralsim::models {

// A parcel that lies at its center, to be taken back, from this second on.
struct ComingBack {
  std::uint32_t at;
  std::uint16_t center;
  Parcel parcel;
};

// Of one center. Beside the shelf: it takes no room from what waits to be collected.
class ReturnsCorner {
 public:
  void put(std::uint32_t at, Parcel const& parcel) {
    lying_.push_back({at, parcel});
    std::push_heap(lying_.begin(), lying_.end(), is_younger);
  }

  // Those that lie there now, oldest first, until one does not fit.
  std::vector<Parcel> take(sim::Time now, Room room, std::vector<Goods> const& goods) {
    std::vector<Parcel> taken;
    while (!lying_.empty() && lying_.front().at <= now.s &&
           room.take_piece(goods[lying_.front().parcel.group()])) {
      std::pop_heap(lying_.begin(), lying_.end(), is_younger);
      taken.push_back(lying_.back().parcel);
      lying_.pop_back();
    }
    return taken;
  }

  // All that lies in another corner, or will.
  void take_over(ReturnsCorner& other) {
    for (auto const& one : other.lying_) put(one.at, one.parcel);
    other.lying_.clear();
  }

  template <class See>
  void for_each(See&& see) const {
    for (auto const& one : lying_) see(one.parcel);
  }
  // Since when each lies there, or from when on it will.
  template <class See>
  void for_each_time(See&& see) const {
    for (auto const& one : lying_) see(one.at);
  }

 private:
  struct Lying {
    std::uint32_t at;
    Parcel parcel;
  };
  static bool is_younger(Lying const& a, Lying const& b) {
    return a.at != b.at ? a.at > b.at : a.parcel.number > b.parcel.number;
  }

  std::vector<Lying> lying_;  // a heap
};

struct WayBack {
  WayBack(std::size_t centers, std::int64_t days)
      : expected(static_cast<std::size_t>(days)), corners(centers) {}

  std::vector<std::vector<ComingBack>> expected;  // by day: in hand, and known to be brought back on that day
  std::vector<ReturnsCorner> corners;             // by center
  std::vector<std::vector<Parcel>> on_trucks;     // by truck
  std::deque<Parcel> dock;                        // at the hub, for the line-haul
  std::vector<Parcel> beyond_the_end;             // on the line-haul when the run ends

  void board(std::size_t truck, std::vector<Parcel> const& parcels) {
    if (on_trucks.size() <= truck) on_trucks.resize(truck + 1);
    on_trucks[truck].insert(on_trucks[truck].end(), parcels.begin(), parcels.end());
  }
  // The truck is back at the hub; how many it brought.
  std::size_t unload(std::size_t truck) {
    if (on_trucks.size() <= truck) return 0;
    auto const parcels = std::exchange(on_trucks[truck], {});
    dock.insert(dock.end(), parcels.begin(), parcels.end());
    return parcels.size();
  }

  // Every parcel on its way back when the run ends, with where it is.
  template <class See>
  void for_each(See&& see) const {
    for (auto const& corner : corners) corner.for_each([&](Parcel const& p) { see(BackStage::center, p); });
    for (auto const& parcels : on_trucks)
      for (auto const& p : parcels) see(BackStage::milk_run, p);
    for (auto const& p : dock) see(BackStage::hub, p);
    for (auto const& p : beyond_the_end) see(BackStage::line_haul, p);
  }
};

}  // namespace ruralsim::models
