#include "experiments/study/targets.hpp"

#include "experiments/study/over_replications.hpp"
#include "results/figures/catalogue.hpp"
#include "results/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ruralsim::experiments {

TargetsLook look_at_targets(ReplicationSpec const& spec, results::Replications kind,
                            std::vector<StudyCell> const& so_far) {
  if (so_far.size() < spec.least) return {.more = spec.least - so_far.size()};
  std::vector<std::int32_t> numbers;
  for (auto const& cell : so_far) numbers.push_back(static_cast<std::int32_t>(cell.id.replication));
  auto const samples = results::samples_of(numbers, kind);
  TargetsLook look;
  std::vector<std::vector<double>> values;
  for (auto const& target : spec.targets) {
    std::vector<double> column;
    for (auto const& cell : so_far) column.push_back(cell.value_of(target.figure));
    // A mean of what was reached alone is none, however narrow its interval: no number of replications is
    // enough.
    auto const figure = results::kind_of_figure(target.figure);
    bool const beyond = figure && over_replications(so_far, *figure, kind).beyond > 0;
    if (beyond || std::ranges::all_of(column, [](double value) { return std::isnan(value); }))
      look.without.push_back(target.figure);
    values.push_back(results::sample_means(column, samples));
  }
  if (!look.without.empty()) return look;
  std::vector<results::Watched> watched;
  for (std::size_t t = 0; t < spec.targets.size(); ++t) {
    auto const& target = spec.targets[t];
    auto const measure = target.relative ? results::Measure::relative : results::Measure::absolute;
    watched.push_back({.name = target.figure,
                       .values = values[t],
                       .target = {.half_width = target.half_width, .measure = measure}});
  }
  std::size_t const each = kind == results::Replications::antithetic ? 2 : 1;  // replications of a sample
  results::StoppingRule const rule{
      .level = spec.level, .least = std::max<std::size_t>(spec.least / each, 2), .most = spec.most / each};
  auto const decision = results::decide(watched, rule);
  look.more = decision.more * each;
  look.reached = decision.reached;
  return look;
}

}  // namespace ruralsim::experiments
