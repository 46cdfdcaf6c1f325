#include "models/actors/line_haul.hpp"

#include "models/places/weigh.hpp"
#include "models/rules/facilities.hpp"
#include "models/rules/haulage.hpp"
#include "models/rules/timetable.hpp"
#include "models/watched.hpp"
#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {

sim::Task<> LineHaul::run() {
  sim::Time not_before{};
  for (;;) {
    auto const& regime = hall_.regime();
    auto const& settings = regime.settings().line_haul;
    // Not what a new timetable says of the past.
    auto const departure = rules::next_departure(settings.departures, regime.line_haul_days(number_),
                                                 std::max(not_before, hall_.here.now()));
    auto const loading = std::max(departure - settings.loading_time, hall_.here.now());
    // Look again each midnight: the timetable may have changed.
    if (auto const tomorrow = sim::midnight(hall_.here.now().day() + 1); loading >= tomorrow) {
      co_await hall_.here.until(tomorrow);
      continue;
    }
    co_await hall_.here.until(loading);
    load(departure);
    co_await hall_.here.until(departure);
    not_before = departure + sim::seconds(1);
    Load goods{.batches = std::exchange(hall_.loading[number_], {})};
    if (goods.batches.empty()) continue;
    auto const nominal = rules::line_haul_time(county_.warehouse_distance, settings);
    auto const way = journey(goods, departure);
    if (way.turned_back) {
      if (ledger_.watched.on()) watch(goods, departure, way);
      turn_back(std::move(goods), departure, way.arrives);
      continue;
    }
    for (auto& batch : goods.batches) {
      batch->stamps.departed = static_cast<std::uint32_t>(departure.s);
      batch->stamps.at_hub = static_cast<std::uint32_t>(way.arrives.s);
    }
    count_haul(goods, {.departs = departure,
                       .there = way.arrives - departure,
                       .back = nominal,
                       .metres = county_.warehouse_distance.value * 1000,
                       .turned_back = false});
    if (ledger_.watched.on()) watch(goods, departure, way);
    hall_.here.tell(
        [&] { return sim::text("leaves, at the county hub by {}", sim::clock(way.arrives, departure)); });
    down_.send(way.arrives, std::move(goods));
  }
}

// Driving and its delay, repairs on the way, standing before a closed road.
rules::Journey LineHaul::journey(Load& goods, sim::Time departure) const {
  auto const takes = travel_time(
      departure, rules::line_haul_time(county_.warehouse_distance, hall_.regime().settings().line_haul));
  auto const* disturbances = hall_.regime().disturbances();
  if (disturbances == nullptr) return {.arrives = departure + takes, .stood_still = {}, .turned_back = false};
  goods.broken_down = breakdown(departure, takes);
  auto const way = rules::journey(disturbances->line_haul(number_), departure, takes + goods.broken_down);
  goods.stood_still = way.stood_still;
  return way;
}

// The time of driving until the next breakdown has no memory: it is drawn anew for each departure, whose
// vehicles stand together.
sim::Seconds LineHaul::breakdown(sim::Time departure, sim::Seconds driving) const {
  auto const* settings = hall_.regime().disturbances()->breakdown(BreaksDown::line_haul);
  if (settings == nullptr) return sim::seconds(0);
  auto luck =
      hall_.chances[number_].stream(purpose::kLineHaulBreaks).at(static_cast<std::uint32_t>(departure.s));
  auto const breaks_after =
      Distribution::exponential(static_cast<double>(settings->every.value)).sample(luck);
  auto const repair = settings->repair.quantile_seconds(luck.uniform());
  if (breaks_after >= static_cast<double>(driving.value)) return sim::seconds(0);
  ledger_.disturbances.add(departure, DisturbanceFact::line_haul_breakdowns, 1);
  ledger_.disturbances.add(departure, DisturbanceFact::line_haul_repair_seconds, repair.value);
  hall_.here.tell(
      [&] { return sim::text("breaks down on the way, repaired after {} min", repair.value / 60); });
  return repair;
}

// The goods were in a vehicle for nothing; they are first on the dock when they are back.
void LineHaul::turn_back(Load goods, sim::Time departure, sim::Time back) {
  for (auto& batch : goods.batches) batch->hold(Reason::road_closed, departure);
  auto const there = sim::seconds((back - departure).value / 2);
  count_haul(goods, {.departs = departure,
                     .there = there,
                     .back = back - departure - there,
                     .metres = driven_there(departure, back),
                     .turned_back = true});
  ledger_.disturbances.add(departure, DisturbanceFact::turned_back, 1);
  hall_.here.tell([&] {
    return sim::text("leaves, turns back before a closed road, here again by {}",
                     sim::clock(back, departure));
  });
  hall_.turned_back[number_].push_back({back, std::move(goods.batches)});
}

// Metres, of a way there and back.
double LineHaul::driven_there(sim::Time departure, sim::Time back) const {
  auto const nominal = rules::line_haul_time(county_.warehouse_distance, hall_.regime().settings().line_haul);
  auto const there = sim::seconds((back - departure).value / 2);
  double const part = std::min(
      1.0, static_cast<double>(there.value) / static_cast<double>(std::max<std::int64_t>(nominal.value, 1)));
  return part * county_.warehouse_distance.value * 1000;
}

void LineHaul::take_turned_back(sim::Time now) {
  auto& all = hall_.turned_back[number_];
  for (auto one = all.size(); one-- > 0;) {
    if (all[one].back > now) continue;
    auto batches = std::move(all[one].batches);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(one));
    auto& dock = hall_.docks[number_];
    dock.insert(dock.begin(), std::make_move_iterator(batches.begin()),
                std::make_move_iterator(batches.end()));
  }
}

// Oldest first, as much as fits; what does not fit waits for the next departure.
void LineHaul::load(sim::Time departure) {
  auto const now = hall_.here.now();
  auto const& regime = hall_.regime();
  double const offered = rules::departure_room(regime.settings(), hall_.vehicles[number_].on(now.day()));
  double room = offered;
  take_turned_back(now);
  auto& dock = hall_.docks[number_];
  auto& goods = hall_.loading[number_];
  double loaded = 0;
  while (!dock.empty() && sim::Time{dock.front()->stamps.packed} <= now && room > 0) {
    Batch batch = std::move(dock.front());
    dock.pop_front();
    if (batch->volume > room) {
      Batch rest =
          split_to_fit(batch, {.parcels = INFINITY, .volume = room, .weight = INFINITY}, regime.goods());
      if (rest) dock.push_front(std::move(rest));
      room = 0;
    }
    if (batch.size() == 0) break;
    room -= batch->volume;
    loaded += batch->volume;
    batch->let_go(departure);
    goods.push_back(std::move(batch));
  }
  for (auto& waiting : dock)
    if (waiting->held_since == 0 && sim::Time{waiting->stamps.packed} <= now)
      waiting->hold(Reason::line_haul_full, departure);
  auto* const week = ledger_.line_haul.row(static_cast<std::size_t>(now.day()) / 7);
  week[0] += 1;
  week[1] += std::llround(loaded * 1000);
  week[2] += std::isfinite(offered) ? std::llround(offered * 1000) : 0;
  hall_.here.tell([&] {
    std::uint64_t parcels = 0, staying = 0;
    for (auto const& batch : goods) parcels += batch.size();
    for (auto const& batch : dock) staying += batch.size();
    return sim::text("loads {}, {:.2f} m3, for the departure at {}; {} stay", sim::many(parcels, "parcel"),
                     loaded, sim::clock(departure, now), staying);
  });
}

void LineHaul::count_haul(Load& goods, Trip const& trip) {
  auto const& settings = hall_.regime().settings();
  double volume = 0, weight = 0;
  std::int64_t parcels = 0;
  for (auto const& batch : goods.batches)
    volume += batch->volume, weight += batch->weight, parcels += batch.size();
  auto const vehicles = goods.vehicles = rules::vehicles_for({volume}, {weight}, settings.cost.line_haul);
  auto const metres = std::llround(trip.metres);
  auto const week = static_cast<std::size_t>(trip.departs.day()) / 7;
  auto const add = [&](Haulage what, std::int64_t n) { ledger_.hauled(week, what) += n; };
  add(Haulage::line_haul_vehicles, vehicles);
  add(Haulage::line_haul_empty, vehicles * metres * (trip.turned_back ? 2 : 1));
  add(Haulage::line_haul_seconds,
      vehicles * (settings.line_haul.loading_time + trip.there + trip.back).value);
  if (trip.turned_back) return;
  add(Haulage::line_haul_laden, vehicles * metres);
  add(Haulage::line_haul_load, std::llround(weight * trip.metres));
  add(Haulage::line_haul_parcels, parcels);
}

// The vehicles of a departure go together. Where on the way they stood is not told, but for how long.
void LineHaul::watch(Load const& goods, sim::Time departure, rules::Journey const& way) {
  auto& watched = ledger_.watched;
  Mover const who{.kind = MoverKind::line_haul};
  auto const pieces = pieces_of(goods.batches);
  watched.stay({.who = who,
                .trip = departure.s,
                .at = Spot::warehouse(),
                .doing = Doing::load,
                .from = (departure - hall_.regime().settings().line_haul.loading_time).s,
                .until = departure.s,
                .goods = pieces});
  Leg leg{.who = who,
          .trip = departure.s,
          .from = Spot::warehouse(),
          .to = Spot::hub(),
          .toward = Spot::hub(),
          .leaves = departure.s,
          .arrives = way.arrives.s,
          .metres = std::llround(county_.warehouse_distance.value * 1000),
          .standing = (way.stood_still + goods.broken_down).value,
          .on_board = pieces,
          .vehicles = static_cast<std::int32_t>(goods.vehicles)};
  if (way.turned_back) {
    leg.going = Going::turned_back;
    leg.to = leg.toward = Spot::warehouse();
    leg.metres = 2 * std::llround(driven_there(departure, way.arrives));
    for (auto const& batch : goods.batches) was_turned_back(watched, batch, departure.s, way.arrives.s);
  }
  watched.leg(leg);
}

sim::Seconds LineHaul::travel_time(sim::Time departure, sim::Seconds nominal) const {
  auto const& settings = hall_.regime().settings().line_haul;
  auto luck =
      hall_.chances[number_].stream(purpose::kLineHaulDelay).at(static_cast<std::uint32_t>(departure.s));
  auto const mean_delay = sim::seconds(static_cast<std::int64_t>(settings.delay.mean() + 0.5));
  return std::max(nominal - mean_delay + settings.delay.sample_seconds(luck), sim::seconds(1));
}

}  // namespace ruralsim::models
