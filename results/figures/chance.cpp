#include "results/figures/chance.hpp"

#include "results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ruralsim::results::figures {
namespace {

struct Noise {
  double weight, variance;
};

std::vector<Noise> noises(std::span<Trials const> places, double p) {
  std::vector<Noise> all;
  for (auto const& one : places)
    if (one.weight > 0 && one.n > 0) all.push_back({one.weight, p * (1 - p) / one.n});
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.variance < b.variance; });
  return all;
}

double weight_of(std::vector<Noise> const& all) {
  double sum = 0;
  for (auto const& one : all) sum += one.weight;
  return sum;
}

// Neighbours in order of variance become one: pairs of some thousand places are too many.
constexpr std::size_t kGroups = 256;

std::vector<Noise> in_groups(std::vector<Noise> const& sorted) {
  if (sorted.size() <= kGroups) return sorted;
  std::vector<Noise> groups(kGroups);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    auto& group = groups[i * kGroups / sorted.size()];
    group.weight += sorted[i].weight, group.variance += sorted[i].weight * sorted[i].variance;
  }
  for (auto& group : groups) group.variance /= group.weight;
  return groups;
}

// Sum over pairs of the weights times the mean absolute difference; two people of one place differ by none.
double differences_of_pairs(std::vector<Noise> const& sorted) {
  double sum = 0;
  auto const groups = in_groups(sorted);
  for (auto const& a : groups)
    for (auto const& b : groups) sum += a.weight * b.weight * std::sqrt(a.variance + b.variance);
  for (auto const& one : sorted) sum -= one.weight * one.weight * std::sqrt(2 * one.variance);
  return std::sqrt(2 / std::numbers::pi) * std::max(sum, 0.0);
}

double normal_below(double z) {
  return std::erfc(-z / std::numbers::sqrt2) / 2;
}
double normal_density(double z) {
  return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

// How far below p the worst tenth is in the mean.
double below_of_worst_tenth(std::vector<Noise> const& all, double weight) {
  double low = -20 * std::sqrt(all.back().variance), high = 0;
  auto const share_below = [&](double x) {
    double sum = 0;
    for (auto const& one : all) sum += one.weight * normal_below(x / std::sqrt(one.variance));
    return sum / weight;
  };
  for (int step = 0; step < 60; ++step) {
    double const middle = (low + high) / 2;
    (share_below(middle) < 0.1 ? low : high) = middle;
  }
  double missing = 0;
  for (auto const& one : all) {
    double const deviation = std::sqrt(one.variance);
    missing += one.weight * deviation * normal_density(high / deviation);
  }
  return missing / (0.1 * weight);
}

}  // namespace

Chance chance_alone(std::span<Trials const> places, double p) {
  auto const all = noises(places, p);
  double const weight = weight_of(all);
  if (!(weight > 0) || !(p > 0)) return {not_available, not_available, not_available};
  if (all.back().variance <= 0) return {0, 0, p};
  double squares = 0;
  for (auto const& one : all) squares += one.weight * one.variance;
  return {.gini = differences_of_pairs(all) / (2 * weight * weight * p),
          .theil = squares / weight / (2 * p * p),
          .worst_decile = std::max(0.0, p - below_of_worst_tenth(all, weight))};
}

}  // namespace ruralsim::results::figures
