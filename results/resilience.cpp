#include "results/resilience.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results {
namespace {

double shortfall(Service const& service, std::size_t day) {
  double const less = service.undisturbed[day] - service.was[day];
  return std::isnan(less) ? 0 : std::max(less, 0.0);
}

bool is_back(Service const& service, RecoveryCriterion const& criterion, std::size_t day) {
  double const less = service.undisturbed[day] - service.was[day];
  if (std::isnan(less)) return true;
  return (criterion.above_is_not_back ? std::abs(less) : less) <= criterion.tolerance;
}

// The first day of so many in a row that are back, once the disturbance is over; the number of days if there
// is none.
std::size_t back_from(Service const& service, RecoveryCriterion const& criterion) {
  auto const days = service.was.size();
  std::int64_t in_a_row = 0;
  for (auto day = static_cast<std::size_t>(std::max(criterion.ends, criterion.first)); day < days; ++day) {
    in_a_row = is_back(service, criterion, day) ? in_a_row + 1 : 0;
    if (in_a_row == criterion.days) return day + 1 - static_cast<std::size_t>(criterion.days);
  }
  return days;
}

// The day after the last one before `until` that is not back; `begins` if all are.
std::int64_t out_until(Service const& service, RecoveryCriterion const& criterion, std::size_t until) {
  auto const first = static_cast<std::size_t>(criterion.first);
  for (auto day = until; day > first; --day)
    if (!is_back(service, criterion, day - 1))
      return std::max(static_cast<std::int64_t>(day), criterion.begins);
  return criterion.begins;
}

}  // namespace

Recovery recovery(Service const& service, RecoveryCriterion const& criterion) {
  Recovery r;
  auto const until = back_from(service, criterion);
  for (auto day = static_cast<std::size_t>(criterion.first); day < until; ++day) {
    r.area += shortfall(service, day);
    r.deepest = std::max(r.deepest, shortfall(service, day));
  }
  if (until < service.was.size())
    r.time = static_cast<double>(out_until(service, criterion, until) - criterion.begins);
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
                 .median_time = median(time, level),
                 .of = replications.size()};
  all.recovered = all.time.n;
  if (all.recovered < all.of) all.time = {};
  return all;
}

}  // namespace ruralsim::results
