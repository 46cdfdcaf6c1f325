// One cell of a merged study, run again from what study.h5 holds and compared bit by bit.
#pragma once

#include "experiments/study/program_id.hpp"
#include "results/table.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct Reproduced {
  std::string point_name;
  std::string fingerprint_then, fingerprint_now;
  std::size_t figures = 0;               // compared
  std::vector<std::string> different{};  // "next_day_rate: 0.31 then, 0.32 now"
  std::string program_then;              // version and commit

  bool same() const { return different.empty() && fingerprint_then == fingerprint_now; }
};

// The study's files are taken from the tables alone, and the native engine runs it (both engines give the
// same). Throws sim::Error(io) if the tables are no study; (usage) if they have no such cell, or if the
// scenario now means something else (another version of the program may read it otherwise).
Reproduced reproduce(results::Tables const& study, std::size_t point, std::uint32_t replication,
                     std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
