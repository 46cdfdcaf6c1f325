// Where a result comes from, as far as the program knows it: for the file's /provenance.
#pragma once

#include "cli/simulation.hpp"
#include "results/figures/provenance.hpp"

#include <chrono>

namespace ruralsim::cli {

// When a command began, by the wall clock and by one that never jumps.
struct Began {
  std::chrono::system_clock::time_point at = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point steady = std::chrono::steady_clock::now();

  double seconds_ago() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - steady).count();
  }
};

results::Provenance origin_of(Arguments const& arguments, scenarios::Origin const& loaded,
                              sim::EngineKind engine, std::vector<std::int64_t> const& replications,
                              Began const& began);

}  // namespace ruralsim::cli
