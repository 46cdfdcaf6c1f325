// `ruralsim compare BASE.h5 OTHER.h5 ...`: what another plan changes, and how sure that is.
#include "cli/compare.hpp"

#include "cli/chart_options.hpp"
#include "cli/compare_points.hpp"
#include "cli/file_names.hpp"
#include "cli/kind_of_file.hpp"
#include "cli/subcommands.hpp"
#include "cli/suggest.hpp"
#include "results/attributes.hpp"
#include "results/command_line.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <filesystem>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using results::Tables;
using sim::text;

Tables tables_of(std::string const& path) {
  return results::read(path, {"orders"});
}

std::vector<std::string> figures_of(std::vector<ComparedRun> const& runs) {
  std::vector<std::string> names;
  for (auto const& run : runs)
    for (auto const& d : run.pair.figures) {
      auto const& name = d.base.name;
      auto const whole = name.substr(0, name.find('.'));  // stands for all of its axis
      for (auto const& one : {whole, name})
        if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(one);
    }
  return names;
}

std::vector<std::string> wanted_figures(Arguments const& arguments, std::vector<ComparedRun> const& runs) {
  auto wanted = arguments.texts("figure");
  auto const known = figures_of(runs);
  for (auto const& one : wanted) {
    if (std::find(known.begin(), known.end(), one) != known.end()) continue;
    std::string near;
    for (auto const& name : near_names(one, known)) near += (near.empty() ? "" : ", ") + name;
    throw sim::Error(sim::Blame::usage,
                     text("--figure {} (no such figure in these results) {}", results::to_utf8(one),
                          near.empty() ? "ruralsim compare --json names all" : "did you mean " + near + "?"));
  }
  return wanted;
}

// Programs may have changed between two runs; what they changed is then part of the difference.
void tell_of_versions(Tables const& base, Tables const& other, std::string const& path,
                      Console const& console) {
  for (char const* what : {"program_version", "git"}) {
    auto const a = results::text_of(base, "provenance", what),
               b = results::text_of(other, "provenance", what);
    if (a == b) continue;
    return console.warning(
        text("{}: made by another program than the base ({} and {}): part of the difference may "
             "be the program's",
             results::to_utf8(path), b, a));
  }
}

void refuse_without_a_study(std::string const& base, std::vector<std::string> const& others,
                            Arguments const& arguments) {
  if (others.empty())
    throw sim::Error(
        sim::Blame::usage,
        text("{} (is the result of one run: what is held against it?) OTHER is required, unless BASE is "
             "a merged study",
             results::to_utf8(base)));
  for (char const* option : {"point", "each"})
    if (arguments.has(option))
      throw sim::Error(sim::Blame::usage,
                       text("--{} (is of points of a study; {} is the result of one run) leave it out",
                            option, results::to_utf8(base)));
}

ExitCode compare(Arguments const& arguments, Console& console) {
  check_chart_file(arguments);
  std::string const base_path = arguments.text("BASE").value_or("");
  Tables const base = tables_of(base_path);
  if (experiments::is_study(base)) return compare_points(base, arguments, console);
  need_result(base, base_path);
  auto const others = arguments.texts("OTHER");
  refuse_without_a_study(base_path, others, arguments);
  auto const names = names_of_files(others);
  CompareReport report{.base = results::to_utf8(base_path),
                       .title = results::text_of(base, "", "title"),
                       .replications = base.at("replicate").size(),
                       .level = static_cast<double>(arguments.number("level", 1, 99).value_or(95)) / 100,
                       .scenario = results::text_of(base, "provenance", "scenario_path"),
                       .settings = results::settings_of(results::text_of(base, "provenance", "command")),
                       .seed = results::text_of(base, "provenance", "seed"),
                       .version = results::text_of(base, "provenance", "program_version")};
  for (std::size_t i = 0; i < others.size(); ++i) {
    Tables const other = tables_of(others[i]);
    need_result(other, others[i]);
    tell_of_versions(base, other, others[i], console);
    try {
      report.runs.push_back({.name = names[i],
                             .path = results::to_utf8(others[i]),
                             .pair = results::compare_runs(base, other, report.level)});
    } catch (sim::Error const& e) {
      throw sim::Error(e.blame(), text("{}, {}: {}", report.base, results::to_utf8(others[i]), e.what()));
    }
  }
  report.wanted = wanted_figures(arguments, report.runs);
  if (arguments.has("chart")) draw_comparison(report, arguments);
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

}  // namespace

bool CompareReport::wants(results::Figure const& figure) const {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](std::string const& one) {
           return figure.name == one || figure.name.starts_with(one + ".");
         });
}

void check_chart_file(Arguments const& arguments) {
  auto const file = arguments.text("chart");
  if (!file) return;
  auto const suffix = fs::path(*file).extension().string();
  for (char const* known : {".svg", ".pdf", ".png", ".csv"})
    if (suffix == known) return;
  throw sim::Error(sim::Blame::usage,
                   text("--chart {} (its suffix says what is drawn) give a name that ends in .svg, "
                        ".pdf, .png or .csv",
                        results::to_utf8(*file)));
}

Command compare_command() {
  return {
      .name = "compare",
      .summary = "Tell what other results change against a first one, and how sure that is",
      .about =
          "Holds results of ruralsim run against the first, figure by figure. Replications of the same "
          "number pair "
          "if both runs have the same seed, length and warm-up: they drew the same random numbers, and what "
          "they "
          "share cancels; how much that helps is told as the factor by which pairing reduced the variance. "
          "Other runs "
          "are taken as independent samples (Welch). Figures of which more or less is better are called "
          "better, worse "
          "or not separable: the interval of their difference holds 0. "
          "Of a merged study (ruralsim study merge) points are held against one of them, all or those named, "
          "always "
          "paired; their intervals hold together, and the points that may be the best are told for each "
          "figure.",
      .examples = {{"ruralsim compare now.h5 one-truck-more.h5", "what one more truck changes"},
                   {"ruralsim compare now.h5 a.h5 b.h5 --figure next_day_rate --figure cost_per_parcel",
                    "two plans, two figures"},
                   {"ruralsim compare now.h5 a.h5 b.h5 --chart plans.svg",
                    "a forest plot of the differences"},
                   {"ruralsim compare plans.h5 --point now --figure next_day_rate",
                    "all points of a study against the one called now"}},
      .operands = {{.name = "BASE", .help = "A result of ruralsim run, or a merged study"},
                   {.name = "OTHER",
                    .help = "Results to hold against it; of a study points, by name or number (none: all)",
                    .count = Count::any}},
      .options = {{.name = "figure",
                   .placeholder = "NAME",
                   .takes = Takes::text,
                   .help = "Tell of this headline figure (docs/results.md); of one with an axis, all of it",
                   .standard = "all that differ; in the chart six that decide",
                   .repeats = true},
                  chart_option(
                      "Draw the differences to FILE.svg, .pdf or .png, with their data in FILE.csv, or "
                      "these alone"),
                  chart_size_option(),
                  chart_style_option(),
                  {.name = "level",
                   .placeholder = "PERCENT",
                   .takes = Takes::number,
                   .help = "Confidence level of intervals, 1 to 99",
                   .standard = "95, or what the study says"},
                  {.name = "point",
                   .placeholder = "POINT",
                   .takes = Takes::text,
                   .help = "Of a study: the point that the others are held against, by name or number",
                   .standard = "the first"},
                  {.name = "each",
                   .help = "Of a study: each interval holds by itself, not all of them together"},
                  replace_chart_option()},
      .act = compare};
}

}  // namespace ruralsim::cli
