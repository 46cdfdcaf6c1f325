#include "models/actors/order_clerk.hpp"

#include "models/facts.hpp"
#include "models/places/weigh.hpp"
#include "models/rules/lateness.hpp"
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
  for (auto& book : county_.books) book.begin_day(regime.waves());
  first_yesterday_ = first_today_;
  first_today_ = alone_from(county_.here.now() + county_.settings().warehouse.cut_offs.front());
}

void OrderClerk::release(std::size_t wave) {
  auto const now = county_.here.now();
  auto const alone = alone_from(now);
  auto const number = static_cast<std::uint32_t>(county_.today() * 16) + static_cast<std::uint32_t>(wave);
  Release up{.county = static_cast<std::uint32_t>(county_.number), .number = number, .batches = {}};
  up.batches.reserve(county_.books.size());
  auto const& goods = county_.regime().goods();
  std::uint64_t orders = 0;
  for (auto& book : county_.books)
    book.release(wave, [&](Batch batch) {
      batch->stamps.released = static_cast<std::uint32_t>(now.s);
      weigh(batch, goods);
      foresee(batch.head(), alone);
      facts::released(county_.ledger, batch.head());
      orders += batch.size();
      up.batches.push_back(std::move(batch));
    });
  county_.here.tell([&] {
    return sim::text("releases {} to the warehouse (cut-off {})", sim::many(orders, "order"), wave + 1);
  });
  if (!up.batches.empty()) county_.up->send(now + sim::seconds(1), std::move(up));
}

OrderClerk::Alone OrderClerk::alone_from(sim::Time released) const {
  auto const& regime = county_.regime();
  auto const leaves = [&](Calendars const& calendars, sim::Time& truck, sim::Time& van) {
    auto const timetable = regime.timetable(calendars, county_.map.warehouse_distance);
    auto const sorted = timetable.sorted(released);
    truck = timetable.truck_departs(sorted);
    van = sorted == sim::kNever ? sim::kNever : calendars.technicians.next_open(sorted);
  };
  Alone alone{};
  leaves(regime.calendars(), alone.truck, alone.van);
  alone.truck_without_holidays = alone.truck, alone.van_without_holidays = alone.van;
  if (regime.has_holidays())
    leaves(regime.ordinary(), alone.truck_without_holidays, alone.van_without_holidays);
  return alone;
}

sim::Time OrderClerk::ready_alone(BatchHead const& head, Alone const& alone, bool holidays) const {
  auto const& s = county_.settings();
  bool const by_van = head.appliance && s.installation.policy == AppliancePolicy::together;
  auto const leaves = by_van ? (holidays ? alone.van : alone.van_without_holidays)
                             : (holidays ? alone.truck : alone.truck_without_holidays);
  if (leaves == sim::kNever) return {0xffffffff};
  auto const carrying = head.appliance
                            ? sim::seconds(static_cast<std::int64_t>(s.installation.delivery_time.mean()))
                            : sim::seconds(0);
  if (by_van) {
    auto const way = county_.roads.distance(0, head.center + std::size_t{1});
    return leaves + sim::driving_time(way, county_.terrain().van_speed) + carrying;
  }
  auto const unloading =
      head.appliance ? carrying : sim::seconds(static_cast<std::int64_t>(s.truck.seconds_per_parcel));
  return leaves + s.truck.loading_time + county_.roads.drive(0, head.center + std::size_t{1}) +
         s.truck.stop_time + unloading;
}

void OrderClerk::foresee(BatchHead& head, Alone const& now) const {
  head.alone_ready = static_cast<std::uint32_t>(ready_alone(head, now, true).s);
  auto const today = county_.today();
  head.structural_today = structural_reason(head, today, now, first_today_);
  head.structural_yesterday = structural_reason(head, today - 1, now, first_yesterday_);
}

Reason OrderClerk::structural_reason(BatchHead const& head, std::int64_t day, Alone const& now,
                                     Alone const& first) const {
  auto const deadline = rules::next_day_deadline(day);
  if (std::int64_t{head.alone_ready} <= deadline.s) return Reason::after_cut_off;  // not asked for
  if (ready_alone(head, first, true) <= deadline) return Reason::after_cut_off;
  if (ready_alone(head, now, false) <= deadline || ready_alone(head, first, false) <= deadline)
    return Reason::holiday;
  return Reason::too_far;
}

}  // namespace ruralsim::models
