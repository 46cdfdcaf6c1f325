#include "scenarios/region_outlook.hpp"

#include "models/network/geo.hpp"
#include "scenarios/growth_outlook.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

constexpr std::int64_t kWeek = 7;

// Days of the week around a day, within the run.
struct Around {
  std::int64_t from, to;
  Around(std::int64_t day, std::int64_t days)
      : from(std::clamp<std::int64_t>(day - kWeek / 2, 0, std::max<std::int64_t>(days - kWeek, 0))),
        to(std::min(from + kWeek, days)) {}
};

void add_county(PlanOnDay& plan, CountyOutlook const& county) {
  plan.counties += county.centers > 0 ? 1 : 0;
  plan.villages += county.villages;
  plan.centers += county.centers;
  plan.households += county.households;
  plan.technicians += county.technicians;
  plan.trucks = plan.trucks && county.trucks ? std::optional(*plan.trucks + *county.trucks) : std::nullopt;
}

}  // namespace

PlanOnDay& PlanOnDay::operator+=(PlanOnDay const& other) {
  counties += other.counties, villages += other.villages, centers += other.centers;
  households += other.households, orders += other.orders, technicians += other.technicians;
  trucks = trucks && other.trucks ? std::optional(*trucks + *other.trucks) : std::nullopt;
  return *this;
}

std::vector<std::int64_t> days_of_plan(models::RunSpec const& run) {
  std::vector<std::int64_t> days{run.warm_up};
  int const first_year = sim::year_month_day(run.start + run.warm_up).year;
  for (auto day = run.warm_up + 1; day < run.days - 1; ++day) {
    auto const date = sim::year_month_day(run.start + day);
    bool const october = date.year == first_year && date.month == 10 && date.day == 1;
    if (october || (date.month == 12 && date.day == 31)) days.push_back(day);
  }
  if (run.days - 1 > run.warm_up) days.push_back(run.days - 1);
  return days;
}

RegionOutlook region_outlook(models::Scenario const& region, std::vector<std::int64_t> const& days) {
  RegionOutlook out;
  for (auto const day : days) out.on.push_back({.date = region.run.start + day});
  PlannedDays const planned(region);
  for (std::size_t c = 0; c < region.network.counties.size(); ++c) {
    auto const county = outlook(region, planned, c);
    auto const orders_on = [&](std::int64_t day) {
      return county[static_cast<std::size_t>(day)].households * planned.orders_per_household(day);
    };
    for (std::int64_t day = 0; day < region.run.days; ++day) out.orders += orders_on(day);
    for (std::size_t i = 0; i < days.size(); ++i) {
      add_county(out.on[i], county[static_cast<std::size_t>(days[i])]);
      Around const week(days[i], region.run.days);
      for (auto day = week.from; day < week.to; ++day)
        out.on[i].orders += orders_on(day) / static_cast<double>(week.to - week.from);
    }
  }
  return out;
}

std::vector<double> warehouse_distances(models::Scenario const& region) {
  std::vector<double> km;
  for (auto const& county : region.network.counties) {
    bool const known = county.seat && region.network.warehouse;
    km.push_back(known ? models::network::great_circle(*county.seat, *region.network.warehouse).value
                       : county.warehouse_distance.value / county.detour);
  }
  return km;
}

std::vector<double> village_distances(models::Scenario const& region) {
  constexpr std::size_t kOfEach = 20;
  std::vector<double> km;
  for (auto const& county : region.network.counties) {
    std::vector<double> own;
    for (auto const& village : county.villages) own.push_back(std::hypot(village.at.x, village.at.y));
    std::sort(own.begin(), own.end());
    for (std::size_t i = 0; i < kOfEach && !own.empty(); ++i)
      km.push_back(own[(2 * i + 1) * own.size() / (2 * kOfEach)]);
  }
  return km;
}

}  // namespace ruralsim::scenarios
