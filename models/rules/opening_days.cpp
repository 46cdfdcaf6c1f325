#include "models/rules/opening_days.hpp"

#include <limits>

namespace ruralsim::models::rules {

OpeningDays::OpeningDays(sim::WorkingTime const& open, std::int64_t days) : open_(open) {
  for (std::int64_t day = 0; day < days; ++day) {
    auto const begin = sim::midnight(day), end = sim::midnight(day + 1);
    auto const opens = open.next_open(begin), again = open.next_open(end);
    Day hours{.opens_again = static_cast<std::uint32_t>(again.s),
              .odd = again.s > std::numeric_limits<std::uint32_t>::max()};
    if (opens < end) {
      auto const closes = std::min(open.closes(opens), end);
      hours.opens = static_cast<std::uint32_t>(opens.s);
      hours.closes = static_cast<std::uint32_t>(closes.s);
      hours.odd = hours.odd || (closes < end && open.next_open(closes) < end);
    }
    days_.push_back(hours);
  }
}

}  // namespace ruralsim::models::rules
