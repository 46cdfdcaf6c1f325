// The runs during a search: every run is a ring of its stops and one copy of the depot.
#pragma once

#include "models/rules/routing/instance.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::models::rules::routing {

// Runs are numbered from 0; a run may be empty. The ring of run r goes through depot(r), whose neighbours are
// the first and the last stop. Position, sums along the run and sums against it are those of the last
// measure() of the run: a search that does not need them does not pay for them.
class Tours {
 public:
  explicit Tours(Instance const& instance);  // no stop served, no run

  Instance const& instance() const noexcept { return *instance_; }
  std::int32_t runs() const noexcept { return runs_; }  // empty ones included
  std::int32_t used_runs() const noexcept { return used_runs_; }
  std::int64_t seconds() const noexcept { return seconds_; }

  Node depot(std::int32_t run) const noexcept { return instance_->stops() + 1 + run; }
  bool is_depot(Node node) const noexcept { return node > instance_->stops(); }
  Node place(Node node) const noexcept { return is_depot(node) ? 0 : node; }
  std::int64_t arc(Node from, Node to) const noexcept { return instance_->arc(place(from), place(to)); }
  Node next(Node node) const noexcept { return next_[index(node)]; }
  Node previous(Node node) const noexcept { return previous_[index(node)]; }
  std::int32_t run_of(Node node) const noexcept { return run_of_[index(node)]; }  // -1: not served
  Node place_before(Node node) const noexcept { return place_before_[index(node)]; }
  std::int32_t arc_before(Node node) const noexcept { return arc_before_[index(node)]; }
  std::int32_t size(std::int32_t run) const noexcept { return state_[index(run)].size; }
  std::int64_t duration(std::int32_t run) const noexcept { return state_[index(run)].duration; }
  Load const& load(std::int32_t run) const noexcept { return state_[index(run)].load; }

  std::int32_t empty_run();                                      // opens one where there is none
  void insert_before(Node node, Node stop, std::int64_t delta);  // delta: seconds that the insertion adds
  void remove(Node stop);
  void rebuild(std::int32_t run, std::span<Node const> order);  // its stops anew, and measured
  // Takes over the runs of `other`, which belongs to the same instance; measures are not taken over.
  void copy_links(Tours const& other);
  // Whether the run is as it is in `other`, which belongs to the same instance.
  bool same_run(std::int32_t run, Tours const& other) const noexcept;

  void measure(std::int32_t run);
  void measure_all();
  std::int32_t position(Node node) const noexcept { return measures_[index(node)].position; }  // depot: 0
  std::int64_t along(Node node) const noexcept { return measures_[index(node)].along; }
  std::int64_t against(Node node) const noexcept { return measures_[index(node)].against; }
  Load const& carried(Node node) const noexcept { return measures_[index(node)].carried; }

 private:
  struct RunState {
    std::int64_t duration = 0;
    Load load;
    std::int32_t size = 0;
  };
  struct Measures {  // from the depot to the node, inclusive
    std::int64_t along = 0;
    std::int64_t against = 0;  // the same stretch driven backwards
    Load carried;
    std::int32_t position = 0;
  };
  static std::size_t index(std::int32_t i) noexcept { return static_cast<std::size_t>(i); }
  void link(Node from, Node to) noexcept;

  Instance const* instance_;
  std::int32_t runs_ = 0;
  std::int32_t used_runs_ = 0;
  std::int64_t seconds_ = 0;
  std::vector<Node> next_;
  std::vector<Node> previous_;
  std::vector<Node> place_before_;
  std::vector<std::int32_t> arc_before_;
  std::vector<std::int32_t> run_of_;
  std::vector<RunState> state_;
  std::vector<Measures> measures_;
};

}  // namespace ruralsim::models::rules::routing
