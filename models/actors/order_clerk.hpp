// Sends the county's orders up to the warehouse at every cut-off.
#pragma once

#include "models/county.hpp"
#include "models/rules/timetable.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class OrderClerk {
 public:
  explicit OrderClerk(County& county) : county_(county) {}
  sim::Task<> run();

 private:
  // When an order released now would leave the hub alone, with and without the holidays.
  struct Alone {
    sim::Time truck, truck_without_holidays, van, van_without_holidays;
  };
  void begin_day();
  void release(std::size_t wave);
  Alone alone_from(sim::Time released) const;
  // From the hub to the center (an appliance by van: to the village), with nobody else on board.
  sim::Seconds way_alone(BatchHead const& head) const;
  bool goes_by_van(BatchHead const& head) const;
  void foresee(BatchHead& head, Alone const& now) const;

  County& county_;
  Alone first_today_{}, first_yesterday_{};  // from the first cut-off of the day
};

}  // namespace ruralsim::models
