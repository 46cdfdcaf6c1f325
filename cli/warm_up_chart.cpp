// The chart of `ruralsim warm-up`.
#include "cli/chart_file.hpp"
#include "cli/drawn_figures.hpp"
#include "results/command_line.hpp"
#include "viz/charts/warm_up.hpp"

#include <filesystem>
#include <utility>

namespace ruralsim::cli {

viz::Figure warm_up_figure(WarmUpReport const& report, SeriesWarmUp const& one) {
  viz::WarmUpData data{.info = {.scenario = report.title},
                       .figure = {.name = one.series.label,
                                  .unit = one.series.unit == "1" ? "" : one.series.unit,
                                  .share = one.series.share},
                       .step = static_cast<double>(one.series.step),
                       .replications = one.series.replications,
                       .mean = one.welch.mean,
                       .smoothed = one.welch.smoothed,
                       .window = one.welch.window,
                       .left_out = static_cast<double>(one.days_left_out()),
                       .settles = !one.mser.too_short,
                       .warm_up = static_cast<double>(report.warm_up),
                       .half_widths = one.half_widths};
  data.info.file = std::filesystem::path(report.file).filename().string();
  data.info.settings = results::settings_of(report.command);
  data.info.seed = seed_told(report.seed);
  data.info.replications = static_cast<int>(report.replications);
  data.info.level = report.level;
  data.info.version = report.version;
  return viz::figure(std::move(data));
}

void draw_warm_up(WarmUpReport const& report, Arguments const& arguments) {
  write_chart(warm_up_figure(report, report.series.front()), arguments,
              {arguments.text("RESULT").value_or("")});
}

}  // namespace ruralsim::cli
