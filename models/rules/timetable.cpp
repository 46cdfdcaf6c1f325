#include "models/rules/timetable.hpp"

namespace ruralsim::models::rules {
namespace {

sim::Seconds per_parcel(std::optional<sim::PerHour> rate) {
  return sim::seconds(rate ? static_cast<std::int64_t>(3600.0 / rate->value) : 0);
}

}  // namespace

sim::Time next_departure(std::vector<sim::Seconds> const& departures, sim::WorkingTime const& open,
                         sim::Time t) {
  for (auto day = t.day(); day < t.day() + 400; ++day) {
    if (!open.opens_on(day)) continue;
    for (auto const departure : departures)
      if (auto const at = sim::midnight(day) + departure; at >= t && open.open_at(at)) return at;
  }
  return sim::kNever;
}

sim::Seconds line_haul_time(sim::Km distance, LineHaulSettings const& settings) {
  auto const mean_delay = sim::seconds(static_cast<std::int64_t>(settings.delay.mean() + 0.5));
  return sim::driving_time(distance, settings.speed) + mean_delay;
}

sim::Time Timetable::sorted(sim::Time released) const {
  auto const packed = warehouse_open->done(released, per_parcel(picking_rate));
  if (packed == sim::kNever) return packed;
  auto const departs =
      next_departure(line_haul->departures, *line_haul_days, packed + line_haul->loading_time);
  if (departs == sim::kNever) return departs;
  return hub_open->done(departs + line_haul_time, hub->unloading_time + per_parcel(sorting_rate));
}

sim::Time Timetable::truck_departs(sim::Time sorted_at) const {
  return sorted_at == sim::kNever ? sim::kNever : next_departure(truck->departures, *truck_shift, sorted_at);
}

}  // namespace ruralsim::models::rules
