// `ruralsim report FILE.h5 ...`: results as one page that anybody can read.
#include "cli/report.hpp"

#include "cli/subcommands.hpp"

namespace ruralsim::cli {

Command report_command() {
  return {
      .name = "report",
      .summary = "Write results as one page to read, to print and to pass on",
      .about =
          "One HTML file without need of a network: the verdict in sentences, key figures with their "
          "intervals, charts, "
          "a map and a table of counties (or of the service centers of one), what to doubt, every setting "
          "and where it "
          "comes from, seeds and versions. Several results follow one another; with --compare two are laid "
          "side by "
          "side, and the page says which does better and whether that can be told from chance. With scripts "
          "tables "
          "sort, the map switches figure and date, and charts tell what a mark stands for; without them, "
          "and on paper, "
          "the page is complete.",
      .examples = {{"ruralsim report west.h5", "the page west.html"},
                   {"ruralsim report now.h5 one-truck-more.h5 --compare -o trucks.html",
                    "which of two plans is better"},
                   {"ruralsim report east.h5 west.h5 -o both.html", "two runs, one after the other"}},
      .operands = {{.name = "FILE", .help = "A result of ruralsim run", .count = Count::at_least_one}},
      .options = {{.name = "output",
                   .letter = 'o',
                   .placeholder = "FILE.html",
                   .takes = Takes::path,
                   .help = "Where the page goes",
                   .standard = "the first FILE with .html"},
                  {.name = "compare",
                   .help = "Hold the second of two results against the first, side by side"},
                  {.name = "title",
                   .placeholder = "WORDS",
                   .takes = Takes::text,
                   .help = "The page's heading",
                   .standard = "that of the scenario"},
                  {.name = "level",
                   .placeholder = "PERCENT",
                   .takes = Takes::number,
                   .help = "Confidence level of intervals, 1 to 99",
                   .standard = "95"},
                  {.name = "force", .help = "Replace a page that is there already"}},
      .act = write_report,
  };
}

}  // namespace ruralsim::cli
