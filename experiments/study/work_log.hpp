// Who did which cell, and how long that took: lines of text in FOLDER/log, one file for each process. Nothing
// depends on them; they say on what machines a study was run, and let the time left be estimated.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace ruralsim::experiments {

class WorkLog {
 public:
  using Clock = std::chrono::steady_clock;

  explicit WorkLog(std::filesystem::path const& study_folder) : folder_(study_folder / "log") {}

  Clock::time_point now() const { return Clock::now(); }
  // A cell was done. A log that cannot be written is no reason to stop.
  void tell(std::size_t point, std::uint32_t replication, Clock::time_point began) const;

 private:
  std::filesystem::path folder_;
};

// What the logs of a study tell together.
struct WorkTold {
  std::size_t cells = 0;
  double seconds = 0;
  std::set<std::string> hosts, processors;  // names of the machines and models of their processors
  std::size_t restarts = 0;                 // cells done in a task that the cluster had started again
};
WorkTold read_logs(std::filesystem::path const& study_folder);

}  // namespace ruralsim::experiments
