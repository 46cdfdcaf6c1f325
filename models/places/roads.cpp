#include "models/places/roads.hpp"

#include <algorithm>

namespace ruralsim::models {

Roads::Roads(network::County const& map, sim::KmPerHour truck_speed)
    : speed_(truck_speed), stops_(map.centers.size() + 1) {
  auto const place_of = [&](std::size_t stop) {
    return stop == 0 ? network::Point{} : map.centers[stop - 1].at;
  };
  for (std::size_t from = 0; from < stops_; ++from)
    for (std::size_t to = 0; to < stops_; ++to) {
      auto const road = map.road(place_of(from), place_of(to));
      kilometres_.push_back(road.value);
      seconds_.push_back(static_cast<std::int32_t>(sim::driving_time(road, speed_).value));
    }
  find_closest();
}

void Roads::find_closest() {
  std::vector<std::uint64_t> ranked;  // seconds in the high part, the stop in the low part
  for (std::size_t stop = 1; stop < stops_; ++stop) {
    ranked.clear();
    for (std::size_t other = 1; other < stops_; ++other) {
      if (other == stop) continue;
      auto const seconds = std::min(drive(stop, other), drive(other, stop)).value;
      ranked.push_back(static_cast<std::uint64_t>(seconds) << 16 | other);
    }
    std::sort(ranked.begin(), ranked.end());
    for (auto const one : ranked) closest_.push_back(static_cast<std::uint16_t>(one & 0xffff));
  }
}

}  // namespace ruralsim::models
