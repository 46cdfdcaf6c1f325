#include "results/run_file.hpp"

#include "results/netcdf.hpp"
#include "results/part_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include <sys/stat.h>

namespace ruralsim::results {

namespace fs = std::filesystem;
using sim::text;

namespace {

constexpr std::size_t probe_size = 4096;  // one block: enough to meet a full disk or a used-up quota

std::string shown(fs::path const& path) {
  return to_utf8(path.native());
}

[[noreturn]] void refuse(sim::Blame blame, fs::path const& path, std::string_view problem) {
  throw sim::Error(blame, shown(path) + ": " + std::string(problem));
}

// The place behind a symlink; a link that leads nowhere is more likely a mistake than a wish.
fs::path follow(fs::path const& path) {
  struct stat link {};
  if (::lstat(path.c_str(), &link) != 0 || !S_ISLNK(link.st_mode)) return path;
  std::error_code error;
  fs::path target = fs::canonical(path, error);
  if (!error) return target;
  if (error == std::errc::too_many_symbolic_link_levels)
    refuse(sim::Blame::io, path, "cannot be written (the symbolic links form a loop): name a file instead");
  if (error == std::errc::no_such_file_or_directory)
    refuse(sim::Blame::io, path,
           "cannot be written (it is a symbolic link that points to nothing): remove the link or name its "
           "target");
  refuse(sim::Blame::io, path,
         text("cannot be written (the symbolic link cannot be followed: {})", error.message()));
}

bool same_file(struct stat const& a, struct stat const& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// Without overwriting, if the file system can promise that (NFS cannot).
int rename_to_free_name(int folder, std::string const& from, std::string const& to) {
  if (::renameat2(folder, from.c_str(), folder, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (::faccessat(folder, to.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0) return EEXIST;
  return ::renameat(folder, from.c_str(), folder, to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

void Output::fail(std::string_view problem) const {
  refuse(sim::Blame::io, path_, problem);
}

void Output::fail_writing(std::string_view step, int error) const {
  std::string_view advice = "mend that and run again";
  if (error == ENOSPC) advice = "free some space or name another disk";
  if (error == EDQUOT) advice = "free some of your quota or name another disk";
  if (error == EFBIG) advice = "raise the limit (`ulimit -f`) or write fewer tables";
  if (error == EROFS || error == EACCES || error == EPERM) advice = "name a folder that you may write to";
  fail(text("cannot be written ({}: {}): {}", step, reason_of(error), advice));
}

Output Output::prepare(fs::path const& path, Existing existing, std::span<fs::path const> inputs) {
  if (path.empty()) throw sim::Error(sim::Blame::usage, "the path of the output is empty: name a file");
  if (path.native().find('\0') != std::string::npos)
    refuse(sim::Blame::usage, path, "holds a zero byte: no file can be named so");
  if (!path.has_filename() || path.filename() == "." || path.filename() == "..")
    refuse(sim::Blame::usage, path, "names a folder: name a file inside it");
  Output output;
  output.path_ = follow(path);
  output.name_ = output.path_.filename().native();
  output.part_ = part_name(output.name_);
  output.existing_ = existing;
  output.open_folder();
  output.check_inputs(inputs);
  output.check_existing();
  remove_stale_parts(output.folder_.get(), output.name_);
  output.probe();
  return output;
}

void Output::open_folder() {
  fs::path const folder = path_.has_parent_path() ? path_.parent_path() : fs::path(".");
  auto const open_it = [&] { return Fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); };
  folder_ = open_it();
  // A folder that may be written to but not read can still be opened as a place.
  if (!folder_ && errno == EACCES) folder_ = Fd(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (folder_) return;
  if (errno != ENOENT) fail_writing("opening the folder " + shown(folder), errno);
  if (::mkdir(folder.c_str(), 0777) == 0 || errno == EEXIST) folder_ = open_it();
  if (folder_) return;
  if (errno == ENOENT)
    fail(
        text("cannot be written (the folder {} does not exist, nor the one that it should lie in): create it "
             "first",
             shown(folder)));
  fail_writing("creating the folder " + shown(folder), errno);
}

void Output::check_inputs(std::span<fs::path const> inputs) const {
  struct stat mine {};
  if (::fstatat(folder_.get(), name_.c_str(), &mine, 0) != 0) return;
  for (fs::path const& input : inputs) {
    struct stat other {};
    if (::stat(input.c_str(), &other) == 0 && same_file(mine, other))
      refuse(sim::Blame::usage, path_,
             text("is the output and the input {} at once: name another output", shown(input)));
  }
}

void Output::check_existing() const {
  struct stat mine {};
  if (::fstatat(folder_.get(), name_.c_str(), &mine, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno != ENOENT) fail_writing("looking at its place", errno);
    return;
  }
  if (S_ISDIR(mine.st_mode)) refuse(sim::Blame::usage, path_, "is a folder: name a file inside it");
  if (!S_ISREG(mine.st_mode)) refuse(sim::Blame::usage, path_, "is not a regular file: name another output");
  if (existing_ == Existing::refuse)
    refuse(sim::Blame::usage, path_, "exists already: name another output, or give --force to replace it");
}

void Output::probe() const {
  int error = 0;
  Fd file = create_part(folder_.get(), part_, error);
  if (error == EEXIST) fail("is being written by this very process already");
  if (error != 0) fail_writing("creating " + to_utf8(part_) + " beside it", error);
  std::array<std::byte, probe_size> const block{};
  error = write_all(file.get(), block);
  if (int const late = file.close(); error == 0) error = late;
  ::unlinkat(folder_.get(), part_.c_str(), 0);
  if (error != 0) fail_writing("trying the folder", error);
}

void Output::write(Tables const& tables) const {
  std::vector<std::byte> const bytes = encode(tables);
  check_image(bytes, tables);
  write_bytes(bytes);
}

void Output::write_bytes(std::span<std::byte const> bytes) const {
  int error = 0;
  Fd part = create_part(folder_.get(), part_, error);
  if (error != 0) fail_writing("creating " + to_utf8(part_) + " beside it", error);
  try {
    fill(std::move(part), bytes);
    place();
  } catch (...) {
    ::unlinkat(folder_.get(), part_.c_str(), 0);
    throw;
  }
  ::fsync(folder_.get());  // the file is whole either way; some file systems cannot sync a folder
}

void Output::fill(Fd part, std::span<std::byte const> bytes) const {
  int error = write_all(part.get(), bytes);
  if (error == 0 && ::fsync(part.get()) != 0 && errno != EINVAL) error = errno;
  {
    Fd const again(::openat(folder_.get(), part_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (error == 0 && !again) error = errno;
    if (error == 0 && !holds(again.get(), bytes))
      fail("was written, but reads back otherwise (a fault of the disk or the network): name another disk");
  }
  if (int const late = part.close(); error == 0) error = late;
  if (error != 0) fail_writing("writing", error);
}

void Output::place() const {
  int const folder = folder_.get();
  if (existing_ == Existing::replace) {
    if (::renameat(folder, part_.c_str(), folder, name_.c_str()) != 0) fail_writing("renaming", errno);
    return;
  }
  int error = rename_to_free_name(folder, part_, name_);
  if (error == 0) return;
  if (error != EEXIST) fail_writing("renaming", error);
  // Somebody else's file has come in between. Nothing that was finished is lost.
  for (int i = 2; error == EEXIST && i < 1000; ++i) {
    std::string const other = name_ + "." + std::to_string(i);
    error = rename_to_free_name(folder, part_, other);
    if (error == 0)
      fail(text("has been created by another program during the run: the result was kept as {}",
                to_utf8(other)));
  }
  fail_writing("renaming", error);
}

}  // namespace ruralsim::results
