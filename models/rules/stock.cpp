#include "models/rules/stock.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {

std::int64_t order_quantity(StockRule const& rule, std::int64_t position) {
  switch (rule.policy) {
    case StockPolicy::min_max:
      return position <= rule.reorder_point ? std::max<std::int64_t>(rule.up_to - position, 0) : 0;
    case StockPolicy::reorder_quantity:
      if (position > rule.reorder_point) return 0;
      return ((rule.reorder_point - position) / rule.quantity + 1) * rule.quantity;
    default:
      return std::max<std::int64_t>(rule.up_to - position, 0);
  }
}

std::int64_t highest_position(StockRule const& rule) {
  return rule.policy == StockPolicy::reorder_quantity ? rule.reorder_point + rule.quantity : rule.up_to;
}

std::int64_t pieces(StockAmount const& amount, double a_day) {
  constexpr double kRounding = 1e-9;  // 3 days of 0.1 a day are 0.3, not a hair more
  double const exact = amount.unit == StockAmount::Unit::days ? amount.number * a_day : amount.number;
  return static_cast<std::int64_t>(std::ceil(exact - kRounding));
}

StockRule stock_rule(StockSettings const& settings, double a_day) {
  auto const number = [&](std::optional<StockAmount> const& amount) {
    return amount ? pieces(*amount, a_day) : 0;
  };
  StockRule rule{.policy = settings.policy,
                 .up_to = number(settings.up_to),
                 .reorder_point = number(settings.reorder_point),
                 .quantity = std::max<std::int64_t>(number(settings.quantity), 1)};
  // Rounded up, few days of little demand can meet.
  if (rule.policy == StockPolicy::min_max) rule.up_to = std::max(rule.up_to, rule.reorder_point + 1);
  return rule;
}

sim::Time next_review(sim::Seconds period, sim::Seconds time, sim::Time now) {
  if (now.s < time.value) return {time.value};
  return {time.value + ((now.s - time.value) / period.value + 1) * period.value};
}

}  // namespace ruralsim::models::rules
