// Responses by point.
#pragma once

#include "experiments/sensitivity.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ruralsim::experiments {

// Throws sim::Error(model) unless every point has its values.
inline void check_responses(Design const& design, Responses const& responses) {
  if (responses.replications == 0 || responses.values.size() != design.points.size() * responses.replications)
    throw sim::Error(sim::Blame::model,
                     sim::text("{} responses of {} points in {} replications", responses.values.size(),
                               design.points.size(), responses.replications));
}

inline std::span<double const> of_point(Responses const& responses, std::size_t point) {
  return responses.values.subspan(point * responses.replications, responses.replications);
}

inline std::size_t count_missing(Responses const& responses) {
  return static_cast<std::size_t>(std::count_if(responses.values.begin(), responses.values.end(),
                                                [](double v) { return std::isnan(v); }));
}

[[noreturn]] inline void not_of_family(std::string_view family, std::size_t point) {
  throw sim::Error(sim::Blame::model,
                   sim::text("point {} is not where a design of {} has it", point, family));
}

}  // namespace ruralsim::experiments
