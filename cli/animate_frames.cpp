#include "cli/animate_frames.hpp"

#include "results/file.hpp"
#include "results/part_file.hpp"
#include "scenarios/clock_text.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <iterator>
#include <span>
#include <unistd.h>
#include <utility>

#include <sys/file.h>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;
using viz::playback::kDay;
using viz::playback::Second;

[[noreturn]] void refuse(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

// "08:00"; "24:00" ends a day; "1 08:00" is of the day after the first.
std::optional<Second> clock_of(Arguments const& arguments, char const* option) {
  auto const words = arguments.text(option);
  if (!words) return std::nullopt;
  std::string_view clock = *words;
  Second day = 0;
  if (clock.size() > 2 && clock[1] == ' ' && clock[0] >= '0' && clock[0] <= '6') {
    day = clock[0] - '0';
    clock.remove_prefix(2);
  }
  auto const read = scenarios::read_clock(clock).value;
  if (!read)
    refuse(text("--{} {} (not a time of day) give it as 08:00, or as '1 08:00' of the next day", option,
                *words));
  return day * kDay + read->value;
}

std::optional<int> even_side(std::string_view words) {
  int side = 0;
  auto const [end, error] = std::from_chars(words.data(), words.data() + words.size(), side);
  if (error != std::errc() || end != words.data() + words.size()) return std::nullopt;
  if (side < 320 || side > 3840 || side % 2 != 0) return std::nullopt;
  return side;
}

viz::playback::FrameSize size_of(Arguments const& arguments, std::string const& format) {
  auto const words = arguments.text("size");
  if (!words) return format == "gif" ? viz::playback::FrameSize{800, 450} : viz::playback::FrameSize{};
  auto const cross = words->find('x');
  std::string_view const all = *words;
  auto const width = even_side(all.substr(0, cross));
  auto const height = cross == std::string::npos ? std::nullopt : even_side(all.substr(cross + 1));
  if (!width || !height)
    refuse(
        text("--size {} (not a size) give even numbers of pixels from 320 to 3840, e.g. 1280x720", *words));
  if (*width > 3 * *height || *height > 3 * *width)
    refuse(text("--size {} (too long and thin for a map) give sides of which none is three times the other",
                *words));
  return {*width, *height};
}

void write_picture(fs::path const& path, std::string const& bytes) {
  results::Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  int error = file ? results::write_all(file.get(), std::as_bytes(std::span(bytes))) : errno;
  if (file && error == 0) error = file.close();
  if (error != 0)
    throw sim::Error(sim::Blame::io, text("{} (cannot be written: {}) give another folder or free some space",
                                          path.string(), results::reason_of(error)));
}

std::string name_of_frame(std::size_t i) {
  return text("frame-{:05}.png", i + 1);
}

// "frame-00001.png", as name_of_frame has it, and nothing that somebody else may have called so.
bool is_frame(fs::path const& path) {
  std::string const name = path.filename().string();
  constexpr std::string_view kBegin = "frame-", kEnd = ".png";
  if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) return false;
  auto const number = std::string_view(name).substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size());
  return number.size() >= 5 && number.find_first_not_of("0123456789") == number.npos;
}

// Also an empty one.
bool is_folder_of_frames(fs::path const& folder) {
  std::error_code why;
  for (fs::directory_iterator entry(folder, why), end; !why && entry != end; entry.increment(why))
    if (!is_frame(entry->path()) || !entry->is_regular_file(why)) return false;
  return !why;
}

// "fr/" and "fr/." are "fr": names beside it are made of this.
fs::path without_slash(fs::path path) {
  while (path.has_parent_path() && path != path.root_path() &&
         (!path.has_filename() || path.filename() == "."))
    path = path.parent_path();
  return path;
}

// The folder somebody is in, and those around it, cannot be put aside.
bool is_around_us(fs::path const& folder) {
  std::error_code why;
  auto const here = fs::current_path(why), there = fs::weakly_canonical(folder, why);
  return !why && std::ranges::mismatch(there, here).in1 == there.end();
}

// What was put aside while its successor took its place.
std::string aside_name(std::string const& name) {
  return results::part_name(name + ".old");
}

// Removes what processes have left there that no longer live; what was put aside only if its successor came.
void sweep(fs::path const& folder) {
  fs::path const around = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  results::Fd const here(::open(around.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!here) return;
  std::string const name = folder.filename().string();
  auto left = results::stale_parts(here.get(), name);
  if (fs::exists(folder))
    std::ranges::copy(results::stale_parts(here.get(), name + ".old"), std::back_inserter(left));
  std::error_code ignored;
  for (auto const& one : left)
    if (is_folder_of_frames(around / one)) fs::remove_all(around / one, ignored);
}

[[noreturn]] void fail_to_make(fs::path const& path, std::string const& why) {
  throw sim::Error(sim::Blame::io,
                   text("{} (cannot be made: {}) give another folder with -o", path.string(), why));
}

}  // namespace

void Film::fit(Second end_of_day) {
  Second const end = std::min(until.value_or(end_of_day), end_of_day);
  if (from >= end)
    refuse(text("--from and --until (nothing lies between {} and {}) give a span within the day",
                viz::playback::clock_text(from), viz::playback::clock_text(end)));
  until = end;
}

std::size_t Film::frames() const {
  return static_cast<std::size_t>((until.value_or(kDay) - from) * fps / speed) + 1;
}

Second Film::at(std::size_t frame) const {
  return from + static_cast<Second>(frame) * speed / fps;
}

Film film_of(Arguments const& arguments, std::string const& format) {
  Film film;
  film.from = clock_of(arguments, "from").value_or(0);
  film.until = clock_of(arguments, "until");
  film.speed = static_cast<std::int64_t>(arguments.number("speed", 1, 86'400).value_or(1200));
  film.fps = static_cast<int>(arguments.number("fps", 1, 60).value_or(format == "gif" ? 10 : 25));
  film.size = size_of(arguments, format);
  return film;
}

void refuse_what_has_no_use(Arguments const& arguments, std::string const& format) {
  if (format == "html")
    for (char const* option : {"from", "until", "speed", "fps", "size"})
      if (arguments.has(option))
        refuse(
            text("--{} (a page has the whole day and is as large as its window) leave it out, or give "
                 "--format mp4",
                 option));
  if (format == "json" && arguments.has("size")) refuse("--size (json has no pixels) leave it out");
}

FrameFolder::FrameFolder(fs::path const& path, bool force) : path_(without_slash(path)) {
  if (path_.filename() == ".." || is_around_us(path_))
    refuse(text("{} (is where you are, or around it) give another folder with -o", path.string()));
  if (fs::exists(fs::symlink_status(path_))) {
    if (!force)
      refuse(
          text("{} (exists already) give --force to replace it, or another folder with -o", path_.string()));
    if (fs::is_symlink(path_) || !is_folder_of_frames(path_))
      refuse(text("{} (holds more than frames) give another folder with -o", path_.string()));
  }
  sweep(path_);
  part_ = path_.parent_path() / results::part_name(path_.filename().string());
  std::error_code why;
  if (!fs::create_directory(part_, why)) {
    fs::path const asked = std::exchange(part_, {});
    fail_to_make(path_, why ? why.message() : asked.filename().string() + " stands there");
  }
  lock_ = results::Fd(::open(part_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock_) ::flock(lock_.get(), LOCK_EX | LOCK_NB);  // tells others that it is not left over
}

FrameFolder::~FrameFolder() {
  std::error_code ignored;
  if (!part_.empty()) fs::remove_all(part_, ignored);
}

void FrameFolder::fill(viz::playback::Day const& day, Film const& film, Look const& look) {
  for (std::size_t i = 0; i < film.frames(); ++i) {
    look(i);
    std::string const bytes = viz::playback::frame_png(day, film.at(i), film.size);
    write_picture(part_ / name_of_frame(i), bytes);
  }
  place();
}

// The old folder is put aside first and removed last: whatever fails, one of the two is there.
void FrameFolder::place() {
  std::error_code why, ignored;
  fs::path const aside = path_.parent_path() / aside_name(path_.filename().string());
  bool const replaces = fs::exists(path_);
  if (replaces) fs::rename(path_, aside, why);
  if (why) fail_to_make(path_, why.message());
  fs::rename(part_, path_, why);
  if (why) {
    if (replaces) fs::rename(aside, path_, ignored);
    fail_to_make(path_, why.message());
  }
  part_.clear();
  if (replaces) fs::remove_all(aside, ignored);
}

}  // namespace ruralsim::cli
