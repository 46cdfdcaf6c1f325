#include "results/figures/inequality.hpp"

#include "results/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results::figures {
namespace {

struct Mass {
  double weight = 0, total = 0;
  double mean() const { return weight > 0 ? total / weight : not_available; }
  void add(Weighted const& one) { weight += one.weight, total += one.weight * one.value; }
};

Mass mass_of(std::span<Weighted const> all) {
  Mass mass;
  for (auto const& one : all) mass.add(one);
  return mass;
}

std::vector<Weighted> ranked(std::span<Weighted const> all) {
  std::vector<Weighted> list(all.begin(), all.end());
  std::erase_if(list, [](Weighted const& one) { return one.weight <= 0; });
  std::stable_sort(list.begin(), list.end(), [](auto const& a, auto const& b) { return a.value < b.value; });
  return list;
}

double entropy_term(double ratio) {
  return ratio > 0 ? ratio * std::log(ratio) : 0;
}

std::vector<Mass> by_group(std::span<Weighted const> all) {
  std::size_t groups = 0;
  for (auto const& one : all) groups = std::max(groups, one.group + 1);
  std::vector<Mass> masses(groups);
  for (auto const& one : all) masses[one.group].add(one);
  return masses;
}

}  // namespace

double weighted_mean(std::span<Weighted const> all) {
  return mass_of(all).mean();
}

std::vector<LorenzPoint> lorenz(std::span<Weighted const> all) {
  auto const whole = mass_of(all);
  if (!(whole.total > 0)) return {};
  std::vector<LorenzPoint> points{{0, 0}};
  Mass so_far;
  for (auto const& one : ranked(all)) {
    so_far.add(one);
    points.push_back({so_far.weight / whole.weight, so_far.total / whole.total});
  }
  return points;
}

double gini(std::span<Weighted const> all) {
  auto const points = lorenz(all);
  if (points.empty()) return not_available;
  double twice_area = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    twice_area += (points[i].people - points[i - 1].people) * (points[i].total + points[i - 1].total);
  return std::max(0.0, 1 - twice_area);
}

Theil theil(std::span<Weighted const> all) {
  auto const whole = mass_of(all);
  if (!(whole.total > 0)) return {not_available, not_available, not_available};
  auto const groups = by_group(all);
  Theil t{0, 0, 0};
  for (auto const& group : groups)
    if (group.total > 0) t.between += group.weight / whole.weight * entropy_term(group.mean() / whole.mean());
  for (auto const& one : all) {
    auto const mean = groups[one.group].mean();
    if (one.weight > 0 && mean > 0)
      t.within += one.weight * mean / whole.total * entropy_term(one.value / mean);
    t.total += one.weight / whole.weight * entropy_term(one.value / whole.mean());
  }
  return t;
}

double worst_decile(std::span<Weighted const> all, Worst worst) {
  auto list = ranked(all);
  if (worst == Worst::largest) std::reverse(list.begin(), list.end());
  double left = mass_of(all).weight / 10;
  Mass tenth;
  for (auto const& one : list) {
    double const part = std::min(one.weight, left);
    tenth.add({.value = one.value, .weight = part});
    left -= part;
    if (left <= 0) break;
  }
  return tenth.mean();
}

double quantile_of_people(std::span<Weighted const> all, double share) {
  auto const list = ranked(all);
  double const wanted = share * mass_of(all).weight;
  double so_far = 0;
  for (auto const& one : list)
    if ((so_far += one.weight) >= wanted) return one.value;
  return list.empty() ? not_available : list.back().value;
}

}  // namespace ruralsim::results::figures
