#include "models/rules/routing/ruin_recreate.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace ruralsim::models::rules::routing {
namespace {

constexpr std::int32_t mean_removed = 10;   // stops per round, about
constexpr std::int32_t longest_string = 8;  // stops taken out of one run
constexpr std::size_t nearby = 10;          // neighbours whose runs are tried for a stop
constexpr double first_threshold = 1.0;     // of the mean arc; falls to 0 with the square of the rounds left

// SplitMix64 (Steele, Lea & Flood 2014) from a fixed start: variety, not chance.
class Choices {
 public:
  // 0..below-1
  std::int32_t choose(std::int32_t below) {
    auto z = state_ += 0x9e37'79b9'7f4a'7c15U;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
    z ^= z >> 31;
    return static_cast<std::int32_t>(((z >> 32) * static_cast<std::uint64_t>(below)) >> 32);
  }

 private:
  std::uint64_t state_ = 0;
};

class RuinRecreate {
 public:
  explicit RuinRecreate(Tours& best)
      : instance_(best.instance()),
        best_(best),
        current_(best),
        trial_(best),
        searched_(static_cast<std::size_t>(instance_.stops() + 1), 0) {}

  void run(std::int32_t rounds) {
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
      trial_.insert_after(place.after, stop, place.delta);
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
    Node after = -1;
    std::int64_t delta = std::numeric_limits<std::int64_t>::max();
  };

  // Among the runs of the stop's neighbours; if none of them has room, among all. A run of its own only where
  // that is quicker than any other place, or nothing else is possible.
  Place best_place(Node stop) {
    Place best;
    ++stamp_;
    auto const neighbours = instance_.neighbours(stop);
    for (Node const other : neighbours.first(std::min(nearby, neighbours.size()))) {
      if (trial_.run_of(other) >= 0) search_run_once(trial_.run_of(other), stop, best);
    }
    for (std::int32_t run = 0; run < trial_.runs() && best.after < 0; ++run) {
      if (trial_.size(run) > 0) search_run_once(run, stop, best);
    }
    auto const alone = instance_.arc(0, stop) + instance_.arc(stop, 0);
    if (alone < best.delta) best = {trial_.depot(trial_.empty_run()), alone};
    return best;
  }

  void search_run_once(std::int32_t run, Node stop, Place& best) {
    if (std::exchange(searched_[static_cast<std::size_t>(run)], stamp_) == stamp_) return;
    auto load = trial_.load(run);
    if (instance_.fits(load += instance_.demand(stop))) search_run(run, stop, best);
  }

  void search_run(std::int32_t run, Node stop, Place& best) {
    auto const spare = instance_.longest() - trial_.duration(run);
    auto bound = std::min(best.delta - 1, spare);
    auto const* const onward = instance_.arcs_from(stop);
    auto const* const into = instance_.arcs_into(stop);
    Node before = trial_.depot(run), place = 0;
    for (;;) {
      auto const after = trial_.next(before), after_place = trial_.place(after);
      auto const delta = std::int64_t{into[place]} + onward[after_place] - instance_.arc(place, after_place);
      if (delta <= bound && !overlooked()) {
        best = {before, delta};
        bound = delta - 1;
      }
      if (after_place == 0) return;
      before = place = after;
    }
  }

  // One good place in a hundred is not seen, so that rounds from the same plan differ.
  bool overlooked() { return choices_.choose(100) == 0; }

  Instance const& instance_;
  Tours& best_;
  Tours current_;
  Tours trial_;
  Choices choices_;
  std::vector<Node> removed_;
  std::vector<std::int64_t> searched_;  // per run: the stamp of the last stop that was tried in it
  std::int64_t stamp_ = 0;
  std::vector<std::int32_t> touched_;  // runs taken apart in this round
  std::vector<std::pair<double, Node>> keyed_;
};

}  // namespace

void ruin_and_recreate(Tours& tours, std::int32_t rounds) {
  if (tours.instance().stops() > 1 && rounds > 0) RuinRecreate(tours).run(rounds);
}

}  // namespace ruralsim::models::rules::routing
