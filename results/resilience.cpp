#include "results/resilience.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results {
namespace {

double shortfall(Service const& service, std::size_t day) {
  double const less = service.undisturbed[day] - service.was[day];
  return std::isnan(less) ? 0 : std::max(less, 0.0);
}

// The first day of so many in a row that are back; the number of days if there is none.
std::size_t back_from(Service const& service, RecoveryCriterion const& criterion) {
  auto const days = service.was.size();
  std::int64_t in_a_row = 0;
  for (auto day = static_cast<std::size_t>(criterion.first); day < days; ++day) {
    in_a_row = shortfall(service, day) <= criterion.tolerance ? in_a_row + 1 : 0;
    if (in_a_row == criterion.days) return day + 1 - static_cast<std::size_t>(criterion.days);
  }
  return days;
}

}  // namespace

Recovery recovery(Service const& service, RecoveryCriterion const& criterion) {
  Recovery r;
  auto const first = static_cast<std::size_t>(criterion.first);
  auto const until = back_from(service, criterion);
  for (auto day = first; day < until; ++day) {
    r.area += shortfall(service, day);
    r.deepest = std::max(r.deepest, shortfall(service, day));
  }
  if (until < service.was.size())
    r.time =
        static_cast<double>(std::max<std::int64_t>(static_cast<std::int64_t>(until) - criterion.begins, 0));
  return r;
}

Recoveries recoveries(std::span<Service const> replications, RecoveryCriterion const& criterion,
                      double level) {
  std::vector<double> time, area, deepest;
  for (auto const& one : replications) {
    auto const r = recovery(one, criterion);
    time.push_back(r.time), area.push_back(r.area), deepest.push_back(r.deepest);
  }
  Recoveries all{.time = estimate(time, level),
                 .area = estimate(area, level),
                 .deepest = estimate(deepest, level),
                 .of = replications.size()};
  all.recovered = all.time.n;
  return all;
}

}  // namespace ruralsim::results
