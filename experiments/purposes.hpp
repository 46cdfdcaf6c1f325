// What the draws of studies are for. Those of the model (models/purposes.hpp) stay below 200, so a design
// never shares random numbers with the runs it asks for, whatever their seeds. A number here is never reused.
#pragma once

#include <cstdint>

namespace ruralsim::experiments::purpose {

constexpr std::uint8_t kLatinHypercube = 200;  // entity: factor, sub: candidate
constexpr std::uint8_t kDigitalShift = 201;    // entity: coordinate, sub: number of the shift
constexpr std::uint8_t kTrajectory = 202;      // entity: trajectory
constexpr std::uint8_t kRow = 203;             // entity: row
constexpr std::uint8_t kBootstrap = 204;       // entity: resample

}  // namespace ruralsim::experiments::purpose
