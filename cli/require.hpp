// What `ruralsim require` tells: the cheapest plan that does what it must, and what came near.
#pragma once

#include "cli/arguments.hpp"
#include "experiments/require.hpp"
#include "experiments/study/study.hpp"
#include "results/figures/catalogue.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

struct RequireReport {
  std::string path;
  experiments::Study study;
  experiments::RequireHow how;
  experiments::Required found;
  std::vector<results::FigureKind> figures{};  // of the requirements
  std::optional<results::FigureKind> cost{};   // nothing: weights
  std::vector<std::string> plans{};            // names
  std::vector<results::Estimate> emissions{};  // a parcel, of the plans tried; where drawn
  std::size_t asked = 0, simulated = 0;        // replications
  double seconds = 0;

  experiments::RequireSpec const& spec() const { return *study.require; }
  // The plan that costs most of those that are cheaper than the cheapest that meets everything. With sampled
  // costs among those that were run.
  std::optional<std::size_t> next_cheaper() const;
  // A plan that was run, has as much of everything as this one, and does not meet what is required.
  experiments::TriedPlan const* why_it_fails(std::size_t plan) const;
  // Of those tried, by cost.
  std::vector<experiments::TriedPlan const*> by_cost() const;
  // Of those that meet all: none of them costs as little and does as well in everything.
  std::vector<experiments::TriedPlan const*> on_the_frontier() const;

  // The cheapest that meets all, else the cheapest that does as well as the largest.
  std::optional<std::size_t> answer() const;

  std::string for_people() const;
  std::string for_scripts() const;
};

// What is drawn beside cost and service.
inline constexpr std::string_view kEmissions = "emissions_per_parcel";

std::string_view word_for(experiments::Verdict verdict);
// "at least 90 %", "at most 24 week".
std::string limit_text(results::FigureKind const& kind, experiments::Requirement const& requirement);

// Cost against the first figure that is required. Only the complete program can draw.
void draw_requirement(RequireReport const& report, Arguments const& arguments);

}  // namespace ruralsim::cli
