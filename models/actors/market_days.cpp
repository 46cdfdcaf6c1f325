#include "models/actors/market_days.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

sim::Task<> begin_market_days(County& county) {
  for (;;) {
    auto& market = *county.market;
    market.begin_day();
    county.here.tell([&] {
      auto const* const row = county.ledger.market.state.row(static_cast<std::size_t>(county.today()));
      auto const households = static_cast<double>(std::max<std::int64_t>(row[MarketLedger::kHouseholds], 1));
      return sim::text("{:.2f} % of the households buy online, goods took {:.1f} h",
                       100 * static_cast<double>(row[MarketLedger::kBuyers]) / households,
                       static_cast<double>(row[MarketLedger::kLeadSeconds]) / households / 3600);
    });
    co_await county.here.until(sim::midnight(county.today() + 1));
  }
}

}  // namespace ruralsim::models
