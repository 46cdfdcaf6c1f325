// What every chart says about where it comes from.
#pragma once

#include "viz/canvas.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

/// What the intervals are of: means over replications, or figures of all replications together.
enum class IntervalKind : std::uint8_t { t, jackknife };

struct ChartInfo {
  std::string title = {};                  // empty: the chart's own
  std::string scenario = {};               // its title; told beside the chart's title
  std::string file = {};                   // the scenario's file
  std::vector<std::string> settings = {};  // "truck.parcels=200": what the run has other than the file says
  int replications = 0;
  double level = 0.95;  // confidence level of intervals, 0 to 1
  IntervalKind intervals = IntervalKind::t;
  std::optional<std::uint64_t> seed = {};
  std::string version = {};  // of the program that simulated
  std::string note = {};     // a further sentence for the caption
  std::string nothing = {};  // why there are no data, if there are none; empty: the chart's own words
};

/// A figure of replications: mean and confidence interval; NaN where there is none.
struct Interval {
  double mean = 0;
  double low = 0;
  double high = 0;
};
inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr Interval kUnknown{kNan, kNan, kNan};

/// "95 % t-interval", "95 % jackknife interval".
std::string interval_name(ChartInfo const& info);

/// "81.4 % (95 % t-interval 80.9 % to 81.9 %)"; without the brackets where there is no interval.
std::string with_interval(ChartInfo const& info, Interval const& value, std::string (*text_of)(double));

/// "band: 95 % t-interval of the mean", or nothing for a single replication.
std::string interval_text(ChartInfo const& info, std::string_view mark);

/// "Means over replications", or "All replications together", where there are several.
std::string means_text(ChartInfo const& info);

/// The caption: what the marks mean, then what tells this result from others: the scenario's file, what was
/// set besides, number of replications, seed and version.
std::string caption(ChartInfo const& info, std::string_view marks);

/// Draws the title (with that of the scenario) above and the caption below, names the file for screen
/// readers, and returns the room that is left for the chart. `own_title` is used when the data bring none.
Rect draw_surroundings(Canvas& canvas, ChartInfo const& info, std::string_view own_title,
                       std::string_view marks);

/// Says in the middle of the room that there is nothing to draw, and why.
void draw_no_data(Canvas& canvas, Rect room, ChartInfo const& info, std::string_view own_words);

}  // namespace ruralsim::viz
