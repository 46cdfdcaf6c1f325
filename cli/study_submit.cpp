// `ruralsim study submit`: the work of a study as an array of jobs of a cluster.
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/study.hpp"
#include "experiments/launch/slurm.hpp"
#include "experiments/launch/submit.hpp"
#include "results/json.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
namespace launch = experiments::launch;
using sim::text;

constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();

std::string whole(fs::path const& path) {
  return fs::absolute(path).lexically_normal().native();
}

std::string this_program() {
  return fs::read_symlink("/proc/self/exe").native();
}

// What every line of the cluster's says of the study.
std::vector<std::string> line_of(OpenStudy const& study, Arguments const& arguments, char const* action) {
  std::vector<std::string> words{this_program(),    "study", action,
                                 whole(study.path), "--dir", whole(study.folder)};
  for (char const* const name : {"engine", "limit", "retries"})
    if (auto const value = arguments.text(name);
        value && (action == std::string_view("run") || name == std::string_view("engine")))
      words.insert(words.end(), {std::string("--") + name, *value});
  return words;
}

launch::ArrayScript array_of(OpenStudy const& study, Arguments const& arguments) {
  auto const all = study.prepared.jobs();
  auto const cpus = static_cast<unsigned>(arguments.number("jobs", 1, 4096).value_or(1));
  auto const most = launch::largest_array();
  auto const seconds = 60.0 * static_cast<double>(arguments.number("minutes", 1, 100'000).value_or(20));
  auto const tasks = static_cast<std::uint32_t>(
      arguments.number("tasks", 1, most).value_or(launch::tasks_for(all, seconds, cpus, most)));
  std::set<std::uint32_t> left, having_work;
  for (auto const& job : jobs_left(study, all)) left.insert(job.number);
  auto const task_of = launch::task_of_each(all, tasks);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (left.contains(all[i].number)) having_work.insert(task_of[i]);
  launch::ArrayScript script{.name = fs::path(study.path).stem().native(),
                             .program = line_of(study, arguments, "run"),
                             .tasks = tasks,
                             .only = {having_work.begin(), having_work.end()},
                             .cpus = cpus,
                             .log_folder = whole(study.folder / "slurm"),
                             .lines = arguments.texts("sbatch")};
  if (auto const limit = arguments.number("at-a-time", 1, kMost))
    script.at_a_time = static_cast<std::uint32_t>(*limit);
  for (std::string const& word :
       {std::string("--jobs"), std::to_string(cpus), std::string("--tasks"), std::to_string(tasks),
        std::string("--task"), std::string(launch::kThisTask)})
    script.program.push_back(word);
  return script;
}

launch::AfterScript merge_of(OpenStudy const& study, Arguments const& arguments, fs::path const& output) {
  launch::AfterScript script{.name = fs::path(study.path).stem().native() + "-merge",
                             .program = line_of(study, arguments, "merge"),
                             .log_folder = whole(study.folder / "slurm"),
                             .lines = arguments.texts("sbatch")};
  script.program.insert(script.program.end(), {"--output", whole(output)});
  for (char const* const name : {"force", "partial"})
    if (arguments.has(name)) script.program.push_back(std::string("--") + name);
  return script;
}

std::string submit_merge(launch::AfterScript const& merge) {
  try {
    return launch::submit(launch::batch_script(merge));
  } catch (sim::Error const& error) {
    throw sim::Error(error.blame(),
                     text("job {} was submitted, but not its merge: {}", merge.after, error.what()));
  }
}

struct Submitted {
  std::string array{}, merge{};  // jobs
  std::size_t tasks = 0;
};

std::string for_scripts(Submitted const& submitted) {
  results::Json json;
  auto const job = [&](char const* name, std::string const& number) {
    json.key(name);
    number.empty() ? json.null() : json.text(number);
  };
  json.object().key("tasks").whole(static_cast<std::int64_t>(submitted.tasks));
  job("array", submitted.array);
  job("merge", submitted.merge);
  return json.end().str() + "\n";
}

std::string scripts_for_scripts(std::string const& array, std::string const& merge) {
  results::Json json;
  json.object().key("array_script").text(array).key("merge_script").text(merge);
  return json.end().str() + "\n";
}

}  // namespace

ExitCode submit_study(Arguments const& arguments, Console& console) {
  if (!arguments.has("slurm"))
    throw sim::Error(sim::Blame::usage, "submit (to which kind of cluster?) give --slurm");
  auto const study = open_study(arguments, console);
  fs::path const output =
      arguments.text("output").value_or(fs::path(study.path).stem().concat(".h5").native());
  auto const array = array_of(study, arguments);
  auto merge = merge_of(study, arguments, output);
  if (array.only.empty()) {
    if (arguments.has("json")) console.result(for_scripts({}));
    console.note(text("nothing is missing; next: ruralsim study merge {}", results::to_utf8(study.path)));
    return ExitCode::done;
  }
  if (arguments.has("dry-run")) {
    merge.after = "ARRAY";
    auto const of_array = launch::batch_script(array), of_merge = launch::batch_script(merge);
    console.result(arguments.has("json") ? scripts_for_scripts(of_array, of_merge)
                                         : of_array + "\n" + of_merge);
    return ExitCode::done;
  }
  if (fs::exists(output) && !arguments.has("force"))
    throw sim::Error(sim::Blame::usage,
                     text("{}: exists already (the merge would refuse to replace it) give --force, or "
                          "another --output",
                          results::to_utf8(output.native())));
  throw_if_stopped();
  claim_folder(study, arguments, console);
  fs::create_directories(array.log_folder);
  merge.after = launch::submit(launch::batch_script(array));
  auto const merging = submit_merge(merge);
  Submitted const submitted{.array = merge.after, .merge = merging, .tasks = array.only.size()};
  console.result(arguments.has("json") ? for_scripts(submitted)
                                       : text("submitted job {}, an array of {}, and its merge, job {}\n",
                                              merge.after, sim::many(array.only.size(), "task"), merging));
  console.note(text("logs are in {}; next: ruralsim study status {}", results::to_utf8(array.log_folder),
                    results::to_utf8(study.path)));
  return ExitCode::done;
}

}  // namespace ruralsim::cli
