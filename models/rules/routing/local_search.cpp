#include "models/rules/routing/local_search.hpp"

#include "models/rules/routing/exchange.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ruralsim::models::rules::routing {
namespace {

constexpr std::size_t granularity = 12;  // neighbours tried per stop
constexpr int longest_segment = 3;
constexpr int longest_return = 2;  // stops given in exchange for a segment

class LocalSearch {
 public:
  explicit LocalSearch(Tours& tours)
      : tours_(tours),
        exchange_(tours),
        changed_(static_cast<std::size_t>(tours.instance().stops() + 1), 1),
        tested_(changed_.size(), 0) {}

  void leave_alone(Tours const& settled) {
    for (std::int32_t run = 0; run < tours_.runs(); ++run)
      if (tours_.same_run(run, settled)) changed_[static_cast<std::size_t>(run)] = 0;
  }

  void run() {
    tours_.empty_run();
    for (bool improved = true; improved;) {
      improved = false;
      for (Node stop = 1; stop <= tours_.instance().stops(); ++stop) {
        while (improve_around(stop)) improved = true;
      }
    }
  }

 private:
  bool improve_around(Node stop) {
    auto& tested = tested_[static_cast<std::size_t>(stop)];
    auto const since = std::exchange(tested, clock_);
    auto const neighbours = tours_.instance().neighbours(stop);
    for (Node const other : neighbours.first(std::min(granularity, neighbours.size()))) {
      if (worth_testing(stop, other, since) && improve_pair(stop, other)) return true;
    }
    for (std::int32_t run = 0; run < tours_.runs(); ++run) {
      if (worth_testing(stop, tours_.depot(run), since) && improve_pair(stop, tours_.depot(run))) return true;
    }
    return false;
  }

  // Two runs that stayed as they were since the stop was last tested hold no new move for it.
  bool worth_testing(Node stop, Node other, std::int64_t since) const {
    return std::max(changed(stop), changed(other)) > since;
  }
  std::int64_t changed(Node node) const { return changed_[static_cast<std::size_t>(tours_.run_of(node))]; }

  // Only moves that give the stop a closer neighbour than one it loses are worth their evaluation.
  bool improve_pair(Node stop, Node other) {
    auto const apart = std::min(driving(stop, other), driving(other, stop));
    bool const frees_start = apart < driving(tours_.previous(stop), stop);
    bool const frees_end = apart < driving(stop, tours_.next(stop));
    if (!frees_start && !frees_end) return false;
    auto const here = tours_.run_of(stop), there = tours_.run_of(other);
    bool const moved = (frees_start && move_starting(stop, other)) ||
                       (frees_end && move_ending(stop, other)) ||
                       (here == there ? reverse_stretch(stop, other) : frees_end && trade_ends(stop, other));
    if (!moved) return false;
    ++clock_;
    changed_[static_cast<std::size_t>(here)] = changed_[static_cast<std::size_t>(there)] = clock_;
    tours_.empty_run();
    return true;
  }

  std::int64_t driving(Node from, Node to) const {
    return tours_.instance().driving(tours_.place(from), tours_.place(to));
  }

  // A segment that begins with the stop goes next to `other`, in exchange for what stood there.
  bool move_starting(Node stop, Node other) {
    for (int length = 1; length <= longest_segment; ++length) {
      auto const segment = ahead(tours_.previous(stop), length);
      for (int given = 0; segment && given <= std::min(length, longest_return); ++given) {
        if (trade(*segment, Turn::keep, ahead(other, given))) return true;
        if (length > 1 && trade(*segment, Turn::reverse, behind(other, given))) return true;
      }
    }
    return false;
  }

  // The same for a segment that ends with the stop.
  bool move_ending(Node stop, Node other) {
    for (int length = 1; length <= longest_segment; ++length) {
      auto const segment = behind(tours_.next(stop), length);
      for (int given = 0; segment && given <= std::min(length, longest_return); ++given) {
        if (trade(*segment, Turn::keep, behind(other, given))) return true;
        if (length > 1 && trade(*segment, Turn::reverse, ahead(other, given))) return true;
      }
    }
    return false;
  }

  bool trade(Segment const& a, Turn turn, std::optional<Segment> const& b) {
    return b && exchange_.try_exchange(a, turn, *b, Turn::keep);
  }

  // Stop and `other` become neighbours by driving what lies between them the other way.
  bool reverse_stretch(Node stop, Node other) {
    if (tours_.is_depot(other)) return false;
    auto const stop_first = tours_.position(stop) < tours_.position(other);
    auto const stretch = stop_first ? exchange_.between(stop, tours_.next(other))
                                    : exchange_.between(tours_.previous(other), stop);
    auto const nothing = exchange_.between(tours_.previous(stretch.after), stretch.after);
    return exchange_.try_exchange(stretch, Turn::reverse, nothing, Turn::keep);
  }

  // The run continues after the stop with `other` and what follows it, or with what precedes it, reversed.
  bool trade_ends(Node stop, Node other) {
    auto const own_end = exchange_.between(stop, tours_.depot(tours_.run_of(stop)));
    auto const depot = tours_.depot(tours_.run_of(other));
    auto const to_end = exchange_.between(tours_.is_depot(other) ? depot : tours_.previous(other), depot);
    auto const from_start = exchange_.between(depot, tours_.is_depot(other) ? depot : tours_.next(other));
    return exchange_.try_exchange(own_end, Turn::keep, to_end, Turn::keep) ||
           exchange_.try_exchange(own_end, Turn::reverse, from_start, Turn::reverse);
  }

  // The `count` stops after (before) a node of a run; none if the run has fewer there.
  std::optional<Segment> ahead(Node node, int count) const {
    Node end = tours_.next(node);
    for (; count > 0; --count, end = tours_.next(end)) {
      if (tours_.is_depot(end)) return {};
    }
    return exchange_.between(node, end);
  }
  std::optional<Segment> behind(Node node, int count) const {
    Node start = tours_.previous(node);
    for (; count > 0; --count, start = tours_.previous(start)) {
      if (tours_.is_depot(start)) return {};
    }
    return exchange_.between(start, node);
  }

  Tours& tours_;
  Exchange exchange_;
  std::int64_t clock_ = 1;             // moves made
  std::vector<std::int64_t> changed_;  // per run
  std::vector<std::int64_t> tested_;   // per stop
};

}  // namespace

void improve_locally(Tours& tours) {
  LocalSearch(tours).run();
}

void improve_locally(Tours& tours, Tours const& settled) {
  LocalSearch search(tours);
  search.leave_alone(settled);
  search.run();
}

}  // namespace ruralsim::models::rules::routing
