// Goods that villagers sell, by group and week: what was brought and what became of it, how long it was on
// its way, how full the ways back were, what it cost.
#include "results/figures/costs.hpp"
#include "results/figures/emissions.hpp"
#include "results/figures/parts.hpp"
#include "results/figures/selling_totals.hpp"
#include "results/figures/weekly_costs.hpp"

#include <numeric>

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::SaleFact;
using models::SaleHaulage;

class Selling {
 public:
  explicit Selling(Sheet& sheet)
      : sheet_(sheet), runs_(sheet.runs), harvests_(runs_.scenario().stretches.front().settings.harvests) {}

  void add() {
    axes();
    boxes();
    times();
    where_they_are();
    transport();
    money();
  }

 private:
  void axes() {
    std::vector<std::int32_t> numbers(harvests_.size()), of_stages(sale_stages.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::iota(of_stages.begin(), of_stages.end(), 0);
    std::vector<std::string> ids, names;
    for (auto const& harvest : harvests_) ids.push_back(harvest.id), names.push_back(harvest.name);
    axis("harvest", numbers, "number of the group of goods for sale");
    text("harvest_id", "harvest", ids, "group of goods for sale, as in the scenario");
    text("harvest_name", "harvest", names, "name of the group of goods for sale");
    axis("sale_stage", of_stages, "number of the stage of goods for sale");
    text("sale_stage_id", "sale_stage", {sale_stages.begin(), sale_stages.end()}, "stage of goods for sale");
  }
  void axis(std::string const& name, std::vector<std::int32_t> values, std::string const& long_name) {
    sheet_.tables.add_axis(
        {.name = name, .dims = {name}, .data = std::move(values), .long_name = long_name, .units = "1"});
  }
  void text(std::string const& name, std::string const& dim, std::vector<std::string> texts,
            std::string const& long_name) {
    sheet_.tables.add(
        Variable{.name = name, .dims = {dim}, .data = std::move(texts), .long_name = long_name, .units = ""});
  }

  Whole count(char const* name, char const* long_name, SaleFact what) {
    return sheet_.count(
        {.name = name, .axes = {"harvest", "week"}, .long_name = long_name, .cell_methods = "week: sum"},
        [this, what](CountyLedger const& l, std::size_t group, std::size_t week) {
          return boxes_of_week(runs_, l, group, week, what);
        });
  }

  void boxes() {
    count("sale_offered", "boxes brought to a center for the first time", SaleFact::offered);
    count("sale_refused", "boxes brought that the center had no room or no time for, each time",
          SaleFact::refused);
    count("sale_given_up", "boxes of these that are not brought again", SaleFact::given_up);
    count("sale_taken_in", "boxes taken in by centers", SaleFact::taken_in);
    count("sale_picked_up", "boxes taken along by trucks", SaleFact::picked_up);
    at_hub_ = count("sale_at_hub", "boxes brought to the county hub", SaleFact::at_hub);
    arrived_ = count("sale_arrived", "boxes brought to the regional warehouse", SaleFact::arrived);
    count("sale_spoiled", "boxes of these that were on their way for longer than they keep",
          SaleFact::spoiled);
    sheet_.real({.name = "sale_weight",
                 .axes = {"harvest", "week"},
                 .long_name = "weight of the boxes brought to the regional warehouse",
                 .units = "kg",
                 .cell_methods = "week: sum"},
                [this](CountyLedger const& l, std::size_t group, std::size_t week) {
                  auto const arrived = boxes_of_week(runs_, l, group, week, SaleFact::arrived);
                  return static_cast<double>(arrived) * harvests_[group].weight.value;
                });
    sheet_.real({.name = "sale_value",
                 .axes = {"harvest", "week"},
                 .long_name = "paid to villagers for those of them that were not spoiled, in CNY",
                 .cell_methods = "week: sum",
                 .currency = true},
                [this](CountyLedger const& l, std::size_t group, std::size_t week) {
                  return static_cast<double>(boxes_of_week(runs_, l, group, week, SaleFact::fen_paid)) / 100;
                });
  }

  void times() {
    auto const mean = [this](char const* name, char const* long_name, std::vector<SaleFact> const& parts,
                             Whole const& boxes) {
      auto const sums = sheet_.real({.name = std::string(name) + "_sum",
                                     .axes = {"harvest", "week"},
                                     .long_name = std::string("sum over boxes of the ") + long_name,
                                     .units = "h",
                                     .cell_methods = "week: sum"},
                                    [&](CountyLedger const& l, std::size_t group, std::size_t week) {
                                      double sum = 0;
                                      for (auto const part : parts)
                                        sum += hours(boxes_of_week(runs_, l, group, week, part));
                                      return sum;
                                    });
      sheet_.ratio({.name = name,
                    .axes = {"harvest", "week"},
                    .long_name = std::string("mean ") + long_name,
                    .units = "h",
                    .cell_methods = "week: mean"},
                   sums, Reals(boxes.begin(), boxes.end()));
    };
    using enum SaleFact;
    mean("sale_time_to_hub", "time from the farm (first brought) to the county hub, of boxes brought there",
         {seconds_to_hub}, at_hub_);
    mean("sale_time", "time from the farm (first brought) to the regional warehouse, of boxes brought there",
         {seconds_home, seconds_center, seconds_milk_run, seconds_hub, seconds_line_haul}, arrived_);
    mean("sale_time_from_intake",
         "time from the center's intake to the regional warehouse, of boxes brought there",
         {seconds_center, seconds_milk_run, seconds_hub, seconds_line_haul}, arrived_);
    sheet_.real(
        {.name = "sale_stage_sum",
         .axes = {"sale_stage", "week"},
         .long_name = "time that boxes which were brought to the regional warehouse in the week spent in the "
                      "stage; home: from when they were first brought to a center",
         .units = "h",
         .cell_methods = "week: sum"},
        [this](CountyLedger const& l, std::size_t stage, std::size_t week) {
          double sum = 0;
          auto const what = static_cast<SaleFact>(static_cast<std::size_t>(seconds_home) + stage);
          for (std::size_t group = 0; group < harvests_.size(); ++group)
            sum += hours(boxes_of_week(runs_, l, group, week, what));
          return sum;
        });
  }

  void where_they_are() {
    sheet_.count(
        {.name = "sale_waiting",
         .axes = {"sale_stage", "day"},
         .long_name = "boxes in the stage at the day's 24:00; home: refused, and brought again later",
         .cell_methods = "day: point"},
        [this](CountyLedger const& l, std::size_t stage, std::size_t day) {
          std::int64_t sum = 0;
          for (std::size_t group = 0; group < harvests_.size(); ++group)
            sum += l.selling.waits(day, group, static_cast<models::SaleStage>(stage));
          return sum;
        });
    sheet_.count({.name = "sale_left",
                  .axes = {"sale_stage", "harvest"},
                  .long_name = "boxes in the stage at the end of the run"},
                 [](CountyLedger const& l, std::size_t stage, std::size_t group) {
                   return at(l.selling.left, group, stage);
                 });
  }

  Reals hauled(char const* name, std::string const& long_name, char const* units, SaleHaulage what,
               double unit) {
    return sheet_.real(
        {.name = name, .axes = {"week"}, .long_name = long_name, .units = units, .cell_methods = "week: sum"},
        [=](CountyLedger const& l, std::size_t week) {
          return static_cast<double>(l.selling.hauled(week, what)) / unit;
        });
  }

  void transport() {
    using enum SaleHaulage;
    hauled("truck_sale_load_distance", "weight of goods for sale on trucks x distance, as driven", "t km",
           truck_load, 1e6);
    hauled("truck_sale_visits", "stops of trucks at centers without deliveries, for goods for sale", "1",
           truck_visits, 1);
    hauled("truck_sale_loading", "time of trucks on loading goods for sale at the stops", "h", truck_seconds,
           3600);
    hauled("truck_sale_distance", "distance of truck runs without deliveries, for goods for sale", "km",
           truck_extra_metres, 1000);
    hauled("line_haul_back_laden",
           "distance of line-haul vehicles back with goods for sale on board and no returned parcels", "km",
           back_laden, 1000);
    auto const runs =
        sheet_.real({.name = "truck_back_fullness_sum",
                     .axes = {"week"},
                     .long_name = "sum over runs of the share of the scarcest of a truck's capacities that "
                                  "goods for sale take at its return",
                     .cell_methods = "week: sum"},
                    [](CountyLedger const& l, std::size_t week) {
                      return static_cast<double>(l.selling.hauled(week, truck_fullness)) / 1000;
                    });
    sheet_.ratio({.name = "truck_back_fullness",
                  .axes = {"week"},
                  .long_name = "mean of that share: truck_back_fullness_sum / truck_runs",
                  .cell_methods = "week: mean"},
                 runs,
                 sheet_.sums<double>("sale_truck_runs", runs_.weeks(),
                                     [this](std::size_t r, std::size_t c, std::size_t week) {
                                       return at(runs_.county(r, c).truck_runs, week, 0);
                                     }));
    auto const legs =
        hauled("line_haul_back_fullness_sum",
               "sum over departures of the share of the scarcer of volume and weight that goods for "
               "sale take on the way back",
               "1", back_fullness, 1000);
    auto const departures =
        hauled("line_haul_back_legs", "line-haul departures whose vehicles went back", "1", back_legs, 1);
    sheet_.ratio({.name = "line_haul_back_fullness",
                  .axes = {"week"},
                  .long_name = "mean of that share: line_haul_back_fullness_sum / line_haul_back_legs",
                  .cell_methods = "week: mean"},
                 legs, departures);
  }
  void money() {
    auto const weeks = costs_by_week(sheet_, "selling_cost_items", selling_cost_of_week);
    auto const kg =
        sheet_.sums<double>("sale_kg", runs_.weeks(), [this](std::size_t r, std::size_t c, std::size_t week) {
          SellingTotals sold;
          sold.add_week(runs_, runs_.county(r, c), week);
          return sold.kg;
        });
    Reals by_level, all;
    for (std::size_t first = 0; first < weeks.size(); first += runs_.weeks())
      for (std::size_t level = 0; level < cost_levels.size(); ++level)
        for (std::size_t week = 0; week < runs_.weeks(); ++week)
          by_level.push_back(cny(weeks[first + week].of(static_cast<Level>(level))));
    for (auto const& week : weeks) all.push_back(cny(week.all()));
    auto const emissions = sheet_.sums<double>(
        "sale_emissions", runs_.weeks(), [this](std::size_t r, std::size_t c, std::size_t week) {
          return transport_of_week(runs_, r, c, week, Carrier::line_haul).sold_emissions +
                 transport_of_week(runs_, r, c, week, Carrier::trucks).sold_emissions;
        });
    sheet_.add({.name = "sale_cost_by_level",
                .axes = {"cost_level", "week"},
                .long_name = "part of cost_by_level that goods for sale bear, in CNY",
                .cell_methods = "week: sum",
                .currency = true},
               by_level);
    sheet_.ratio(
        {.name = "sale_cost_per_kg",
         .axes = {"week"},
         .long_name =
             "part of the cost that goods for sale bear / weight brought to the regional warehouse, in "
             "CNY a kg",
         .cell_methods = "week: mean",
         .currency = true},
        all, kg);
    sheet_.add(
        {.name = "sale_emissions",
         .axes = {"week"},
         .long_name =
             "part of the CO2e of trucks and line-haul that goods for sale have, by transport activity",
         .units = "kg",
         .cell_methods = "week: sum"},
        emissions);
  }

  Sheet& sheet_;
  Runs const& runs_;
  std::vector<models::HarvestSettings> const& harvests_;
  Whole at_hub_, arrived_;
};

}  // namespace

void add_selling(Sheet& sheet) {
  if (sheet.runs.features().sells) Selling(sheet).add();
}

}  // namespace ruralsim::results::figures
