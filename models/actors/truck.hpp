// A truck and its driver: takes routes that are due as long as the shift lasts.
#pragma once

#include "models/county.hpp"
#include "models/places/weigh.hpp"
#include "sim/task.hpp"

#include <vector>

namespace ruralsim::models {

class Truck {
 public:
  Truck(County& county, std::size_t number) : county_(county), number_(number) {}
  sim::Task<> run();

 private:
  sim::Task<> drive(DueRoute due);
  std::vector<std::uint16_t> stops_of(Route const& route) const;
  bool worth_leaving(Route const& route, std::vector<std::uint16_t> const& stops) const;
  // The goods of one stop: they lie together, in the order of the stops.
  struct Drop {
    std::uint16_t center;
    std::size_t first, last;  // of goods_, half open
    std::uint32_t parcels;
  };
  void load(std::vector<std::uint16_t> const& stops, DueRoute const& due);
  std::uint64_t shelf_room(std::uint16_t center);  // parcels
  Batch leave_beyond(Batch& batch, std::uint64_t room);
  void take_all_sorted(std::vector<std::uint16_t> const& stops);
  void leave_what_does_not_fit(std::vector<std::uint16_t> const& stops);
  void group_by_stop();
  bool can_still_serve(std::size_t at, Drop const& drop) const;
  sim::Seconds unloading_time(Drop const& drop) const;
  void unload(Drop const& drop, sim::Time arrived);
  void turn_back(DueRoute const& due, std::uint16_t first_unserved);
  void bring_back();
  void count_run(std::size_t stops, double metres);

  County& county_;
  std::size_t number_;
  sim::Time shift_ends_{};
  bool first_run_ = true;
  bool left_behind_ = false;  // something did not fit when the truck was loaded last
  std::vector<Batch> goods_;
  std::vector<Drop> drops_;
  double fullness_ = 0;        // of the tightest of the three capacities, when the run began
  std::uint32_t carried_ = 0;  // parcels, when the run began
};

}  // namespace ruralsim::models
