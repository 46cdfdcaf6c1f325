// Asking Slurm's own programs: sbatch, scontrol.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::experiments::launch {

// Gives the script to sbatch: the number of the job ("1234"). Throws sim::Error(io) if there is no sbatch
// here, or it refused, with its reason.
std::string submit(std::string const& script);

// The most tasks that an array may have, as `scontrol show config` says; Slurm's default of 1001 if that
// cannot be asked.
std::uint32_t largest_array();

// What another program said. `input` is what it reads from standard input.
struct Said {
  int exit_code = 0;  // 128 and more: ended by that signal
  std::string output{}, errors{};
};
// Throws sim::Error(io) if there is no such program in PATH.
Said ask_program(std::vector<std::string> const& words, std::string const& input);

// MaxArraySize in what `scontrol show config` says; 1001 if it is not there.
std::uint32_t largest_array_in(std::string const& config);

}  // namespace ruralsim::experiments::launch
