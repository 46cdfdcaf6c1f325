// A truck and its driver: takes routes that are due as long as the shift lasts.
#pragma once

#include "models/cargo.hpp"
#include "sim/task.hpp"

#include <vector>

namespace ruralsim::models {

class Truck {
 public:
  Truck(County& county, std::size_t number) : county_(county), number_(number), cargo_(county) {}
  sim::Task<> run();

 private:
  bool on_duty();
  sim::Task<> drive(DueRoute due);
  std::vector<std::uint16_t> stops_of(Route const& route) const;
  bool worth_leaving(Route const& route, std::vector<std::uint16_t> const& stops) const;
  void load(std::vector<std::uint16_t> const& stops, sim::Time could_leave);
  bool can_still_serve(std::size_t at, Cargo::Drop const& drop) const;
  // Seconds that handing a batch over takes, and the whole time at a stop.
  double handling(Batch const& batch) const;
  double expected_handling(Batch const& batch) const;
  sim::Seconds stop_time(double handling) const;
  sim::Seconds stop_time(Cargo::Drop const& drop, double (Truck::*of)(Batch const&) const) const;

  // --- where roads close or trucks break down (truck_disturbed.cpp) ---
  enum class Way : std::uint8_t { done, closed, towed };
  void leave_out_closed(std::vector<std::uint16_t>& stops, sim::Time since);
  bool may_be_disturbed() const { return county_.disturbances() != nullptr; }
  // From one stop to the next, with what happens on the way; closed: stands before it, and will not get
  // there.
  sim::Task<Way> reach(std::size_t from, Cargo::Drop const& drop);
  sim::Task<Way> drive_leg(std::size_t from, std::size_t to);
  sim::Seconds until_breakdown(BreakdownSettings const& settings);
  sim::Seconds break_down(BreakdownSettings const& settings);
  sim::Seconds tow_home(std::size_t from, std::size_t to, double share_driven);
  sim::Task<Way> wait_for_road(Cargo::Drop const& drop);
  sim::Time must_leave(Cargo::Drop const& drop) const;
  void charge_way(BatchHead& head, sim::Seconds beyond_alone) const;

  void unload(Cargo::Drop const& drop, sim::Time arrived);
  std::size_t take_back(std::uint16_t center, Room const& freed);
  void turn_back(DueRoute const& due, std::uint16_t first_unserved, Reason why);
  void count_run(std::size_t stops, double metres);
  // Goods by weight times way: what was on board on each leg, and what was delivered by the direct way.
  struct Haul {
    double load = 0, activity = 0, empty = 0;  // kg m, kg m, m with nothing on board
  };
  void leave_for(std::size_t stop, std::size_t from, double on_board, Haul& haul) const;
  void count_haul(Haul const& haul);

  County& county_;
  std::size_t number_;
  sim::Time shift_ends_{};
  bool first_run_ = true;
  // Of this run so far: seconds before closed roads, and under repair.
  sim::Seconds stood_still_{}, broken_down_{};
  // Breakdowns come after exponential times of driving: how much of the next one's, in means, is driven.
  double worn_ = 0, breaks_at_ = 0, repair_luck_ = 0;
  std::uint32_t breakdowns_drawn_ = 0;
  sim::Seconds in_workshop_{};  // before the next run
  double undriven_ = 0;         // m of the leg on which it was towed
  Cargo cargo_;
};

}  // namespace ruralsim::models
