#pragma once
// Sums over a whole replication, for one county or several: what the headline figures are made of. Cohort
// figures hold judged days (or weeks) alone, all others what happened after the warm-up.

#include "results/figures/costs.hpp"
#include "results/figures/emissions.hpp"
#include "results/figures/equity.hpp"
#include "results/figures/histogram.hpp"
#include "results/figures/runs.hpp"
#include "results/figures/selling_totals.hpp"
#include "results/statistics.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::results::figures {

// What follows delivery is judged of orders that had this long to be delivered first, since ledgers do not
// tell when single orders were: without it, short runs would judge orders that were delivered a moment ago.
inline constexpr std::size_t kDeliveryDays = 14;
// And what is brought back, of those that were in hand for so long (the default of center.return_delay).
inline constexpr std::size_t kReturnDays = 7;

struct Totals {
  // Orders of judged days; `due` by deadline D+1, D+2, D+3.
  std::array<std::int64_t, models::kDueDays> due{}, ready_within{}, in_hand_within{};
  std::int64_t promised = 0, promise_kept = 0, assisted = 0, appliances = 0, appliances_next_day = 0;
  // Of days so early that after kDeliveryDays the storage time is over too: in hand or gone back, gone back.
  std::int64_t settled = 0, returned = 0;
  // Of days so early that kReturnDays more are over: in hand, brought back.
  std::int64_t collected = 0, brought_back = 0;
  std::int64_t back_at_warehouse = 0;
  std::array<std::int64_t, models::kReasons> late{};
  std::int64_t late_all = 0, late_by_timetable = 0;
  std::int64_t gave_up = 0, came_back = 0;  // after the warm-up

  // Orders of judged weeks.
  std::int64_t week_orders = 0, week_ready = 0, week_in_hand = 0;
  Bins lead_ready{}, lead_in_hand{};
  std::int64_t ready_seconds = 0, in_hand_seconds = 0;
  std::array<std::int64_t, models::kStages> stage_seconds{};
  std::array<std::int64_t, models::kReasons> lost_seconds{};

  // Jobs of judged days (for the shares: so early that kDeliveryDays and then 48 h or 7 days lie within).
  std::int64_t jobs = 0, jobs_48h = 0, jobs_7d = 0, within_48h = 0, within_7d = 0;
  std::int64_t week_jobs = 0;
  Bins from_order{}, from_delivery{};
  std::int64_t week_installed = 0, order_to_installed_seconds = 0;
  std::int64_t visits = 0, nobody_home = 0, fixed_first = 0, repeat_needed = 0;
  std::int64_t faulty = 0, carried_in = 0;

  std::int64_t completed() const { return visits - nobody_home - repeat_needed - faulty - carried_in; }

  std::int64_t days = 0;  // after the warm-up
  std::int64_t backlog_sum = 0, backlog_end = 0;
  std::int64_t backlog_old_end = 0;  // open for more than 7 days
  std::array<std::int64_t, models::kResources> busy{}, available{};
  std::array<std::int64_t, 3> technician{};  // s: travel, work, on shift
  std::int64_t truck_days = 0, technician_days = 0;
  std::int64_t week_truck_days = 0;  // of the weeks whose runs are counted
  std::int64_t runs = 0, stops = 0, parcels = 0, metres = 0, fullness = 0;  // fullness: permille, summed
  std::int64_t departures = 0, litres = 0, litres_offered = 0;
  // Stock after the warm-up, of all groups: of the region, and of the counties.
  struct Stock {
    std::int64_t demanded = 0, filled = 0, on_hand_seconds = 0, owed_seconds = 0, out_seconds = 0;
    std::int64_t group_days = 0;        // days times groups held
    std::int64_t group_days_full = 0;   // those on which all demand was filled at once
    std::int64_t demanded_to_wait = 0;  // of product groups whose demand waits here if it is not filled
    double value_days = 0;              // CNY-days of goods on hand
    std::int64_t days = 0;              // on which there is a stock, summed over places

    Stock& operator+=(Stock const& other);
  };
  Stock in_region, in_counties, at_stations;
  // Select stations, of the same days: walk-ins sent to the desk or lost, fen taken, fen-days of goods on the
  // shelves (every second counts), stations times days; orders that the network took.
  std::int64_t to_desk = 0, lost_sales = 0, station_fen = 0, station_days = 0, orders = 0;
  double shelf_fen_days = 0;
  std::array<std::int64_t, models::kAlternatives> chosen{};     // wishes after the warm-up
  std::int64_t households = 0, buyers = 0, household_lead = 0;  // of the last day (models::MarketLedger)
  std::int64_t lost_orders = 0;                                 // of judged days
  std::int64_t waiting_end = 0;                                 // on the way to ready, at the end
  std::int64_t on_way_back_end = 0;                             // on the way back to the warehouse, then
  // --- of the weeks past the warm-up ---
  Costs costs;
  Costs selling_costs;  // the part of goods that villagers sell
  SellingTotals sold;
  std::array<Transport, carriers.size()> transport{};
  std::int64_t delivered = 0, delivered_at_center = 0, installed = 0;
  double saved_km = 0, household_years = 0;
  Equity equity;
  double trip_speed = 1;  // km/h
  // --- of growing networks ---
  double weeks_to_target = not_available;
  std::int64_t centers_opened = 0, centers_failed = 0;  // in the run

  // Of parcels and appliances alone.
  Costs delivery_costs() const {
    auto rest = costs;
    return rest -= selling_costs;
  }
  double delivery_emissions() const {
    double sum = 0;
    for (auto const& t : transport) sum += t.goods_emissions - t.sold_emissions;
    return sum;
  }
  // CO2e without the technicians' vans; kg.
  double vehicle_emissions() const { return transport[0].emissions + transport[1].emissions; }
};

// Adds those of another replication of the same counties. Weeks to the target are no sum: `sum` keeps its
// own. What follows from orders by center is stale until settle(sum.equity).
void add(Totals& sum, Totals const& other);

// Adds those of other counties in the same replication; all that is no sum is stale: weeks to the target, and
// what follows from centers and villages (settle_places(sum.equity)).
void add_places(Totals& sum, Totals const& other);

// Replications taken as one large one, and all of them but each in turn (for the jackknife).
struct Pooled {
  Totals all;
  std::vector<Totals> without;
};
Pooled pooled(std::span<Totals const> replications);

// `whole`: the counties are all that the regional warehouse serves, so its time is counted, too.
enum class Warehouse : std::uint8_t { none, whole };
Totals totals(Runs const& runs, std::size_t replicate, std::span<std::size_t const> counties,
              Warehouse warehouse);
// Of the whole region, of those of all its counties one by one.
Totals region_totals(Runs const& runs, std::size_t replicate, std::span<Totals const> counties);

}  // namespace ruralsim::results::figures
