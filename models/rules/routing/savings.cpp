#include "models/rules/routing/savings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ruralsim::models::rules::routing {
namespace {

std::size_t index(std::int32_t i) {
  return static_cast<std::size_t>(i);
}

struct Chain {
  std::vector<Node> stops;
  std::int64_t along = 0;  // duration as listed
  std::int64_t against = 0;
  Load load;

  void reverse() {
    std::reverse(stops.begin(), stops.end());
    std::swap(along, against);
  }
};

std::int64_t saving(Instance const& instance, Node from, Node to) {
  return instance.arc(from, 0) + instance.arc(0, to) - instance.arc(from, to);
}

struct Pair {
  std::int64_t saving;
  Node a, b;
};

std::vector<Pair> ranked_pairs(Instance const& instance) {
  std::vector<Pair> pairs;
  for (Node a = 1; a <= instance.stops(); ++a) {
    for (Node const b : instance.neighbours(a)) {
      auto const best = std::max(saving(instance, a, b), saving(instance, b, a));
      if (best >= 0) pairs.push_back({best, std::min(a, b), std::max(a, b)});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](Pair const& x, Pair const& y) {
    if (x.saving != y.saving) return x.saving > y.saving;
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  return pairs;
}

class Savings {
 public:
  explicit Savings(Instance const& instance)
      : instance_(instance), chains_(index(instance.stops() + 1)), chain_of_(chains_.size()) {
    for (Node stop = 1; stop <= instance.stops(); ++stop) {
      auto const there_and_back = instance.arc(0, stop) + instance.arc(stop, 0);
      chains_[index(stop)] = {{stop}, there_and_back, there_and_back, instance.demand(stop)};
      chain_of_[index(stop)] = stop;
    }
  }

  Tours plan() {
    for (auto const& pair : ranked_pairs(instance_)) try_join(pair.a, pair.b);
    Tours tours(instance_);
    for (auto const& chain : chains_) {
      if (!chain.stops.empty()) tours.rebuild(tours.empty_run(), chain.stops);
    }
    return tours;
  }

 private:
  static bool at_end(Chain const& chain, Node stop) {
    return chain.stops.front() == stop || chain.stops.back() == stop;
  }

  // Each chain may be turned round, so that in the end `a` is followed by `b` or `b` by `a`.
  void try_join(Node a, Node b) {
    auto const ca = chain_of_[index(a)], cb = chain_of_[index(b)];
    if (ca == cb || !at_end(chains_[index(ca)], a) || !at_end(chains_[index(cb)], b)) return;
    auto together = chains_[index(ca)].load;
    if (!instance_.fits(together += chains_[index(cb)].load)) return;
    std::array const ways{std::pair{ca, cb}, std::pair{cb, ca}};
    Way best;
    for (auto const& [head, tail] : ways) {
      for (int turned = 0; turned < 4; ++turned)
        consider(best, {head, tail, (turned & 1) != 0, (turned & 2) != 0}, a, b);
    }
    if (best.head >= 0) join(best);
  }

  struct Way {
    std::int32_t head = -1, tail = -1;
    bool turn_head = false, turn_tail = false;
    std::int64_t duration = 0;
    std::int64_t gain = -1;
  };

  void consider(Way& best, Way way, Node a, Node b) const {
    auto const& head = chains_[index(way.head)];
    auto const& tail = chains_[index(way.tail)];
    auto const from = way.turn_head ? head.stops.front() : head.stops.back();
    auto const to = way.turn_tail ? tail.stops.back() : tail.stops.front();
    if (!((from == a && to == b) || (from == b && to == a))) return;
    way.duration = (way.turn_head ? head.against : head.along) + (way.turn_tail ? tail.against : tail.along) -
                   saving(instance_, from, to);
    way.gain = head.along + tail.along - way.duration;
    if (way.duration <= instance_.longest() && way.gain > best.gain) best = way;
  }

  void join(Way const& way) {
    auto& head = chains_[index(way.head)];
    auto& tail = chains_[index(way.tail)];
    if (way.turn_head) head.reverse();
    if (way.turn_tail) tail.reverse();
    head.along = way.duration;
    head.against += tail.against - saving(instance_, tail.stops.front(), head.stops.back());
    head.load += tail.load;
    for (Node const stop : tail.stops) chain_of_[index(stop)] = way.head;
    head.stops.insert(head.stops.end(), tail.stops.begin(), tail.stops.end());
    tail = {};
  }

  Instance const& instance_;
  std::vector<Chain> chains_;  // by number of a stop in it; empty once joined to another
  std::vector<std::int32_t> chain_of_;
};

}  // namespace

Tours savings_plan(Instance const& instance) {
  return Savings(instance).plan();
}

}  // namespace ruralsim::models::rules::routing
