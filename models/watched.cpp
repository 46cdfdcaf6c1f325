#include "models/watched.hpp"

#include "models/census.hpp"
#include "models/selling.hpp"

#include <array>

namespace ruralsim::models {
namespace {

constexpr std::int64_t known(std::uint32_t stamp) {
  return stamp == 0 ? sim::kNever.s : std::int64_t{stamp};
}

void close_jobs(County const& county, WatchedLedger& watched) {
  for (auto const& job : county.jobs.jobs())
    if (job.open && job.wants_installation)
      watched.present(Spot::center(county.center_of(job).index()), Level::installation, job.released,
                      sim::kNever.s, 1);
}

void add_closures(WatchedLedger& watched, Spot at, rules::ClosedRoad const& road) {
  for (auto const& one : road.closures())
    if (watched.sees(one.from.s, one.to.s))
      watched.closures.push_back({at, one.from.s, one.to.s, std::string(one.id)});
}

}  // namespace

void was_ordered(WatchedLedger& watched, Batch const& batch) {
  auto const center = Spot::center(batch->center);
  auto const released = known(batch->stamps.released);
  for (auto const& parcel : batch) {
    watched.present(center, Level::desk, parcel.placed, parcel.accepted(), 1);
    watched.present(center, Level::cut_off, parcel.accepted(), released, 1);
  }
}

void has_been(WatchedLedger& watched, Batch const& batch) {
  if (batch->for_shelf) return;
  was_ordered(watched, batch);
  auto const& s = batch->stamps;
  auto const center = Spot::center(batch->center);
  struct Span {
    Level what;
    Spot at;
    std::uint32_t begins, ends;
  };
  using enum Level;
  std::array<Span, 7> const spans{{{national_supply, Spot::warehouse(), s.released, s.supplied},
                                   {picking, Spot::warehouse(), s.supplied, s.packed},
                                   {departure, Spot::warehouse(), s.packed, s.departed},
                                   {line_haul, Spot::hub(), s.departed, s.at_hub},
                                   {sorting, Spot::hub(), s.at_hub, s.sorted},
                                   {truck, Spot::hub(), s.sorted, s.left_hub},
                                   {milk_run, center, s.left_hub, s.ready}}};
  for (auto const& span : spans)
    if (span.begins != 0) watched.present(span.at, span.what, span.begins, known(span.ends), batch.size());
}

void was_on_board(WatchedLedger& watched, Batch const& batch, std::int64_t from, std::int64_t until) {
  if (batch->for_shelf) return;
  watched.present(Spot::hub(), Level::truck, from, until, -std::int64_t{batch.size()});
  watched.present(Spot::center(batch->center), Level::milk_run, from, until, batch.size());
}

void was_turned_back(WatchedLedger& watched, Batch const& batch, std::int64_t from, std::int64_t until) {
  if (batch->for_shelf) return;
  watched.present(Spot::warehouse(), Level::departure, from, until, -std::int64_t{batch.size()});
  watched.present(Spot::hub(), Level::line_haul, from, until, batch.size());
}

Pieces pieces_of(Batch const& batch) {
  auto const size = static_cast<std::int32_t>(batch.size());
  if (size == 0) return {};
  if (batch->for_shelf) return {.shelf_pieces = size};
  return batch->appliance ? Pieces{.appliances = size} : Pieces{.parcels = size};
}

Pieces pieces_of(std::vector<Batch> const& batches) {
  Pieces all;
  for (auto const& batch : batches) all += pieces_of(batch);
  return all;
}

void close_watched(County& county, sim::Time now) {
  auto& watched = county.ledger.watched;
  county.for_each_batch(now, [&](Stage, Batch const& batch) { has_been(watched, batch); });
  close_jobs(county, watched);
  if (county.sales)
    for (std::size_t center = 0; center < county.map.centers.size(); ++center) let_in(county, center, now);
}

void close_watched(WarehouseHall const& hall, std::vector<CountyLedger>& ledgers,
                   std::deque<sim::Link<Load>> const& downs, std::deque<sim::Link<Release>> const& ups,
                   sim::Time now) {
  for_each_batch(hall, downs, ups, now, [&](std::size_t county, Stage, Batch const& batch) {
    has_been(ledgers[county].watched, batch);
  });
}

// By the settings of each watched day: a closure is told once.
void state_closures(Regimes const& regimes, County const& county) {
  auto& watched = county.ledger.watched;
  Disturbances const* last = nullptr;
  for (auto day = watched.begins / sim::days(1).value; day < watched.ends / sim::days(1).value; ++day) {
    auto const* all = regimes.on(day).disturbances();
    if (all == nullptr || all == last) continue;
    last = all;
    for (std::size_t center = 0; center < county.map.centers.size(); ++center)
      add_closures(watched, Spot::center(center), all->road(county.number, center));
    add_closures(watched, Spot::hub(), all->line_haul(county.number));
    add_closures(watched, Spot::warehouse(), all->warehouse());
  }
}

}  // namespace ruralsim::models
