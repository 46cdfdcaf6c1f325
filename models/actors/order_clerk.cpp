#include "models/actors/order_clerk.hpp"

#include "models/appliances.hpp"
#include "models/facilities.hpp"
#include "models/facts.hpp"
#include "models/market.hpp"
#include "models/rules/lateness.hpp"
#include "models/stations.hpp"
#include "models/stock.hpp"
#include "sim/text.hpp"

namespace ruralsim::models {

sim::Task<> OrderClerk::run() {
  for (;;) {
    begin_day();
    auto const today = county_.here.now();
    for (std::size_t wave = 0; wave < county_.settings().warehouse.cut_offs.size(); ++wave) {
      co_await county_.here.until(today + county_.settings().warehouse.cut_offs[wave]);
      release(wave);
    }
    co_await county_.here.until(sim::midnight(today.day() + 1));
  }
}

void OrderClerk::begin_day() {
  auto const& regime = county_.regime();
  county_.drive_at_todays_speed();
  if (auto const needs = review_upstream(county_)) county_.upstream_needs = needs;
  for (auto& book : county_.books) {
    book.begin_day(regime.waves());
    book.accept(regime, county_.here.now().s);
  }
  first_yesterday_ = first_today_;
  auto const first = county_.here.now() + county_.settings().warehouse.cut_offs.front();
  first_today_ = alone_from(first);
  if (county_.stock == nullptr) return;
  first_at_hub_yesterday_ = first_at_hub_today_;
  first_at_hub_today_ = alone_from_hub(first);
}

void OrderClerk::release(std::size_t wave) {
  auto const now = county_.here.now();
  auto const alone = alone_from(now);
  auto const number = static_cast<std::uint32_t>(county_.today() * 16) + static_cast<std::uint32_t>(wave);
  Release up{.county = static_cast<std::uint32_t>(county_.number), .number = number, .batches = {}};
  up.batches.reserve(county_.books.size());
  std::uint64_t orders = 0;
  for (auto& book : county_.books)
    book.release(wave, [&](Batch batch) {
      batch->stamps.released = static_cast<std::uint32_t>(now.s);
      foresee(batch, alone, From::warehouse);
      facts::released(county_.ledger, batch);
      if (county_.market != nullptr) county_.market->released(batch);
      orders += batch.size();
      up.batches.push_back(std::move(batch));
    });
  county_.here.tell([&] {
    return sim::text("releases {} to the warehouse (cut-off {})", sim::many(orders, "order"), wave + 1);
  });
  if (county_.stock != nullptr) serve_from_stock(up);
  if (county_.stations != nullptr)
    for (auto& goods : county_.stations->take_orders()) up.batches.push_back(std::move(goods));
  if (up.batches.empty() && up.stock.empty()) return;
  up.needs = std::exchange(county_.upstream_needs, std::nullopt);
  county_.up->send(now + kReleaseTakes, std::move(up));
}

void OrderClerk::serve_from_stock(Release& up) {
  auto const now = county_.here.now();
  auto const at = static_cast<std::uint32_t>(now.s);
  auto const alone = alone_from_hub(now);
  auto const from_here = [&](Batch& batch) {
    facts::withdrawn(county_.ledger, batch);
    foresee(batch, alone, From::hub);
    facts::released(county_.ledger, batch);
  };
  std::uint64_t filled = 0;
  for (auto& batch : county_.stock->serve(up.batches, up.county, up.number, county_.ledger, from_here)) {
    auto& s = batch->stamps;
    s.supplied = s.packed = s.departed = s.at_hub = s.sorted = at;
    filled += batch.size();
    stage_at_hub(county_, std::move(batch));
  }
  county_.stock->review_continuous();
  up.stock = std::exchange(county_.stock_orders, {});
  county_.here.tell([&] { return sim::text("finds {} in the county's stock", sim::many(filled, "order")); });
}

OrderClerk::Alone OrderClerk::leaving(sim::Time sorted, sim::Time sorted_without_holidays) const {
  auto const& regime = county_.regime();
  auto const leaves = [&](Calendars const& calendars, sim::Time at, sim::Time& truck, sim::Time& van) {
    truck = regime.timetable(calendars, county_.map.warehouse_distance).truck_departs(at);
    van = at == sim::kNever ? sim::kNever : calendars.technicians.next_open(at);
  };
  Alone alone{};
  leaves(regime.calendars(), sorted, alone.truck, alone.van);
  alone.truck_without_holidays = alone.truck, alone.van_without_holidays = alone.van;
  if (regime.has_holidays())
    leaves(regime.ordinary(), sorted_without_holidays, alone.truck_without_holidays,
           alone.van_without_holidays);
  return alone;
}

OrderClerk::Alone OrderClerk::alone_from(sim::Time released) const {
  auto const& regime = county_.regime();
  auto const sorted = [&](Calendars const& calendars) {
    return regime.timetable(calendars, county_.map.warehouse_distance).sorted(released);
  };
  auto const with_holidays = sorted(regime.calendars());
  return leaving(with_holidays, regime.has_holidays() ? sorted(regime.ordinary()) : with_holidays);
}

OrderClerk::Alone OrderClerk::alone_from_hub(sim::Time staged) const {
  return leaving(staged, staged);
}

bool OrderClerk::goes_by_van(Batch const& batch) const {
  return batch->appliance && county_.settings().installation.policy == AppliancePolicy::together;
}

sim::Seconds OrderClerk::way_alone(Batch const& batch) const {
  auto const& s = county_.settings();
  auto const stop = batch->center + std::size_t{1};
  auto const carrying = [&] {
    return sim::seconds(static_cast<std::int64_t>(s.installation.delivery_time.mean()));
  };
  if (goes_by_van(batch))
    return sim::driving_time(county_.map.road({}, county_.map.villages[batch.begin()->village].at),
                             county_.terrain().van_speed) +
           carrying();
  auto const unloading = batch->appliance
                             ? detour_to(county_, batch->center, batch.begin()->village).takes + carrying()
                             : sim::seconds(static_cast<std::int64_t>(s.truck.seconds_per_parcel));
  return s.truck.loading_time + county_.roads.drive(0, stop) + s.truck.stop_time + unloading;
}

OrderClerk::Alone OrderClerk::first_of(std::int64_t day, From from) const {
  auto const today = county_.today();
  bool const hub = from == From::hub;
  if (day == today) return hub ? first_at_hub_today_ : first_today_;
  if (day == today - 1) return hub ? first_at_hub_yesterday_ : first_yesterday_;
  auto const first = sim::midnight(day) + county_.regimes.on(day).settings().warehouse.cut_offs.front();
  return hub ? alone_from_hub(first) : alone_from(first);
}

void OrderClerk::foresee(Batch& batch, Alone const& now, From from) const {
  auto& head = batch.head();
  bool const by_van = goes_by_van(batch);
  auto const way = way_alone(batch);
  auto const arrives = [&](sim::Time leaves) { return leaves == sim::kNever ? leaves : leaves + way; };
  auto const ready = arrives(by_van ? now.van : now.truck);
  head.alone_ready = ready == sim::kNever ? kNeverAlone : static_cast<std::uint32_t>(ready.s);

  auto const structural = [&](std::int64_t day) {
    auto const deadline = rules::next_day_deadline(day);
    if (ready <= deadline) return Reason::after_cut_off;  // not asked for
    auto const first = first_of(day, from);
    if (arrives(by_van ? first.van : first.truck) <= deadline) return Reason::after_cut_off;
    for (auto const* alone : {&now, &first})
      if (arrives(by_van ? alone->van_without_holidays : alone->truck_without_holidays) <= deadline)
        return Reason::holiday;
    return Reason::timetable;
  };
  auto const today = county_.today();
  head.structural_today = structural(today);
  head.structural_yesterday =
      structural(head.yesterdays > 0 ? std::int64_t{batch.begin()->placed / 86400} : today - 1);
}

}  // namespace ruralsim::models
