// Which plans no other beats.
#include "viz/charts/pareto.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

namespace ruralsim::viz {
namespace {

// Where plans are judged, those that are not shown to meet what is required are on no front.
std::vector<ParetoPoint> candidates(ParetoData const& data) {
  auto points = data.points;
  if (!data.is_judged()) return points;
  for (auto& p : points)
    if (p.standing != Standing::met) p.cost = kUnknown;
  return points;
}

}  // namespace

bool ParetoPoint::has_both() const {
  return std::isfinite(cost.mean) && std::isfinite(service.mean);
}

bool ParetoData::is_judged() const {
  return std::ranges::any_of(
      points, [](ParetoPoint const& p) { return p.has_both() && p.standing != Standing::not_judged; });
}

bool ParetoData::has_fewer_runs(ParetoPoint const& p) const {
  return p.has_both() && p.replications < most_replications;
}

std::vector<std::size_t> front_of(ParetoData const& data) {
  return pareto_front(candidates(data), data.service_better);
}

std::vector<std::size_t> front_of_three(ParetoData const& data) {
  return front_with_emissions(candidates(data), data.service_better);
}

std::vector<std::size_t> front_with_emissions(std::span<ParetoPoint const> points, Better service_better) {
  double const sign = service_better == Better::higher ? 1 : -1;
  auto const whole = [](ParetoPoint const& p) { return p.has_both() && std::isfinite(p.emissions.mean); };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (whole(points[i])) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    return std::tuple(points[i].cost.mean, -sign * points[i].service.mean, points[i].emissions.mean);
  });
  // From the cheapest on, only plans before a plan can beat it: for each service reached, the least
  // emissions.
  std::map<double, double> best;  // the higher the service, the more is emitted
  std::vector<std::size_t> front;
  for (auto const i : order) {
    double const service = sign * points[i].service.mean, emitted = points[i].emissions.mean;
    auto const as_good = best.lower_bound(service);
    bool const same = !front.empty() && points[front.back()].cost.mean == points[i].cost.mean &&
                      points[front.back()].service.mean == points[i].service.mean &&
                      points[front.back()].emissions.mean == emitted;
    if (!same && as_good != best.end() && as_good->second <= emitted) continue;
    front.push_back(i);
    auto beaten = best.upper_bound(service);
    while (beaten != best.begin() && std::prev(beaten)->second >= emitted)
      beaten = best.erase(std::prev(beaten));
    best[service] = emitted;
  }
  return front;
}

std::vector<std::size_t> pareto_front(std::span<ParetoPoint const> points, Better service_better) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].has_both()) order.push_back(i);
  double const sign = service_better == Better::higher ? 1 : -1;
  auto const good = [&](std::size_t i) { return sign * points[i].service.mean; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    double const ca = points[a].cost.mean, cb = points[b].cost.mean;
    return ca != cb ? ca < cb : good(a) > good(b);
  });
  std::vector<std::size_t> front;
  for (auto const i : order) {
    bool const equal = !front.empty() && good(i) == good(front.back()) &&
                       points[i].cost.mean == points[front.back()].cost.mean;
    if (front.empty() || good(i) > good(front.back()) || equal) front.push_back(i);
  }
  return front;
}

}  // namespace ruralsim::viz
