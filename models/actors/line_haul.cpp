#include "models/actors/line_haul.hpp"

#include "models/places/weigh.hpp"
#include "models/rules/haulage.hpp"
#include "models/rules/timetable.hpp"
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
    auto const departure = rules::next_departure(settings.departures, regime.calendars().line_haul,
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
    Load goods{std::exchange(hall_.loading[number_], {})};
    if (goods.batches.empty()) continue;
    auto const nominal = rules::line_haul_time(county_.warehouse_distance, settings);
    auto const takes = travel_time(departure, nominal);
    for (auto& batch : goods.batches) {
      batch->stamps.departed = static_cast<std::uint32_t>(departure.s);
      batch->stamps.at_hub = static_cast<std::uint32_t>((departure + takes).s);
    }
    count_haul(goods, departure, takes, nominal);
    hall_.here.tell([&] {
      return sim::text("leaves, at the county hub by {}", sim::clock(departure + takes, departure));
    });
    down_.send(departure + takes, std::move(goods));
  }
}

// Oldest first, as much as fits; what does not fit waits for the next departure.
void LineHaul::load(sim::Time departure) {
  auto const now = hall_.here.now();
  auto const& regime = hall_.regime();
  auto const offered = regime.settings().line_haul.volume;
  double room = offered ? offered->value : INFINITY;
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
  week[2] += offered ? std::llround(offered->value * 1000) : 0;
  hall_.here.tell([&] {
    std::uint64_t parcels = 0, staying = 0;
    for (auto const& batch : goods) parcels += batch.size();
    for (auto const& batch : dock) staying += batch.size();
    return sim::text("loads {}, {:.2f} m3, for the departure at {}; {} stay", sim::many(parcels, "parcel"),
                     loaded, sim::clock(departure, now), staying);
  });
}

void LineHaul::count_haul(Load const& goods, sim::Time departure, sim::Seconds there, sim::Seconds back) {
  auto const& settings = hall_.regime().settings();
  double volume = 0, weight = 0;
  std::int64_t parcels = 0;
  for (auto const& batch : goods.batches)
    volume += batch->volume, weight += batch->weight, parcels += batch.size();
  auto const vehicles = rules::vehicles_for({volume}, {weight}, settings.cost.line_haul);
  double const metres = county_.warehouse_distance.value * 1000;
  auto const week = static_cast<std::size_t>(departure.day()) / 7;
  auto const add = [&](Haulage what, std::int64_t n) { ledger_.hauled(week, what) += n; };
  add(Haulage::line_haul_vehicles, vehicles);
  add(Haulage::line_haul_laden, vehicles * std::llround(metres));
  add(Haulage::line_haul_empty, vehicles * std::llround(metres));
  add(Haulage::line_haul_load, std::llround(weight * metres));
  add(Haulage::line_haul_seconds, vehicles * (settings.line_haul.loading_time + there + back).value);
  add(Haulage::line_haul_parcels, parcels);
}

sim::Seconds LineHaul::travel_time(sim::Time departure, sim::Seconds nominal) const {
  auto const& settings = hall_.regime().settings().line_haul;
  auto luck =
      hall_.chances[number_].stream(purpose::kLineHaulDelay).at(static_cast<std::uint32_t>(departure.s));
  auto const mean_delay = sim::seconds(static_cast<std::int64_t>(settings.delay.mean() + 0.5));
  return std::max(nominal - mean_delay + settings.delay.sample_seconds(luck), sim::seconds(1));
}

}  // namespace ruralsim::models
