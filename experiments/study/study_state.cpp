#include "experiments/study/study_state.hpp"

#include <utility>

namespace ruralsim::experiments {

namespace {

// The cells of one point so far, and whether that is enough.
class PointState {
 public:
  PointState(CellStore const& store, std::string const& hash, StudyState& state)
      : store_(store), hash_(hash), state_(state) {}

  bool look(Prepared const& prepared) {
    auto const& spec = prepared.study.replications;
    return spec.sequential() ? sequential(spec, prepared.kind()) : fixed(spec.count);
  }

  std::vector<StudyCell> take() { return std::move(cells_); }

 private:
  bool fixed(std::uint32_t count) {
    for (std::uint32_t r = 0; r < count; ++r) look_at(r);
    return cells_.size() == count;
  }

  bool sequential(ReplicationSpec const& spec, results::Replications kind) {
    auto& last = state_.targets.emplace_back(look_at_targets(spec, kind, cells_));
    while (last.more > 0) {
      auto const before = cells_.size();
      for (std::size_t i = 0; i < last.more; ++i) look_at(static_cast<std::uint32_t>(before + i));
      if (cells_.size() < before + last.more) return false;
      last = look_at_targets(spec, kind, cells_);
    }
    return true;
  }

  void look_at(std::uint32_t replication) {
    ++state_.wanted;
    auto found = store_.find({.scenario = hash_, .replication = replication});
    if (found.state == CellState::damaged) state_.damaged.push_back(std::move(found.why));
    if (found.state == CellState::unread) state_.unread.push_back(std::move(found.why));
    if (found.state != CellState::there) return;
    ++state_.there;
    cells_.push_back(std::move(*found.cell));
  }

  CellStore const& store_;
  std::string const& hash_;
  StudyState& state_;
  std::vector<StudyCell> cells_;
};

}  // namespace

StudyState state_of(Prepared const& prepared, CellStore const& store) {
  StudyState state;
  for (std::size_t p = 0; p < prepared.keys.size(); ++p) {
    auto const& key = prepared.keys[p];
    if (key.same_as != p) {
      state.cells.push_back(state.cells[key.same_as]);
      if (prepared.study.replications.sequential()) state.targets.push_back(state.targets[key.same_as]);
      continue;
    }
    PointState point(store, key.hash, state);
    if (!point.look(prepared)) state.unfinished.push_back(p);
    state.cells.push_back(point.take());
  }
  return state;
}

bool has_all_cells(Prepared const& prepared, CellStore const& store, std::size_t point) {
  StudyState state;
  return PointState(store, prepared.keys[point].hash, state).look(prepared);
}

}  // namespace ruralsim::experiments
