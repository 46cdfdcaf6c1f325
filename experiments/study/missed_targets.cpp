#include "experiments/study/missed_targets.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <cstdint>

namespace ruralsim::experiments {

std::vector<std::size_t> missed_points(StudyState const& state) {
  std::vector<std::size_t> points;
  for (std::size_t p = 0; p < state.targets.size(); ++p)
    if (state.targets[p].missed()) points.push_back(p);
  return points;
}

std::string missed_text(Prepared const& prepared, StudyState const& state) {
  constexpr std::size_t kMostTold = 5;
  auto const points = missed_points(state);
  if (points.empty()) return "";
  auto told = sim::text("{} of {} {} not reached {} targets: ", points.size(),
                        sim::many(prepared.keys.size(), "point"), points.size() == 1 ? "has" : "have",
                        points.size() == 1 ? "its" : "their");
  for (std::size_t i = 0; i < std::min(kMostTold, points.size()); ++i) {
    auto const p = points[i];
    auto const n = sim::many(state.cells[p].size(), "replication");
    told += sim::text("{}point {} ({})", i > 0 ? "; " : "", p, prepared.points.points[p].name);
    auto const& without = state.targets[p].without;
    told += without.empty() ? " with " + n : sim::text(": {} has no mean over {}", without.front(), n);
  }
  return told + (points.size() > kMostTold ? "; ..." : "");
}

void add_target_reached(results::Tables& tables, Prepared const& prepared, StudyState const& state) {
  if (!prepared.study.replications.sequential()) return;
  constexpr std::uint8_t kMissed = 0, kReached = 1, kUnfinished = 2;
  std::vector<std::uint8_t> reached;
  for (auto const& look : state.targets)
    reached.push_back(look.reached ? kReached : look.missed() ? kMissed : kUnfinished);
  tables.add({.name = "target_reached",
              .dims = {"point"},
              .data = std::move(reached),
              .long_name = "whether the half-widths that the study asks for were reached, all of them",
              .units = "1",
              .flags = {{kMissed, "missed"}, {kReached, "reached"}, {kUnfinished, "unfinished"}}});
}

}  // namespace ruralsim::experiments
