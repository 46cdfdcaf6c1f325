// Figures of a result as the charts need them: summed over the counties that are drawn, one row a
// replication.
#pragma once

#include "results/antithetic.hpp"
#include "results/table.hpp"
#include "sim/calendar.hpp"
#include "viz/from_tables.hpp"
#include "viz/info.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

using Row = std::vector<double>;
using Rows = std::vector<Row>;  // [replication][the variable's further axes, flat]

class Reader {
 public:
  Reader(results::Tables const& tables, Part const& part) : tables_(tables), part_(part) {}

  std::size_t replications() const { return size("replicate"); }
  std::size_t size(std::string_view axis) const;
  /// Older results have less.
  bool has(std::string_view variable) const { return tables_.find(variable) != nullptr; }
  /// Any numbers as f64; what is missing (_FillValue) is NaN in f64 alone, as the result files have it.
  Row numbers(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  std::vector<sim::Date> dates(std::string_view axis) const;
  /// Which days or weeks count in figures of the whole run; `name` is judged or judged_week.
  std::vector<bool> judged(std::string_view name) const;

  /// The variable over (replicate, county, ...), summed over the counties drawn.
  Rows sums(std::string_view name) const;
  bool draws(std::size_t county) const { return !part_.county || *part_.county == county; }

  /// Replications that are one sample together: each its own, or antithetic pairs.
  std::vector<results::Sample> samples() const;
  /// Mean over replications with its t-interval; no bounds for a single one.
  Interval interval(std::span<double const> values) const;
  /// The same for a share: bounds within 0 and 1.
  Interval share_interval(std::span<double const> values) const;
  double level() const { return part_.level; }
  ChartInfo info() const;
  /// The same for figures of all replications together, whose intervals are a jackknife's.
  ChartInfo info_of_all_together() const;

 private:
  std::string attribute(std::string_view group, std::string_view name) const;
  std::string scenario() const;
  std::string file() const;

  results::Tables const& tables_;
  Part const& part_;
};

/// a / b, NaN over nothing.
double ratio(double a, double b);
Row ratios(Row const& a, Row const& b);
double sum(Row const& values);
/// Sum over the places of the last axis that are chosen; one value for each place of the axes before.
Row sum_over(Row const& values, std::vector<bool> const& chosen);
/// Values of one place of the axes before the last one.
Row slice(Row const& values, std::size_t place, std::size_t length);
/// Value `i` of every replication.
Row column(Rows const& rows, std::size_t i);
/// Means over the replications that have a value.
Row means(Rows const& rows);

/// Words of the result files as people read them: "cut_off" is "waiting for the cut-off".
std::string stage_words(std::string_view id);
std::string reason_words(std::string_view id);
std::string resource_words(std::string_view id);
std::string level_words(std::string_view id);
std::string channel_words(std::string_view id);

}  // namespace ruralsim::viz
