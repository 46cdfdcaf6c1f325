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

bool fewer_could_do(CarriedOver const& over) {
  auto const& instance = over.tours.instance();
  auto const runs = over.tours.used_runs() - 1;
  if (runs < 1) return false;
  Load all;
  for (Node stop = 1; stop <= instance.stops(); ++stop) all += instance.demand(stop);
  Load const each{all.parcels / runs, all.volume_m3 / runs, all.weight_kg / runs, all.stops / runs};
  return instance.fits(each) && over.tours.seconds() - instance.loading() <= runs * instance.longest();
}

std::int32_t shortest_run(Tours const& tours) {
  std::int32_t shortest = -1;
  for (std::int32_t run = 0; run < tours.runs(); ++run)
    if (tours.size(run) > 0 && (shortest < 0 || tours.duration(run) < tours.duration(shortest)))
      shortest = run;
  return shortest;
}

}  // namespace

void give_up_runs(CarriedOver& over) {
  auto& tours = over.tours;
  while (fewer_could_do(over)) {
    auto const depot = tours.depot(shortest_run(tours));
    while (!tours.is_depot(tours.next(depot))) {
      over.left.push_back(tours.next(depot));
      tours.remove(tours.next(depot));
    }
  }
}

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
