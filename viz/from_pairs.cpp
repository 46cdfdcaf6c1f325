#include "viz/from_pairs.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

using results::FigureDifference;

Judged judged_from(FigureDifference const& d) {
  switch (d.verdict) {
    case results::Verdict::better:
      return Judged::better;
    case results::Verdict::worse:
      return Judged::worse;
    case results::Verdict::not_separable:
      return Judged::not_separable;
    case results::Verdict::none:
      break;
  }
  return Judged::undirected;
}

ForestRow forest_row(std::string const& name, FigureDifference const& d) {
  // What rounding leaves of a difference, or of its half-width, is nothing.
  auto const shown = [&](double size) { return std::isnan(size) || d.beyond_rounding(size) ? size : 0.0; };
  double const mean = shown(d.difference.mean), half = shown(d.difference.half_width);
  return {.name = name, .difference = {mean, mean - half, mean + half}, .judged = judged_from(d)};
}

// "cost_per_parcel_by_level.trucks" as "cost per parcel by level: trucks".
std::string figure_words(std::string name) {
  if (auto const dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ": ");
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

FigureDifference const* find_figure(NamedPair const& pair, std::string const& name) {
  auto const& all = pair.pair.figures;
  auto const found = std::ranges::find_if(all, [&](auto const& d) { return d.base.name == name; });
  return found == all.end() ? nullptr : &*found;
}

// The figure, or all of its axis, as far as any pair has it.
std::vector<std::string> figures_named(std::span<NamedPair const> pairs, std::string const& name) {
  std::vector<std::string> names;
  for (auto const& pair : pairs)
    for (auto const& d : pair.pair.figures) {
      auto const& one = d.base.name;
      bool const meant = one == name || one.starts_with(name + ".");
      if (meant && std::ranges::find(names, one) == names.end()) names.push_back(one);
    }
  return names;
}

}  // namespace

std::vector<ForestPanel> forest_panels(std::span<NamedPair const> pairs,
                                       std::span<std::string const> figures) {
  std::vector<ForestPanel> panels;
  for (auto const& wanted : figures)
    for (auto const& name : figures_named(pairs, wanted)) {
      ForestPanel panel{.figure = figure_words(name), .id = name};
      for (auto const& pair : pairs) {
        auto const* const d = find_figure(pair, name);
        if (d != nullptr) {
          panel.unit = difference_unit(d->base), panel.factor = difference_factor(d->base);
          panel.units = d->base.unit;
        }
        panel.rows.push_back(d != nullptr ? forest_row(pair.name, *d) : ForestRow{.name = pair.name});
      }
      panels.push_back(std::move(panel));
    }
  return panels;
}

}  // namespace ruralsim::viz
