#include "experiments/response_rows.hpp"
#include "results/joint.hpp"

#include <optional>

namespace ruralsim::experiments {

namespace {

// The same coordinate; the base's own value is NaN.
bool same_place(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

// The one factor in which a point differs from the base.
std::size_t changed_factor(Design const& design, std::size_t point) {
  std::optional<std::size_t> changed;
  for (std::size_t f = 0; f < design.factors; ++f) {
    if (same_place(design.points[point][f], design.points[0][f])) continue;
    if (changed) not_of_family("one at a time", point);
    changed = f;
  }
  if (!changed) not_of_family("one at a time", point);
  return *changed;
}

TornadoLevel level_at(Design const& design, Responses const& responses, std::size_t factor, std::size_t point,
                      double level) {
  auto const values = of_point(responses, point);
  return {.point = point,
          .coordinate = design.points[point][factor],
          .response = results::estimate(values, level),
          .change = results::paired_difference(values, of_point(responses, 0), level)};
}

// Means of NaN belong to no pair. The pair is chosen by what is seen: its interval must hold with all others.
results::Estimate swing_of(std::vector<TornadoLevel> const& levels, Responses const& responses,
                           double level) {
  TornadoLevel const *least = nullptr, *most = nullptr;
  std::size_t known = 0;
  for (auto const& l : levels) {
    if (std::isnan(l.response.mean)) continue;
    ++known;
    if (least == nullptr || l.response.mean < least->response.mean) least = &l;
    if (most == nullptr || l.response.mean > most->response.mean) most = &l;
  }
  if (least == nullptr) return {};
  return results::paired_difference(
      of_point(responses, most->point), of_point(responses, least->point),
      results::bonferroni_level(level, std::max<std::size_t>(1, known * (known - 1) / 2)));
}

void finish(TornadoBar& bar, Responses const& responses, double level) {
  std::stable_sort(bar.levels.begin(), bar.levels.end(), [](TornadoLevel const& a, TornadoLevel const& b) {
    auto const place = [](double u) { return std::isnan(u) ? -1 : u; };
    return place(a.coordinate) < place(b.coordinate);
  });
  auto const in_range = std::find_if(bar.levels.begin(), bar.levels.end(),
                                     [](TornadoLevel const& l) { return !std::isnan(l.coordinate); });
  bar.low = in_range == bar.levels.end() ? bar.levels.front() : *in_range;
  bar.high = bar.levels.back();
  bar.swing = swing_of(bar.levels, responses, level);
}

}  // namespace

Tornado tornado(Design const& design, Responses const& responses, double level) {
  results::checked_level(level);
  check_responses(design, responses);
  if (design.points.empty()) not_of_family("one at a time", 0);
  Tornado result{.base = results::estimate(of_point(responses, 0), level),
                 .bars = {},
                 .missing_values = count_missing(responses)};
  for (std::size_t f = 0; f < design.factors; ++f)
    result.bars.push_back({.factor = f,
                           .levels = {level_at(design, responses, f, 0, level)},
                           .low = {},
                           .high = {},
                           .swing = {}});
  for (std::size_t p = 1; p < design.points.size(); ++p) {
    auto const f = changed_factor(design, p);
    result.bars[f].levels.push_back(level_at(design, responses, f, p, level));
  }
  for (auto& bar : result.bars) finish(bar, responses, level);
  std::stable_sort(result.bars.begin(), result.bars.end(), [](TornadoBar const& a, TornadoBar const& b) {
    auto const rank = [](TornadoBar const& bar) { return std::isnan(bar.swing.mean) ? -1 : bar.swing.mean; };
    return rank(a) > rank(b);
  });
  return result;
}

}  // namespace ruralsim::experiments
