#include "experiments/response_rows.hpp"
#include "results/two_sources.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace ruralsim::experiments {

namespace {

// The one coordinate in which two points differ; nothing unless there is exactly one.
std::optional<std::size_t> moved_factor(std::vector<double> const& from, std::vector<double> const& to) {
  std::optional<std::size_t> moved;
  for (std::size_t f = 0; f < from.size(); ++f) {
    if (from[f] == to[f]) continue;
    if (moved) return std::nullopt;
    moved = f;
  }
  return moved;
}

// The effects of one factor: of each step of a trajectory, by replication; NaN where there is none.
using StepEffects = std::vector<std::vector<double>>;
using Values = std::vector<double>;

std::vector<double> effects_at(std::span<double const> from, std::span<double const> to, double delta) {
  std::vector<double> effects;
  for (std::size_t r = 0; r < from.size(); ++r) effects.push_back((to[r] - from[r]) / delta);
  return effects;
}

// The mean of each step over its replications, or over all but one; steps without any are left out.
Values means_of(StepEffects const& steps, std::optional<std::size_t> but = std::nullopt) {
  Values means;
  for (auto effects : steps) {
    if (but) effects[*but] = results::not_available;
    if (double const mean = results::estimate(effects).mean; !std::isnan(mean)) means.push_back(mean);
  }
  return means;
}

double mean_of_all(Values const& effects) {
  return results::estimate(effects).mean;
}
double mean_size(Values effects) {
  for (double& e : effects) e = std::abs(e);
  return results::estimate(effects).mean;
}
double deviation_of(Values const& effects) {
  return results::estimate(effects).deviation;
}

// What chance makes of it over replications, which all trajectories share.
template <class Statistic>
results::Estimate over_replications(StepEffects const& steps, double all, Statistic const& statistic) {
  std::vector<double> without;
  for (std::size_t r = 0; !steps.empty() && r < steps.front().size(); ++r) {
    bool const any = std::ranges::any_of(steps, [&](auto const& step) { return !std::isnan(step[r]); });
    if (any) without.push_back(statistic(means_of(steps, r)));
  }
  return results::jackknife(all, without);
}

// And over trajectories, with which it is put together.
template <class Statistic>
results::Estimate over_both(StepEffects const& steps, double level, Statistic const& statistic) {
  auto const effects = means_of(steps);
  double const all = statistic(effects);
  std::vector<double> without;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    auto others = effects;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    without.push_back(statistic(others));
  }
  return results::of_both_sources(results::jackknife(all, without, level),
                                  over_replications(steps, all, statistic), level);
}

// Squared standard error of a step's mean, of replications.
double noise_of(StepEffects const& steps) {
  std::vector<double> squares;
  for (auto const& step : steps) {
    auto const e = results::estimate(step);
    squares.push_back(e.deviation * e.deviation / static_cast<double>(e.n));
  }
  return std::sqrt(results::estimate(squares).mean);
}

MorrisEffect effect_of(StepEffects const& steps, double level) {
  auto sigma = over_both(steps, level, deviation_of);
  if (steps.size() < 3) sigma.half_width = sigma.deviation = results::not_available;
  return {.mu = over_both(steps, level, mean_of_all),
          .mu_star = over_both(steps, level, mean_size),
          .sigma = sigma,
          .noise = noise_of(steps)};
}

}  // namespace

MorrisResult morris_effects(Design const& design, Responses const& responses, double level) {
  results::checked_level(level);
  check_responses(design, responses);
  std::size_t const stops = design.factors + 1;
  if (design.points.empty() || design.points.size() % stops != 0)
    not_of_family("Morris", design.points.size());
  std::vector<StepEffects> known(design.factors);
  MorrisResult result{.factors = {},
                      .trajectories = design.points.size() / stops,
                      .missing_values = count_missing(responses),
                      .missing_effects = 0};
  for (std::size_t p = 1; p < design.points.size(); ++p) {
    if (p % stops == 0) continue;  // a trajectory begins
    auto const moved = moved_factor(design.points[p - 1], design.points[p]);
    if (!moved) not_of_family("Morris", p);
    auto effects = effects_at(of_point(responses, p - 1), of_point(responses, p),
                              design.points[p][*moved] - design.points[p - 1][*moved]);
    if (results::estimate(effects).n == 0)
      ++result.missing_effects;
    else
      known[*moved].push_back(std::move(effects));
  }
  for (auto const& steps : known) result.factors.push_back(effect_of(steps, level));
  return result;
}

}  // namespace ruralsim::experiments
