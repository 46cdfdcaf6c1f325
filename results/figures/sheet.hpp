#pragma once
// Short ways to add figures that run over replications and counties. Time is the last and fastest axis.

#include "results/figures/runs.hpp"
#include "results/statistics.hpp"
#include "results/table.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::results::figures {

using Whole = std::vector<std::int64_t>;
using Reals = std::vector<double>;

// What a figure is, and over which axes it runs after replicate and county.
struct Head {
  std::string name;
  std::vector<std::string> axes;  // at most one category, then "day" or "week" or another axis
  std::string long_name;
  std::string units = "1";
  std::string cell_methods{};
  bool currency = false;  // whether it is money
};

// "CNY 2018": the attribute `currency` of money.
std::string currency_of(Runs const& runs);

// What a scenario must have for its figures to be there.
bool has_stocks(Runs const& runs);    // at the warehouse or in counties
bool has_stations(Runs const& runs);  // with goods to sell
bool has_market(Runs const& runs);    // adoption or choice that changes
bool chooses(Runs const& runs);       // choice of channel

class Sheet {
 public:
  Sheet(Tables& into, Runs const& of) : tables(into), runs(of) {}

  // One number for every replication, county and cell of the axes: of(ledger, cell of the last axis), or
  // of(ledger, category, cell of the last axis). The values are returned for further use.
  template <class Of>
  Whole count(Head const& head, Of&& of) {
    auto values = cells<std::int64_t>(head, std::forward<Of>(of));
    add(head, values);
    return values;
  }
  template <class Of>
  Reals real(Head const& head, Of&& of) {
    auto values = cells<double>(head, std::forward<Of>(of));
    add(head, values);
    return values;
  }
  // above / below, cell by cell; NaN over nothing.
  void ratio(Head const& head, Whole const& above, Whole const& below);
  void ratio(Head const& head, Reals const& above, Reals const& below);

  void add(Head const& head, Whole values);
  void add(Head const& head, Reals values);

  Tables& tables;
  Runs const& runs;

 private:
  std::size_t extent(std::string const& axis) const { return tables.find_dimension("", axis)->size; }

  template <class T, class Of>
  std::vector<T> cells(Head const& head, Of&& of) const {
    std::vector<T> values;
    std::size_t const categories = head.axes.size() > 1 ? extent(head.axes.front()) : 1;
    std::size_t const times = extent(head.axes.back());
    values.reserve(runs.replicates() * runs.counties() * categories * times);
    for (std::size_t r = 0; r < runs.replicates(); ++r)
      for (std::size_t c = 0; c < runs.counties(); ++c)
        for (std::size_t category = 0; category < categories; ++category)
          for (std::size_t time = 0; time < times; ++time) {
            if constexpr (std::is_invocable_v<Of, models::CountyLedger const&, std::size_t, std::size_t>)
              values.push_back(static_cast<T>(of(runs.county(r, c), category, time)));
            else
              values.push_back(static_cast<T>(of(runs.county(r, c), time)));
          }
    return values;
  }
};

// A cell of a ledger's table as a whole number.
template <class T>
std::int64_t at(models::Counts<T> const& table, std::size_t row, std::size_t column) {
  return static_cast<std::int64_t>(table(row, column));
}

// Sum over those days of a week that `counts(day)` admits.
template <class T, class Admit>
std::int64_t week_sum(Runs const& runs, models::Counts<T> const& by_day, std::size_t week, std::size_t column,
                      Admit&& counts) {
  std::int64_t sum = 0;
  for (std::size_t day = 7 * week; day < 7 * week + runs.days_of_week(week); ++day)
    if (counts(day)) sum += at(by_day, day, column);
  return sum;
}
template <class T>
std::int64_t week_sum(Runs const& runs, models::Counts<T> const& by_day, std::size_t week,
                      std::size_t column) {
  return week_sum(runs, by_day, week, column, [](std::size_t) { return true; });
}

// Sum of a row over all its columns.
template <class T>
std::int64_t row_sum(models::Counts<T> const& table, std::size_t row) {
  std::int64_t sum = 0;
  for (std::size_t column = 0; column < table.columns(); ++column) sum += at(table, row, column);
  return sum;
}

inline double hours(std::int64_t seconds) {
  return static_cast<double>(seconds) / 3600.0;
}

}  // namespace ruralsim::results::figures
