#include "models/actors/stock_keeper.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

sim::Task<> StockKeeper::run() {
  for (;;) {
    auto const now = stock_.here.now();
    stock_.review_periodic();
    // Levels that follow demand, and settings, change at midnight.
    if (now.of_day().value == 0) stock_.review_continuous();
    auto const next = std::min(stock_.next_review(), sim::midnight(now.day() + 1));
    for (;;) {
      auto const delivery = co_await stock_.arrivals.get_until(next);
      if (!delivery) break;
      stock_.receive(*delivery);
      stock_.here.tell([&] {
        return sim::text("takes in {} of product group {}", sim::many(delivery->pieces, "piece"),
                         delivery->group + 1);
      });
    }
  }
}

}  // namespace ruralsim::models
