// `ruralsim animate S --day DATE`: a county's day as a map that plays, or as a video.
#include "cli/animate.hpp"

#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"

namespace ruralsim::cli {

namespace {

std::vector<Option> options() {
  std::vector<Option> all{{.name = "day",
                           .placeholder = "DATE",
                           .takes = Takes::text,
                           .help = "The day, e.g. 2018-11-12; of a result file the one that was watched"},
                          {.name = "days",
                           .placeholder = "N",
                           .takes = Takes::number,
                           .help = "So many days from that one on, 1 to 7",
                           .standard = "1"},
                          {.name = "county",
                           .placeholder = "NAME",
                           .takes = Takes::text,
                           .help = "Of several counties, this one (its id or name)"},
                          {.name = "output",
                           .letter = 'o',
                           .placeholder = "FILE",
                           .takes = Takes::path,
                           .help = "The file; with png-frames the folder",
                           .standard = "the name of S and the day, in the current folder"},
                          {.name = "force", .help = "Replaces what is there already"},
                          {.name = "format",
                           .placeholder = "FORMAT",
                           .takes = Takes::choice,
                           .help = "A page, a video, its frames as pictures or as data",
                           .standard = "what the end of FILE says, or else html",
                           .choices = {"html", "mp4", "gif", "png-frames", "json"}},
                          {.name = "from",
                           .placeholder = "TIME",
                           .takes = Takes::text,
                           .help = "Begins then, e.g. 08:00 (but for html, which has the whole day)",
                           .standard = "00:00"},
                          {.name = "until",
                           .placeholder = "TIME",
                           .takes = Takes::text,
                           .help = "Ends then",
                           .standard = "24:00 of the last day"},
                          {.name = "speed",
                           .placeholder = "N",
                           .takes = Takes::number,
                           .help = "Simulated seconds in a second of the video, 1 to 86400",
                           .standard = "1200"},
                          {.name = "fps",
                           .placeholder = "N",
                           .takes = Takes::number,
                           .help = "Frames in a second, 1 to 60",
                           .standard = "25; gif: 10"},
                          {.name = "size",
                           .placeholder = "WxH",
                           .takes = Takes::text,
                           .help = "Pixels, even numbers from 320 to 3840",
                           .standard = "1280x720; gif: 800x450"}};
  auto const shared = one_replication_options();
  all.insert(all.end(), shared.begin(), shared.end());
  return all;
}

}  // namespace

Command animate_command() {
  return {
      .name = "animate",
      .summary = "Show a county's day as a map that plays",
      .about =
          "Simulates a scenario to the end of a day, or takes the day that a result file has watched, and "
          "writes one page that needs nothing else: trucks drive, centers fill, technicians visit, queues "
          "are bars and a clock runs. The page can be played, paused and searched; whoever is clicked tells "
          "what the trace has of them. mp4 and gif are made by the program ffmpeg (Debian package ffmpeg) "
          "from the same pictures.",
      .examples = {{"ruralsim animate scenarios/village-12.toml --day 2018-07-09 -o day.html",
                    "a page to look at in a browser"},
                   {"ruralsim animate west.toml --county west --day 2018-11-12 --set county.west.trucks=5",
                    "the same day with more trucks"},
                   {"ruralsim animate run.h5 -o day.mp4 --from 07:30 --until 18:30",
                    "a video of the day that `ruralsim run --watch` has recorded"}},
      .operands = {{.name = "S", .help = "A scenario file (TOML), or a result that has a watched day"}},
      .options = options(),
      .act = animate};
}

}  // namespace ruralsim::cli
