#include "models/places/weigh.hpp"

namespace ruralsim::models {

void weigh(Batch& batch, std::vector<Goods> const& goods) {
  double volume = 0, weight = 0;
  for (auto const& parcel : batch) {
    volume += goods[parcel.group()].volume;
    weight += goods[parcel.group()].weight;
  }
  batch->volume = volume, batch->weight = weight;
}

Batch split_to_fit(Batch& batch, Room room, std::vector<Goods> const& goods) {
  constexpr double kRounding = 1e-9;  // of sums of volumes
  std::uint32_t keep = 0;
  for (auto const& parcel : batch) {
    auto const& g = goods[parcel.group()];
    room.parcels -= 1, room.volume -= g.volume, room.weight -= g.weight;
    if (room.parcels < 0 || room.volume < -kRounding || room.weight < -kRounding) break;
    ++keep;
  }
  if (keep == batch.size()) return {};
  Batch rest = batch.split(keep);
  weigh(batch, goods);
  weigh(rest, goods);
  return rest;
}

}  // namespace ruralsim::models
