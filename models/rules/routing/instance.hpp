// A routing problem prepared for search: feasible stops only, service and loading folded into the arcs.
#pragma once

#include "models/rules/routing.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::models::rules::routing {

using Node = std::int32_t;  // 0 the depot, 1..stops the stops; Tours adds depot copies above

// An arc costs driving plus the service at its end (from the depot: plus loading), in seconds, so the arcs
// of a closed run add up to its duration, in either direction.
class Instance {
 public:
  // `feasible` lists the stops of the problem to plan, ascending; they become 1, 2, ... here.
  Instance(RoutingProblem const& problem, std::vector<std::int32_t> feasible, std::int32_t most_neighbours);

  std::int32_t stops() const noexcept { return stops_; }
  std::int32_t original(Node stop) const noexcept { return original_[index(stop - 1)]; }
  Node node(std::int32_t original) const;  // 0 for a stop that is not to plan
  std::int64_t arc(Node from, Node to) const noexcept { return arcs_[index(from * width_ + to)]; }
  // The arc without the service at its end.
  std::int64_t driving(Node from, Node to) const noexcept { return arc(from, to) - service_[index(to)]; }
  std::int32_t const* arcs_from(Node from) const noexcept { return &arcs_[index(from * width_)]; }
  std::int32_t const* arcs_into(Node to) const noexcept { return &arcs_into_[index(to * width_)]; }
  Load const& demand(Node stop) const noexcept { return demand_[index(stop)]; }
  bool fits(Load const& load) const noexcept {
    return (load.parcels <= capacity_.parcels) & (load.volume_m3 <= capacity_.volume_m3) &
           (load.weight_kg <= capacity_.weight_kg) &
           (load.stops <= capacity_.stops);  // which one, nobody can guess
  }
  std::int64_t longest() const noexcept { return longest_; }
  std::int64_t loading() const noexcept { return loading_; }
  double share(Node stop) const noexcept {
    return share_[index(stop)];
  }  // of the vehicle, tightest dimension
  std::int64_t service_total() const noexcept { return service_total_; }
  // The closest other stops by driving time in the quicker direction, closest first, ties by number.
  std::span<Node const> neighbours(Node stop) const noexcept {
    return {&neighbours_[index((stop - 1) * degree_)], index(degree_)};
  }

 private:
  static std::size_t index(std::int32_t i) noexcept { return static_cast<std::size_t>(i); }
  void fill_arcs(RoutingProblem const& problem);
  void fill_stops(RoutingProblem const& problem);
  void take_neighbours(RoutingProblem const& problem);
  void find_neighbours();

  std::int32_t stops_;
  std::int32_t width_;
  std::vector<std::int32_t> original_;
  std::vector<std::int32_t> arcs_;
  std::vector<std::int32_t> arcs_into_;  // transposed, so that a search walks along a row in both senses
  std::vector<std::int32_t> service_;
  std::vector<Load> demand_;
  std::vector<double> share_;
  Load capacity_;  // widened by the rounding allowed
  std::int64_t longest_;
  std::int64_t loading_;
  std::int64_t service_total_ = 0;
  std::int32_t degree_;
  std::vector<Node> neighbours_;
};

}  // namespace ruralsim::models::rules::routing
