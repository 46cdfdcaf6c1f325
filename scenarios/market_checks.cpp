#include "scenarios/checks.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

using models::StockPlace;

constexpr double kGrowthOfIncomes = 0.15;  // a year; faster growth of orders is one of buyers

// What a station's shelf cannot do, though other stocks can.
class ShelfCheck {
 public:
  ShelfCheck(Era const& era, Problems& problems)
      : root_(era.root), settings_(era.reading.draft.settings), problems_(problems) {}

  void all() {
    for (auto const& stock : settings_.stocks)
      if (stock.at == StockPlace::station)
        shelf(stock);
      else if (stock.supply != models::Supply::network)
        wrong(stock, "supply", "is given for a stock that is no station's (it has no choice) leave it out");
  }

 private:
  void wrong(models::StockSettings const& stock, std::string const& key, std::string const& why) {
    problems_.error(where_of(root_, "stock", stock.id, key), "stock." + stock.id + "." + key + " " + why);
  }
  void shelf(models::StockSettings const& stock) {
    if (stock.on_stockout != models::OnStockout::upstream)
      wrong(stock, "on_stockout",
            "is given for a select station (what walk-ins do then is station.order_share) leave it out");
    if (!stock.substitute.empty())
      wrong(stock, "substitute", "is given for a select station (its buyers take nothing else) leave it out");
    auto const& products = settings_.products;
    auto const product =
        std::find_if(products.begin(), products.end(), [&](auto const& p) { return p.id == stock.product; });
    if (product != products.end() && product->handling == models::Handling::appliance)
      wrong(stock, "product",
            "= " + in_quotes(stock.product) + " (an appliance: nobody carries it home) name a parcel");
  }

  Node const& root_;
  models::Settings const& settings_;
  Problems& problems_;
};

void warn_of_signs(Era const& era, Problems& problems) {
  auto const& choice = era.reading.draft.settings.choice;
  for (auto const& [key, value] :
       {std::pair{"price", choice.price}, std::pair{"distance", choice.distance},
        std::pair{"lead_time", choice.lead_time}, std::pair{"stockout", choice.stockout}})
    if (value > 0 && choice.model == models::ChoiceModel::logit)
      problems.warning(where_of(era.root, "choice", key),
                       "choice." + std::string(key) + " = " + number_text(value) +
                           " is above 0 (the more of it, the more people buy) is the sign meant?");
  auto const& adoption = era.reading.draft.settings.adoption;
  for (auto const& [key, value] : {std::pair{"lead_time_effect", adoption.lead_time_effect},
                                   std::pair{"stockout_effect", adoption.stockout_effect}})
    if (value > 0 && adoption.model == models::AdoptionModel::bass)
      problems.warning(where_of(era.root, "adoption", key),
                       "adoption." + std::string(key) + " = " + number_text(value) +
                           " is above 0 (worse service makes more people buy) is the sign meant?");
}

}  // namespace

void check_market(Era const& era, Problems& problems) {
  ShelfCheck(era, problems).all();
  warn_of_signs(era, problems);
  auto const& s = era.reading.draft.settings;
  if (s.adoption.model != models::AdoptionModel::bass || s.demand.growth <= kGrowthOfIncomes) return;
  auto const* demand = era.root.find("demand");
  bool const given = demand && demand->value.find("growth");
  problems.warning(
      given ? where_of(era.root, "demand", "growth") : where_of(era.root, "adoption", "model"),
      "demand.growth = " + quantity_text(s.demand.growth, Dimension::yearly_growth) +
          (given ? "" : ", its default,") +
          " multiplies orders beside adoption.model = \"bass\" (new buyers count twice) give the "
          "growth of what a buyer orders");
}

void warn_of_unused_models(std::vector<Era> const& eras, Problems& problems) {
  auto const unused = [&](char const* section, std::string const& why) {
    for (auto const& era : eras) {
      auto const* table = era.root.find(section);
      if (!table || !table->value.is_table()) continue;
      for (auto const& entry : table->value.entries)
        if (entry.key != "model")
          return problems.warning(entry.where,
                                  std::string(section) + "." + entry.key + " has no effect (" + why + ")");
    }
  };
  // Neither model can change by date.
  auto const& s = eras.front().reading.draft.settings;
  bool const shares = s.choice.model == models::ChoiceModel::shares,
             constant = s.adoption.model == models::AdoptionModel::constant;
  if (shares) unused("choice", "choice.model = \"shares\" reads none of its keys");
  if (constant) unused("adoption", "adoption.model = \"constant\" reads none of its keys");
  if (shares && constant) unused("experience", "no model of [choice] or [adoption] reads it");
}

void warn_of_stations(models::Scenario const& scenario, Era const& era, Problems& problems) {
  auto const& stocks = scenario.stretches.front().settings.stocks;
  auto const any_shelf = std::any_of(stocks.begin(), stocks.end(),
                                     [](auto const& stock) { return stock.at == StockPlace::station; });
  bool any_station = false;
  for (auto const& county : scenario.network.counties)
    for (auto const& center : county.centers) any_station |= center.select_station;
  for (auto const& stock : stocks)
    if (stock.at == StockPlace::station && !any_station)
      problems.warning(where_of(era.root, "stock", stock.id, "at"),
                       "stock." + stock.id +
                           " has no place (no center is a select station: "
                           "county.select_stations, or a column of centers_file)");
  auto const* station = era.root.find("station");
  if (station && station->value.is_table() && !station->value.entries.empty() && !any_station)
    problems.warning(station->where,
                     "[station] has no effect (no center is a select station: county.select_stations, or a "
                     "column of centers_file)");
  if (any_station && !any_shelf)
    problems.warning(
        era.root.where,
        "has select stations with nothing to sell (they are centers like others) add a [[stock]] with "
        "at = \"station\"");
}

}  // namespace ruralsim::scenarios
