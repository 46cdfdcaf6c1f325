#include "models/actors/truck.hpp"

#include "models/appliances.hpp"
#include "models/hand_over.hpp"
#include "models/rules/timetable.hpp"
#include "models/selling.hpp"
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
    first_run_ = true;
    while (on_duty()) {
      auto const midnight = sim::midnight(county_.today() + 1);
      auto const until = std::min(shift_ends_, midnight);
      trip_ = county_.here.now();
      auto const waits = watch_stay(Doing::wait, 0, trip_, until, {});
      auto const due = co_await county_.routes.due.get_until(until);
      county_.ledger.watched.ended(waits, county_.here.now());
      if (due) co_await drive(*due);
    }
    not_before = county_.here.now() + sim::seconds(1);
  }
}

// Asked anew after each run and at midnight, from when on fleet and shifts may be others.
bool Truck::on_duty() {
  auto const now = county_.here.now();
  auto const& shifts = county_.regime().calendars().trucks;
  if (static_cast<std::int64_t>(number_) >= county_.routes.trucks || !shifts.open_at(now)) return false;
  shift_ends_ = shifts.closes(now);
  return true;
}

sim::Task<> Truck::drive(DueRoute due) {
  if (due.plan != county_.routes.plan) co_return;  // there is a new plan
  auto& route = county_.routes.routes[due.route];
  auto stops = stops_of(route);
  if (may_be_disturbed()) leave_out_closed(stops, due.since);
  if (stops.empty()) {
    route.due = false;
    co_return;
  }
  if (!worth_leaving(route, stops)) {
    county_.routes.postponed.push_back(due);
    co_return;
  }
  route.due = route.skipped = false;
  bool const over_limit = route.over_limit;
  auto const began = county_.here.now();
  first_run_ = false;
  load(stops, due.since);
  if (cargo_.drops().empty()) co_return;
  if (cargo_.left_some_behind()) {  // for whoever is free next
    route.due = true;
    county_.routes.due.put({due.route, due.plan, began});
  }
  county_.on_trucks[number_] = &cargo_.goods();
  watch_loading(began);
  co_await county_.here.after(county_.settings().truck.loading_time);
  for (auto& batch : cargo_.goods())
    batch->stamps.left_hub = static_cast<std::uint32_t>(county_.here.now().s);
  run_ = {.over_limit = over_limit, .on_board = cargo_.weight()};
  co_await serve_stops();
  co_await go_home();
  arrive_at_hub(due, began);
  if (in_workshop_.value > 0) co_await county_.here.after(std::exchange(in_workshop_, sim::seconds(0)));
}

sim::Task<> Truck::serve_stops() {
  auto& at = run_.at;
  for (auto const& drop : cargo_.drops()) {
    if (run_.served > 0 && !run_.over_limit && !can_still_serve(at, drop)) {
      turn_back(drop.center, why_out_of_time(drop));
      co_return;
    }
    auto const stop = drop.center + std::size_t{1};
    leave_for(stop);
    auto drive = county_.roads.drive(at, stop);
    if (may_be_disturbed()) {
      auto const way = co_await reach(at, drop);
      drive = sim::seconds(0);
      run_.towed = way == Way::towed;
      if (run_.towed) {
        turn_back(drop.center, Reason::breakdown);
        co_return;
      }
      at = stop;
      if (way == Way::closed) continue;
    } else {
      watch_leg(Going::drive, {at, stop}, drive);
    }
    auto const arrives = county_.here.now() + drive;
    auto const leaves = arrives + stop_time(drop, &Truck::handling);
    auto const stay = watch_stop(drop, arrives, leaves);
    co_await county_.here.until(leaves);
    unload(drop, arrives, stay);
    if (county_.sales) {
      auto const before = for_sale();
      auto const takes = take_for_sale(drop);
      run_.sold_activity += (for_sale() - before) * county_.roads.distance(0, stop).value * 1000;
      if (takes.value > 0) co_await county_.here.after(takes);
    }
    auto const left = cargo_.weight();
    run_.activity += (run_.on_board - left) * county_.roads.distance(0, stop).value * 1000;
    run_.on_board = left;
    at = stop;
    ++run_.served;
  }
}

sim::Task<> Truck::go_home() {
  if (run_.towed) co_return;
  leave_for(0);
  if (may_be_disturbed()) {
    run_.towed = co_await drive_leg(run_.at, 0) == Way::towed;
  } else {
    watch_leg(Going::drive, {run_.at, 0}, county_.roads.drive(run_.at, 0));
    co_await county_.here.after(county_.roads.drive(run_.at, 0));
  }
}

void Truck::arrive_at_hub(DueRoute const& due, sim::Time began) {
  watch_return();
  cargo_.bring_back();
  auto const back = county_.way_back.unload(number_);
  if (county_.sales) count_for_sale();
  auto const boxes = county_.sales ? bring_to_hub(county_, number_) : 0;
  if (!run_.cut_short && due.plan == county_.routes.plan) county_.routes.routes[due.route].begin_with = 0;
  county_.on_trucks[number_] = nullptr;
  county_.ledger.utilisation.add_busy(Resource::trucks, began, county_.here.now(), shift_ends_);
  count_run();
  county_.here.tell([&] {
    return sim::text("is back at the hub after {} and {:.0f} km{}{}", sim::many(run_.served, "stop"),
                     run_.metres / 1000,
                     back == 0 ? "" : sim::text(", with {} to go back", sim::many(back, "parcel")),
                     boxes == 0 ? "" : sim::text(", with {} for sale", boxes_text(boxes)));
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
    auto const& lane = county_.bay.lane(center);
    auto const rest = county_.bay.end_of_sorted(center, now);
    if (lane.begin() == rest && !(county_.sales && calls_for_visit(county_, center))) continue;
    ++waiting;
    double work = 0;
    for (auto it = lane.begin(); it != rest; ++it) work += expected_handling(*it);
    clock = clock + county_.roads.drive(at, center + std::size_t{1}) + stop_time(work);
    at = center + std::size_t{1};
    if (clock + county_.roads.drive(at, 0) <= end) ++served;
  }
  return waiting == 0 || 2 * served >= waiting;
}

void Truck::load(std::vector<std::uint16_t> const& stops, sim::Time could_leave) {
  cargo_.load(stops, could_leave);
  if (county_.sales)
    cargo_.add_visits(stops, [this](std::uint16_t center) { return calls_for_visit(county_, center); });
  county_.here.tell([&] {
    return sim::text("loads {} for {}, {:.0f} % full", sim::many(cargo_.parcels(), "parcel"),
                     sim::many(stops.size(), "stop"), 100 * cargo_.fullness());
  });
}

// Before the end of shift and overtime; `longer`: if there were that much more of it.
bool Truck::can_still_serve(std::size_t at, Cargo::Drop const& drop, sim::Seconds longer) const {
  auto const& roads = county_.roads;
  auto const stop = drop.center + std::size_t{1};
  auto const home = county_.here.now() + roads.drive(at, stop) + stop_time(drop, &Truck::expected_handling) +
                    roads.drive(stop, 0);
  return home <= shift_ends_ + county_.settings().truck.overtime + longer;
}

// What a repair or a closed road took of the shift is theirs.
Reason Truck::why_out_of_time(Cargo::Drop const& drop) const {
  auto const lost = run_.broken_down + run_.stood_still;
  if (lost.value == 0 || !can_still_serve(run_.at, drop, lost)) return Reason::shift_over;
  return run_.broken_down >= run_.stood_still ? Reason::breakdown : Reason::road_closed;
}

sim::Seconds Truck::stop_time(double handling) const {
  return county_.settings().truck.stop_time + sim::seconds(static_cast<std::int64_t>(handling + 0.5));
}

sim::Seconds Truck::stop_time(Cargo::Drop const& drop, double (Truck::*of)(Batch const&) const) const {
  double work = 0;
  for (auto i = drop.first; i < drop.last; ++i) work += (this->*of)(cargo_.goods()[i]);
  return stop_time(work);
}

// How long carrying an appliance in takes shows only at the door; before, a driver reckons with the mean.
double Truck::expected_handling(Batch const& batch) const {
  if (!batch->appliance) return handling(batch);
  return county_.settings().installation.delivery_time.mean() + way_to_home(batch);
}

// Seconds from the center to the home and back.
double Truck::way_to_home(Batch const& batch) const {
  return static_cast<double>(detour_to(county_, batch->center, batch.begin()->village).takes.value);
}

double Truck::handling(Batch const& batch) const {
  auto const& s = county_.settings();
  if (!batch->appliance) return batch.size() * s.truck.seconds_per_parcel;
  auto luck = county_.chance.stream(purpose::kDelivery, batch.begin()->village).at(batch.begin()->placed);
  return s.installation.delivery_time.sample(luck) + way_to_home(batch);
}

void Truck::unload(Cargo::Drop const& drop, sim::Time arrived, std::size_t stay) {
  auto const before = stay == WatchedLedger::kUnseen ? Pieces{} : at_stop(drop);
  auto const now = county_.here.now();
  auto const from_hub = county_.roads.drive(0, drop.center + std::size_t{1}) + (now - arrived);
  std::uint64_t parcels = 0;
  Room freed{};
  for (auto i = drop.first; i < drop.last; ++i) {
    Batch& batch = cargo_.goods()[i];
    auto const alone = batch->stamps.left_hub + from_hub.value;
    if (now.s > alone) charge_way(batch.head(), sim::seconds(now.s - alone));
    parcels += batch.size();
    freed.give(batch.head());
    if (batch->appliance) {
      add_leg(detour_to(county_, drop.center, batch.begin()->village).way.value * 1000);
      deliver_appliance(county_, std::exchange(batch, Batch{}), now);
      continue;
    }
    Batch refused = hand_over(county_, std::exchange(batch, Batch{}), now);
    if (!refused) continue;
    parcels -= refused.size();
    weigh(refused, county_.regime().goods());
    freed.take(refused.head());
    refused->hold(Reason::shelf_full, now);
    batch = std::move(refused);
  }
  auto const back = take_back(drop.center, freed);
  watch_unloaded(stay, before, drop);
  county_.here.tell([&] {
    return sim::text("delivers {} at {}{}", sim::many(parcels, "parcel"), county_.map.centers[drop.center].id,
                     back == 0 ? "" : sim::text(", takes {} back", back));
  });
}

// What waits there to go back takes the room of what was delivered there, and no time: the stop's own covers
// it.
std::size_t Truck::take_back(std::uint16_t center, Room const& freed) {
  auto const& goods = county_.regime().goods();
  auto const taken = county_.way_back.corners[center].take(county_.here.now(), freed, goods);
  double weight = 0;
  for (auto const& parcel : taken) weight += goods[parcel.group()].weight;
  run_.going_back += weight;
  run_.activity += weight * county_.roads.distance(center + std::size_t{1}, 0).value * 1000;
  county_.way_back.board(number_, taken);
  if (county_.ledger.watched.on()) {
    auto const many = static_cast<std::int64_t>(taken.size());
    county_.ledger.watched.change(Spot::center(center), Level::back_center, county_.here.now().s, -many);
    county_.ledger.watched.change(Spot::hub(), Level::back_milk_run, county_.here.now().s, many);
  }
  return taken.size();
}

// The shift is over, or the truck broke down: what is left is first next time.
void Truck::turn_back(std::uint16_t first_unserved, Reason why) {
  for (auto& batch : cargo_.goods())
    if (batch && batch->held_since == 0) batch->hold(why, county_.here.now());
  county_.here.tell([&] {
    return sim::text("turns back before {}: {}", county_.map.centers[first_unserved].id,
                     run_.towed ? "it broke down and is towed" : "the shift is over");
  });
  run_.cut_short = true;
  county_.routes.begin_next_with(first_unserved);
}

void Truck::count_run() {
  auto const week = county_.week();
  auto* const runs = county_.ledger.truck_runs.row(week);
  runs[0] += 1;
  runs[1] += static_cast<std::int64_t>(run_.served);
  runs[2] += cargo_.parcels();
  runs[3] += std::llround(run_.metres);
  runs[4] += std::llround(1000 * cargo_.fullness());
  county_.ledger.hauled(week, Haulage::truck_load) += std::llround(run_.load);
  county_.ledger.hauled(week, Haulage::truck_activity) += std::llround(run_.activity);
  county_.ledger.hauled(week, Haulage::truck_empty) += std::llround(run_.empty);
}

void Truck::leave_for(std::size_t stop) {
  add_leg(county_.roads.distance(run_.at, stop).value * 1000);
}

// Less, if it is less than nothing: what was not driven after all.
void Truck::add_leg(double metres) {
  run_.metres += metres;
  double const for_sale = this->for_sale();
  run_.load += (run_.on_board + run_.going_back) * metres;
  run_.sold_load += for_sale * metres;
  if (run_.on_board + run_.going_back + for_sale == 0) run_.empty += metres;
}

}  // namespace ruralsim::models
