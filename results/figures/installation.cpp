#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::FieldService;

// Columns of CountyLedger::visits.
constexpr std::size_t kAll = 0, kNobody = 1, kFixedFirst = 2, kRepeat = 3;

std::int64_t of(CountyLedger const& l, std::size_t week, FieldService what) {
  return at(l.field_service, week, static_cast<std::size_t>(what));
}

std::int64_t completed(CountyLedger const& l, std::size_t week) {
  return at(l.visits, week, kAll) - at(l.visits, week, kNobody) - at(l.visits, week, kRepeat) -
         of(l, week, FieldService::faulty) - of(l, week, FieldService::carried_in);
}

void add_cohorts(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const weekly = [&](char const* name, char const* long_name, auto of) {
    return sheet.count({.name = name, .axes = {"week"}, .long_name = long_name, .cell_methods = "week: sum"},
                       [&](CountyLedger const& l, std::size_t week) { return of(l, week); });
  };
  auto const jobs =
      weekly("jobs", "orders of the week whose household wants an installation, once the goods are there",
             [&](auto const& l, std::size_t w) { return week_sum(runs, l.jobs, w, 0); });
  weekly("installed", "installation jobs of the week that are complete by the end of the run",
         [&](auto const& l, std::size_t w) { return week_sum(runs, l.installed, w, 0); });
  auto const in_48h =
      weekly("installed_within_48h", "installation jobs of the week complete within 48 h of delivery",
             [&](auto const& l, std::size_t w) { return week_sum(runs, l.installed_within, w, 0); });
  auto const in_7d =
      weekly("installed_within_7d", "installation jobs of the week complete within 7 days of delivery",
             [&](auto const& l, std::size_t w) { return week_sum(runs, l.installed_within, w, 1); });
  auto const as_promised = weekly(
      "installed_as_promised",
      "installation jobs of the week complete within the time promised from when they could first be done",
      [&](auto const& l, std::size_t w) { return week_sum(runs, l.installed_within, w, 2); });
  sheet.ratio({.name = "installed_as_promised_rate",
               .axes = {"week"},
               .long_name = "installed_as_promised / jobs; jobs too late in the run to tell count against it",
               .cell_methods = "week: mean"},
              as_promised, jobs);
  sheet.ratio({.name = "installed_within_48h_rate",
               .axes = {"week"},
               .long_name = "installed_within_48h / jobs; jobs too late in the run to tell count against it",
               .cell_methods = "week: mean"},
              in_48h, jobs);
  sheet.ratio({.name = "installed_within_7d_rate",
               .axes = {"week"},
               .long_name = "installed_within_7d / jobs; jobs too late in the run to tell count against it",
               .cell_methods = "week: mean"},
              in_7d, jobs);
}

void add_backlog(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.count(
      {.name = "backlog",
       .axes = {"age", "day"},
       .long_name = "open installation jobs at the day's 24:00, by days since they could first be done",
       .cell_methods = "day: point"},
      [](CountyLedger const& l, std::size_t age, std::size_t day) { return at(l.backlog, day, age); });
  auto const work = sheet.real(
      {.name = "backlog_work",
       .axes = {"day"},
       .long_name = "mean work that the open jobs need, without travel, at the day's 24:00",
       .units = "h",
       .cell_methods = "day: point"},
      [](CountyLedger const& l, std::size_t day) { return hours(at(l.backlog_work_seconds, day, 0)); });
  auto const capacity = sheet.sums<double>(
      "technician_hours_a_day", runs.days(), [&](std::size_t r, std::size_t c, std::size_t day) {
        return hours(at(runs.county(r, c).technician_seconds, day / 7, 2)) /
               static_cast<double>(runs.days_of_week(day / 7));
      });
  sheet.ratio(
      {.name = "backlog_in_days_of_work",
       .axes = {"day"},
       .long_name =
           "days of work in hand: backlog_work / technicians' time on shift on a mean day of the week",
       .units = "day",
       .cell_methods = "day: point"},
      work, capacity);
}

void add_distance(Sheet& sheet, Whole const& completed) {
  auto const distance = sheet.real({.name = "technician_distance",
                                    .axes = {"week"},
                                    .long_name = "distance that technicians drove in the week",
                                    .units = "km",
                                    .cell_methods = "week: sum"},
                                   [](CountyLedger const& l, std::size_t week) {
                                     return static_cast<double>(of(l, week, FieldService::metres)) / 1000;
                                   });
  sheet.ratio({.name = "distance_per_installation",
               .axes = {"week"},
               .long_name = "technician_distance / installations_completed",
               .units = "km",
               .cell_methods = "week: mean"},
              distance, Reals(completed.begin(), completed.end()));
}

void add_visits(Sheet& sheet) {
  auto const visits = [&](char const* name, char const* long_name, auto of) {
    return sheet.count({.name = name, .axes = {"week"}, .long_name = long_name, .cell_methods = "week: sum"},
                       [&](CountyLedger const& l, std::size_t week) { return of(l.visits, week); });
  };
  visits("visits", "visits of technicians begun in the week",
         [](auto const& v, std::size_t w) { return at(v, w, kAll); });
  visits("visits_nobody_home", "visits of the week at which nobody was at home",
         [](auto const& v, std::size_t w) { return at(v, w, kNobody); });
  visits("visits_repeat_needed", "visits of the week after which another one is needed",
         [](auto const& v, std::size_t w) { return at(v, w, kRepeat); });
  auto const first = visits("fixed_first_time",
                            "installations completed in the week by the first visit that found "
                            "somebody at home",
                            [](auto const& v, std::size_t w) { return at(v, w, kFixedFirst); });
  auto const done = sheet.count({.name = "installations_completed",
                                 .axes = {"week"},
                                 .long_name = "installations completed in the week, whenever ordered",
                                 .cell_methods = "week: sum"},
                                [](CountyLedger const& l, std::size_t week) { return completed(l, week); });
  sheet.ratio({.name = "first_time_fix_rate",
               .axes = {"week"},
               .long_name = "first-time fix rate: fixed_first_time / installations_completed",
               .cell_methods = "week: mean"},
              first, done);
  add_distance(sheet, done);
}

// Why visits do not end in an installation that works: together with those that do they are all visits.
void add_outcomes(Sheet& sheet) {
  sheet.count(
      {.name = "visit_outcomes",
       .axes = {"outcome", "week"},
       .long_name =
           "visits of the week by how they ended: installed at the first visit that found somebody, or at "
           "a later one; nobody at home; another visit needed; goods faulty, others must come; carried "
           "in with nothing to install",
       .cell_methods = "week: sum"},
      [](CountyLedger const& l, std::size_t outcome, std::size_t week) {
        auto const first = at(l.visits, week, kFixedFirst);
        std::int64_t const counts[] = {first,
                                       completed(l, week) - first,
                                       at(l.visits, week, kNobody),
                                       at(l.visits, week, kRepeat),
                                       of(l, week, FieldService::faulty),
                                       of(l, week, FieldService::carried_in)};
        return counts[outcome];
      });
  sheet.count(
      {.name = "repeat_visits",
       .axes = {"week"},
       .long_name = "visits of the week that found somebody in a household in which a technician had been "
                    "before for the same job",
       .cell_methods = "week: sum"},
      [](CountyLedger const& l, std::size_t week) { return of(l, week, FieldService::repeat_visits); });
}

void add_appointments(Sheet& sheet) {
  auto const weekly = [&](char const* name, char const* long_name, FieldService what) {
    return sheet.count({.name = name, .axes = {"week"}, .long_name = long_name, .cell_methods = "week: sum"},
                       [what](CountyLedger const& l, std::size_t week) { return of(l, week, what); });
  };
  auto const all = weekly("appointments", "visits of the week that had an appointment in a time slot",
                          FieldService::appointments);
  auto const kept = weekly("appointments_kept", "appointments for which the technician came within the slot",
                           FieldService::appointments_kept);
  sheet.ratio({.name = "appointments_kept_rate",
               .axes = {"week"},
               .long_name = "appointments_kept / appointments",
               .cell_methods = "week: mean"},
              kept, all);
  auto const late = sheet.real(
      {.name = "appointment_lateness_sum",
       .axes = {"week"},
       .long_name = "sum of the time by which technicians came after the end of the slot",
       .units = "h",
       .cell_methods = "week: sum"},
      [](CountyLedger const& l, std::size_t week) { return hours(of(l, week, FieldService::seconds_late)); });
  sheet.ratio({.name = "appointment_lateness_mean",
               .axes = {"week"},
               .long_name = "appointment_lateness_sum / appointments; those kept count as 0",
               .units = "h",
               .cell_methods = "week: mean"},
              late, Reals(all.begin(), all.end()));
}

}  // namespace

void add_installation(Sheet& sheet) {
  add_cohorts(sheet);
  add_installation_times(sheet);
  add_backlog(sheet);
  add_visits(sheet);
  add_outcomes(sheet);
  add_appointments(sheet);
}

}  // namespace ruralsim::results::figures
