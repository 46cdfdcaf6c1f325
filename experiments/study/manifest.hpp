// What a study's folder is for: written when the study first runs there, and looked at whenever it runs
// again, so that results of an edited scenario or another program never stand beside the old ones unnoticed.
#pragma once

#include "experiments/study/prepared.hpp"
#include "experiments/study/program_id.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ruralsim::experiments {

enum class ManifestState : std::uint8_t {
  absent,
  there,
  damaged,  // says nothing any more. Nothing is lost: cells say themselves what they are of
  unread,   // reading it failed, whatever it says
};

struct Manifest {
  ManifestState state = ManifestState::absent;
  // How this study differs from the one that the folder is for: one line a difference ("warehouse.cut_offs:
  // ..."). Points, replications and responses may change: what is there is then used.
  std::vector<std::string> differences{};
  std::string why{};  // it is damaged, or could not be read; with its file
};
Manifest look_at_manifest(std::filesystem::path const& folder, Prepared const& prepared,
                          ProgramId const& program);

// Makes the folder this study's, whatever its manifest said.
void claim(std::filesystem::path const& folder, Prepared const& prepared, ProgramId const& program);

}  // namespace ruralsim::experiments
