#include "models/rules/routing/tours.hpp"

#include <algorithm>

namespace ruralsim::models::rules::routing {

// At most one run per stop, and one empty run beside them.
Tours::Tours(Instance const& instance)
    : instance_(&instance),
      next_(index(2 * instance.stops() + 2)),
      previous_(next_.size()),
      place_before_(next_.size()),
      arc_before_(next_.size()),
      run_of_(next_.size(), -1),
      state_(index(instance.stops() + 1)),
      measures_(next_.size()) {}

void Tours::link(Node from, Node to) noexcept {
  next_[index(from)] = to;
  previous_[index(to)] = from;
  place_before_[index(to)] = place(from);
  arc_before_[index(to)] = instance_->arcs_from(place(from))[place(to)];
}

std::int32_t Tours::empty_run() {
  if (used_runs_ < runs_) {
    for (std::int32_t run = 0; run < runs_; ++run) {
      if (size(run) == 0) return run;
    }
  }
  auto const run = runs_++;
  state_[index(run)] = {};
  run_of_[index(depot(run))] = run;
  link(depot(run), depot(run));
  measure(run);
  return run;
}

void Tours::insert_before(Node node, Node stop, std::int64_t delta) {
  auto const run = run_of(node);
  auto& state = state_[index(run)];
  link(previous(node), stop);
  link(stop, node);
  run_of_[index(stop)] = run;
  state.duration += delta;
  state.load += instance_->demand(stop);
  used_runs_ += state.size++ == 0 ? 1 : 0;
  seconds_ += delta;
}

void Tours::remove(Node stop) {
  auto& state = state_[index(run_of(stop))];
  auto const before = previous(stop), after = next(stop);
  auto const delta =
      (--state.size == 0 ? 0 : arc(before, after)) - arc_before_[index(stop)] - arc_before_[index(after)];
  link(before, after);
  run_of_[index(stop)] = -1;
  state.duration += delta;
  state.load -= instance_->demand(stop);
  if (state.size == 0) state.load = {};  // no rounding is carried into the next stops
  used_runs_ -= state.size == 0 ? 1 : 0;
  seconds_ += delta;
}

void Tours::rebuild(std::int32_t run, std::span<Node const> order) {
  auto& state = state_[index(run)];
  used_runs_ += (order.empty() ? 0 : 1) - (state.size == 0 ? 0 : 1);
  state.size = static_cast<std::int32_t>(order.size());
  Node last = depot(run);
  for (Node const stop : order) {
    link(last, stop);
    run_of_[index(stop)] = run;
    last = stop;
  }
  link(last, depot(run));
  measure(run);
}

void Tours::copy_links(Tours const& other) {
  auto const nodes = instance_->stops() + 1 + other.runs_;
  std::copy_n(other.next_.begin(), nodes, next_.begin());
  std::copy_n(other.previous_.begin(), nodes, previous_.begin());
  std::copy_n(other.place_before_.begin(), nodes, place_before_.begin());
  std::copy_n(other.arc_before_.begin(), nodes, arc_before_.begin());
  std::copy_n(other.run_of_.begin(), nodes, run_of_.begin());
  std::copy_n(other.state_.begin(), other.runs_, state_.begin());
  runs_ = other.runs_;
  used_runs_ = other.used_runs_;
  seconds_ = other.seconds_;
}

bool Tours::same_run(std::int32_t run, Tours const& other) const noexcept {
  if (run >= other.runs_) return false;
  Node node = depot(run);
  do {
    if (next(node) != other.next(node)) return false;
    node = next(node);
  } while (!is_depot(node));
  return true;
}

void Tours::measure(std::int32_t run) {
  auto& state = state_[index(run)];
  Measures sums;
  Node from = depot(run);
  measures_[index(from)] = sums;
  for (Node node = next(from); !is_depot(node); node = next(node)) {
    sums.along += arc(from, node);
    sums.against += arc(node, from);
    sums.carried += instance_->demand(node);
    ++sums.position;
    measures_[index(node)] = sums;
    from = node;
  }
  auto const duration = is_depot(from) ? 0 : sums.along + arc(from, depot(run));
  seconds_ += duration - state.duration;
  state.duration = duration;
  state.load = sums.carried;
}

void Tours::measure_all() {
  for (std::int32_t run = 0; run < runs_; ++run) measure(run);
}

}  // namespace ruralsim::models::rules::routing
