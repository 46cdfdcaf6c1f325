// The chart of `ruralsim sensitivity`: what the method calls for, of one figure.
#include "cli/chart_file.hpp"
#include "cli/drawn_figures.hpp"
#include "viz/charts/heat_map.hpp"
#include "viz/charts/morris.hpp"
#include "viz/charts/scatter.hpp"
#include "viz/charts/sobol.hpp"
#include "viz/charts/tornado.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace ruralsim::cli {

namespace {

using experiments::DesignKind;
using experiments::StudyFactor;

viz::Interval drawn(results::Estimate const& e) {
  return {e.mean, e.mean - e.half_width, e.mean + e.half_width};
}
viz::Interval drawn(experiments::SobolIndex const& i) {
  return {i.value, i.interval.low, i.interval.high};
}

// "cut_off" as "cut off", with the unit of its numbers.
std::string factor_words(StudyFactor const& factor) {
  auto words = factor.name;
  std::ranges::replace(words, '_', ' ');
  return factor.unit.empty() ? words : words + ", " + factor.unit;
}

std::string plain_words(StudyFactor const& factor) {
  auto words = factor.name;
  std::ranges::replace(words, '_', ' ');
  return words;
}

class DriversChart {
 public:
  DriversChart(SensitivityReport const& report, FigureDrivers const& of)
      : report_(report), study_(report.study), figure_(report.figure(of)) {}

  viz::Figure operator()(std::monostate) const { return (*this)(experiments::Regression{}); }

  viz::Figure operator()(experiments::MorrisResult const& found) const {
    viz::MorrisData data{.info = info(), .figure = amount()};
    for (auto const f : by_importance(found)) {
      auto const& e = found.factors[f];
      data.points.push_back({.factor = plain_words(study_.factors[f]),
                             .mu = e.mu.mean,
                             .mu_star = drawn(e.mu_star),
                             .sigma = drawn(e.sigma),
                             .noise = e.noise,
                             .id = study_.factors[f].name});
    }
    return viz::figure(std::move(data));
  }

  viz::Figure operator()(experiments::SobolResult const& found) const {
    viz::SobolData data{
        .info = info(), .figure = amount(), .noise_share = found.noise_share, .shifts = found.shifts};
    for (auto const f : by_importance(found)) {
      auto const& [first, total] = found.factors[f];
      data.rows.push_back({.factor = plain_words(study_.factors[f]),
                           .first = drawn(first),
                           .total = drawn(total),
                           .first_without_noise = first.without_noise,
                           .total_without_noise = total.without_noise,
                           .id = study_.factors[f].name});
    }
    return viz::figure(std::move(data));
  }

  viz::Figure operator()(experiments::Tornado const& found) const {
    viz::TornadoData data{.info = info(), .figure = amount(), .base = found.base.mean};
    for (auto const& bar : found.bars) {
      auto const& texts = study_.factors[bar.factor].texts;
      std::size_t const base = 0;  // its point
      data.rows.push_back({.factor = plain_words(study_.factors[bar.factor]),
                           .low_label = texts[bar.low.point],
                           .high_label = texts[bar.high.point],
                           .low = drawn(bar.low.change),
                           .high = drawn(bar.high.change),
                           .id = study_.factors[bar.factor].name,
                           .between = between(bar, texts),
                           .base_label = texts[base]});
    }
    return viz::figure(std::move(data));
  }

  viz::Figure operator()(experiments::Regression const&) const {
    bool const grid = study_.kind == DesignKind::factorial && study_.factors.size() == 2;
    return grid ? heat_map() : scatter();
  }

 private:
  viz::ChartInfo info() const { return info_of(study_, report_.level); }

  viz::Amount amount() const { return amount_of(figure_.kind.name, figure_.kind.unit, figure_.kind.shown); }

  // Each value once: that of the base may be one of the levels, too.
  static std::vector<viz::TornadoLevel> between(experiments::TornadoBar const& bar,
                                                std::vector<std::string> const& texts) {
    std::vector<viz::TornadoLevel> levels;
    std::set<std::string> known{texts[bar.low.point], texts[bar.high.point]};
    for (auto const& level : bar.levels)
      if (known.insert(texts[level.point]).second)
        levels.push_back({texts[level.point], drawn(level.change)});
    return levels;
  }

  double mean(std::size_t point) const { return results::estimate(study_.of_point(figure_, point)).mean; }

  // Texts of the levels by coordinate, and the place of every point among them.
  struct Levels {
    std::vector<std::string> texts;
    std::vector<std::size_t> place;
  };
  Levels levels(std::size_t f) const {
    auto const& of_points = study_.factors[f].texts;
    std::map<std::string, double> lowest;
    for (std::size_t p = 0; p < of_points.size(); ++p) {
      double const u = study_.design.points[p][f];
      auto const [at, first] = lowest.emplace(of_points[p], u);
      if (!first) at->second = std::min(at->second, u);
    }
    Levels levels;
    for (auto const& one : lowest) levels.texts.push_back(one.first);
    std::ranges::sort(levels.texts, {}, [&](std::string const& text) { return lowest.at(text); });
    for (auto const& text : of_points)
      levels.place.push_back(
          static_cast<std::size_t>(std::ranges::find(levels.texts, text) - levels.texts.begin()));
    return levels;
  }

  viz::Figure heat_map() const {
    auto const across = levels(0), up = levels(1);
    viz::HeatMapData data{.info = info(),
                          .figure = amount(),
                          .across = plain_words(study_.factors[0]),
                          .up = plain_words(study_.factors[1]),
                          .across_id = study_.factors[0].name,
                          .up_id = study_.factors[1].name,
                          .columns = across.texts,
                          .rows = up.texts};
    data.mean.assign(up.texts.size(), std::vector<double>(across.texts.size(), viz::kNan));
    if (are_unequal(study_)) {
      data.replications.assign(up.texts.size(), std::vector<std::size_t>(across.texts.size(), 0));
      data.most_replications = study_.replicates;
    }
    for (std::size_t p = 0; p < study_.points.size(); ++p) {
      data.mean[up.place[p]][across.place[p]] = mean(p);
      if (are_unequal(study_)) data.replications[up.place[p]][across.place[p]] = study_.replications[p];
    }
    return viz::figure(std::move(data));
  }

  viz::Figure scatter() const {
    viz::ScatterData data{.info = info(), .figure = amount()};
    for (std::size_t p = 0; p < study_.points.size(); ++p) data.values.push_back(mean(p));
    if (are_unequal(study_))
      data.replications = study_.replications, data.most_replications = study_.replicates;
    for (std::size_t f = 0; f < study_.factors.size(); ++f) {
      auto const& factor = study_.factors[f];
      viz::ScatterPanel panel{.factor = factor_words(factor), .values = factor.numbers, .id = factor.name};
      if (factor.numbers.empty()) {
        auto const of = levels(f);
        panel.levels = of.texts;
        for (auto const place : of.place) panel.values.push_back(static_cast<double>(place));
      }
      data.panels.push_back(std::move(panel));
    }
    return viz::figure(std::move(data));
  }

  SensitivityReport const& report_;
  experiments::StudyTables const& study_;
  experiments::StudyFigure const& figure_;
};

}  // namespace

viz::Figure drivers_figure(SensitivityReport const& report, FigureDrivers const& of) {
  return std::visit(DriversChart(report, of), of.drivers);
}

void draw_sensitivity(SensitivityReport const& report, Arguments const& arguments) {
  write_chart(drivers_figure(report, report.figures.front()), arguments, {report.path});
}

}  // namespace ruralsim::cli
