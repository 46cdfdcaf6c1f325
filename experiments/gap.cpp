#include "experiments/gap.hpp"

#include <cstddef>

namespace ruralsim::experiments {

GapRow gap(Outcome const& own, Outcome const& bound, double level) {
  GapRow row{.rate = results::estimate(bound.next_day_rate, level),
             .gained = results::paired_difference(bound.next_day_rate, own.next_day_rate, level),
             .given_back = {},
             .backlog_less = results::paired_difference(own.backlog, bound.backlog, level)};
  std::vector<double> shares;
  for (std::size_t r = 0; r < own.next_day_rate.size(); ++r) {
    double const missed = 1 - own.next_day_rate[r];
    shares.push_back(missed > 0 ? (bound.next_day_rate[r] - own.next_day_rate[r]) / missed
                                : results::not_available);
  }
  row.given_back = results::estimate(shares, level);
  return row;
}

}  // namespace ruralsim::experiments
