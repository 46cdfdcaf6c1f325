// Where what a villager wants leads: the phone, the desk, the shelf of a select station, or nowhere.
#pragma once

#include "models/market.hpp"
#include "models/order_draw.hpp"
#include "models/stations.hpp"

namespace ruralsim::models {

// Mean orders (with channel choice: wishes) of some households of a village on a day.
inline double mean_wishes(County const& county, std::size_t village, double households, std::int64_t day) {
  auto const& regime = county.regimes.on(day);
  if (county.market == nullptr) return households * regime.orders_per_household(day);
  return households * county.market->buyers(village) * regime.orders_per_buyer(day);
}

// Takes the wishes of one village on one day.
class Wishes {
 public:
  Wishes(County& county, std::uint16_t village, OrderIntake& intake)
      : county_(county),
        regime_(county.regime()),
        village_(village),
        center_(county.map.villages[village].center.index()),
        at_station_(county.stations != nullptr && county.stations->at(center_)),
        midnight_(static_cast<std::uint32_t>(sim::midnight(county.today()).s)),
        intake_(intake) {}
  Wishes(Wishes const&) = delete;
  Wishes& operator=(Wishes const&) = delete;
  ~Wishes() {
    for (std::size_t a = 0; a < kAlternatives; ++a)
      county_.market->chosen(county_.today(), static_cast<Alternative>(a), counts_[a]);
  }

  void take(sim::Words const& drawn) {
    OrderDraw const order(regime_, drawn);
    bool const on_shelf = at_station_ && county_.stations->holds(order.group);
    auto const& table =
        county_.market->table(village_, on_shelf ? rules::Shelf::holds_it : rules::Shelf::not_there);
    auto const choice = table.of(drawn[2] >> 16);
    ++counts_[static_cast<std::size_t>(choice)];
    if (choice == Alternative::own_phone)
      intake_.take(order.by_phone(regime_, midnight_, village_), order.source);
    else if (choice == Alternative::assisted)
      county_.visitors[center_].push_back(at_desk(order, drawn));
    else if (choice == Alternative::station)
      county_.shoppers[center_].push_back(
          {at_desk(order, drawn), static_cast<std::uint16_t>(drawn[3] >> 16)});
  }
  std::uint32_t count(Alternative choice) const { return counts_[static_cast<std::size_t>(choice)]; }

 private:
  // Keyed by the wish and not drawn in turn: who else comes to the desk does not matter.
  DeskVisit at_desk(OrderDraw const& order, sim::Words const& drawn) const {
    auto const draws = county_.chance.stream(purpose::kChoiceDesk, village_).at(drawn[0]).block();
    return order.at_desk(village_, draws);
  }

  County& county_;
  Regime const& regime_;
  std::uint16_t village_;
  std::size_t center_;
  bool at_station_;
  std::uint32_t midnight_;
  OrderIntake& intake_;
  std::array<std::uint32_t, kAlternatives> counts_{};
};

}  // namespace ruralsim::models
