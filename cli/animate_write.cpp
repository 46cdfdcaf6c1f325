#include "cli/animate.hpp"
#include "cli/animate_day.hpp"
#include "cli/animate_frames.hpp"
#include "cli/ffmpeg.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "results/json.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/playback/day_json.hpp"
#include "viz/playback/page.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;
using viz::playback::Day;

// What the end of a file's name says; nothing for a name without one.
std::optional<std::string> format_by_name(std::string const& output) {
  std::string suffix = fs::path(output).extension().string();
  std::ranges::transform(suffix, suffix.begin(), [](unsigned char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  if (suffix.empty()) return std::nullopt;
  for (char const* format : {"html", "mp4", "gif", "json"})
    if (suffix.substr(1) == format) return format;
  return suffix == ".htm" ? "html" : suffix;
}

[[noreturn]] void refuse_name(std::string const& output, std::string const& why, std::string const& advice) {
  throw sim::Error(sim::Blame::usage, text("--output {} ({}) {}", output, why, advice));
}

std::string format_of(Arguments const& arguments) {
  auto const asked = arguments.text("format");
  std::string const output = arguments.text("output").value_or("");
  auto const named = format_by_name(output);
  if (named && named->starts_with('.')) {
    if (asked == "png-frames") return *asked;  // a folder may be called anything
    refuse_name(output, text("no format ends in {}", *named),
                *named == ".png" ? "give --format png-frames and a folder"
                                 : "end the name in .html, .mp4, .gif or .json");
  }
  if (asked && named && *named != *asked)
    refuse_name(output, text("its end says {}, --format {}", *named, *asked),
                "leave out --format, or end the name otherwise");
  return asked ? *asked : named.value_or("html");
}

// "west-2018-11-12.html", in the current folder.
fs::path place_of(Arguments const& arguments, std::string const& format, std::string const& date) {
  if (auto const asked = arguments.text("output")) return *asked;
  std::string const stem = fs::path(arguments.text("S").value_or("")).stem().string() + "-" + date;
  return format == "png-frames" ? stem + "-frames" : stem + "." + format;
}

// The bytes of one file; `look` is called between frames.
std::string bytes_of(Day const& day, std::string const& format, Film const& film, Look const& look) {
  if (format == "html") return viz::playback::page_html(day);
  VideoInput const input{film.size.width, film.size.height, film.fps, film.frames()};
  auto const pixels = [&](std::size_t i) {
    look(i);
    return viz::playback::frame_pixels(day, film.at(i), film.size);
  };
  if (format == "mp4") return encode_mp4(input, pixels);
  if (format == "gif") return encode_gif(input, pixels);
  std::string lines = viz::playback::day_json(day) + "\n";
  for (std::size_t i = 0; i < film.frames(); ++i) {
    look(i);
    lines += viz::playback::scene_json(viz::playback::scene_at(day, film.at(i))) + "\n";
  }
  return lines;
}

void tell(Arguments const& arguments, Console& console, std::string const& format, fs::path const& path,
          Film const& film) {
  std::string const file = results::to_utf8(path.native());
  if (arguments.has("json")) {
    results::Json json;
    json.object().key("file").text(file).key("format").text(format);
    if (format != "html") json.key("frames").whole(static_cast<std::int64_t>(film.frames()));
    console.result(json.end().str() + "\n");
  } else {
    console.result(file + "\n");
  }
}

}  // namespace

ExitCode animate(Arguments const& arguments, Console& console) {
  std::string const format = format_of(arguments);
  refuse_what_has_no_use(arguments, format);
  Film film = film_of(arguments, format);
  if (format == "mp4" || format == "gif") need_ffmpeg();
  std::optional<results::Output> file;
  std::optional<FrameFolder> folder;
  bool const force = arguments.has("force");
  auto const prepare = [&](std::vector<fs::path> const& inputs, std::string const& date) {
    fs::path const place = place_of(arguments, format, date);
    if (format == "png-frames")
      folder.emplace(place, force);
    else
      file = results::Output::prepare(place, force ? results::Existing::replace : results::Existing::refuse,
                                      inputs);
  };
  Day const day = viz::playback::with_shown_texts(day_to_show(arguments, console, prepare));
  if (format != "html") film.fit(day.until);
  {
    Progress progress(console, "drawing");
    Look const look = [&](std::size_t i) {
      throw_if_stopped();
      progress.update(static_cast<double>(i) / static_cast<double>(film.frames()));
    };
    if (folder) {
      folder->fill(day, film, look);
    } else {
      std::string const bytes = bytes_of(day, format, film, look);
      file->write_bytes(std::as_bytes(std::span(bytes)));
    }
  }
  tell(arguments, console, format, folder ? folder->path() : file->path(), film);
  return ExitCode::done;
}

}  // namespace ruralsim::cli
