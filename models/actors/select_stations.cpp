#include "models/actors/select_stations.hpp"

#include "sim/distribution.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {

SelectStations::SelectStations(County& county) : county_(county) {
  for (std::uint32_t c = 0; c < county.map.centers.size(); ++c)
    desks_.emplace_back(county, network::CenterId{c});
  for (std::uint32_t v = 0; v < county.map.villages.size(); ++v)
    walk_ins_.push_back(county.chance.stream(purpose::kWalkIns, v));
}

sim::Task<> SelectStations::run() {
  for (;;) {
    auto const tomorrow = sim::midnight(county_.today() + 1);
    // A second later, when the villages have drawn who means to come today.
    co_await county_.here.until(sim::midnight(county_.today()) + sim::seconds(1));
    gather();
    for (auto const turn : turns_) {
      auto& buyer = today_[turn & 0xffffffff];
      co_await county_.here.until({buyer.comes});
      attend(buyer);
    }
    co_await county_.here.until(tomorrow);
  }
}

sim::Task<> SelectStations::keep() {
  auto& stations = *county_.stations;
  for (;;) {
    auto const now = county_.here.now();
    if (now.of_day().value == 0) stations.begin_day();
    stations.review_periodic();
    if (now.of_day().value == 0) stations.review_continuous();
    auto const next = std::min(stations.next_review(), sim::midnight(now.day() + 1));
    while (auto const order = co_await stations.arrivals.get_until(next)) stations.arrived(*order);
  }
}

void SelectStations::gather() {
  today_.clear();
  turns_.clear();
  auto const* hours = desk_hours_today(county_);
  for (std::size_t center = 0; center < desks_.size(); ++center)
    if (county_.stations->at(center)) gather_desk(static_cast<std::uint16_t>(center), hours);
  if (hours == nullptr) return;
  for (std::uint32_t v = 0; v < walk_ins_.size(); ++v)
    if (county_.stations->open(county_.map.villages[v].center.index())) draw_walk_ins(v, *hours);
  for (std::size_t n = 0; n < today_.size(); ++n) turns_.push_back(std::uint64_t{today_[n].comes} << 32 | n);
  std::sort(turns_.begin(), turns_.end());
}

// Who chose the shelf on a day on which it is closed comes on the next.
void SelectStations::gather_desk(std::uint16_t center, rules::DayShape const* hours) {
  if (!county_.open(center, county_.today())) {
    desks_[center].turn_away();
    return county_.shoppers[center].clear();
  }
  for (auto const& visit : desks_[center].begin()) add(visit.comes, center, false, {visit, 0});
  if (hours == nullptr) return;
  auto const midnight = static_cast<std::uint32_t>(sim::midnight(county_.today()).s);
  for (auto const& shopper : county_.shoppers[center])
    add(midnight + hours->second(shopper.visit.comes), center, true, shopper);
  county_.shoppers[center].clear();
}

void SelectStations::draw_walk_ins(std::uint32_t village, rules::DayShape const& hours) {
  auto const& regime = county_.regime();
  auto const today = county_.today();
  auto luck = walk_ins_[village].at(static_cast<std::uint32_t>(today));
  auto const many = sim::poisson(
      luck, county_.stations->walk_ins(village, regime.day_factor(today) * county_.demand_factor(today)));
  auto const center = static_cast<std::uint16_t>(county_.map.villages[village].center.index());
  auto const midnight = static_cast<std::uint32_t>(sim::midnight(today).s);
  for (std::int64_t n = 0; n < many; ++n) {
    auto const drawn = luck.block(), at_desk = luck.block();
    auto const group = county_.stations->group(drawn[1]);
    bool const regional = (drawn[2] & 0xffff) < regime.goods()[group].regional_below;
    DeskVisit const visit{.comes = midnight + hours.second(drawn[0]),
                          .village = static_cast<std::uint16_t>(village),
                          .luck = static_cast<std::uint16_t>(drawn[3]),
                          .group = group,
                          .source = regional ? Source::regional : Source::national,
                          .draws = at_desk};
    add(visit.comes, center, true, {visit, static_cast<std::uint16_t>(drawn[2] >> 16)});
  }
}

void SelectStations::add(std::uint32_t comes, std::uint16_t center, bool to_shelf, Shopper who) {
  comes = std::max(comes, static_cast<std::uint32_t>(county_.here.now().s));
  who.visit.comes = comes;
  today_.push_back({comes, center, to_shelf, who});
}

void SelectStations::attend(Buyer& buyer) {
  if (!buyer.to_shelf) return order_at_desk(buyer);
  auto const& visit = buyer.who.visit;
  auto& stations = *county_.stations;
  Parcel piece(visit.comes, 0, visit.village, visit.group, Channel::own_phone, visit.luck);
  bool const sold = stations.sell(buyer.center, piece);
  auto const turns = static_cast<double>(buyer.who.turns) < 65536 * county_.settings().station.order_share;
  if (!sold)
    stations.left(buyer.center, visit.group, turns ? Stations::Leaves::to_desk : Stations::Leaves::for_good);
  county_.here.tell_as([&] { return sim::text("center {}", county_.map.centers[buyer.center].id); },
                       [&] {
                         auto const& product = county_.settings().products[visit.group].name;
                         auto const& village = county_.map.villages[visit.village].id;
                         if (sold)
                           return sim::text("sells {} from the shelf to somebody of village {} (number {})",
                                            product, village, piece.number);
                         return sim::text("has no {} for somebody of village {}, who {}", product, village,
                                          turns ? "goes to the desk" : "leaves");
                       });
  if (!sold && turns) order_at_desk(buyer);
}

void SelectStations::order_at_desk(Buyer const& buyer) {
  OrderIntake intake(county_, buyer.center, Channel::assisted);
  AgentsHour agents(county_);
  desks_[buyer.center].serve(buyer.who.visit, intake, agents);
}

}  // namespace ruralsim::models
