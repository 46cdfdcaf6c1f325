#include "models/hand_over.hpp"

#include "models/facts.hpp"
#include "models/market.hpp"
#include "models/rules/returns.hpp"
#include "models/stations.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ruralsim::models {
namespace {

// What decides which of some parcels come back, drawn for all of them together.
class ReturnDraws {
 public:
  static constexpr std::size_t kAtOnce = 8;

  explicit ReturnDraws(County const& county) : key_(county.chance.key(purpose::kReturn)) {}

  // Of at most kAtOnce parcels, in their order.
  std::array<sim::Words, kAtOnce> const& of(std::span<Parcel const> parcels) {
    std::array<sim::Stream::Whose, kAtOnce> whose{};
    for (std::size_t i = 0; i < parcels.size(); ++i) whose[i] = {parcels[i].village, parcels[i].placed};
    sim::Stream::first_blocks(key_, whose, drawn_);
    return drawn_;
  }

 private:
  sim::StreamKey key_;
  std::array<sim::Words, kAtOnce> drawn_;
};

// Its owner may bring it back some day.
void foresee_return(County& county, Parcel const& parcel, std::uint16_t center, std::uint32_t in_hand,
                    sim::Words const& drawn) {
  auto const& regime = county.regime();
  auto const at = rules::brought_back(drawn, regime.settings().products[parcel.group()].return_share,
                                      regime.return_delay(), regime.center_days(), in_hand);
  if (at && *at < sim::midnight(county.scenario.run.days).s)
    county.way_back.expected[static_cast<std::size_t>(*at / 86400)].push_back(
        {.at = static_cast<std::uint32_t>(*at), .center = center, .parcel = parcel});
}

// Some at a time: `each(parcel, drawn)`, where returns are drawn only if there are any.
template <class Each>
void for_each_parcel(County const& county, Parcel const* begin, Parcel const* end, Each&& each) {
  bool const some_come_back = county.regime().returns();
  ReturnDraws draws(county);
  std::array<sim::Words, ReturnDraws::kAtOnce> const none{};
  while (begin != end) {
    auto const some =
        std::span(begin, std::min<std::size_t>(static_cast<std::size_t>(end - begin), ReturnDraws::kAtOnce));
    auto const& drawn = some_come_back ? draws.of(some) : none;
    for (std::size_t i = 0; i < some.size(); ++i) each(some[i], drawn[i]);
    begin += some.size();
  }
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
    for_each_parcel(county, part.begin, part.end, [&](Parcel const& parcel, sim::Words const& drawn) {
      auto const comes = hours.next_open(was_ready + regime.pick_up_delay(parcel.luck));
      auto const leaves = std::min(comes, storage_ends);
      auto const at = static_cast<std::uint32_t>(leaves);
      shelf.put(at);
      if (leaves >= end) {
        ++county.ledger.left_waiting(static_cast<std::size_t>(Stage::pick_up), parcel.group());
      } else if (comes < storage_ends) {
        in_hand.add(parcel, at);
        if (some_come_back) [[unlikely]]
          foresee_return(county, parcel, center, at, drawn);
      } else {
        facts::returned(county.ledger, parcel, at);
        county.way_back.corners[county.takes_over(center, now.day())].put(at, parcel);
      }
    });
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
    for_each_parcel(county, goods.begin(), goods.end(), [&](Parcel const& parcel, sim::Words const& drawn) {
      foresee_return(county, parcel, goods->center, static_cast<std::uint32_t>(now.s), drawn);
    });
  return refused;
}

}  // namespace ruralsim::models
