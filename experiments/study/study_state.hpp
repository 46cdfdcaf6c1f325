// How far a study has come, as its cells tell.
#pragma once

#include "experiments/study/cell_store.hpp"
#include "experiments/study/prepared.hpp"
#include "experiments/study/targets.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct StudyState {
  std::size_t wanted = 0;  // cells of all points; of a sequential study those known to be needed so far
  std::size_t there = 0;
  std::vector<std::string> damaged{};     // what is wrong with each, with its file
  std::vector<std::string> unread{};      // why each could not be read, with its file
  std::vector<std::size_t> unfinished{};  // points
  std::vector<std::vector<StudyCell>>
      cells{};                         // by point, replications 0, 1, ... that are there, in their order
  std::vector<TargetsLook> targets{};  // by point, of a sequential study: at the last look

  bool complete() const { return unfinished.empty(); }
};

// Reads all cells. Points that are the same scenario as an earlier one share its cells, and are not counted.
// Throws as CellStore::find.
StudyState state_of(Prepared const& prepared, CellStore const& store);

// Whether all cells are there that a point needs. Throws as CellStore::find.
bool has_all_cells(Prepared const& prepared, CellStore const& store, std::size_t point);

}  // namespace ruralsim::experiments
