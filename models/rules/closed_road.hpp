// When a road is closed, and what that makes of a journey on it.
#pragma once

#include "models/disturbance_settings.hpp"
#include "sim/working_time.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ruralsim::models::rules {

// From (inclusive) to (exclusive) the road is closed, by the disturbance of this id (which outlives it).
struct Closure {
  sim::Time from, to;
  GoodsUnderWay goods;
  std::string_view id;
};

class ClosedRoad {
 public:
  // Closures may come in any order and overlap. Those of no length count for nothing.
  void add(Closure closure);

  bool ever_closed() const { return !closures_.empty(); }
  std::vector<Closure> const& closures() const { return closures_; }  // by beginning
  // The same without some that ended by t.
  std::span<Closure const> closures_from(sim::Time t) const { return {first_at(t), closures_.end()}; }
  // The one that is in force at t and began first; null if the road is open.
  Closure const* closed_at(sim::Time t) const;
  // The same, of those on which nobody sets out.
  Closure const* no_departure_at(sim::Time t) const;
  // The first moment at or after t at which it is open.
  sim::Time reopens(sim::Time t) const;
  // The first moment after t at which a closure begins or ends; kNever if there is none.
  sim::Time next_change(sim::Time t) const;

 private:
  // From the first closure on that can still be in force at t: the others, which are most of a long run's,
  // ended before.
  std::vector<Closure>::const_iterator first_at(sim::Time t) const;

  std::vector<Closure> closures_;
  sim::Seconds longest_{};
};

// How a journey goes that sets out at `departs` and takes so long on an open road.
struct Journey {
  sim::Time arrives;         // there, or back where it began if it turned back
  sim::Seconds stood_still;  // on the way
  bool turned_back;
};
Journey journey(ClosedRoad const& road, sim::Time departs, sim::Seconds takes);

// The same of a vehicle that stands still wherever it is while the road is closed, whatever the choice about
// goods.
sim::Time arrival_through(ClosedRoad const& road, sim::Time departs, sim::Seconds takes);

// Seconds of a day, [00:00, 24:00), on which it is closed, by one closure or more.
sim::Seconds closed_on(ClosedRoad const& road, std::int64_t day);

}  // namespace ruralsim::models::rules
