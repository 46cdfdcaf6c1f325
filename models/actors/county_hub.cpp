#include "models/actors/county_hub.hpp"

#include "models/rules/facilities.hpp"
#include "models/rules/haulage.hpp"
#include "models/rules/timetable.hpp"
#include "models/selling.hpp"
#include "models/watched.hpp"
#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace ruralsim::models {
namespace {

// For what is told.
std::uint64_t parcels_of(std::vector<Batch> const& batches) {
  std::uint64_t parcels = 0;
  for (auto const& batch : batches) parcels += batch.size();
  return parcels;
}

std::size_t centers_of(std::vector<Batch> const& batches) {
  std::set<std::uint16_t> centers;
  for (auto const& batch : batches) centers.insert(batch->center);
  return centers.size();
}

}  // namespace

sim::Task<> CountyHub::run() {
  for (;;) sort(co_await county_.arrivals.get());
}

void CountyHub::sort(Load load) {
  auto const now = county_.here.now();
  auto const& regime = county_.regime();
  auto const& hub = regime.settings().hub;
  auto const& open = regime.calendars().hub;
  auto const begins = open.next_open(std::max(now, crew_.free_at()));
  auto const rate = county_.sorting_rate();
  auto const unloaded = crew_.serve(now, hub.unloading_time, 0, rate, open);
  auto const unloaded_alone = open.done(now, hub.unloading_time);
  auto const before_repairs = now - load.broken_down;
  auto const if_never_broken = open.done(before_repairs, hub.unloading_time);
  auto const if_never_stopped = open.done(before_repairs - load.stood_still, hub.unloading_time);
  auto const nominal = rules::line_haul_time(county_.map.warehouse_distance, regime.settings().line_haul);
  county_.here.tell([&] {
    return sim::text("{} for {} arrive, unloaded by {}", sim::many(parcels_of(load.batches), "parcel"),
                     sim::many(centers_of(load.batches), "center"), sim::clock(unloaded, now));
  });
  send_back(load, unloaded);
  auto const came = county_.ledger.watched.on() ? pieces_of(load.batches) : Pieces{};
  for (auto& batch : load.batches) {
    auto const sorted = crew_.serve(now, sim::seconds(0), batch.size(), rate, open);
    auto const own = sim::seconds(rate ? static_cast<std::int64_t>(batch.size() * 3600.0 / rate->value) : 0);
    auto const on_time =
        hours_.done(open, sim::Time{batch->stamps.departed} + nominal, hub.unloading_time) + own;
    charge(batch.head(), {.on_time = on_time,
                          .delayed = if_never_stopped + own,
                          .stood_still = if_never_broken + own,
                          .alone = unloaded_alone + own,
                          .sorted = sorted});
    batch->stamps.sorted = static_cast<std::uint32_t>(sorted.s);
    stage_at_hub(county_, std::move(batch));
  }
  if (county_.ledger.watched.on())
    county_.ledger.watched.stay({.who = {.kind = MoverKind::hub},
                                 .trip = now.s,
                                 .doing = Doing::sort,
                                 .from = begins.s,
                                 .until = crew_.free_at().s,
                                 .goods = came});
  county_.here.tell([&] { return sim::text("all of it is sorted by {}", sim::clock(crew_.free_at(), now)); });
  if (!rate && hub.unloading_time.value == 0) return;
  for (auto t = begins; t < crew_.free_at(); t = open.next_open(open.closes(t)))
    county_.ledger.utilisation.add_busy(Resource::hub, t, std::min(open.closes(t), crew_.free_at()));
}

// A delay costs what it makes the goods wait for a later departure than they would have caught.
void CountyHub::charge(BatchHead& head, Sorted const& when) {
  auto const& regime = county_.regime();
  bool const by_van = head.appliance && regime.settings().installation.policy == AppliancePolicy::together;
  auto const leaves = [&](sim::Time t) {
    return by_van ? regime.calendars().technicians.next_open(t)
                  : departures_.next(regime.settings().truck.departures, regime.calendars().trucks, t);
  };
  if (when.delayed > when.on_time)
    head.add(Reason::line_haul_delay, leaves(when.on_time), leaves(when.delayed));
  if (when.alone > when.delayed) {
    auto const in_time = std::max(when.on_time, when.delayed), stood = std::max(in_time, when.stood_still);
    head.add(Reason::road_closed, leaves(in_time), leaves(stood));
    head.add(Reason::breakdown, leaves(stood), leaves(std::max(stood, when.alone)));
  }
  if (when.sorted > when.alone) head.add(Reason::hub_sorting, leaves(when.alone), leaves(when.sorted));
}

// The vehicles go back when they are unloaded, with what waited for them when they came: first parcels that
// go back, then goods for sale.
void CountyHub::send_back(Load const& came, sim::Time leaves) {
  if (leaves == sim::kNever) return;
  auto const takes = rules::line_haul_time(county_.map.warehouse_distance, county_.settings().line_haul);
  auto const* disturbances = county_.disturbances();
  auto const arrives = disturbances == nullptr
                           ? leaves + takes
                           : rules::arrival_through(disturbances->line_haul(county_.number), leaves, takes);
  auto const returns = send_returns(came.vehicles, leaves, arrives);
  count_returns(came, returns);
  auto const boxes = county_.sales ? county_.sales->dock.size() : 0;
  if (county_.sales)
    send_back_with(county_, came, {.leaves = leaves, .arrives = arrives, .boxes = {}}, returns);
  if (!county_.ledger.watched.on()) return;
  auto const taken = boxes - (county_.sales ? county_.sales->dock.size() : 0);
  watch_way_back(came, {.leaves = leaves,
                        .arrives = arrives,
                        .parcels = static_cast<std::int32_t>(returns.parcels),
                        .boxes = static_cast<std::int32_t>(taken)});
}

// The vehicles of a departure, from when they came.
void CountyHub::watch_way_back(Load const& came, WayHome const& way) {
  auto& watched = county_.ledger.watched;
  Mover const who{.kind = MoverKind::line_haul};
  auto const trip =
      came.batches.empty() ? county_.here.now().s : std::int64_t{came.batches.front()->stamps.departed};
  Pieces const on_board{.going_back = way.parcels, .boxes = way.boxes};
  watched.stay({.who = who,
                .trip = trip,
                .at = Spot::hub(),
                .doing = Doing::unload,
                .from = county_.here.now().s,
                .until = way.leaves.s,
                .goods = pieces_of(came.batches)});
  watched.leg({.who = who,
               .trip = trip,
               .from = Spot::hub(),
               .to = Spot::warehouse(),
               .toward = Spot::warehouse(),
               .leaves = way.leaves.s,
               .arrives = way.arrives.s,
               .metres = std::llround(county_.map.warehouse_distance.value * 1000),
               .on_board = on_board,
               .vehicles = static_cast<std::int32_t>(came.vehicles)});
  watched.change(Spot::hub(), Level::back_hub, way.leaves.s, -way.parcels);
  watched.present(Spot::warehouse(), Level::back_line_haul, way.leaves.s, way.arrives.s, way.parcels);
}

// Vehicles with returned parcels on board are not empty. They count in the week in which they left the
// warehouse, as their way back does.
void CountyHub::count_returns(Load const& came, Room const& returns) {
  if (returns.parcels == 0 || came.batches.empty()) return;
  auto const week = static_cast<std::size_t>(came.batches.front()->stamps.departed / sim::days(7).value);
  double const metres = county_.map.warehouse_distance.value * 1000;
  auto const laden = rules::laden_vehicles({returns.volume}, {returns.weight}, came.vehicles,
                                           county_.settings().cost.line_haul) *
                     std::llround(metres);
  county_.ledger.hauled(week, Haulage::line_haul_laden) += laden;
  county_.ledger.hauled(week, Haulage::line_haul_empty) -= laden;
  county_.ledger.hauled(week, Haulage::line_haul_load) += std::llround(returns.weight * metres);
}

// As many as fit; the room that they take.
// When that is at the warehouse is known now; sending it there would not do, since it may arrive before the
// window ends (docs/kernel.md), and nothing at the warehouse waits for it.
Room CountyHub::send_returns(std::int64_t vehicles, sim::Time leaves, sim::Time arrives) {
  auto& way_back = county_.way_back;
  Room taken{.parcels = 0, .volume = 0, .weight = 0};
  if (way_back.dock.empty()) return taken;
  bool const in_time = arrives < sim::midnight(county_.scenario.run.days);
  Room room{INFINITY, rules::departure_room(county_.settings(), vehicles), INFINITY};
  for (; !way_back.dock.empty(); way_back.dock.pop_front()) {
    auto const& parcel = way_back.dock.front();
    auto const& goods = county_.regime().goods()[parcel.group()];
    if (!room.take_piece(goods)) break;
    taken.parcels += 1, taken.volume += goods.volume, taken.weight += goods.weight;
    if (in_time)
      facts::back_at_warehouse(county_.ledger, parcel, static_cast<std::uint32_t>(arrives.s));
    else
      way_back.beyond_the_end.push_back(parcel);
  }
  county_.here.tell([&] {
    auto const now = county_.here.now();
    return sim::text("the line-haul takes {} back, leaves at {}, at the warehouse by {}",
                     sim::many(static_cast<std::size_t>(taken.parcels), "parcel"), sim::clock(leaves, now),
                     sim::clock(arrives, now));
  });
  return taken;
}

}  // namespace ruralsim::models
