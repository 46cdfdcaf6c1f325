// What `ruralsim warm-up` tells: where series of a result settle, and whether the run leaves out enough.
#pragma once

#include "cli/arguments.hpp"
#include "results/series.hpp"
#include "results/statistics.hpp"
#include "results/table.hpp"
#include "results/warm_up.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct SeriesWarmUp {
  results::Series series;
  std::size_t batch = 5;  // values of the series
  std::string why_not{};  // nothing can be told
  results::Truncation mser{};
  results::WelchChart welch{};
  // Over replications, of what is left; of a series that does not settle, of what the run's warm-up leaves.
  results::Estimate mean{};           // over replications, of what is left
  std::vector<double> half_widths{};  // of that mean, over the first 1, 2 ... replications; NaN of one

  std::size_t days_left_out() const { return mser.leave_out * series.step; }
};

struct WarmUpReport {
  std::string path, title, file, version, command, seed;
  std::size_t replications = 0;  // or antithetic pairs
  std::int64_t days = 0, warm_up = 0;
  double level = results::usual_level;
  std::vector<SeriesWarmUp> series{};

  std::string for_people() const;
  std::string for_scripts() const;
};

// Of these series of a result, as the options say (--days, --batch, --window, --level). Throws Error(usage),
// (io) that name the file.
WarmUpReport warm_up_report(results::Tables const& tables, std::string const& file,
                            std::vector<std::string> const& series, Arguments const& arguments);

// Draws the one series of the report. Only the complete program can draw.
void draw_warm_up(WarmUpReport const& report, Arguments const& arguments);

}  // namespace ruralsim::cli
