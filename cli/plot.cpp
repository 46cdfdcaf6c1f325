// `ruralsim plot FILE.h5`: the charts of a result, as pictures and tables.
#include "cli/plot.hpp"

#include "cli/chart_options.hpp"
#include "cli/subcommands.hpp"
#include "viz/chart_names.hpp"

namespace ruralsim::cli {

namespace {

std::vector<std::string_view> chart_choices() {
  std::vector<std::string_view> names;
  for (auto const& kind : viz::kChartKinds) names.push_back(kind.name);
  names.emplace_back("warm-up");
  names.insert(names.end(), kStudyCharts.begin(), kStudyCharts.end());
  return names;
}

}  // namespace

Command plot_command() {
  return {
      .name = "plot",
      .summary = "Draw the charts of a result file, or of a study",
      .about =
          "Draws what the run tells: the next-day rate by week, lead times and their parts, the backlog of "
          "installations, what costs next-day delivery, how busy everybody is, and a map of each county. "
          "Replications are shown as thin lines and a band. Beside every picture stand its data as CSV. Of a "
          "merged study it draws what its design is for, of each figure: differences of the points of a "
          "list, tornado, morris, sobol, heat-map or scatter, and pareto, cost against service.",
      .examples = {{"ruralsim plot run.h5", "every chart as SVG, PDF, PNG and CSV into run-charts/"},
                   {"ruralsim plot run.h5 -o figures --chart next-day-rate --format svg", "one chart"},
                   {"ruralsim plot run.h5 --county yucheng --size slide --format png", "for a talk"},
                   {"ruralsim plot study.h5 --figure next_day_rate", "what a study tells of one figure"}},
      .operands = {{.name = "FILE", .help = "A result of ruralsim run, or a merged study"}},
      .options = {{.name = "output",
                   .letter = 'o',
                   .placeholder = "FOLDER",
                   .takes = Takes::path,
                   .help = "Where the pictures go",
                   .standard = "FILE-charts, beside the file"},
                  {.name = "chart",
                   .placeholder = "NAME",
                   .takes = Takes::choice,
                   .help = "Draw this one; warm-up only if named, from differences on: of studies",
                   .standard = "all of the file's kind",
                   .choices = chart_choices(),
                   .repeats = true},
                  {.name = "format",
                   .placeholder = "FORMAT",
                   .takes = Takes::choice,
                   .help = "Kind of picture",
                   .standard = "all",
                   .choices = {"svg", "pdf", "png"},
                   .repeats = true},
                  {.name = "size",
                   .placeholder = "SIZE",
                   .takes = Takes::choice,
                   .help = "Where it will be seen: a column of a page, its full width, a slide",
                   .standard = "double",
                   .choices = {"column", "double", "slide"}},
                  chart_style_option(),
                  {.name = "figure",
                   .placeholder = "NAME",
                   .takes = Takes::text,
                   .help = "Of a study: draw this response; of one with an axis, all of it",
                   .standard = "all of eight at most, else those that decide",
                   .repeats = true},
                  {.name = "county",
                   .placeholder = "NAME",
                   .takes = Takes::text,
                   .help = "Draw this county alone, by its id or name",
                   .standard = "all together"},
                  {.name = "boundaries",
                   .placeholder = "FILE",
                   .takes = Takes::path,
                   .help = "GeoJSON polygons whose lines country-map draws below the counties"},
                  {.name = "boundary-name",
                   .placeholder = "PROPERTY",
                   .takes = Takes::text,
                   .help = "The property of a polygon that is its name",
                   .standard = "name"},
                  {.name = "level",
                   .placeholder = "PERCENT",
                   .takes = Takes::number,
                   .help = "Confidence level of intervals, 1 to 99",
                   .standard = "95, or what the study says"},
                  {.name = "force", .help = "Replace pictures that are there already"}},
      .act = draw_charts,
  };
}

}  // namespace ruralsim::cli
