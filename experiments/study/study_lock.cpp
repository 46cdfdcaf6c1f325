#include "experiments/study/study_lock.hpp"

#include "experiments/study/make_folder.hpp"
#include "results/host.hpp"
#include "results/part_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <sys/file.h>
#include <sys/stat.h>

namespace ruralsim::experiments {

namespace fs = std::filesystem;

namespace {

std::string holder(int file) {
  std::array<char, 300> words{};
  auto const n = ::pread(file, words.data(), words.size(), 0);
  return n > 0 ? std::string(words.data(), static_cast<std::size_t>(n)) : "another process";
}

std::string own_name() {
  return sim::text("process {} on {}", ::getpid(), results::to_utf8(results::host_name()));
}

// False if somebody else still holds it after that long.
bool take(int file, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds kStep{20};
  for (; ::flock(file, LOCK_EX | LOCK_NB) != 0; patience -= kStep) {
    if (errno != EWOULDBLOCK) return true;  // there are no locks here
    if (patience <= patience.zero()) return false;
    std::this_thread::sleep_for(kStep);
  }
  return true;
}

}  // namespace

StudyLock::StudyLock(fs::path const& study_folder, std::chrono::milliseconds patience)
    : folder_(study_folder) {
  make_folder(study_folder);
  auto const path = study_folder / "lock";
  file_ = results::Fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file_)
    throw sim::Error(sim::Blame::io, sim::text("{}: cannot be opened ({})", results::to_utf8(path.native()),
                                               results::reason_of(errno)));
  if (!take(file_.get(), patience))
    throw sim::Error(sim::Blame::usage,
                     sim::text("{}: {} is at work on this study; wait for it, or stop it",
                               results::to_utf8(study_folder.native()), holder(file_.get())));
  auto const name = own_name();
  if (::ftruncate(file_.get(), 0) == 0) (void)results::write_all(file_.get(), std::as_bytes(std::span(name)));
}

void StudyLock::sweep() const {
  struct stat status {};  // of the lock, which was just written: the file system's own time
  if (::fstat(file_.get(), &status) != 0) return;
  results::remove_dead_parts(folder_, status.st_mtime);
  std::error_code failed;
  for (fs::directory_iterator point(folder_ / "cells", failed), end; !failed && point != end;
       point.increment(failed))
    results::remove_dead_parts(point->path(), status.st_mtime);
}

}  // namespace ruralsim::experiments
