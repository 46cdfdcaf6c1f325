// Counting what is where: at every midnight, and for the balance at the end of a run.
#pragma once

#include "models/county.hpp"
#include "models/warehouse_hall.hpp"

#include <deque>
#include <functional>

namespace ruralsim::models {

// Actors that count at each midnight of the run, into the row of the day that ends.
sim::Task<> midnight_census(County& county);
sim::Task<> midnight_census_of_orders(County& county);  // of those that wait for their release, alone
sim::Task<> midnight_census(WarehouseHall& hall, RunLedger& ledger, std::deque<sim::Link<Load>> const& downs,
                            std::deque<sim::Link<Release>> const& ups, std::int64_t days);

void count_waiting(County& county, sim::Time midnight);
void count_orders(County& county, sim::Time midnight);
void count_waiting(WarehouseHall& hall, RunLedger& ledger, std::deque<sim::Link<Load>> const& downs,
                   std::deque<sim::Link<Release>> const& ups, sim::Time midnight);

// Batches at the warehouse, on their way to it and on their way to the counties, as of `now`.
void for_each_batch(WarehouseHall const& hall, std::deque<sim::Link<Load>> const& downs,
                    std::deque<sim::Link<Release>> const& ups, sim::Time now,
                    std::function<void(std::size_t county, Stage, Batch const&)> const& see);

}  // namespace ruralsim::models
