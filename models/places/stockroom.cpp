#include "models/places/stockroom.hpp"

#include <algorithm>

namespace ruralsim::models {

std::int64_t Stockroom::issue(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  auto const issued = std::min(pieces, held_[group].on_hand);
  held_[group].on_hand -= issued;
  state(group, StockFact::issued, issued, now);
  return issued;
}

void Stockroom::owe(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  held_[group].owed += pieces;
  state(group, StockFact::backordered, pieces, now);
}

std::int64_t Stockroom::issue_owed(std::size_t group, std::int64_t pieces, sim::Time now) {
  auto const issued = issue(group, pieces, now);
  held_[group].owed -= issued;
  state(group, StockFact::issued_late, issued, now);
  return issued;
}

void Stockroom::order(std::size_t group, std::int64_t pieces, sim::Time now) {
  held_[group].on_order += pieces;
  state(group, StockFact::orders, 1, now);
  state(group, StockFact::ordered, pieces, now);
}

void Stockroom::receive(std::size_t group, std::int64_t pieces, sim::Time now) {
  settle(group, now);
  held_[group].on_order -= pieces;
  held_[group].on_hand += pieces;
  state(group, StockFact::received, pieces, now);
}

void Stockroom::settle(std::size_t group, sim::Time now) {
  auto& held = held_[group];
  while (held.since < now) {
    auto const until = std::min(now, sim::midnight(held.since.day() + 1));
    auto const seconds = (until - held.since).value;
    state(group, StockFact::on_hand_seconds, held.on_hand * seconds, held.since);
    state(group, StockFact::owed_seconds, held.owed * seconds, held.since);
    if (held.on_hand == 0) state(group, StockFact::out_seconds, seconds, held.since);
    held.since = until;
  }
}

}  // namespace ruralsim::models
