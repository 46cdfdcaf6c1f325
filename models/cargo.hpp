// What a truck carries: goods of the hub's bay for the stops of one run, in their order.
#pragma once

#include "models/county.hpp"
#include "models/places/weigh.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace ruralsim::models {

class Cargo {
 public:
  // The goods of one stop, which lie together.
  struct Drop {
    std::uint16_t center;
    std::size_t first, last;  // of goods(), half open
    std::uint32_t parcels;
  };

  explicit Cargo(County& county) : county_(county) {}

  // Takes everything sorted for these stops that their shelves have room for, oldest first if it does not all
  // fit. `could_leave`: the departure at which the run fell due; goods have waited for a truck since then.
  void load(std::vector<std::uint16_t> const& stops, sim::Time could_leave);
  // Stops to make without goods, of those in whose order the run was loaded.
  void add_visits(std::vector<std::uint16_t> const& stops,
                  std::function<bool(std::uint16_t center)> const& calls);
  // What could not be delivered goes back to the bay, before what came later.
  void bring_back();

  std::vector<Batch>& goods() { return goods_; }
  std::vector<Batch> const& goods() const { return goods_; }
  std::vector<Drop> const& drops() const { return drops_; }
  std::uint32_t parcels() const { return parcels_; }  // when the run began
  double weight() const;                              // kg on board now
  Room free_room() const;                             // beside what is on board now
  Room whole() const;
  double fullness() const { return fullness_; }           // of the tightest of the three capacities, then
  bool left_some_behind() const { return left_behind_; }  // that did not fit

 private:
  void take_all_sorted(std::vector<std::uint16_t> const& stops);
  Batch leave_beyond(Batch& batch, std::uint64_t room);
  std::uint64_t shelf_room(std::uint16_t center);  // parcels
  bool all_fits() const;
  void leave_what_does_not_fit(std::vector<std::uint16_t> const& stops);
  std::vector<Batch> split_off_what_does_not_fit();
  void group_by_stop();
  void let_go(sim::Time could_leave);
  double fullness_of_goods() const;

  County& county_;
  std::vector<Batch> goods_;
  std::vector<Drop> drops_;
  std::uint32_t parcels_ = 0;
  double fullness_ = 0;
  bool left_behind_ = false;
};

}  // namespace ruralsim::models
