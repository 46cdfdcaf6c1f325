#include "models/actors/household.hpp"

#include "models/wishes.hpp"
#include "sim/distribution.hpp"
#include "sim/text.hpp"

namespace ruralsim::models {

Household::Household(County& county, network::VillageId village, std::uint32_t number, double size)
    : county_(county),
      village_(static_cast<std::uint16_t>(village.value)),
      size_(size),
      luck_(county.chance.stream(purpose::kHousehold, number)) {}

sim::Task<> Household::run() {
  for (std::int64_t day = county_.today(); day < county_.scenario.run.days; ++day) {
    // What a day's market is like is not known before.
    if (county_.market != nullptr) co_await county_.here.until(sim::midnight(day));
    auto luck = luck_.at(static_cast<std::uint32_t>(day));
    auto const orders = orders_on(day, luck);
    if (orders == 0) continue;
    if (county_.market == nullptr) co_await county_.here.until(sim::midnight(day));
    place(orders, luck);
  }
}

std::uint32_t Household::orders_on(std::int64_t day, sim::Stream& luck) const {
  if (center_on(day) == network::kNoCenter) return 0;
  return static_cast<std::uint32_t>(sim::poisson(luck, mean_wishes(county_, village_, size_, day)));
}

void Household::place(std::uint32_t orders, sim::Stream& luck) {
  if (county_.market != nullptr && county_.market->chooses()) return place_wishes(orders, luck);
  auto const& regime = county_.regime();
  auto const midnight = static_cast<std::uint32_t>(county_.here.now().s);
  auto const center = center_on(county_.today());
  OrderIntake intake(county_, center, Channel::own_phone);
  for (std::uint32_t i = 0; i < orders; ++i) {
    OrderDraw const order(regime, luck.block());
    if (order.assisted)
      county_.visitors[center].push_back(order.at_desk(village_, luck.block()));
    else
      intake.take(order.by_phone(regime, midnight, village_), order.source);
  }
  county_.here.tell([&] {
    return sim::text("orders {} today: {} by phone, {} at the desk", orders, intake.taken(),
                     orders - intake.taken());
  });
}

void Household::place_wishes(std::uint32_t many, sim::Stream& luck) {
  OrderIntake intake(county_, center_on(county_.today()), Channel::own_phone);
  Wishes wishes(county_, village_, intake);
  for (std::uint32_t i = 0; i < many; ++i) {
    auto const drawn = luck.block();
    wishes.take(std::span(&drawn, 1));
  }
  county_.here.tell([&] {
    return sim::text("wants {} today: {} by phone, {} at the desk, {} at the shelf, {} nowhere",
                     sim::many(many, "thing"), intake.taken(), wishes.count(Alternative::assisted),
                     wishes.count(Alternative::station), wishes.count(Alternative::none));
  });
}

}  // namespace ruralsim::models
