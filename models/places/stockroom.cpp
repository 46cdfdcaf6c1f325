#include "models/places/stockroom.hpp"

#include <algorithm>

namespace ruralsim::models {

std::int64_t Stockroom::issue(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  auto const issued = std::min(pieces, held_[group].on_hand);
  held_[group].on_hand -= issued;
  ledger_.add(now, group, StockFact::issued, issued);
  return issued;
}

void Stockroom::owe(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  held_[group].owed += pieces;
  ledger_.add(now, group, StockFact::backordered, pieces);
}

std::int64_t Stockroom::issue_owed(std::size_t group, std::int64_t pieces, sim::Time now) {
  auto const issued = issue(group, pieces, now);
  held_[group].owed -= issued;
  ledger_.add(now, group, StockFact::issued_late, issued);
  return issued;
}

void Stockroom::order(std::size_t group, std::int64_t pieces, sim::Time now) {
  held_[group].on_order += pieces;
  ledger_.add(now, group, StockFact::orders, 1);
  ledger_.add(now, group, StockFact::ordered, pieces);
}

void Stockroom::receive(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  held_[group].on_order -= pieces;
  held_[group].on_hand += pieces;
  ledger_.add(now, group, StockFact::received, pieces);
}

void Stockroom::settle(std::size_t group, sim::Time now) {
  auto& held = held_[group];
  while (held.since < now) {
    auto const until = std::min(now, sim::midnight(held.since.day() + 1));
    auto const seconds = (until - held.since).value;
    ledger_.add(held.since, group, StockFact::on_hand_seconds, held.on_hand * seconds);
    ledger_.add(held.since, group, StockFact::owed_seconds, held.owed * seconds);
    if (held.on_hand == 0) ledger_.add(held.since, group, StockFact::out_seconds, seconds);
    held.since = until;
  }
}

}  // namespace ruralsim::models
