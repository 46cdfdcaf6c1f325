#include "models/places/roads.hpp"

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
}

}  // namespace ruralsim::models
