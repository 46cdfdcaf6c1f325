// The orders of a center that wait for their release at the next cut-offs.
#pragma once

#include "models/parcel.hpp"
#include "models/regime.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace ruralsim::models {

class OrderBook {
 public:
  explicit OrderBook(std::uint16_t of_center) : center_(of_center) {}

  // What was left for tomorrow's first release becomes today's first. `waves`: releases today, at least 1.
  void begin_day(std::size_t waves) {
    std::size_t const tomorrow = waves_today_;
    waves_today_ = waves;
    if (slots_.size() <= waves) slots_.resize(waves + 1);
    if (tomorrow == 0) return;
    std::swap(slots_[0], slots_[tomorrow]);
    slots_[0].mark_as_yesterdays();
  }

  // `wave` as Regime::wave_of says.
  void place(std::size_t wave, Source source, Goods const& goods, Parcel const& parcel) {
    Slot& slot = slots_[wave];
    if (goods.appliance) [[unlikely]] {
      slot.singles.push_back(alone(source, goods, parcel));
      return;
    }
    auto const s = static_cast<std::size_t>(source);
    Batch& batch = slot.by_source[s];
    if (!batch) [[unlikely]]
      batch = begin(slot.room[s], source);
    put(batch, goods, parcel);
  }

  // The desk is still at it at midnight: no release can have the order before the day on which it is
  // accepted.
  void hold(Source source, Goods const& goods, Parcel const& parcel) {
    at_desk_.push_back(alone(source, goods, parcel));
  }
  // Once a day has begun: what was held and is accepted today waits for a release like any other order. Each
  // is a batch of its own, since those of other days are of other cohorts.
  void accept(Regime const& regime, std::int64_t midnight) {
    if (at_desk_.empty()) return;
    auto const later = std::stable_partition(at_desk_.begin(), at_desk_.end(), [&](auto const& batch) {
      return batch.begin()->accepted() - midnight < kDay;
    });
    for (auto batch = at_desk_.begin(); batch != later; ++batch) {
      (*batch)->yesterdays = 1;
      slots_[regime.wave_of(batch->begin()->accepted() - midnight)].singles.push_back(std::move(*batch));
    }
    at_desk_.erase(at_desk_.begin(), later);
  }

  // Hands every batch of a release to `take(Batch)`.
  template <class Take>
  void release(std::size_t wave, Take&& take) {
    Slot& slot = slots_[wave];
    for (std::size_t s = 0; s < slot.by_source.size(); ++s)
      if (auto batch = std::exchange(slot.by_source[s], Batch{})) {
        slot.room[s] = batch.size() + batch.size() / 8 + 1;
        take(std::move(batch));
      }
    for (auto& batch : slot.singles) take(std::move(batch));
    slot.singles.clear();
  }

  template <class See>
  void for_each(See&& see) const {
    for (auto const& slot : slots_) {
      for (auto const& batch : slot.by_source)
        if (batch) see(batch);
      for (auto const& batch : slot.singles) see(batch);
    }
    for (auto const& batch : at_desk_) see(batch);
  }

 private:
  static constexpr std::int64_t kDay = 86400;

  // The batches of a release, and the room that those of the one before would have needed, which spares
  // most of them from growing. A slot that changes places with tomorrow's takes that along.
  struct Slot {
    std::array<Batch, 2> by_source;
    std::array<std::uint32_t, 2> room{1, 1};
    std::vector<Batch> singles;  // appliances, and orders that were held

    void mark_as_yesterdays() {
      for (auto& batch : by_source)
        if (batch) batch->yesterdays = batch->size;
      for (auto& batch : singles) batch->yesterdays = 1;
    }
  };

  Batch alone(Source source, Goods const& goods, Parcel const& parcel) const {
    auto batch = begin(1, source);
    batch->appliance = goods.appliance;
    put(batch, goods, parcel);
    return batch;
  }

  static void put(Batch& batch, Goods const& goods, Parcel const& parcel) {
    batch.add(parcel);
    batch->volume += goods.volume;
    batch->weight += goods.weight;
  }

  Batch begin(std::uint32_t capacity, Source source) const {
    Batch batch(capacity);
    batch->source = source;
    batch->center = center_;
    return batch;
  }

  std::uint16_t center_;
  std::vector<Slot> slots_;
  std::vector<Batch> at_desk_;
  std::size_t waves_today_ = 0;
};

}  // namespace ruralsim::models
