// What a run leaves of goods that are counted by the piece.
#pragma once

#include "models/counts.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace ruralsim::models {

// What is stated of a product group's stock at one place on one day, in pieces. What is demanded is filled at
// once, substituted, backordered, sent upstream or lost; orders of stocks below are demand like any other.
enum class StockFact : std::uint8_t {
  demanded,
  filled,       // at once, of its own goods
  substituted,  // at once, of another group's
  backordered,
  upstream,  // left to the next source
  lost,
  issued,       // all that left: filled, lent and issued late
  issued_late,  // to those who waited
  lent,         // as a substitute for another group
  orders,       // placed with the source: how many
  ordered,
  received,
  on_hand_seconds,  // piece-seconds
  owed_seconds,     // piece-seconds
  out_seconds,      // with nothing on hand
};
constexpr std::size_t kStockFacts = 15;

// Facts about the stock of one place; empty if it has none.
struct StockLedger {
  StockLedger() = default;
  StockLedger(std::int64_t days, std::size_t groups)
      : facts(static_cast<std::size_t>(days), groups * kStockFacts), at_end(groups, kAtEnd) {}

  enum AtEnd : std::size_t { kHeld, kInitial, kOnHand, kOnOrder, kOwed, kUnderWay, kWaiting, kAtEnd };

  Counts<std::int64_t> facts;   // (day, group x fact)
  Counts<std::int64_t> at_end;  // (group, AtEnd); held: how many places have a stock of the group

  bool empty() const { return facts.columns() == 0; }
  bool holds(std::size_t group) const { return !empty() && at_end(group, kHeld) != 0; }
  std::int64_t fact(std::size_t day, std::size_t group, StockFact fact) const {
    return facts(day, group * kStockFacts + static_cast<std::size_t>(fact));
  }
  void open(std::size_t group, std::int64_t initial) {
    at_end(group, kHeld) += 1;
    at_end(group, kInitial) += initial;
  }
  void add(sim::Time when, std::size_t group, StockFact fact, std::int64_t amount) {
    facts(static_cast<std::size_t>(when.day()), group * kStockFacts + static_cast<std::size_t>(fact)) +=
        amount;
  }
};

}  // namespace ruralsim::models
