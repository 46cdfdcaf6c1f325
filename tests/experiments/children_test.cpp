// Jobs in child processes that die, hang, fail and are stopped. The numbers are those of docs/validation.md.
#include "experiments/launch/children.hpp"

#include "tests/support/folder.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace ruralsim::experiments::launch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::StartsWith;

std::atomic<bool> const go_on{false};

std::vector<Job> jobs(std::uint32_t count) {
  std::vector<Job> all;
  for (std::uint32_t number = 0; number < count; ++number) all.push_back({.number = number});
  return all;
}

// What children did, seen by files: one for every number, its content the process that made it.
class InChildren : public testing::Test {
 protected:
  support::Folder folder_;

  fs::path file(std::uint32_t number, std::string const& kind = "job") const {
    return folder_.path() / (kind + std::to_string(number));
  }
  void leave(std::uint32_t number) const {  // as a study does: whole, or not at all
    fs::path const part = folder_.path() / ("part" + std::to_string(::getpid()));
    std::ofstream(part) << ::getpid();
    fs::rename(part, file(number));
  }
  bool is_there(std::uint32_t number) const { return fs::exists(file(number)); }
  pid_t process_of(std::uint32_t number) const {
    pid_t pid = 0;
    std::ifstream(file(number)) >> pid;
    return pid;
  }
  // True the first `times` times it is asked for this number, in whatever process.
  bool first(std::uint32_t number, int times = 1) const {
    for (int i = 0; i < times; ++i)
      if (fs::create_directory(file(number, "try" + std::to_string(i) + "-"))) return true;
    return false;
  }
};

std::vector<Ended> ends(std::vector<JobOutcome> const& outcomes) {
  std::vector<Ended> all;
  for (auto const& outcome : outcomes) all.push_back(outcome.ending.ended);
  return all;
}

TEST_F(InChildren, DoManyJobsInFewProcesses) {
  auto const outcomes = in_children(
      jobs(40), {.at_a_time = 3}, [&](std::uint32_t number) { leave(number); }, {}, go_on);
  EXPECT_THAT(ends(outcomes), Each(Ended::done));
  std::set<pid_t> processes;
  for (std::uint32_t number = 0; number < 40; ++number) processes.insert(process_of(number));
  EXPECT_LE(processes.size(), 3u);
  EXPECT_FALSE(processes.contains(0));
  EXPECT_FALSE(processes.contains(::getpid()));
}

TEST_F(InChildren, DoOneJobEachWhereAnEngineNeedsThat) {
  in_children(
      jobs(8), {.at_a_time = 2, .one_job_each = true}, [&](std::uint32_t number) { leave(number); }, {},
      go_on);
  std::set<pid_t> processes;
  for (std::uint32_t number = 0; number < 8; ++number) processes.insert(process_of(number));
  EXPECT_EQ(processes.size(), 8u);
}

TEST_F(InChildren, BeginWithTheLargestAndAnswerInTheOrderOfTheList) {
  std::vector<Job> const list{{.number = 7, .work = 1}, {.number = 3, .work = 5}, {.number = 9, .work = 5}};
  auto const outcomes = in_children(
      list, {}, [&](std::uint32_t number) { std::ofstream(file(0), std::ios::app) << number << ' '; }, {},
      go_on);
  std::string order;
  std::getline(std::ifstream(file(0)), order);
  EXPECT_EQ(order, "3 9 7 ");
  EXPECT_THAT(outcomes, ElementsAre(Field(&JobOutcome::number, 7), Field(&JobOutcome::number, 3),
                                    Field(&JobOutcome::number, 9)));
}

TEST_F(InChildren, SayWhatFailedAndWhoseFaultItWasAndGoOn) {
  auto const outcomes = in_children(
      jobs(4), {.at_a_time = 2},
      [&](std::uint32_t number) {
        if (number == 1) throw sim::Error(sim::Blame::usage, "scenario.toml:3:1: no such key");
        if (number == 2) throw std::bad_alloc();
        leave(number);
      },
      {}, go_on);
  EXPECT_THAT(ends(outcomes), ElementsAre(Ended::done, Ended::failed, Ended::failed, Ended::done));
  EXPECT_EQ(outcomes[1].ending.why, "scenario.toml:3:1: no such key");
  EXPECT_EQ(outcomes[1].ending.blame, sim::Blame::usage);
  EXPECT_EQ(outcomes[1].attempts, 1u);  // it would fail again
  EXPECT_THAT(outcomes[2].ending.why, StartsWith("out of memory"));
}

TEST_F(InChildren, W92_TryAgainWhatCouldNotBeReadOrWritten) {
  auto const outcomes = in_children(
      jobs(2), {},
      [&](std::uint32_t number) {
        if (first(number, number == 0 ? 2 : 3)) throw sim::Error(sim::Blame::io, "Stale file handle");
        leave(number);
      },
      {}, go_on);
  EXPECT_THAT(ends(outcomes), ElementsAre(Ended::done, Ended::failed));
  EXPECT_EQ(outcomes[0].attempts, 3u);
  EXPECT_EQ(outcomes[1].attempts, 3u);
  EXPECT_EQ(outcomes[1].ending.blame, sim::Blame::io);
}

TEST_F(InChildren, W78_TryAgainWhatKilledItsProcessAndGiveUpInTheEnd) {
  auto const outcomes = in_children(
      jobs(6), {.at_a_time = 2, .retries = 1},
      [&](std::uint32_t number) {
        if (number == 1 && first(number)) std::raise(SIGKILL);
        if (number == 2) {
          ::signal(SIGSEGV, SIG_DFL);  // not the sanitizer's
          std::raise(SIGSEGV);
        }
        if (number == 3) ::_exit(7);
        leave(number);
      },
      {}, go_on);
  EXPECT_THAT(ends(outcomes),
              ElementsAre(Ended::done, Ended::done, Ended::died, Ended::died, Ended::done, Ended::done));
  EXPECT_EQ(outcomes[1].attempts, 2u);
  EXPECT_EQ(outcomes[2].attempts, 2u);
  EXPECT_THAT(outcomes[2].ending.why, HasSubstr("signal 11"));
  EXPECT_THAT(outcomes[3].ending.why, HasSubstr("exit code 7"));
  for (std::uint32_t const number : {0u, 1u, 4u, 5u}) EXPECT_TRUE(is_there(number));
}

TEST_F(InChildren, W78_KilledAtRandomMomentsLeaveEveryJobDone) {
  // Somebody outside kills a process every few milliseconds, whichever it is, at work or idle.
  pid_t const parent = ::getpid();
  pid_t const killer = ::fork();
  if (killer == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (unsigned kill = 0; kill < 20; ++kill) {
      std::this_thread::sleep_for(std::chrono::milliseconds(3 + kill * 7 % 11));
      std::ifstream children("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) +
                             "/children");
      std::vector<pid_t> all{std::istream_iterator<pid_t>(children), {}};
      std::erase(all, ::getpid());
      if (!all.empty()) ::kill(all[kill % all.size()], SIGKILL);
    }
    ::_exit(0);
  }
  auto const outcomes = in_children(
      jobs(150), {.at_a_time = 2, .retries = 20},
      [&](std::uint32_t number) {
        std::this_thread::sleep_for(3ms);
        leave(number);
      },
      {}, go_on);
  ::kill(killer, SIGKILL);
  ::waitpid(killer, nullptr, 0);
  EXPECT_THAT(ends(outcomes), Each(Ended::done));
  unsigned attempts = 0;
  for (std::uint32_t number = 0; number < 150; ++number) {
    EXPECT_TRUE(is_there(number)) << number;
    attempts += outcomes[number].attempts;
  }
  EXPECT_GT(attempts, 150u);  // somebody was hit
}

TEST_F(InChildren, W79_ThatHangAreKilledAtTheLimitAndTheOthersGoOn) {
  auto const began = std::chrono::steady_clock::now();
  auto const outcomes = in_children(
      jobs(6), {.at_a_time = 2, .limit = 300ms},
      [&](std::uint32_t number) {
        if (number == 0) ::pause();
        if (number == 3) std::raise(SIGSTOP);
        leave(number);
      },
      {}, go_on);
  EXPECT_GE(std::chrono::steady_clock::now() - began, 300ms);
  EXPECT_THAT(ends(outcomes), ElementsAre(Ended::timed_out, Ended::done, Ended::done, Ended::timed_out,
                                          Ended::done, Ended::done));
  EXPECT_EQ(outcomes[0].ending.why, "killed at the limit of 0.3 s a job");
  EXPECT_EQ(outcomes[0].attempts, 1u);
}

TEST_F(InChildren, TellHowFarTheyHaveCome) {
  std::vector<Headway> told;
  in_children(
      jobs(3), {},
      [](std::uint32_t number) {
        if (number == 1) throw sim::Error(sim::Blame::model, "no");
      },
      [&](Headway const& headway) { told.push_back(headway); }, go_on);
  ASSERT_EQ(told.size(), 6u);
  EXPECT_EQ(told.front().running, 1u);
  EXPECT_EQ(told.back().running, 0u);
  EXPECT_EQ(told.back().done, 2u);
  EXPECT_EQ(told.back().failed, 1u);
  EXPECT_EQ(told.back().of, 3u);
}

TEST_F(InChildren, O71_AskedToStopFinishWhatIsShortAndEndWhatIsLong) {
  std::atomic<bool> stop{false};
  auto const outcomes = in_children(
      jobs(5), {.at_a_time = 2, .grace = 400ms},
      [&](std::uint32_t number) {
        if (number == 2) std::this_thread::sleep_for(50ms);  // under way when the work is stopped
        if (number == 1) ::pause();
        leave(number);
      },
      [&](Headway const& headway) {
        if (headway.done == 1 && headway.running == 2) stop = true;
      },
      stop);
  EXPECT_THAT(ends(outcomes),
              ElementsAre(Ended::done, Ended::not_begun, Ended::done, Ended::not_begun, Ended::not_begun));
  EXPECT_EQ(outcomes[1].attempts, 0u);
  EXPECT_FALSE(is_there(3));
}

TEST_F(InChildren, GoOnWhenCtrlCReachesThemDirectly) {  // a terminal sends it to the whole group
  auto const outcomes = in_children(
      jobs(2), {},
      [&](std::uint32_t number) {
        std::raise(SIGINT);
        std::raise(SIGTERM);
        leave(number);
      },
      {}, go_on);
  EXPECT_THAT(ends(outcomes), Each(Ended::done));
  EXPECT_EQ(outcomes[0].attempts, 1u);
}

bool lives(pid_t pid) {  // a zombie does not
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string number, name, state;
  return (stat >> number >> name >> state) && state != "Z";
}

TEST_F(InChildren, DieWithTheirParent) {
  pid_t const parent = ::fork();
  if (parent == 0) {
    in_children(
        jobs(2), {.at_a_time = 2},
        [&](std::uint32_t number) {
          leave(number);
          ::pause();
        },
        {}, go_on);
    ::_exit(0);
  }
  while (!is_there(0) || !is_there(1)) std::this_thread::sleep_for(1ms);
  pid_t const one = process_of(0), other = process_of(1);
  EXPECT_TRUE(lives(one) && lives(other));
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  for (int i = 0; i < 5000 && (lives(one) || lives(other)); ++i) std::this_thread::sleep_for(1ms);
  EXPECT_FALSE(lives(one) || lives(other));
}

// Runs `check` in a process of a user who may have so many of them; true if it was as it should be.
bool with_processes(rlim_t allowed, std::function<bool()> const& check) {
  pid_t const pid = ::fork();
  if (pid == 0) {
    rlimit const limit{.rlim_cur = allowed, .rlim_max = allowed};
    bool const set = ::setrlimit(RLIMIT_NPROC, &limit) == 0 && ::setresuid(64'321, 64'321, 64'321) == 0;
    ::_exit(set && check() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(pid, &status, 0);
  return status == 0;
}

TEST_F(InChildren, E95_WorkWithAsManyProcessesAsThereMayBe) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may become a user without processes";
  fs::permissions(folder_.path(), fs::perms::all);
  EXPECT_TRUE(with_processes(3, [&] {  // this one and two more
    auto const outcomes = in_children(
        jobs(30), {.at_a_time = 5}, [&](std::uint32_t number) { leave(number); }, {}, go_on);
    return std::ranges::all_of(ends(outcomes), [](Ended ended) { return ended == Ended::done; });
  }));
  std::set<pid_t> processes;
  for (std::uint32_t number = 0; number < 30; ++number) processes.insert(process_of(number));
  EXPECT_LE(processes.size(), 2u);
}

TEST_F(InChildren, E95_SayWhyNoneCouldBeStarted) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may become a user without processes";
  EXPECT_TRUE(with_processes(1, [] {
    auto const outcomes = in_children(
        jobs(2), {.at_a_time = 2}, [](std::uint32_t) {}, {}, go_on);
    return outcomes[0].ending.ended == Ended::not_begun && outcomes[1].ending.ended == Ended::not_begun &&
           outcomes[1].ending.why.find("ulimit -u") != std::string::npos;
  }));
}

TEST(JobList, WithOneNumberTwiceIsRefused) {
  EXPECT_THROW(in_children(
                   {{.number = 4}, {.number = 4}}, {}, [](std::uint32_t) {}, {}, go_on),
               sim::Error);
}

}  // namespace
}  // namespace ruralsim::experiments::launch
