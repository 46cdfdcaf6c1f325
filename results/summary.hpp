#pragma once
// The headline figures of a run with their intervals: what the program prints at the end.

#include "results/json.hpp"
#include "results/statistics.hpp"
#include "results/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::results {

enum class Shown : std::uint8_t { number, percent };

// How the values of several replications become one: their mean; the figure of all of them together, as if
// they were one large replication (ratios: of sums; quantiles: of all orders), with a jackknife interval; or
// their median, those that did not get there being the longest.
enum class Across : std::uint8_t { mean, pooled, median };

struct Figure {
  std::string name;   // "next_day_rate"; of an axis "late_share.truck_full"
  std::string label;  // for people; empty: not meant for the table
  std::string unit;   // UDUNITS; a share has "1"
  Shown shown = Shown::number;
  Across across = Across::mean;
  double value = not_available;       // over the replications, by `across`
  double half_width = not_available;  // of its t-interval; NaN for a single replication, and where the value
                                      // is 0 in all of them, of which their spread tells nothing
  Interval interval{};  // value +- half_width, within what the figure can be; if all or none of the trials
                        // succeeded, Wilson's
  std::size_t n = 0;  // samples (replications, or antithetic pairs of them) that have a value, or of `pooled`
                      // anything to divide by
  std::size_t replications = 0;  // all; the others had nothing to divide by, or (why_not) no end
  bool pairs = false;            // replications are antithetic
  std::string definition{};
  // There is no value: "0 orders", "not reached by the end of the run". Of a mean the latter as soon as one
  // replication did not reach it, since a mean over the others would be too small.
  std::string why_not{};
  // Replications without a value because it lies beyond the end of the run (each is large, not absent), and
  // how that is called. A median may still be there.
  std::size_t beyond = 0;
  std::string beyond_means{};
  std::vector<double> values{};  // one a replication; NaN where there is none

  std::size_t samples() const { return pairs ? (replications + 1) / 2 : replications; }
};

// The figures of the group /summary, in its order, axes unrolled. Throws sim::Error (usage) for a level that
// is none, (io) if the tables hold no such group.
std::vector<Figure> summarise(Tables const& tables, double level = usual_level);

// A table for people: one line a figure, and one that says what the intervals are. Reasons and stages that
// never occurred are left out.
std::string summary_text(std::vector<Figure> const& figures, double level = usual_level);

// {"level": 0.95, "figures": {"next_day_rate": {...}, ...}} as the next value of `json`.
void write_summary(Json& json, std::vector<Figure> const& figures, double level = usual_level);

// "-1234567.8" as "-1,234,567.8": digits with or without decimals and sign.
std::string grouped(std::string digits);

// "87.3 %", "1,234", "23.4 h", "n/a (0 orders)".
std::string value_text(Figure const& figure);

}  // namespace ruralsim::results
