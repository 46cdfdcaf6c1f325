#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {

using models::CountyLedger;

void add_lateness(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.count({.name = "late",
               .axes = {"reason", "week"},
               .long_name = "orders of the week that missed the end of the next day, by the reason that each "
                            "is charged to; over all reasons: orders_judged - orders_next_day",
               .cell_methods = "week: sum"},
              [&](CountyLedger const& l, std::size_t reason, std::size_t week) {
                return week_sum(runs, l.late, week, reason);
              });
  sheet.count(
      {.name = "daily_late",
       .axes = {"reason", "day"},
       .long_name =
           "orders of the day that missed the end of the next day, by the reason that each is charged to",
       .cell_methods = "day: sum"},
      [](CountyLedger const& l, std::size_t reason, std::size_t day) { return at(l.late, day, reason); });
  sheet.count(
      {.name = "late_by_timetable",
       .axes = {"week"},
       .long_name = "late orders of the week that could not have been next-day even alone in the network",
       .cell_methods = "week: sum"},
      [&](CountyLedger const& l, std::size_t week) { return week_sum(runs, l.late_by_timetable, week, 0); });
  sheet.real(
      {.name = "lost_hours",
       .axes = {"reason", "week"},
       .long_name =
           "time that late orders of the week lost to the reason, whichever reason they are charged to",
       .units = "h",
       .cell_methods = "week: sum"},
      [](CountyLedger const& l, std::size_t reason, std::size_t week) {
        return hours(at(l.lost_seconds, week, reason));
      });
}

}  // namespace ruralsim::results::figures
