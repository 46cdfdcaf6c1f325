// When in a day something happens: a density that is constant over stretches of the day.
#pragma once

#include "sim/working_time.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace ruralsim::models::rules {

class DayShape {
 public:
  // `by_hour`: relative weights of the 24 hours; `within`: only these windows count (all of the day if
  // empty).
  DayShape(std::array<double, 24> const& by_hour, std::vector<sim::ClockWindow> const& within);

  bool possible() const { return !stretches_.empty(); }

  // Second of the day of a uniform 32-bit number, by inversion; possible() must hold.
  std::uint32_t second(std::uint32_t word) const {
    std::size_t i = guide_[word >> 24];
    while (word > stretches_[i].last) ++i;
    auto const& s = stretches_[i];
    return s.begin + static_cast<std::uint32_t>((std::uint64_t{word - s.from} * s.seconds_per_word) >> 32);
  }

 private:
  // Words from `from` to `last` fall into the stretch that begins at second `begin`.
  struct Stretch {
    std::uint32_t from, last, begin;
    std::uint64_t seconds_per_word;  // scaled by 2^32
  };
  std::vector<Stretch> stretches_;
  std::array<std::uint8_t, 256> guide_{};
};

}  // namespace ruralsim::models::rules
