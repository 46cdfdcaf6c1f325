#include "cli/plot_study.hpp"

#include "cli/chart_file.hpp"
#include "cli/compare_points.hpp"
#include "cli/drawn_figures.hpp"
#include "results/statistics.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/charts/pareto.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace ruralsim::cli {

namespace {

using experiments::StudyTables;
using sim::text;

constexpr std::array kStudyCharts{"differences", "tornado", "morris", "sobol",
                                  "heat-map",    "scatter", "pareto"};
// Services, and what is paid for them.
constexpr std::array kPaidFor{std::pair{"next_day_rate", "cost_per_parcel"},
                              std::pair{"installed_within_48h_rate", "cost_per_installation"}};

class StudyCharts {
 public:
  StudyCharts(StudyTables study, std::string const& path, Arguments const& arguments, Console& console)
      : study_(std::move(study)), path_(path), arguments_(arguments), console_(console) {}

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
    auto const report = sensitivity_report(study_, path_, Method::of_design, level_told(study_, arguments_),
                                           figures_told(study_, arguments_));
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
    auto const told = figures_told(study_, arguments_);
    for (auto const& [service, cost] : kPaidFor) {
      auto const *const what = kept(service), *const price = kept(cost);
      if (what == nullptr || price == nullptr) continue;
      bool const asked = std::ranges::any_of(told, [&](std::size_t f) { return &study_.figures[f] == what; });
      if (asked) figures_.push_back(pareto_of(*price, *what));
    }
  }

  viz::Figure pareto_of(experiments::StudyFigure const& cost, experiments::StudyFigure const& service) const {
    auto const level = level_told(study_, arguments_);
    viz::ParetoData data{.info = {.scenario = study_.title, .level = level},
                         .cost = amount_of(cost.kind.name, cost.kind.unit, cost.kind.shown),
                         .service = amount_of(service.kind.name, service.kind.unit, service.kind.shown)};
    data.info.file = std::filesystem::path(study_.scenario).filename().string();
    data.info.replications = static_cast<int>(study_.fewest_replications());
    data.info.seed = seed_told(study_.seed);
    data.info.version = study_.version;
    auto const interval = [&](experiments::StudyFigure const& figure, std::size_t p) {
      if (figure.beyond_at(p) > 0) return viz::kUnknown;
      auto const e = results::estimate(study_.of_point(figure, p), level);
      return viz::Interval{e.mean, e.mean - e.half_width, e.mean + e.half_width};
    };
    auto const* const emitted = kept("emissions_per_parcel");
    if (emitted) data.emissions = {.name = "CO2e a parcel", .unit = emitted->kind.unit};
    for (std::size_t p = 0; p < study_.points.size(); ++p)
      data.points.push_back({.name = study_.points[p],
                             .cost = interval(cost, p),
                             .service = interval(service, p),
                             .emissions = emitted ? interval(*emitted, p) : viz::kUnknown});
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
