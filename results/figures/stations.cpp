// Select stations beyond their stock: what they sell for, which center sells what; and the market: which way
// people buy, and how many buy online at all.
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::MarketLedger;
using models::StationLedger;
using models::StockFact;

// Each number of a (replicate, center) figure; 0 where there are no stations.
template <class Of>
Whole by_center(Runs const& runs, Of&& of) {
  Whole values;
  for (std::size_t r = 0; r < runs.replicates(); ++r)
    for (std::size_t c = 0; c < runs.counties(); ++c) {
      auto const& ledger = runs.county(r, c).stations;
      for (std::size_t center = 0; center < runs.map(c).centers.size(); ++center) {
        std::int64_t sum = 0;
        for (std::size_t g = 0; g < runs.groups() && !ledger.empty(); ++g) sum += of(ledger, center, g);
        values.push_back(sum);
      }
    }
  return values;
}

void add_of_centers(Sheet& sheet) {
  auto const put = [&](char const* name, Data values, char const* long_name, char const* units,
                       Attributes extra = {}) {
    bool const real = std::holds_alternative<Reals>(values);
    Variable variable{.name = name,
                      .dims = {"replicate", "center"},
                      .data = std::move(values),
                      .long_name = long_name,
                      .units = units,
                      .extra = std::move(extra)};
    if (real) variable.fill = not_available;
    sheet.put(std::move(variable));
  };
  auto const sum = [&](StockFact fact) {
    return by_center(sheet.runs, [=](StationLedger const& l, std::size_t center, std::size_t g) {
      return l.fact(center, g, fact);
    });
  };
  put("center_walk_ins", sum(StockFact::demanded),
      "pieces asked for at the shelf of the center, a select station, over the whole run", "1");
  put("center_sold", sum(StockFact::filled), "those of them that were there and were sold", "1");
  put("center_to_desk", sum(StockFact::upstream),
      "those of them that were not there and were ordered for at the desk", "1");
  put("center_lost_sales", sum(StockFact::lost),
      "those of them that were not there, and who wanted them left", "1");
  auto const held = by_center(sheet.runs, [](StationLedger const& l, std::size_t center, std::size_t g) {
    return l.at_end(center, g * models::StockLedger::kAtEnd + models::StockLedger::kHeld);
  });
  Reals out, sales;
  auto const out_seconds = sum(StockFact::out_seconds);
  for (std::size_t i = 0; i < held.size(); ++i)
    out.push_back(
        held[i] == 0 ? not_available
                     : share(out_seconds[i], held[i] * 86400 * static_cast<std::int64_t>(sheet.runs.days())));
  for (auto const fen : by_center(sheet.runs, [](StationLedger const&l, std::size_t center, std::size_t g) {
         return l.revenue_by_center(center, g);
       }))
    sales.push_back(static_cast<double>(fen) / 100);
  put("center_out_of_stock", std::move(out),
      "share of time with nothing on hand, over the product groups of the shelf, over the whole run", "1");
  put("center_sales", std::move(sales), "value of what the shelf of the center sold, over the whole run",
      "CNY", {{"currency", currency_of(sheet.runs)}});
}

void add_sales(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.real({.name = "station_sales",
              .axes = {"product_group", "week"},
              .long_name = "value of what select stations sold from their shelves",
              .units = "CNY",
              .cell_methods = "week: sum",
              .currency = true},
             [&](CountyLedger const& l, std::size_t g, std::size_t week) {
               return l.stations.empty()
                          ? 0.0
                          : static_cast<double>(week_sum(runs, l.stations.revenue, week, g)) / 100;
             });
}

void add_choice(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const wishes = sheet.count({.name = "wishes",
                                   .axes = {"alternative", "week"},
                                   .long_name = "wishes to buy, by what became of them",
                                   .cell_methods = "week: sum"},
                                  [&](CountyLedger const& l, std::size_t a, std::size_t week) {
                                    return l.market.empty() ? 0 : week_sum(runs, l.market.chosen, week, a);
                                  });
  Whole all(wishes.size(), 0);
  auto const weeks = runs.weeks();
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    auto const of_county = i / (models::kAlternatives * weeks) * models::kAlternatives * weeks + i % weeks;
    for (std::size_t a = 0; a < models::kAlternatives; ++a) all[i] += wishes[of_county + a * weeks];
  }
  sheet.ratio({.name = "choice_share",
               .axes = {"alternative", "week"},
               .long_name = "share of wishes to buy that chose the alternative"},
              wishes, all);
}

void add_buyers(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const sum = [&](char const* name, MarketLedger::State what) {
    return sheet.sums<std::int64_t>(name, runs.weeks(), [&](std::size_t r, std::size_t c, std::size_t week) {
      auto const& market = runs.county(r, c).market;
      return market.empty() ? 0 : week_sum(runs, market.state, week, what);
    });
  };
  auto const households = sum("market_households", MarketLedger::kHouseholds);
  sheet.ratio({.name = "adoption",
               .axes = {"week"},
               .long_name = "share of the households with an open center that buy online",
               .cell_methods = "week: mean"},
              sum("market_buyers", MarketLedger::kBuyers), households);
  Reals hours_of, of;
  for (auto const n : sum("market_lead_seconds", MarketLedger::kLeadSeconds)) hours_of.push_back(hours(n));
  for (auto const n : households) of.push_back(static_cast<double>(n));
  sheet.ratio({.name = "experienced_lead_time",
               .axes = {"week"},
               .long_name = "time from order to delivery as households remember it of their center",
               .units = "h",
               .cell_methods = "week: mean"},
              hours_of, of);
}

}  // namespace

void add_stations(Sheet& sheet) {
  if (sheet.runs.features().stations) {
    add_sales(sheet);
    if (sheet.by_center()) add_of_centers(sheet);
  }
  if (!sheet.runs.features().has_market()) return;
  if (sheet.runs.features().chooses) add_choice(sheet);
  add_buyers(sheet);
}

}  // namespace ruralsim::results::figures
