#include "models/fleet.hpp"

#include "models/facilities.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {
rules::NetworkSize Fleet::size() const {
  rules::NetworkSize size;
  for (std::size_t c = 0; c < county_.map.centers.size(); ++c)
    size.centers += county_.open(c, county_.today()) ? 1 : 0;
  auto const orders = orders_by_group(county_, county_.settings().fleet.smoothing_days);
  auto const& products = county_.settings().products;
  for (std::size_t g = 0; g < orders.size(); ++g) {
    size.parcels += orders[g];
    if (products[g].handling == Handling::appliance) size.jobs += orders[g] * products[g].installation_share;
  }
  return size;
}

bool Fleet::looks_today() const {
  auto const& fleet = county_.settings().fleet;
  bool const by_rule = fleet.trucks != TruckRule::as_county || fleet.technicians != TechnicianRule::as_county;
  return by_rule && rules::is_review(fleet.review_days, county_.today(), county_.first_day());
}

// With its opening a county has at once a share of what it needs on that day; all else comes after the lag.
std::int64_t Fleet::in_service(Crew& crew, Wanted const& wanted, std::int64_t otherwise,
                               std::int64_t lag) const {
  auto const today = county_.today();
  if (wanted.now && today == county_.first_day())
    crew.set(rules::at_opening(county_.settings().fleet, *wanted.now));
  if (wanted.later)
    crew.order(*wanted.later, today + lag);
  else if (otherwise >= 0)
    crew.set(otherwise);
  return crew.in_service(today);
}

// A plan knows what will be needed when trucks come; other rules take what is needed now.
Fleet::Wanted Fleet::trucks_wanted(rules::NetworkSize size, Planner const& needed_from) const {
  auto const& fleet = county_.settings().fleet;
  auto const from = [&](std::int64_t day) {
    if (fleet.trucks == TruckRule::by_plan) size.planned = needed_from(day);
    return rules::trucks_wanted(fleet, size);
  };
  auto const today = county_.today();
  return {.now = today == county_.first_day() ? from(today) : std::nullopt,
          .later = from(today + fleet.truck_lag)};
}

void Fleet::begin_day(std::int64_t planned, Planner const& needed_from) {
  constexpr std::int64_t kByRule = -1;
  auto const& fleet = county_.settings().fleet;
  std::int64_t trucks = 0, technicians = 0;
  if (county_.today() >= county_.first_day()) {
    Wanted want_trucks, want_technicians;
    if (looks_today()) {
      auto const now = size();
      want_trucks = trucks_wanted(now, needed_from);
      want_technicians.now = want_technicians.later = rules::technicians_wanted(fleet, now);
    }
    auto const& own = county_.fleet();
    trucks = in_service(county_.truck_crew, want_trucks,
                        fleet.trucks == TruckRule::as_county ? own.trucks.value_or(planned) : kByRule,
                        fleet.truck_lag);
    technicians = in_service(county_.technician_crew, want_technicians,
                             fleet.technicians == TechnicianRule::as_county ? own.technicians : kByRule,
                             fleet.technician_lag);
  }
  county_.routes.trucks = trucks;
  county_.technicians = technicians;
  for (auto& k = trucks_employed_; k < trucks; ++k) truck_(static_cast<std::size_t>(k));
  for (auto& k = technicians_employed_; k < technicians; ++k) technician_(static_cast<std::size_t>(k));
  auto const day = static_cast<std::size_t>(county_.today());
  county_.ledger.fleet(day, 0) = static_cast<std::uint32_t>(trucks);
  county_.ledger.fleet(day, 1) = static_cast<std::uint32_t>(technicians);
}

}  // namespace ruralsim::models
