// Whether this program was started as one process of several by MPI: read from the environment, before any
// library of MPI is loaded.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ruralsim::experiments::launch {

struct MpiStart {
  std::uint32_t rank = 0;
  std::uint32_t size = 1;
};

// The value of an environment variable, if it is set.
using Variable = std::function<std::optional<std::string>(std::string const& name)>;

// From what mpirun of Open MPI sets (OMPI_COMM_WORLD_RANK and _SIZE), mpiexec of MPICH and `srun --mpi=pmi2`
// (PMI_RANK and PMI_SIZE), or `srun --mpi=pmix` (PMIX_RANK, with SLURM_STEP_NUM_TASKS). Slurm's own
// SLURM_PROCID is set for what never heard of MPI, too, and means nothing here.
std::optional<MpiStart> mpi_start(Variable const& variable);
std::optional<MpiStart> mpi_start();  // from this process's environment

}  // namespace ruralsim::experiments::launch
