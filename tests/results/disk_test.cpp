// Disks that fill up, links that break, processes that die: by system calls that fail on
// demand, and where the machine allows it by the real thing.

#include "results/part_file.hpp"
#include "tests/results/support.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <sched.h>

#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace {

// The next calls of the library go through here, for this program defines them before libc does.
struct Trap {
  int calls = 0;            // made so far
  int fails_at = -1;        // the call (from 0) that fails, and all after it
  int error = 0;            // with this errno; 0: the process is killed
  std::size_t at_most = 0;  // bytes per write; 0: as many as asked for
  int interruptions = 0;    // the first calls that answer EINTR
};
Trap write_trap, sync_trap, rename_trap, careful_rename_trap;

bool springs(Trap& trap) {
  if (trap.interruptions > 0) {
    --trap.interruptions;
    errno = EINTR;
    return true;
  }
  if (trap.fails_at < 0 || trap.calls++ < trap.fails_at) return false;
  if (trap.error == 0) ::raise(SIGKILL);
  errno = trap.error;
  return true;
}

}  // namespace

extern "C" {
ssize_t write(int file, void const* bytes, size_t count) {
  if (file > 2 && springs(write_trap)) return -1;
  if (file > 2 && write_trap.at_most > 0) count = std::min(count, write_trap.at_most);
  return ::syscall(SYS_write, file, bytes, count);
}
int fsync(int file) {
  return springs(sync_trap) ? -1 : static_cast<int>(::syscall(SYS_fsync, file));
}
int renameat2(int from, char const* old_name, int to, char const* new_name, unsigned flags) {
  if (springs(careful_rename_trap)) return -1;
  return static_cast<int>(::syscall(SYS_renameat2, from, old_name, to, new_name, flags));
}
int renameat(int from, char const* old_name, int to, char const* new_name) {
  if (springs(rename_trap)) return -1;
  return static_cast<int>(::syscall(SYS_renameat2, from, old_name, to, new_name, 0));
}
}

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

using Faults = Files;

std::string name_of(int error) {
  return reason_of(error);
}

TEST_F(Faults, O69_AFullDiskAtAnyStepLeavesTheOldFileAndNothingElse) {
  put(place("a.h5"), "old");
  for (int const error : {ENOSPC, EDQUOT, EFBIG, EIO}) {
    for (Trap* trap : {&write_trap, &sync_trap, &rename_trap}) {
      auto const output = Output::prepare(place("a.h5"), Existing::replace);
      *trap = {.fails_at = 0, .error = error};
      auto const outcome = outcome_of([&] { output.write(sample()); });
      *trap = {};
      EXPECT_EQ(outcome.blame, sim::Blame::io);
      EXPECT_THAT(outcome.message, HasSubstr(name_of(error)));
      EXPECT_EQ(outcome.message.find('\n'), std::string::npos);
      EXPECT_EQ(get(place("a.h5")), "old");
      EXPECT_EQ(entries(folder_), 1u);
    }
  }
}

TEST_F(Faults, O69_AFullDiskInTheMiddleOfTheFileIsAnError) {
  auto const output = Output::prepare(place("a.h5"), Existing::refuse);
  for (int call : {1, 2, 3, 10}) {
    write_trap = {.fails_at = call, .error = ENOSPC, .at_most = 1000};
    EXPECT_EQ(outcome_of([&] { output.write(sample()); }).blame, sim::Blame::io);
    EXPECT_EQ(entries(folder_), 0u);
  }
  write_trap = {};
  output.write(sample());  // once there is room again, the same place can be filled
  EXPECT_NO_THROW(read(place("a.h5")));
}

TEST_F(Faults, O69_AFullDiskIsMetBeforeTheRun) {
  write_trap = {.fails_at = 0, .error = EDQUOT};
  auto const outcome = outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  write_trap = {};
  EXPECT_THAT(outcome.message, HasSubstr("quota"));
  EXPECT_EQ(entries(folder_), 0u);
}

TEST_F(Faults, O69_ALimitOnFileSizesIsAnErrorAndNoSignal) {
  EXPECT_EQ(in_child([&] {
              auto const output = Output::prepare(place("a.h5"), Existing::refuse);
              rlimit const limit{5000, 5000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              auto const outcome = outcome_of([&] { output.write(sample()); });
              if (outcome.message.find("File too large") == std::string::npos) return 1;
              return outcome.blame == sim::Blame::io && entries(folder_) == 0 ? 0 : 2;
            }),
            0);
}

// A small file system of our own, seen by the calling process alone.
bool mount_tmpfs(fs::path const& where, char const* options) {
  return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("none", where.c_str(), "tmpfs", 0, options) == 0;
}

TEST_F(Faults, O69_ARealDiskThatIsTooSmallIsAnError) {
  int const code = in_child([&] {
    if (!mount_tmpfs(folder_, "size=8k")) return cannot_try;
    auto const output = Output::prepare(place("a.h5"), Existing::refuse);
    auto const outcome = outcome_of([&] { output.write(sample()); });
    if (outcome.message.find("No space left on device") == std::string::npos) return 1;
    return entries(folder_) == 0 ? 0 : 2;
  });
  if (code == cannot_try) GTEST_SKIP() << "mounting is not allowed here";
  EXPECT_EQ(code, 0);
}

TEST_F(Faults, O65_AFolderThatMayNotBeWrittenToIsMetBeforeTheRun) {
  fs::permissions(folder_, fs::perms(0555));
  int const code = in_child([&] {
    if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return cannot_try;
    auto const outcome = outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); });
    if (outcome.message.find("Permission denied") == std::string::npos) return 1;
    return outcome.blame == sim::Blame::io ? 0 : 2;
  });
  fs::permissions(folder_, fs::perms(0755));
  if (code == cannot_try) GTEST_SKIP() << "changing the user is not allowed here";
  EXPECT_EQ(code, 0);
}

TEST_F(Faults, O65_AFolderThatMayBeWrittenToButNotListedWorks) {
  fs::permissions(folder_, fs::perms(0333));
  int const code = in_child([&] {
    if (::getuid() == 0 &&
        (::chown(folder_.c_str(), 65534, 65534) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0))
      return cannot_try;
    write_to(place("a.h5"), sample());
    return read(place("a.h5")).find("money") ? 0 : 1;
  });
  fs::permissions(folder_, fs::perms(0755));
  if (code == cannot_try) GTEST_SKIP() << "changing the user is not allowed here";
  EXPECT_EQ(code, 0);
}

TEST_F(Faults, O70_AProcessKilledWhileWritingLeavesNothingUnderTheFinalName) {
  EXPECT_EQ(in_child([&] {
              auto const output = Output::prepare(place("a.h5"), Existing::refuse);
              write_trap = {.fails_at = 3, .error = 0, .at_most = 1000};
              output.write(sample());
              return 0;
            }),
            1000 + SIGKILL);
  EXPECT_FALSE(fs::exists(place("a.h5")));
  EXPECT_EQ(entries(folder_), 1u);
  write_to(place("a.h5"), sample());
  EXPECT_EQ(entries(folder_), 1u);
  EXPECT_NO_THROW(read(place("a.h5")));
}

TEST_F(Faults, O74_ShortWritesAndInterruptionsAreNotNoticed) {
  write_trap = {.at_most = 7, .interruptions = 5};
  write_to(place("a.h5"), sample());
  write_trap = {};
  write_to(place("b.h5"), sample());
  EXPECT_EQ(get(place("a.h5")), get(place("b.h5")));
}

TEST_F(Faults, O75_AReadOnlyFileSystemIsMetBeforeTheRun) {
  int const code = in_child([&] {
    if (!mount_tmpfs(folder_, "ro")) return cannot_try;
    auto const outcome = outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); });
    if (outcome.blame != sim::Blame::io) return 1;
    return outcome.message.find("Read-only file system") == std::string::npos ? 2 : 0;
  });
  if (code == cannot_try) GTEST_SKIP() << "mounting is not allowed here";
  EXPECT_EQ(code, 0);
}

TEST_F(Faults, O75_NoTemporaryFolderIsNeeded) {
  for (char const* value : {static_cast<char const*>(nullptr), "/nowhere/at/all", ""}) {
    EXPECT_EQ(in_child([&] {
                value ? ::setenv("TMPDIR", value, 1) : ::unsetenv("TMPDIR");
                write_to(place("a.h5"), sample(), Existing::replace);
                return read(place("a.h5")).find("money") ? 0 : 1;
              }),
              0);
  }
}

TEST_F(Faults, O75_AFileSystemThatCannotRenameWithoutOverwritingIsServed) {
  auto const output = Output::prepare(place("a.h5"), Existing::refuse);
  careful_rename_trap = {.fails_at = 0, .error = EINVAL};  // as NFS answers
  output.write(sample());
  auto const late = outcome_of([&] { output.write(sample()); });
  careful_rename_trap = {};
  EXPECT_NO_THROW(read(place("a.h5")));
  EXPECT_THAT(late.message, HasSubstr("kept as a.h5.2"));
}

}  // namespace
}  // namespace ruralsim::results
