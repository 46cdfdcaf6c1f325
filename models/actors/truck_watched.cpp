// What a truck states of a watched day.
#include "models/actors/truck.hpp"
#include "models/watched.hpp"

#include <cmath>
#include <utility>

namespace ruralsim::models {

Pieces Truck::on_board() const {
  auto all = pieces_of(cargo_.goods());
  auto const& back = county_.way_back.on_trucks;
  if (number_ < back.size()) all.going_back = static_cast<std::int32_t>(back[number_].size());
  if (county_.sales) all.boxes = static_cast<std::int32_t>(county_.sales->truck(number_).size());
  return all;
}

// What is on board for this stop, and for the way back.
Pieces Truck::at_stop(Cargo::Drop const& drop) const {
  Pieces all;
  if (auto const& back = county_.way_back.on_trucks; number_ < back.size())
    all.going_back = static_cast<std::int32_t>(back[number_].size());
  for (auto i = drop.first; i < drop.last; ++i) all += pieces_of(cargo_.goods()[i]);
  return all;
}

std::size_t Truck::watch_stay(Doing doing, std::size_t stop, sim::Time from, sim::Time until,
                              Pieces const& goods) {
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return WatchedLedger::kUnseen;
  return watched.stay({.who = me(),
                       .trip = trip_.s,
                       .at = Spot::stop(stop),
                       .doing = doing,
                       .from = from.s,
                       .until = until.s,
                       .goods = goods});
}

// From now on it is loaded, though the goods' stamps have them wait until it leaves.
void Truck::watch_loading(sim::Time began) {
  trip_ = began;
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return;
  auto const leaves = began + county_.settings().truck.loading_time;
  watch_stay(Doing::load, 0, began, leaves, pieces_of(cargo_.goods()));
  for (auto const& batch : cargo_.goods()) was_on_board(watched, batch, began.s, leaves.s);
}

void Truck::watch_leg(Going going, Stretch const& way, sim::Seconds takes) {
  auto& watched = county_.ledger.watched;
  auto const now = county_.here.now();
  if (!watched.on()) return;
  auto const millionths = [](double share) {
    return static_cast<std::int32_t>(std::lround(share * Leg::kWhole));
  };
  auto const back = going == Going::towed;  // what it will not drive is taken off its run already
  double const left = back ? 0 : (1 - way.ends) * county_.roads.distance(way.from, way.to).value * 1000;
  watched.leg({.who = me(),
               .trip = trip_.s,
               .going = going,
               .from = Spot::stop(way.from),
               .to = back ? Spot::hub() : Spot::stop(way.to),
               .toward = Spot::stop(way.to),
               .begins = millionths(way.begins),
               .ends = millionths(back ? way.begins : way.ends),
               .leaves = now.s,
               .arrives = (now + takes).s,
               .metres = metres_not_told(run_.metres - left),
               .on_board = on_board()});
}

// Before its goods are handed over: how many that were shows afterwards.
std::size_t Truck::watch_stop(Cargo::Drop const& drop, sim::Time arrives, sim::Time leaves) {
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return WatchedLedger::kUnseen;
  auto const homes = ways_to_homes(drop);
  return watched.stay({.who = me(),
                       .trip = trip_.s,
                       .at = Spot::center(drop.center),
                       .doing = Doing::unload,
                       .from = arrives.s,
                       .until = leaves.s,
                       .metres = metres_not_told(run_.metres + homes.way.value * 1000),
                       .driving = homes.takes.value});
}

// From the center to the homes of a drop's appliances, one after the other, and back each time.
Detour Truck::ways_to_homes(Cargo::Drop const& drop) const {
  Detour all{sim::Km{0}, sim::seconds(0)};
  for (auto i = drop.first; i < drop.last; ++i) {
    auto const& batch = cargo_.goods()[i];
    if (!batch->appliance) continue;
    auto const one = detour_to(county_, drop.center, batch.begin()->village);
    all = {all.way + one.way, all.takes + one.takes};
  }
  return all;
}

// Whole metres that the record has not told of the run's first `metres`: those of its legs and stays add up
// to the metres that the run is charged with.
std::int64_t Truck::metres_not_told(double metres) {
  auto const so_far = std::llround(metres);
  return so_far - std::exchange(run_.told, so_far);
}

void Truck::watch_unloaded(std::size_t stay, Pieces const& before, Cargo::Drop const& drop) {
  if (stay == WatchedLedger::kUnseen) return;
  auto const after = at_stop(drop);
  auto handed_over = before;
  handed_over -= after;
  handed_over.going_back = after.going_back - before.going_back;
  county_.ledger.watched.handled(stay, handed_over);
}

// Before it is unloaded at the hub.
void Truck::watch_return() {
  auto& watched = county_.ledger.watched;
  if (!watched.on()) return;
  auto const now = county_.here.now();
  auto const pieces = on_board();
  watch_stay(Doing::hand_in, 0, now, now, pieces);
  for (auto const& batch : cargo_.goods())
    if (batch) was_on_board(watched, batch, batch->stamps.left_hub, now.s);
  watched.change(Spot::hub(), Level::back_milk_run, now.s, -pieces.going_back);
  watched.change(Spot::hub(), Level::back_hub, now.s, pieces.going_back);
  if (in_workshop_.value > 0) watch_stay(Doing::workshop, 0, now, now + in_workshop_, {});
}

}  // namespace ruralsim::models
