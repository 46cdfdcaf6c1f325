// Jobs across the processes of an MPI job. Rank 0 hands them out one at a time, to whoever is free, itself
// included. Each rank has a child process, begun before MPI is, that does its jobs: a job that dies or hangs
// costs no rank. Compiled into ruralsim-mpi alone (cli/complete.hpp).
#pragma once

#include "experiments/launch/jobs.hpp"
#include "experiments/launch/mpi_start.hpp"

#include <atomic>
#include <chrono>
#include <optional>

namespace ruralsim::experiments::launch {

struct Ranks {
  unsigned retries = 2;  // of a job whose process died, or that could not read or write
  std::optional<std::chrono::milliseconds> limit{};  // of one job; its process is then killed
  std::chrono::milliseconds grace{500};  // once stopped; mpirun kills everything a second after Ctrl-C
  bool one_job_each = false;             // a new process for every job
};

// To be called by every rank, once, while it has one thread; job numbers mean the same to all. The list of
// rank 0 counts, those of others are not looked at. Outcomes in the order of the list on rank 0, nothing on
// others. Once `stop` is true on rank 0 no job is begun, and those at work have the time of grace; on another
// rank, that rank does no more. A rank that dies (its node does, say) ends all others, which is mpirun's way:
// what is finished stays, and the same line begun again does the rest. Throws sim::Error(usage) where
// `start`, what the environment announced, is not what MPI finds: another MPI's mpirun.
std::optional<std::vector<JobOutcome>> across_ranks(MpiStart const& start, std::vector<Job> const& jobs,
                                                    Ranks const& ranks, DoJob const& do_job,
                                                    OnHeadway const& on_headway,
                                                    std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments::launch
