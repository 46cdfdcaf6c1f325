// Files given where another kind was wanted: what they are, and which command takes them.
#pragma once

#include "results/table.hpp"
#include "sim/fault.hpp"

#include <string>

namespace ruralsim::cli {

// Throw Error(io) if the tables are those of a study, or no merged study.
void need_result(results::Tables const& tables, std::string const& path);
void need_merged_study(results::Tables const& tables, std::string const& path);

// Throws Error(usage) for an HDF5 file where `wanted` ("a scenario file") was.
void refuse_hdf5(std::string const& path, std::string const& wanted);
// Throw Error(usage) for a text file that was meant to be the other one and is this.
void refuse_a_study(std::string const& path);
void refuse_a_scenario(std::string const& path);

// What `read` makes of a scenario file. A study is told as such, not by all that a scenario must not have.
template <class Read>
auto as_scenario(std::string const& path, Read const& read) {
  refuse_hdf5(path, "a scenario file");
  try {
    return read();
  } catch (sim::Error const& error) {
    if (error.blame() == sim::Blame::usage) refuse_a_study(path);
    throw;
  }
}

// The same the other way round.
template <class Read>
auto as_study(std::string const& path, Read const& read) {
  refuse_hdf5(path, "a study file");
  try {
    return read();
  } catch (sim::Error const& error) {
    if (error.blame() == sim::Blame::usage) refuse_a_scenario(path);
    throw;
  }
}

}  // namespace ruralsim::cli
