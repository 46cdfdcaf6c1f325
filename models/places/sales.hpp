// Goods that villagers sell, box by box, where they wait: at the centers, on trucks, at the hub, and on
// vehicles of the line-haul that go back. Who waits where, oldest first.
#pragma once

#include "models/network/network.hpp"
#include "models/places/weigh.hpp"
#include "models/selling_ledger.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace ruralsim::models {

// A villager who comes to a center with a box.
struct Offer {
  std::uint32_t comes;  // second of the run; once was_at_desk: when the agent was done
  std::uint16_t village;
  std::uint8_t group;
  sim::Words draws;  // when in the day, whether again, nothing, what comes then
  bool was_at_desk = false;
  std::uint32_t first = 0;  // second at which the box was brought for the first time
};

// Whose draws: a village and a group of goods.
constexpr std::uint32_t grower(std::uint16_t village, std::uint8_t group) {
  return std::uint32_t{group} << 16 | village;
}

struct Box {
  std::uint32_t offered, taken_in, picked_up, at_hub;  // seconds of the run; offered: for the first time
  std::uint8_t group;
};

// At one center. Offers of a day are known at its beginning, but taken in as they come: nothing happens to a
// corner but that trucks call, so whoever asks lets those in who have come until then (models/selling.hpp).
struct SalesCorner {
  std::vector<Offer> today;     // in order of coming
  std::size_t next = 0;         // the first of today who has not come yet
  std::vector<Offer> tomorrow;  // were refused and come again; their second is not drawn yet
  std::deque<Box> lying;
  // Where the agent takes boxes in: serves those at the desk who came before this second, for whom `today` is
  // when they are done. Empty where nobody has to.
  std::function<void(std::uint32_t)> serve_before;

  // Everything of another corner, at a midnight.
  void take_over(SalesCorner& other) {
    today.insert(today.end(), other.today.begin() + static_cast<std::ptrdiff_t>(other.next),
                 other.today.end());
    tomorrow.insert(tomorrow.end(), other.tomorrow.begin(), other.tomorrow.end());
    lying.insert(lying.end(), other.lying.begin(), other.lying.end());
    std::stable_sort(lying.begin(), lying.end(),
                     [](Box const& a, Box const& b) { return a.taken_in < b.taken_in; });
    other = SalesCorner{};
  }
};

// Boxes on vehicles of one departure that go back.
struct Shipment {
  sim::Time leaves, arrives;
  std::vector<std::uint32_t> boxes;  // by group
};

// Of a county.
struct Sales {
  Sales(std::size_t centers, std::vector<Goods> of_groups) : goods(std::move(of_groups)), corners(centers) {}

  std::vector<Goods> goods;                 // a box, by group
  std::vector<SalesCorner> corners;         // by center
  std::vector<std::vector<Box>> on_trucks;  // by truck
  std::deque<Box> dock;                     // at the hub, for the line-haul
  std::vector<Shipment> under_way;          // in order of leaving

  std::vector<Box>& truck(std::size_t number) {
    if (on_trucks.size() <= number) on_trucks.resize(number + 1);
    return on_trucks[number];
  }
  double weight(std::vector<Box> const& boxes) const {
    double kg = 0;
    for (auto const& box : boxes) kg += goods[box.group].weight;
    return kg;
  }

  // Every box from the villagers' homes to the warehouse, by how many of a group are at a stage at a
  // midnight.
  template <class See>
  void for_each(sim::Time midnight, See&& see) const {
    for (auto const& corner : corners) {
      for (auto const& offer : corner.tomorrow) see(SaleStage::home, offer.group, 1);
      for (auto n = corner.next; n < corner.today.size(); ++n) see(SaleStage::home, corner.today[n].group, 1);
      for (auto const& box : corner.lying) see(SaleStage::center, box.group, 1);
    }
    for (auto const& boxes : on_trucks)
      for (auto const& box : boxes) see(SaleStage::milk_run, box.group, 1);
    for (auto const& box : dock) see(SaleStage::hub, box.group, 1);
    for (auto const& shipment : under_way) {
      if (shipment.arrives < midnight) continue;
      auto const stage = shipment.leaves < midnight ? SaleStage::line_haul : SaleStage::hub;
      for (std::size_t group = 0; group < shipment.boxes.size(); ++group)
        see(stage, static_cast<std::uint8_t>(group), shipment.boxes[group]);
    }
  }
};

}  // namespace ruralsim::models
