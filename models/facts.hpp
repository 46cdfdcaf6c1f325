// Facts that actors state, written into a county's ledger. Each adds to counts; none computes a statistic.
#pragma once

#include "models/ledger.hpp"

#include <span>

namespace ruralsim::models::facts {

// The parcels of a batch that share a cohort day.
struct Part {
  Parcel const* begin;
  Parcel const* end;
  std::int64_t day;
  Reason structural;  // of the batch's head, for this day
  std::uint32_t size() const { return static_cast<std::uint32_t>(end - begin); }
};

template <class See>
void for_parts(Batch const& batch, See&& see) {
  auto const& head = batch.head();
  auto const* const split = batch.begin() + head.yesterdays;
  if (head.yesterdays > 0)
    see(Part{batch.begin(), split, batch.begin()->placed / 86400, head.structural_yesterday});
  if (head.size > head.yesterdays)
    see(Part{split, batch.end(), split->placed / 86400, head.structural_today});
}

// The orders that the network takes on one day, all by one channel: each is counted, numbered and, if asked
// for, gets its row in the table of orders. The ledger knows how many there were when this ends.
class Ordered {
 public:
  Ordered(CountyLedger& ledger, std::int64_t day, Channel channel)
      : ledger_(ledger),
        by_group_(ledger.ordered.row(static_cast<std::size_t>(day))),
        of_channel_(
            ledger.ordered_by_channel(static_cast<std::size_t>(day), static_cast<std::size_t>(channel))),
        first_(ledger.order_numbers),
        next_(first_),
        recording_(ledger.recording) {}
  Ordered(Ordered const&) = delete;
  Ordered& operator=(Ordered const&) = delete;
  ~Ordered() {
    ledger_.order_numbers = next_;
    of_channel_ += count();
  }

  void add(Parcel& parcel) {
    parcel.number = next_++;
    ++by_group_[parcel.group()];
    if (recording_) [[unlikely]]
      begin_row(ledger_, parcel);
  }
  std::uint32_t count() const { return next_ - first_; }

 private:
  // Knows nothing of this object, which can so stay in registers while a village orders.
  static void begin_row(CountyLedger& ledger, Parcel parcel);

  CountyLedger& ledger_;
  std::uint32_t* by_group_;
  std::uint32_t& of_channel_;
  std::uint32_t const first_;
  std::uint32_t next_;
  bool const recording_;
};

// A piece of a select station's shelf was bought and taken along: no order of the network, but a number and,
// if asked for, a row in the table of orders.
void sold_from_shelf(CountyLedger& ledger, Parcel& piece, std::size_t center);

// What a row's channel says of it.
constexpr std::uint8_t kFromShelf = kChannels;

// A batch was handed to the warehouse. The head knows when it would be ready alone.
void released(CountyLedger& ledger, Batch const& batch);
// The same is taken back: it will go another way.
void withdrawn(CountyLedger& ledger, Batch const& batch);
// All parcels of a batch will never be delivered: there is no stock.
void lost(CountyLedger& ledger, Batch const& batch);

// All parcels of a batch are ready for pick-up (appliances: at the home). Counts lateness.
enum class Then : std::uint8_t { waits_for_pick_up, is_in_hand };
void ready(CountyLedger& ledger, Batch const& batch, sim::Time now, Then then);

// Parcels of one cohort day that were ready at `was_ready` and are collected, each at its time before the end
// of the run. Written to the ledger when done() is called.
class InHand {
 public:
  InHand(CountyLedger& ledger, std::int64_t day, sim::Time was_ready);
  // Some parcels, and when each of them is collected.
  void add(std::span<Parcel const> parcels, std::span<std::uint32_t const> at) {
    std::int64_t sum_at = 0, sum_placed = 0;
    std::array<std::uint32_t, kDueDays> within{};  // stays in registers, as nobody else knows of it
    for (std::size_t i = 0; i < parcels.size(); ++i) {
      auto const& parcel = parcels[i];
      ++bins_[lead_bins::of(at[i] - parcel.placed)];
      ++by_group_[parcel.group()];
      sum_at += at[i], sum_placed += parcel.placed;
      for (std::size_t k = 0; k < kDueDays; ++k) within[k] += at[i] <= deadlines_[k] ? 1 : 0;
    }
    auto const many = static_cast<std::uint32_t>(parcels.size());
    parcels_ += many;
    lead_ += sum_at - sum_placed;
    wait_ += sum_at - std::int64_t{many} * was_ready_;
    for (std::size_t k = 0; k < kDueDays; ++k) within_[k] += within[k];
    if (recording_) [[unlikely]]
      for (std::size_t i = 0; i < parcels.size(); ++i) ledger_.orders[parcels[i].number].in_hand = at[i];
  }
  void done();

 private:
  CountyLedger& ledger_;
  std::size_t day_;
  std::uint32_t *bins_, *by_group_;
  std::uint32_t was_ready_;
  bool recording_;
  std::uint32_t parcels_ = 0;
  std::array<std::uint32_t, kDueDays> within_{};
  std::array<std::uint32_t, kDueDays> deadlines_;
  std::int64_t lead_ = 0, wait_ = 0;
};

// Nobody collected it: it leaves the shelf.
void returned(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at);

// It was in hand, and lies at the center again.
void brought_back(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at);
// What was brought back or not collected is at the regional warehouse, before the end of the run.
void back_at_warehouse(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at);
// It is still on its way there at the end of the run.
void left_on_way_back(CountyLedger& ledger, Parcel const& parcel, BackStage stage);

// A batch that is still somewhere at the end of the run, in this stage.
void left_waiting(CountyLedger& ledger, Batch const& batch, Stage stage, sim::Time end);

enum class Outcome : std::uint8_t { complete, nobody_home, repeat_needed, faulty, carried_in };
struct Visit {
  Outcome outcome;
  bool first;  // of those to the household that found somebody
};
void visited(CountyLedger& ledger, sim::Time now, Visit const& visit);
// An installation will be wanted, and is promised by then.
void promised(CountyLedger& ledger, Parcel const& parcel, sim::Time due);
// A visit of a technician will be in this slot; he came, within it or too late.
void appointed(CountyLedger& ledger, Parcel const& parcel, sim::Time begins, sim::Time ends);
void came_by_appointment(CountyLedger& ledger, Parcel const& parcel, sim::Time now, std::int64_t late);
// An installation is complete; `due`: as was promised.
void installed(CountyLedger& ledger, Parcel const& parcel, std::uint32_t delivered, sim::Time due,
               sim::Time now);

}  // namespace ruralsim::models::facts
