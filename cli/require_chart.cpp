// The chart of `ruralsim require`: what better service costs.
#include "cli/chart_file.hpp"
#include "cli/require.hpp"
#include "viz/charts/pareto.hpp"

#include <algorithm>

namespace ruralsim::cli {

namespace {

viz::Amount amount_of(results::FigureKind const& kind) {
  auto name = kind.name;
  if (auto const dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ": ");
  std::ranges::replace(name, '_', ' ');
  bool const share = kind.shown == results::Shown::percent;
  return {.name = name, .unit = share || kind.unit == "1" ? "" : kind.unit, .share = share};
}

// A cost that is no estimate has no interval.
viz::Interval drawn(results::Estimate const& e) {
  return {e.mean, e.mean - e.half_width, e.mean + e.half_width};
}

std::string weights_words(RequireReport const& report) {
  std::string sum;
  for (auto const& factor : report.study.factors) sum += (sum.empty() ? "" : " and ") + factor.name;
  return "weighted sum of " + sum;
}

}  // namespace

void draw_requirement(RequireReport const& report, Arguments const& arguments) {
  auto const& requirement = report.how.requirements.front();
  bool const higher = requirement.side == experiments::Side::at_least;
  viz::ParetoData data{
      .info = {.scenario = report.study.title, .level = report.how.confidence},
      .cost = report.cost ? amount_of(*report.cost) : viz::Amount{.name = weights_words(report)},
      .service = amount_of(report.figures.front()),
      .service_better = higher ? viz::Better::higher : viz::Better::lower,
      .target = requirement.limit};
  for (auto const* tried : report.by_cost())
    data.points.push_back({.name = report.plans[tried->plan],
                           .cost = drawn(tried->cost),
                           .service = drawn(tried->figures.front())});
  data.info.file = report.study.scenario;
  data.info.note = "Intervals of service are the bounds by which plans were judged";
  if (report.figures.size() > 1) data.info.note += "; what else is required is not drawn";
  write_chart(viz::figure(std::move(data)), arguments, {report.path});
}

}  // namespace ruralsim::cli
