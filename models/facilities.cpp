#include "models/facilities.hpp"

#include "models/forecast.hpp"
#include "models/rules/facilities.hpp"
#include "models/rules/fleet.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

// For a county's first day: of a day as will be usual, though it may open in a festival.
std::vector<double> expected_by_group(County const& county) {
  auto const today = county.today();
  auto const& regime = county.regime();
  double households = 0;
  for (std::size_t v = 0; v < county.map.villages.size(); ++v)
    if (county.areas.center_of(v, today) != network::kNoCenter)
      households += county.map.villages[v].households;
  auto const usual = forecast::usual_orders_per_household(county, today);
  std::vector<double> orders;
  for (auto const& product : regime.settings().products) orders.push_back(households * usual * product.share);
  return orders;
}

rules::DailyOrders mean_day(County const& county, std::int64_t days) {
  auto const& products = county.settings().products;
  auto const orders = orders_by_group(county, days);
  rules::DailyOrders day;
  for (std::size_t g = 0; g < orders.size(); ++g) {
    day.orders += orders[g];
    day.volume += orders[g] * products[g].volume.value;
  }
  return day;
}

rules::Capacities needed_today(County const& county) {
  auto const& s = county.settings();
  return rules::capacities_for(mean_day(county, s.facilities.smoothing_days), s.facilities,
                               s.cost.line_haul.volume, s.line_haul.departures.size());
}

// What a county needs at its opening is there at its opening.
std::int64_t in_place_from(County const& county, FacilitySettings const& facilities) {
  return county.today() + (county.today() == county.first_day() ? 0 : facilities.lag);
}

bool looks_today(County const& county, FacilitySettings const& facilities) {
  return follows_orders(facilities) &&
         rules::is_review(facilities.review_days, county.today(), county.first_day());
}

// A center that opens has the room for what is expected of it.
void review_shelves(County& county, std::vector<double> const& expected) {
  auto const& facilities = county.settings().facilities;
  auto const today = county.today();
  bool const looks = looks_today(county, facilities);
  for (std::size_t center = 0; center < expected.size(); ++center) {
    if (expected[center] <= 0) continue;
    bool const opens = county.shelf_room[center].on(today) == 0;
    if (looks || opens)
      county.shelf_room[center].order(rules::shelf_for(expected[center], facilities),
                                      opens ? today : today + facilities.lag);
  }
}

}  // namespace

std::vector<double> orders_by_group(County const& county, std::int64_t days) {
  auto const today = county.today(), first = std::max(county.first_day(), today - days);
  if (first == today) return expected_by_group(county);
  auto const& ordered = county.ledger.ordered;
  std::vector<double> orders(ordered.columns(), 0.0);
  for (auto day = first; day < today; ++day)
    for (std::size_t g = 0; g < orders.size(); ++g)
      orders[g] +=
          static_cast<double>(ordered(static_cast<std::size_t>(day), g)) / static_cast<double>(today - first);
  return orders;
}

void review_facilities(County& county, std::vector<double> const& expected) {
  auto const& facilities = county.settings().facilities;
  if (facilities.shelves == CapacityRule::by_parcels) review_shelves(county, expected);
  if (!looks_today(county, facilities)) return;
  auto const needed = needed_today(county).sorting;
  auto const from = in_place_from(county, facilities);
  county.sorting.order(needed, from);
  county.here.tell([&] {
    return sim::text("asks for sorting of {} parcels/h, from {}", needed,
                     sim::clock(sim::midnight(from), county.here.now()));
  });
}

std::optional<UpstreamNeeds> review_upstream(County const& county) {
  auto const& facilities = county.settings().facilities;
  if (!looks_today(county, facilities)) return std::nullopt;
  auto const needed = needed_today(county);
  UpstreamNeeds const needs{
      .from = in_place_from(county, facilities), .picking = needed.picking, .vehicles = needed.vehicles};
  county.here.tell([&] {
    return sim::text("asks for picking of {} parcels/h, {} for each departure, from {}", needs.picking,
                     sim::many(static_cast<std::size_t>(needs.vehicles), "vehicle"),
                     sim::clock(sim::midnight(needs.from), county.here.now()));
  });
  return needs;
}

}  // namespace ruralsim::models
