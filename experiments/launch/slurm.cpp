#include "experiments/launch/slurm.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <functional>
#include <numeric>
#include <queue>

namespace ruralsim::experiments::launch {

namespace {

[[noreturn]] void not_for_slurm(std::string const& what, std::string_view why) {
  throw sim::Error(sim::Blame::usage, sim::text("{} ({})", what, why));
}

std::string job_name(std::string_view name) {
  std::string clean;
  for (char const c : name) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("._-").find(c) != std::string_view::npos ||
                       static_cast<unsigned char>(c) > 127;
    clean += plain ? c : '-';
  }
  return clean.empty() ? "ruralsim" : clean;
}

// The pattern of a log's path as a word of a #SBATCH line: quotes mean what they do in C, and a percent sign
// begins what Slurm fills in. A backslash in it would keep Slurm from filling in anything.
std::string log_pattern(std::string const& folder, std::string_view file) {
  std::string quoted = "\"";
  for (char const c : folder) {
    if (std::string_view("\n\r\\").find(c) != std::string_view::npos)
      not_for_slurm(folder,
                    "Slurm takes no line break and no backslash in the path of a log: use another folder");
    if (c == '"') quoted += '\\';
    if (c == '%') quoted += '%';
    quoted += c;
  }
  return quoted + '/' + std::string(file) + '"';
}

std::string for_shell(std::string const& word) {
  if (word == kThisTask) return '"' + word + '"';
  std::string quoted = "'";
  for (char const c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted += "'";
}

std::string command_of(std::vector<std::string> const& words) {
  std::string line = "exec";
  for (std::string const& word : words) line += ' ' + for_shell(word);
  return line + '\n';
}

std::string option(std::string_view text) {
  return sim::text("#SBATCH {}\n", text);
}

std::string options_of(std::vector<std::string> const& lines) {
  std::string all;
  for (std::string const& line : lines) {
    if (line.find_first_of("\n\r") != std::string::npos)
      not_for_slurm(line, "an option of sbatch is one line: give several one by one");
    if (line.size() < 2 || line[0] != '-')
      not_for_slurm(line, "not an option of sbatch: write --partition=long");
    for (std::string_view const ours : {"--array", "-a", "--wrap", "--parsable", "--dependency"})
      if (line == ours || line.starts_with(std::string(ours) + '=') ||
          line.starts_with(std::string(ours) + ' '))
        not_for_slurm(line, "this option is set by the study");
    all += option(line);
  }
  return all;
}

std::string log_option(std::string const& folder, std::string_view file) {
  if (folder.empty()) return {};
  return option("--output=" + log_pattern(folder, file));
}

// How long before its end a task is told of it: a minute, of a short task less.
std::int64_t seconds_to_stop(std::optional<std::chrono::minutes> limit) {
  return limit ? std::min<std::int64_t>(60, 12 * limit->count()) : 60;
}

// Places in the list; equals by their number, so that the order of the list is without effect.
std::vector<std::size_t> largest_first(std::vector<Job> const& jobs) {
  std::vector<std::size_t> order(jobs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return jobs[a].work != jobs[b].work ? jobs[a].work > jobs[b].work : jobs[a].number < jobs[b].number;
  });
  return order;
}

double work_of(std::vector<Job> const& jobs) {
  return std::accumulate(jobs.begin(), jobs.end(), 0.0,
                         [](double sum, Job const& job) { return sum + job.work; });
}

}  // namespace

std::vector<std::uint32_t> task_of_each(std::vector<Job> const& jobs, std::uint32_t tasks) {
  struct Load {
    double work;
    std::size_t jobs;
    std::uint32_t task;
    auto operator<=>(Load const&) const = default;
  };
  std::priority_queue<Load, std::vector<Load>, std::greater<>> least;
  for (std::uint32_t number = 0; number < tasks; ++number) least.push({.work = 0, .jobs = 0, .task = number});
  std::vector<std::uint32_t> task_of(jobs.size());
  for (std::size_t const place : largest_first(jobs)) {
    Load load = least.top();
    least.pop();
    task_of[place] = load.task;
    load.work += jobs[place].work;
    ++load.jobs;
    least.push(load);
  }
  return task_of;
}

std::vector<Job> jobs_of_task(std::vector<Job> const& jobs, std::uint32_t task, std::uint32_t tasks) {
  if (task >= tasks)
    throw sim::Error(sim::Blame::usage, sim::text("task {} of {} (they are numbered from 0)", task, tasks));
  auto const task_of = task_of_each(jobs, tasks);
  std::vector<Job> own;
  for (std::size_t const place : largest_first(jobs))
    if (task_of[place] == task) own.push_back(jobs[place]);
  return own;
}

std::uint32_t tasks_for(std::vector<Job> const& jobs, double seconds, unsigned cpus, std::uint32_t most) {
  double const wanted = std::ceil(work_of(jobs) / (std::max(seconds, 1.0) * std::max(cpus, 1u)));
  double const possible = std::min(static_cast<double>(most), static_cast<double>(jobs.size()));
  return static_cast<std::uint32_t>(std::max(1.0, std::min(wanted, possible)));
}

std::string index_list(std::vector<std::uint32_t> const& tasks) {
  std::string list;
  for (std::size_t i = 0; i < tasks.size();) {
    std::size_t last = i;
    while (last + 1 < tasks.size() && tasks[last + 1] == tasks[last] + 1) ++last;
    list += list.empty() ? "" : ",";
    list += i == last ? std::to_string(tasks[i]) : sim::text("{}-{}", tasks[i], tasks[last]);
    i = last + 1;
  }
  return list;
}

std::string batch_script(ArrayScript const& script) {
  std::string indices = script.only.empty() ? sim::text("0-{}", script.tasks - 1) : index_list(script.only);
  if (script.at_a_time) indices += sim::text("%{}", *script.at_a_time);
  std::string text = "#!/bin/sh\n";
  text += option("--job-name=" + job_name(script.name));
  text += option("--array=" + indices);
  text += option("--nodes=1");
  text += option("--ntasks=1");
  text += option(sim::text("--cpus-per-task={}", script.cpus));
  if (script.time_limit) text += option(sim::text("--time={}", script.time_limit->count()));
  text += option("--requeue");
  text += option("--open-mode=append");
  text += option(sim::text("--signal=B:TERM@{}", seconds_to_stop(script.time_limit)));
  text += log_option(script.log_folder, "%A_%a.log");
  text += options_of(script.lines);
  text += sim::text(
      "echo \"task $SLURM_ARRAY_TASK_ID of {}: job $SLURM_JOB_ID on $(hostname), "
      "restart ${{SLURM_RESTART_COUNT:-0}}\"\n",
      script.tasks);
  return text + command_of(script.program);
}

std::string batch_script(AfterScript const& script) {
  std::string text = "#!/bin/sh\n";
  text += option("--job-name=" + job_name(script.name));
  text += option("--dependency=afterany:" + script.after);
  text += option("--nodes=1");
  text += option("--ntasks=1");
  text += option("--requeue");
  text += option("--open-mode=append");
  text += log_option(script.log_folder, "%j.log");
  text += options_of(script.lines);
  return text + command_of(script.program);
}

}  // namespace ruralsim::experiments::launch
