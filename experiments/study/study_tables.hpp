// What a merged study (study.h5, experiments/study/merge.hpp) holds, as plain values for those who analyse
// it.
#pragma once

#include "experiments/designs.hpp"
#include "experiments/sensitivity.hpp"
#include "experiments/study/study.hpp"
#include "results/summary.hpp"
#include "results/table.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::experiments {

// What the points have of a factor.
struct StudyFactor {
  std::string name;
  std::string unit;                     // of its numbers, as written: "km/h"; may be empty
  std::vector<std::string> texts;       // by point: "42 km/h"
  std::vector<double> numbers;          // by point; empty where its levels are no numbers
  std::optional<std::size_t> levels{};  // that it can have, drawn or not; 0: any value between its ends
};

// A response. `kind` says how it is shown; it has no values.
struct StudyFigure {
  results::Figure kind;
  std::vector<double>
      values;  // by point, then by replication; NaN: not there, or nothing of the kind happened
  // By point, replications whose value lies beyond the end of the run (`kind.beyond_means` says how that is
  // called); empty if the figure knows nothing of the kind.
  std::vector<std::size_t> beyond{};

  std::size_t beyond_at(std::size_t point) const { return beyond.empty() ? 0 : beyond[point]; }
};

struct StudyTables {
  std::string title{};
  std::string version{};                // of the program that simulated
  std::string scenario{};               // path of the base, as it was read; empty if the file does not say
  std::string seed{};                   // of the base
  double level = results::usual_level;  // that the study asked for
  DesignKind kind = DesignKind::list;
  Design design{};                          // no points if the study lists them
  std::vector<std::string> points{};        // names
  std::vector<std::size_t> replications{};  // of each point that are there
  std::size_t replicates = 0;               // the most that any point has
  bool antithetic = false;  // replications are pairs: a value is the mean of a pair, and counts once
  std::vector<StudyFactor> factors{};
  std::vector<StudyFigure> figures{};

  Responses responses(StudyFigure const& figure) const { return {figure.values, replicates}; }
  std::span<double const> of_point(StudyFigure const& figure, std::size_t point) const {
    return std::span(figure.values).subspan(point * replicates, replicates);
  }
  // The point of this name or number. Throws sim::Error(usage) with the nearest.
  std::size_t find_point(std::string const& text) const;
  // The figure at this point, as if it were of a run of its own: all replications, and none that are beyond.
  results::Figure at_point(StudyFigure const& figure, std::size_t point) const;
  // The figure of this name or that of its variable, or all of an axis that it stands for. Throws
  // sim::Error(usage) with the nearest.
  std::vector<std::size_t> find_figures(std::string const& name) const;
  // The design with each point of a factor of n values (or whole numbers) at its value: 0, 1 / (n - 1) ... 1
  // of the n that it can have, in their order. A design for the unit cube has them anywhere in their share of
  // it. A factor that may have any value is where it is. Throws sim::Error(usage) if the file does not say
  // how many values there are.
  Design design_of_levels() const;
  // The fewest replications that any point has.
  std::size_t fewest_replications() const;
};

// Throws sim::Error(io) if the tables are not those of a merged study; `name` is how messages call the file.
StudyTables study_from(results::Tables const& tables, std::string const& name);
bool is_study(results::Tables const& tables);

}  // namespace ruralsim::experiments
