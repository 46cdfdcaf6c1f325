// What `ruralsim compare STUDY.h5` tells: points of a study held against one of them, and which may be the
// best.
#pragma once

#include "cli/arguments.hpp"
#include "cli/compare.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "experiments/study/study_tables.hpp"
#include "results/pairs.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct PointDifference {
  std::size_t point = 0;
  results::FigureDifference of;
};

// One figure at the base and at the points held against it.
struct ComparedFigure {
  results::Figure kind;
  results::Estimate base;
  std::vector<PointDifference> points{};
  std::vector<std::size_t>
      may_be_best{};  // points, the base among them; none if the figure has no better side, or `beyond`
  std::optional<std::size_t> best{};  // of them, by its mean over the replications that all of them have
  std::size_t best_over = 0;          // so many replications
  std::vector<std::size_t>
      beyond{};  // points of which a replication lies beyond the end of the run: none is best

  bool uneven() const;  // some difference is not over all replications of the base
};

struct PointsReport {
  std::string path;
  experiments::StudyTables study;
  std::size_t base = 0;
  double level = results::usual_level;  // with which all that is told holds together, or of each by itself
  double each = results::usual_level;   // of each interval
  std::size_t comparisons = 0;          // 0: each by itself
  std::vector<ComparedFigure> figures{};

  std::string for_people() const;
  std::string for_scripts() const;
};

// The figures that are told of: those named, else all that the study kept if these are few, else those that
// decide. Throws Error(usage) for a name that is none.
std::vector<std::size_t> figures_told(experiments::StudyTables const& study, Arguments const& arguments);

// The level that is asked for, or else the study's.
double level_told(experiments::StudyTables const& study, Arguments const& arguments);

// The points named (--point the base, OTHER the others; none: all) held against one another, as the options
// say. Throws Error(usage), also where a point has a single replication.
PointsReport points_report(experiments::StudyTables study, std::string const& path,
                           Arguments const& arguments);

// Points as if each were a result of its own, to be drawn. Throws Error(usage) where there are too many to be
// read.
CompareReport as_runs(PointsReport const& report);

ExitCode compare_points(results::Tables const& tables, Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
