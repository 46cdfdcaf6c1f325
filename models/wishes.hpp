// Where what a villager wants leads: the phone, the desk, the shelf of a select station, or nowhere.
#pragma once

#include "models/market.hpp"
#include "models/order_draw.hpp"
#include "models/stations.hpp"

#include <array>
#include <span>

namespace ruralsim::models {

// Mean orders (with channel choice: wishes) of some households of a village on a day.
inline double mean_wishes(County const& county, std::size_t village, double households, std::int64_t day) {
  auto const& regime = county.regimes.on(day);
  households *= county.demand_factor(day);
  if (county.market == nullptr) return households * regime.orders_per_household(day);
  return households * county.market->buyers(village) * regime.orders_per_buyer(day);
}

// Takes the wishes of one village on one day, some at a time.
class Wishes {
 public:
  static constexpr std::size_t kAtOnce = 16;

  Wishes(County& county, std::uint16_t village, OrderIntake& intake)
      : county_(county),
        regime_(county.regime()),
        village_(village),
        center_(county.areas.center_of(village, county.today())),
        midnight_(static_cast<std::uint32_t>(sim::midnight(county.today()).s)),
        intake_(intake) {
    bool const at_station = county.stations != nullptr && county.stations->at(center_);
    for (std::size_t g = 0; g < regime_.goods().size(); ++g) {
      bool const on_shelf = at_station && county.stations->holds(g);
      tables_[g] =
          &county.market->table(village, on_shelf ? rules::Shelf::holds_it : rules::Shelf::not_there);
    }
  }
  Wishes(Wishes const&) = delete;
  Wishes& operator=(Wishes const&) = delete;
  ~Wishes() {
    for (std::size_t a = 0; a < kAlternatives; ++a)
      county_.market->chosen(county_.today(), static_cast<Alternative>(a), counts_[a]);
  }

  // At most kAtOnce. Each is written to the list of what it chooses: no branch, since nobody can guess that.
  void take(std::span<sim::Words const> wishes) {
    std::array<std::array<std::uint8_t, kAtOnce>, kAlternatives> lists;
    std::array<std::size_t, kAlternatives> many{};
    for (std::size_t n = 0; n < wishes.size(); ++n) {
      auto const choice =
          static_cast<std::size_t>(tables_[regime_.group(wishes[n][1])]->of(wishes[n][2] >> 16));
      lists[choice][many[choice]++] = static_cast<std::uint8_t>(n);
    }
    auto const those = [&](Alternative choice) {
      auto const a = static_cast<std::size_t>(choice);
      counts_[a] += static_cast<std::uint32_t>(many[a]);
      return std::span(lists[a]).first(many[a]);
    };
    those(Alternative::none);
    for (auto const n : those(Alternative::own_phone)) {
      OrderDraw const order(regime_, wishes[n]);
      intake_.take(order.by_phone(regime_, midnight_, village_), order.source);
    }
    for (auto const n : those(Alternative::assisted)) county_.visitors[center_].push_back(at_desk(wishes[n]));
    for (auto const n : those(Alternative::station))
      county_.shoppers[center_].push_back(
          {at_desk(wishes[n]), static_cast<std::uint16_t>(wishes[n][3] >> 16)});
  }
  std::uint32_t count(Alternative choice) const { return counts_[static_cast<std::size_t>(choice)]; }

 private:
  // Keyed by the wish and not drawn in turn: who else comes to the desk does not matter.
  DeskVisit at_desk(sim::Words const& drawn) const {
    auto const draws = county_.chance.stream(purpose::kChoiceDesk, village_).at(drawn[0]).block();
    return OrderDraw(regime_, drawn).at_desk(village_, draws);
  }

  County& county_;
  Regime const& regime_;
  std::uint16_t village_;
  std::size_t center_;
  std::uint32_t midnight_;
  OrderIntake& intake_;
  std::array<rules::ChoiceTable const*, 256> tables_;  // by product group
  std::array<std::uint32_t, kAlternatives> counts_{};
};

}  // namespace ruralsim::models
