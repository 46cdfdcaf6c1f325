// A stockroom: what lies there of each product group, what is on order and what is owed. It knows nothing of
// who wants the goods or whence they come, so that any place that sells from stock can have one.
#pragma once

#include "models/ledger.hpp"
#include "models/rules/stock.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::models {

class Stockroom {
 public:
  // `totals`: where the same is summed over the run, by group and fact; null: nowhere.
  Stockroom(StockLedger& ledger, std::size_t groups, std::int64_t* totals = nullptr)
      : ledger_(ledger), totals_(totals), held_(groups) {}

  // Begins to hold a group, at the beginning of the run.
  void open(std::size_t group, std::int64_t initial) {
    held_[group] = {.on_hand = initial};
    ledger_.open(group, initial);
  }
  std::int64_t on_hand(std::size_t group) const { return held_[group].on_hand; }
  std::int64_t on_order(std::size_t group) const { return held_[group].on_order; }
  std::int64_t owed(std::size_t group) const { return held_[group].owed; }
  std::int64_t position(std::size_t group) const {
    auto const& held = held_[group];
    return held.on_hand + held.on_order - held.owed;
  }

  // Hands out at most so many pieces, at once. Gives back how many there were.
  std::int64_t issue(std::size_t group, std::int64_t pieces, sim::Time now);
  void owe(std::size_t group, std::int64_t pieces, sim::Time now);
  // The same of pieces that were owed.
  std::int64_t issue_owed(std::size_t group, std::int64_t pieces, sim::Time now);
  void order(std::size_t group, std::int64_t pieces, sim::Time now);
  void receive(std::size_t group, std::int64_t pieces, sim::Time now);
  void state(std::size_t group, StockFact fact, std::int64_t pieces, sim::Time now) {
    ledger_.add(now, group, fact, pieces);
    if (totals_ != nullptr) totals_[group * kStockFacts + static_cast<std::size_t>(fact)] += pieces;
  }
  // Brings the time-weighted sums up to `now`.
  void settle(std::size_t group, sim::Time now);

 private:
  struct Held {
    std::int64_t on_hand = 0, on_order = 0, owed = 0;
    sim::Time since{};  // nothing has changed from then on
  };

  StockLedger& ledger_;
  std::int64_t* totals_;
  std::vector<Held> held_;
};

}  // namespace ruralsim::models
