#include "experiments/study/points.hpp"

#include "experiments/design_size.hpp"
#include "results/utf8.hpp"

namespace ruralsim::experiments {

namespace {

std::size_t levels_of(Factor const& factor, std::size_t of_a_range) {
  auto const values = values_of(factor);
  return values > 0 ? values : of_a_range;
}

std::vector<std::size_t> levels_of_all(Study const& study) {
  std::vector<std::size_t> levels;
  for (auto const& factor : study.factors) levels.push_back(levels_of(factor, study.design.levels));
  return levels;
}

Design around_the_base(Study const& study) {
  double number = 1;  // looked at before they are made
  for (auto const& factor : study.factors)
    number += static_cast<double>(levels_of(factor, study.design.levels));
  check_size("one-at-a-time design", study.factors.size(), number);
  std::vector<double> base;
  std::vector<std::vector<double>> levels;
  for (auto const& factor : study.factors) {
    base.push_back(factor.base);
    auto const n = levels_of(factor, study.design.levels);
    auto& own = levels.emplace_back();
    for (std::size_t i = 0; i < n; ++i) own.push_back(coordinate_of(i, n));
  }
  return one_at_a_time(base, levels);
}

Design design_of(Study const& study) {
  auto const& spec = study.design;
  auto const factors = study.factors.size();
  switch (spec.kind) {
    case DesignKind::list:
      return {};
    case DesignKind::factorial:
      return full_factorial_design(levels_of_all(study));
    case DesignKind::one_at_a_time:
      return around_the_base(study);
    case DesignKind::latin_hypercube:
      return latin_hypercube({.factors = factors,
                              .points = spec.size,
                              .seed = spec.seed,
                              .candidates = spec.candidates == 0 ? 1 : spec.candidates});
    case DesignKind::sobol:
      return sobol_sequence(
          {.factors = factors, .points = spec.size, .shift = Shift::digital, .seed = spec.seed});
    case DesignKind::morris:
      return morris({.levels = levels_of_all(study),
                     .trajectories = spec.size,
                     .seed = spec.seed,
                     .candidates = spec.candidates});
    case DesignKind::saltelli:
      return saltelli({.factors = factors, .rows = spec.size, .seed = spec.seed, .shifts = spec.shifts});
  }
  return {};
}

Design design_told_with_its_place(Study const& study) {
  try {
    return design_of(study);
  } catch (sim::Error const& error) {
    auto const& place = study.design.place;
    throw sim::Error(error.blame(),
                     (place.empty() ? results::to_utf8(study.path) : place) + ": " + error.what());
  }
}

Point point_at(Study const& study, std::vector<double> const& coordinates) {
  Point point{.name = "", .coordinates = coordinates, .settings = study.settings};
  for (std::size_t f = 0; f < coordinates.size(); ++f) {
    auto level = study.factors[f].at(coordinates[f]);
    point.name += (f > 0 ? ", " : "") + study.factors[f].name + "=" + level.name;
    point.settings.insert(point.settings.end(), level.settings.begin(), level.settings.end());
    point.levels.push_back(std::move(level));
  }
  return point;
}

}  // namespace

Points points_of(Study const& study) {
  Points all{.design = design_told_with_its_place(study), .points = {}};
  for (auto const& coordinates : all.design.points) all.points.push_back(point_at(study, coordinates));
  for (auto const& listed : study.listed) {
    Point point{.name = listed.name, .settings = study.settings};
    point.settings.insert(point.settings.end(), listed.settings.begin(), listed.settings.end());
    all.points.push_back(std::move(point));
  }
  return all;
}

}  // namespace ruralsim::experiments
