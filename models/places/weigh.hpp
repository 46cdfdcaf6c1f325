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

}  // namespace ruralsim::models
