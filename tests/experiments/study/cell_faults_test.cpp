// Reading that fails, and processes that die: cells that are finished are kept.
#include "experiments/launch/children.hpp"
#include "experiments/study/manifest.hpp"
#include "experiments/study/study_lock.hpp"
#include "experiments/study/study_state.hpp"
#include "results/netcdf.hpp"
#include "results/part_file.hpp"
#include "results/run_file.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <hdf5.h>
#include <sstream>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace {

enum class Reads { work, fail, hang };
Reads reads = Reads::work;

}  // namespace

// The linker's names for a function that it wraps (tests/CMakeLists.txt).
extern "C" herr_t __real_H5Dread(hid_t, hid_t, hid_t, hid_t, hid_t, void*);
extern "C" herr_t __wrap_H5Dread(hid_t dataset, hid_t type, hid_t memory, hid_t file, hid_t how, void* into) {
  while (reads == Reads::hang) ::pause();
  return reads == Reads::fail ? -1 : __real_H5Dread(dataset, type, memory, file, how, into);
}

namespace ruralsim::experiments {
namespace {

using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace fs = std::filesystem;

std::string text_in(fs::path const& path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return all.str();
}

void write_text(fs::path const& path, std::string const& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

// No file can be opened while this lives (EMFILE).
class NoMoreFiles {
 public:
  NoMoreFiles() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit const few{.rlim_cur = 3, .rlim_max = before_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &few);
  }
  NoMoreFiles(NoMoreFiles const&) = delete;
  NoMoreFiles& operator=(NoMoreFiles const&) = delete;
  ~NoMoreFiles() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

struct Hdf5 {
  explicit Hdf5(Reads how) { reads = how; }
  Hdf5(Hdf5 const&) = delete;
  Hdf5& operator=(Hdf5 const&) = delete;
  ~Hdf5() { reads = Reads::work; }
};

struct CellFaults : testing::Test {
  StudyFolder folder;
  CellStore store{folder.cells(), this_program};
  Prepared prepared = folder.prepared();
  WorkLog log{folder.cells()};
  CellWork work{prepared, store, this_program, log, never_stopped};

  CellFaults() { run_all(prepared, store, folder.cells()); }

  CellId id(std::uint32_t replication = 0) const {
    return {.scenario = prepared.keys[0].hash, .replication = replication};
  }
  // What doing the first job again says.
  std::string job_again() {
    try {
      work(0);
    } catch (sim::Error const& error) {
      EXPECT_EQ(error.blame(), sim::Blame::io);
      return error.what();
    }
    return "done";
  }
};

TEST_F(CellFaults, ACellThatCannotBeOpenedIsKept) {
  auto const path = store.path_of(id());
  auto const before = text_in(path);
  {
    NoMoreFiles const none;
    auto const state = state_of(prepared, store);
    EXPECT_THAT(state.unread, AllOf(SizeIs(12), Each(HasSubstr("cannot be read (Too many open files)"))));
    EXPECT_THAT(state.damaged, IsEmpty());
    EXPECT_FALSE(state.complete());
    EXPECT_THAT(job_again(), HasSubstr("000000.h5: cannot be read (Too many open files)"));
  }
  EXPECT_EQ(text_in(path), before);
  EXPECT_EQ(job_again(), "done");
  EXPECT_TRUE(state_of(prepared, store).complete());
}

// W82: its bytes are right, so it is the library that failed.
TEST_F(CellFaults, W82_ACellThatTheLibraryCannotReadIsKept) {
  auto const path = store.path_of(id());
  auto const before = text_in(path);
  auto other = *store.find(id()).cell;
  other.values[0] += 1;
  {
    Hdf5 const broken(Reads::fail);
    EXPECT_EQ(store.find(id()).state, CellState::unread);
    EXPECT_THAT(job_again(), AllOf(HasSubstr("cannot be read"), HasSubstr("its checksum is right")));
    EXPECT_THROW(store.put(other), sim::Error) << "what is there may be as good as what is new";
  }
  EXPECT_EQ(text_in(path), before);
  EXPECT_EQ(job_again(), "done");
}

// W82: a read that never returns ends at the limit of its job, and what it read is kept.
TEST_F(CellFaults, W82_AReadThatHangsIsKilledWithItsJob) {
  auto const path = store.path_of(id());
  auto const before = text_in(path);
  Hdf5 const slow(Reads::hang);
  launch::Children const children{.limit = std::chrono::milliseconds(300)};
  auto const outcomes = launch::in_children(
      {{.number = 0}}, children, std::ref(work), [](launch::Headway const&) {}, never_stopped);
  ASSERT_THAT(outcomes, SizeIs(1));
  EXPECT_EQ(outcomes[0].ending.ended, launch::Ended::timed_out);
  EXPECT_EQ(text_in(path), before);
}

TEST_F(CellFaults, WhatIsNoCellIsDamaged) {
  auto const good = to_tables(*store.find(id()).cell);
  auto const without = [&](std::string const& what) {
    results::Tables tables;
    for (auto const& attribute : good.attributes())
      if (attribute.name != what) tables.set("", attribute.name, attribute.value);
    for (auto const& dimension : good.dimensions()) tables.add(dimension);
    for (auto const& variable : good.variables())
      if (variable.name != what) tables.add(variable);
    return tables;
  };
  for (char const* what : {"replication", "fingerprint", "value", "figure_id"}) {
    auto const tables = without(what);
    try {
      (void)cell_from(tables, "a.h5");
      ADD_FAILURE() << what;
    } catch (sim::Error const& error) {
      EXPECT_EQ(error.blame(), sim::Blame::io);
      EXPECT_THAT(error.what(), AllOf(HasSubstr("a.h5: is no cell of a study"), HasSubstr(what)));
    }
    results::Output::prepare(store.path_of(id()), results::Existing::replace).write(tables);
    EXPECT_EQ(store.find(id()).state, CellState::damaged) << what;
  }
  auto words = without("replication");
  words.set("", "replication", std::string("first"));
  EXPECT_THROW((void)cell_from(words, "a.h5"), sim::Error);
}

TEST_F(CellFaults, ADamagedManifestIsToldAndWrittenAnew) {
  claim(folder.cells(), prepared, this_program);
  auto const path = folder.cells() / "manifest.h5";
  auto const whole = text_in(path);
  auto bit = whole;
  bit[bit.size() / 2] ^= 1;
  for (auto const& bytes : {bit, std::string(), whole.substr(0, 100), text_in(store.path_of(id()))}) {
    write_text(path, bytes);
    auto const found = look_at_manifest(folder.cells(), prepared, this_program);
    EXPECT_EQ(found.state, ManifestState::damaged);
    EXPECT_THAT(found.why, HasSubstr("manifest.h5"));
    claim(folder.cells(), prepared, this_program);
    EXPECT_EQ(text_in(path), whole);
  }
}

TEST_F(CellFaults, AManifestThatCannotBeReadIsNoDamage) {
  claim(folder.cells(), prepared, this_program);
  {
    NoMoreFiles const none;
    auto const found = look_at_manifest(folder.cells(), prepared, this_program);
    EXPECT_EQ(found.state, ManifestState::unread);
    EXPECT_THAT(found.why, HasSubstr("manifest.h5: cannot be read (Too many open files)"));
  }
  EXPECT_EQ(look_at_manifest(folder.cells(), prepared, this_program).state, ManifestState::there);
  fs::remove(folder.cells() / "manifest.h5");
  EXPECT_EQ(look_at_manifest(folder.cells(), prepared, this_program).state, ManifestState::absent);
}

// W91
TEST_F(CellFaults, ALockIsWaitedForIfThatIsWanted) {
  std::optional<StudyLock> first(folder.cells());
  std::thread holder([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    first.reset();
  });
  EXPECT_NO_THROW(StudyLock(folder.cells(), std::chrono::minutes(10)));
  holder.join();
}

// What dies while it writes leaves a part of a cell, and nobody may ever make that cell again.
TEST_F(CellFaults, WhatDeadProcessesLeftIsSweptUp) {
  pid_t const dead = ::fork();
  if (dead == 0) ::_exit(0);
  ::waitpid(dead, nullptr, 0);
  auto const mine = results::part_name("000000.h5");
  auto const of_dead = mine.substr(0, mine.rfind('.') + 1) + std::to_string(dead);
  auto const of_parent = mine.substr(0, mine.rfind('.') + 1) + std::to_string(::getppid());
  auto const point = store.path_of(id()).parent_path();
  for (auto const& part : {point / of_dead, point / of_parent, folder.cells() / of_dead})
    write_text(part, "half");
  StudyLock(folder.cells()).sweep();
  EXPECT_FALSE(fs::exists(point / of_dead));
  EXPECT_FALSE(fs::exists(folder.cells() / of_dead));
  EXPECT_TRUE(fs::exists(point / of_parent));
  EXPECT_TRUE(state_of(prepared, store).complete());
}

}  // namespace
}  // namespace ruralsim::experiments
