#include "models/rules/routing/ruin_recreate.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace ruralsim::models::rules::routing {
namespace {

constexpr std::int32_t mean_removed = 10;   // stops per round, about
constexpr std::int32_t longest_string = 8;  // stops taken out of one run
constexpr std::size_t nearby = 10;          // neighbours beside which a stop is tried
constexpr std::int32_t places = 100;        // of which one is overlooked

// SplitMix64 (Steele, Lea & Flood 2014) from a fixed start: variety, not chance.
class Choices {
 public:
  explicit Choices(std::uint64_t variety) : state_(variety << 32) {}

  // 0..below-1
  std::int32_t choose(std::int32_t below) {
    auto z = state_ += 0x9e37'79b9'7f4a'7c15U;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
    z ^= z >> 31;
    return static_cast<std::int32_t>(((z >> 32) * static_cast<std::uint64_t>(below)) >> 32);
  }

 private:
  std::uint64_t state_;
};

class RuinRecreate {
 public:
  RuinRecreate(Tours& best, std::uint64_t variety)
      : instance_(best.instance()),
        best_(best),
        current_(best),
        trial_(best),
        choices_(variety),
        room_(static_cast<std::size_t>(instance_.stops() + 2), no_room) {}

  void insert(std::vector<Node> const& left) {
    removed_ = left;
    recreate();
    current_.copy_links(trial_);
    best_.copy_links(trial_);
  }

  void run(std::int32_t rounds, double first_threshold) {
    auto const arcs = instance_.stops() + best_.used_runs();
    auto const mean_arc = static_cast<double>(best_.seconds() - instance_.service_total()) / arcs;
    for (std::int32_t round = 0; round < rounds; ++round) {
      auto const left = static_cast<double>(rounds - round) / rounds;
      auto const threshold = first_threshold * mean_arc * left * left;
      trial_.copy_links(current_);
      ruin();
      recreate();
      accept(threshold);
    }
  }

 private:
  void accept(double threshold) {
    auto const worse = trial_.seconds() - current_.seconds();
    if (static_cast<double>(worse) > threshold || too_long()) return;
    std::swap(current_, trial_);
    if (std::pair(current_.seconds(), current_.used_runs()) < std::pair(best_.seconds(), best_.used_runs())) {
      best_.copy_links(current_);
    }
  }

  // Where the triangle inequality is broken, a run may have become longer by what was taken out of it.
  bool too_long() const {
    return std::any_of(touched_.begin(), touched_.end(),
                       [&](auto run) { return trial_.duration(run) > instance_.longest(); });
  }

  // Strings of at most the mean run's length, out of as many of the closest runs as make up mean_removed.
  void ruin() {
    removed_.clear();
    touched_.clear();
    auto const mean_size = instance_.stops() / current_.used_runs();
    auto const longest = std::max(1, std::min(longest_string, mean_size));
    auto const most_runs = std::max(1, 4 * mean_removed / (1 + longest) - 1);
    auto const runs = 1 + choices_.choose(most_runs);
    auto const seed = 1 + choices_.choose(instance_.stops());
    take_string(seed, longest);
    for (Node const stop : instance_.neighbours(seed)) {
      if (static_cast<std::int32_t>(touched_.size()) >= runs) break;
      auto const run = trial_.run_of(stop);
      if (run >= 0 && std::find(touched_.begin(), touched_.end(), run) == touched_.end())
        take_string(stop, longest);
    }
  }

  // A string that contains `stop`; in half of the cases one stop within it is passed over.
  void take_string(Node stop, std::int32_t longest) {
    auto const run = trial_.run_of(stop);
    touched_.push_back(run);
    auto const size = trial_.size(run);
    auto const length = 1 + choices_.choose(std::min(size, longest));
    auto const spare = length >= 2 && length < size && choices_.choose(2) == 0 ? 1 : 0;
    auto const passed_over = spare == 0 ? -1 : 1 + choices_.choose(length - 1);
    auto node = string_start(stop, length + spare);
    for (std::int32_t k = 0; k < length + spare; ++k) {
      auto const next = trial_.next(node);
      if (k != passed_over) {
        trial_.remove(node);
        removed_.push_back(node);
      }
      node = next;
    }
  }

  // First of `length` stops of a run, one of which is `stop`; the run has that many.
  Node string_start(Node stop, std::int32_t length) {
    auto before = choices_.choose(length);
    auto end = stop;
    for (auto after = length - 1 - before; after > 0; --after) {
      end = trial_.next(end);
      if (trial_.is_depot(end)) {
        before += after;
        break;
      }
    }
    auto start = stop;
    for (; before > 0 && !trial_.is_depot(trial_.previous(start)); --before) start = trial_.previous(start);
    return start;
  }

  void recreate() {
    order_removed();
    for (Node const stop : removed_) {
      auto const place = best_place(stop);
      trial_.insert_before(place.before, stop, place.seconds);
    }
  }

  // Large stops first, far ones first, near ones first, or in any order: none of them is best for every plan.
  void order_removed() {
    auto const kind = choices_.choose(11);
    for (auto& stop : removed_) {
      auto const distance = static_cast<double>(instance_.arc(0, stop));
      auto const key = kind < 4    ? static_cast<double>(choices_.choose(1 << 20))
                       : kind < 8  ? -instance_.share(stop)
                       : kind < 10 ? -distance
                                   : distance;
      keyed_.emplace_back(key, stop);
    }
    std::sort(keyed_.begin(), keyed_.end());
    std::transform(keyed_.begin(), keyed_.end(), removed_.begin(),
                   [](auto const& entry) { return entry.second; });
    keyed_.clear();
  }

  struct Place {
    Node before;
    std::int32_t seconds;  // that the run becomes longer; `impossible`: no place
  };

  // Beside one of its neighbours; where none of their runs has room, anywhere. A run of its own only where
  // that is quicker, or nothing else is possible.
  Place best_place(Node stop) {
    for (std::int32_t run = 0; run < trial_.runs(); ++run) find_room(run, stop);
    auto best = beside_neighbours(stop);
    if (best.seconds == impossible) best = anywhere(stop);
    auto const alone = static_cast<std::int32_t>(instance_.arc(0, stop) + instance_.arc(stop, 0));
    if (alone < best.seconds) best = {trial_.depot(trial_.empty_run()), alone};
    return best;
  }

  // By how much the run may become longer by the stop.
  void find_room(std::int32_t run, Node stop) {
    auto load = trial_.load(run);
    bool const fits = (trial_.size(run) > 0) & instance_.fits(load += instance_.demand(stop));
    auto const room = static_cast<std::int32_t>(instance_.longest() - trial_.duration(run));
    room_[static_cast<std::size_t>(run) + 1] = fits ? room : no_room;
  }

  // Which place is better than those before it, a processor cannot guess, and a wrong guess costs as much as
  // looking at several: so all of them are looked at, without a branch. One good place in a hundred is not
  // seen, so that rounds from the same plan differ.
  Place beside_neighbours(Node stop) {
    auto best = nowhere;
    auto overlooked = choices_.choose(places);
    auto const neighbours = instance_.neighbours(stop);
    for (Node const other : neighbours.first(std::min(nearby, neighbours.size())))
      for (Node const node : {other, trial_.next(other)}) {
        auto const not_seen = -static_cast<std::int64_t>(overlooked-- == 0) & nowhere;
        best = std::min(best, cost_before(node, stop) | not_seen);
      }
    return place_of(best);
  }

  Place anywhere(Node stop) const {
    auto best = nowhere;
    for (Node node = 1; node <= instance_.stops() + trial_.runs(); ++node)
      best = std::min(best, cost_before(node, stop));
    return place_of(best);
  }

  // Of a visit to the stop before the node: seconds in the high half, the node in the low half.
  std::int64_t cost_before(Node node, Node stop) const {
    auto const delta = instance_.arcs_into(stop)[trial_.place_before(node)] +
                       instance_.arcs_from(stop)[trial_.place(node)] - trial_.arc_before(node);
    auto const room = room_[static_cast<std::size_t>(trial_.run_of(node)) + 1];
    auto const too_long = (room - delta) >> 31;  // all bits or none
    return std::int64_t{(delta & ~too_long) | (too_long & impossible)} << 32 | node;
  }
  static Place place_of(std::int64_t cost) {
    return {static_cast<Node>(cost & 0xffff'ffff), static_cast<std::int32_t>(cost >> 32)};
  }

  // Arcs are at most no_duration_limit + 1, so that no sum here overflows.
  static constexpr std::int32_t no_room = -(1 << 30);
  static constexpr auto impossible = std::numeric_limits<std::int32_t>::max();
  static constexpr auto nowhere = std::int64_t{impossible} << 32;

  Instance const& instance_;
  Tours& best_;
  Tours current_;
  Tours trial_;
  Choices choices_;
  std::vector<Node> removed_;
  std::vector<std::int32_t> room_;     // of run - 1 and of stops without one, then of each run
  std::vector<std::int32_t> touched_;  // runs taken apart in this round
  std::vector<std::pair<double, Node>> keyed_;
};

}  // namespace

void ruin_and_recreate(Tours& tours, Search const& search, std::vector<Node> const& left) {
  if (tours.instance().stops() < 2) return;
  RuinRecreate improvement(tours, search.variety);
  if (!left.empty()) improvement.insert(left);
  improvement.run(search.rounds, search.threshold);
}

}  // namespace ruralsim::models::rules::routing
