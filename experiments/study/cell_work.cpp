#include "experiments/study/cell_work.hpp"

#include "results/antithetic.hpp"
#include "results/stopping.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::experiments {

void CellWork::operator()(std::uint32_t job) {
  auto const& spec = prepared_.study.replications;
  auto const point = prepared_.point_of(job);
  if (spec.sequential()) return until_narrow(point);
  cell(point, job % spec.count);
}

void CellWork::until_narrow(std::size_t point) {
  auto const& spec = prepared_.study.replications;
  std::vector<StudyCell> so_far;
  while (auto const more = replications_wanted(spec, prepared_.kind(), so_far))
    for (std::size_t i = 0; i < more; ++i)
      so_far.push_back(cell(point, static_cast<std::uint32_t>(so_far.size())));
}

StudyCell CellWork::cell(std::size_t point, std::uint32_t replication) {
  CellId const id{.scenario = prepared_.keys[point].hash, .replication = replication};
  auto found = store_.find(id);
  if (found.state == CellState::there) return std::move(*found.cell);
  if (found.state == CellState::damaged) store_.remove(id);
  auto const began = log_.now();
  auto made = simulate_cell(loaded(point), replication, prepared_.study.engine, program_, stop_);
  store_.put(made);
  log_.tell(point, replication, began);
  return made;
}

scenarios::LoadedRegions const& CellWork::loaded(std::size_t point) {
  if (loaded_ && loaded_point_ == point) return *loaded_;
  loaded_ = load_point(prepared_.study, prepared_.points.points[point]);
  loaded_point_ = point;
  if (loaded_->hash != prepared_.keys[point].hash)
    throw sim::Error(sim::Blame::usage,
                     sim::text("point {}: its scenario has changed since the study began (a file was "
                               "edited) run the study again",
                               point));
  return *loaded_;
}

std::size_t replications_wanted(ReplicationSpec const& spec, results::Replications kind,
                                std::vector<StudyCell> const& so_far) {
  if (so_far.size() < spec.least) return spec.least - so_far.size();
  std::vector<std::int32_t> numbers;
  for (auto const& cell : so_far) numbers.push_back(static_cast<std::int32_t>(cell.id.replication));
  auto const samples = results::samples_of(numbers, kind);
  std::vector<std::vector<double>> values;
  for (auto const& target : spec.targets) {
    std::vector<double> column;
    for (auto const& cell : so_far) column.push_back(cell.value_of(target.figure));
    values.push_back(results::sample_means(column, samples));
  }
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
  return results::decide(watched, rule).more * each;
}

}  // namespace ruralsim::experiments
