#include "models/rules/routing/exact.hpp"

#include <limits>
#include <utility>

namespace ruralsim::models::rules::routing {
namespace {

using Set = std::size_t;  // bit k: stop k + 1

constexpr auto impossible = std::numeric_limits<std::int64_t>::max() / 4;

class Exact {
 public:
  explicit Exact(Instance const& instance)
      : instance_(instance),
        stops_(static_cast<std::size_t>(instance.stops())),
        all_((Set{1} << stops_) - 1),
        path_((all_ + 1) * stops_, {impossible, 0}),
        run_(all_ + 1, {impossible, 0}),
        plan_(all_ + 1, {{impossible, 0}, 0}) {}

  Tours plan() {
    for (Set set = 1; set <= all_; ++set) find_run(set);
    plan_[0] = {};
    for (Set set = 1; set <= all_; ++set) divide(set);
    Tours tours(instance_);
    for (Set left = all_; left != 0; left ^= plan_[left].first_run) {
      tours.rebuild(tours.empty_run(), sequence(plan_[left].first_run));
    }
    return tours;
  }

 private:
  struct Path {  // through all stops of a set
    std::int64_t seconds;
    std::size_t stop;  // the last but one of a path, the last of a run
  };
  struct Plan {
    std::pair<std::int64_t, std::int32_t> cost{0, 0};  // seconds, runs
    Set first_run = 0;
  };
  static Set bit(std::size_t stop) { return Set{1} << stop; }
  static Node node(std::size_t stop) { return static_cast<Node>(stop) + 1; }
  Path& path(Set set, std::size_t last) { return path_[set * stops_ + last]; }

  void find_run(Set set) {
    Load load;
    for (std::size_t last = 0; last < stops_; ++last) {
      if ((set & bit(last)) == 0) continue;
      find_path(set, last);
      load += instance_.demand(node(last));
      auto const seconds = path(set, last).seconds + instance_.arc(node(last), 0);
      if (seconds < run_[set].seconds) run_[set] = {seconds, last};
    }
    if (run_[set].seconds > instance_.longest() || !instance_.fits(load)) run_[set].seconds = impossible;
  }

  void find_path(Set set, std::size_t last) {
    auto const rest = set ^ bit(last);
    auto& best = path(set, last);
    if (rest == 0) best = {instance_.arc(0, node(last)), last};
    for (std::size_t before = 0; before < stops_; ++before) {
      if ((rest & bit(before)) == 0) continue;
      auto const seconds = path(rest, before).seconds + instance_.arc(node(before), node(last));
      if (seconds < best.seconds) best = {seconds, before};
    }
  }

  // The run of the lowest stop is chosen here, what is left has been divided before.
  void divide(Set set) {
    auto const lowest = set & (~set + 1);
    auto const others = set ^ lowest;
    for (Set part = others;; part = (part - 1) & others) {
      auto const first_run = part | lowest;
      auto const& rest = plan_[set ^ first_run].cost;
      std::pair const cost{run_[first_run].seconds + rest.first, rest.second + 1};
      if (cost < plan_[set].cost) plan_[set] = {cost, first_run};
      if (part == 0) return;
    }
  }

  std::vector<Node> sequence(Set set) {
    std::vector<Node> backwards;
    for (auto last = run_[set].stop; set != 0;) {
      backwards.push_back(node(last));
      auto const before = path(set, last).stop;
      set ^= bit(last);
      last = before;
    }
    return {backwards.rbegin(), backwards.rend()};
  }

  Instance const& instance_;
  std::size_t stops_;
  Set all_;
  std::vector<Path> path_;
  std::vector<Path> run_;
  std::vector<Plan> plan_;
};

}  // namespace

Tours exact_plan(Instance const& instance) {
  return Exact(instance).plan();
}

}  // namespace ruralsim::models::rules::routing
