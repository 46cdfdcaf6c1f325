#include "cli/chart_file.hpp"
#include "cli/drawn_figures.hpp"
#include "cli/kind_of_file.hpp"
#include "cli/plot.hpp"
#include "cli/plot_study.hpp"
#include "cli/signals.hpp"
#include "results/json.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "scenarios/geojson.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/chart_names.hpp"
#include "viz/from_tables.hpp"
#include "viz/from_tables/country.hpp"

#include <algorithm>
#include <filesystem>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

struct Wish {
  fs::path folder;
  std::vector<std::string> charts;
  std::vector<viz::Format> formats;
  viz::Medium medium = viz::Medium::DoubleColumn;
  viz::Look look = viz::Look::Light;
};

std::vector<viz::Format> formats_of(std::vector<std::string> names) {
  if (names.empty()) names = {"svg", "pdf", "png"};
  std::vector<viz::Format> formats;
  for (auto format : {viz::Format::Svg, viz::Format::Pdf, viz::Format::Png})
    if (std::ranges::find(names, viz::suffix(format).substr(1)) != names.end()) formats.push_back(format);
  return formats;
}

Wish wish_of(Arguments const& arguments, fs::path const& file) {
  auto const folder = arguments.text("output");
  Wish wish{.folder = folder ? fs::path(*folder) : file.parent_path() / (file.stem().string() + "-charts"),
            .charts = arguments.texts("chart"),
            .formats = formats_of(arguments.texts("format")),
            .medium = medium_told(arguments),
            .look = look_told(arguments)};
  return wish;
}

std::vector<std::string_view> suffixes(Wish const& wish) {
  std::vector<std::string_view> all;
  for (auto const format : wish.formats) all.push_back(viz::suffix(format));
  all.emplace_back(".csv");
  return all;
}

std::string shown(fs::path const& path) {
  return results::to_utf8(path.native());
}

// Before anything is written: no file may be there already, and each must have a name that one can have.
void check_places(Wish const& wish, std::vector<viz::Figure> const& figures, bool replace) {
  for (auto const& figure : figures)
    for (auto const suffix : suffixes(wish)) {
      fs::path const path = wish.folder / (figure.name + std::string(suffix));
      std::error_code why;
      bool const there = fs::exists(path, why);
      if (why == std::errc::filename_too_long)
        throw sim::Error(
            sim::Blame::io,
            text("{} (cannot be written: {}) give another folder with -o, or a county with --county",
                 shown(path), why.message()));
      if (there && !replace)
        throw sim::Error(
            sim::Blame::usage,
            text("{} (exists already) give --force to replace it, or another folder with -o", shown(path)));
    }
}

void make_folder(fs::path const& folder) {
  std::error_code why, ignored;
  fs::create_directory(folder, why);
  if (fs::is_directory(folder, ignored)) return;
  throw sim::Error(sim::Blame::io, text("{} (cannot be made: {}) give another folder with -o", shown(folder),
                                        why ? why.message() : "a file stands there"));
}

// "charts/next-day-rate.{svg,pdf,png,csv}", as a shell understands it.
std::string files_line(std::vector<fs::path> const& paths) {
  std::string kinds;
  for (auto const& path : paths)
    kinds.append(kinds.empty() ? "" : ",").append(path.extension().string().substr(1));
  return text("{}.{{{}}}\n", shown(paths.front().parent_path() / paths.front().stem()), kinds);
}

std::vector<viz::Boundary> boundaries_of(Arguments const& arguments) {
  std::vector<viz::Boundary> lines;
  auto const path = arguments.text("boundaries");
  if (!path) return lines;
  scenarios::Problems problems;
  auto const areas = scenarios::read_boundaries(scenarios::read_source(*path, scenarios::kLargestTable),
                                                arguments.text("boundary-name").value_or("name"), problems);
  problems.throw_if_any();
  for (auto const& area : *areas)
    for (auto const& ring : area.rings) {
      auto& line = lines.emplace_back();
      for (auto const& point : ring) line.push_back({point.latitude, point.longitude});
      if (!line.empty()) line.push_back(line.front());
    }
  return lines;
}

viz::Part part_of(Arguments const& arguments, results::Tables const& tables) {
  viz::Part part{.level = static_cast<double>(arguments.number("level", 1, 99).value_or(95)) / 100};
  part.boundaries = boundaries_of(arguments);
  if (auto const county = arguments.text("county")) part.county = viz::find_county(tables, *county);
  return part;
}

// Where a series settles is asked of a few of them, and drawn where it is asked for.
void add_warm_ups(std::vector<viz::Figure>& figures, results::Tables const& tables,
                  Arguments const& arguments) {
  auto const report =
      warm_up_report(tables, arguments.text("FILE").value_or(""), {"next_day_rate", "backlog"}, arguments);
  for (auto const& series : report.series) {
    if (!series.why_not.empty())
      throw sim::Error(sim::Blame::usage,
                       text("{}: {}: {}", report.path, series.series.name, series.why_not));
    figures.push_back(warm_up_figure(report, series));
    figures.back().name += series.series.name == "backlog" ? "-backlog" : "-next-day-rate";
  }
}

std::vector<std::string> charts_of(Wish const& wish, results::Tables const& tables, viz::Part const& part) {
  if (!wish.charts.empty()) return wish.charts;
  std::vector<std::string> charts;
  for (auto const name : viz::chart_names())
    if (viz::has_figures(tables, name, part)) charts.emplace_back(name);
  return charts;
}

std::vector<viz::Figure> figures_of(std::vector<std::string> const& charts, results::Tables const& tables,
                                    viz::Part const& part, Arguments const& arguments) {
  std::vector<viz::Figure> figures;
  for (auto const& chart : charts)
    if (chart == "warm-up")
      add_warm_ups(figures, tables, arguments);
    else
      for (auto& figure : viz::figures_from(tables, chart, part)) figures.push_back(std::move(figure));
  return figures;
}

[[noreturn]] void refuse_option(std::string const& option, std::string const& path, char const* what,
                                char const* instead) {
  throw sim::Error(sim::Blame::usage, text("--{} (is of {}, and {} is {}) leave it out", option, what,
                                           results::to_utf8(path), instead));
}

std::vector<viz::Figure> figures_of_run(Wish const& wish, results::Tables const& tables,
                                        Arguments const& arguments, Console const& console) {
  std::string const path = arguments.text("FILE").value_or("");
  need_result(tables, path);
  for (auto const& chart : wish.charts)
    if (is_study_chart(chart))
      refuse_option("chart " + chart, path, "a merged study", "the result of one run");
  if (arguments.has("figure")) refuse_option("figure", path, "a merged study", "the result of one run");
  auto const part = part_of(arguments, tables);
  auto const charts = charts_of(wish, tables, part);
  auto figures = figures_of(charts, tables, part, arguments);
  bool const by_county = std::ranges::any_of(charts, viz::is_one_a_county);
  if (std::size_t const n = tables.at("county").size();
      n > viz::kMostMaps && !part.county && by_county && !viz::has_regions(tables))
    console.note(text("charts of single counties are of the first {} of {}; --county NAME draws another",
                      viz::kMostMaps, n));
  return figures;
}

std::vector<viz::Figure> figures_of_study(results::Tables const& tables, Arguments const& arguments,
                                          Console& console) {
  std::string const path = arguments.text("FILE").value_or("");
  for (auto const& chart : arguments.texts("chart"))
    if (!is_study_chart(chart))
      refuse_option("chart " + chart, path, "the result of a run", "a merged study");
  for (char const* option : {"county", "boundaries", "boundary-name"})
    if (arguments.has(option)) refuse_option(option, path, "the result of a run", "a merged study");
  return study_figures(tables, results::to_utf8(path), arguments, console);
}

}  // namespace

ExitCode draw_charts(Arguments const& arguments, Console& console) {
  fs::path const file = *arguments.text("FILE");
  Wish const wish = wish_of(arguments, file);
  auto const tables = results::read(file, {"orders"});
  auto const figures = experiments::is_study(tables) ? figures_of_study(tables, arguments, console)
                                                     : figures_of_run(wish, tables, arguments, console);
  check_places(wish, figures, arguments.has("force"));
  make_folder(wish.folder);
  results::Json json;
  json.object().key("files").array();
  for (auto const& figure : figures) {
    if (stop_signal() != 0 && &figure != &figures.front()) throw Stopped("charts that are drawn are kept");
    throw_if_stopped();
    auto const paths = viz::save(figure, wish.folder, wish.formats, wish.medium, wish.look);
    for (auto const& path : paths) json.text(shown(path));
    if (!arguments.has("json")) console.result(files_line(paths));
  }
  if (arguments.has("json")) console.result(json.end().end().str() + "\n");
  return ExitCode::done;
}

}  // namespace ruralsim::cli
