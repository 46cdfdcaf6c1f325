#include "results/figures/totals.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

namespace ruralsim::results::figures {
namespace {

template <class T, std::size_t n>
void add_all(std::array<T, n>& sum, std::array<T, n> const& other) {
  for (std::size_t i = 0; i < n; ++i) sum[i] += other[i];
}

template <class Number>
void add_each(Totals& sum, Totals const& other, std::initializer_list<Number Totals::*> members) {
  for (auto const member : members) sum.*member += other.*member;
}

void sum_delivery(Totals& sum, Totals const& other) {
  add_all(sum.due, other.due), add_all(sum.ready_within, other.ready_within);
  add_all(sum.in_hand_within, other.in_hand_within), add_all(sum.late, other.late);
  add_each(sum, other,
           {&Totals::promised, &Totals::promise_kept, &Totals::assisted, &Totals::appliances,
            &Totals::appliances_next_day, &Totals::settled, &Totals::returned, &Totals::collected,
            &Totals::brought_back, &Totals::back_at_warehouse, &Totals::late_all, &Totals::late_by_timetable,
            &Totals::gave_up, &Totals::came_back, &Totals::lost_orders, &Totals::waiting_end,
            &Totals::on_way_back_end});
}

void sum_times(Totals& sum, Totals const& other) {
  add_each(sum, other,
           {&Totals::week_orders, &Totals::week_ready, &Totals::week_in_hand, &Totals::ready_seconds,
            &Totals::in_hand_seconds});
  add_all(sum.lead_ready, other.lead_ready), add_all(sum.lead_in_hand, other.lead_in_hand);
  add_all(sum.stage_seconds, other.stage_seconds), add_all(sum.lost_seconds, other.lost_seconds);
}

void sum_installation(Totals& sum, Totals const& other) {
  add_each(sum, other,
           {&Totals::jobs, &Totals::jobs_48h, &Totals::jobs_7d, &Totals::within_48h, &Totals::within_7d,
            &Totals::week_jobs, &Totals::week_installed, &Totals::order_to_installed_seconds, &Totals::visits,
            &Totals::nobody_home, &Totals::fixed_first, &Totals::repeat_needed, &Totals::faulty,
            &Totals::carried_in, &Totals::backlog_sum, &Totals::backlog_end, &Totals::backlog_old_end});
  add_all(sum.from_order, other.from_order), add_all(sum.from_delivery, other.from_delivery);
}

void sum_resources(Totals& sum, Totals const& other) {
  add_all(sum.busy, other.busy), add_all(sum.available, other.available);
  add_all(sum.technician, other.technician);
  add_each(sum, other,
           {&Totals::days, &Totals::truck_days, &Totals::technician_days, &Totals::week_truck_days,
            &Totals::runs, &Totals::stops, &Totals::parcels, &Totals::metres, &Totals::fullness,
            &Totals::departures, &Totals::litres, &Totals::litres_offered});
}

void sum_stations_and_market(Totals& sum, Totals const& other) {
  sum.in_region += other.in_region, sum.in_counties += other.in_counties;
  sum.at_stations += other.at_stations;
  add_all(sum.chosen, other.chosen);
  add_each(sum, other,
           {&Totals::to_desk, &Totals::lost_sales, &Totals::station_fen, &Totals::station_days,
            &Totals::orders, &Totals::households, &Totals::buyers, &Totals::household_lead});
  sum.shelf_fen_days += other.shelf_fen_days;
}

void sum_expenses(Totals& sum, Totals const& other) {
  sum.costs += other.costs, sum.selling_costs += other.selling_costs, sum.sold += other.sold;
  add_all(sum.transport, other.transport);
  add_each(sum, other,
           {&Totals::delivered, &Totals::delivered_at_center, &Totals::installed, &Totals::centers_opened,
            &Totals::centers_failed});
  add_each(sum, other, {&Totals::saved_km, &Totals::household_years});
  add_orders(sum.equity, other.equity);
}

}  // namespace

Totals::Stock& Totals::Stock::operator+=(Stock const& other) {
  for (auto const member :
       {&Stock::demanded, &Stock::filled, &Stock::on_hand_seconds, &Stock::owed_seconds, &Stock::out_seconds,
        &Stock::group_days, &Stock::group_days_full, &Stock::demanded_to_wait, &Stock::days})
    this->*member += other.*member;
  value_days += other.value_days;
  return *this;
}

void add(Totals& sum, Totals const& other) {
  sum_delivery(sum, other);
  sum_times(sum, other);
  sum_installation(sum, other);
  sum_resources(sum, other);
  sum_stations_and_market(sum, other);
  sum_expenses(sum, other);
  sum.trip_speed = other.trip_speed;
}

void add_places(Totals& sum, Totals const& other) {
  auto const days = std::max(sum.days, other.days);  // the same ones
  Equity equity = std::move(sum.equity);
  add_places(equity, other.equity);
  sum.equity = {};
  add(sum, other);
  sum.days = days, sum.equity = std::move(equity);
}

// By sums from the front and from the back: differences of sums would leave remainders of rounding.
Pooled pooled(std::span<Totals const> replications) {
  Pooled result;
  result.without.resize(replications.size());
  Totals after;
  for (std::size_t r = replications.size(); r-- > 0;) {
    result.without[r] = after;
    add(after, replications[r]);
  }
  for (std::size_t r = 0; r < replications.size(); ++r) {
    if (r > 0) add(result.without[r], result.all);
    settle(result.without[r].equity);
    add(result.all, replications[r]);
  }
  settle(result.all.equity);
  return result;
}

}  // namespace ruralsim::results::figures
