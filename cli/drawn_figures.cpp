#include "cli/drawn_figures.hpp"

#include "cli/chart_file.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <filesystem>

namespace ruralsim::cli {

namespace {

std::size_t fewest_of_points_with_any(experiments::StudyTables const& study) {
  std::size_t fewest = study.replicates;
  for (auto const n : study.replications)
    if (n > 0) fewest = std::min(fewest, n);
  return fewest;
}

}  // namespace

viz::Amount amount_of(std::string const& figure, std::string const& unit, results::Shown shown) {
  auto name = figure;
  if (auto const dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ": ");
  std::ranges::replace(name, '_', ' ');
  bool const share = shown == results::Shown::percent;
  return {.name = name, .unit = share || unit == "1" ? "" : unit, .share = share, .id = figure};
}

bool are_unequal(experiments::StudyTables const& study) {
  return study.fewest_replications() < study.replicates;
}

viz::ChartInfo info_of(experiments::StudyTables const& study, double level) {
  viz::ChartInfo info{.scenario = study.title, .level = level};
  info.file = std::filesystem::path(study.scenario).filename().string();
  if (are_unequal(study))
    info.note = sim::text("n = {} to {} replications", fewest_of_points_with_any(study), study.replicates);
  else
    info.replications = static_cast<int>(study.fewest_replications());
  info.seed = seed_told(study.seed);
  info.version = study.version;
  return info;
}

}  // namespace ruralsim::cli
