#include "cli/chart_options.hpp"

namespace ruralsim::cli {

Option chart_option(std::string_view help) {
  return {.name = "chart", .placeholder = "FILE", .takes = Takes::path, .help = help};
}

Option chart_size_option() {
  return {.name = "size",
          .placeholder = "SIZE",
          .takes = Takes::choice,
          .help = "Where the chart will be seen: a column of a page, its full width, a slide",
          .standard = "double",
          .choices = {"column", "double", "slide"}};
}

Option chart_style_option() {
  return {.name = "style",
          .placeholder = "STYLE",
          .takes = Takes::choice,
          .help = "Colours on white, or for printing without colours: greys, hatches and dashes",
          .standard = "light",
          .choices = {"light", "print"}};
}

Option replace_chart_option() {
  return {.name = "force", .help = "Replace a chart that is there already"};
}

}  // namespace ruralsim::cli
