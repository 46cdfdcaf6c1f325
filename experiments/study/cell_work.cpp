#include "experiments/study/cell_work.hpp"

#include "experiments/study/targets.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

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
  while (auto const more = look_at_targets(spec, prepared_.kind(), so_far).more)
    for (std::size_t i = 0; i < more; ++i)
      so_far.push_back(cell(point, static_cast<std::uint32_t>(so_far.size())));
}

StudyCell CellWork::cell(std::size_t point, std::uint32_t replication) {
  CellId const id{.scenario = prepared_.keys[point].hash, .replication = replication};
  auto found = store_.find(id);
  if (found.state == CellState::there) return std::move(*found.cell);
  if (found.state == CellState::unread) throw sim::Error(sim::Blame::io, found.why);
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

}  // namespace ruralsim::experiments
