// Driving times of a county.
#pragma once

#include "models/network/network.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::models {

class Roads {
 public:
  Roads(network::County const& map, sim::KmPerHour truck_speed);

  // Stop 0 is the hub, stop c + 1 is center c.
  std::size_t stops() const { return stops_; }
  sim::Seconds drive(std::size_t from, std::size_t to) const {
    return sim::seconds(seconds_[from * stops_ + to]);
  }
  sim::Km distance(std::size_t from, std::size_t to) const { return {kilometres_[from * stops_ + to]}; }
  std::vector<std::int32_t> const& matrix() const { return seconds_; }  // row-major, seconds
  sim::KmPerHour speed() const { return speed_; }

 private:
  sim::KmPerHour speed_;
  std::size_t stops_;
  std::vector<std::int32_t> seconds_;
  std::vector<double> kilometres_;
};

}  // namespace ruralsim::models
