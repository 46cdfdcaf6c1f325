// The hub's bay: sorted goods, by center, in the order in which they were sorted.
#pragma once

#include "models/parcel.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::models {

class Bay {
 public:
  explicit Bay(std::size_t centers) : lanes_(centers) {}

  // A batch whose stamp `sorted` says from when on it may be loaded.
  void put(Batch batch) { lanes_[batch->center].push_back(std::move(batch)); }
  std::vector<Batch>& lane(std::size_t center) { return lanes_[center]; }
  std::vector<std::vector<Batch>> const& lanes() const { return lanes_; }

  // The goods of a lane that may be loaded now come first.
  std::vector<Batch>::iterator end_of_sorted(std::size_t center, sim::Time now) {
    auto& lane = lanes_[center];
    return std::find_if(lane.begin(), lane.end(), [&](auto const& b) { return b->stamps.sorted > now.s; });
  }

  bool has_goods(std::size_t center, sim::Time now) const {
    for (auto const& batch : lanes_[center])
      if (batch->stamps.sorted <= now.s) return true;
    return false;
  }

 private:
  std::vector<std::vector<Batch>> lanes_;
};

}  // namespace ruralsim::models
