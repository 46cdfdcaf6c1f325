#include "models/actors/warehouse.hpp"

#include "models/stock.hpp"
#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

sim::Task<> Warehouse::run() {
  for (;;) {
    auto release = co_await hall_.released.get();
    if (release.needs) hall_.provide(release.county, *release.needs);
    if (hall_.stock != nullptr) serve_from_stock(release);
    order_from_national_hub(release);
    pick(std::move(release));
  }
}

// What the stock cannot fill is the national hub's, waits for goods, or is lost, as its settings say.
void Warehouse::serve_from_stock(Release& release) {
  auto& ledger = *hall_.ledgers[release.county];
  for (auto& batch : hall_.stock->serve(release.batches, release.county, release.number, ledger)) {
    batch->source = Source::national;
    release.batches.push_back(std::move(batch));
  }
  hall_.stock->serve_shelves(release.batches, release.county, release.number);
  for (auto const& order : release.stock) hall_.stock->serve(order);
  hall_.stock->review_continuous();
}

// What the region does not stock comes from the national hub after a lead time and is then picked like the
// rest.
void Warehouse::order_from_national_hub(Release& release) {
  auto const needs_supply = [](Batch const& b) {
    return b->source == Source::national && b->stamps.supplied == 0;
  };
  auto const first = std::stable_partition(release.batches.begin(), release.batches.end(),
                                           [&](auto const& b) { return !needs_supply(b); });
  if (first == release.batches.end()) return;
  auto luck = hall_.chances[release.county].stream(purpose::kNationalLead).at(release.number);
  auto const lead = hall_.regime().settings().warehouse.national_lead_time.sample_seconds(luck);
  auto const arrives = hall_.here.now() + std::max(lead, sim::seconds(1));
  Release late{.county = release.county, .number = release.number, .batches = {}};
  for (auto it = first; it != release.batches.end(); ++it) {
    (*it)->stamps.supplied = static_cast<std::uint32_t>(arrives.s);
    late.batches.push_back(std::move(*it));
  }
  release.batches.erase(first, release.batches.end());
  hall_.here.tell([&] {
    std::uint64_t orders = 0;
    for (auto const& batch : late.batches) orders += batch.size();
    return sim::text("gets {} of {} from the national hub, here at {}", sim::many(orders, "order"),
                     hall_.county_ids[release.county], sim::clock(arrives, hall_.here.now()));
  });
  hall_.supply.send(arrives, std::move(late));
}

// A delay costs what it makes the goods wait for a later departure than they would have caught.
void Warehouse::charge(BatchHead& head, Packed const& when) {
  auto const& settings = hall_.regime().settings().line_haul;
  auto const& days = hall_.regime().calendars().line_haul;
  // One lookup for each question: batches that follow one another have the same answers.
  auto const leaves = [&](DepartureLookup& lookup, sim::Time t) {
    return lookup.next(settings.departures, days, t + settings.loading_time);
  };
  if (head.stamps.supplied > head.stamps.released)
    head.add(Reason::no_stock, leaves(if_in_stock_, when.in_stock), leaves(alone_, when.alone));
  if (when.undisturbed > when.alone)
    head.add(Reason::warehouse_capacity, leaves(alone_, when.alone), leaves(undisturbed_, when.undisturbed));
  if (when.packed > when.undisturbed)
    head.add(Reason::warehouse_out, leaves(undisturbed_, when.undisturbed), leaves(packed_, when.packed));
}

// Packed, but nobody sets out with the departure that the timetable has for it.
void Warehouse::charge_missed_departures(BatchHead& head, std::uint32_t county, sim::Time packed) {
  auto const& regime = hall_.regime();
  auto const& line_haul = regime.settings().line_haul;
  auto const leaves = [&](DepartureLookup& lookup, sim::WorkingTime const& days) {
    return lookup.next(line_haul.departures, days, packed + line_haul.loading_time);
  };
  auto const timetabled = leaves(timetabled_, regime.calendars().line_haul),
             leaves_at = leaves(with_closed_roads_, regime.line_haul_days(county));
  if (timetabled == sim::kNever) return;
  bool const out = regime.disturbances()->warehouse().closed_at(timetabled) != nullptr;
  head.add(out ? Reason::warehouse_out : Reason::road_closed, timetabled, leaves_at);
}

void Warehouse::pick(Release release) {
  if (release.batches.empty()) return;
  auto const now = hall_.here.now();
  auto const& regime = hall_.regime();
  auto const& open = regime.warehouse_open();
  auto const& shifts = regime.calendars().warehouse;
  bool const disturbed = hall_.regimes.any_disturbances();
  auto const rate = hall_.picking_rate();
  auto const begins = open.next_open(std::max(now, hall_.picking.free_at()));
  std::uint64_t orders = 0;
  for (auto& batch : release.batches) {
    if (batch->stamps.supplied == 0) batch->stamps.supplied = batch->stamps.released;
    auto const packed = hall_.picking.serve(now, sim::seconds(0), batch.size(), rate, open);
    auto const own = sim::seconds(rate ? static_cast<std::int64_t>(batch.size() * 3600.0 / rate->value) : 0);
    // The work that an outage leaves behind is the outage's, too, not want of capacity.
    auto const undisturbed =
        disturbed ? hall_.picking_undisturbed.serve(now, sim::seconds(0), batch.size(), rate, shifts)
                  : packed;
    charge(batch.head(), {.in_stock = as_released_.done(shifts, sim::Time{batch->stamps.released}, own),
                          .alone = as_supplied_.done(shifts, now, own),
                          .undisturbed = undisturbed,
                          .packed = packed});
    if (regime.disturbances() != nullptr) charge_missed_departures(batch.head(), release.county, packed);
    batch->stamps.packed = static_cast<std::uint32_t>(packed.s);
    orders += batch.size();
    hall_.docks[release.county].push_back(std::move(batch));
  }
  if (rate)
    for (auto t = begins; t < hall_.picking.free_at(); t = open.next_open(open.closes(t)))
      utilisation_.add_busy(Resource::warehouse, t, std::min(open.closes(t), hall_.picking.free_at()));
  hall_.here.tell([&] {
    return sim::text("picks {} of {}, done by {}", sim::many(orders, "order"),
                     hall_.county_ids[release.county],
                     sim::clock(rate ? hall_.picking.free_at() : begins, now));
  });
}

}  // namespace ruralsim::models
