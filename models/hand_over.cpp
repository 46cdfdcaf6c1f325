#include "models/hand_over.hpp"

#include "models/facts.hpp"
#include "models/market.hpp"
#include "models/rules/returns.hpp"
#include "models/stations.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

// Its owner may bring it back some day.
void foresee_return(County& county, Parcel const& parcel, std::uint16_t center, std::uint32_t in_hand) {
  auto const& regime = county.regime();
  auto const drawn = county.chance.stream(purpose::kReturn, parcel.village).at(parcel.placed).block();
  auto const at = rules::brought_back(drawn, regime.settings().products[parcel.group()].return_share,
                                      regime.return_delay(), regime.center_days(), in_hand);
  if (at && *at < sim::midnight(county.scenario.run.days).s)
    county.way_back.expected[static_cast<std::size_t>(*at / 86400)].push_back(
        {.at = static_cast<std::uint32_t>(*at), .center = center, .parcel = parcel});
}

// Every parcel lies until its villager comes in opening hours, or goes back when the storage time is over.
void lay_on_shelf(County& county, Batch const& goods, sim::Time now) {
  auto const& regime = county.regime();
  auto const& hours = regime.center_days();
  auto const center = goods->center;
  auto& shelf = county.shelves[center];
  auto const was_ready = static_cast<std::uint32_t>(now.s);
  auto const end = sim::midnight(county.scenario.run.days).s;
  bool const some_come_back = regime.returns();
  auto const storage_ends = (now + sim::days(regime.storage_days(now.day()))).s;
  facts::for_parts(goods, [&](facts::Part const& part) {
    facts::InHand in_hand(county.ledger, part.day, now);
    for (auto const* parcel = part.begin; parcel != part.end; ++parcel) {
      auto const comes = hours.next_open(was_ready + regime.pick_up_delay(parcel->luck));
      auto const leaves = std::min(comes, storage_ends);
      auto const at = static_cast<std::uint32_t>(leaves);
      shelf.put(at);
      if (leaves >= end) {
        ++county.ledger.left_waiting(static_cast<std::size_t>(Stage::pick_up), parcel->group());
      } else if (comes < storage_ends) {
        in_hand.add(*parcel, at);
        if (some_come_back) [[unlikely]]
          foresee_return(county, *parcel, center, at);
      } else {
        facts::returned(county.ledger, *parcel, at);
        county.way_back.corners[county.takes_over(center, now.day())].put(at, *parcel);
      }
    }
    in_hand.done();
  });
}

}  // namespace

Batch hand_over(County& county, Batch goods, sim::Time now) {
  if (goods->for_shelf) {
    county.stations->receive(std::move(goods));
    return {};
  }
  Batch refused;
  if (!goods->appliance && county.regime().pick_up()) {
    auto const lying = county.shelves[goods->center].lying(now);
    auto const capacity = county.shelf_capacity(goods->center);
    auto const room = capacity ? std::max<std::int64_t>(*capacity - lying, 0) : goods.size();
    if (room == 0) return goods;
    if (room < goods.size()) refused = goods.split(static_cast<std::uint32_t>(room));
  }
  goods->let_go(now);
  goods->stamps.ready = static_cast<std::uint32_t>(now.s);
  bool const lies = !goods->appliance && county.regime().pick_up();
  facts::ready(county.ledger, goods, now, lies ? facts::Then::waits_for_pick_up : facts::Then::is_in_hand);
  if (county.market != nullptr) county.market->delivered(goods, now);
  if (lies) lay_on_shelf(county, goods, now);
  if (!lies && !goods->appliance && county.regime().returns())
    for (auto const& parcel : goods)
      foresee_return(county, parcel, goods->center, static_cast<std::uint32_t>(now.s));
  return refused;
}

}  // namespace ruralsim::models
