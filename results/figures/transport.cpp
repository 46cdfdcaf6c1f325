#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;

// Columns of CountyLedger::truck_runs, of line_haul and of fleet.
constexpr std::size_t kRuns = 0, kStops = 1, kParcels = 2, kMetres = 3, kFullness = 4;
constexpr std::size_t kDepartures = 0, kLoaded = 1, kOffered = 2;
constexpr std::size_t kTrucks = 0, kTechnicians = 1;

void add_trucks(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const count = [&](char const* name, char const* long_name, std::size_t column) {
    return sheet.count(
        {.name = name, .axes = {"week"}, .long_name = long_name, .cell_methods = "week: sum"},
        [&](CountyLedger const& l, std::size_t week) { return at(l.truck_runs, week, column); });
  };
  auto const trips = count("truck_runs", "runs of trucks from the county hub", kRuns);
  count("truck_stops", "stops of these runs", kStops);
  auto const parcels = count("truck_parcels", "parcels loaded for these runs", kParcels);
  sheet.real({.name = "truck_distance",
              .axes = {"week"},
              .long_name = "distance driven by trucks",
              .units = "km",
              .cell_methods = "week: sum"},
             [](CountyLedger const& l, std::size_t week) {
               return static_cast<double>(at(l.truck_runs, week, kMetres)) / 1000.0;
             });
  auto const fullness =
      sheet.real({.name = "truck_fullness_sum",
                  .axes = {"week"},
                  .long_name = "sum over runs of the used share of the scarcest of a truck's capacities "
                               "(parcels, volume, weight) at departure",
                  .cell_methods = "week: sum"},
                 [](CountyLedger const& l, std::size_t week) {
                   return static_cast<double>(at(l.truck_runs, week, kFullness)) / 1000.0;
                 });
  sheet.ratio({.name = "truck_fullness",
               .axes = {"week"},
               .long_name = "mean fullness of a run: truck_fullness_sum / truck_runs",
               .cell_methods = "week: mean"},
              fullness, Reals(trips.begin(), trips.end()));
  auto const truck_days = sheet.count(
      {.name = "truck_days",
       .axes = {"week"},
       .long_name = "trucks in service, summed over the days of the week",
       .units = "day",
       .cell_methods = "week: sum"},
      [&](CountyLedger const& l, std::size_t week) { return week_sum(runs, l.fleet, week, kTrucks); });
  sheet.ratio({.name = "parcels_per_truck_day",
               .axes = {"week"},
               .long_name = "parcels per truck in service and day: truck_parcels / truck_days",
               .units = "day-1",
               .cell_methods = "week: mean"},
              parcels, truck_days);
}

void add_line_haul(Sheet& sheet) {
  auto const litres = [](std::size_t column) {
    return [column](CountyLedger const& l, std::size_t week) {
      return static_cast<double>(at(l.line_haul, week, column)) / 1000.0;
    };
  };
  sheet.count({.name = "line_haul_departures",
               .axes = {"week"},
               .long_name = "line-haul departures to the county",
               .cell_methods = "week: sum"},
              [](CountyLedger const& l, std::size_t week) { return at(l.line_haul, week, kDepartures); });
  auto const loaded = sheet.real({.name = "line_haul_loaded",
                                  .axes = {"week"},
                                  .long_name = "volume loaded for these departures",
                                  .units = "m3",
                                  .cell_methods = "week: sum"},
                                 litres(kLoaded));
  auto const offered = sheet.real({.name = "line_haul_offered",
                                   .axes = {"week"},
                                   .long_name = "volume that the departures offered; 0: no limit",
                                   .units = "m3",
                                   .cell_methods = "week: sum"},
                                  litres(kOffered));
  sheet.ratio(
      {.name = "line_haul_load_factor",
       .axes = {"week"},
       .long_name =
           "load factor of the line-haul: line_haul_loaded / line_haul_offered; missing without a limit",
       .cell_methods = "week: mean"},
      loaded, offered);
}

void add_fleet(Sheet& sheet) {
  auto const in_service = [](std::size_t column) {
    return [column](CountyLedger const& l, std::size_t day) { return at(l.fleet, day, column); };
  };
  sheet.count({.name = "trucks", .axes = {"day"}, .long_name = "trucks in service"}, in_service(kTrucks));
  sheet.count({.name = "technicians", .axes = {"day"}, .long_name = "technicians in service"},
              in_service(kTechnicians));
}

}  // namespace

void add_transport(Sheet& sheet) {
  add_trucks(sheet);
  add_line_haul(sheet);
  add_fleet(sheet);
}

void add_waiting(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.count(
      {.name = "waiting",
       .axes = {"stage", "day"},
       .long_name = "orders in the stage at the day's 24:00",
       .cell_methods = "day: point"},
      [](CountyLedger const& l, std::size_t stage, std::size_t day) { return at(l.waiting, day, stage); });
  sheet.count(
      {.name = "left_waiting",
       .axes = {"stage", "product_group"},
       .long_name = "orders in the stage at the end of the run"},
      [](CountyLedger const& l, std::size_t stage, std::size_t g) { return at(l.left_waiting, stage, g); });
  sheet.count({.name = "left_on_way_back",
               .axes = {"back_stage", "product_group"},
               .long_name = "orders that went back or were brought back, in the stage of the way back at the "
                            "end of the run"},
              [](CountyLedger const& l, std::size_t stage, std::size_t g) {
                return at(l.left_on_way_back, stage, g);
              });
  auto warehouse = sheet.sums_of_region<std::int64_t>(
      "warehouse_backlog", runs.days(),
      [&](std::size_t r, std::size_t day) { return at(runs.run(r).warehouse_backlog, day, 0); });
  sheet.put(Variable{.name = "warehouse_backlog",
                     .dims = {"replicate", "day"},
                     .data = std::move(warehouse),
                     .long_name = "orders released but not packed at the day's 24:00, in the whole region",
                     .units = "1",
                     .cell_methods = "day: point"});
}

}  // namespace ruralsim::results::figures
