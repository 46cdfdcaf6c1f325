#include "models/rules/closed_road.hpp"

#include <algorithm>

namespace ruralsim::models::rules {
namespace {

bool in_force(Closure const& closure, sim::Time t) {
  return closure.from <= t && t < closure.to;
}

}  // namespace

void ClosedRoad::add(Closure closure) {
  if (closure.to <= closure.from) return;
  auto const at = std::upper_bound(closures_.begin(), closures_.end(), closure.from,
                                   [](sim::Time from, Closure const& other) { return from < other.from; });
  closures_.insert(at, closure);
  longest_ = std::max(longest_, closure.to - closure.from);
}

std::vector<Closure>::const_iterator ClosedRoad::first_at(sim::Time t) const {
  return std::partition_point(closures_.begin(), closures_.end(),
                              [&](Closure const& closure) { return closure.from + longest_ <= t; });
}

Closure const* ClosedRoad::closed_at(sim::Time t) const {
  for (auto const& closure : closures_from(t)) {
    if (closure.from > t) break;
    if (in_force(closure, t)) return &closure;
  }
  return nullptr;
}

Closure const* ClosedRoad::no_departure_at(sim::Time t) const {
  for (auto const& closure : closures_from(t)) {
    if (closure.from > t) break;
    if (in_force(closure, t) && closure.goods != GoodsUnderWay::hold_in_transit) return &closure;
  }
  return nullptr;
}

sim::Time ClosedRoad::reopens(sim::Time t) const {
  for (auto const& closure : closures_from(t)) {
    if (closure.from > t) break;
    if (in_force(closure, t)) t = closure.to;
  }
  return t;
}

sim::Time ClosedRoad::next_change(sim::Time t) const {
  auto next = sim::kNever;
  for (auto const& closure : closures_from(t)) {
    if (closure.from > t) return std::min(next, closure.from);
    if (closure.to > t) next = std::min(next, closure.to);
  }
  return next;
}

Journey journey(ClosedRoad const& road, sim::Time departs, sim::Seconds takes) {
  Journey way{.arrives = departs + takes, .stood_still = sim::seconds(0), .turned_back = false};
  auto moves = departs;  // since then, after it stood still
  for (auto const& closure : road.closures_from(departs)) {
    if (closure.from >= way.arrives) break;
    if (closure.goods == GoodsUnderWay::hold_at_sender) continue;
    if (closure.goods == GoodsUnderWay::turn_back) {
      if (closure.from <= departs) continue;  // nobody sets out then
      auto const driven = std::max(closure.from, moves) - departs - way.stood_still;
      return {.arrives = closure.from + driven,
              .stood_still = closure.from - departs - driven,
              .turned_back = true};
    }
    if (closure.to <= moves) continue;
    way.stood_still += closure.to - std::max(closure.from, moves);
    moves = closure.to;
    way.arrives = departs + takes + way.stood_still;
  }
  return way;
}

sim::Time arrival_through(ClosedRoad const& road, sim::Time departs, sim::Seconds takes) {
  ClosedRoad standing;
  for (auto closure : road.closures_from(departs)) {
    closure.goods = GoodsUnderWay::hold_in_transit;
    standing.add(closure);
  }
  return journey(standing, departs, takes).arrives;
}

sim::Seconds closed_on(ClosedRoad const& road, std::int64_t day) {
  auto const end = sim::midnight(day + 1);
  auto counted = sim::midnight(day);
  sim::Seconds closed{};
  for (auto const& closure : road.closures_from(counted)) {
    if (closure.from >= end) break;
    auto const from = std::max(closure.from, counted), to = std::min(closure.to, end);
    if (from >= to) continue;
    closed += to - from;
    counted = to;
  }
  return closed;
}

}  // namespace ruralsim::models::rules
