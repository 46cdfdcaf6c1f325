// What every family of designs asks of its size.
#pragma once

#include "experiments/designs.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <string_view>

namespace ruralsim::experiments {

// Throws sim::Error(usage) unless there is a factor, and 1 to most_points points.
inline void check_size(std::string_view design, std::size_t factors, double points) {
  if (factors == 0)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{} without factors: nothing would change from point to point; name a factor", design));
  if (points < 1)
    throw sim::Error(sim::Blame::usage,
                     sim::text("{} of no points: nothing would be run; ask for one or more", design));
  if (points > static_cast<double>(most_points))
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{} of {:.3g} points (at most {}): too many to run; take fewer levels, factors or points",
                  design, points, most_points));
}

}  // namespace ruralsim::experiments
