#include "models/rules/routing/instance.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models::rules::routing {
namespace {

constexpr std::int32_t most_neighbours = 32;
constexpr double rounding = 1e-9;

double share_of(double demand, double capacity) {
  return demand > 0 ? demand / capacity : 0;
}

}  // namespace

Instance::Instance(RoutingProblem const& problem, std::vector<std::int32_t> feasible)
    : stops_(static_cast<std::int32_t>(feasible.size())),
      width_(stops_ + 1),
      original_(std::move(feasible)),
      capacity_{problem.capacity.parcels * (1 + rounding), problem.capacity.volume_m3 * (1 + rounding),
                problem.capacity.weight_kg * (1 + rounding), static_cast<double>(problem.max_stops)},
      longest_(std::min(problem.max_duration_seconds, no_duration_limit)),
      degree_(std::max(0, std::min(stops_ - 1, most_neighbours))) {
  fill_arcs(problem);
  fill_stops(problem);
  find_neighbours();
}

// An arc that no run can contain is cut to a length that still breaks every limit, so that sums stay small.
void Instance::fill_arcs(RoutingProblem const& problem) {
  auto const size = index(width_) * index(width_);
  arcs_.assign(size, 0);
  arcs_into_.assign(size, 0);
  for (Node from = 0; from < width_; ++from) {
    auto const source = from == 0 ? 0 : original(from);
    auto const row = index(source) * (index(problem.stops) + 1);
    for (Node to = 0; to < width_; ++to) {
      if (to == from) continue;
      auto const target = index(to == 0 ? 0 : original(to));
      std::int64_t const seconds = std::int64_t{problem.travel_seconds[row + target]} +
                                   problem.service_seconds[target] +
                                   (from == 0 ? problem.loading_seconds : 0);
      auto const cut = static_cast<std::int32_t>(std::min<std::int64_t>(seconds, no_duration_limit + 1));
      arcs_[index(from * width_ + to)] = cut;
      arcs_into_[index(to * width_ + from)] = cut;
    }
  }
}

void Instance::fill_stops(RoutingProblem const& problem) {
  service_.resize(index(width_));
  demand_.resize(index(width_));
  share_.resize(index(width_));
  for (Node stop = 1; stop <= stops_; ++stop) {
    auto const source = index(original(stop));
    Load const load{problem.parcels[source], problem.volume_m3[source], problem.weight_kg[source], 1};
    demand_[index(stop)] = load;
    share_[index(stop)] =
        std::max({share_of(load.parcels, problem.capacity.parcels),
                  share_of(load.volume_m3, problem.capacity.volume_m3),
                  share_of(load.weight_kg, problem.capacity.weight_kg), share_of(1, problem.max_stops)});
    service_[index(stop)] = problem.service_seconds[source];
    service_total_ += problem.service_seconds[source];
  }
}

void Instance::find_neighbours() {
  neighbours_.reserve(index(stops_) * index(degree_));
  std::vector<std::uint64_t> ranked;  // seconds in the high half, number in the low half
  for (Node stop = 1; stop <= stops_; ++stop) {
    ranked.clear();
    for (Node other = 1; other <= stops_; ++other) {
      if (other == stop) continue;
      auto const apart = std::min(driving(stop, other), driving(other, stop));
      auto const seconds =
          static_cast<std::uint64_t>(std::max<std::int64_t>(0, apart));  // cut arcs may dip below
      ranked.push_back(seconds << 32 | static_cast<std::uint32_t>(other));
    }
    std::partial_sort(ranked.begin(), ranked.begin() + degree_, ranked.end());
    for (std::int32_t k = 0; k < degree_; ++k) {
      neighbours_.push_back(static_cast<Node>(ranked[index(k)] & 0xffff'ffffU));
    }
  }
}

}  // namespace ruralsim::models::rules::routing
