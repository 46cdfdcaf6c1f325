#include "models/actors/closings.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

bool is_older(Batch const& a, Batch const& b) {
  return a->stamps.sorted < b->stamps.sorted;
}

// What waits at the hub joins the other's lane, in the order in which it was sorted.
std::uint64_t redirect(County& county, std::uint16_t from, std::uint16_t to) {
  auto& waiting = county.bay.lane(from);
  if (waiting.empty()) return 0;
  auto& lane = county.bay.lane(to);
  std::uint64_t parcels = 0;
  for (auto& batch : waiting) {
    if (batch->for_shelf) continue;
    batch->center = to;
    parcels += batch.size();
    lane.push_back(std::move(batch));
  }
  std::erase_if(waiting, [](auto const& batch) { return !batch; });
  std::stable_sort(lane.begin(), lane.end(), is_older);
  return parcels;
}

void clear(County& county, std::uint16_t center) {
  auto const to = county.takes_over(center, county.today());
  if (to == center) return;  // nobody there to take it
  auto const parcels = redirect(county, center, to);
  auto& corner = county.way_back.corners[center];
  if (county.ledger.watched.on())
    corner.for_each_time([&](std::int64_t at) {
      county.ledger.watched.move(Level::back_center, Spot::center(center), Spot::center(to),
                                 std::max(at, county.here.now().s), 1);
    });
  county.way_back.corners[to].take_over(corner);
  bool const closes_today = county.areas.lives()[center].closes == county.today();
  if (parcels == 0 && !closes_today) return;
  county.here.tell_as([&] { return sim::text("center {}", county.map.centers[center].id); },
                      [&] {
                        return sim::text("{}; {} at the hub will go to {}",
                                         closes_today ? "closes for good" : "is closed",
                                         sim::many(parcels, "parcel"), county.map.centers[to].id);
                      });
}

}  // namespace

sim::Task<> clear_closed_centers(County& county) {
  for (std::int64_t day = 1; day < county.scenario.run.days; ++day) {
    co_await county.here.until(sim::midnight(day));
    for (std::size_t c = 0; c < county.map.centers.size(); ++c)
      if (county.areas.lives()[c].closes <= day) clear(county, static_cast<std::uint16_t>(c));
  }
}

}  // namespace ruralsim::models
