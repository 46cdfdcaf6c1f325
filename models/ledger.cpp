#include "models/ledger.hpp"

#include <algorithm>

namespace ruralsim::models {

double lead_bins::lower_bound_hours(std::size_t bin) {
  if (bin <= kHourly) return static_cast<double>(bin);
  return static_cast<double>(kHourly + 24 * (bin - kHourly));
}

sim::Seconds Utilisation::add_busy(Resource resource, sim::Time from, sim::Time to, sim::Time shift_ends) {
  add_busy(resource, from, to);
  return add_overtime(resource, from, to, shift_ends);
}

sim::Seconds Utilisation::add_overtime(Resource resource, sim::Time from, sim::Time to,
                                       sim::Time shift_ends) {
  auto const over = std::max(from, shift_ends);
  if (to <= over) return sim::seconds(0);
  add_available(resource, over, to, 1);
  return to - over;
}

void Utilisation::add(ByHour& by_hour, Counts<std::int64_t>& by_week, Resource resource, sim::Time from,
                      sim::Time to, std::int64_t units) {
  auto const r = static_cast<std::size_t>(resource);
  to = std::min(to, horizon);
  while (from < to) {
    auto const hour = static_cast<std::size_t>(from.s) / 3600, week = hour / kHoursOfWeek;
    auto slot = hour - week * kHoursOfWeek + 24 * static_cast<std::size_t>(first_weekday);
    if (slot >= kHoursOfWeek) slot -= kHoursOfWeek;
    auto const end = std::min(to, sim::Time{static_cast<std::int64_t>(hour + 1) * 3600});
    auto const part = (end - from).value * units;
    by_hour[r][slot] += part;
    by_week(week, r) += part;
    from = end;
  }
}

CountyLedger::CountyLedger(std::int64_t run_days, std::int64_t first_weekday, std::size_t groups,
                           std::size_t centers) {
  days = run_days;
  auto const rows = static_cast<std::size_t>(run_days), weeks = (rows + 6) / 7;
  auto const by_day = [&](std::size_t columns) { return Counts<std::uint32_t>(rows, columns); };
  auto const by_week = [&](std::size_t columns) { return Counts<std::uint32_t>(weeks, columns); };
  auto const sums_by_week = [&](std::size_t columns) { return Counts<std::int64_t>(weeks, columns); };
  for (auto* table :
       {&ordered, &ready, &ready_next_day_by_group, &returned, &brought_back, &back_at_warehouse, &lost})
    *table = by_day(groups);
  for (auto* table :
       {&gave_up, &came_back, &promised, &promise_kept, &in_hand, &late_by_timetable, &jobs, &installed})
    *table = by_day(1);
  ordered_by_channel = by_day(kChannels);
  ready_within = by_day(kDueDays);
  in_hand_within = by_day(kDueDays);
  late = by_day(kReasons);
  installed_within = by_day(3);
  backlog = by_day(kBacklogAges);
  backlog_work_seconds = Counts<std::int64_t>(rows, 1);
  waiting = by_day(kStages);
  fleet = by_day(2);
  for (auto* table : {&lead_ready, &lead_in_hand, &install_from_order, &install_from_delivery})
    *table = by_week(lead_bins::kCount);
  lead.begin(std::vector<std::uint8_t>(centers, 0), lead_bins::kCount);
  lead_seconds = sums_by_week(2);
  stage_seconds = sums_by_week(kStages);
  lost_seconds = sums_by_week(kReasons);
  install_seconds = sums_by_week(2);
  visits = by_week(4);
  technician_seconds = sums_by_week(3);
  field_service = sums_by_week(kFieldServices);
  truck_runs = sums_by_week(5);
  line_haul = sums_by_week(3);
  haulage = sums_by_week(kHaulage);
  center_orders = Counts<std::uint32_t>(centers, 2);
  collected = Counts<std::uint32_t>(1, groups);
  left_waiting = Counts<std::uint32_t>(kStages, groups);
  left_on_way_back = Counts<std::uint32_t>(kBackStages, groups);
  utilisation.busy_by_week = utilisation.available_by_week = sums_by_week(kResources);
  utilisation.first_weekday = first_weekday;
  utilisation.horizon = sim::midnight(run_days);
}

}  // namespace ruralsim::models
