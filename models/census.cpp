#include "models/census.hpp"

#include "models/appliances.hpp"
#include "models/selling.hpp"
#include "models/stock.hpp"

namespace ruralsim::models {

sim::Task<> midnight_census(County& county) {
  for (std::int64_t day = 1; day < county.scenario.run.days; ++day) {
    co_await county.here.until(sim::midnight(day));
    count_waiting(county, county.here.now());
    if (county.sales) count_sales(county, county.here.now());
  }
}

sim::Task<> midnight_census_of_orders(County& county) {
  for (std::int64_t day = 1; day < county.scenario.run.days; ++day) {
    co_await county.here.until(sim::midnight(day));
    count_orders(county, county.here.now());
  }
}

sim::Task<> midnight_census(WarehouseHall& hall, RunLedger& ledger, std::deque<sim::Link<Load>> const& downs,
                            std::deque<sim::Link<Release>> const& ups, std::int64_t days) {
  for (std::int64_t day = 1; day < days; ++day) {
    co_await hall.here.until(sim::midnight(day));
    count_waiting(hall, ledger, downs, ups, hall.here.now());
  }
}

// First of all at midnight: what is released then still waits for it.
void count_orders(County& county, sim::Time midnight) {
  auto* const row = county.ledger.waiting.row(static_cast<std::size_t>(midnight.day() - 1));
  county.for_each_order(midnight, [&](Stage stage, Batch const& batch) {
    row[static_cast<std::size_t>(stage)] += batch.size();
  });
}

void count_waiting(County& county, sim::Time midnight) {
  auto const day = static_cast<std::size_t>(midnight.day() - 1);
  auto* const row = county.ledger.waiting.row(day);
  county.for_each_batch(midnight, [&](Stage stage, Batch const& batch) {
    if (!batch->for_shelf) row[static_cast<std::size_t>(stage)] += batch.size();
  });
  for (auto& shelf : county.shelves) row[static_cast<std::size_t>(Stage::pick_up)] += shelf.lying(midnight);
  count_backlog(county, midnight, county.ledger);
}

void count_waiting(WarehouseHall& hall, RunLedger& ledger, std::deque<sim::Link<Load>> const& downs,
                   std::deque<sim::Link<Release>> const& ups, sim::Time midnight) {
  auto const day = static_cast<std::size_t>(midnight.day() - 1);
  for_each_batch(hall, downs, ups, midnight, [&](std::size_t county, Stage stage, Batch const& batch) {
    if (!batch->for_shelf)
      ledger.counties[county].waiting(day, static_cast<std::size_t>(stage)) += batch.size();
    if (stage == Stage::picking) ledger.warehouse_backlog(day, 0) += batch.size();
  });
}

void for_each_batch(WarehouseHall const& hall, std::deque<sim::Link<Load>> const& downs,
                    std::deque<sim::Link<Release>> const& ups, sim::Time now,
                    std::function<void(std::size_t, Stage, Batch const&)> const& see) {
  auto const all = [&](std::size_t county, Stage stage, std::vector<Batch> const& batches) {
    for (auto const& batch : batches) see(county, stage, batch);
  };
  for (std::size_t n = 0; n < ups.size(); ++n)
    for (auto const& mail : ups[n].in_flight())
      if (mail.arrives <= now)  // else it is sent at this midnight or later: orders may be ahead of the hall
        all(n, Stage::picking, mail.value.batches);
  for (auto const& mail : hall.supply.in_flight())
    all(mail.value.county, Stage::national_supply, mail.value.batches);
  if (hall.stock != nullptr)
    hall.stock->for_each_waiting(
        [&](std::uint32_t county, Batch const& batch) { see(county, Stage::national_supply, batch); });
  for (auto const& release : hall.released.items()) all(release.county, Stage::picking, release.batches);
  for (std::size_t n = 0; n < hall.docks.size(); ++n)
    for (auto const& batch : hall.docks[n])
      see(n, batch->stamps.packed > now.s ? Stage::picking : Stage::departure, batch);
  for (std::size_t n = 0; n < hall.loading.size(); ++n) all(n, Stage::departure, hall.loading[n]);
  for (std::size_t n = 0; n < hall.turned_back.size(); ++n)
    for (auto const& goods : hall.turned_back[n])
      all(n, goods.back > now ? Stage::line_haul : Stage::departure, goods.batches);
  for (std::size_t n = 0; n < downs.size(); ++n)
    for (auto const& mail : downs[n].in_flight())
      // What is due this very second is not in the hub's hands yet, nor will it be if the run ends here.
      if (mail.arrives >= now) all(n, Stage::line_haul, mail.value.batches);
}

}  // namespace ruralsim::models
