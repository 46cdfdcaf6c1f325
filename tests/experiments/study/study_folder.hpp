// A small study in a folder of its own: a hamlet that is simulated in milliseconds.
#pragma once

#include "experiments/study/cell_store.hpp"
#include "experiments/study/cell_work.hpp"
#include "experiments/study/prepared.hpp"
#include "experiments/study/read_study.hpp"
#include "tests/support/folder.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>

namespace ruralsim::experiments {

inline constexpr char const* two_by_two = R"(
[[factor]]
name = "trucks"
key = "county.twelve.trucks"
values = [1, 2]

[[factor]]
name = "cut_off"
key = "warehouse.cut_offs"
values = [["12:00"], ["18:00"]]

[replications]
count = 3
)";

class StudyFolder {
 public:
  // Writes the study; its base is the shipped village-12 for two weeks.
  std::string write(std::string const& rest = two_by_two, std::string const& head = "") {
    auto const path = folder_.path() / "study.toml";
    auto const base = std::filesystem::absolute("scenarios/village-12.toml").string();
    std::ofstream(path) << "schema = 1\n[study]\nscenario = \"" << base << "\"\n"
                        << "set = [\"run.length='14 days'\", \"run.warm_up='0 days'\"]\n"
                        << head << "\n"
                        << rest << "\n[end]\n";
    return path.string();
  }
  Prepared prepared(std::string const& rest = two_by_two) { return prepare(read_study(write(rest)), 2); }

  std::filesystem::path cells() const { return folder_.path() / "study.study"; }
  std::filesystem::path const& path() const { return folder_.path(); }

 private:
  support::Folder folder_;
};

inline ProgramId const this_program{.version = "test", .engine = "native"};
inline std::atomic<bool> const never_stopped{false};

// Does all jobs here, one after the other.
inline void run_all(Prepared const& prepared, CellStore const& store, std::filesystem::path const& folder) {
  WorkLog const log(folder);
  CellWork work(prepared, store, this_program, log, never_stopped);
  for (auto const& job : prepared.jobs()) work(job.number);
}

}  // namespace ruralsim::experiments
