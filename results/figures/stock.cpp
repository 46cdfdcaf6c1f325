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
        shortages_(std::move(shortages)),
        several_(prefix_.starts_with("station")) {}

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
  // value(number of the ledger, group, week)
  template <class T, class Value>
  std::vector<T> cells(std::string const& what, Value&& value) const {
    auto const weeks = runs_.weeks(), size = runs_.groups() * weeks;
    if (std::ranges::count(axes_, "county") == 0)
      return sheet_.sums_of_region<T>(
          prefix_ + what, size, [&](std::size_t r, std::size_t i) { return value(r, i / weeks, i % weeks); });
    return sheet_.sums<T>(prefix_ + what, size, [&](std::size_t r, std::size_t c, std::size_t i) {
      return value(r * runs_.counties() + c, i / weeks, i % weeks);
    });
  }
  std::int64_t of_week(StockLedger const& ledger, std::size_t g, std::size_t week,
                       std::function<std::int64_t(std::size_t)> const& of_day) const {
    std::int64_t sum = 0;
    if (!ledger.holds(g)) return sum;
    for (std::size_t day = 7 * week; day < 7 * week + runs_.days_of_week(week); ++day) sum += of_day(day);
    return sum;
  }
  Whole sums(char const* name, StockFact fact) const {
    return cells<std::int64_t>(name, [&](std::size_t n, std::size_t g, std::size_t week) {
      return of_week(*ledgers_[n], g, week, [&](std::size_t day) { return ledgers_[n]->fact(day, g, fact); });
    });
  }
  double held(std::size_t n, std::size_t g) const {
    auto const& l = *ledgers_[n];
    return l.holds(g) ? static_cast<double>(l.at_end(g, StockLedger::kHeld)) : 0.0;
  }
  Reals held_days() const {
    return cells<double>("held_days", [&](std::size_t n, std::size_t g, std::size_t week) {
      return held(n, g) * static_cast<double>(runs_.days_of_week(week));
    });
  }
  Reals full_days() const {
    if (several_) return full_days_of_each();
    return cells<double>("full_days", [&](std::size_t n, std::size_t g, std::size_t week) {
      auto const& l = *ledgers_[n];
      return of_week(l, g, week, [&](std::size_t day) {
        return l.fact(day, g, StockFact::filled) == l.fact(day, g, StockFact::demanded) ? 1 : 0;
      });
    });
  }

  Reals full_days_of_each() const {
    return cells<double>("full_days", [&](std::size_t n, std::size_t g, std::size_t week) {
      auto const& by_day = *shortages_[n];
      double const days = held(n, g) * static_cast<double>(runs_.days_of_week(week));
      return by_day.columns() > 0 ? days - static_cast<double>(week_sum(runs_, by_day, week, g)) : days;
    });
  }

  // Of one place, where several stocks share a ledger.
  void mean_value() {
    auto mean = cells<double>("value_a_day", [&](std::size_t n, std::size_t g, std::size_t week) {
      auto const& l = *ledgers_[n];
      double cny = 0;
      for (std::size_t day = 7 * week; l.holds(g) && day < 7 * week + runs_.days_of_week(week); ++day)
        cny += static_cast<double>(l.fact(day, g, StockFact::on_hand_seconds)) / 86400 *
               runs_.scenario().settings_on(static_cast<std::int64_t>(day)).products[g].value.value;
      return cny / static_cast<double>(runs_.days_of_week(week));
    });
    auto const places =
        cells<double>("places", [&](std::size_t n, std::size_t g, std::size_t) { return held(n, g); });
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] /= std::max(places[i], 1.0);
    sheet_.put(Variable{.name = prefix_ + "value",
                        .dims = axes_,
                        .data = std::move(mean),
                        .long_name = "mean value, in CNY, of the pieces on hand in " + place_,
                        .units = "1",
                        .cell_methods = "week: mean",
                        .extra = {{"currency", currency_of(runs_)}}});
  }

  Whole count(char const* name, char const* what, StockFact fact) {
    auto values = sums(name, fact);
    put(name, what, "1", "week: sum", values, std::nullopt);
    return values;
  }
  // Sums in piece-days; what is told is their mean.
  Reals piece_days(char const* name, char const* what, StockFact fact, Reals const& days) {
    Reals values;
    for (auto const seconds : sums((std::string(name) + "_seconds").c_str(), fact))
      values.push_back(static_cast<double>(seconds) / 86400);
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
    sheet_.put(Variable{.name = prefix_ + name,
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
  bool several_;  // stocks share a ledger
};

}  // namespace

void add_stock(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const& has = runs.features();
  std::vector<StockLedger const*> of_region, of_counties, of_stations;
  Place::Shortages short_stations;
  for (std::size_t r = 0; r < runs.replicates() && !sheet.together(); ++r) {
    of_region.push_back(&runs.run(r).stock);
    for (std::size_t c = 0; c < runs.counties(); ++c) {
      of_counties.push_back(&runs.county(r, c).stock);
      of_stations.push_back(&runs.county(r, c).stations.stock);
      short_stations.push_back(&runs.county(r, c).stations.short_days);
    }
  }
  if (has.region_stock)
    Place(sheet, "region_stock_", "the warehouse's stock", {"replicate", "product_group", "week"}, of_region)
        .add();
  if (has.county_stock)
    Place(sheet, "county_stock_", "the county's stock", {"replicate", "county", "product_group", "week"},
          of_counties)
        .add();
  if (has.stations)
    Place(sheet, "station_stock_", "select stations' shelves (means: of a shelf)",
          {"replicate", "county", "product_group", "week"}, of_stations, short_stations)
        .add();
}

}  // namespace ruralsim::results::figures
