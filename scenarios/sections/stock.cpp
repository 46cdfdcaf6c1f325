#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section stock() {
  using Stock = models::StockSettings;
  Fields<Stock> f;
  f("id", &Stock::id).as(Type::id).never_changes().is("Name of the stock.");
  f("product", &Stock::product).as(Type::id).never_changes().is("The [[product]] that it holds.");
  f("at", &Stock::at)
      .never_changes()
      .is("region: at the regional warehouse, in place of product.stocked_in_region; county: pre-stock at "
          "the "
          "county hub, from which goods leave without warehouse and line-haul; station: on the shelf of each "
          "select station.");
  f("county", &Stock::county, "all")
      .as(Type::id)
      .or_nothing("all")
      .from("rule")
      .never_changes()
      .is("With at = county or station: the [[county]]; all: one like this in each that has none of its "
          "own.");
  f("policy", &Stock::policy)
      .is("base-stock: up to S after every demand; (s,S): up to S at or below s; (r,Q): multiples of Q at or "
          "below r; (R,S): up to S at every review. Of the inventory position: on hand + on order - owed.");
  f("up_to", &Stock::up_to, "none").or_nothing("none").from("rule").is("S of base-stock, (s,S) and (R,S).");
  f("reorder_point", &Stock::reorder_point, "none")
      .or_nothing("none")
      .from("rule")
      .is("s of (s,S), r of (r,Q).");
  f("quantity", &Stock::quantity, "none").above(0).or_nothing("none").from("rule").is("Q of (r,Q).");
  f("review", &Stock::review, "continuous")
      .above(0)
      .most(365 * 86400)
      .or_nothing("continuous")
      .from("rule")
      .is("From one review to the next, whether or not that divides the day; continuous: after every "
          "demand.");
  f("review_time", &Stock::review_time, "0 s")
      .most(86400)
      .from("rule")
      .is("Of the first review, after the first midnight; the others follow by the period.");
  f("lead_time", &Stock::lead_time)
      .is("From the order until the goods are there; of pre-stock that the region stocks, too, once the "
          "goods "
          "have been issued there; of a station until the order goes up with the next release (or, with "
          "supply = lead-time, until the goods are there).");
  f("supply", &Stock::supply, "network")
      .from("rule")
      .never_changes()
      .is("With at = station: network: goods come as parcels from the warehouse, through picking, line-haul, "
          "hub "
          "and truck; lead-time: from an ample source.");
  f("initial", &Stock::initial, "full")
      .or_nothing("full")
      .from("rule")
      .is("On hand at the beginning; full: S, or r + Q.");
  f("on_stockout", &Stock::on_stockout, "upstream")
      .from("rule")
      .is("What it cannot fill: upstream goes to the next source (region: the national hub; county: the "
          "warehouse; station: the desk or nobody, by station.order_share); backorder waits here, first come "
          "first served; lost is never delivered.");
  f("substitute", &Stock::substitute, "none")
      .as(Type::id)
      .or_nothing("none")
      .from("rule")
      .is("Product of the same place that is sent instead, while there is any left.");
  return {"stock",
          Section::Shape::list,
          "Goods of a product group that lie at a place, and how they are replenished. Amounts in days are "
          "of the mean demand that the next four weeks are expected to bring.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.stocks.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_stock() {
  return {stock()};
}

}  // namespace ruralsim::scenarios::sections
