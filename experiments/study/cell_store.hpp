// The cells of a study as files, one each, in a folder: all that is known of how far a study has come. Any
// number of processes on any number of machines may read and write it at the same time.
#pragma once

#include "experiments/study/cell.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace ruralsim::experiments {

enum class CellState : std::uint8_t {
  missing,
  there,
  damaged,  // what is in its file is no whole cell
  unread,   // reading its file failed, whatever is in it: it is not made anew
};

struct CellFound {
  CellState state = CellState::missing;
  std::optional<StudyCell> cell{};
  std::string why{};  // it is damaged, or could not be read; with its file
};

class CellStore {
 public:
  // `folder` need not be there before the first cell is written.
  CellStore(std::filesystem::path folder, ProgramId program)
      : folder_(std::move(folder)), program_(std::move(program)) {}

  // FOLDER/cells/KEY/REPLICATION.h5, the key being a hash of scenario, program and engine.
  std::filesystem::path path_of(CellId const& id) const;

  // Damaged is what fails its checksum, or is no cell. Throws sim::Error(usage), naming the file and both, if
  // it is a good cell of another program or engine.
  CellFound find(CellId const& id) const;

  // Writes it in one step. If another process has left the same cell meanwhile the two must be equal: throws
  // sim::Error(model) if they are not, since then a run is not a function of its scenario. Throws
  // sim::Error(io) if what is there cannot be read.
  void put(StudyCell const& cell) const;

  void remove(CellId const& id) const;

 private:
  std::filesystem::path folder_;
  ProgramId program_;
};

}  // namespace ruralsim::experiments
