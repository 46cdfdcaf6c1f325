// Arrays of Slurm's: which task does what, and the text that sbatch reads. A real Slurm is in tests/cluster.
#include "experiments/launch/slurm.hpp"

#include "experiments/launch/mpi_start.hpp"
#include "experiments/launch/submit.hpp"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

namespace ruralsim::experiments::launch {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Job> uneven_jobs(std::uint32_t count) {
  std::vector<Job> all;
  for (std::uint32_t number = 0; number < count; ++number)
    all.push_back({.number = number, .work = 1.0 + number * 7 % 13});
  return all;
}

std::vector<std::uint32_t> numbers(std::vector<Job> const& jobs) {
  std::vector<std::uint32_t> all;
  for (Job const& job : jobs) all.push_back(job.number);
  return all;
}

TEST(TasksOfAnArray, TakeEveryJobOnceAndShareTheWork) {
  auto const jobs = uneven_jobs(100);
  std::vector<std::uint32_t> taken;
  for (std::uint32_t task = 0; task < 7; ++task) {
    double work = 0;
    for (Job const& job : jobs_of_task(jobs, task, 7)) {
      taken.push_back(job.number);
      work += job.work;
    }
    EXPECT_NEAR(work, 693 / 7.0, 1.5) << task;  // 693 in all, and the smallest job takes 1
  }
  std::sort(taken.begin(), taken.end());
  EXPECT_EQ(taken, numbers(jobs));
}

TEST(TasksOfAnArray, W88_DoNotDependOnTheOrderOfTheList) {
  auto const jobs = uneven_jobs(40);
  std::vector<Job> const other(jobs.rbegin(), jobs.rend());
  for (std::uint32_t task = 0; task < 6; ++task)
    EXPECT_EQ(numbers(jobs_of_task(jobs, task, 6)), numbers(jobs_of_task(other, task, 6)));
}

TEST(TasksOfAnArray, AreOfOneSizeWhereNothingIsKnownOfTheWork) {
  std::vector<Job> jobs = uneven_jobs(9);
  for (Job& job : jobs) job.work = 0;
  for (std::uint32_t task = 0; task < 3; ++task) EXPECT_EQ(jobs_of_task(jobs, task, 3).size(), 3u);
  EXPECT_TRUE(jobs_of_task(jobs, 11, 12).empty());
  EXPECT_THROW(jobs_of_task(jobs, 3, 3), sim::Error);
}

TEST(TasksOfAnArray, AreAsManyAsLastTheTimeWantedButNoMoreThanSlurmAllows) {
  std::vector<Job> const jobs(1000, {.work = 6});  // 6,000 s
  EXPECT_EQ(tasks_for(jobs, 600, 1, 1001), 10u);
  EXPECT_EQ(tasks_for(jobs, 600, 4, 1001), 3u);
  EXPECT_EQ(tasks_for(jobs, 7, 1, 1001), 858u);
  EXPECT_EQ(tasks_for(jobs, 2, 1, 1001), 1000u);  // one job a task
  EXPECT_EQ(tasks_for(jobs, 2, 1, 400), 400u);
  EXPECT_EQ(tasks_for(jobs, 1e9, 1, 1001), 1u);
  EXPECT_EQ(tasks_for({}, 600, 1, 1001), 1u);
}

TEST(TasksOfAnArray, W90_AreListedWithGaps) {
  EXPECT_EQ(index_list({0, 1, 2, 5}), "0-2,5");
  EXPECT_EQ(index_list({4}), "4");
  EXPECT_EQ(index_list({1, 3, 4}), "1,3-4");
}

ArrayScript array_script() {
  return {.name = "more trucks",
          .program = {"/opt/ruralsim", "study", "run", "/home/li wei/it's.toml", "--task", kThisTask,
                      "--tasks", "12"},
          .tasks = 12,
          .at_a_time = 5,
          .cpus = 2,
          .time_limit = std::chrono::minutes(90),
          .log_folder = "/home/li wei/50%",
          .lines = {"--partition=long", "--mem=2G"}};
}

TEST(BatchScript, OfAnArrayIsThisText) {
  EXPECT_EQ(batch_script(array_script()),
            R"(#!/bin/sh
#SBATCH --job-name=more-trucks
#SBATCH --array=0-11%5
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --time=90
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60
#SBATCH --output="/home/li wei/50%%/%A_%a.log"
#SBATCH --partition=long
#SBATCH --mem=2G
echo "task $SLURM_ARRAY_TASK_ID of 12: job $SLURM_JOB_ID on $(hostname), restart ${SLURM_RESTART_COUNT:-0}"
exec '/opt/ruralsim' 'study' 'run' '/home/li wei/it'\''s.toml' '--task' "$SLURM_ARRAY_TASK_ID" '--tasks' '12'
)");
}

TEST(BatchScript, OfWhatComesAfterIsThisText) {
  EXPECT_EQ(batch_script(AfterScript{.name = "trucks-merge",
                                     .program = {"/opt/ruralsim", "study", "merge", "s.toml"},
                                     .after = "1234",
                                     .log_folder = "/logs",
                                     .lines = {"--account=rural"}}),
            R"(#!/bin/sh
#SBATCH --job-name=trucks-merge
#SBATCH --dependency=afterany:1234
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output="/logs/%j.log"
#SBATCH --account=rural
exec '/opt/ruralsim' 'study' 'merge' 's.toml'
)");
}

TEST(BatchScript, OfSomeTasksNamesThem) {
  ArrayScript script = array_script();
  script.only = {0, 7, 8};
  EXPECT_THAT(batch_script(script), HasSubstr("#SBATCH --array=0,7-8%5\n"));
  EXPECT_THAT(batch_script(script), HasSubstr(" of 12: "));
}

TEST(BatchScript, OfShortTasksLeavesThemMostOfTheirTime) {
  ArrayScript script = array_script();
  script.time_limit = std::chrono::minutes(2);
  EXPECT_THAT(batch_script(script), HasSubstr("--time=2\n"));
  EXPECT_THAT(batch_script(script), HasSubstr("--signal=B:TERM@24\n"));
  script.time_limit.reset();
  EXPECT_THAT(batch_script(script), Not(HasSubstr("--time")));
}

TEST(BatchScript, IsNotMadeOfWhatSlurmWouldMisread) {
  for (std::string const line :
       {"--mem=2G\n--array=0-9", "partition=long", "", "--array=1-2", "-a 1-2", "--wrap=ls"}) {
    ArrayScript script = array_script();
    script.lines = {line};
    EXPECT_THROW(batch_script(script), sim::Error) << line;
  }
  for (std::string const folder : {"/a\nb", "/a\\b"}) {
    ArrayScript script = array_script();
    script.log_folder = folder;
    EXPECT_THROW(batch_script(script), sim::Error) << folder;
  }
}

TEST(SlurmsConfiguration, SaysHowLargeAnArrayMayBe) {
  EXPECT_EQ(
      largest_array_in("KillWait                = 30 sec\nMaxArraySize            = 4001\nMaxJobCount = 7\n"),
      4001u);
  EXPECT_EQ(largest_array_in(""), 1001u);
  EXPECT_EQ(largest_array_in("MaxArraySize            = (null)\nMaxJobCount             = 10000\n"), 1001u);
}

TEST(OtherPrograms, AreGivenTheirInputAndHeard) {
  std::string const long_text(300'000, 'x');  // more than a pipe holds, both ways
  Said const said = ask_program({"sh", "-c", "cat; echo no >&2; exit 3"}, long_text);
  EXPECT_EQ(said.exit_code, 3);
  EXPECT_EQ(said.output, long_text);
  EXPECT_EQ(said.errors, "no\n");
  EXPECT_EQ(ask_program({"true"}, long_text).exit_code, 0);  // it does not read
  EXPECT_EQ(ask_program({"sh", "-c", "kill -9 $$"}, {}).exit_code, 137);
  EXPECT_THROW(ask_program({"ruralsim-no-such-program"}, {}), sim::Error);
}

std::optional<MpiStart> started_with(std::map<std::string, std::string> const& environment) {
  return mpi_start([&](std::string const& name) -> std::optional<std::string> {
    auto const at = environment.find(name);
    return at == environment.end() ? std::nullopt : std::optional(at->second);
  });
}

TEST(StartByMpi, IsSeenInTheEnvironment) {
  auto const open_mpi =
      started_with({{"OMPI_COMM_WORLD_RANK", "1"}, {"OMPI_COMM_WORLD_SIZE", "4"}, {"PMIX_RANK", "1"}});
  ASSERT_TRUE(open_mpi);
  EXPECT_EQ(open_mpi->rank, 1u);
  EXPECT_EQ(open_mpi->size, 4u);
  EXPECT_TRUE(started_with({{"PMI_RANK", "0"}, {"PMI_SIZE", "1"}}));
  EXPECT_TRUE(started_with({{"PMIX_RANK", "7"}, {"SLURM_STEP_NUM_TASKS", "8"}, {"SLURM_PROCID", "7"}}));
}

TEST(StartByMpi, IsNotSeenWhereSlurmOrNobodyStartedIt) {
  EXPECT_FALSE(started_with({}));
  EXPECT_FALSE(started_with({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "2"}, {"SLURM_STEP_NUM_TASKS", "2"}}));
  EXPECT_FALSE(started_with({{"OMPI_COMM_WORLD_RANK", "4"}, {"OMPI_COMM_WORLD_SIZE", "4"}}));
  EXPECT_FALSE(started_with({{"PMI_RANK", "x"}, {"PMI_SIZE", "4"}}));
}

}  // namespace
}  // namespace ruralsim::experiments::launch
