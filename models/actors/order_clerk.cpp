#include "models/actors/order_clerk.hpp"

#include "models/facts.hpp"
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
  std::uint64_t orders = 0;
  for (auto& book : county_.books)
    book.release(wave, [&](Batch batch) {
      batch->stamps.released = static_cast<std::uint32_t>(now.s);
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

bool OrderClerk::goes_by_van(BatchHead const& head) const {
  return head.appliance && county_.settings().installation.policy == AppliancePolicy::together;
}

sim::Seconds OrderClerk::way_alone(BatchHead const& head) const {
  auto const& s = county_.settings();
  auto const stop = head.center + std::size_t{1};
  auto const carrying = [&] {
    return sim::seconds(static_cast<std::int64_t>(s.installation.delivery_time.mean()));
  };
  if (goes_by_van(head))
    return sim::driving_time(county_.roads.distance(0, stop), county_.terrain().van_speed) + carrying();
  auto const unloading =
      head.appliance ? carrying() : sim::seconds(static_cast<std::int64_t>(s.truck.seconds_per_parcel));
  return s.truck.loading_time + county_.roads.drive(0, stop) + s.truck.stop_time + unloading;
}

void OrderClerk::foresee(BatchHead& head, Alone const& now) const {
  bool const by_van = goes_by_van(head);
  auto const way = way_alone(head);
  auto const arrives = [&](sim::Time leaves) { return leaves == sim::kNever ? leaves : leaves + way; };
  auto const ready = arrives(by_van ? now.van : now.truck);
  head.alone_ready = ready == sim::kNever ? kNeverAlone : static_cast<std::uint32_t>(ready.s);

  auto const structural = [&](std::int64_t day, Alone const& first) {
    auto const deadline = rules::next_day_deadline(day);
    if (ready <= deadline) return Reason::after_cut_off;  // not asked for
    if (arrives(by_van ? first.van : first.truck) <= deadline) return Reason::after_cut_off;
    for (auto const* alone : {&now, &first})
      if (arrives(by_van ? alone->van_without_holidays : alone->truck_without_holidays) <= deadline)
        return Reason::holiday;
    return Reason::too_far;
  };
  auto const today = county_.today();
  head.structural_today = structural(today, first_today_);
  head.structural_yesterday = structural(today - 1, first_yesterday_);
}

}  // namespace ruralsim::models
