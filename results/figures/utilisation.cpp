#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::Utilisation;

std::string const units_of =
    " (trucks, technicians, agents: hours of all of them; warehouse and hub: of the whole installation)";

void add_counties(Sheet& sheet) {
  auto const busy = sheet.real({.name = "busy",
                                .axes = {"resource", "hour_of_week"},
                                .long_name = "busy time over the whole run, warm-up included" + units_of,
                                .units = "h"},
                               [](CountyLedger const& l, std::size_t resource, std::size_t hour) {
                                 return hours(l.utilisation.busy[resource][hour]);
                               });
  auto const available = sheet.real({.name = "available",
                                     .axes = {"resource", "hour_of_week"},
                                     .long_name = "time on duty over the whole run, warm-up included",
                                     .units = "h"},
                                    [](CountyLedger const& l, std::size_t resource, std::size_t hour) {
                                      return hours(l.utilisation.available[resource][hour]);
                                    });
  sheet.ratio({.name = "utilisation",
               .axes = {"resource", "hour_of_week"},
               .long_name = "busy / available; overtime counts in both, missing where nobody is on duty"},
              busy, available);
  auto const weekly = [](auto table) {
    return [table](CountyLedger const& l, std::size_t resource, std::size_t week) {
      return hours(at(l.utilisation.*table, week, resource));
    };
  };
  auto const busy_week = sheet.real({.name = "weekly_busy",
                                     .axes = {"resource", "week"},
                                     .long_name = "busy time in the week",
                                     .units = "h",
                                     .cell_methods = "week: sum"},
                                    weekly(&Utilisation::busy_by_week));
  auto const available_week = sheet.real({.name = "weekly_available",
                                          .axes = {"resource", "week"},
                                          .long_name = "time on duty in the week",
                                          .units = "h",
                                          .cell_methods = "week: sum"},
                                         weekly(&Utilisation::available_by_week));
  sheet.ratio({.name = "weekly_utilisation",
               .axes = {"resource", "week"},
               .long_name = "weekly_busy / weekly_available",
               .cell_methods = "week: mean"},
              busy_week, available_week);
}

void add_region(Sheet& sheet, std::string const& name, std::string const& axis, std::string const& long_name,
                std::string const& units, Reals values) {
  sheet.put(Variable{.name = name,
                     .dims = {"replicate", axis},
                     .data = std::move(values),
                     .long_name = long_name,
                     .units = units,
                     .fill = not_available});
}

// The regional warehouse belongs to no county.
void add_warehouse(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const w = static_cast<std::size_t>(models::Resource::warehouse);
  auto const of_hours = [&](char const* name, auto const& table) {
    return sheet.sums_of_region<std::int64_t>(
        name, models::kHoursOfWeek,
        [&](std::size_t r, std::size_t hour) { return (runs.run(r).warehouse.*table)[w][hour]; });
  };
  auto const of_weeks = [&](char const* name, auto const& table) {
    return sheet.sums_of_region<std::int64_t>(name, runs.weeks(), [&](std::size_t r, std::size_t week) {
      return at(runs.run(r).warehouse.*table, week, w);
    });
  };
  auto const busy_hours = of_hours("warehouse_busy_seconds", &Utilisation::busy),
             available_hours = of_hours("warehouse_available_seconds", &Utilisation::available),
             busy_weeks = of_weeks("warehouse_busy_seconds_by_week", &Utilisation::busy_by_week),
             available_weeks =
                 of_weeks("warehouse_available_seconds_by_week", &Utilisation::available_by_week);
  Reals by_hour, by_week, busy_week, available_week;
  for (std::size_t i = 0; i < busy_hours.size(); ++i)
    by_hour.push_back(share(busy_hours[i], available_hours[i]));
  for (std::size_t i = 0; i < busy_weeks.size(); ++i) {
    busy_week.push_back(hours(busy_weeks[i]));
    available_week.push_back(hours(available_weeks[i]));
    by_week.push_back(share(busy_weeks[i], available_weeks[i]));
  }
  add_region(sheet, "warehouse_utilisation", "hour_of_week",
             "share of the regional warehouse's picking time that is used", "1", std::move(by_hour));
  add_region(sheet, "weekly_warehouse_busy", "week", "time that the regional warehouse picks in the week",
             "h", std::move(busy_week));
  add_region(sheet, "weekly_warehouse_available", "week",
             "time that it is open in the week, if picking takes time", "h", std::move(available_week));
  add_region(sheet, "weekly_warehouse_utilisation", "week",
             "weekly_warehouse_busy / weekly_warehouse_available", "1", std::move(by_week));
}

void add_technicians(Sheet& sheet) {
  sheet.real({.name = "technician_time",
              .axes = {"activity", "week"},
              .long_name = "technicians' time in the week by activity; idle: on duty and waiting for a job",
              .units = "h",
              .cell_methods = "week: sum"},
             [](CountyLedger const& l, std::size_t activity, std::size_t week) {
               auto const& t = l.technician_seconds;
               if (activity < 2) return hours(at(t, week, activity));
               auto const waiting = static_cast<std::size_t>(models::FieldService::seconds_waiting);
               return hours(at(l.field_service, week, waiting));
             });
}

}  // namespace

void add_utilisation(Sheet& sheet) {
  add_counties(sheet);
  add_warehouse(sheet);
  add_technicians(sheet);
}

}  // namespace ruralsim::results::figures
