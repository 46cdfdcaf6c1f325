// A description that cannot change: what a run simulates.
#pragma once

#include "models/network/network.hpp"
#include "models/settings.hpp"
#include "sim/calendar.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ruralsim::models {

struct RunSpec {
  std::string title;
  sim::Date start;
  std::int64_t days = 0;     // simulated, from the first midnight
  std::int64_t warm_up = 0;  // first days that figures leave out
  std::uint64_t seed = 1;
  std::int64_t replications = 1;
  bool disturbances = true;  // false: nothing of what the settings say can go wrong does
  bool antithetic =
      false;  // replications 2k and 2k + 1 are a pair: what one draws is 1 - what the other does

  // The replication in the keys of its random numbers. Without pairs it is its own number.
  std::uint32_t draws_as(std::uint32_t replication) const {
    if (!antithetic) return replication;
    return replication / 2 + (replication % 2 == 0 ? 0 : sim::complemented);
  }
};

// Settings in force from a day on, until the next ones.
struct Stretch {
  std::int64_t from_day = 0;
  Settings settings;
};

// Days after which no parcel lies unclaimed any more, at most: only those count on which the center opens.
inline std::int64_t longest_storage(Settings const& s) {
  auto const& week = s.center.opening.by_weekday;
  auto const open = std::count_if(week.begin(), week.end(), [](auto const& day) { return !day.empty(); });
  auto longest = s.center.storage_days;
  if (open > 0 && open < 7) longest = (longest / open + 1) * 7;
  for (auto const& holiday : s.holidays)
    if (std::find(holiday.closes.begin(), holiday.closes.end(), Closes::centers) != holiday.closes.end())
      longest += holiday.when.days;
  return longest;
}

struct Scenario {
  RunSpec run;
  network::Network network;
  std::vector<Stretch> stretches;  // ascending; the first begins at day 0. What never changes by date
                                   // (products' ids and handling, number of counties) is the same in all.

  Settings const& settings_on(std::int64_t day) const {
    auto const* found = &stretches.front();
    for (auto const& stretch : stretches)
      if (stretch.from_day <= day) found = &stretch;
    return found->settings;
  }
  // In days: no parcel lies unclaimed for longer.
  std::int64_t longest_storage() const {
    std::int64_t longest = 0;
    for (auto const& stretch : stretches)
      longest = std::max(longest, models::longest_storage(stretch.settings));
    return longest;
  }
};

}  // namespace ruralsim::models
