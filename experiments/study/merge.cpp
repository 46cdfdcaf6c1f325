#include "experiments/study/merge.hpp"

#include "experiments/study/kept_files.hpp"
#include "experiments/study/missed_targets.hpp"
#include "experiments/study/over_replications.hpp"
#include "results/figures/catalogue.hpp"
#include "results/statistics.hpp"
#include "results/utf8.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace ruralsim::experiments {

namespace {

using results::Tables;
using results::Variable;

class Merger {
 public:
  Merger(Prepared const& prepared, StudyState const& state) : prepared_(prepared), state_(state) {
    for (auto const& point : state.cells) {
      replicates_ = std::max(replicates_, point.size());
      for (auto const& cell : point)
        if (!first_) first_ = &cell;
    }
    for (auto const& point : state.cells)
      for (auto const& cell : point)
        replicates_ = std::max<std::size_t>(replicates_, cell.id.replication + 1);
    if (!first_)
      throw sim::Error(sim::Blame::usage,
                       "no cell of the study has been run yet: begin with ruralsim study run");
  }

  Tables merge(ProgramId const& program) {
    about(program);
    axes();
    add_target_reached(tables_, prepared_, state_);
    for (auto const& figure : figures_kept()) response(figure);
    factors();
    points();
    files();
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

  // What each point has of each factor: numbers where they are, else names; and where it lies in the design.
  void factors() {
    auto const& all = prepared_.study.factors;
    auto const& spec = prepared_.study.design;
    tables_.set("design", "kind", std::string(name_of(spec.kind)));
    tables_.set("design", "size", static_cast<std::int32_t>(spec.size));
    tables_.set("design", "seed", std::to_string(spec.seed));
    tables_.set("design", "levels", static_cast<std::int32_t>(spec.levels));
    if (spec.shifts > 1) tables_.set("design", "shifts", static_cast<std::int32_t>(spec.shifts));
    if (all.empty()) return;
    tables_.add(results::Dimension{.name = "factor", .size = all.size()});
    std::vector<std::string> names;
    std::vector<double> coordinates;
    for (auto const& factor : all) names.push_back(factor.name);
    for (auto const& point : prepared_.points.points)
      coordinates.insert(coordinates.end(), point.coordinates.begin(), point.coordinates.end());
    tables_.add({.name = "factor_id",
                 .dims = {"factor"},
                 .data = names,
                 .long_name = "name of the factor",
                 .units = ""});
    tables_.add(
        {.name = "design/coordinate",
         .dims = {"point", "factor"},
         .data = std::move(coordinates),
         .long_name = "where the point lies between the low end (0) and the high end (1) of the factor",
         .units = "1",
         .fill = results::not_available});
    std::vector<std::int32_t> levels;
    for (auto const& factor : all) levels.push_back(static_cast<std::int32_t>(values_of(factor)));
    tables_.add({.name = "design/factor_levels",
                 .dims = {"factor"},
                 .data = std::move(levels),
                 .long_name = "values that the factor can have; 0: any between its ends",
                 .units = "1"});
    for (std::size_t f = 0; f < all.size(); ++f) factor(f);
  }

  void factor(std::size_t f) {
    auto const& factor = prepared_.study.factors[f];
    std::vector<double> numbers;
    std::string words;
    for (auto const& key : factor.keys) words += (words.empty() ? "" : ", ") + key;
    if (words.empty()) words = "settings of its levels";
    text("factors/" + factor.name + "_name", {"point"}, words,
         [&](Point const& point, PointKey const&) { return point.levels[f].name; });
    for (auto const& point : prepared_.points.points)
      if (auto const number = point.levels[f].number) numbers.push_back(*number);
    if (numbers.size() < points_count()) return;
    results::Attributes extra;
    if (!factor.unit.empty()) extra.push_back({"unit_as_written", factor.unit});
    tables_.add({.name = "factors/" + factor.name,
                 .dims = {"point"},
                 .data = std::move(numbers),
                 .long_name = words,
                 .units = "1",
                 .extra = std::move(extra)});
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

  // All that was read, so that the study can be run again from this file alone.
  void files() {
    std::vector<std::string> paths, kinds, texts;
    for (auto& file : kept_files(prepared_)) {
      paths.push_back(std::move(file.path));
      kinds.push_back(std::move(file.kind));
      texts.push_back(std::move(file.bytes));
    }
    tables_.add(results::Dimension{.name = "files/file", .size = paths.size()});
    auto const put = [&](char const* name, char const* words, std::vector<std::string> data) {
      tables_.add({.name = name, .dims = {"file"}, .data = std::move(data), .long_name = words, .units = ""});
    };
    put("files/path", "path as seen from the folder of the study", std::move(paths));
    put("files/kind",
        "study: its file and those it extends; scenario: the base, those it extends, its tables",
        std::move(kinds));
    put("files/text", "what is in it", std::move(texts));
    tables_.add({.name = "files/scenario_resolved",
                 .dims = {},
                 .data = std::vector<std::string>{prepared_.base.resolved},
                 .long_name = "the base scenario as understood: all that was inherited, set and defaulted",
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
