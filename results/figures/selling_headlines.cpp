// Headline figures of goods that villagers sell, of the weeks past the warm-up.
#include "results/figures/headlines.hpp"

#include <cmath>

namespace ruralsim::results::figures {
namespace {

using models::SaleFact;
using models::SaleHaulage;
using Value = std::function<double(Totals const&)>;

double sale_boxes(Totals const& t, SaleFact what) {
  return static_cast<double>(t.sold.of(what));
}
double sale_hauled(Totals const& t, SaleHaulage what) {
  return static_cast<double>(t.sold.of(what));
}

Headline sale_count(std::string name, std::string label, std::string definition, Value value,
                    std::string units = "1") {
  return amount(std::move(name), std::move(label), std::move(definition), std::move(units), std::move(value));
}
Headline sale_over(std::string denominator, std::string noun, Headline headline) {
  headline.denominator = std::move(denominator), headline.noun = std::move(noun);
  return headline;
}
Headline sale_percent(Headline headline) {
  headline.shown = Shown::percent;
  return headline;
}
Headline sale_trials(Headline headline) {
  headline.trials = Headline::Trials::counted;
  return of_sums(sale_percent(std::move(headline)));
}
Headline sale_money(Headline headline) {
  headline.currency = true;
  return headline;
}

void add_sale_boxes(std::vector<Headline>& all) {
  using enum SaleFact;
  all.push_back(sale_count("sale_offered", "Boxes brought for sale",
                           "boxes brought to a center for the first time",
                           [](Totals const& t) { return sale_boxes(t, offered); }));
  all.push_back(
      sale_count("sale_decided", "", "boxes taken in, or refused and not brought again",
                 [](Totals const& t) { return sale_boxes(t, taken_in) + sale_boxes(t, given_up); }));
  all.push_back(sale_trials(sale_over(
      "sale_decided", "boxes taken in or not brought again",
      sale_count("sale_given_up_share", "  refused and sold elsewhere",
                 "boxes refused and not brought again / these and the boxes taken in", [](Totals const& t) {
                   return sale_boxes(t, given_up) / (sale_boxes(t, taken_in) + sale_boxes(t, given_up));
                 }))));
  all.push_back(sale_count("sale_arrived", "", "boxes brought to the regional warehouse",
                           [](Totals const& t) { return sale_boxes(t, arrived); }));
  all.push_back(sale_count(
      "sale_weight", "Goods sold", "weight of the boxes brought to the regional warehouse",
      [](Totals const& t) { return t.sold.kg; }, "kg"));
  all.push_back(
      sale_money(sale_count("sale_value", "  paid to villagers, CNY",
                            "paid for boxes brought to the regional warehouse that were not spoiled, in CNY",
                            [](Totals const& t) { return t.sold.cny; })));
  all.push_back(sale_trials(sale_over(
      "sale_arrived", "boxes at the warehouse",
      sale_count("sale_spoiled_share", "  spoiled",
                 "boxes that were on their way for longer than they keep / boxes "
                 "brought to the regional warehouse",
                 [](Totals const& t) { return sale_boxes(t, spoiled) / sale_boxes(t, arrived); }))));
  all.push_back(
      sale_count("sale_left", "  boxes on their way at the end",
                 "boxes at centers, on trucks, at the hub and on the line-haul at the end of the run",
                 [](Totals const& t) { return static_cast<double>(t.sold.left); }));
}

double hours_from_intake(Totals const& t) {
  using enum SaleFact;
  return (sale_boxes(t, seconds_center) + sale_boxes(t, seconds_milk_run) + sale_boxes(t, seconds_hub) +
          sale_boxes(t, seconds_line_haul)) /
         3600 / sale_boxes(t, arrived);
}

void add_sale_times(std::vector<Headline>& all) {
  using enum SaleFact;
  all.push_back(sale_count("sale_at_hub", "", "boxes brought to the county hub",
                           [](Totals const& t) { return sale_boxes(t, at_hub); }));
  all.push_back(of_sums(sale_over(
      "sale_at_hub", "boxes at the hub",
      sale_count(
          "sale_time_to_hub", "From the farm to the hub, mean",
          "mean time from when a box was first brought to a center to the county hub",
          [](Totals const& t) { return sale_boxes(t, seconds_to_hub) / 3600 / sale_boxes(t, at_hub); },
          "h"))));
  all.push_back(of_sums(sale_over(
      "sale_arrived", "boxes at the warehouse",
      sale_count(
          "sale_time", "  to the warehouse, mean",
          "mean time from when a box was first brought to a center to the regional "
          "warehouse",
          [](Totals const& t) {
            return hours_from_intake(t) + sale_boxes(t, seconds_home) / 3600 / sale_boxes(t, arrived);
          },
          "h"))));
  all.push_back(sale_over(
      "sale_arrived", "boxes at the warehouse",
      sale_count(
          "sale_time_p95", "  to the warehouse, P95",
          "time from when a box was first brought to a center to the regional warehouse that 95 % of the "
          "boxes keep",
          [](Totals const& t) { return quantile_hours(t.sold.way, t.sold.of(arrived), 0.95); }, "h")));
  all.push_back(of_sums(sale_over(
      "sale_arrived", "boxes at the warehouse",
      sale_count("sale_time_from_intake", "  from the center's intake, mean",
                 "mean time from the center's intake to the regional warehouse", hours_from_intake, "h"))));
}

void add_sale_transport(std::vector<Headline>& all) {
  using enum SaleHaulage;
  all.push_back(sale_percent(sale_over(
      "truck_runs", "runs",
      sale_count("truck_back_fullness", "Trucks, room used on the way back",
                 "mean share of the scarcest of a truck's capacities that goods for sale take at its "
                 "return",
                 [](Totals const& t) {
                   return sale_hauled(t, truck_fullness) / 1000 / static_cast<double>(t.sold.runs);
                 }))));
  all.push_back(sale_percent(
      sale_count("truck_empty_share", "  driven empty", "share of the km of trucks with no goods on board",
                 [](Totals const& t) { return t.transport[1].empty_km / t.transport[1].km; })));
  all.push_back(sale_count("line_haul_back_legs", "", "line-haul departures whose vehicles went back",
                           [](Totals const& t) { return sale_hauled(t, back_legs); }));
  all.push_back(of_sums(sale_percent(sale_over(
      "line_haul_back_legs", "departures back",
      sale_count("line_haul_back_fullness", "Line-haul, room used on the way back",
                 "mean share of the scarcer of volume and weight that goods for sale take on the way "
                 "back",
                 [](Totals const& t) {
                   return sale_hauled(t, back_fullness) / 1000 / sale_hauled(t, back_legs);
                 })))));
  all.push_back(
      sale_percent(sale_count("line_haul_empty_share", "  driven empty",
                              "share of the km of line-haul vehicles with no goods on board",
                              [](Totals const& t) { return t.transport[0].empty_km / t.transport[0].km; })));
}

void add_sale_cost(std::vector<Headline>& all) {
  all.push_back(of_sums(sale_money(sale_over(
      "sale_weight", "kg at the warehouse",
      sale_count("sale_cost_per_kg", "Cost of a kg to the warehouse, CNY",
                 "part of the cost that goods for sale bear by selling.joint_cost, which is not in that "
                 "of parcels / weight brought to the regional warehouse, in CNY",
                 [](Totals const& t) { return cny(t.selling_costs.all()) / t.sold.kg; })))));
  all.push_back(of_sums(sale_over(
      "sale_weight", "kg at the warehouse",
      sale_count(
          "sale_emissions_per_kg", "CO2e of a kg to the warehouse",
          "CO2e of trucks and line-haul that goods for sale have by transport activity, which is not in "
          "that of parcels / weight brought to the regional warehouse",
          [](Totals const& t) {
            return (t.transport[0].sold_emissions + t.transport[1].sold_emissions) / t.sold.kg;
          },
          "1"))));
}

}  // namespace

std::vector<Headline> const& selling_headlines() {
  static std::vector<Headline> const all = [] {
    std::vector<Headline> list;
    add_sale_boxes(list);
    add_sale_times(list);
    add_sale_transport(list);
    add_sale_cost(list);
    return list;
  }();
  return all;
}

}  // namespace ruralsim::results::figures
