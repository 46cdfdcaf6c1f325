// `ruralsim study run` and `merge`.
#include "cli/origin.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/study.hpp"
#include "experiments/launch/children.hpp"
#include "experiments/launch/mpi.hpp"
#include "experiments/launch/slurm.hpp"
#include "experiments/study/cell_work.hpp"
#include "experiments/study/manifest.hpp"
#include "experiments/study/merge.hpp"
#include "experiments/study/missed_targets.hpp"
#include "experiments/study/study_lock.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
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

void claim_folder(OpenStudy const& study, Arguments const& arguments) {
  auto const differences = experiments::differs(study.folder, study.prepared, study.program);
  if (!differences.empty() && !arguments.has("force-new")) {
    std::vector<std::string> lines{
        text("{}: holds cells of another study than {} is now (a study never mixes two) give "
             "another --dir, or --force-new to go on here with what is new",
             results::to_utf8(study.folder.native()), results::to_utf8(study.path))};
    for (auto const& difference : differences) lines.push_back("  " + difference);
    throw sim::Error(sim::Blame::usage, std::move(lines));
  }
  std::error_code ignored;
  if (!differences.empty() || !fs::exists(study.folder / "manifest.h5", ignored))
    experiments::claim(study.folder, study.prepared, study.program);
}

std::vector<Job> jobs_left(OpenStudy const& study, std::vector<Job> const& jobs) {
  auto const& prepared = study.prepared;
  bool const sequential = prepared.study.replications.sequential();
  std::vector<Job> left;
  for (auto const& job : jobs) {
    auto const point = prepared.point_of(job.number);
    if (!sequential) {
      experiments::CellId const id{.scenario = prepared.keys[point].hash,
                                   .replication = job.number % prepared.study.replications.count};
      if (study.store.find(id).state == experiments::CellState::there) continue;
    }
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

ExitCode tell_outcome(OpenStudy const& study, std::vector<JobOutcome> const& outcomes, Console& console) {
  auto const& prepared = study.prepared;
  std::size_t done = 0, failed = 0, waiting = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.ending.ended == Ended::done) ++done;
    if (outcome.ending.ended == Ended::not_begun) ++waiting;
    if (outcome.ending.ended == Ended::done || outcome.ending.ended == Ended::not_begun) continue;
    if (++failed > kMostFailuresTold) continue;
    auto const point = prepared.point_of(outcome.number);
    console.error(text("point {} ({}), job {}: {}{}", point, prepared.points.points[point].name,
                       outcome.number, words_for(outcome.ending.ended), outcome.ending.why));
  }
  if (failed > kMostFailuresTold)
    console.error(text("... and {} more jobs failed", failed - kMostFailuresTold));
  console.result(text("{} of {} done{}{}\n", done, sim::many(outcomes.size(), "job"),
                      failed > 0 ? text(", {} failed", failed) : "",
                      waiting > 0 ? text(", {} not begun", waiting) : ""));
  console.flush();
  if (stop_requested()) return ExitCode{static_cast<int>(ExitCode::signalled) + stop_signal()};
  if (done < outcomes.size()) {
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
  if (leads) {
    claim_folder(study, arguments);
    if (!task) lock.emplace(study.folder);
    auto const all = study.prepared.jobs();
    jobs = jobs_left(study, task ? experiments::launch::jobs_of_task(all, task->number, task->of) : all);
  }
  auto const outcomes = launch_all(study, arguments, jobs, mpi, console);
  if (!outcomes) return ExitCode::done;
  auto const code = tell_outcome(study, *outcomes, console);
  if (!task && code == ExitCode::done) warn_of_missed(study, console);
  return code;
}

ExitCode merge_study(Arguments const& arguments, Console& console) {
  Began const began;
  auto const study = open_study(arguments, console);
  fs::path const place =
      arguments.text("output").value_or(fs::path(study.path).stem().concat(".h5").string());
  std::vector<fs::path> inputs{study.path};
  for (auto const& file : study.prepared.base.files) inputs.emplace_back(file.path);
  auto const existing = arguments.has("force") ? results::Existing::replace : results::Existing::refuse;
  auto const output = results::Output::prepare(place, existing, inputs);
  auto const state = experiments::state_of(study.prepared, study.store);
  for (auto const& damaged : state.damaged) console.warning(damaged);
  if (!state.complete() && !arguments.has("partial"))
    throw sim::Error(
        sim::Blame::usage,
        text("{}: {} of {} cells are there ({} of {} points lack some) run the study to its end, or give "
             "--partial",
             results::to_utf8(study.path), state.there, state.wanted, state.unfinished.size(),
             study.prepared.keys.size()));
  if (auto const missed = experiments::missed_text(study.prepared, state); !missed.empty())
    console.warning(missed);
  results::Provenance origin =
      origin_of(arguments, study.prepared.base, study.prepared.study.engine, {}, began);
  output.write(experiments::merge(study.prepared, state, study.program, origin));
  console.note(
      text("wrote {}: {} of {} cells", results::to_utf8(output.path().native()), state.there, state.wanted));
  return state.complete() ? ExitCode::done : ExitCode::incomplete;
}

}  // namespace ruralsim::cli
