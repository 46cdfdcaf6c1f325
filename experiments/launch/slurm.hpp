// A study's jobs as an array of Slurm's: how many tasks, which jobs belong to which, and the text of the
// batch scripts. Nothing is kept but what jobs leave, so a task may be requeued, pre-empted, killed at its
// time limit, started twice at once, or missing from the array: whoever submits again has the rest done.
#pragma once

#include "experiments/launch/jobs.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::experiments::launch {

// To which of `tasks` tasks (0 .. tasks - 1, tasks >= 1) each job belongs, in the order of the list; as
// follows.
std::vector<std::uint32_t> task_of_each(std::vector<Job> const& jobs, std::uint32_t tasks);

// The jobs of task `task` (0 .. tasks - 1), the largest first: every job belongs to exactly one task, and the
// work of tasks is balanced (largest first to whoever has least). It depends on nothing but the list and
// `tasks`. Throws sim::Error(usage) if there is no such task.
std::vector<Job> jobs_of_task(std::vector<Job> const& jobs, std::uint32_t task, std::uint32_t tasks);

// How many tasks make each last `seconds`, where work is in seconds of one processor and a task has `cpus` of
// them: at least 1, and no more than there are jobs, or than an array may have (`most`: Slurm's
// MaxArraySize).
std::uint32_t tasks_for(std::vector<Job> const& jobs, double seconds, unsigned cpus, std::uint32_t most);

// Tasks as Slurm writes them: {0, 1, 2, 5} is "0-2,5". In ascending order, without repetition.
std::string index_list(std::vector<std::uint32_t> const& tasks);

// Stands for the number of the task in the words of a command.
inline constexpr char const* kThisTask = "$SLURM_ARRAY_TASK_ID";

struct ArrayScript {
  std::string name;                    // of the job; what Slurm does not take becomes '-'
  std::vector<std::string> program{};  // absolute path and words; any bytes but NUL, kThisTask among them
  std::uint32_t tasks = 1;             // all together, whatever `only` says
  std::vector<std::uint32_t> only{};   // these, where not all have something to do
  std::optional<std::uint32_t> at_a_time{};
  unsigned cpus = 1;                                 // of each task
  std::optional<std::chrono::minutes> time_limit{};  // of each task; else the partition's
  std::string log_folder{};                          // absolute; must be there when a task begins
  std::vector<std::string> lines{};  // further options of sbatch, "--partition=long"; they win
};

// What sbatch reads: an array whose tasks are requeued, append to their logs and are asked to stop a minute
// before their time limit. Throws sim::Error(usage) for options that cannot be (a line break, what is no
// option, --array) and logs in a folder with a line break or backslash, which Slurm cannot be told.
std::string batch_script(ArrayScript const& script);

// The same for one job after the array, however its tasks ended: --dependency=afterany:`after`.
struct AfterScript {
  std::string name;
  std::vector<std::string> program{};
  std::string after{};  // the number of the array
  std::string log_folder{};
  std::vector<std::string> lines{};
};
std::string batch_script(AfterScript const& script);

}  // namespace ruralsim::experiments::launch
