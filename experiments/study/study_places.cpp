#include "experiments/study/study_places.hpp"

#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <string_view>
#include <vector>

namespace ruralsim::experiments {

namespace {

constexpr std::string_view kSet = "--set ", kOnly = "--only";

bool is_of(std::string const& problem, std::string const& setting) {
  return problem.starts_with(std::string(kSet) + setting + ": ");
}

bool is_of_any(std::string const& problem, std::vector<std::string> const& settings) {
  for (auto const& setting : settings)
    if (is_of(problem, setting)) return true;
  return false;
}

// Where the study file sets what the problem is about; empty: nowhere. Points win over what is set for all.
std::string place_of(Study const& study, Point const* point, std::string const& problem) {
  if (point) {
    for (auto const& level : point->levels)
      if (is_of_any(problem, level.settings)) return level.place;
    if (point->levels.empty() && is_of_any(problem, point->settings) && !is_of_any(problem, study.settings))
      for (auto const& listed : study.listed)
        if (listed.name == point->name) return listed.place;
  }
  if (is_of_any(problem, study.settings)) return study.settings_place;
  return problem.starts_with(kOnly) ? study.only_place : "";
}

// Options of the command line are none of a study's.
std::string without_option(std::string const& problem) {
  if (problem.starts_with(kSet)) return problem.substr(kSet.size());
  return problem.starts_with(kOnly) ? "only" + problem.substr(kOnly.size()) : problem;
}

}  // namespace

std::string with_place(Study const& study, std::string const& problem) {
  auto const place = place_of(study, nullptr, problem);
  return place.empty() ? problem : place + ": " + without_option(problem);
}

std::string with_place(Study const& study, Point const& point, std::string const& problem) {
  auto const place = place_of(study, &point, problem);
  return place.empty() ? problem : place + ": " + without_option(problem);
}

std::string with_place(Study const& study, Point const& point, std::size_t number,
                       std::string const& problem) {
  auto place = place_of(study, &point, problem);
  auto const told = place.empty() ? problem : without_option(problem);
  if (place.empty()) place = results::to_utf8(study.path);
  return sim::text("{}: point {} ({}): {}", place, number, point.name, told);
}

}  // namespace ruralsim::experiments
