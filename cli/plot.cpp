// `ruralsim plot FILE.h5`: the charts of a result, as pictures and tables.
#include "cli/plot.hpp"

#include "cli/subcommands.hpp"

namespace ruralsim::cli {

Command plot_command() {
  return {
      .name = "plot",
      .summary = "Draw the charts of a result file",
      .about =
          "Draws what the run tells: the next-day rate by week, lead times and their parts, the backlog of "
          "installations, what costs next-day delivery, how busy everybody is, and a map of each county. "
          "Replications are shown as thin lines and a band. Beside every picture stand its data as CSV.",
      .examples = {{"ruralsim plot run.h5", "every chart as SVG, PDF, PNG and CSV into run-charts/"},
                   {"ruralsim plot run.h5 -o figures --chart next-day-rate --format svg", "one chart"},
                   {"ruralsim plot run.h5 --county yucheng --size slide --format png", "for a talk"}},
      .operands = {{.name = "FILE", .help = "A result of ruralsim run"}},
      .options = {{.name = "output",
                   .letter = 'o',
                   .placeholder = "FOLDER",
                   .takes = Takes::path,
                   .help = "Where the pictures go",
                   .standard = "FILE-charts, beside the file"},
                  {.name = "chart",
                   .placeholder = "NAME",
                   .takes = Takes::choice,
                   .help = "Draw this one",
                   .standard = "all",
                   .choices = {"next-day-rate", "lead-time", "lead-time-parts", "installation-backlog",
                               "lateness-waterfall", "utilisation", "cost", "equity", "back-haul",
                               "center-age", "county-map", "country-map", "county-fan", "county-tenths",
                               "region-rates"},
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
                   .standard = "95"},
                  {.name = "force", .help = "Replace pictures that are there already"}},
      .act = draw_charts,
  };
}

}  // namespace ruralsim::cli
