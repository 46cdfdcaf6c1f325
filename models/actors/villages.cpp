#include "models/actors/villages.hpp"

#include "models/wishes.hpp"
#include "sim/distribution.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ruralsim::models {
namespace {

constexpr std::size_t kDrawnAtOnce = 16;
constexpr std::size_t kLanes = 8;  // blocks that the generator makes together

static_assert(kDrawnAtOnce == Wishes::kAtOnce);
using Draws = std::array<sim::Words, kDrawnAtOnce>;

// Some orders of a village. Each is written where the next one goes and stays there if it was placed by
// phone: no branch, since nobody can guess who comes to the desk.
struct SomeOrders {
  SomeOrders(Regime const& regime, std::uint32_t midnight, std::uint16_t village,
             std::span<sim::Words> draws) {
    for (auto& drawn : draws) {
      OrderDraw const order(regime, drawn);
      by_phone[phones] = {order.by_phone(regime, midnight, village), order.source};
      at_desk[desks] = &drawn;
      phones += order.assisted ? 0 : 1;
      desks += order.assisted ? 1 : 0;
    }
  }

  struct ByPhone {
    Parcel parcel;
    Source source;
  };
  std::array<ByPhone, kDrawnAtOnce + 1> by_phone;
  std::array<sim::Words*, kDrawnAtOnce + 1> at_desk;
  std::size_t phones = 0, desks = 0;
};

}  // namespace

Villages::Villages(County& county) : county_(county) {
  for (std::uint32_t v = 0; v < county.map.villages.size(); ++v) {
    auto const& village = county.map.villages[v];
    villages_.push_back({.id = network::VillageId{v},
                         .households = static_cast<double>(village.households),
                         .orders = county.chance.stream(purpose::kOrders, v),
                         .desk = county.chance.stream(purpose::kDesk, v)});
  }
}

sim::Task<> Villages::run() {
  for (;;) {
    auto const today = county_.today();
    for (auto const& village : villages_)
      if (auto const center = county_.areas.center_of(village.id.index(), today);
          center != network::kNoCenter)
        place_todays_orders(village, center);
    co_await county_.here.until(sim::midnight(today + 1));
  }
}

void Villages::place_todays_orders(Village const& village, std::uint16_t center) {
  auto const& regime = county_.regime();
  auto const today = county_.today();
  auto luck = village.orders.at(static_cast<std::uint32_t>(today));
  sim::BlocksAhead desk_luck(village.desk.at(static_cast<std::uint32_t>(today)));
  auto const mean = mean_wishes(county_, village.id.index(), village.households, today);
  auto const orders = static_cast<std::size_t>(sim::poisson(luck, mean));
  if (county_.market != nullptr && county_.market->chooses())
    return place_todays_wishes(village, center, luck, orders);

  auto const midnight = static_cast<std::uint32_t>(sim::midnight(today).s);
  auto const id = static_cast<std::uint16_t>(village.id.value);
  OrderIntake intake(county_, center, Channel::own_phone);
  auto const first = county_.ledger.order_numbers;
  Draws draws;
  for (std::size_t done = 0; done < orders; done += kDrawnAtOnce) {
    auto const now = std::min(orders - done, kDrawnAtOnce);
    luck.blocks(std::span(draws).first((now + kLanes - 1) / kLanes * kLanes));
    SomeOrders const some(regime, midnight, id, std::span(draws).first(now));
    for (auto const& order : std::span(some.by_phone).first(some.phones))
      intake.take(order.parcel, order.source);
    for (auto const* drawn : std::span(some.at_desk).first(some.desks))
      county_.visitors[center].push_back(OrderDraw(regime, *drawn).at_desk(id, desk_luck.block()));
  }
  county_.here.tell_as([&] { return sim::text("village {}", county_.map.villages[village.id.index()].id); },
                       [&] {
                         auto const by_phone = intake.taken();
                         auto const numbers = by_phone == 0 ? "" : sim::text(" (from number {})", first);
                         return sim::text("{} today: {} by phone{}, {} at the desk",
                                          sim::many(orders, "order"), by_phone, numbers, orders - by_phone);
                       });
}

void Villages::place_todays_wishes(Village const& village, std::uint16_t center, sim::Stream& luck,
                                   std::size_t many) {
  OrderIntake intake(county_, center, Channel::own_phone);
  Wishes wishes(county_, static_cast<std::uint16_t>(village.id.value), intake);
  auto const first = county_.ledger.order_numbers;
  Draws draws;
  for (std::size_t done = 0; done < many; done += Wishes::kAtOnce) {
    auto const now = std::min(many - done, Wishes::kAtOnce);
    luck.blocks(std::span(draws).first((now + kLanes - 1) / kLanes * kLanes));
    wishes.take(std::span(draws).first(now));
  }
  county_.here.tell_as([&] { return sim::text("village {}", county_.map.villages[village.id.index()].id); },
                       [&] {
                         auto const by_phone = intake.taken();
                         auto const numbers = by_phone == 0 ? "" : sim::text(" (from number {})", first);
                         return sim::text(
                             "{} wanted today: {} by phone{}, {} at the desk, {} at the shelf, {} nowhere",
                             sim::many(many, "thing"), by_phone, numbers, wishes.count(Alternative::assisted),
                             wishes.count(Alternative::station), wishes.count(Alternative::none));
                       });
}

}  // namespace ruralsim::models
