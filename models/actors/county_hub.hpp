// The county hub: unloads what the line-haul brings and sorts it by center.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class CountyHub {
 public:
  explicit CountyHub(County& county) : county_(county) {}
  sim::Task<> run();

 private:
  void sort(Load load);
  void send_back(Load const& came, sim::Time leaves);
  void count_returns(Load const& came, Room const& returns);
  Room send_returns(std::int64_t vehicles, sim::Time leaves, sim::Time arrives);
  struct WayHome {
    sim::Time leaves, arrives;
    std::int32_t parcels, boxes;  // taken along
  };
  void watch_way_back(Load const& came, WayHome const& way);
  // When a batch would be sorted: if it had come on time, with the delay of the drive alone, with the time
  // before closed roads as well, with the hub to itself, and as it is.
  struct Sorted {
    sim::Time on_time, delayed, stood_still, alone, sorted;
  };
  void charge(BatchHead& head, Sorted const& when);

  County& county_;
  Line crew_;
  OpeningLookup hours_;
  DepartureLookup departures_;
};

}  // namespace ruralsim::models
