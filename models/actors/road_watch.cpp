#include "models/actors/road_watch.hpp"

#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

// What a change by date makes of the disturbances is seen at its midnight.
sim::Time looks_again(Regimes const& regimes, sim::Time now, sim::Time next) {
  if (regimes.all().size() == 1) return next;
  return std::min(next, sim::midnight(now.day() + 1));
}

sim::Time next_change_in(County const& county) {
  auto const now = county.here.now();
  auto const* all = county.disturbances();
  if (all == nullptr) return sim::kNever;
  auto next = all->line_haul(county.number).next_change(now);
  for (std::size_t center = 0; center < county.map.centers.size(); ++center)
    next = std::min(next, all->road(county.number, center).next_change(now));
  return next;
}

// `name` makes the road's name, if anybody listens.
template <class Name>
void tell_of(rules::ClosedRoad const& road, Name const& name, sim::Place& here, ToldOfRoad& told) {
  auto const now = here.now();
  auto const* closure = road.closed_at(now);
  if (closure == nullptr) {
    if (told.until.s > 0) here.tell([&] { return sim::text("{} is open again", name()); });
    told = {};
    return;
  }
  auto const until = road.reopens(now);
  if (told.until != until || told.by != closure->id)
    here.tell(
        [&] { return sim::text("{} is closed until {} ({})", name(), sim::clock(until, now), closure->id); });
  told = {until, closure->id};
}

}  // namespace

sim::Task<> watch_roads(County& county) {
  std::vector<ToldOfRoad> told(county.map.centers.size() + 1);
  rules::ClosedRoad const open;
  for (;;) {
    auto const* all = county.disturbances();
    tell_of(
        all != nullptr ? all->line_haul(county.number) : open, [] { return "the road from the warehouse"; },
        county.here, told.back());
    for (std::size_t center = 0; center < county.map.centers.size(); ++center)
      tell_of(
          all != nullptr ? all->road(county.number, center) : open,
          [&] { return "the road to " + county.map.centers[center].id; }, county.here, told[center]);
    county.jobs.call([](Job const&) { return false; });  // who waits for a job looks again
    auto const next = looks_again(county.regimes, county.here.now(), next_change_in(county));
    if (next >= sim::midnight(county.scenario.run.days)) co_return;
    co_await county.here.until(next);
  }
}

sim::Task<> watch_outages(WarehouseHall& hall) {
  ToldOfRoad told;
  rules::ClosedRoad const open;
  for (;;) {
    auto const now = hall.here.now();
    auto const* all = hall.regime().disturbances();
    tell_of(
        all != nullptr ? all->warehouse() : open, [] { return "the warehouse"; }, hall.here, told);
    auto const next =
        looks_again(hall.regimes, now, all == nullptr ? sim::kNever : all->warehouse().next_change(now));
    if (next >= sim::kNever) co_return;
    co_await hall.here.until(next);
  }
}

}  // namespace ruralsim::models
