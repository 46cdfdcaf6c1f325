// `ruralsim warm-up RESULT.h5`: where the start of a run no longer matters.
#include "cli/warm_up.hpp"

#include "cli/chart_options.hpp"
#include "cli/compare.hpp"
#include "cli/kind_of_file.hpp"
#include "cli/subcommands.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <span>

namespace ruralsim::cli {

namespace {

using results::Tables;
using sim::text;

constexpr std::size_t kMostBatch = 100, kMostWindow = 10'000, kMostDays = 36'500;

std::int64_t number_of(Tables const& tables, std::string_view name) {
  auto const* const found = tables.find_attribute("", name);
  if (found == nullptr) return 0;
  if (auto const* n = std::get_if<std::int64_t>(&found->value)) return *n;
  auto const* n = std::get_if<std::int32_t>(&found->value);
  return n == nullptr ? 0 : *n;
}

std::string words_in(Tables const& tables, std::string_view group, std::string_view name) {
  auto const* const found = tables.find_attribute(group, name);
  auto const* const words = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return words == nullptr ? "" : *words;
}

// A week is a batch of seven days as it is; days come in fives (MSER-5).
std::size_t batch_of(results::Series const& series, Arguments const& arguments) {
  std::size_t const usual = series.step == 1 ? 5 : 1;
  return static_cast<std::size_t>(arguments.number("batch", 1, kMostBatch).value_or(usual));
}

// A twentieth of the series on either side, of days a week at least.
std::size_t window_of(std::size_t length, results::Series const& series, Arguments const& arguments) {
  std::size_t const least = series.step == 1 ? 7 : 1;
  auto const usual = std::min(length / 4, std::max(least, length / 20));
  return static_cast<std::size_t>(arguments.number("window", 0, kMostWindow).value_or(usual));
}

// Means of what is left of each replication, over more and more of them.
void tell_precision(SeriesWarmUp& one, std::int64_t warm_up, double level) {
  auto const step = one.series.step;
  auto const from =
      one.mser.too_short ? (static_cast<std::size_t>(warm_up) + step - 1) / step : one.mser.leave_out;
  std::vector<double> means;
  for (auto const& row : one.series.replications) {
    means.push_back(results::estimate(std::span(row).subspan(std::min(from, row.size())), level).mean);
    one.half_widths.push_back(results::estimate(means, level).half_width);
  }
  one.mean = results::estimate(means, level);
}

SeriesWarmUp look_at_series(Tables const& tables, std::string const& name, WarmUpReport const& report,
                            Arguments const& arguments) {
  SeriesWarmUp one{.series = results::series_of(tables, name)};
  if (auto const days = arguments.number("days", 1, kMostDays))
    for (auto& row : one.series.replications) row.resize(std::min(row.size(), *days / one.series.step));
  one.batch = batch_of(one.series, arguments);
  try {
    auto const mean = results::mean_over_replications(one.series.replications);
    one.welch = results::welch_chart(one.series.replications, window_of(mean.size(), one.series, arguments));
    one.mser = results::mser(mean, one.batch);
    tell_precision(one, report.warm_up, report.level);
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::usage) throw;
    one.why_not = error.what();
  }
  return one;
}

ExitCode warm_up(Arguments const& arguments, Console& console) {
  check_chart_file(arguments);
  auto const file = arguments.text("RESULT").value_or("");
  auto const tables = results::read(file);
  need_result(tables, file);
  auto names = arguments.texts("series");
  if (names.empty()) names = results::series_names();
  if (arguments.has("chart") && names.size() != 1)
    throw sim::Error(
        sim::Blame::usage,
        text("--chart (draws one series, and there are {}) name it with --series", names.size()));
  auto const report = warm_up_report(tables, file, names, arguments);
  if (names.size() == 1 && !report.series.front().why_not.empty())
    throw sim::Error(sim::Blame::usage,
                     report.path + ": " + names.front() + ": " + report.series.front().why_not);
  if (arguments.has("chart")) draw_warm_up(report, arguments);
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

}  // namespace

WarmUpReport warm_up_report(Tables const& tables, std::string const& file,
                            std::vector<std::string> const& series, Arguments const& arguments) {
  WarmUpReport report{.path = results::to_utf8(file),
                      .title = words_in(tables, "", "title"),
                      .file = words_in(tables, "provenance", "scenario_path"),
                      .version = words_in(tables, "provenance", "program_version"),
                      .command = words_in(tables, "provenance", "command"),
                      .seed = words_in(tables, "provenance", "seed")};
  report.days = number_of(tables, "simulated_days"), report.warm_up = number_of(tables, "warm_up_days");
  report.level = static_cast<double>(arguments.number("level", 1, 99).value_or(95)) / 100;
  try {
    for (auto const& name : series) report.series.push_back(look_at_series(tables, name, report, arguments));
  } catch (sim::Error const& error) {
    throw sim::Error(error.blame(), report.path + ": " + error.what());
  }
  report.replications = report.series.front().series.replications.size();
  return report;
}

Command warm_up_command() {
  return {
      .name = "warm-up",
      .summary = "Tell where the series of a result settle, and whether its warm-up is long enough",
      .about =
          "Of the means over replications of series by day or week it tells how many days MSER leaves out "
          "(of "
          "days in batches of five, MSER-5), and whether run.warm_up leaves out as many. The chart is "
          "Welch's: "
          "the mean over replications and its moving average, whose level part the eye finds, with the "
          "truncation marked; below it, how the half-width of the mean falls with the number of "
          "replications. A "
          "scenario that grows, or has festivals, never settles: look at a stretch without (--days).",
      .examples = {{"ruralsim warm-up run.h5", "all series"},
                   {"ruralsim warm-up run.h5 --series backlog --chart backlog.svg", "one, drawn as well"},
                   {"ruralsim warm-up run.h5 --days 120", "before the festivals begin"}},
      .operands = {{.name = "RESULT",
                    .help = "A result of ruralsim run (HDF5), best of five replications or more"}},
      .options = {{.name = "series",
                   .placeholder = "NAME",
                   .takes = Takes::text,
                   .help =
                       "Look at this series: next_day_rate, lead_time, installed_within_48h_rate, backlog, "
                       "orders",
                   .standard = "all",
                   .repeats = true},
                  {.name = "batch",
                   .placeholder = "N",
                   .takes = Takes::number,
                   .help = "Values of the series that MSER takes together",
                   .standard = "5 of days, 1 of weeks"},
                  {.name = "window",
                   .placeholder = "N",
                   .takes = Takes::number,
                   .help = "Values on either side in Welch's moving average, a quarter of the series at most",
                   .standard = "a twentieth of the series, of days a week at least"},
                  {.name = "days",
                   .placeholder = "N",
                   .takes = Takes::number,
                   .help = "Look at the first N days alone, up to where a season or festival begins",
                   .standard = "the whole run"},
                  chart_option("Draw it to FILE.svg, .pdf, .png or .csv"),
                  chart_size_option(),
                  chart_style_option(),
                  {.name = "level",
                   .placeholder = "PERCENT",
                   .takes = Takes::number,
                   .help = "Confidence level of half-widths, 1 to 99",
                   .standard = "95"},
                  replace_chart_option()},
      .act = warm_up};
}

}  // namespace ruralsim::cli
