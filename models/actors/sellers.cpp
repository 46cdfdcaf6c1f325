#include "models/actors/sellers.hpp"

#include "sim/distribution.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

Sellers::Sellers(County& county) : county_(county), luck_(county.sales->goods.size()) {
  for (std::uint32_t group = 0; group < luck_.size(); ++group)
    for (std::uint32_t village = 0; village < county.map.villages.size(); ++village)
      luck_[group].push_back(county.chance.stream(purpose::kGrowers, village).at(group).uniform());
}

sim::Task<> Sellers::run() {
  for (;;) {
    auto const centers = county_.map.centers.size();
    if (county_.closes_centers) leave_closed_centers();
    for (std::size_t center = 0; center < centers; ++center) open_day(center);
    for (std::size_t group = 0; group < luck_.size(); ++group) offer(static_cast<std::uint8_t>(group));
    for (std::size_t center = 0; center < centers; ++center) sort_and_tell(center);
    co_await county_.here.until(sim::midnight(county_.today() + 1));
  }
}

// What lies at a center that is closed for good, and those who come again, are at another one.
void Sellers::leave_closed_centers() {
  for (std::size_t c = 0; c < county_.map.centers.size(); ++c) {
    auto const center = static_cast<std::uint16_t>(c);
    if (auto const other = county_.takes_over(center, county_.today()); other != center) {
      auto& corner = county_.sales->corners[center];
      if (county_.ledger.watched.on())
        county_.ledger.watched.move(Level::sale_center, Spot::center(center), Spot::center(other),
                                    county_.here.now().s, static_cast<std::int64_t>(corner.lying.size()));
      county_.sales->corners[other].take_over(corner);
    }
  }
}

// Whom the agent has begun to serve before midnight is still there.
void Sellers::open_day(std::size_t center) {
  auto& corner = county_.sales->corners[center];
  corner.today.erase(corner.today.begin(), corner.today.begin() + static_cast<std::ptrdiff_t>(corner.next));
  corner.next = 0;
  std::vector<Offer> later;
  for (auto& offer : corner.tomorrow) {
    if (!open_today(offer.group)) {
      later.push_back(offer);
      continue;
    }
    offer.comes = second(offer);
    corner.today.push_back(offer);
  }
  corner.tomorrow = std::move(later);
}

void Sellers::offer(std::uint8_t group) {
  auto const& regime = county_.regime();
  auto const& harvest = regime.settings().harvests[group];
  bool const elsewhere = !harvest.terrain.empty() && harvest.terrain != county_.map.terrain;
  if (elsewhere || regime.crops()[group].boxes[static_cast<std::size_t>(county_.today())] <= 0) return;
  for (std::uint32_t village = 0; village < county_.map.villages.size(); ++village)
    if (luck_[group][village] < harvest.villages)
      offer_of_village(group, static_cast<std::uint16_t>(village));
}

void Sellers::offer_of_village(std::uint8_t group, std::uint16_t village) {
  auto const today = county_.today();
  auto const center = county_.areas.center_of(village, today);
  if (center == network::kNoCenter) return;
  auto luck =
      county_.chance.stream(purpose::kHarvest, grower(village, group)).at(static_cast<std::uint32_t>(today));
  double const boxes = county_.regime().crops()[group].boxes[static_cast<std::size_t>(today)];
  auto const come = sim::poisson(luck, county_.map.villages[village].households * boxes);
  auto& corner = county_.sales->corners[center];
  for (auto n = come; n > 0; --n) {
    Offer offer{.comes = 0, .village = village, .group = group, .draws = luck.block()};
    offer.comes = offer.first = second(offer);
    corner.today.push_back(offer);
  }
  county_.ledger.selling.add(today, group, SaleFact::offered, static_cast<std::int64_t>(come));
}

void Sellers::sort_and_tell(std::size_t center) {
  auto& today = county_.sales->corners[center].today;
  if (today.empty()) return;
  std::stable_sort(today.begin(), today.end(),
                   [](auto const& a, auto const& b) { return a.comes < b.comes; });
  county_.here.tell_as(
      [&] { return sim::text("center {}", county_.map.centers[center].id); },
      [&] { return sim::text("{} for sale will be brought today", boxes_text(today.size())); });
}

bool Sellers::open_today(std::uint8_t group) const {
  auto const& regime = county_.regime();
  auto const midnight = sim::midnight(county_.today());
  return regime.crops()[group].hours[weekday()].possible() &&
         regime.calendars().centers.next_open(midnight).day() == county_.today();
}

std::uint32_t Sellers::second(Offer const& offer) const {
  auto const& hours = county_.regime().crops()[offer.group].hours[weekday()];
  return static_cast<std::uint32_t>(sim::midnight(county_.today()).s) + hours.second(offer.draws[0]);
}

std::size_t Sellers::weekday() const {
  return static_cast<std::size_t>(sim::Calendar(county_.scenario.run.start).weekday_of(county_.today()));
}

}  // namespace ruralsim::models
