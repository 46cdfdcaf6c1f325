// The work of a study as a launcher does it: job by job, each leaving cells.
#pragma once

#include "experiments/study/cell_store.hpp"
#include "experiments/study/prepared.hpp"
#include "experiments/study/work_log.hpp"

#include <atomic>
#include <cstddef>
#include <optional>

namespace ruralsim::experiments {

class CellWork {
 public:
  // Keeps references to all.
  CellWork(Prepared const& prepared, CellStore const& store, ProgramId const& program, WorkLog const& log,
           std::atomic<bool> const& stop)
      : prepared_(prepared), store_(store), program_(program), log_(log), stop_(stop) {}

  // Does what is missing of a job: its cell or, of a sequential study, replications until every target is
  // reached. Damaged cells are made anew. Throws sim::Error, of (io) for a cell that is there and cannot be
  // read, and CellStopped.
  void operator()(std::uint32_t job);

 private:
  StudyCell cell(std::size_t point, std::uint32_t replication);
  void until_narrow(std::size_t point);
  scenarios::LoadedRegions const& loaded(std::size_t point);

  Prepared const& prepared_;
  CellStore const& store_;
  ProgramId const& program_;
  WorkLog const& log_;
  std::atomic<bool> const& stop_;
  std::size_t loaded_point_ = 0;
  std::optional<scenarios::LoadedRegions> loaded_{};  // the last point: its replications follow one another
};

}  // namespace ruralsim::experiments
