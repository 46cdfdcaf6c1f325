#include "experiments/study/merge.hpp"

#include "experiments/study/merged_design.hpp"
#include "experiments/study/missed_targets.hpp"
#include "experiments/study/over_replications.hpp"
#include "results/figures/catalogue.hpp"
#include "results/statistics.hpp"
#include "results/utf8.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <numeric>

namespace ruralsim::experiments {

namespace {

using results::Tables;
using results::Variable;

class Merger {
 public:
  Merger(Prepared const& prepared, StudyState const& state) : prepared_(prepared), state_(state) {
    for (auto const& point : state.cells)
      for (auto const& cell : point) {
        if (!first_) first_ = &cell;
        replicates_ = std::max<std::size_t>(replicates_, cell.id.replication + 1);
      }
    if (!first_)
      throw sim::Error(sim::Blame::usage,
                       "no cell of the study has been run yet: begin with ruralsim study run");
  }

  Tables merge(ProgramId const& program) {
    about(program);
    axes();
    add_target_reached(tables_, prepared_, state_);
    for (auto const& figure : figures_kept()) response(figure);
    add_design(tables_, prepared_);
    points();
    add_files(tables_, prepared_);
    return std::move(tables_);
  }

 private:
  std::size_t points_count() const { return prepared_.keys.size(); }

  void about(ProgramId const& program) {
    auto const& study = prepared_.study;
    tables_.set("", "title", study.title);
    tables_.set("", "kind", std::string("ruralsim study 1"));
    tables_.set("", "program_version", program.version);
    tables_.set("", "engine", program.engine);
    tables_.set("", "scenario_hash", prepared_.base.hash);
    tables_.set("", "seed", std::to_string(prepared_.base_regions.front().run.seed));
    tables_.set("", "confidence_level", study.replications.level);
    if (prepared_.kind() == results::Replications::antithetic)
      tables_.set("", "antithetic",
                  std::string("replications 2k and 2k + 1 are a pair, which is one sample"));
  }

  void axes() {
    std::vector<std::int32_t> points(points_count()), replicates(replicates_);
    std::iota(points.begin(), points.end(), 0);
    std::iota(replicates.begin(), replicates.end(), 0);
    tables_.add_axis({.name = "point",
                      .dims = {"point"},
                      .data = points,
                      .long_name = "point of the design",
                      .units = "1"});
    tables_.add_axis({.name = "replicate",
                      .dims = {"replicate"},
                      .data = replicates,
                      .long_name = "replication: of one number all points drew the same random numbers",
                      .units = "1"});
    text("point_name", {"point"}, "what sets the point apart",
         [](Point const& point, PointKey const&) { return point.name; });
    std::vector<std::int32_t> counts;
    for (auto const& cells : state_.cells) counts.push_back(static_cast<std::int32_t>(cells.size()));
    tables_.add({.name = "replications",
                 .dims = {"point"},
                 .data = counts,
                 .long_name = "replications of the point that are in this file",
                 .units = "1"});
  }

  std::vector<std::string> figures_kept() const {
    auto const& wanted = prepared_.study.responses;
    if (wanted.empty()) return first_->figures;
    std::vector<std::string> kept, wrong;
    for (auto const& name : wanted) {
      std::size_t const before = kept.size();
      for (auto const& figure : first_->figures)  // a figure with an axis stands for all of it
        if (figure == name || figure.starts_with(name + ".")) kept.push_back(figure);
      if (kept.size() == before)
        wrong.push_back(prepared_.study.path + ": responses: " + name + " (no figure of this scenario)" +
                        scenarios::did_you_mean(name, first_->figures));
    }
    if (!wrong.empty()) throw sim::Error(sim::Blame::usage, std::move(wrong));
    return kept;
  }

  // Values by point and replication; their mean, and of ratios that of all replications together, each with
  // its half-width.
  void response(std::string const& figure) {
    auto const kind = results::kind_of_figure(figure).value_or(results::FigureKind{
        .name = figure, .label = "", .definition = figure, .unit = "1", .denominator = ""});
    std::vector<double> values(points_count() * replicates_, results::not_available), means, widths, ratios,
        ratio_widths;
    std::vector<std::int32_t> beyond;
    for (std::size_t p = 0; p < points_count(); ++p) {
      for (auto const& cell : state_.cells[p])
        values[p * replicates_ + cell.id.replication] = cell.value_of(figure);
      auto const told =
          over_replications(state_.cells[p], kind, prepared_.kind(), prepared_.study.replications.level);
      means.push_back(told.mean.mean), widths.push_back(told.mean.half_width);
      beyond.push_back(static_cast<std::int32_t>(told.beyond));
      auto const pooled = told.pooled.value_or(results::Estimate{});
      ratios.push_back(pooled.mean), ratio_widths.push_back(pooled.half_width);
    }
    auto const name = variable_of(figure);
    numbers(name, {"point", "replicate"}, kind.definition, kind, std::move(values));
    numbers("mean/" + name, {"point"}, kind.definition + "; mean over replications", kind, std::move(means));
    numbers("half_width/" + name, {"point"},
            kind.definition + "; half-width of the t-interval of the mean over replications", kind,
            std::move(widths));
    if (!kind.missing_means.empty())
      tables_.add({.name = "beyond/" + name,
                   .dims = {"point"},
                   .data = std::move(beyond),
                   .long_name = "replications without a value: " + kind.missing_means,
                   .units = "1"});
    if (!kind.of_sums) return;
    numbers("pooled/" + name, {"point"}, kind.definition + "; of all replications together", kind,
            std::move(ratios));
    numbers("pooled_half_width/" + name, {"point"},
            kind.definition + "; half-width of the jackknife interval of all replications together", kind,
            std::move(ratio_widths));
  }

  void numbers(std::string name, std::vector<std::string> dims, std::string words,
               results::FigureKind const& kind, std::vector<double> values) {
    results::Attributes extra{
        {"figure", kind.name},
        {"shown_as", std::string(kind.shown == results::Shown::percent ? "percent" : "number")}};
    if (!kind.missing_means.empty()) extra.push_back({"missing_means", kind.missing_means});
    if (!kind.label.empty()) extra.push_back({"label", kind.label});
    if (kind.money && !first_->currency.empty()) extra.push_back({"currency", first_->currency});
    tables_.add({.name = std::move(name),
                 .dims = std::move(dims),
                 .data = std::move(values),
                 .long_name = std::move(words),
                 .units = kind.unit,
                 .fill = results::not_available,
                 .extra = std::move(extra)});
  }

  template <class Of>
  void text(std::string name, std::vector<std::string> dims, std::string words, Of const& of) {
    std::vector<std::string> texts;
    for (std::size_t p = 0; p < points_count(); ++p)
      texts.push_back(of(prepared_.points.points[p], prepared_.keys[p]));
    tables_.add({.name = std::move(name),
                 .dims = std::move(dims),
                 .data = std::move(texts),
                 .long_name = std::move(words),
                 .units = ""});
  }

  void points() {
    text("cells/scenario_hash", {"point"}, "of the point's resolved scenario",
         [](Point const&, PointKey const& key) { return key.hash; });
    text("cells/settings", {"point"}, "what the point sets over the base scenario, one a line",
         [](Point const& point, PointKey const&) {
           std::string all;
           for (auto const& setting : point.settings) all += (all.empty() ? "" : "\n") + setting;
           return all;
         });
    std::vector<std::string> fingerprints(points_count() * replicates_);
    for (std::size_t p = 0; p < points_count(); ++p)
      for (auto const& cell : state_.cells[p])
        fingerprints[p * replicates_ + cell.id.replication] = cell.fingerprint;
    tables_.add({.name = "cells/fingerprint",
                 .dims = {"point", "replicate"},
                 .data = std::move(fingerprints),
                 .long_name = "of the run's trace of events; empty: not there",
                 .units = ""});
  }

  Prepared const& prepared_;
  StudyState const& state_;
  std::size_t replicates_ = 0;
  StudyCell const* first_ = nullptr;
  Tables tables_;
};

}  // namespace

std::string variable_of(std::string const& figure) {
  auto name = figure;
  for (char& c : name)
    if (c == '.' || c == '-' || c == ' ') c = '_';
  return name;
}

Tables merge(Prepared const& prepared, StudyState const& state, ProgramId const& program,
             results::Provenance const& provenance) {
  auto tables = Merger(prepared, state).merge(program);
  auto const put = [&](std::string_view name, std::string const& value) {
    if (!value.empty()) tables.set("provenance", name, results::to_utf8(value));
  };
  put("study", prepared.study.path);
  put("git", provenance.commit);
  put("built", provenance.built);
  put("command", provenance.command);
  put("host", provenance.host);
  put("started", provenance.started);
  return tables;
}

}  // namespace ruralsim::experiments
