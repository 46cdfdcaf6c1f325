#include "experiments/study/work_log.hpp"

#include "results/host.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace ruralsim::experiments {

namespace fs = std::filesystem;

namespace {

// The first "model name" of the machine's list of processors.
std::string processor() {
  std::ifstream list("/proc/cpuinfo");
  for (std::string line; std::getline(list, line);)
    if (line.starts_with("model name"))
      if (auto const colon = line.find(": "); colon != std::string::npos) return line.substr(colon + 2);
  return "unknown";
}

// Set by Slurm where it has begun a task again.
std::string restarts() {
  char const* const count = std::getenv("SLURM_RESTART_COUNT");
  return count ? count : "0";
}

// Fields are divided by tabs: host, processor, restarts, point, replication, seconds.
constexpr std::size_t kFields = 6;

}  // namespace

void WorkLog::tell(std::size_t point, std::uint32_t replication, Clock::time_point began) const {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  static std::string const host = results::to_utf8(results::host_name()),
                           model = results::to_utf8(processor());
  std::ofstream log(folder_ / sim::text("{}-{}.txt", host, ::getpid()), std::ios::app);
  double const seconds = std::chrono::duration<double>(Clock::now() - began).count();
  log << sim::text("{}\t{}\t{}\t{}\t{}\t{:.3f}\n", host, model, restarts(), point, replication, seconds);
}

WorkTold read_logs(fs::path const& study_folder) {
  WorkTold told;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator(study_folder / "log", failed)) {
    std::ifstream log(entry.path());
    for (std::string line; std::getline(log, line);) {
      std::vector<std::string> fields;
      std::istringstream parts(line);
      for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
      if (fields.size() != kFields) continue;  // cut short by a kill
      ++told.cells;
      told.seconds += std::strtod(fields[5].c_str(), nullptr);
      told.hosts.insert(fields[0]);
      told.processors.insert(fields[1]);
      if (fields[2] != "0") ++told.restarts;
    }
  }
  return told;
}

}  // namespace ruralsim::experiments
