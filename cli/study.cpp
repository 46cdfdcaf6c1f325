// `ruralsim study ACTION STUDY`: many runs, planned, done, watched and put together.
#include "cli/study.hpp"

#include "cli/kind_of_file.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/version.hpp"
#include "experiments/study/manifest.hpp"
#include "experiments/study/methods.hpp"
#include "experiments/study/read_study.hpp"
#include "results/json.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

fs::path folder_of(Arguments const& arguments) {
  if (auto const given = arguments.text("dir")) return *given;
  return fs::path(arguments.text("STUDY").value_or("")).stem().concat(".study");
}

// What the base warns of; of the points how many do, since a wide range has overloaded ends on purpose.
void tell_warnings(experiments::Prepared const& prepared, Console const& console) {
  for (auto const& warning : prepared.base.warnings) console.warning(warning);
  if (prepared.points_that_warn == 0) return;
  console.warning(text("{} of {} warn of something, the first: {}{}", prepared.points_that_warn,
                       sim::many(prepared.keys.size(), "point"), prepared.warnings.front(),
                       prepared.warnings.size() > 1 ? "; --verbose tells all" : ""));
  for (auto const& warning : prepared.warnings) console.detail(warning);
}

ExitCode plan(Arguments const& arguments, Console& console) {
  auto const study = open_study(arguments, console);
  tell_warnings(study.prepared, console);
  tell_differences(study, console);
  auto const state = experiments::state_of(study.prepared, study.store);
  auto const jobs = how_to_simulate(arguments, study.prepared.study.engine, "").jobs;
  console.result(arguments.has("json") ? plan_for_scripts(study, state, jobs)
                                       : plan_for_people(study, state, jobs));
  return ExitCode::done;
}

ExitCode status(Arguments const& arguments, Console& console) {
  auto const study = open_study(arguments, console);
  tell_differences(study, console);
  auto const state = experiments::state_of(study.prepared, study.store);
  console.result(arguments.has("json") ? status_for_scripts(study, state) : status_for_people(study, state));
  return state.complete() ? ExitCode::done : ExitCode::incomplete;
}

ExitCode methods(Arguments const& arguments, Console& console) {
  auto const study = open_study(arguments, console, [](experiments::Study& described) {
    if (!described.require) return;
    described.replications.targets.clear();
    described.replications.count = described.require->most;
  });
  auto const state = experiments::state_of(study.prepared, study.store);
  auto const words = experiments::methods_text(study.prepared, state, study.program);
  console.result(arguments.has("json") ? results::Json().object().key("text").text(words).end().str() + "\n"
                                       : words);
  return ExitCode::done;
}

ExitCode act(Arguments const& arguments, Console& console) {
  auto const action = arguments.text("ACTION").value_or("");
  if (action == "plan") return plan(arguments, console);
  if (action == "run") return run_study(arguments, console);
  if (action == "submit") return submit_study(arguments, console);
  if (action == "status") return status(arguments, console);
  if (action == "methods") return methods(arguments, console);
  return merge_study(arguments, console);
}

std::vector<Option> options() {
  std::vector<Option> all = study_options();
  std::vector<Option> const own{
      {.name = "task",
       .placeholder = "K",
       .takes = Takes::number,
       .help = "run: only the part of task K, counted from 0, of --tasks",
       .standard = "SLURM_ARRAY_TASK_ID, where --tasks is given"},
      {.name = "tasks",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "run, submit: how many tasks share the work",
       .standard = "submit: as many as last --minutes each"},
      {.name = "slurm", .help = "submit: to Slurm, as an array of jobs, with a merge after it"},
      {.name = "minutes",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "submit: how long a task should last, by the estimate of `plan`",
       .standard = "20"},
      {.name = "at-a-time",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "submit: how many tasks may run at the same time",
       .standard = "as many as the cluster allows"},
      {.name = "sbatch",
       .placeholder = "OPTION",
       .takes = Takes::text,
       .help = "submit: a further option of sbatch, as in --sbatch=--partition=long",
       .repeats = true},
      {.name = "dry-run", .help = "submit: shows the batch script, and submits nothing"},
      {.name = "limit",
       .placeholder = "SECONDS",
       .takes = Takes::number,
       .help = "run: a job that takes longer is killed and told as failed",
       .standard = "none"},
      {.name = "retries",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "run: how often a job whose process died is tried again",
       .standard = "2"},
      {.name = "force-new",
       .help = "run: goes on in a folder of another scenario, program or engine, whose cells are left alone"},
      {.name = "output",
       .letter = 'o',
       .placeholder = "FILE",
       .takes = Takes::path,
       .help = "merge: the file",
       .standard = "the study's name with .h5, in the current folder"},
      {.name = "force", .help = "merge: replaces the file if there is one"},
      {.name = "partial", .help = "merge: puts together what is there, though cells are missing"}};
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

}  // namespace

void tell_differences(OpenStudy const& study, Console const& console) {
  auto const manifest = experiments::look_at_manifest(study.folder, study.prepared, study.program);
  if (manifest.state == experiments::ManifestState::damaged)
    console.warning(manifest.why + ": ruralsim study run writes it anew");
  if (manifest.state == experiments::ManifestState::unread) console.warning(manifest.why);
  if (manifest.differences.empty()) return;
  console.warning(
      text("{} holds cells of another study than {} is now: run will ask for --force-new, or another --dir",
           results::to_utf8(study.folder.native()), results::to_utf8(study.path)));
  for (auto const& difference : manifest.differences) console.warning("  " + difference);
}

std::vector<Option> study_options() {
  return {{.name = "dir",
           .placeholder = "FOLDER",
           .takes = Takes::path,
           .help = "Where its cells are kept",
           .standard = "the study's name with .study, in the current folder"},
          {.name = "jobs",
           .letter = 'j',
           .placeholder = "N",
           .takes = Takes::number,
           .help = "Runs at the same time; results do not depend on it",
           .standard = "as many as there are processors"},
          {.name = "engine",
           .placeholder = "ENGINE",
           .takes = Takes::choice,
           .help = "Which engine drives the actors; the results are the same",
           .standard = "native",
           .choices = {"native", "simgrid"}}};
}

OpenStudy open_study(Arguments const& arguments, Console const& console) {
  return open_study(arguments, console, [](experiments::Study&) {});
}

OpenStudy open_study(Arguments const& arguments, Console const& console, ChangeStudy const& change) {
  NothingToLose const yet;
  auto const path = arguments.text("STUDY").value_or("");
  auto study = as_study(path, [&] { return experiments::read_study(path); });
  change(study);
  bool const simgrid = arguments.text("engine") == "simgrid";
  study.engine = simgrid ? sim::EngineKind::simgrid : sim::EngineKind::native;
  experiments::ProgramId const program{.version = text("{} ({})", kVersion, kCommit),
                                       .engine = std::string(name_of(study.engine))};
  auto const how = how_to_simulate(arguments, study.engine, "loading points");
  Progress progress(console, how.title);
  auto prepared =
      experiments::prepare(std::move(study), how.jobs, [&](double done) { progress.update(done); });
  auto folder = folder_of(arguments);
  return {.path = path,
          .folder = folder,
          .program = program,
          .prepared = std::move(prepared),
          .store = experiments::CellStore(folder, program)};
}

Command study_command() {
  return {
      .name = "study",
      .summary = "Run a scenario at many points, on one machine or a cluster",
      .about =
          "A study file names a base scenario, the factors that are varied, a design and the replications "
          "of each point. `plan` tells points, runs, time and disk before anything starts; `run` does what "
          "is "
          "missing and nothing twice: every replication of every point leaves a small file of its own, so a "
          "study that was stopped, killed or given more replications goes on where it was; `submit` has a "
          "cluster do it; `status` tells "
          "how "
          "far it is; `merge` puts all into one file; `methods` writes what a paper should say of it. "
          "Replications of one number draw the same random "
          "numbers at "
          "all points. Exit code 5: points failed or are missing.",
      .examples = {{"ruralsim study plan plans.toml", "what it would take"},
                   {"ruralsim study run plans.toml",
                    "run what is missing, as many at a time as there are processors"},
                   {"ruralsim study run plans.toml --task 3 --tasks 40",
                    "the fourth of forty parts, on any machine"},
                   {"mpirun -n 64 ruralsim study run plans.toml", "the same, by the processes of an MPI job"},
                   {"ruralsim study submit plans.toml --slurm --sbatch=--partition=long --jobs 4",
                    "an array of jobs of four processors each, and a merge when it has ended"},
                   {"ruralsim study merge plans.toml -o plans.h5", "one file of all points"}},
      .operands = {{.name = "ACTION",
                    .help = "What to do",
                    .choices = {"plan", "run", "submit", "status", "merge", "methods"}},
                   {.name = "STUDY", .help = "The study file (TOML)"}},
      .options = options(),
      .act = act};
}

}  // namespace ruralsim::cli
