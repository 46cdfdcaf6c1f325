// The villages of a county: each places its households' orders.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

#include <vector>

namespace ruralsim::models {

class Villages {
 public:
  explicit Villages(County& county);

  // Every village draws the orders of a day at the day's first second, from the day a center serves it:
  // nothing that happens during a day changes them.
  sim::Task<> run();

 private:
  struct Village {
    network::VillageId id;
    double households;
    sim::Stream orders, desk;
  };

  void place_todays_orders(Village const& village, std::uint16_t center);
  // With channel choice: wishes, of which not all become orders.
  void place_todays_wishes(Village const& village, std::uint16_t center, sim::Stream& luck, std::size_t many);

  County& county_;
  std::vector<Village> villages_;
};

}  // namespace ruralsim::models
