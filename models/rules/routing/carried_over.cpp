#include "models/rules/routing/carried_over.hpp"

#include <algorithm>
#include <limits>

namespace ruralsim::models::rules::routing {
namespace {

bool keeps_limits(Tours const& tours, std::int32_t run) {
  return tours.duration(run) <= tours.instance().longest() && tours.instance().fits(tours.load(run));
}

Node dearest_stop(Tours const& tours, std::int32_t run) {
  Node dearest = -1;
  auto most = std::numeric_limits<std::int64_t>::min();
  for (Node stop = tours.next(tours.depot(run)); !tours.is_depot(stop); stop = tours.next(stop)) {
    auto const before = tours.previous(stop), after = tours.next(stop);
    auto const saved = tours.arc(before, stop) + tours.arc(stop, after) - tours.arc(before, after);
    if (saved > most) dearest = stop, most = saved;
  }
  return dearest;
}

}  // namespace

CarriedOver carry_over(Instance const& instance, std::span<std::vector<Node> const> runs) {
  CarriedOver over{Tours(instance), {}};
  auto& tours = over.tours;
  for (auto const& stops : runs) {
    if (stops.empty()) continue;
    auto const run = tours.empty_run();
    tours.rebuild(run, stops);
    while (!keeps_limits(tours, run)) tours.remove(dearest_stop(tours, run));
  }
  for (Node stop = 1; stop <= instance.stops(); ++stop)
    if (tours.run_of(stop) < 0) over.left.push_back(stop);
  return over;
}

}  // namespace ruralsim::models::rules::routing
