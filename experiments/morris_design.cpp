#include "experiments/design_size.hpp"
#include "experiments/designs.hpp"
#include "experiments/purposes.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ruralsim::experiments {

namespace {

using Trajectory = std::vector<std::vector<double>>;

// A pair of levels half the grid apart, drawn with the same chance as any other, and in which order.
struct Move {
  std::size_t from, to;
};
Move drawn_move(std::size_t levels, sim::Stream& stream) {
  std::size_t const step = std::max<std::size_t>(1, levels / 2);
  std::size_t const low = stream.below(static_cast<std::uint32_t>(levels - step));
  return stream.below(2) == 0 ? Move{low, low + step} : Move{low + step, low};
}

// Every factor's move is drawn first, in the order of the factors, then the order of the moves.
Trajectory trajectory(std::vector<std::size_t> const& levels, sim::Stream stream) {
  std::vector<Move> moves;
  for (auto const n : levels) moves.push_back(drawn_move(n, stream));
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[stream.below(static_cast<std::uint32_t>(i))]);
  std::vector<double> point;
  for (std::size_t f = 0; f < levels.size(); ++f) point.push_back(coordinate_of(moves[f].from, levels[f]));
  Trajectory points{point};
  for (auto const f : order) {
    point[f] = coordinate_of(moves[f].to, levels[f]);
    points.push_back(point);
  }
  return points;
}

// Sum of the distances of every point of one to every point of the other (Campolongo et al. 2007, eq. 5).
double distance_between(Trajectory const& a, Trajectory const& b) {
  double sum = 0;
  for (auto const& p : a)
    for (auto const& q : b) {
      double squares = 0;
      for (std::size_t f = 0; f < p.size(); ++f) squares += (p[f] - q[f]) * (p[f] - q[f]);
      sum += std::sqrt(squares);
    }
  return sum;
}

// The same whichever comes first: its terms are always added in one order.
double squared_distance(std::vector<Trajectory> const& all, std::size_t i, std::size_t j) {
  double const d = distance_between(all[std::max(i, j)], all[std::min(i, j)]);
  return d * d;
}

std::pair<std::size_t, std::size_t> furthest_two(std::vector<Trajectory> const& all) {
  std::pair<std::size_t, std::size_t> furthest{0, 1};
  double most = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (double const square = squared_distance(all, i, j); square > most) most = square, furthest = {i, j};
  return furthest;
}

// Trajectories chosen so far, and how far each of the others is from all of them. No distance is kept: of
// 10,000 candidates there are 50 million.
class Choice {
 public:
  explicit Choice(std::vector<Trajectory> const& all) : all_(all), sums_(all.size(), 0), in_(all.size()) {}

  void take(std::size_t one) {
    in_[one] = true, chosen_.push_back(one);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!in_[i]) sums_[i] += squared_distance(all_, i, one);
  }
  std::size_t furthest() const {
    double most = -1;
    std::size_t next = 0;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!in_[i] && sums_[i] > most) most = sums_[i], next = i;
    return next;
  }
  std::vector<std::size_t> const& chosen() const { return chosen_; }

 private:
  std::vector<Trajectory> const& all_;
  std::vector<double> sums_;  // of squared distances
  std::vector<bool> in_;
  std::vector<std::size_t> chosen_{};
};

// Numbers of `wanted` spread trajectories, in their order. Ties go to the first drawn.
std::vector<std::size_t> most_spread(std::vector<Trajectory> const& all, std::size_t wanted) {
  auto const [first, second] = furthest_two(all);
  Choice choice(all);
  choice.take(first);
  if (wanted > 1) choice.take(second);
  while (choice.chosen().size() < wanted) choice.take(choice.furthest());
  auto chosen = choice.chosen();
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

constexpr double kMostDistances = 5e9;  // squares of differences: some seconds

void check_morris(Morris const& plan) {
  double const stops = static_cast<double>(plan.levels.size()) + 1;
  auto const drawn = static_cast<double>(std::max(plan.trajectories, plan.candidates));
  check_size("Morris design", plan.levels.size(), static_cast<double>(plan.trajectories) * stops);
  for (std::size_t f = 0; f < plan.levels.size(); ++f)
    if (plan.levels[f] < 2)
      throw sim::Error(
          sim::Blame::usage,
          sim::text("Morris design: factor {} of {} has {} (at least 2 are needed): a factor that "
                    "cannot change has no effect; leave it out",
                    f + 1, plan.levels.size(), sim::many(plan.levels[f], "level")));
  if (plan.candidates > plan.trajectories &&
      drawn * (drawn / 2 + static_cast<double>(plan.trajectories)) * stops * stops * stops > kMostDistances)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("the most spread of {} Morris trajectories through {} points each: comparing all takes "
                  "too long; draw fewer, or do without choosing",
                  plan.candidates, stops));
}

}  // namespace

Design morris(Morris const& plan) {
  check_morris(plan);
  std::vector<Trajectory> all;
  for (std::size_t t = 0; t < std::max(plan.trajectories, plan.candidates); ++t)
    all.push_back(trajectory(plan.levels, sim::Stream({.seed = plan.seed,
                                                       .entity = static_cast<std::uint32_t>(t),
                                                       .purpose = purpose::kTrajectory})));
  std::vector<std::size_t> kept(plan.trajectories);
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  if (plan.candidates > plan.trajectories) kept = most_spread(all, plan.trajectories);
  Design design{.factors = plan.levels.size(), .points = {}};
  for (auto const t : kept) design.points.insert(design.points.end(), all[t].begin(), all[t].end());
  return design;
}

}  // namespace ruralsim::experiments
