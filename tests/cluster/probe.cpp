// A program that does jobs of no meaning as a study does its cells, so that launchers can be watched: job N
// leaves the file FOLDER/N, whole or not at all, with who made it. What else job N does, once or always, is
// told by empty files of FOLDER: fail-N, die-N (SIGKILL, the first time), hang-N, slow-N.
//
//   probe mpi FOLDER COUNT SECONDS [LIMIT]    every job takes SECONDS; as one process of MPI's; a line for
//   every job probe task FOLDER COUNT SECONDS TASK TASKS   as one task of an array probe script FOLDER COUNT
//   SECONDS TASKS [LINE...]   the batch script of that array probe submit FOLDER COUNT SECONDS TASKS
//   [LINE...]   submits it; the number of the job
#include "experiments/launch/children.hpp"
#include "experiments/launch/mpi.hpp"
#include "experiments/launch/slurm.hpp"
#include "experiments/launch/submit.hpp"
#include "sim/text.hpp"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace ruralsim;
using namespace ruralsim::experiments;

std::atomic<bool> stop{false};

struct Probe {
  fs::path folder;
  std::uint32_t count;
  double seconds;

  bool told(char const* what, std::uint32_t number) const {
    return fs::exists(folder / sim::text("{}-{}", what, number));
  }

  void operator()(std::uint32_t number) const {
    fs::path const file = folder / std::to_string(number);
    if (fs::exists(file)) return;
    if (told("fail", number))
      throw sim::Error(sim::Blame::model, sim::text("job {} was told to fail", number));
    if (told("die", number) && fs::remove(folder / sim::text("die-{}", number))) std::raise(SIGKILL);
    if (told("hang", number)) ::pause();
    std::this_thread::sleep_for(std::chrono::duration<double>(told("slow", number) ? 60 : seconds));
    fs::path const part = file.native() + ".part" + std::to_string(::getpid());
    std::ofstream(part) << "job " << number << '\n';
    fs::rename(part, file);
    std::ofstream(folder / "by", std::ios::app) << sim::text("{} {} {}\n", number, ::getppid(), ::getpid());
  }

  std::vector<launch::Job> jobs() const {
    std::vector<launch::Job> all;
    for (std::uint32_t number = 0; number < count; ++number)
      all.push_back({.number = number, .work = seconds});
    return all;
  }
};

int tell(std::vector<launch::JobOutcome> const& outcomes) {
  bool all = true;
  for (launch::JobOutcome const& outcome : outcomes) {
    std::fputs(sim::text("{} {} {} {}\n", outcome.number, static_cast<int>(outcome.ending.ended),
                         outcome.attempts, outcome.ending.why)
                   .c_str(),
               stdout);
    all = all && outcome.ending.ended == launch::Ended::done;
  }
  return all ? 0 : 5;
}

int with_mpi(Probe const& probe, char const* limit) {
  auto const start = launch::mpi_start();
  if (!start) throw sim::Error(sim::Blame::usage, "not started by MPI");
  launch::Ranks ranks;
  if (limit) ranks.limit = std::chrono::milliseconds(std::stoi(limit));
  auto const outcomes = launch::across_ranks(*start, probe.jobs(), ranks, probe, {}, stop);
  return outcomes ? tell(*outcomes) : 0;
}

int as_task(Probe const& probe, std::uint32_t task, std::uint32_t tasks) {
  return tell(launch::in_children(launch::jobs_of_task(probe.jobs(), task, tasks), {}, probe, {}, stop));
}

launch::ArrayScript array_of(Probe const& probe, std::vector<std::string> const& words,
                             std::vector<std::string> lines) {
  launch::ArrayScript script{
      .name = "probe",
      .program = {fs::read_symlink("/proc/self/exe"), "task", words[0], words[1], words[2]},
      .tasks = static_cast<std::uint32_t>(std::stoul(words[3])),
      .log_folder = probe.folder,
      .lines = std::move(lines)};
  script.program.insert(script.program.end(), {launch::kThisTask, words[3]});
  return script;
}

int work(std::vector<std::string> const& words) {
  std::string const what = words.at(0);
  std::vector<std::string> const rest(words.begin() + 1, words.end());
  Probe const probe{.folder = rest.at(0),
                    .count = static_cast<std::uint32_t>(std::stoul(rest.at(1))),
                    .seconds = std::stod(rest.at(2))};
  if (what == "mpi") return with_mpi(probe, rest.size() > 3 ? rest[3].c_str() : nullptr);
  if (what == "task")
    return as_task(probe, static_cast<std::uint32_t>(std::stoul(rest.at(3))),
                   static_cast<std::uint32_t>(std::stoul(rest.at(4))));
  std::string const script = launch::batch_script(array_of(probe, rest, {rest.begin() + 4, rest.end()}));
  std::puts(what == "submit" ? launch::submit(script).c_str() : script.c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGTERM, [](int) { stop = true; });
  try {
    return work({argv + 1, argv + argc});
  } catch (std::exception const& error) {
    std::fprintf(stderr, "probe: %s\n", error.what());
    return 2;
  }
}
