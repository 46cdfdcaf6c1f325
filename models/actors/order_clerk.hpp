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
  Alone alone_from_hub(sim::Time staged) const;  // of what lies at the hub
  Alone leaving(sim::Time sorted, sim::Time sorted_without_holidays) const;
  // Takes what the county's stock fills out of a release, to the hub's bay.
  void serve_from_stock(Release& up);
  // From the hub to the center (an appliance: into the home), with nobody else on board.
  sim::Seconds way_alone(Batch const& batch) const;
  bool goes_by_van(Batch const& batch) const;
  // From where goods set out.
  enum class From : std::uint8_t { warehouse, hub };
  // From the first cut-off of a day.
  Alone first_of(std::int64_t day, From from) const;
  void foresee(Batch& batch, Alone const& now, From from) const;

  County& county_;
  Alone first_today_{}, first_yesterday_{};  // from the first cut-off of the day
  Alone first_at_hub_today_{}, first_at_hub_yesterday_{};
};

}  // namespace ruralsim::models
