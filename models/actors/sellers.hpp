// Villagers with goods to sell: each morning it is known who will come to a center with a box, and when.
#pragma once

#include "models/selling.hpp"
#include "sim/task.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::models {

class Sellers {
 public:
  explicit Sellers(County& county);
  sim::Task<> run();

 private:
  void leave_closed_centers();
  void open_day(std::size_t center);  // with those who were refused
  void offer(std::uint8_t group);
  void offer_of_village(std::uint8_t group, std::uint16_t village);
  void sort_and_tell(std::size_t center);

  std::size_t weekday() const;
  bool open_today(std::uint8_t group) const;
  std::uint32_t second(Offer const& offer) const;  // of the run, today

  County& county_;
  std::vector<std::vector<double>> luck_;  // by group and village: grows it if below the share of villages
};

}  // namespace ruralsim::models
