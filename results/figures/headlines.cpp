#include "results/figures/headlines.hpp"

#include "results/figures/sheet.hpp"

namespace ruralsim::results::figures {
namespace {

double real(std::int64_t n) {
  return static_cast<double>(n);
}

// Whole numbers need no formula of their own.
Headline count(std::string name, std::string label, std::string definition, std::int64_t Totals::*member,
               std::string units = "1") {
  return {.name = std::move(name),
          .label = std::move(label),
          .definition = std::move(definition),
          .units = std::move(units),
          .value = [member](Totals const& t) { return real(t.*member); }};
}

// A share of amounts instead of trials.
Headline fraction(std::string name, std::string label, std::string definition, std::string denominator,
                  std::string noun, std::function<double(Totals const&)> value) {
  auto headline = percent(std::move(name), std::move(label), std::move(definition), std::move(denominator),
                          std::move(noun), std::move(value));
  headline.trials = Headline::Trials::none, headline.of_sums = false;
  return headline;
}

Headline mean(std::string name, std::string label, std::string definition, std::string units,
              std::string denominator, std::string noun, std::function<double(Totals const&)> value) {
  bool const lead_time = units == "h";
  return {.name = std::move(name),
          .label = std::move(label),
          .definition = std::move(definition),
          .units = std::move(units),
          .denominator = std::move(denominator),
          .noun = std::move(noun),
          .value = std::move(value),
          .missing_means = lead_time ? "not reached by the end of the run" : ""};
}

void add_way_back(std::vector<Headline>& all) {
  all.push_back(count("collected_orders", "",
                      "orders in hand, of those placed so early that 14 days for the delivery, the storage "
                      "time and 7 days are over by the end",
                      &Totals::collected));
  all.push_back(
      percent("brought_back_share", "Orders brought back",
              "share of orders brought back to the center, of orders in hand that were placed so "
              "early that 14 days for the delivery, the storage time and 7 days are over by the end",
              "collected_orders", "orders that were in hand for long enough",
              [](Totals const& t) { return share(t.brought_back, t.collected); }));
  all.push_back(
      count("back_at_warehouse", "Orders back at the warehouse",
            "orders placed on judged days that went back uncollected or were brought back and reached "
            "the regional warehouse by the end of the run",
            &Totals::back_at_warehouse));
  all.push_back(
      count("still_on_the_way_back", "  on the way back at the end",
            "orders that went back or were brought back and are not at the regional warehouse at the "
            "end of the run",
            &Totals::on_way_back_end));
}

void add_delivery(std::vector<Headline>& all) {
  all.push_back({.name = "orders",
                 .label = "Orders",
                 .definition = "orders placed on judged days",
                 .value = [](Totals const& t) { return real(t.due[0]); }});
  all.push_back({.name = "orders_due_in_two_days",
                 .label = "",
                 .definition = "orders placed after the warm-up whose second day after is over by the end",
                 .value = [](Totals const& t) { return real(t.due[1]); }});
  all.push_back({.name = "orders_due_in_three_days",
                 .label = "",
                 .definition = "orders placed after the warm-up whose third day after is over by the end",
                 .value = [](Totals const& t) { return real(t.due[2]); }});
  all.push_back(
      percent("next_day_rate", "Next-day delivery rate",
              "share of orders ready for pick-up (large appliances: at the home) by 24:00 of the next day",
              "orders", "orders", [](Totals const& t) { return share(t.ready_within[0], t.due[0]); }));
  all.push_back(percent("two_day_rate", "  within two days",
                        "share of orders ready by 24:00 of the second day after the order",
                        "orders_due_in_two_days", "orders old enough",
                        [](Totals const& t) { return share(t.ready_within[1], t.due[1]); }));
  all.push_back(percent("three_day_rate", "  within three days",
                        "share of orders ready by 24:00 of the third day after the order",
                        "orders_due_in_three_days", "orders old enough",
                        [](Totals const& t) { return share(t.ready_within[2], t.due[2]); }));
  all.push_back(percent("in_hand_next_day_rate", "  in hand next day",
                        "share of orders in hand by 24:00 of the next day", "orders", "orders",
                        [](Totals const& t) { return share(t.in_hand_within[0], t.due[0]); }));
  all.push_back(count("promised_orders", "Orders that the timetable makes next-day",
                      "orders that would be next-day if each had the network to itself", &Totals::promised));
  all.push_back(percent("promise_rate", "  kept", "share of these that were ready by 24:00 of the next day",
                        "promised_orders", "promised orders",
                        [](Totals const& t) { return share(t.promise_kept, t.promised); }));
  all.push_back(count("still_on_the_way", "Orders on the way at the end",
                      "orders not yet ready at the end of the run", &Totals::waiting_end));
  all.push_back(
      count("settled_orders", "",
            "orders in hand or gone back uncollected, of those placed so early that 14 days for the "
            "delivery and the storage time are over by the end",
            &Totals::settled));
  all.push_back(
      percent("returned_share", "Orders not collected",
              "share of orders that went back uncollected, of orders in hand or gone back that were "
              "placed so early that 14 days for the delivery and the storage time are over by the end",
              "settled_orders", "orders whose storage time is over",
              [](Totals const& t) { return share(t.returned, t.settled); }));
  add_way_back(all);
  all.push_back(count("gave_up", "Left the desk's queue for good",
                      "people who left the desk's queue for good", &Totals::gave_up));
  all.push_back(count("came_back", "Left it, came again the next day",
                      "people who left the desk's queue and came again the next day", &Totals::came_back));
}

Headline lead_quantile(std::string name, std::string label, double p, Bins Totals::*bins,
                       std::int64_t Totals::*of, std::string const& what, std::string denominator,
                       std::string noun) {
  return mean(std::move(name), std::move(label),
              what + ", interpolated within its bin, those still open at the end being the longest", "h",
              std::move(denominator), std::move(noun),
              [=](Totals const& t) { return quantile_hours(t.*bins, t.*of, p); });
}

void add_lead_times(std::vector<Headline>& all) {
  all.push_back(
      count("week_orders", "", "orders of the weeks that lead times are told of", &Totals::week_orders));
  all.push_back(mean(
      "lead_time_mean", "Lead time to ready, mean",
      "mean time from the order until it is ready, of those that are ready by the end of the run", "h",
      "week_orders", "orders", [](Totals const& t) { return hours(t.ready_seconds) / real(t.week_ready); }));
  auto const quantile = [&](char const* name, char const* label, double p) {
    all.push_back(lead_quantile(name, label, p, &Totals::lead_ready, &Totals::week_orders,
                                "time from the order within which this share of orders is ready",
                                "week_orders", "orders"));
  };
  quantile("lead_time_p50", "  P50", 0.5);
  quantile("lead_time_p90", "  P90", 0.9);
  quantile("lead_time_p95", "  P95", 0.95);
  quantile("lead_time_p99", "  P99", 0.99);
  all.push_back(mean("in_hand_time_mean", "Lead time to in hand, mean",
                     "mean time from the order until it is in hand, of those that are by the end of the run",
                     "h", "week_orders", "orders",
                     [](Totals const& t) { return hours(t.in_hand_seconds) / real(t.week_in_hand); }));
  all.push_back(
      count("late_orders", "Late orders", "orders that missed the end of the next day", &Totals::late_all));
  all.push_back(percent("late_by_timetable_share", "  by the timetable alone",
                        "share of late orders that could not have been next-day even alone in the network",
                        "late_orders", "late orders",
                        [](Totals const& t) { return share(t.late_by_timetable, t.late_all); }));
}

void add_installation(std::vector<Headline>& all) {
  all.push_back(count("appliances", "Large appliances ordered",
                      "orders of product groups delivered to the home", &Totals::appliances));
  all.push_back(percent("appliance_next_day_rate", "  at the home next day",
                        "share of large appliances at the home by 24:00 of the next day", "appliances",
                        "large appliances",
                        [](Totals const& t) { return share(t.appliances_next_day, t.appliances); }));
  all.back().shown_if = "appliances";
  all.push_back(count("jobs", "Installation jobs",
                      "of them those whose household wants an installation, once the "
                      "goods are there",
                      &Totals::jobs));
  all.push_back(count("jobs_48h", "",
                      "installation jobs ordered at least 17 days before the end (14 for the delivery)",
                      &Totals::jobs_48h));
  all.push_back(count("jobs_7d", "",
                      "installation jobs ordered at least 22 days before the end (14 for the delivery)",
                      &Totals::jobs_7d));
  all.push_back(percent("installed_within_48h_rate", "  complete within 48 h",
                        "share of jobs complete within 48 h of delivery, of jobs ordered at least 17 days "
                        "before the end (14 for the delivery)",
                        "jobs_48h", "jobs old enough to judge",
                        [](Totals const& t) { return share(t.within_48h, t.jobs_48h); }));
  all.push_back(percent("installed_within_7d_rate", "  complete within 7 days",
                        "share of jobs complete within 7 days of delivery, of jobs ordered at least 22 days "
                        "before the end (14 for the delivery)",
                        "jobs_7d", "jobs old enough to judge",
                        [](Totals const& t) { return share(t.within_7d, t.jobs_7d); }));
  all.push_back(count("week_jobs", "", "installation jobs of the weeks that these times are told of",
                      &Totals::week_jobs));
  all.push_back(lead_quantile(
      "installation_p50", "  time from delivery, P50", 0.5, &Totals::from_delivery, &Totals::week_jobs,
      "time from delivery within which this share of jobs is complete", "week_jobs", "jobs"));
  all.push_back(lead_quantile(
      "installation_p95", "  time from delivery, P95", 0.95, &Totals::from_delivery, &Totals::week_jobs,
      "time from delivery within which this share of jobs is complete", "week_jobs", "jobs"));
  all.push_back(mean("installation_from_order_mean", "  time from the order, mean",
                     "mean time from the order until its installation is complete, of those that are by the "
                     "end of the run",
                     "h", "week_jobs", "jobs", [](Totals const& t) {
                       return hours(t.order_to_installed_seconds) / real(t.week_installed);
                     }));
  all.back().shown_if = "jobs";
  all.push_back(lead_quantile("installation_from_order_p95", "  time from the order, P95", 0.95,
                              &Totals::from_order, &Totals::week_jobs,
                              "time from the order within which this share of jobs is complete", "week_jobs",
                              "jobs"));
  all.back().shown_if = "jobs";
  all.push_back(mean("backlog_mean", "Installation backlog, mean",
                     "mean of open jobs over the days after the warm-up", "1", "", "",
                     [](Totals const& t) { return real(t.backlog_sum) / real(t.days); }));
  all.push_back(
      count("backlog_end", "  at the end", "open jobs at the end of the run", &Totals::backlog_end));
  all.push_back(count("backlog_old_end", "  of these older than 7 days",
                      "open jobs at the end of the run that could first be done more than 7 days before",
                      &Totals::backlog_old_end));
  all.push_back(count("visits", "Visits of technicians", "visits of technicians", &Totals::visits));
  all.push_back(percent("nobody_home_share", "  nobody at home",
                        "share of visits at which nobody was at home", "visits", "visits",
                        [](Totals const& t) { return share(t.nobody_home, t.visits); }));
  all.push_back({.name = "installations_completed",
                 .label = "",
                 .definition = "installations completed after the warm-up, whenever ordered",
                 .value = [](Totals const& t) { return real(t.completed()); }});
  all.push_back(percent("first_time_fix_rate", "First-time fix rate",
                        "share of completed installations that took one visit that found somebody at home",
                        "installations_completed", "installations completed",
                        [](Totals const& t) { return share(t.fixed_first, t.completed()); }));
}

void add_transport(std::vector<Headline>& all) {
  auto const per_day = [](std::int64_t Totals::*member) {
    return [member](Totals const& t) { return real(t.*member) / real(t.days); };
  };
  all.push_back(
      mean("trucks", "Trucks", "trucks in service on a mean day", "1", "", "", per_day(&Totals::truck_days)));
  all.push_back(mean("technicians", "Technicians", "technicians in service on a mean day", "1", "", "",
                     per_day(&Totals::technician_days)));
  all.push_back(count("truck_runs", "Truck runs", "runs of trucks from the county hubs", &Totals::runs));
  all.push_back(mean("parcels_per_truck_day", "  parcels per truck and day",
                     "parcels loaded per truck in service and day, of the weeks past the warm-up", "day-1",
                     "trucks", "trucks",
                     [](Totals const& t) { return share(t.parcels, t.week_truck_days); }));
  all.push_back(of_sums(mean("stops_per_run", "  stops per run", "stops per run", "1", "truck_runs", "runs",
                             [](Totals const& t) { return share(t.stops, t.runs); })));
  all.push_back(
      of_sums(mean("distance_per_run", "  distance per run", "distance driven per run", "km", "truck_runs",
                   "runs", [](Totals const& t) { return share(t.metres, t.runs) / 1000; })));
  all.push_back(
      of_sums(fraction("truck_fullness", "  fullness at departure",
                       "mean used share of the scarcest of a truck's capacities at departure", "truck_runs",
                       "runs", [](Totals const& t) { return share(t.fullness, t.runs) / 1000; })));
  all.push_back(count("line_haul_departures", "Line-haul departures",
                      "departures from the warehouse to the counties", &Totals::departures));
  all.push_back(fraction("line_haul_load_factor", "  load factor",
                         "volume loaded / volume offered; n/a if the volume is not limited",
                         "line_haul_departures", "departures with limited volume",
                         [](Totals const& t) { return share(t.litres, t.litres_offered); }));
}

}  // namespace

void add_stock(std::vector<Headline>& all, std::string const& where, std::string const& label,
               std::string const& what, Totals::Stock Totals::*stock) {
  auto const of = [stock](auto value) { return [=](Totals const& t) { return value(t.*stock); }; };
  using Stock = Totals::Stock;
  auto const days = where + "_stock_days";
  auto const demand = where + "_stock_demand";
  all.push_back({.name = days,
                 .label = "",
                 .definition = "days after the warm-up, times product groups that " + what + " hold",
                 .units = "day",
                 .value = of([](Stock const& s) { return real(s.group_days); })});
  all.push_back({.name = demand,
                 .label = label,
                 .definition = "pieces demanded of " + what + " after the warm-up",
                 .value = of([](Stock const& s) { return real(s.demanded); })});
  all.push_back(percent(where + "_fill_rate", "  filled at once (beta)",
                        "share of the pieces demanded of " + what + " that were filled at once", demand,
                        "pieces demanded", of([](Stock const& s) { return share(s.filled, s.demanded); })));
  all.push_back(percent(
      where + "_full_days", "  days without shortage (alpha)",
      "share of days, over product groups, on which " + what + " filled all that was demanded at once", days,
      "days with stock", of([](Stock const& s) { return share(s.group_days_full, s.group_days); })));
  auto const to_wait = demand + "_to_wait";
  all.push_back({.name = to_wait,
                 .label = "",
                 .definition = "those of product groups whose demand waits there (on_stockout = backorder)",
                 .value = of([](Stock const& s) { return real(s.demanded_to_wait); })});
  auto gamma = fraction(
      where + "_gamma", "  gamma",
      "1 - mean pieces owed by " + what + " / pieces demanded a day, of groups whose demand waits there",
      to_wait, "pieces whose demand waits",
      of([](Stock const& s) { return 1 - real(s.owed_seconds) / 86400 / real(s.demanded_to_wait); }));
  gamma.shown_if = to_wait, gamma.of_sums = true;
  all.push_back(std::move(gamma));
  all.push_back(of_sums(fraction(
      where + "_out_of_stock", "  time out of stock",
      "share of time with nothing on hand, over product groups that " + what + " hold", days,
      "days with stock", of([](Stock const& s) { return share(s.out_seconds, 86400 * s.group_days); }))));
  all.push_back(of_sums(
      mean(where + "_days_of_supply", "  days of supply",
           "mean pieces on hand of " + what + " / pieces demanded a day", "day", demand, "pieces demanded",
           of([](Stock const& s) { return real(s.on_hand_seconds) / 86400 / real(s.demanded); }))));
  if (where != "station") {  // told of a shelf
    auto value =
        mean(where + "_stock_value", "  value on hand", "mean value of the goods on hand in " + what, "CNY",
             days, "days with stock", of([](Stock const& s) { return s.value_days / real(s.days); }));
    value.currency = true;
    all.push_back(std::move(value));
  }
  for (auto& one : all)
    if (one.name.starts_with(where + "_") && one.shown_if.empty()) one.shown_if = days;
}

std::vector<Headline> const& stock_headlines() {
  static std::vector<Headline> const all = [] {
    std::vector<Headline> list;
    add_stock(list, "region", "Pieces demanded of the warehouse's stock", "the warehouse's stock",
              &Totals::in_region);
    add_stock(list, "county", "Pieces demanded of counties' stocks", "the counties' stocks",
              &Totals::in_counties);
    list.push_back(count("lost_orders", "Orders lost for want of stock",
                         "orders placed on judged days that were lost for want of stock",
                         &Totals::lost_orders));
    return list;
  }();
  return all;
}

std::vector<Headline> const& headlines() {
  static std::vector<Headline> const all = [] {
    std::vector<Headline> list;
    add_delivery(list);
    add_lead_times(list);
    add_installation(list);
    add_transport(list);
    for (auto& one : expense_headlines()) list.push_back(std::move(one));
    return list;
  }();
  return all;
}

namespace {

std::vector<HeadlineByAxis> service_by_axis() {
  return {
      {"stage",
       mean("stage_mean", "Mean time in stage",
            "mean time in the stage, over orders of judged weeks that are ready (pick_up: in hand)", "h",
            "week_orders", "orders", {}),
       [](Totals const& t, std::size_t stage) {
         bool const last = stage == static_cast<std::size_t>(models::Stage::pick_up);
         return hours(t.stage_seconds[stage]) / real(last ? t.week_in_hand : t.week_ready);
       }},
      {"reason",
       percent("late_share", "Late because of", "share of late orders that are charged to the reason",
               "late_orders", "late orders", {}),
       [](Totals const& t, std::size_t reason) { return share(t.late[reason], t.late_all); }},
      {"resource",
       fraction("utilisation", "Utilisation", "busy time / time on duty after the warm-up", "",
                "hours on duty", {}),
       [](Totals const& t, std::size_t r) { return share(t.busy[r], t.available[r]); }},
      {"activity",
       fraction("technician_share", "Technicians' time", "share of technicians' time on shift", "",
                "hours on shift", {}),
       [](Totals const& t, std::size_t activity) {
         auto const idle = std::max<std::int64_t>(t.technician[2] - t.technician[0] - t.technician[1], 0);
         return share(activity == 2 ? idle : t.technician[activity], t.technician[2]);
       }},
  };
}

}  // namespace

std::vector<HeadlineByAxis> const& headlines_by_axis() {
  static std::vector<HeadlineByAxis> const all = [] {
    auto list = service_by_axis();
    for (auto& one : expense_headlines_by_axis()) list.push_back(std::move(one));
    return list;
  }();
  return all;
}

}  // namespace ruralsim::results::figures
