// A household that orders for itself (demand.detail = household). Many of them order as their village does by
// default: the same Poisson process, split among its members.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class Household {
 public:
  // `number` counts the county's households; it keys what this one draws. `size`: of an average one.
  Household(County& county, network::VillageId village, std::uint32_t number, double size);

  // Draws a day's orders at the day's first second, as a village does, and sleeps through days without any.
  sim::Task<> run();

 private:
  std::uint32_t orders_on(std::int64_t day, sim::Stream& luck) const;
  void place(std::uint32_t orders, sim::Stream& luck);
  void place_wishes(std::uint32_t many, sim::Stream& luck);
  // Who serves its village; network::kNoCenter: nobody.
  std::uint16_t center_on(std::int64_t day) const { return county_.areas.center_of(village_, day); }

  County& county_;
  std::uint16_t village_;
  double size_;
  sim::Stream luck_;
};

}  // namespace ruralsim::models
