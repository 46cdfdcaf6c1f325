#include "experiments/study/study_lock.hpp"

#include "results/host.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include <sys/file.h>

namespace ruralsim::experiments {

namespace {

std::string holder(int file) {
  std::array<char, 300> words{};
  auto const n = ::pread(file, words.data(), words.size(), 0);
  return n > 0 ? std::string(words.data(), static_cast<std::size_t>(n)) : "another process";
}

std::string own_name() {
  return sim::text("process {} on {}", ::getpid(), results::to_utf8(results::host_name()));
}

}  // namespace

StudyLock::StudyLock(std::filesystem::path const& study_folder) {
  auto const path = study_folder / "lock";
  file_ = results::Fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file_)
    throw sim::Error(sim::Blame::io, sim::text("{}: cannot be opened ({})", results::to_utf8(path.native()),
                                               results::reason_of(errno)));
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return;
    throw sim::Error(sim::Blame::usage,
                     sim::text("{}: {} is at work on this study; wait for it, or stop it",
                               results::to_utf8(study_folder.native()), holder(file_.get())));
  }
  auto const name = own_name();
  if (::ftruncate(file_.get(), 0) == 0) (void)results::write_all(file_.get(), std::as_bytes(std::span(name)));
}

}  // namespace ruralsim::experiments
