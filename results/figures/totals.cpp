#include "results/figures/totals.hpp"

#include "results/figures/costs.hpp"
#include "results/figures/growth.hpp"
#include "results/figures/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;

// Whether demand of a product group that the stock of such a place cannot fill waits there, at any time of
// the run.
bool waits_there(Runs const& runs, models::StockPlace place, std::size_t group) {
  auto const waits = [&](models::StockSettings const& stock) {
    return stock.at == place && stock.product == runs.products()[group].id &&
           stock.on_stockout == models::OnStockout::backorder;
  };
  auto const& stretches = runs.scenario().stretches;
  return std::any_of(stretches.begin(), stretches.end(), [&](auto const& stretch) {
    return std::any_of(stretch.settings.stocks.begin(), stretch.settings.stocks.end(), waits);
  });
}

void add_stock_day(Totals::Stock& t, models::StockLedger const& l, std::size_t day, Runs const& runs,
                   models::StockPlace place) {
  using enum models::StockFact;
  t.value_days += stock_value_days(runs, l, day);
  t.days += l.empty() ? 0 : 1;
  for (std::size_t g = 0; g < runs.groups(); ++g) {
    if (!l.holds(g)) continue;
    auto const demand = l.fact(day, g, demanded), at_once = l.fact(day, g, filled);
    t.demanded += demand, t.filled += at_once;
    if (waits_there(runs, place, g)) t.demanded_to_wait += demand;
    t.on_hand_seconds += l.fact(day, g, on_hand_seconds);
    t.owed_seconds += l.fact(day, g, owed_seconds);
    t.out_seconds += l.fact(day, g, out_seconds);
    ++t.group_days;
    if (demand == at_once) ++t.group_days_full;
  }
}

void add_station_day(Totals& t, Runs const& runs, models::StationLedger const& l, std::size_t day) {
  if (l.empty()) return;
  using enum models::StockFact;
  add_stock_day(t.at_stations, l.stock, day, runs, models::StockPlace::station);
  std::int64_t stations = 0;
  for (std::size_t g = 0; g < runs.groups(); ++g) {
    if (!l.stock.holds(g)) continue;
    auto const held = l.stock.at_end(g, models::StockLedger::kHeld);
    t.at_stations.group_days += held - 1;  // one was counted with the day's facts
    auto const all_full = l.stock.fact(day, g, demanded) == l.stock.fact(day, g, filled) ? 1 : 0;
    t.at_stations.group_days_full += held - at(l.short_days, day, g) - all_full;
    t.to_desk += l.stock.fact(day, g, upstream);
    t.lost_sales += l.stock.fact(day, g, lost);
    t.station_fen += at(l.revenue, day, g);
    auto const fen = std::llround(100 * runs.products()[g].value.value);
    t.shelf_fen_days += static_cast<double>(l.stock.fact(day, g, on_hand_seconds) * fen) / 86400;
    stations = std::max(stations, held);
  }
  t.station_days += stations;
}

void add_market_day(Totals& t, Runs const& runs, models::MarketLedger const& l, std::size_t day) {
  if (l.empty()) return;
  for (std::size_t a = 0; a < models::kAlternatives; ++a) t.chosen[a] += at(l.chosen, day, a);
  if (day + 1 < runs.days()) return;
  t.households += at(l.state, day, models::MarketLedger::kHouseholds);
  t.buyers += at(l.state, day, models::MarketLedger::kBuyers);
  t.household_lead += at(l.state, day, models::MarketLedger::kLeadSeconds);
}

class Adding {
 public:
  Adding(Runs const& runs, Totals& totals)
      : runs_(runs), t_(totals), storage_days_(static_cast<std::size_t>(runs.scenario().longest_storage())) {}

  void add(CountyLedger const& l) {
    for (std::size_t day = 0; day < runs_.days(); ++day) {
      if (runs_.judged(day)) add_cohort(l, day);
      if (runs_.warm(day)) add_day(l, day);
    }
    for (std::size_t week = 0; week < runs_.weeks(); ++week) {
      if (runs_.judged_week(week)) add_cohort_week(l, week);
      if (runs_.warm_week(week)) add_week(l, week);
    }
    add_end(l);
  }

 private:
  void add_cohort(CountyLedger const& l, std::size_t day) {
    std::int64_t const orders = row_sum(l.ordered, day);
    for (std::size_t k = 0; k < models::kDueDays; ++k) {
      if (!runs_.judged(day, k + 1)) continue;
      t_.due[k] += orders;
      t_.ready_within[k] += at(l.ready_within, day, k);
      t_.in_hand_within[k] += at(l.in_hand_within, day, k);
    }
    t_.lost_orders += row_sum(l.lost, day);
    t_.promised += at(l.promised, day, 0);
    t_.promise_kept += at(l.promise_kept, day, 0);
    if (runs_.judged(day, kDeliveryDays + storage_days_)) {
      t_.returned += row_sum(l.returned, day);
      t_.settled += row_sum(l.returned, day) + at(l.in_hand, day, 0);
    }
    if (runs_.judged(day, kDeliveryDays + storage_days_ + kReturnDays)) {
      t_.collected += at(l.in_hand, day, 0);
      t_.brought_back += row_sum(l.brought_back, day);
    }
    t_.back_at_warehouse += row_sum(l.back_at_warehouse, day);
    for (std::size_t g = 0; g < runs_.groups(); ++g)
      if (runs_.products()[g].handling == models::Handling::appliance) {
        t_.appliances += at(l.ordered, day, g);
        t_.appliances_next_day += at(l.ready_next_day_by_group, day, g);
      }
    for (std::size_t r = 0; r < models::kReasons; ++r) t_.late[r] += at(l.late, day, r);
    t_.late_all += row_sum(l.late, day);
    t_.late_by_timetable += at(l.late_by_timetable, day, 0);
    add_jobs(l, day);
  }

  void add_jobs(CountyLedger const& l, std::size_t day) {
    std::int64_t const jobs = at(l.jobs, day, 0);
    t_.jobs += jobs;
    if (runs_.judged(day, kDeliveryDays + 2)) {
      t_.jobs_48h += jobs;
      t_.within_48h += at(l.installed_within, day, 0);
    }
    if (runs_.judged(day, kDeliveryDays + 7)) {
      t_.jobs_7d += jobs;
      t_.within_7d += at(l.installed_within, day, 1);
    }
  }

  void add_day(CountyLedger const& l, std::size_t day) {
    ++t_.days;
    add_stock_day(t_.in_counties, l.stock, day, runs_, models::StockPlace::county);
    add_station_day(t_, runs_, l.stations, day);
    add_market_day(t_, runs_, l.market, day);
    t_.orders += row_sum(l.ordered, day);
    t_.assisted += at(l.ordered_by_channel, day, static_cast<std::size_t>(models::Channel::assisted));
    t_.gave_up += at(l.gave_up, day, 0);
    t_.came_back += at(l.came_back, day, 0);
    t_.backlog_sum += row_sum(l.backlog, day);
    t_.truck_days += at(l.fleet, day, 0);
    t_.technician_days += at(l.fleet, day, 1);
  }

  void add_cohort_week(CountyLedger const& l, std::size_t week) {
    for (std::size_t g = 0; g < runs_.groups(); ++g) t_.week_orders += week_sum(runs_, l.ordered, week, g);
    t_.week_jobs += week_sum(runs_, l.jobs, week, 0);
    t_.week_ready += row_sum(l.lead_ready, week);
    t_.week_in_hand += row_sum(l.lead_in_hand, week);
    add_row(t_.lead_ready, l.lead_ready, week);
    add_row(t_.lead_in_hand, l.lead_in_hand, week);
    t_.week_installed += row_sum(l.install_from_order, week);
    t_.order_to_installed_seconds += at(l.install_seconds, week, 0);
    add_row(t_.from_order, l.install_from_order, week);
    add_row(t_.from_delivery, l.install_from_delivery, week);
    t_.ready_seconds += at(l.lead_seconds, week, 0);
    t_.in_hand_seconds += at(l.lead_seconds, week, 1);
    for (std::size_t s = 0; s < models::kStages; ++s) t_.stage_seconds[s] += at(l.stage_seconds, week, s);
    for (std::size_t r = 0; r < models::kReasons; ++r) t_.lost_seconds[r] += at(l.lost_seconds, week, r);
  }

  void add_week(CountyLedger const& l, std::size_t week) {
    t_.visits += at(l.visits, week, 0);
    t_.nobody_home += at(l.visits, week, 1);
    t_.fixed_first += at(l.visits, week, 2);
    t_.repeat_needed += at(l.visits, week, 3);
    auto const service = [&](models::FieldService what) {
      return at(l.field_service, week, static_cast<std::size_t>(what));
    };
    t_.faulty += service(models::FieldService::faulty);
    t_.carried_in += service(models::FieldService::carried_in);
    for (std::size_t r = 0; r < models::kResources; ++r) {
      t_.busy[r] += at(l.utilisation.busy_by_week, week, r);
      t_.available[r] += at(l.utilisation.available_by_week, week, r);
    }
    for (std::size_t k = 0; k < t_.technician.size(); ++k)
      t_.technician[k] += at(l.technician_seconds, week, k);
    auto const trucks = [&](std::size_t column) { return at(l.truck_runs, week, column); };
    t_.runs += trucks(0), t_.stops += trucks(1), t_.parcels += trucks(2);
    t_.metres += trucks(3), t_.fullness += trucks(4);
    t_.week_truck_days += week_sum(runs_, l.fleet, week, 0);
    t_.departures += at(l.line_haul, week, 0);
    t_.litres += at(l.line_haul, week, 1);
    t_.litres_offered += at(l.line_haul, week, 2);
  }

  void add_end(CountyLedger const& l) {
    t_.backlog_end += row_sum(l.backlog, runs_.days() - 1);
    t_.backlog_old_end += at(l.backlog, runs_.days() - 1, models::kBacklogAges - 1);
    for (std::size_t s = 0; s < static_cast<std::size_t>(models::Stage::pick_up); ++s)
      t_.waiting_end += row_sum(l.left_waiting, s);
    for (std::size_t s = 0; s < models::kBackStages; ++s)
      t_.on_way_back_end += row_sum(l.left_on_way_back, s);
    for (std::size_t group = 0; group < l.selling.groups(); ++group)
      t_.sold.left += row_sum(l.selling.left, group) - at(l.selling.left, group, 0);
  }

  Runs const& runs_;
  Totals& t_;
  std::size_t storage_days_;
};

// Money, emissions and trips of a county's week.
void add_expenses(Totals& t, Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  t.costs += cost_of_week(runs, replicate, county, week);
  if (runs.features().sells) {
    t.selling_costs += selling_cost_of_week(runs, replicate, county, week);
    t.sold.add_week(runs, runs.county(replicate, county), week);
  }
  for (std::size_t i = 0; i < carriers.size(); ++i)
    t.transport[i] += transport_of_week(runs, replicate, county, week, static_cast<Carrier>(i));
  auto const hauled = [&](models::Haulage what) {
    return at(runs.county(replicate, county).haulage, week, static_cast<std::size_t>(what));
  };
  t.delivered_at_center += hauled(models::Haulage::delivered_at_center);
  t.delivered += hauled(models::Haulage::delivered_at_center) + hauled(models::Haulage::delivered_at_home);
  t.installed += hauled(models::Haulage::installed);
  for (auto const& village : runs.map(county).villages)
    t.household_years += village.households * static_cast<double>(runs.days_of_week(week)) / 365;
}

void add_growth_totals(Totals& t, Runs const& runs, std::size_t replicate,
                       std::span<std::size_t const> counties) {
  if (auto const weeks = weeks_to_target(runs, replicate, counties))
    t.weeks_to_target = static_cast<double>(*weeks);
  for (auto const county : counties)
    for (auto const& life : runs.county(replicate, county).growth.lives) {
      auto const days = static_cast<std::int64_t>(runs.days());
      if (life.opens >= 0 && life.opens < days) ++t.centers_opened;
      if (life.closes < days) ++t.centers_failed;
    }
}

void add_warehouse(Totals& sums, Runs const& runs, std::size_t replicate) {
  auto const w = static_cast<std::size_t>(models::Resource::warehouse);
  for (std::size_t day = 0; day < runs.days(); ++day)
    if (runs.warm(day))
      add_stock_day(sums.in_region, runs.run(replicate).stock, day, runs, models::StockPlace::region);
  for (std::size_t week = 0; week < runs.weeks(); ++week)
    if (runs.warm_week(week)) {
      sums.busy[w] += at(runs.run(replicate).warehouse.busy_by_week, week, w);
      sums.available[w] += at(runs.run(replicate).warehouse.available_by_week, week, w);
    }
}

CountyJobs jobs_of(Totals const& t) {
  return {.judged = t.jobs_48h, .within_48h = t.within_48h};
}

}  // namespace

Totals totals(Runs const& runs, std::size_t replicate, std::span<std::size_t const> counties,
              Warehouse warehouse) {
  Totals sums;
  std::vector<CountyJobs> jobs;
  for (auto const county : counties) {
    auto const before = jobs_of(sums);
    Adding(runs, sums).add(runs.county(replicate, county));
    auto const after = jobs_of(sums);
    jobs.push_back(
        {.judged = after.judged - before.judged, .within_48h = after.within_48h - before.within_48h});
  }
  for (auto const county : counties)
    for (std::size_t week = 0; week < runs.weeks(); ++week)
      if (runs.warm_week(week)) add_expenses(sums, runs, replicate, county, week);
  for (auto const county : counties) {
    auto const saved = km_saved_by_week(runs, replicate, county);
    for (std::size_t week = 0; week < runs.weeks(); ++week)
      if (runs.warm_week(week)) sums.saved_km += saved[week];
  }
  if (runs.features().grows) add_growth_totals(sums, runs, replicate, counties);
  sums.equity = equity_of(runs, replicate, counties, std::move(jobs));
  sums.trip_speed = runs.scenario().stretches.front().settings.cost.trip_speed.value;
  if (!counties.empty()) sums.days /= static_cast<std::int64_t>(counties.size());
  if (warehouse == Warehouse::whole) add_warehouse(sums, runs, replicate);
  return sums;
}

Totals region_totals(Runs const& runs, std::size_t replicate, std::span<Totals const> counties) {
  std::vector<std::size_t> all(counties.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  Totals sums;
  std::vector<CountyJobs> jobs;
  for (auto one : counties) {
    jobs.push_back(jobs_of(one));
    one.equity = {};
    add(sums, one);
    sums.days = one.days;  // the same ones
  }
  sums.equity = equity_of(runs, replicate, all, std::move(jobs));
  if (auto const weeks = weeks_to_target(runs, replicate, all))
    sums.weeks_to_target = static_cast<double>(*weeks);
  add_warehouse(sums, runs, replicate);
  return sums;
}

}  // namespace ruralsim::results::figures
