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
  sim::Time ready_alone(BatchHead const& head, Alone const& alone, bool holidays) const;
  void foresee(BatchHead& head, Alone const& now) const;
  Reason structural_reason(BatchHead const& head, std::int64_t day, Alone const& now,
                           Alone const& first) const;

  County& county_;
  Alone first_today_{}, first_yesterday_{};  // from the first cut-off of the day
};

}  // namespace ruralsim::models
