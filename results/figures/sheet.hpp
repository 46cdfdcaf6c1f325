#pragma once
// Short ways to add figures that run over replications and counties. Time is the last and fastest axis.
//
// A figure is worked out from numbers that add up over counties. So the same code makes it for every county
// of a region, and, of numbers that were added up before, for a region or all regions as a whole.

#include "results/figures/book.hpp"
#include "results/figures/runs.hpp"
#include "results/statistics.hpp"
#include "results/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
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

class Sheet {
 public:
  // Every county by itself.
  Sheet(Tables& into, Runs const& of) : tables(into), runs(of) {}
  // The same, of which what adds up is added to `sums`. Of figures by county only those are kept for which
  // `keeps` holds (the name, less what a group puts before it), of others none.
  Sheet(Tables& into, Runs const& of, Book& sums, bool (*keeps)(std::string_view))
      : tables(into), runs(of), into_(&sums), keeps_(keeps) {}
  // All counties together, of sums that were made before; figures are in this group.
  Sheet(Tables& into, Runs const& of, Books sums, std::string group)
      : tables(into), runs(of), from_(std::move(sums)), group_(std::move(group)) {}

  // Whether figures are told of all counties together.
  bool together() const { return !from_.empty(); }
  // Places that figures are told of: counties, or one.
  std::size_t places() const { return together() ? 1 : runs.counties(); }

  // Numbers that add up over counties: one for every replication, place and cell (fastest), of(replicate,
  // county, cell) of a county. The name says which they are: two that differ have different names.
  template <class T, class Of>
  std::vector<T> sums(std::string const& name, std::size_t cells, Of&& of) {
    if (together()) return from_.values<T>(name, runs.replicates() * cells);
    std::vector<T> values;
    values.reserve(runs.replicates() * runs.counties() * cells);
    for (std::size_t r = 0; r < runs.replicates(); ++r)
      for (std::size_t c = 0; c < runs.counties(); ++c)
        for (std::size_t i = 0; i < cells; ++i) values.push_back(static_cast<T>(of(r, c, i)));
    note(name, values, runs.replicates(), cells);
    return values;
  }
  // Of what is the same in all replications: of(county, cell).
  template <class T, class Of>
  std::vector<T> sums_of_map(std::string const& name, std::size_t cells, Of&& of) {
    if (together()) return from_.values<T>(name, cells);
    std::vector<T> values;
    for (std::size_t c = 0; c < runs.counties(); ++c)
      for (std::size_t i = 0; i < cells; ++i) values.push_back(static_cast<T>(of(c, i)));
    note(name, values, 1, cells);
    return values;
  }
  // Of a region's warehouse, which belongs to no county: of(replicate, cell).
  template <class T, class Of>
  std::vector<T> sums_of_region(std::string const& name, std::size_t cells, Of&& of) {
    if (together()) return from_.values<T>(name, runs.replicates() * cells);
    std::vector<T> values;
    for (std::size_t r = 0; r < runs.replicates(); ++r)
      for (std::size_t i = 0; i < cells; ++i) values.push_back(static_cast<T>(of(r, i)));
    note(name, values, runs.replicates(), cells);
    return values;
  }

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
  // A figure with all its axes; those of counties or centers are left out where counties are told of together
  // (there is no figure by center then: by_center).
  void put(Variable variable);
  bool by_center() const { return !together(); }

  Tables& tables;
  Runs const& runs;

 private:
  template <class T>
  void note(std::string const& name, std::vector<T> const& values, std::size_t replicates,
            std::size_t cells) {
    if (into_) into_->add(name, values, replicates, cells);
  }
  std::size_t extent(std::string const& axis) const { return tables.find_dimension("", axis)->size; }

  template <class T, class Of>
  std::vector<T> cells(Head const& head, Of&& of) {
    std::vector<T> values;
    std::size_t const categories = head.axes.size() > 1 ? extent(head.axes.front()) : 1;
    std::size_t const times = extent(head.axes.back());
    if (together()) return from_.values<T>(head.name, runs.replicates() * categories * times);
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
    note(head.name, values, runs.replicates(), categories * times);
    return values;
  }

  Book* into_ = nullptr;
  Books from_;
  bool (*keeps_)(std::string_view) = nullptr;
  std::string group_;
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
