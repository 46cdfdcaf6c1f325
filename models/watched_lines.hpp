// Listens to what is told at the places of a run on its watched days.
#pragma once

#include "models/watched_ledger.hpp"
#include "sim/place.hpp"
#include "sim/trace.hpp"

#include <deque>
#include <string_view>
#include <vector>

namespace ruralsim::models {

class WatchedLines {
 public:
  // `also`: who hears everything, on all days; or null.
  explicit WatchedLines(sim::TraceSink* also) : also_(also) {}
  // Keeps references. Of places whose lines are of one record the first one's come first in a second.
  void add(sim::Place& place, WatchedLedger& into) { ears_.emplace_back(place, into, also_); }
  // From now on; lines that nobody hears need not be made.
  void listen(bool to_places) {
    for (auto& ear : ears_) ear.place.trace_to(to_places || also_ != nullptr ? &ear : nullptr);
  }
  // In the order of time.
  void hand_over();

 private:
  struct Ear final : sim::TraceSink {
    Ear(sim::Place& at, WatchedLedger& record, sim::TraceSink* other)
        : place(at), into(record), also(other) {}
    void line(sim::Time at, std::string_view, std::string_view actor, std::string const& what) override;

    sim::Place& place;
    WatchedLedger& into;
    sim::TraceSink* also;
    std::vector<TraceLine> heard;
  };

  sim::TraceSink* also_;
  std::deque<Ear> ears_;
};

}  // namespace ruralsim::models
