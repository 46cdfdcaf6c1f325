// The trend of a run as a sentence.
#include "sim/text.hpp"
#include "viz/report/trend.hpp"

#include <cmath>

namespace ruralsim::viz {
namespace {

using sim::text;

std::string weeks_in_words(std::size_t weeks) {
  return weeks == 1 ? "week" : text("{} weeks", weeks);
}

// "52.1 % in the last 13 weeks that count (...) after 48.3 % in ...".
std::string both_rates(Trend const& trend) {
  std::string const weeks = weeks_in_words(trend.weeks);
  if (trend.years == 0)
    return text("{:.1f} % in the first {} that count ({}), {:.1f} % in the last ({})", 100 * trend.early_rate,
                weeks, trend.early, 100 * trend.late_rate, trend.late);
  return text("{:.1f} % in {} of the year ({}), {:.1f} % in the same {} later ({})", 100 * trend.early_rate,
              weeks, trend.early, 100 * trend.late_rate,
              trend.years == 1 ? "a year" : text("{} years", trend.years), trend.late);
}

// A tenth of a point, of narrow intervals a hundredth.
std::string change_in_words(Trend const& trend, double level) {
  int const decimals = trend.change.half_width < 0.0005 ? 2 : 1;
  return text("{:+.{}f} ± {:.{}f} points ({:.6g} % interval{})", 100 * trend.change.mean, decimals,
              100 * trend.change.half_width, decimals, 100 * level,
              trend.years == 0 ? "; seasons included" : "");
}

}  // namespace

std::string trend_in_words(Trend const& trend, double level) {
  if (trend.weeks == 0 && trend.unlike.empty())
    return "The run is too short to tell whether the next-day rate changed over it.";
  if (trend.weeks == 0)
    return text(
        "Whether the next-day rate changed over the run cannot be told: {} does not lie alike in the weeks "
        "that could be compared.",
        trend.unlike);
  std::string const rates = both_rates(trend),
                    before = trend.years == 0 ? "at the beginning" : "in the same weeks before";
  if (std::isnan(trend.change.half_width))
    return text("The next-day rate was {}{}; {} does not tell whether that is chance.", rates,
                trend.years == 0 ? " (seasons included)" : "",
                trend.pairs ? "one pair of antithetic replications" : "one replication");
  std::string const change = change_in_words(trend, level);
  if (!trend.is_told_apart())
    return text("The next-day rate at the end of the run and {} cannot be told apart: {}, {}.", before, rates,
                change);
  return text("The next-day rate was {} at the end of the run than {}: {}, {}.",
              trend.change.mean > 0 ? "higher" : "lower", before, rates, change);
}

}  // namespace ruralsim::viz
