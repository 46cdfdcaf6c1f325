#include "experiments/plan_samples.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::experiments {
namespace {

std::size_t best_of(std::span<double const> means) {
  return static_cast<std::size_t>(std::max_element(means.begin(), means.end()) - means.begin());
}

// One sample at a time to the plan that is farthest below its share of what there will be.
std::vector<std::size_t> by_shortfall(std::span<double const> shares, std::vector<std::size_t> counts,
                                      std::size_t increment) {
  std::vector<std::size_t> more(shares.size());
  for (std::size_t i = 0; i < increment; ++i) {
    auto const shortfall = [&](std::size_t plan) { return shares[plan] - static_cast<double>(counts[plan]); };
    std::size_t neediest = 0;
    for (std::size_t plan = 1; plan < shares.size(); ++plan)
      if (shortfall(plan) > shortfall(neediest)) neediest = plan;
    ++more[neediest], ++counts[neediest];
  }
  return more;
}

}  // namespace

std::vector<double> ocba_shares(std::span<double const> means, std::span<double const> deviations,
                                double total) {
  auto const b = best_of(means);
  double const widest = *std::max_element(deviations.begin(), deviations.end());
  if (widest == 0) return std::vector<double>(means.size(), total / static_cast<double>(means.size()));
  // Equal means would get everything: a difference far below what could be told counts as no smaller than
  // that.
  double const smallest = 1e-6 * widest;
  std::vector<double> shares(means.size());
  double of_best = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (i == b) continue;
    double const signal = std::max(means[b] - means[i], smallest);
    shares[i] = (deviations[i] / signal) * (deviations[i] / signal);
    if (deviations[i] > 0) of_best += (shares[i] / deviations[i]) * (shares[i] / deviations[i]);
  }
  shares[b] = deviations[b] * std::sqrt(of_best);
  // The best alone varies: all samples are its own.
  if (of_best == 0) shares[b] = 1;
  double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share *= total / sum;
  return shares;
}

double apcs(std::span<double const> means, std::span<double const> deviations,
            std::span<std::size_t const> samples) {
  auto const b = best_of(means);
  auto const variance = [&](std::size_t i) {
    return deviations[i] * deviations[i] / static_cast<double>(samples[i]);
  };
  double wrong = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (i == b) continue;
    double const error = std::sqrt(variance(b) + variance(i)), difference = means[b] - means[i];
    if (error > 0) wrong += std::erfc(difference / error / std::sqrt(2.0)) / 2;
    // Exactly alike: either is right.
  }
  return std::max(0.0, 1 - wrong);
}

Allocation ocba(std::size_t plans, Ocba const& how, SampleMany const& sample) {
  check_plans(plans, how.first);
  if (how.budget < plans * how.first)
    refuse_selection(sim::text("a budget of {} ({} plans take {} before the first look) give {} or more",
                               sim::many(how.budget, "replication"), plans, plans * how.first,
                               plans * how.first));
  PlanSamples samples(plans, how.better, sample);
  samples.take(std::vector<std::size_t>(plans, how.first));
  std::size_t const step = how.increment == 0 ? plans : how.increment;
  for (std::size_t used = plans * how.first; used < how.budget;) {
    auto const increment = std::min(step, how.budget - used);
    auto const shares =
        ocba_shares(samples.means(), samples.deviations(), static_cast<double>(used + increment));
    samples.take(by_shortfall(shares, samples.counts(), increment));
    used += increment;
  }
  auto const means = samples.means(), deviations = samples.deviations();
  auto const counts = samples.counts();
  return {.best = best_of(means),
          .chance = apcs(means, deviations, counts),
          .samples = counts,
          .means = samples.means_in_their_unit(),
          .deviations = deviations};
}

Allocation ocba(std::size_t plans, Ocba const& how, Sample const& sample) {
  return ocba(plans, how, one_by_one(sample));
}

}  // namespace ruralsim::experiments
