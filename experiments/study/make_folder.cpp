#include "experiments/study/make_folder.hpp"

#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <system_error>

namespace ruralsim::experiments {

void make_folder(std::filesystem::path const& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    throw sim::Error(sim::Blame::io, sim::text("{}: cannot make the folder ({})",
                                               results::to_utf8(folder.native()), failed.message()));
}

}  // namespace ruralsim::experiments
