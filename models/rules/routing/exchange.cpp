#include "models/rules/routing/exchange.hpp"

#include <utility>

namespace ruralsim::models::rules::routing {

Segment Exchange::between(Node before, Node after) const noexcept {
  auto const end = tours_.is_depot(after) ? tours_.size(tours_.run_of(after)) + 1 : tours_.position(after);
  return {before, after, tours_.position(before) + 1, end - 1};
}

bool Exchange::try_exchange(Segment const& a, Turn turn_a, Segment const& b, Turn turn_b) {
  if (tours_.run_of(a.before) != tours_.run_of(b.before)) return between_runs(a, turn_a, b, turn_b);
  if (a.to < b.from) return within_run(a, turn_a, b, turn_b);
  if (b.to < a.from) return within_run(b, turn_b, a, turn_a);
  return false;
}

void Exchange::drive_to(Walk& walk, Node node) const noexcept {
  walk.seconds += tours_.arc(walk.at, node);
  walk.at = node;
}

void Exchange::drive_through(Walk& walk, Segment const& segment, Turn turn) const noexcept {
  if (segment.empty()) return;
  auto const first = tours_.next(segment.before), last = tours_.previous(segment.after);
  drive_to(walk, turn == Turn::keep ? first : last);
  walk.seconds += turn == Turn::keep ? tours_.along(last) - tours_.along(first)
                                     : tours_.against(last) - tours_.against(first);
  walk.at = turn == Turn::keep ? last : first;
}

std::int64_t Exchange::stretch(Node before, Segment const& segment, Turn turn, Node after) const noexcept {
  Walk walk{before};
  drive_through(walk, segment, turn);
  drive_to(walk, after);
  return walk.seconds;
}

Load Exchange::load_of(Segment const& segment) const noexcept {
  if (segment.empty()) return {};
  auto load = tours_.carried(tours_.previous(segment.after));
  return load -= tours_.carried(segment.before);
}

bool Exchange::limits_hold(Segment const& out, Segment const& in, std::int64_t delta) const noexcept {
  auto const run = tours_.run_of(out.before);
  if (tours_.duration(run) + delta > tours_.instance().longest()) return false;
  auto load = tours_.load(run);
  load -= load_of(out);
  return tours_.instance().fits(load += load_of(in));
}

std::int32_t Exchange::runs_saved(Segment const& a, Segment const& b) const noexcept {
  auto const size_a = tours_.size(tours_.run_of(a.before)), size_b = tours_.size(tours_.run_of(b.before));
  auto const moved = (a.to - a.from) - (b.to - b.from);
  auto const used = [](std::int32_t size) { return size > 0 ? 1 : 0; };
  return used(size_a) + used(size_b) - used(size_a - moved) - used(size_b + moved);
}

bool Exchange::between_runs(Segment const& a, Turn turn_a, Segment const& b, Turn turn_b) {
  auto const delta_a = stretch(a.before, b, turn_b, a.after) - stretch(a.before, a, Turn::keep, a.after);
  auto const delta_b = stretch(b.before, a, turn_a, b.after) - stretch(b.before, b, Turn::keep, b.after);
  auto const delta = delta_a + delta_b;
  if (delta > 0 || (delta == 0 && runs_saved(a, b) <= 0)) return false;
  if (!limits_hold(a, b, delta_a) || !limits_hold(b, a, delta_b)) return false;
  auto const run_a = tours_.run_of(a.before), run_b = tours_.run_of(b.before);
  list_with(a, b, turn_b);
  std::swap(order_, other_order_);
  list_with(b, a, turn_a);
  tours_.rebuild(run_a, other_order_);
  tours_.rebuild(run_b, order_);
  return true;
}

bool Exchange::within_run(Segment const& first, Turn turn_first, Segment const& second, Turn turn_second) {
  auto const middle = between(tours_.previous(first.after), tours_.next(second.before));
  Walk present{first.before}, changed{first.before};
  drive_through(present, first, Turn::keep);
  drive_through(present, middle, Turn::keep);
  drive_through(present, second, Turn::keep);
  drive_to(present, second.after);
  drive_through(changed, second, turn_second);
  drive_through(changed, middle, Turn::keep);
  drive_through(changed, first, turn_first);
  drive_to(changed, second.after);
  if (changed.seconds >= present.seconds) return false;
  auto const run = tours_.run_of(first.before);
  order_.clear();
  list(tours_.depot(run), tours_.next(first.before), Turn::keep);
  list(second, turn_second);
  list(middle, Turn::keep);
  list(first, turn_first);
  list(tours_.previous(second.after), tours_.depot(run), Turn::keep);
  tours_.rebuild(run, order_);
  return true;
}

void Exchange::list(Node before, Node after, Turn turn) {
  if (turn == Turn::keep) {
    for (Node node = tours_.next(before); node != after; node = tours_.next(node)) order_.push_back(node);
  } else {
    for (Node node = tours_.previous(after); node != before; node = tours_.previous(node))
      order_.push_back(node);
  }
}

// The run of `out` with `in` in its stead.
void Exchange::list_with(Segment const& out, Segment const& in, Turn turn) {
  auto const depot = tours_.depot(tours_.run_of(out.before));
  order_.clear();
  list(depot, tours_.next(out.before), Turn::keep);
  list(in, turn);
  list(tours_.previous(out.after), depot, Turn::keep);
}

}  // namespace ruralsim::models::rules::routing
