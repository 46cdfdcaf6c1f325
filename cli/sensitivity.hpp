// What `ruralsim sensitivity` tells: what drives the figures of a study.
#pragma once

#include "cli/arguments.hpp"
#include "experiments/regression.hpp"
#include "experiments/sensitivity.hpp"
#include "experiments/study/study_tables.hpp"
#include "results/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruralsim::cli {

using Drivers = std::variant<std::monostate, experiments::MorrisResult, experiments::SobolResult,
                             experiments::Tornado, experiments::Regression>;

struct FigureDrivers {
  std::size_t figure = 0;  // its place in the study
  Drivers drivers{};
  std::string why_not{};  // nothing can be told
};

struct SensitivityReport {
  std::string path;
  experiments::StudyTables study;
  std::string_view method;
  double level = results::usual_level;
  std::vector<FigureDrivers> figures{};

  experiments::StudyFigure const& figure(FigureDrivers const& of) const { return study.figures[of.figure]; }
  std::string for_people() const;
  std::string for_scripts() const;
};

// What the design of the study (or, if asked for, a line through all points) says of these figures. Throws
// Error(usage) that names the file if the study has no design, and if there is but one figure of which
// nothing can be told; of several the others are told.
enum class Method { of_design, regression };
SensitivityReport sensitivity_report(experiments::StudyTables study, std::string const& path, Method method,
                                     double level, std::vector<std::size_t> const& figures);

// Factors from the one that matters most to the one that matters least.
std::vector<std::size_t> by_importance(experiments::MorrisResult const& result);
std::vector<std::size_t> by_importance(experiments::SobolResult const& result);
std::vector<std::size_t> by_importance(experiments::Regression const& result);

// Draws the one figure of the report. Only the complete program can draw.
void draw_sensitivity(SensitivityReport const& report, Arguments const& arguments);

}  // namespace ruralsim::cli
