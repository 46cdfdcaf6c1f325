// Sharing batches out by what a vehicle can carry.
#pragma once

#include "models/parcel.hpp"
#include "models/regime.hpp"

#include <vector>

namespace ruralsim::models {

// Room in a vehicle; infinity where it has no limit.
struct Room {
  double parcels, volume, weight;
  bool takes(BatchHead const& head) const {
    return head.size <= parcels && head.volume <= volume && head.weight <= weight;
  }
  void take(BatchHead const& head) { parcels -= head.size, volume -= head.volume, weight -= head.weight; }
  void give(BatchHead const& head) { parcels += head.size, volume += head.volume, weight += head.weight; }
  // Takes room for one piece if there is any left for it.
  bool take_piece(Goods const& piece);
};

// Keeps in `batch` its first parcels that fit (possibly none) and gives back the rest, both weighed anew.
Batch split_to_fit(Batch& batch, Room room, std::vector<Goods> const& goods);
// Volume and weight from the parcels, after a split.
void weigh(Batch& batch, std::vector<Goods> const& goods);

// Moves the parcels of which `goes(parcel)` holds into a batch of their own with the same past, and weighs
// both anew; an empty batch if there are none. May leave `batch` without parcels.
template <class Goes>
Batch take_out(Batch& batch, std::vector<Goods> const& goods, Goes&& goes) {
  std::uint32_t going = 0;
  for (auto const& parcel : batch) going += goes(parcel) ? 1 : 0;
  if (going == 0) return {};
  Batch out(going);
  auto const capacity = out->capacity;
  out.head() = batch.head();
  out->capacity = capacity, out->size = 0, out->yesterdays = 0;
  std::uint32_t stay = 0, yesterdays_stay = 0;
  for (std::uint32_t n = 0; n < batch.size(); ++n) {
    auto const parcel = batch.begin()[n];
    bool const yesterdays = n < batch->yesterdays;
    if (goes(parcel)) {
      out.add(parcel);
      out->yesterdays += yesterdays ? 1 : 0;
    } else {
      batch.begin()[stay++] = parcel;
      yesterdays_stay += yesterdays ? 1 : 0;
    }
  }
  batch->size = stay, batch->yesterdays = yesterdays_stay;
  weigh(batch, goods);
  weigh(out, goods);
  return out;
}

}  // namespace ruralsim::models
