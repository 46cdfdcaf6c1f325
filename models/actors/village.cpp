#include "models/actors/village.hpp"

#include "sim/distribution.hpp"
#include "sim/text.hpp"

namespace ruralsim::models {

VillageActor::VillageActor(County& county, network::VillageId id)
    : county_(county),
      id_(id),
      center_(county.map.villages[id.index()].center.index()),
      households_(county.map.villages[id.index()].households),
      orders_(county.chance.stream(purpose::kOrders, id.value)),
      desk_(county.chance.stream(purpose::kDesk, id.value)) {}

sim::Task<> VillageActor::run() {
  co_await county_.here.until(sim::midnight(std::max<std::int64_t>(county_.map.centers[center_].opens, 0)));
  for (;;) {
    place_todays_orders();
    co_await county_.here.until(sim::midnight(county_.today() + 1));
  }
}

void VillageActor::place_todays_orders() {
  auto const& regime = county_.regime();
  auto const today = county_.today();
  auto luck = orders_.at(static_cast<std::uint32_t>(today));
  auto desk_luck = desk_.at(static_cast<std::uint32_t>(today));
  auto const orders = sim::poisson(luck, households_ * regime.orders_per_household(today));

  auto const midnight = static_cast<std::uint32_t>(sim::midnight(today).s);
  auto const village = static_cast<std::uint16_t>(id_.value);
  OrderIntake intake(county_, center_);
  auto const first = county_.ledger.order_numbers;
  for (std::int64_t i = 0; i < orders; ++i) {
    auto const draws = luck.block();
    auto const group = regime.group(draws[1]);
    auto const fate = static_cast<std::uint16_t>(draws[3]);
    auto const source =
        (draws[2] & 0xffff) < regime.goods()[group].regional_below ? Source::regional : Source::national;
    if (draws[2] >> 16 < regime.assisted_below()) {
      county_.visitors[center_].push_back({draws[0], village, fate, group, source, desk_luck.block()});
    } else {
      Parcel const parcel(midnight + regime.phone_hours().second(draws[0]), 0, village, group,
                          Channel::own_phone, fate);
      intake.take(parcel, source);
    }
  }
  county_.here.tell([&] {
    auto const by_phone = county_.ledger.order_numbers - first;
    auto const numbers = by_phone == 0 ? "" : sim::text(" (from number {})", first);
    return sim::text("{} today: {} by phone{}, {} at the desk", sim::many(orders, "order"), by_phone, numbers,
                     orders - by_phone);
  });
}

}  // namespace ruralsim::models
