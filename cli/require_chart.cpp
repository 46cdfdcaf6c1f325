// The chart of `ruralsim require`: what better service costs.
#include "cli/chart_file.hpp"
#include "cli/drawn_figures.hpp"
#include "cli/require.hpp"
#include "sim/text.hpp"
#include "viz/charts/pareto.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace ruralsim::cli {

namespace {

viz::Amount emissions_amount() {
  auto const kind = results::kind_of_figure(std::string(kEmissions));
  return kind ? viz::Amount{.name = "CO2e a parcel", .unit = kind->unit} : viz::Amount{};
}

// A cost that is no estimate has no interval, what lies beyond the end of a run no place.
viz::Interval drawn(results::Estimate const& e) {
  if (!std::isfinite(e.mean)) return viz::kUnknown;
  return {e.mean, e.mean - e.half_width, e.mean + e.half_width};
}

viz::Interval emitted_by(RequireReport const& report, experiments::TriedPlan const& tried) {
  auto const i = static_cast<std::size_t>(&tried - report.found.tried.data());
  return i < report.emissions.size() ? drawn(report.emissions[i]) : viz::kUnknown;
}

viz::Standing standing(experiments::Verdict verdict) {
  switch (verdict) {
    case experiments::Verdict::met:
      return viz::Standing::met;
    case experiments::Verdict::not_met:
      return viz::Standing::not_met;
    case experiments::Verdict::undecided:
      break;
  }
  return viz::Standing::undecided;
}

// What the bars are, and what is judged but not drawn.
std::string bars_words(RequireReport const& report) {
  return (report.cost ? sim::text("{:.6g} % t-intervals of cost, ", 100 * report.how.confidence) : "") +
         sim::text("one-sided {:.6g} % limits of what is required",
                   100 * experiments::confidence_of_bounds(report.how));
}

std::string note_words(RequireReport const& report) {
  std::string note;
  for (std::size_t c = 1; c < report.figures.size(); ++c)
    note += (note.empty() ? "Also required, and not drawn: " : ", ") + report.figures[c].name + " " +
            limit_text(report.figures[c], report.how.requirements[c]);
  auto const hidden = std::ranges::count_if(
      report.found.tried, [](auto const& tried) { return !std::isfinite(tried.figures.front().mean); });
  if (hidden > 0)
    note += sim::text("{}{} without a mean left out ({})", note.empty() ? "" : "; ", hidden,
                      report.figures.front().missing_means);
  return note;
}

std::string weights_words(RequireReport const& report) {
  std::string sum;
  for (auto const& factor : report.study.factors) sum += (sum.empty() ? "" : " and ") + factor.name;
  return "weighted sum of " + sum;
}

}  // namespace

void draw_requirement(RequireReport const& report, Arguments const& arguments) {
  auto const& requirement = report.how.requirements.front();
  auto const& first = report.figures.front();
  bool const higher = requirement.side == experiments::Side::at_least;
  viz::ParetoData data{.info = {.scenario = report.study.title, .level = report.how.confidence},
                       .cost = report.cost
                                   ? amount_of(report.cost->name, report.cost->unit, report.cost->shown)
                                   : viz::Amount{.name = weights_words(report)},
                       .service = amount_of(first.name, first.unit, first.shown),
                       .emissions = emissions_amount(),
                       .service_better = higher ? viz::Better::higher : viz::Better::lower,
                       .target = requirement.limit};
  for (auto const* tried : report.by_cost())
    data.points.push_back({.name = report.plans[tried->plan],
                           .cost = drawn(tried->cost),
                           .service = drawn(tried->figures.front()),
                           .emissions = emitted_by(report, *tried),
                           .standing = standing(tried->verdict)});
  auto const answer = report.answer();
  for (std::size_t i = 0; i < data.points.size(); ++i)
    if (answer && data.points[i].name == report.plans[*answer]) data.answer = i;
  data.answer_is =
      report.found.cheapest ? "the cheapest that meets all" : "the cheapest that does as well as the largest";
  data.bars = bars_words(report);
  data.info.file = std::filesystem::path(report.study.scenario).filename().string();
  data.info.note = note_words(report);
  write_chart(viz::figure(std::move(data)), arguments, {report.path});
}

}  // namespace ruralsim::cli
