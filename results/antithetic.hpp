#pragma once
// Antithetic replications: 2k and 2k + 1 are a pair whose luck evens out, so they are no two samples but one.
// Means and intervals are over the pairs (Law, Simulation Modeling and Analysis, 5th ed., 11.3).

#include "results/table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::results {

// What is one sample: the places of its replications among those at hand. A replication whose partner is
// missing (the run was stopped) stands for its pair.
using Sample = std::vector<std::size_t>;

enum class Replications : std::uint8_t { independent, antithetic };

// Samples in the order of their first replications. `numbers`: of the replications at hand.
std::vector<Sample> samples_of(std::span<std::int32_t const> numbers, Replications kind);

// Of a result file: by its axis `replicate`, and whether it says that it holds pairs.
Replications replications_of(Tables const& tables);
std::vector<Sample> samples_of(Tables const& tables);

// Of each sample the mean of those replications that have a value; NaN if none has.
std::vector<double> sample_means(std::span<double const> values, std::span<Sample const> samples);

}  // namespace ruralsim::results
