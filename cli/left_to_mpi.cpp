// What all programs but ruralsim-mpi leave to it (cli/complete.hpp): that one has a definition of its own,
// which the linker meets first.
#include "experiments/launch/mpi.hpp"

namespace ruralsim::experiments::launch {

std::optional<std::vector<JobOutcome>> across_ranks(MpiStart const&, std::vector<Job> const&, Ranks const&,
                                                    DoJob const&, OnHeadway const&,
                                                    std::atomic<bool> const&) {
  throw sim::Error(
      sim::Blame::model,
      "this needs ruralsim-mpi, but was not left to it (a fault of the program) please report it");
}

}  // namespace ruralsim::experiments::launch
