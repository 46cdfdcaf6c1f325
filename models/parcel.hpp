// Parcels and the batches in which they travel. A batch holds the parcels of one center that were released
// together at a cut-off; it is moved whole, so at any moment one holder has a parcel.
#pragma once

#include "models/network/network.hpp"
#include "sim/frames.hpp"
#include "sim/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace ruralsim::models {

enum class Channel : std::uint8_t { own_phone, assisted };
constexpr std::size_t kChannels = 2;

// Where an order waits, in the order of its way. The names of the stages stand in results/.
enum class Stage : std::uint8_t {
  desk,             // placed -> accepted: waiting for and being served by the center's agent
  cut_off,          // accepted -> released to the warehouse
  national_supply,  // released -> at the regional warehouse, for goods from the national hub
  picking,          // -> packed
  departure,        // -> left the warehouse
  line_haul,        // -> at the county hub
  sorting,          // -> sorted
  truck,            // -> left the hub
  milk_run,         // -> ready for pick-up (appliances: at the home)
  pick_up,          // -> in hand
};
constexpr std::size_t kStages = 10;

// Where a parcel waits that goes back, in the order of its way.
enum class BackStage : std::uint8_t {
  center,     // brought back or unclaimed -> on a truck
  milk_run,   // -> at the hub
  hub,        // -> on a vehicle of the line-haul that returns
  line_haul,  // -> at the regional warehouse
};
constexpr std::size_t kBackStages = 4;

// Why an order was late: the reason that held it longest beyond the way it would have gone alone, or why
// even alone it could not be in time (the first four).
enum class Reason : std::uint8_t {
  after_cut_off,
  timetable,  // no cut-off of the day, nor shift or departure after it, is early enough
  no_stock,
  holiday,
  desk,
  warehouse_capacity,
  line_haul_full,
  line_haul_delay,
  hub_sorting,
  truck_full,
  shift_over,
  route_not_run,
  stops_before,  // on the milk run
  road_closed,
  shelf_full,
  technician,     // appliances under `together`: no technician's van had time
  breakdown,      // of the vehicle that carried it
  warehouse_out,  // of action
};
constexpr std::size_t kReasons = 18;

// One order of one piece, 16 bytes.
class Parcel {
 public:
  Parcel() = default;
  Parcel(std::uint32_t placed_at, std::uint32_t order_number, std::uint16_t of_village, std::uint8_t of_group,
         Channel by, std::uint16_t luck_drawn)
      : placed(placed_at),
        number(order_number),
        bits_(std::uint32_t{of_group} << 1 | static_cast<std::uint32_t>(by)),
        luck(luck_drawn),
        village(of_village) {}

  std::uint32_t placed;  // second of the run
  std::uint32_t number;  // of the order within its county

  std::uint8_t group() const { return static_cast<std::uint8_t>(bits_ >> 1 & 0x7f); }
  Channel channel() const { return static_cast<Channel>(bits_ & 1); }
  std::uint32_t accepted_after() const { return bits_ >> 8; }  // seconds from placed, below 2^24 (194 days)
  static constexpr std::int64_t kLongestToAccept = 0xffffff;
  std::uint32_t accepted() const { return placed + accepted_after(); }
  void accept_after(std::uint32_t seconds) { bits_ = (bits_ & 0xff) | seconds << 8; }

 private:
  std::uint32_t bits_;

 public:
  std::uint16_t luck;  // uniform; decides how soon the villager collects it
  std::uint16_t village;
};
static_assert(sizeof(Parcel) == 16);

enum class Source : std::uint8_t { regional, national };

constexpr std::uint32_t kNeverAlone = 0xffffffff;  // no departure is left that could bring it

// The way of a batch so far, in seconds of the run; 0 where it has not been yet.
struct Stamps {
  std::uint32_t released = 0, supplied = 0, packed = 0, departed = 0, at_hub = 0, sorted = 0, left_hub = 0,
                ready = 0;
};

// What a batch knows beside its parcels.
struct BatchHead {
  std::uint32_t size = 0, capacity = 0;
  std::uint32_t yesterdays = 0;   // the first ones, placed on one day before the day of release: the last
                                  // one, but if they were accepted later than on the day they were placed
  std::uint32_t alone_ready = 0;  // when it would be ready if it had the network to itself; or kNeverAlone
  std::uint16_t center = 0;
  Reason structural_today{}, structural_yesterday{};  // why even alone it cannot be next-day, if it cannot
  Source source = Source::regional;
  bool appliance = false;  // a batch of one appliance, else of parcels
  bool for_shelf = false;  // goods that a select station will sell: nobody's orders, and not counted as such
  Reason holder{};         // why it waits now, and since when (0: it does not)
  std::uint32_t held_since = 0;
  Stamps stamps;
  double volume = 0, weight = 0;               // of all its parcels: m3, kg
  std::array<std::uint32_t, kReasons> held{};  // seconds lost by reason

  // The reason made it go on at `actual` instead of at `otherwise`; nothing if that is no later.
  void add(Reason why, sim::Time otherwise, sim::Time actual);
  void hold(Reason why, sim::Time since);  // from `since` on; an earlier hold ends then
  void let_go(sim::Time now);
};

// Owns a pooled block of a head and its parcels. Empty after it was moved from.
class Batch {
 public:
  Batch() = default;
  explicit Batch(std::uint32_t capacity);  // at least
  Batch(Batch&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Batch& operator=(Batch&& other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Batch() {
    if (block_ != nullptr) sim::give_block(block_, bytes(block_->capacity));
  }

  explicit operator bool() const { return block_ != nullptr; }
  BatchHead& head() { return *block_; }
  BatchHead const& head() const { return *block_; }
  BatchHead* operator->() { return block_; }
  BatchHead const* operator->() const { return block_; }
  std::uint32_t size() const { return block_ == nullptr ? 0 : block_->size; }

  Parcel* begin() { return reinterpret_cast<Parcel*>(block_ + 1); }
  Parcel* end() { return begin() + block_->size; }
  Parcel const* begin() const { return reinterpret_cast<Parcel const*>(block_ + 1); }
  Parcel const* end() const { return begin() + block_->size; }

  void add(Parcel const& parcel) {
    if (block_->size == block_->capacity) [[unlikely]]
      grow();
    begin()[block_->size++] = parcel;
  }

  // Moves all but the first `keep` parcels into a new batch with the same past. Volumes and weights are
  // the caller's to share out.
  Batch split(std::uint32_t keep);

 private:
  static std::size_t bytes(std::uint32_t capacity) { return sizeof(BatchHead) + capacity * sizeof(Parcel); }
  void grow();

  BatchHead* block_ = nullptr;
};

}  // namespace ruralsim::models
