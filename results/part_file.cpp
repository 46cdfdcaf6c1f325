#include "results/part_file.hpp"

#include "results/host.hpp"
#include "sim/fnv.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>

#include <sys/file.h>
#include <sys/stat.h>

namespace ruralsim::results {

namespace {

constexpr std::size_t longest_component = 255;  // bytes, on every file system in use

std::string host_in_name() {
  std::string name = host_name().substr(0, 64);
  for (char& c : name)
    if (c == '/' || static_cast<unsigned char>(c) <= ' ') c = '_';
  return name.empty() ? "unknown" : name;
}

// All but the process id: the same for every process of this host.
std::string stem(std::string const& name) {
  std::string const ending = ".part." + host_in_name() + ".";
  std::size_t const room = longest_component - ending.size() - 10;  // a pid has at most 10 digits
  if (name.size() <= room) return name + ending;
  return name.substr(0, room - 17) + "~" + sim::Fnv1a().add(name).hex() + ending;
}

std::optional<pid_t> owner_of(std::string_view entry, std::string_view stem) {
  if (!entry.starts_with(stem)) return std::nullopt;
  std::string_view const digits = entry.substr(stem.size());
  pid_t pid = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), pid);
  if (error != std::errc() || end != digits.data() + digits.size() || pid <= 0) return std::nullopt;
  return pid;
}

struct PartWriter {
  std::string_view host;
  pid_t process;
};
// By "NAME.part.HOST.PID".
std::optional<PartWriter> writer_in(std::string_view entry) {
  constexpr std::string_view kMark = ".part.";
  auto const mark = entry.rfind(kMark);
  auto const dot = entry.rfind('.');
  if (mark == entry.npos || dot < mark + kMark.size()) return std::nullopt;
  auto const process = owner_of(entry, entry.substr(0, dot + 1));
  if (!process) return std::nullopt;
  return PartWriter{.host = entry.substr(mark + kMark.size(), dot - mark - kMark.size()),
                    .process = *process};
}

// Writing takes moments; after a day nobody is at it.
bool is_old(int folder, std::string const& part, std::time_t now) {
  constexpr std::time_t kDay = 86400;
  struct stat status {};
  return ::fstatat(folder, part.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
         status.st_mtime < now - kDay;
}

// A file that bears our own id is left from a former process, unless somebody holds its lock.
bool dead(pid_t pid) {
  return pid == ::getpid() || (::kill(pid, 0) != 0 && errno == ESRCH);
}

// Containers may share host name and folder but not process ids: a writer that lives holds the lock.
bool locked(int folder, std::string const& part) {
  Fd const file(::openat(folder, part.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  return file && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

std::vector<std::string> entries(int folder) {
  std::vector<std::string> names;
  int const copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  std::unique_ptr<DIR, int (*)(DIR*)> const listing(copy < 0 ? nullptr : ::fdopendir(copy), ::closedir);
  if (!listing) return names;  // a folder may be writable and not listable: then nothing is cleaned
  while (dirent const* entry = ::readdir(listing.get())) names.emplace_back(entry->d_name);
  return names;
}

}  // namespace

std::string part_name(std::string const& name) {
  return stem(name) + std::to_string(::getpid());
}

Fd create_part(int folder, std::string const& part, int& error) {
  Fd file(::openat(folder, part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
  error = file ? 0 : errno;
  if (file) ::flock(file.get(), LOCK_EX | LOCK_NB);  // a courtesy: where there are no locks, the id must do
  return file;
}

std::vector<std::string> stale_parts(int folder, std::string const& name) {
  std::string const start = stem(name);
  auto all = entries(folder);
  std::erase_if(all, [&](std::string const& entry) {
    auto const owner = owner_of(entry, start);
    return !owner || !dead(*owner) || locked(folder, entry);
  });
  return all;
}

void remove_stale_parts(int folder, std::string const& name) {
  for (std::string const& entry : stale_parts(folder, name)) ::unlinkat(folder, entry.c_str(), 0);
}

void remove_dead_parts(std::filesystem::path const& folder, std::time_t now) {
  Fd const here(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!here) return;
  for (std::string const& entry : entries(here.get())) {
    auto const writer = writer_in(entry);
    if (!writer) continue;
    bool const gone = writer->host == host_in_name() && dead(writer->process);
    if ((gone || is_old(here.get(), entry, now)) && !locked(here.get(), entry))
      ::unlinkat(here.get(), entry.c_str(), 0);
  }
}

}  // namespace ruralsim::results
