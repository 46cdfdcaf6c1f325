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

struct Figure {
  std::string name;   // "next_day_rate"; of an axis "late_share.truck_full"
  std::string label;  // for people; empty: not meant for the table
  std::string unit;   // UDUNITS; a share has "1"
  Shown shown = Shown::number;
  double value = not_available;       // mean over the replications
  double half_width = not_available;  // of its t-interval; NaN for a single replication
  Interval interval{};  // value +- half_width, within what the figure can be; if all or none of the trials
                        // succeeded, Wilson's
  std::size_t n = 0;    // replications that have a value
  std::size_t replications = 0;  // all; the others had nothing to divide by, or (why_not) no end
  std::string definition{};
  // There is no value: "0 orders", "not reached by the end of the run"; the latter as soon as one replication
  // did not reach it, since a mean over the others would be too small.
  std::string why_not{};
  std::vector<double> values{};  // one a replication; NaN where there is none
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
