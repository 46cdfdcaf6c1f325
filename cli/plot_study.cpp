#include "cli/plot_study.hpp"

#include "cli/compare_points.hpp"
#include "cli/drawn_figures.hpp"
#include "cli/plot.hpp"
#include "results/statistics.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/charts/pareto.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace ruralsim::cli {

namespace {

using experiments::StudyTables;
using sim::text;

constexpr std::span kDriversCharts(kStudyCharts.begin() + 1, kStudyCharts.end() - 1);
// Services, and what is paid for them. Emissions are of parcels: beside the cost of installations they say
// nothing.
struct PaidFor {
  std::string_view service, cost, emissions;
};
constexpr std::array kPaidFor{PaidFor{"next_day_rate", "cost_per_parcel", "emissions_per_parcel"},
                              PaidFor{"installed_within_48h_rate", "cost_per_installation", ""}};

class StudyCharts {
 public:
  StudyCharts(StudyTables study, std::string const& path, Arguments const& arguments, Console& console)
      : study_(std::move(study)),
        path_(path),
        arguments_(arguments),
        console_(console),
        level_(level_told(study_, arguments)),
        told_(figures_told(study_, arguments)) {}

  std::vector<viz::Figure> all() {
    if (study_.kind == experiments::DesignKind::list || study_.factors.empty())
      differences();
    else
      drivers();
    pareto();
    refuse_what_is_not_drawn();
    return std::move(figures_);
  }

 private:
  bool wants(std::string_view chart) const {
    auto const asked = arguments_.texts("chart");
    return asked.empty() || std::ranges::find(asked, chart) != asked.end();
  }

  // As the file of a figure's chart is called.
  static std::string named(std::string_view chart, std::string const& figure) {
    auto name = text("{}-{}", chart, figure);
    std::ranges::replace_if(
        name, [](char c) { return c == '_' || c == '.' || c == ' '; }, '-');
    return name;
  }

  void note(std::string const& what) {
    if (!arguments_.texts("chart").empty() && figures_.empty())
      throw sim::Error(sim::Blame::usage, path_ + ": " + what);
    console_.note(what);
  }

  void differences() {
    if (!wants("differences")) return;
    try {
      figures_.push_back(differences_figure(as_runs(points_report(study_, path_, arguments_))));
    } catch (sim::Error const& error) {
      if (error.blame() != sim::Blame::usage) throw;
      note(text("differences: {}", error.what()));
    }
  }

  void drivers() {
    if (std::ranges::none_of(kDriversCharts, [&](auto chart) { return wants(chart); })) return;
    auto const report = sensitivity_report(study_, path_, Method::of_design, level_, told_);
    for (auto const& of : report.figures) {
      auto const& name = report.figure(of).kind.name;
      if (!of.why_not.empty()) {
        note(text("{}: {}", name, of.why_not));
        continue;
      }
      auto figure = drivers_figure(report, of);
      if (!wants(figure.name)) continue;
      figure.name = named(figure.name, name);
      figures_.push_back(std::move(figure));
    }
  }

  experiments::StudyFigure const* kept(std::string_view name) const {
    auto const found = std::ranges::find(study_.figures, name, [](auto const& f) { return f.kind.name; });
    return found == study_.figures.end() ? nullptr : &*found;
  }

  void pareto() {
    if (!wants("pareto")) return;
    for (auto const& paid : kPaidFor) {
      auto const *const service = kept(paid.service), *const cost = kept(paid.cost);
      if (service == nullptr || cost == nullptr) continue;
      bool const asked =
          std::ranges::any_of(told_, [&](std::size_t f) { return &study_.figures[f] == service; });
      if (asked) figures_.push_back(pareto_of(*cost, *service, kept(paid.emissions)));
    }
  }

  viz::Interval interval(experiments::StudyFigure const& figure, std::size_t point) const {
    if (figure.beyond_at(point) > 0) return viz::kUnknown;
    auto const e = results::estimate(study_.of_point(figure, point), level_);
    return {e.mean, e.mean - e.half_width, e.mean + e.half_width};
  }

  // `emitted`: null where nothing is known of it.
  viz::Figure pareto_of(experiments::StudyFigure const& cost, experiments::StudyFigure const& service,
                        experiments::StudyFigure const* emitted) const {
    viz::ParetoData data{.info = info_of(study_, level_),
                         .cost = amount_of(cost.kind.name, cost.kind.unit, cost.kind.shown),
                         .service = amount_of(service.kind.name, service.kind.unit, service.kind.shown)};
    if (emitted) data.emissions = {.name = "CO2e a parcel", .unit = emitted->kind.unit};
    if (are_unequal(study_)) data.most_replications = study_.replicates;
    for (std::size_t p = 0; p < study_.points.size(); ++p)
      data.points.push_back({.name = study_.points[p],
                             .cost = interval(cost, p),
                             .service = interval(service, p),
                             .emissions = emitted ? interval(*emitted, p) : viz::kUnknown,
                             .replications = study_.replications[p]});
    auto figure = viz::figure(std::move(data));
    figure.name = named("pareto", service.kind.name);
    return figure;
  }

  // Of charts that were asked for each must be there for some figure.
  void refuse_what_is_not_drawn() const {
    for (auto const& chart : arguments_.texts("chart")) {
      auto const drawn = [&](viz::Figure const& figure) {
        return figure.name == chart || figure.name.starts_with(chart + "-");
      };
      if (std::ranges::any_of(figures_, drawn)) continue;
      throw sim::Error(
          sim::Blame::usage,
          text("--chart {} (is not what the design of {} tells: {}) leave it out to see what there is", chart,
               path_, experiments::name_of(study_.kind)));
    }
  }

  StudyTables study_;
  std::string const& path_;
  Arguments const& arguments_;
  Console& console_;
  double level_;
  std::vector<std::size_t> told_;
  std::vector<viz::Figure> figures_;
};

}  // namespace

std::vector<viz::Figure> study_figures(results::Tables const& tables, std::string const& path,
                                       Arguments const& arguments, Console& console) {
  return StudyCharts(experiments::study_from(tables, path), path, arguments, console).all();
}

bool is_study_chart(std::string_view chart) {
  return std::ranges::find(kStudyCharts, chart) != kStudyCharts.end();
}

}  // namespace ruralsim::cli
