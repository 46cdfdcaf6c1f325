// Cost and emissions by week, and the trips to the county town that centers save.
#include "results/figures/costs.hpp"
#include "results/figures/emissions.hpp"
#include "results/figures/equity.hpp"
#include "results/figures/parts.hpp"
#include "results/figures/weekly_costs.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::results::figures {
namespace {

using models::Haulage;

// From values by week to a variable with an axis of `size` categories before the weeks.
template <class Value, class Of>
Reals by_category(Runs const& runs, std::vector<Value> const& weeks, std::size_t size, Of&& of) {
  Reals values;
  for (std::size_t first = 0; first < weeks.size(); first += runs.weeks())
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t week = 0; week < runs.weeks(); ++week) values.push_back(of(weeks[first + week], i));
  return values;
}

// Levels and kinds are two ways of adding up the same money.
void check_sums(Costs const& costs) {
  std::int64_t levels = 0, kinds = 0;
  for (std::size_t i = 0; i < cost_levels.size(); ++i) levels += costs.of(static_cast<Level>(i));
  for (std::size_t i = 0; i < cost_kinds.size(); ++i) kinds += costs.of(static_cast<Kind>(i));
  if (levels == costs.all() && kinds == levels) return;
  throw sim::Error(
      sim::Blame::model,
      sim::text("a week's cost of {} fen is {} by level and {} by kind (the same money) report it",
                costs.all(), levels, kinds));
}

Head money_head(char const* name, std::vector<std::string> axes, char const* long_name) {
  return {.name = name,
          .axes = std::move(axes),
          .long_name = long_name,
          .cell_methods = "week: sum",
          .currency = true};
}

Whole hauled_by_week(Sheet& sheet, char const* name, Haulage what) {
  auto const& runs = sheet.runs;
  return sheet.sums<std::int64_t>(name, runs.weeks(), [&](std::size_t r, std::size_t c, std::size_t week) {
    return at(runs.county(r, c).haulage, week, static_cast<std::size_t>(what));
  });
}

Whole at_center(Sheet& sheet) {
  return hauled_by_week(sheet, "delivered_at_center", Haulage::delivered_at_center);
}
Whole at_home(Sheet& sheet) {
  return hauled_by_week(sheet, "delivered_at_home", Haulage::delivered_at_home);
}
Whole installed(Sheet& sheet) {
  return hauled_by_week(sheet, "installed_in_week", Haulage::installed);
}
// Parcels and appliances.
Reals delivered(Sheet& sheet) {
  auto const center = at_center(sheet), home = at_home(sheet);
  Reals all;
  for (std::size_t i = 0; i < center.size(); ++i) all.push_back(static_cast<double>(center[i] + home[i]));
  return all;
}

// Of every replication, county and carrier; nothing where counties are told of together.
class ByCarrierAndWeek {
 public:
  explicit ByCarrierAndWeek(Sheet const& sheet) : runs_(sheet.runs) {
    if (sheet.together()) return;
    for (std::size_t r = 0; r < runs_.replicates(); ++r)
      for (std::size_t c = 0; c < runs_.counties(); ++c)
        for (std::size_t carrier = 0; carrier < carriers.size(); ++carrier)
          for (std::size_t week = 0; week < runs_.weeks(); ++week)
            all_.push_back(transport_of_week(runs_, r, c, week, static_cast<Carrier>(carrier)));
  }
  Transport const& of(std::size_t r, std::size_t c, std::size_t carrier, std::size_t week) const {
    return all_[((r * runs_.counties() + c) * carriers.size() + carrier) * runs_.weeks() + week];
  }

 private:
  Runs const& runs_;
  std::vector<Transport> all_;
};

}  // namespace

void add_deliveries(Sheet& sheet) {
  auto const count = [&](char const* name, char const* long_name, Whole values) {
    sheet.add({.name = name, .axes = {"week"}, .long_name = long_name, .cell_methods = "week: sum"},
              std::move(values));
  };
  count("delivered_at_center", "parcels delivered to centers in the week, whenever ordered",
        at_center(sheet));
  count("delivered_at_home", "large appliances delivered to homes in the week, whenever ordered",
        at_home(sheet));
  count("installed_in_week", "installations completed in the week, whenever ordered", installed(sheet));
  count("line_haul_vehicles", "vehicles that left the warehouse with goods for the county",
        hauled_by_week(sheet, "line_haul_vehicles", Haulage::line_haul_vehicles));
}

void add_costs(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const weeks = costs_by_week(sheet, "cost_items", cost_of_week);
  for (auto const& costs : weeks) check_sums(costs);
  auto const put = [&](char const* name, char const* axis, std::size_t size, char const* long_name, auto of) {
    sheet.add(
        money_head(name, {axis, "week"}, long_name),
        by_category(runs, weeks, size, [&](Costs const& costs, std::size_t i) { return cny(of(costs, i)); }));
  };
  put("cost", "cost_item", cost_items.size(), "cost of the week by level and kind, in CNY",
      [](Costs const& costs, std::size_t i) { return costs.items[i]; });
  put("cost_by_level", "cost_level", cost_levels.size(), "cost of the week by level of the network, in CNY",
      [](Costs const& costs, std::size_t i) { return costs.of(static_cast<Level>(i)); });
  put("cost_by_kind", "cost_kind", cost_kinds.size(), "cost of the week by kind, in CNY",
      [](Costs const& costs, std::size_t i) { return costs.of(static_cast<Kind>(i)); });
  Reals total, delivering, installing;
  for (auto const& costs : weeks) {
    total.push_back(cny(costs.all()));
    installing.push_back(cny(costs.of(Level::technicians)));
  }
  auto const sold = costs_by_week(sheet, "selling_cost_items", selling_cost_of_week);
  for (std::size_t i = 0; i < weeks.size(); ++i)
    delivering.push_back(cny(weeks[i].all() - weeks[i].of(Level::technicians) - sold[i].all()));
  sheet.add(money_head("cost_total", {"week"}, "cost of the week, in CNY"), total);
  auto per_parcel =
      money_head("cost_per_parcel", {"week"},
                 "cost of all levels but technicians / (delivered_at_center + delivered_at_home), in CNY");
  auto per_job =
      money_head("cost_per_installation", {"week"}, "cost of technicians / installed_in_week, in CNY");
  per_parcel.cell_methods = per_job.cell_methods = "week: mean";
  auto const jobs = installed(sheet);
  sheet.ratio(per_parcel, delivering, delivered(sheet));
  sheet.ratio(per_job, installing, Reals(jobs.begin(), jobs.end()));
  auto outlay = sheet.sums_of_map<double>(
      "capital_outlay", 1, [&](std::size_t c, std::size_t) { return capital_outlay(runs, c); });
  sheet.put(Variable{
      .name = "capital_outlay",
      .dims = {"county"},
      .data = std::move(outlay),
      .long_name = "spent to set up the hub and the centers that are open by the end of the run, in CNY",
      .units = "1",
      .fill = not_available,
      .extra = {{"currency", currency_of(runs)}}});
}

void add_emissions(Sheet& sheet) {
  auto const& runs = sheet.runs;
  ByCarrierAndWeek const transport(sheet);
  auto const put = [&](char const* name, char const* long_name, char const* units,
                       double Transport::*member) {
    auto values = sheet.sums<double>(name, carriers.size() * runs.weeks(),
                                     [&](std::size_t r, std::size_t c, std::size_t i) {
                                       return transport.of(r, c, i / runs.weeks(), i % runs.weeks()).*member;
                                     });
    sheet.add({.name = name,
               .axes = {"carrier", "week"},
               .long_name = long_name,
               .units = units,
               .cell_methods = "week: sum"},
              values);
    return values;
  };
  put("carrier_distance", "distance driven, empty legs included", "km", &Transport::km);
  put("carrier_empty_distance", "distance driven with no goods on board; vans are not looked at", "km",
      &Transport::empty_km);
  put("carrier_load_distance", "weight on board x distance, over the legs as driven", "t km",
      &Transport::load);
  auto const activity =
      put("transport_activity", "ISO 14083 transport activity: weight carried x direct way by road", "t km",
          &Transport::activity);
  auto const emissions =
      put("emissions", "CO2e of vehicle operation and energy provision, round trips with empty legs", "kg",
          &Transport::emissions);
  put("emissions_of_empty_legs", "the part of it that empty legs make", "kg", &Transport::empty_emissions);
  sheet.ratio({.name = "emission_intensity",
               .axes = {"carrier", "week"},
               .long_name = "ISO 14083 emission intensity, CO2e: emissions / transport_activity",
               .units = "kg t-1 km-1",
               .cell_methods = "week: mean"},
              emissions, activity);
  auto const goods = sheet.sums<double>("emissions_of_goods", runs.weeks(),
                                        [&](std::size_t r, std::size_t c, std::size_t week) {
                                          double sum = 0;
                                          for (std::size_t i = 0; i < carriers.size(); ++i) {
                                            auto const& t = transport.of(r, c, i, week);
                                            sum += t.goods_emissions - t.sold_emissions;
                                          }
                                          return sum;
                                        });
  sheet.ratio(
      {.name = "emissions_per_parcel",
       .axes = {"week"},
       .long_name =
           "CO2e of line-haul, trucks and the visits of vans that bring goods / (delivered_at_center + "
           "delivered_at_home)",
       .units = "kg",
       .cell_methods = "week: mean"},
      goods, delivered(sheet));
}

void add_trips(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<double> weeks;  // are asked for one after another
  auto const km = sheet.sums<double>("trip_distance_saved", runs.weeks(),
                                     [&](std::size_t r, std::size_t c, std::size_t week) {
                                       if (week == 0) weeks = km_saved_by_week(runs, r, c);
                                       return weeks[week];
                                     });
  sheet.add(
      {.name = "trip_distance_saved",
       .axes = {"week"},
       .long_name = "way to the county town and back less that to the center, x delivered_at_center x the "
                    "scenario's cost.trips_per_parcel",
       .units = "km",
       .cell_methods = "week: sum"},
      km);
  auto const speed = runs.scenario().stretches.front().settings.cost.trip_speed.value;
  auto const spent = sheet.sums<double>(  // regions may have speeds of their own
      "trip_time_saved", runs.weeks(), [&](std::size_t r, std::size_t c, std::size_t week) {
        return km[(r * runs.counties() + c) * runs.weeks() + week] / speed;
      });
  sheet.add({.name = "trip_time_saved",
             .axes = {"week"},
             .long_name = "trip_distance_saved at the scenario's cost.trip_speed",
             .units = "h",
             .cell_methods = "week: sum"},
            spent);
}

}  // namespace ruralsim::results::figures
