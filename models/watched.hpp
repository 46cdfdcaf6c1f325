// A watched day, as facts of what is known elsewhere: where a batch has been, by its stamps; at the end,
// where everything is and who has rested.
#pragma once

#include "models/county.hpp"
#include "models/warehouse_hall.hpp"
#include "models/watched_ledger.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace ruralsim::models {

// Until a batch was released, as far as it was.
void was_ordered(WatchedLedger& watched, Batch const& batch);
// Where the orders of a batch were, stage by stage, as its stamps say; a stage that has not ended goes on.
void has_been(WatchedLedger& watched, Batch const& batch);
// What stamps do not tell: in these seconds sorted goods were on a vehicle, and not waiting for it.
void was_on_board(WatchedLedger& watched, Batch const& batch, std::int64_t from, std::int64_t until);
// The same of goods whose line-haul turned back: they were on it, and not waiting for it.
void was_turned_back(WatchedLedger& watched, Batch const& batch, std::int64_t from, std::int64_t until);

Pieces pieces_of(Batch const& batch);
Pieces pieces_of(std::vector<Batch> const& batches);

// What has not arrived when the run ends or stops.
void close_watched(County& county, sim::Time now);
void close_watched(WarehouseHall const& hall, std::vector<CountyLedger>& ledgers,
                   std::deque<sim::Link<Load>> const& downs, std::deque<sim::Link<Release>> const& ups,
                   sim::Time now);
// What was closed on watched days, of a county.
void state_closures(Regimes const& regimes, County const& county);

// Puts legs, stays and changes in order; whoever is in service rests where nothing else is told of him.
// Throws sim::Error (model) if somebody is at two places, or rests on the road.
void complete_watched(CountyLedger& ledger);

}  // namespace ruralsim::models
