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

constexpr std::size_t kAtOnce = 8;  // parcels that are looked at together

// What decides which of some parcels come back, drawn for all of them together.
class ReturnDraws {
 public:
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

// Its owner brings it back some day, if the first word drawn says so.
void foresee_return(County& county, Parcel const& parcel, std::uint16_t center, std::uint32_t in_hand,
                    sim::Words const& drawn) {
  auto const& regime = county.regime();
  auto const at = rules::brought_back(drawn, regime.settings().products[parcel.group()].return_share,
                                      regime.return_delay(), regime.center_days(), in_hand);
  if (at && *at < sim::midnight(county.scenario.run.days).s)
    county.way_back.expected[static_cast<std::size_t>(*at / 86400)].push_back(
        {.at = static_cast<std::uint32_t>(*at), .center = center, .parcel = parcel});
}

// `see(some)`, kAtOnce parcels at a time.
template <class See>
void for_some_at_a_time(Parcel const* begin, Parcel const* end, See&& see) {
  while (begin != end) {
    auto const some = std::span(begin, std::min(static_cast<std::size_t>(end - begin), kAtOnce));
    see(some);
    begin += some.size();
  }
}

// Those who bring a parcel back are told when; `in_hand`: since when each of these has its owner.
void foresee_returns(County& county, std::span<Parcel const> some, std::uint16_t center,
                     std::span<std::uint32_t const> in_hand, ReturnDraws& draws) {
  auto const& goods = county.regime().goods();
  auto const& drawn = draws.of(some);
  for (std::size_t i = 0; i < some.size(); ++i)
    if (drawn[i][0] < goods[some[i].group()].back_below) [[unlikely]]
      foresee_return(county, some[i], center, in_hand[i], drawn[i]);
}

// Some parcels that their owners collect, and when.
class Collected {
 public:
  void add(Parcel const& parcel, std::uint32_t at) {
    parcels_[many_] = parcel;
    at_[many_++] = at;
  }
  std::span<Parcel const> parcels() const { return std::span(parcels_).first(many_); }
  std::span<std::uint32_t const> at() const { return std::span(at_).first(many_); }

 private:
  std::array<Parcel, kAtOnce> parcels_;
  std::array<std::uint32_t, kAtOnce> at_;
  std::size_t many_ = 0;
};

// Every parcel lies until its villager comes in opening hours, or goes back when the storage time is over.
void lay_on_shelf(County& county, Batch const& goods, sim::Time now) {
  auto const& regime = county.regime();
  auto const& hours = regime.center_days();
  auto const center = goods->center;
  auto& shelf = county.shelves[center];
  auto const was_ready = static_cast<std::uint32_t>(now.s);
  auto const end = sim::midnight(county.scenario.run.days).s;
  auto const storage_ends = (now + sim::days(regime.storage_days(now.day()))).s;
  ReturnDraws draws(county);
  bool const watching = county.ledger.watched.on();
  facts::for_parts(goods, [&](facts::Part const& part) {
    facts::InHand in_hand(county.ledger, part.day, now);
    for_some_at_a_time(part.begin, part.end, [&](std::span<Parcel const> some) {
      Collected collected;
      for (auto const& parcel : some) {
        auto const comes = hours.next_open(was_ready + regime.pick_up_delay(parcel.luck));
        auto const leaves = std::min(comes, storage_ends);
        auto const at = static_cast<std::uint32_t>(leaves);
        shelf.put(at);
        if (watching) [[unlikely]]
          county.ledger.watched.present(Spot::center(center), Level::pick_up, was_ready, leaves, 1);
        if (leaves >= end) {
          ++county.ledger.left_waiting(static_cast<std::size_t>(Stage::pick_up), parcel.group());
        } else if (comes < storage_ends) [[likely]] {
          collected.add(parcel, at);
        } else {
          facts::returned(county.ledger, parcel, at);
          auto const corner = county.takes_over(center, now.day());
          county.way_back.corners[corner].put(at, parcel);
          if (watching) county.ledger.watched.change(Spot::center(corner), Level::back_center, at, 1);
        }
      }
      in_hand.add(collected.parcels(), collected.at());
      if (regime.returns()) foresee_returns(county, collected.parcels(), center, collected.at(), draws);
    });
    in_hand.done();
  });
}

// The same where nothing lies: all of it is in hand at once.
void foresee_returns_of_all(County& county, Batch const& goods, sim::Time now) {
  std::array<std::uint32_t, kAtOnce> at;
  at.fill(static_cast<std::uint32_t>(now.s));
  ReturnDraws draws(county);
  for_some_at_a_time(goods.begin(), goods.end(), [&](std::span<Parcel const> some) {
    foresee_returns(county, some, goods->center, at, draws);
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
  if (!lies && !goods->appliance && county.regime().returns()) foresee_returns_of_all(county, goods, now);
  return refused;
}

}  // namespace ruralsim::models
