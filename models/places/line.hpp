// A work line: goods are worked on one after the other at a rate, while the house is open.
#pragma once

#include "models/places/lookup.hpp"
#include "sim/quantity.hpp"
#include "sim/working_time.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace ruralsim::models {

class Line {
 public:
  // When `set_up` and then `pieces` are done if the work can begin at `ready`, after all that came before.
  // No rate: the pieces take no time.
  sim::Time serve(sim::Time ready, sim::Seconds set_up, std::uint32_t pieces,
                  std::optional<sim::PerHour> rate, sim::WorkingTime const& open) {
    sim::Time const begin = std::max(ready, free_at_);
    if (begin > free_at_) carried_ns_ = 0;
    std::int64_t const work_ns = carried_ns_ + set_up.value * kSecond +
                                 (rate ? static_cast<std::int64_t>(pieces * (3600e9 / rate->value)) : 0);
    auto const work = sim::seconds(work_ns / kSecond);
    carried_ns_ = work_ns % kSecond;
    free_at_ = hours_.done(open, begin, work);
    return free_at_;
  }

  sim::Time free_at() const { return free_at_; }

 private:
  static constexpr std::int64_t kSecond = 1'000'000'000;

  sim::Time free_at_{};
  OpeningLookup hours_;
  std::int64_t carried_ns_ = 0;  // work of less than a second that the last piece left over
};

}  // namespace ruralsim::models
