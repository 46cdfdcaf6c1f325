// A truck and its driver: takes routes that are due as long as the shift lasts.
#pragma once

#include "models/appliances.hpp"
#include "models/cargo.hpp"
#include "models/watched_ledger.hpp"
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
  bool can_still_serve(std::size_t at, Cargo::Drop const& drop, sim::Seconds longer = {}) const;
  Reason why_out_of_time(Cargo::Drop const& drop) const;
  // Seconds that handing a batch over takes, and the whole time at a stop.
  double handling(Batch const& batch) const;
  double expected_handling(Batch const& batch) const;
  double way_to_home(Batch const& batch) const;
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

  void unload(Cargo::Drop const& drop, sim::Time arrived, std::size_t stay);
  std::size_t take_back(std::uint16_t center, Room const& freed);
  // Goods that villagers sell (truck_sales.cpp): seconds that loading them takes.
  sim::Seconds take_for_sale(Cargo::Drop const& drop);
  Room free_room() const;
  std::uint32_t time_for_boxes(std::uint16_t center) const;
  double for_sale() const;  // kg on board
  double fullness_for_sale() const;
  void count_for_sale();
  void turn_back(std::uint16_t first_unserved, Reason why);
  sim::Task<> serve_stops();
  sim::Task<> go_home();
  void arrive_at_hub(DueRoute const& due, sim::Time began);
  void count_run();
  void leave_for(std::size_t stop);
  void add_leg(double metres);

  // --- on a watched day (truck_watched.cpp) ---
  struct Stretch {  // of the way between two stops, by shares of it
    std::size_t from, to;
    double begins = 0, ends = 1;
  };
  Mover me() const { return {MoverKind::truck, static_cast<std::uint16_t>(number_)}; }
  Pieces on_board() const;
  Pieces at_stop(Cargo::Drop const& drop) const;
  std::size_t watch_stay(Doing doing, std::size_t stop, sim::Time from, sim::Time until, Pieces const& goods);
  void watch_loading(sim::Time began);
  void watch_leg(Going going, Stretch const& way, sim::Seconds takes);
  std::size_t watch_stop(Cargo::Drop const& drop, sim::Time arrives, sim::Time leaves);
  Detour ways_to_homes(Cargo::Drop const& drop) const;
  std::int64_t metres_not_told(double metres);
  void watch_unloaded(std::size_t stay, Pieces const& before, Cargo::Drop const& drop);
  void watch_return();

  // What a run comes to so far; goods by weight times way: what was on board on each leg, and what was
  // delivered or taken back, by the direct way.
  struct Run {
    bool over_limit = false;
    double on_board = 0;     // kg, to be delivered
    double going_back = 0;   // kg, unclaimed or brought back
    std::size_t at = 0;      // stop
    std::size_t served = 0;  // stops
    double metres = 0;
    std::int64_t told = 0;                     // of them, in the record of a watched day
    double load = 0, activity = 0, empty = 0;  // kg m, kg m, m with nothing on board
    double sold_load = 0, sold_activity = 0;   // of goods for sale
    bool cut_short = false, towed = false;
    sim::Seconds stood_still{}, broken_down{};  // before closed roads, and under repair
  };

  County& county_;
  std::size_t number_;
  sim::Time shift_ends_{};
  sim::Time trip_{};  // when the run began
  bool first_run_ = true;
  Run run_;
  // Breakdowns come after exponential times of driving: how much of the next one's, in means, is driven.
  double worn_ = 0, breaks_at_ = 0, repair_luck_ = 0;
  std::uint32_t breakdowns_drawn_ = 0;
  sim::Seconds in_workshop_{};  // before the next run
  Cargo cargo_;
};

}  // namespace ruralsim::models
