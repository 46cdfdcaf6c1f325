#include "cli/ffmpeg.hpp"

#include "results/file.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <span>
#include <spawn.h>
#include <sstream>
#include <string_view>
#include <unistd.h>

#include <sys/mman.h>
#include <sys/wait.h>

extern char** environ;  // NOLINT: the system's own name

namespace ruralsim::cli {

namespace {

using results::Fd;

// Numbers under which ffmpeg finds its files.
constexpr int kResult = 3, kPalette = 4;
constexpr std::size_t kPaletteFrames = 12;

[[noreturn]] void fail(std::string_view what, int error) {
  throw sim::Error(sim::Blame::io, sim::text("ffmpeg ({}: {}) give --format html or png-frames", what,
                                             results::reason_of(error)));
}

// A file without a name, gone when it is closed.
Fd memory_file() {
  Fd file(::memfd_create("video", MFD_CLOEXEC));
  if (!file) fail("no memory for a video", errno);
  return file;
}

std::string all_of(Fd const& file) {
  auto const size = ::lseek(file.get(), 0, SEEK_END);
  if (size < 0 || ::lseek(file.get(), 0, SEEK_SET) < 0) fail("its result cannot be read", errno);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  bytes.resize(results::read_all(file.get(), std::as_writable_bytes(std::span(bytes))));
  return bytes;
}

struct Pipe {
  Fd out, in;  // out: what is read from
};
Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe", errno);
  return {.out = Fd(ends[0]), .in = Fd(ends[1])};
}

class Actions {
 public:
  Actions() { posix_spawn_file_actions_init(&actions_); }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(Actions const&) = delete;
  Actions& operator=(Actions const&) = delete;
  void give(Fd const& file, int number) { posix_spawn_file_actions_adddup2(&actions_, file.get(), number); }
  posix_spawn_file_actions_t const* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// In a group of its own: Ctrl-C is ours to answer.
class Attributes {
 public:
  Attributes() {
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(Attributes const&) = delete;
  Attributes& operator=(Attributes const&) = delete;
  posix_spawnattr_t const* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

// One run of ffmpeg. It is killed if it has not ended when this dies.
class Ffmpeg {
 public:
  Ffmpeg(std::vector<std::string> words, std::string const& palette)
      : result_(memory_file()), palette_(memory_file()), said_(memory_file()) {
    results::write_all(palette_.get(), std::as_bytes(std::span(palette)));
    auto [out, in] = make_pipe();
    start(std::move(words), out);
    frames_ = std::move(in);
  }
  ~Ffmpeg() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    wait();
  }
  Ffmpeg(Ffmpeg const&) = delete;
  Ffmpeg& operator=(Ffmpeg const&) = delete;

  void write(std::string const& pixels) {
    int const error = results::write_all(frames_.get(), std::as_bytes(std::span(pixels)));
    if (error == EPIPE) finish();  // it has ended, and says why
    if (error != 0) fail("it takes no more frames", error);
  }

  std::string finish() {
    frames_.close();
    int const status = wait();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
      throw sim::Error(sim::Blame::io,
                       sim::text("ffmpeg ({}) give --format html or png-frames", last_words()));
    std::string bytes = all_of(result_);
    if (bytes.empty())
      throw sim::Error(sim::Blame::io, "ffmpeg (made nothing) give --format html or png-frames");
    return bytes;
  }

 private:
  void start(std::vector<std::string> words, Fd const& frames) {
    words.insert(words.begin(), "ffmpeg");
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    Actions actions;
    // First beyond all numbers that are given below, so that none is overwritten before it is used.
    Fd const high[] = {
        Fd(::fcntl(frames.get(), F_DUPFD_CLOEXEC, 16)), Fd(::fcntl(said_.get(), F_DUPFD_CLOEXEC, 16)),
        Fd(::fcntl(result_.get(), F_DUPFD_CLOEXEC, 16)), Fd(::fcntl(palette_.get(), F_DUPFD_CLOEXEC, 16))};
    actions.give(high[0], STDIN_FILENO);
    actions.give(high[1], STDOUT_FILENO);
    actions.give(high[1], STDERR_FILENO);
    actions.give(high[2], kResult);
    actions.give(high[3], kPalette);
    Attributes const attributes;
    int const error =
        ::posix_spawnp(&process_, "ffmpeg", actions.get(), attributes.get(), argv.data(), environ);
    if (error != 0) {
      process_ = 0;
      fail("it cannot be started", error);
    }
  }

  int wait() {
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

  std::string last_words() const {
    std::istringstream lines(all_of(said_));
    std::string last = "it ended without a word";
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) last = line;
    return last;
  }

  Fd result_, palette_, said_, frames_;
  pid_t process_ = 0;
};

std::vector<std::string> raw_frames(VideoInput const& input) {
  return {"-nostdin",
          "-hide_banner",
          "-loglevel",
          "error",
          "-y",
          "-f",
          "rawvideo",
          "-pix_fmt",
          "bgr0",
          "-s",
          sim::text("{}x{}", input.width, input.height),
          "-framerate",
          std::to_string(input.fps),
          "-i",
          "pipe:0"};
}

// The same frames give the same file: no date, no version of ffmpeg, always two threads.
void add_output(std::vector<std::string>& words, std::vector<std::string> const& how) {
  words.insert(words.end(), how.begin(), how.end());
  for (char const* word :
       {"-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "2"})
    words.emplace_back(word);
  words.push_back(sim::text("/dev/fd/{}", kResult));
}

std::string make_palette(VideoInput const& input, FramePixels const& pixels) {
  auto words = raw_frames(input);
  add_output(words, {"-vf", "palettegen", "-frames:v", "1", "-f", "image2pipe", "-c:v", "png"});
  Ffmpeg ffmpeg(words, "");
  std::size_t const count = std::min(input.frames, kPaletteFrames);
  for (std::size_t i = 0; i < count; ++i) ffmpeg.write(pixels(i * input.frames / count));
  return ffmpeg.finish();
}

}  // namespace

void need_ffmpeg() {
  char const* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (::access((folder + "/ffmpeg").c_str(), X_OK) == 0) return;
  throw sim::Error(
      sim::Blame::usage,
      "ffmpeg (is not installed; mp4 and gif are made by it) install the Debian package ffmpeg, or "
      "give --format html or png-frames");
}

std::string encode_mp4(VideoInput const& input, FramePixels const& pixels) {
  auto words = raw_frames(input);
  add_output(words, {"-c:v", "libx264", "-preset", "medium", "-crf", "20", "-pix_fmt", "yuv420p", "-movflags",
                     "+faststart", "-f", "mp4"});
  Ffmpeg ffmpeg(words, "");
  for (std::size_t i = 0; i < input.frames; ++i) ffmpeg.write(pixels(i));
  return ffmpeg.finish();
}

std::string encode_gif(VideoInput const& input, FramePixels const& pixels) {
  std::string const palette = make_palette(input, pixels);
  auto words = raw_frames(input);
  for (char const* word : {"-f", "png_pipe", "-i", "/dev/fd/4", "-lavfi", "paletteuse=dither=none"})
    words.emplace_back(word);
  add_output(words, {"-f", "gif"});
  Ffmpeg ffmpeg(words, palette);
  for (std::size_t i = 0; i < input.frames; ++i) ffmpeg.write(pixels(i));
  return ffmpeg.finish();
}

}  // namespace ruralsim::cli
