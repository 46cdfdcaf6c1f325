// `ruralsim study run`.
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/study.hpp"
#include "experiments/launch/children.hpp"
#include "experiments/launch/mpi.hpp"
#include "experiments/launch/slurm.hpp"
#include "experiments/study/cell_work.hpp"
#include "experiments/study/missed_targets.hpp"
#include "results/json.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>

namespace ruralsim::cli {

namespace {

using experiments::launch::Ended;
using experiments::launch::Job;
using experiments::launch::JobOutcome;
using sim::text;

constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostFailuresTold = 10;

// The part of one task among several; nothing: all of it.
struct Task {
  std::uint32_t number = 0, of = 1;
};

std::optional<Task> task_of(Arguments const& arguments) {
  auto const of = arguments.number("tasks", 1, kMost);
  if (!of) {
    if (arguments.has("task"))
      throw sim::Error(sim::Blame::usage, "--task (of how many?) give --tasks as well");
    return std::nullopt;
  }
  auto number = arguments.number("task", 0, *of - 1);
  char const* const of_array = std::getenv("SLURM_ARRAY_TASK_ID");
  if (!number && of_array) {
    Arguments environment;
    environment.add("SLURM_ARRAY_TASK_ID", {of_array});
    number = environment.number("SLURM_ARRAY_TASK_ID", 0, *of - 1);
  }
  if (!number)
    throw sim::Error(sim::Blame::usage,
                     "--tasks (which of them?) give --task, or run it in an array of jobs");
  return Task{.number = static_cast<std::uint32_t>(*number), .of = static_cast<std::uint32_t>(*of)};
}

}  // namespace

std::vector<Job> jobs_left(OpenStudy const& study, std::vector<Job> const& jobs) {
  auto const& prepared = study.prepared;
  auto const& spec = prepared.study.replications;
  std::vector<Job> left;
  for (auto const& job : jobs) {
    auto const point = prepared.point_of(job.number);
    auto const is_there = [&] {
      experiments::CellId const id{.scenario = prepared.keys[point].hash,
                                   .replication = job.number % spec.count};
      return study.store.find(id).state == experiments::CellState::there;
    };
    if (spec.sequential() ? !experiments::has_all_cells(prepared, study.store, point) : !is_there())
      left.push_back(job);
  }
  return left;
}

namespace {

std::string words_for(Ended ended) {
  switch (ended) {
    case Ended::died:
      return "its process died: ";
    case Ended::timed_out:
      return "took too long: ";
    default:
      return "";
  }
}

// Cells have to be read again for it: a task of many leaves it to the merge.
void warn_of_missed(OpenStudy const& study, Console const& console) {
  if (!study.prepared.study.replications.sequential()) return;
  auto const missed =
      experiments::missed_text(study.prepared, experiments::state_of(study.prepared, study.store));
  if (!missed.empty()) console.warning(missed);
}

struct Tally {
  std::size_t done = 0, not_begun = 0;
  std::vector<JobOutcome const*> failed{};
};

Tally tally_of(std::vector<JobOutcome> const& outcomes) {
  Tally tally;
  for (auto const& outcome : outcomes) {
    if (outcome.ending.ended == Ended::done)
      ++tally.done;
    else if (outcome.ending.ended == Ended::not_begun)
      ++tally.not_begun;
    else
      tally.failed.push_back(&outcome);
  }
  return tally;
}

std::string for_scripts(OpenStudy const& study, Tally const& tally) {
  auto const& prepared = study.prepared;
  auto const count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  results::Json json;
  json.object().key("jobs").whole(count(tally.done + tally.failed.size() + tally.not_begun));
  json.key("done").whole(count(tally.done)).key("not_begun").whole(count(tally.not_begun));
  json.key("failed").array();
  for (auto const* outcome : tally.failed) {
    auto const point = prepared.point_of(outcome->number);
    json.object().key("job").whole(outcome->number).key("point").whole(count(point));
    json.key("name").text(prepared.points.points[point].name);
    json.key("why").text(words_for(outcome->ending.ended) + outcome->ending.why).end();
  }
  return json.end().end().str() + "\n";
}

std::string for_people(Tally const& tally, std::size_t jobs) {
  return text("{} of {} done{}{}\n", tally.done, sim::many(jobs, "job"),
              tally.failed.empty() ? "" : text(", {} failed", tally.failed.size()),
              tally.not_begun > 0 ? text(", {} not begun", tally.not_begun) : "");
}

void tell_failures(OpenStudy const& study, Tally const& tally, Console const& console) {
  auto const& prepared = study.prepared;
  for (std::size_t i = 0; i < std::min(kMostFailuresTold, tally.failed.size()); ++i) {
    auto const& outcome = *tally.failed[i];
    auto const point = prepared.point_of(outcome.number);
    console.error(text("point {} ({}), job {}: {}{}", point, prepared.points.points[point].name,
                       outcome.number, words_for(outcome.ending.ended), outcome.ending.why));
  }
  if (tally.failed.size() > kMostFailuresTold)
    console.error(text("... and {} more jobs failed", tally.failed.size() - kMostFailuresTold));
}

ExitCode tell_outcome(OpenStudy const& study, Arguments const& arguments,
                      std::vector<JobOutcome> const& outcomes, Console& console) {
  auto const tally = tally_of(outcomes);
  tell_failures(study, tally, console);
  console.result(arguments.has("json") ? for_scripts(study, tally) : for_people(tally, outcomes.size()));
  console.flush();
  if (stop_requested()) return ExitCode{static_cast<int>(ExitCode::signalled) + stop_signal()};
  if (tally.done < outcomes.size()) {
    console.note("the same line again does what is missing");
    return ExitCode::incomplete;
  }
  console.note(text("next: ruralsim study merge {}", results::to_utf8(study.path)));
  return ExitCode::done;
}

// Who does the work: processes here, or those that MPI started. Nothing on ranks that another one leads.
std::optional<std::vector<JobOutcome>> launch_all(OpenStudy const& study, Arguments const& arguments,
                                                  std::vector<Job> const& jobs,
                                                  std::optional<experiments::launch::MpiStart> const& mpi,
                                                  Console const& console) {
  auto const how = how_to_simulate(arguments, study.prepared.study.engine, "running");
  auto const retries = static_cast<unsigned>(arguments.number("retries", 0, 100).value_or(2));
  std::optional<std::chrono::milliseconds> limit;
  if (auto const seconds = arguments.number("limit", 1, kMost)) limit = std::chrono::seconds(*seconds);
  experiments::WorkLog const log(study.folder);
  experiments::CellWork work(study.prepared, study.store, study.program, log, stop_requested());
  Progress progress(console, how.title);
  auto const told = [&](experiments::launch::Headway const& h) {
    progress.update(static_cast<double>(h.done + h.failed) / std::max(h.of, 1u),
                    [&] { return text("{} of {}", h.done, sim::many(h.of, "job")); });
  };
  if (mpi)
    return experiments::launch::across_ranks(*mpi, jobs, {.retries = retries, .limit = limit}, std::ref(work),
                                             told, stop_requested());
  bool const simgrid = study.prepared.study.engine == sim::EngineKind::simgrid;
  return experiments::launch::in_children(
      jobs, {.at_a_time = how.jobs, .retries = retries, .limit = limit, .one_job_each = simgrid},
      std::ref(work), told, stop_requested());
}

// What is to be done here, with the lock of all but a task. Where nothing is missing, as in a finished study
// that was put where nobody may write, no lock is needed.
std::vector<Job> prepare_work(OpenStudy const& study, Arguments const& arguments,
                              std::optional<Task> const& task, Console const& console,
                              std::optional<experiments::StudyLock>& lock) {
  auto const all = study.prepared.jobs();
  if (task) {
    auto jobs = jobs_left(study, experiments::launch::jobs_of_task(all, task->number, task->of));
    if (!jobs.empty()) claim_folder(study, arguments, console);
    return jobs;
  }
  refuse_folder_of_another(study, arguments);
  try {
    lock.emplace(take_folder(study, arguments, console));
  } catch (sim::Error const&) {
    if (!jobs_left(study, all).empty()) throw;
  }
  return jobs_left(study, all);
}

}  // namespace

ExitCode run_study(Arguments const& arguments, Console& console) {
  auto const task = task_of(arguments);
  auto const mpi = task ? std::nullopt : experiments::launch::mpi_start();
  if (mpi && arguments.text("engine") == "simgrid")
    throw sim::Error(
        sim::Blame::usage,
        "--engine simgrid (not under mpirun: SimGrid's library has functions of MPI's names) use the "
        "native engine, or tasks of an array");
  bool const leads = !mpi || mpi->rank == 0;  // and talks: what ranks have to say is the same
  if (!leads) console = Console(Talk::silent);
  auto const study = open_study(arguments, console);
  std::optional<experiments::StudyLock> lock;
  std::vector<Job> jobs;
  if (leads) jobs = prepare_work(study, arguments, task, console, lock);
  auto const outcomes = launch_all(study, arguments, jobs, mpi, console);
  if (!outcomes) return ExitCode::done;
  auto const code = tell_outcome(study, arguments, *outcomes, console);
  if (!task && code == ExitCode::done) warn_of_missed(study, console);
  return code;
}

}  // namespace ruralsim::cli
