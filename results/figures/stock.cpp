// Stock by product group and week: what was demanded and what became of it, what lay there, what was owed.
// Service levels as in Tempelmeier 2011, chapter 2 (alpha, beta; gamma after Schneider 1981, by the day).
#include "results/figures/parts.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace ruralsim::results::figures {
namespace {

using models::StockFact;
using models::StockLedger;

// The stocks of one level, replication by replication. `shortages`: where several stocks share a ledger, how
// many of them fell short by day and group.
class Place {
 public:
  using Shortages = std::vector<models::Counts<std::uint32_t> const*>;
  Place(Sheet& sheet, std::string prefix, std::string place, std::vector<std::string> axes,
        std::vector<StockLedger const*> ledgers, Shortages shortages = {})
      : sheet_(sheet),
        runs_(sheet.runs),
        prefix_(std::move(prefix)),
        place_(std::move(place)),
        axes_(std::move(axes)),
        ledgers_(std::move(ledgers)),
        shortages_(std::move(shortages)) {}

  void add() {
    auto const demand = count("demand", "pieces demanded of", StockFact::demanded);
    auto const filled = count("filled", "pieces filled at once by", StockFact::filled);
    count("substituted", "pieces of which another product was sent at once by", StockFact::substituted);
    count("backordered", "pieces that had to wait for replenishment of", StockFact::backordered);
    count("upstream", "pieces left to the next source by", StockFact::upstream);
    count("lost", "pieces lost for want of stock at", StockFact::lost);
    count("orders", "replenishment orders placed by", StockFact::orders);
    count("ordered", "pieces ordered by", StockFact::ordered);
    count("received", "pieces received by", StockFact::received);
    auto const days = held_days();
    auto const on_hand = piece_days("on_hand", "mean pieces on hand in", StockFact::on_hand_seconds, days);
    mean_value();
    auto const owed =
        piece_days("owed", "mean pieces owed to those who wait by", StockFact::owed_seconds, days);
    piece_days("out_of_stock", "share of time with nothing on hand in", StockFact::out_seconds, days);
    Reals const demanded(demand.begin(), demand.end()), at_once(filled.begin(), filled.end());
    rate("alpha", "share of days on which all demand was filled at once by", full_days(), days);
    rate("beta", "fill rate: filled / demand of", at_once, demanded);
    Reals in_time;
    for (std::size_t i = 0; i < owed.size(); ++i) in_time.push_back(demanded[i] - owed[i]);
    rate("gamma", "1 - piece-days owed / pieces demanded of", in_time, demanded);
    rate("days_of_supply", "piece-days on hand / pieces demanded of", on_hand, demanded, "day");
  }

 private:
  template <class Value>
  auto cells(Value&& value) const {
    std::vector<decltype(value(*ledgers_.front(), 0, 0))> all;
    for (auto const* ledger : ledgers_)
      for (std::size_t g = 0; g < runs_.groups(); ++g)
        for (std::size_t week = 0; week < runs_.weeks(); ++week) all.push_back(value(*ledger, g, week));
    return all;
  }
  std::int64_t of_week(StockLedger const& ledger, std::size_t g, std::size_t week,
                       std::function<std::int64_t(std::size_t)> const& of_day) const {
    std::int64_t sum = 0;
    if (!ledger.holds(g)) return sum;
    for (std::size_t day = 7 * week; day < 7 * week + runs_.days_of_week(week); ++day) sum += of_day(day);
    return sum;
  }
  Whole sums(StockFact fact) const {
    return cells([&](StockLedger const& l, std::size_t g, std::size_t week) {
      return of_week(l, g, week, [&](std::size_t day) { return l.fact(day, g, fact); });
    });
  }
  Reals held_days() const {
    return cells([&](StockLedger const& l, std::size_t g, std::size_t week) {
      return l.holds(g) ? static_cast<double>(l.at_end(g, StockLedger::kHeld)) *
                              static_cast<double>(runs_.days_of_week(week))
                        : 0.0;
    });
  }
  Reals full_days() const {
    if (!shortages_.empty()) return full_days_of_each();
    return cells([&](StockLedger const& l, std::size_t g, std::size_t week) {
      return static_cast<double>(of_week(l, g, week, [&](std::size_t day) {
        return l.fact(day, g, StockFact::filled) == l.fact(day, g, StockFact::demanded) ? 1 : 0;
      }));
    });
  }

  Reals full_days_of_each() const {
    auto days = held_days();
    for (std::size_t i = 0; i < days.size(); ++i) {
      auto const& by_day = *shortages_[i / runs_.groups() / runs_.weeks()];
      if (by_day.columns() > 0)
        days[i] -= static_cast<double>(
            week_sum(runs_, by_day, i % runs_.weeks(), i / runs_.weeks() % runs_.groups()));
    }
    return days;
  }

  void mean_value() {
    auto mean = cells([&](StockLedger const& l, std::size_t g, std::size_t week) {
      double cny = 0;
      for (std::size_t day = 7 * week; l.holds(g) && day < 7 * week + runs_.days_of_week(week); ++day)
        cny += static_cast<double>(l.fact(day, g, StockFact::on_hand_seconds)) / 86400 *
               runs_.scenario().settings_on(static_cast<std::int64_t>(day)).products[g].value.value;
      auto const places = l.holds(g) ? l.at_end(g, StockLedger::kHeld) : 1;
      return cny / static_cast<double>(runs_.days_of_week(week)) / static_cast<double>(places);
    });
    sheet_.tables.add(Variable{.name = prefix_ + "value",
                               .dims = axes_,
                               .data = std::move(mean),
                               .long_name = "mean value, in CNY, of the pieces on hand in " + place_,
                               .units = "1",
                               .cell_methods = "week: mean",
                               .extra = {{"currency", currency_of(runs_)}}});
  }

  Whole count(char const* name, char const* what, StockFact fact) {
    auto values = sums(fact);
    put(name, what, "1", "week: sum", values, std::nullopt);
    return values;
  }
  // Sums in piece-days; what is told is their mean.
  Reals piece_days(char const* name, char const* what, StockFact fact, Reals const& days) {
    Reals values;
    for (auto const seconds : sums(fact)) values.push_back(static_cast<double>(seconds) / 86400);
    rate(name, what, values, days);
    return values;
  }
  void rate(char const* name, char const* what, Reals const& above, Reals const& below,
            char const* units = "1") {
    Reals values;
    for (std::size_t i = 0; i < above.size(); ++i)
      values.push_back(below[i] == 0 ? not_available : above[i] / below[i]);
    put(name, what, units, "week: mean", std::move(values), not_available);
  }
  void put(char const* name, char const* what, char const* units, char const* cell_methods, Data values,
           std::optional<double> fill) {
    sheet_.tables.add(Variable{.name = prefix_ + name,
                               .dims = axes_,
                               .data = std::move(values),
                               .long_name = std::string(what) + " " + place_,
                               .units = units,
                               .cell_methods = cell_methods,
                               .fill = fill});
  }

  Sheet& sheet_;
  Runs const& runs_;
  std::string prefix_, place_;
  std::vector<std::string> axes_;
  std::vector<StockLedger const*> ledgers_;
  Shortages shortages_;
};

}  // namespace

void add_stock(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const& stocks = runs.scenario().stretches.front().settings.stocks;
  auto const any = [&](models::StockPlace at) {
    return std::any_of(stocks.begin(), stocks.end(), [&](auto const& stock) { return stock.at == at; });
  };
  std::vector<StockLedger const*> of_region, of_counties, of_stations;
  Place::Shortages short_stations;
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    of_region.push_back(&runs.run(r).stock);
    for (std::size_t c = 0; c < runs.counties(); ++c) {
      of_counties.push_back(&runs.county(r, c).stock);
      of_stations.push_back(&runs.county(r, c).stations.stock);
      short_stations.push_back(&runs.county(r, c).stations.short_days);
    }
  }
  if (any(models::StockPlace::region))
    Place(sheet, "region_stock_", "the warehouse's stock", {"replicate", "product_group", "week"}, of_region)
        .add();
  if (any(models::StockPlace::county))
    Place(sheet, "county_stock_", "the county's stock", {"replicate", "county", "product_group", "week"},
          of_counties)
        .add();
  if (any(models::StockPlace::station))
    Place(sheet, "station_stock_", "select stations' shelves (means: of a shelf)",
          {"replicate", "county", "product_group", "week"}, of_stations, short_stations)
        .add();
}

}  // namespace ruralsim::results::figures
