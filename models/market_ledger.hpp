// What a run leaves of channel choice and adoption; empty if a county has neither.
#pragma once

#include "models/counts.hpp"

#include <cstdint>

namespace ruralsim::models {

// What becomes of a wish to buy.
enum class Alternative : std::uint8_t { own_phone, assisted, station, none };
constexpr std::size_t kAlternatives = 4;

struct MarketLedger {
  MarketLedger() = default;
  explicit MarketLedger(std::int64_t days)
      : chosen(static_cast<std::size_t>(days), kAlternatives),
        state(static_cast<std::size_t>(days), kStates) {}

  // Sums over villages whose center is open, at the beginning of the day.
  enum State : std::size_t {
    kHouseholds,   // thousandths
    kBuyers,       // thousandths of households that buy online
    kLeadSeconds,  // experienced lead time, times thousandths of households
    kStates
  };
  Counts<std::uint32_t> chosen;  // (day, Alternative): wishes of the day
  Counts<std::int64_t> state;    // (day, State)

  bool empty() const { return chosen.columns() == 0; }
};

}  // namespace ruralsim::models
