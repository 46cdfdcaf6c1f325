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

bool Room::take_piece(Goods const& piece) {
  constexpr double kRounding = 1e-9;  // of sums of volumes
  Room const left{parcels - 1, volume - piece.volume, weight - piece.weight};
  if (left.parcels < 0 || left.volume < -kRounding || left.weight < -kRounding) return false;
  *this = left;
  return true;
}

Batch split_to_fit(Batch& batch, Room room, std::vector<Goods> const& goods) {
  std::uint32_t keep = 0;
  for (auto const& parcel : batch) {
    if (!room.take_piece(goods[parcel.group()])) break;
    ++keep;
  }
  if (keep == batch.size()) return {};
  Batch rest = batch.split(keep);
  weigh(batch, goods);
  weigh(rest, goods);
  return rest;
}

}  // namespace ruralsim::models
