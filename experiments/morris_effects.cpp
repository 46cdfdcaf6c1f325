#include "experiments/response_rows.hpp"

#include <optional>

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

// What is known of one factor, a value for each of its steps.
struct StepEffects {
  std::vector<double> effects = {};
  std::vector<double> noise = {};  // squared standard errors of the effects, of replications
};

void add_step(StepEffects& known, results::Estimate const& change, double delta) {
  known.effects.push_back(change.mean / delta);
  double const error = change.deviation / delta;
  known.noise.push_back(error * error / static_cast<double>(change.n));
}

double deviation_of(std::span<double const> values) {
  return results::estimate(values).deviation;
}

results::Estimate sigma_of(std::vector<double> const& effects, double level) {
  std::vector<double> without;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    auto others = effects;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    without.push_back(deviation_of(others));
  }
  auto sigma = results::jackknife(deviation_of(effects), without, level);
  if (effects.size() < 3) sigma.half_width = sigma.deviation = results::not_available;
  return sigma;
}

MorrisEffect effect_of(StepEffects const& known, double level) {
  std::vector<double> sizes;
  for (double const e : known.effects) sizes.push_back(std::abs(e));
  return {.mu = results::estimate(known.effects, level),
          .mu_star = results::estimate(sizes, level),
          .sigma = sigma_of(known.effects, level),
          .noise = std::sqrt(results::estimate(known.noise).mean)};
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
    auto const change = results::paired_difference(of_point(responses, p), of_point(responses, p - 1), level);
    if (change.n == 0)
      ++result.missing_effects;
    else
      add_step(known[*moved], change, design.points[p][*moved] - design.points[p - 1][*moved]);
  }
  for (auto const& steps : known) result.factors.push_back(effect_of(steps, level));
  return result;
}

}  // namespace ruralsim::experiments
