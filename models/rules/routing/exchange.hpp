// One kind of move that holds all others: two segments of the plan change places, each either way round.
#pragma once

#include "models/rules/routing/tours.hpp"

#include <vector>

namespace ruralsim::models::rules::routing {

// The stops of a run strictly between two of its nodes; `before` may be the depot at the start of the run,
// `after` the depot at its end. No stops between them: the segment is empty, but still has its place.
struct Segment {
  Node before, after;
  std::int32_t from, to;  // positions of the first and last stop; empty: to == from - 1

  bool empty() const noexcept { return to < from; }
};

enum class Turn { keep, reverse };

// An empty segment turns the exchange into a relocation; two ends of runs make it 2-opt*; a segment that
// trades with an empty one beside it, reversed, makes it 2-opt.
class Exchange {
 public:
  explicit Exchange(Tours& tours) : tours_(tours) {}  // measured, and kept so

  Segment between(Node before, Node after) const noexcept;

  // Carries the exchange out if the limits hold and the plan gets shorter, or needs a run less for the same
  // time. Segments of one run may not overlap: then nothing happens either.
  bool try_exchange(Segment const& a, Turn turn_a, Segment const& b, Turn turn_b);

 private:
  struct Walk {
    Node at;
    std::int64_t seconds = 0;
  };
  void drive_to(Walk& walk, Node node) const noexcept;
  void drive_through(Walk& walk, Segment const& segment, Turn turn) const noexcept;
  std::int64_t stretch(Node before, Segment const& segment, Turn turn, Node after) const noexcept;
  Load load_of(Segment const& segment) const noexcept;
  bool limits_hold(Segment const& out, Segment const& in, std::int64_t delta) const noexcept;
  std::int32_t runs_saved(Segment const& a, Segment const& b) const noexcept;
  bool between_runs(Segment const& a, Turn turn_a, Segment const& b, Turn turn_b);
  bool within_run(Segment const& first, Turn turn_first, Segment const& second, Turn turn_second);
  void list(Node before, Node after, Turn turn);
  void list_with(Segment const& out, Segment const& in, Turn turn);
  void list(Segment const& segment, Turn turn) { list(segment.before, segment.after, turn); }

  Tours& tours_;
  std::vector<Node> order_;  // scratch
  std::vector<Node> other_order_;
};

}  // namespace ruralsim::models::rules::routing
