// Driving times of a county.
#pragma once

#include "models/network/network.hpp"

#include <cstdint>
#include <span>
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
  // The other stops but the hub, the quickest to drive to first, one way or the other; those of equal time by
  // number.
  std::span<std::uint16_t const> closest(std::size_t stop) const {
    return {closest_.data() + (stop - 1) * (stops_ - 2), stops_ - 2};
  }
  std::vector<std::int32_t> const& matrix() const { return seconds_; }  // row-major, seconds
  sim::KmPerHour speed() const { return speed_; }

 private:
  void find_closest();

  sim::KmPerHour speed_;
  std::size_t stops_;
  std::vector<std::int32_t> seconds_;
  std::vector<double> kilometres_;
  std::vector<std::uint16_t> closest_;
};

}  // namespace ruralsim::models
