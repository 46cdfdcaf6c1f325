// A county's select stations: who walks in, what the shelf has for them, and how it is filled again.
#pragma once

#include "models/desk_day.hpp"
#include "models/stations.hpp"
#include "sim/task.hpp"

#include <optional>
#include <vector>

namespace ruralsim::models {

class SelectStations {
 public:
  explicit SelectStations(County& county);

  // Every day of all stations, buyer by buyer. Those who come in a second are served before anything else
  // happens in it, so that what they order at the desk makes a cut-off of that second.
  sim::Task<> run();
  // Takes in what a lead time brings, and reviews what is reviewed by the clock.
  sim::Task<> keep();

 private:
  // Who comes: to the desk, or to the shelf first.
  struct Buyer {
    std::uint32_t comes;
    std::uint16_t center;
    bool to_shelf;
    Shopper who;
  };
  void gather();
  void gather_desk(std::uint16_t center, rules::DayShape const* hours);
  void draw_walk_ins(std::uint32_t village, rules::DayShape const& hours);
  void add(std::uint32_t comes, std::uint16_t center, bool to_shelf, Shopper who);
  void attend(Buyer& buyer);
  void order_at_desk(Buyer const& buyer);

  County& county_;
  std::vector<DeskDay> desks_;         // by center
  std::vector<sim::Stream> walk_ins_;  // by village
  std::vector<Buyer> today_;
  std::vector<std::uint64_t> turns_;  // second and number of each, in order of coming
};

}  // namespace ruralsim::models
