// Which moments a video shows, and its frames as pictures in a folder.
#pragma once

#include "cli/arguments.hpp"
#include "results/file.hpp"
#include "viz/playback/frame.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>

namespace ruralsim::cli {

struct Film {
  viz::playback::Second from = 0;
  std::optional<viz::playback::Second> until = {};  // nothing: the end of the day
  std::int64_t speed = 1200;
  int fps = 25;
  viz::playback::FrameSize size = {};

  // Ends with the day at the latest; throws Error(usage) if it begins at its end or later.
  void fit(viz::playback::Second end_of_day);
  std::size_t frames() const;
  viz::playback::Second at(std::size_t frame) const;
};

// --from, --until, --speed, --fps, --size. Throws Error(usage).
Film film_of(Arguments const& arguments, std::string const& format);
// A page has none of these.
void refuse_what_has_no_use(Arguments const& arguments, std::string const& format);

// Called with the number of a frame before it is drawn; what it throws ends the work.
using Look = std::function<void(std::size_t)>;

// A folder of frame-00001.png and so on, which is there as a whole or not at all.
class FrameFolder {
 public:
  // Throws Error(usage) if something is there, unless `force` and it is a folder of frames (and of nothing
  // else), or if it is where we are; (io) if none can be made there. Removes what processes have left beside
  // it that no longer live.
  FrameFolder(std::filesystem::path const& path, bool force);
  ~FrameFolder();
  FrameFolder(FrameFolder const&) = delete;
  FrameFolder& operator=(FrameFolder const&) = delete;

  void fill(viz::playback::Day const& day, Film const& film, Look const& look);
  std::filesystem::path const& path() const { return path_; }

 private:
  void place();

  std::filesystem::path path_, part_;
  results::Fd lock_;
};

}  // namespace ruralsim::cli
