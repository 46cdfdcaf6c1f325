// Facts of a county whose centers open or close in the run, by months since a center's opening.
#pragma once

#include "models/counts.hpp"
#include "models/network/service_areas.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models {

struct GrowthLedger {
  static constexpr double kDaysAMonth = 365.25 / 12;

  std::vector<network::Life> lives;  // of the centers; empty: all are open all through the run
  Counts<std::uint32_t> orders;      // (month, 2): judged orders by their cohort day's month, those next-day
  // (quarter of opening and month, 2): the same by the quarter of a year of the run in which a center opened
  Counts<std::uint32_t> orders_by_opening;
  Counts<std::int64_t> backlog;  // (month, 1): open jobs of the centers' villages, summed over 24:00 of days

  bool on() const { return !lives.empty(); }
  void begin(std::vector<network::Life> of_centers, std::int64_t days) {
    lives = std::move(of_centers);
    auto const months = static_cast<std::size_t>(static_cast<double>(days) / kDaysAMonth) + 1;
    orders = Counts<std::uint32_t>(months, 2);
    orders_by_opening = Counts<std::uint32_t>(quarters(months) * months, 2);
    backlog = Counts<std::int64_t>(months, 1);
  }
  // Full months that a center has been open on a day; what was ordered before, and is handed out there
  // because another center closed, counts in its first. Nothing where it was open when the run began: nobody
  // knows for how long.
  std::optional<std::size_t> month(std::size_t center, std::int64_t day) const {
    if (lives[center].opens < 0) return std::nullopt;
    return month_of(day - lives[center].opens);
  }
  static std::size_t month_of(std::int64_t days_open) {
    return days_open <= 0 ? 0 : static_cast<std::size_t>(static_cast<double>(days_open) / kDaysAMonth);
  }
  static std::size_t quarters(std::size_t months) { return (months + 2) / 3; }
  static std::size_t quarter_of(std::int64_t opens) { return month_of(opens) / 3; }
  std::size_t row(std::size_t quarter, std::size_t month) const { return quarter * orders.rows() + month; }
  void judge(std::size_t center, std::int64_t day, std::uint32_t judged, std::uint32_t next_day) {
    auto const at = month(center, day);
    if (!at) return;
    orders(*at, 0) += judged;
    orders(*at, 1) += next_day;
    auto* const of_opening = orders_by_opening.row(row(quarter_of(lives[center].opens), *at));
    of_opening[0] += judged;
    of_opening[1] += next_day;
  }
};

}  // namespace ruralsim::models
