// The orders of a center that wait for their release at the next cut-offs.
#pragma once

#include "models/parcel.hpp"
#include "models/regime.hpp"

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
      Batch& batch = slot.appliances.emplace_back(begin(1, source));
      batch->appliance = true;
      put(batch, goods, parcel);
      return;
    }
    Batch& batch = slot.by_source[static_cast<std::size_t>(source)];
    if (!batch) [[unlikely]]
      batch = begin(kUsualSize, source);
    put(batch, goods, parcel);
  }

  // Hands every batch of a release to `take(Batch)`.
  template <class Take>
  void release(std::size_t wave, Take&& take) {
    Slot& slot = slots_[wave];
    for (auto& batch : slot.by_source)
      if (batch) take(std::exchange(batch, Batch{}));
    for (auto& batch : slot.appliances) take(std::move(batch));
    slot.appliances.clear();
  }

  template <class See>
  void for_each(See&& see) const {
    for (auto const& slot : slots_) {
      for (auto const& batch : slot.by_source)
        if (batch) see(batch);
      for (auto const& batch : slot.appliances) see(batch);
    }
  }

 private:
  static constexpr std::uint32_t kUsualSize = 11;  // with the head, five cache lines

  struct Slot {
    std::array<Batch, 2> by_source;
    std::vector<Batch> appliances;

    void mark_as_yesterdays() {
      for (auto& batch : by_source)
        if (batch) batch->yesterdays = batch->size;
      for (auto& batch : appliances) batch->yesterdays = 1;
    }
  };

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
  std::size_t waves_today_ = 0;
};

}  // namespace ruralsim::models
