// When and how much a stock orders: a function of its inventory position alone (on hand + on order - owed).
// Names as in Silver, Pyke & Peterson 1998, chapter 7.
#pragma once

#include "models/settings.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace ruralsim::models::rules {

// A policy with its numbers in pieces.
struct StockRule {
  StockPolicy policy = StockPolicy::base_stock;
  std::int64_t up_to = 0;          // S: of all but (r,Q)
  std::int64_t reorder_point = 0;  // s, r: order at or below it
  std::int64_t quantity = 1;       // Q: order multiples of it
};

// Pieces to order now: at a review, or after a demand where review is continuous. 0: none.
std::int64_t order_quantity(StockRule const& rule, std::int64_t position);

// The highest inventory position just after an order.
std::int64_t highest_position(StockRule const& rule);

// Whole pieces, rounded up; `a_day`: pieces that are expected to be ordered a day.
std::int64_t pieces(StockAmount const& amount, double a_day);

StockRule stock_rule(StockSettings const& settings, double a_day);

// The first review after `now`: they come every `period` > 0 from `time` of day 0 on, whether or not the
// period divides the day.
sim::Time next_review(sim::Seconds period, sim::Seconds time, sim::Time now);

}  // namespace ruralsim::models::rules
