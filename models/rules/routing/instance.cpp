#include "models/rules/routing/instance.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models::rules::routing {
namespace {

constexpr double rounding = 1e-9;

double share_of(double demand, double capacity) {
  return demand > 0 ? demand / capacity : 0;
}

}  // namespace

Instance::Instance(RoutingProblem const& problem, std::vector<std::int32_t> feasible,
                   std::int32_t most_neighbours)
    : stops_(static_cast<std::int32_t>(feasible.size())),
      width_(stops_ + 1),
      original_(std::move(feasible)),
      capacity_{problem.capacity.parcels * (1 + rounding), problem.capacity.volume_m3 * (1 + rounding),
                problem.capacity.weight_kg * (1 + rounding), static_cast<double>(problem.max_stops)},
      longest_(std::min(problem.max_duration_seconds, no_duration_limit)),
      loading_(problem.loading_seconds),
      degree_(std::max(0, std::min(stops_ - 1, most_neighbours))) {
  fill_arcs(problem);
  fill_stops(problem);
  neighbours_.reserve(index(stops_) * index(degree_));
  if (problem.closest.empty())
    find_neighbours();
  else
    take_neighbours(problem);
}

Node Instance::node(std::int32_t original) const {
  auto const at = std::lower_bound(original_.begin(), original_.end(), original);
  return at == original_.end() || *at != original ? 0 : static_cast<Node>(at - original_.begin()) + 1;
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

void Instance::take_neighbours(RoutingProblem const& problem) {
  std::vector<Node> node_of(index(problem.stops) + 1, 0);
  for (Node stop = 1; stop <= stops_; ++stop) node_of[index(original(stop))] = stop;
  for (Node stop = 1; stop <= stops_; ++stop) {
    auto const* other = problem.closest.data() + index((original(stop) - 1) * (problem.stops - 1));
    for (auto left = degree_; left > 0; ++other)
      if (auto const node = node_of[*other]; node != 0) neighbours_.push_back(node), --left;
  }
}

void Instance::find_neighbours() {
  auto const degree = index(degree_);
  std::vector<std::uint64_t> closest;  // in ascending order; seconds in the high half, number in the low half
  for (Node stop = 1; stop <= stops_; ++stop) {
    closest.clear();
    for (Node other = 1; other <= stops_; ++other) {
      if (other == stop) continue;
      auto const apart = std::min(driving(stop, other), driving(other, stop));
      auto const seconds =
          static_cast<std::uint64_t>(std::max<std::int64_t>(0, apart));  // cut arcs may dip below
      auto const ranked = seconds << 32 | static_cast<std::uint32_t>(other);
      if (closest.size() == degree) {
        if (ranked > closest.back()) continue;
        closest.pop_back();
      }
      closest.insert(std::upper_bound(closest.begin(), closest.end(), ranked), ranked);
    }
    for (auto const ranked : closest) neighbours_.push_back(static_cast<Node>(ranked & 0xffff'ffffU));
  }
}

}  // namespace ruralsim::models::rules::routing
