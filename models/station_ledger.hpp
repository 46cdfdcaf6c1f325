// What a run leaves of a county's select stations. Walk-ins are demand of the shelf: filled (sold), left to
// the desk (`upstream`) or lost.
#pragma once

#include "models/stock_ledger.hpp"

#include <cstdint>

namespace ruralsim::models {

struct StationLedger {
  StationLedger() = default;
  StationLedger(std::int64_t days, std::size_t groups, std::size_t centers)
      : stock(days, groups),
        by_center(centers, groups * kStockFacts),
        at_end(centers, groups * StockLedger::kAtEnd),
        short_days(static_cast<std::size_t>(days), groups),
        revenue(static_cast<std::size_t>(days), groups),
        revenue_by_center(centers, groups) {}

  StockLedger stock;                       // of all stations together; held: by how many
  Counts<std::int64_t> by_center;          // (center, group x StockFact): of each station, over the whole run
  Counts<std::int64_t> at_end;             // (center, group x StockLedger::AtEnd)
  Counts<std::uint32_t> short_days;        // (day, group): stations that could not fill all of the day
  Counts<std::int64_t> revenue;            // (day, group): fen
  Counts<std::int64_t> revenue_by_center;  // (center, group): fen

  bool empty() const { return stock.empty(); }
  void at_the_end(std::size_t center, std::size_t group, StockLedger::AtEnd what, std::int64_t pieces) {
    stock.at_end(group, what) += pieces;
    at_end(center, group * StockLedger::kAtEnd + what) += pieces;
  }
  std::int64_t fact(std::size_t center, std::size_t group, StockFact fact) const {
    return by_center(center, group * kStockFacts + static_cast<std::size_t>(fact));
  }
};

}  // namespace ruralsim::models
