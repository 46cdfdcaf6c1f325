// What went wrong, by week: how long roads were closed, how often vehicles broke down.
#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::DisturbanceFact;

class WentWrong {
 public:
  explicit WentWrong(Sheet& sheet) : sheet_(sheet), runs_(sheet.runs) {}

  Whole count(char const* name, char const* what, DisturbanceFact fact) {
    return sheet_.count(
        {.name = name, .axes = {"week"}, .long_name = what, .cell_methods = "week: sum"},
        [&, fact](CountyLedger const& l, std::size_t week) { return of_week(l, week, fact); });
  }
  Reals in_hours(char const* name, char const* what, DisturbanceFact fact) {
    return sheet_.real(
        {.name = name, .axes = {"week"}, .long_name = what, .units = "h", .cell_methods = "week: sum"},
        [&, fact](CountyLedger const& l, std::size_t week) { return hours(of_week(l, week, fact)); });
  }
  // Of the time of the week, or of so many roads.
  void share_of_time(char const* name, char const* what, DisturbanceFact fact, Whole const& roads) {
    auto const closed = sheet_.sums<double>(std::string(name) + "_seconds", runs_.weeks(),
                                            [&](std::size_t r, std::size_t c, std::size_t week) {
                                              return of_week(runs_.county(r, c), week, fact);
                                            });
    std::vector<double> all;
    for (auto const days : roads) all.push_back(86400.0 * static_cast<double>(days));
    sheet_.ratio({.name = name, .axes = {"week"}, .long_name = what, .cell_methods = "week: mean"}, closed,
                 all);
  }
  // Days of the week, times the centers that are open on each.
  Whole road_days() const {
    return by_week("road_days", [&](std::size_t county, std::size_t day) {
      std::int64_t open = 0;
      for (auto const& center : runs_.map(county).centers)
        open += center.opens <= static_cast<std::int64_t>(day) ? 1 : 0;
      return open;
    });
  }
  Whole days() const {
    return by_week("county_days", [](std::size_t, std::size_t) { return std::int64_t{1}; });
  }

 private:
  std::int64_t of_week(CountyLedger const& l, std::size_t week, DisturbanceFact fact) const {
    return week_sum(runs_, l.disturbances.facts, week, static_cast<std::size_t>(fact));
  }
  template <class OfDay>
  Whole by_week(char const* name, OfDay&& of_day) const {
    return sheet_.sums<std::int64_t>(name, runs_.weeks(), [&](std::size_t, std::size_t c, std::size_t week) {
      std::int64_t sum = 0;
      for (std::size_t day = 7 * week; day < 7 * week + runs_.days_of_week(week); ++day)
        sum += of_day(c, day);
      return sum;
    });
  }

  Sheet& sheet_;
  Runs const& runs_;
};

}  // namespace

void add_disturbances(Sheet& sheet) {
  if (!sheet.runs.features().goes_wrong) return;
  using enum DisturbanceFact;
  WentWrong all(sheet);
  all.share_of_time("roads_closed_share",
                    "share of the time that the road to a center was closed, mean over open centers",
                    road_seconds_closed, all.road_days());
  all.share_of_time("line_haul_closed_share", "share of the time that the road from the warehouse was closed",
                    line_haul_seconds_closed, all.days());
  all.share_of_time("warehouse_out_share", "share of the time that the warehouse was out of action",
                    warehouse_seconds_out, all.days());
  all.in_hours("truck_standing_time", "time that trucks stood before closed roads", truck_seconds_standing);
  all.count("stops_not_reached", "stops of trucks that were at a closed road and did not reach the center",
            stops_not_reached);
  all.count("line_haul_turned_back", "line-haul departures that turned back before a closed road",
            turned_back);
  all.count("line_haul_breakdowns", "line-haul departures that broke down", line_haul_breakdowns);
  all.in_hours("line_haul_repair_time", "time that these stood under repair, by departure",
               line_haul_repair_seconds);
  all.count("truck_breakdowns", "breakdowns of trucks", truck_breakdowns);
  auto const repair =
      all.in_hours("truck_repair_time", "time until trucks that broke down in the week were repaired",
                   truck_repair_seconds);
  auto const driven = all.in_hours("truck_driving_time", "time that trucks drove, where they can break down",
                                   driving_seconds);
  Reals time;
  for (std::size_t i = 0; i < driven.size(); ++i) time.push_back(driven[i] + repair[i]);
  sheet.ratio({.name = "truck_availability",
               .axes = {"week"},
               .long_name = "availability of trucks in use: truck_driving_time / (truck_driving_time + "
                            "truck_repair_time); missing where none drove or none can break down",
               .cell_methods = "week: mean"},
              driven, time);
}

}  // namespace ruralsim::results::figures
