#include "models/selling.hpp"

#include "models/rules/facilities.hpp"
#include "models/rules/haulage.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

// A change by date does not reach back to who came before it.
SellingSettings const& selling_at(County const& county, std::uint32_t second) {
  return county.regimes.at({second}).settings().selling;
}

bool has_place(SellingSettings const& selling, SalesCorner const& corner) {
  return !selling.center_room || corner.lying.size() < static_cast<std::size_t>(*selling.center_room);
}

// Of all vehicles of a departure, on their way back.
Room room_back(Settings const& s, std::int64_t vehicles) {
  auto const of_all = [&](double one) { return one > 0 ? static_cast<double>(vehicles) * one : INFINITY; };
  double const departure = rules::departure_room(s, vehicles);
  auto const& vehicle = s.cost.line_haul;
  return {.parcels = INFINITY,
          .volume = s.selling.return_volume ? s.selling.return_volume->value
                                            : std::min(departure, of_all(vehicle.volume.value)),
          .weight = s.selling.return_weight ? s.selling.return_weight->value : of_all(vehicle.payload.value)};
}

double filled(double load, double room) {
  return std::isfinite(room) && room > 0 ? std::min(load / room, 1.0) : 0;
}
std::int64_t thousands(double amount) {
  return std::isfinite(amount) ? std::llround(1000 * amount) : 0;
}

// What the vehicles of one departure take back.
struct BackLoad {
  Shipment shipment;
  double volume = 0, weight = 0;  // m3, kg
  std::size_t boxes = 0;
};

void state_arrival(County& county, Box const& box, Shipment const& shipment) {
  auto& ledger = county.ledger.selling;
  auto const end = sim::midnight(county.scenario.run.days);
  if (shipment.leaves < end) ledger.add(shipment.leaves.day(), box.group, SaleFact::sent);
  if (shipment.arrives >= end) return;
  auto const day = shipment.arrives.day();
  auto const add = [&](SaleFact what, std::int64_t amount) { ledger.add(day, box.group, what, amount); };
  auto const way = shipment.arrives.s - box.offered;
  add(SaleFact::arrived, 1);
  add(SaleFact::seconds_home, box.taken_in - box.offered);
  add(SaleFact::seconds_center, box.picked_up - box.taken_in);
  add(SaleFact::seconds_milk_run, box.at_hub - box.picked_up);
  add(SaleFact::seconds_hub, shipment.leaves.s - box.at_hub);
  add(SaleFact::seconds_line_haul, (shipment.arrives - shipment.leaves).value);
  ++ledger.way(static_cast<std::size_t>(day) / 7, lead_bins::of(static_cast<std::uint32_t>(way)));
  auto const& harvest = county.settings().harvests[box.group];
  if (harvest.keeps && way > harvest.keeps->value)
    add(SaleFact::spoiled, 1);
  else
    add(SaleFact::fen_paid, std::llround(100 * harvest.value.value));
}

BackLoad load_back(County& county, Shipment shipment, Room room) {
  BackLoad load{.shipment = std::move(shipment)};
  auto& sales = *county.sales;
  load.shipment.boxes.resize(sales.goods.size());
  for (; !sales.dock.empty(); sales.dock.pop_front()) {
    auto const& box = sales.dock.front();
    auto const& size = sales.goods[box.group];
    if (!room.take_piece(size)) break;
    state_arrival(county, box, load.shipment);
    ++load.shipment.boxes[box.group];
    load.volume += size.volume, load.weight += size.weight;
    ++load.boxes;
  }
  return load;
}

// In which the vehicles left the warehouse.
std::size_t week_of_departure(County const& county, Load const& came) {
  if (came.batches.empty()) return county.week();
  return static_cast<std::size_t>(came.batches.front()->stamps.departed / sim::days(7).value);
}

// Returned parcels have made some of the vehicles laden, and are counted by who loads them.
void count_back(County& county, Load const& came, BackLoad const& load, Room const& offered,
                Room const& returns) {
  auto const week = week_of_departure(county, came);
  double const metres = county.map.warehouse_distance.value * 1000;
  auto const laden = [&](double volume, double weight) {
    return rules::laden_vehicles({volume}, {weight}, came.vehicles, county.settings().cost.line_haul);
  };
  auto const more = laden(load.volume + returns.volume, load.weight + returns.weight) -
                    laden(returns.volume, returns.weight);
  auto const add = [&](SaleHaulage what, std::int64_t amount) {
    county.ledger.selling.haul(week, what, amount);
  };
  using enum SaleHaulage;
  add(back_legs, 1);
  add(back_laden, more * std::llround(metres));
  add(back_load, std::llround(load.weight * metres));
  add(back_fullness,
      thousands(std::max(filled(load.volume, offered.volume), filled(load.weight, offered.weight))));
  add(back_grams, thousands(load.weight));
  add(back_grams_offered, thousands(offered.weight));
  add(back_litres, thousands(load.volume));
  add(back_litres_offered, thousands(offered.volume));
}

}  // namespace

std::unique_ptr<Sales> sales_of(Scenario const& scenario, std::size_t centers) {
  auto const& harvests = scenario.stretches.front().settings.harvests;
  if (harvests.empty()) return nullptr;
  std::vector<Goods> goods;
  for (auto const& harvest : harvests)
    goods.push_back({.last_word = 0,
                     .regional_below = 0,
                     .volume = harvest.volume.value,
                     .weight = harvest.weight.value,
                     .appliance = false});
  return std::make_unique<Sales>(centers, std::move(goods));
}

std::size_t let_in(County& county, std::size_t center, sim::Time now) {
  auto& corner = county.sales->corners[center];
  if (corner.serve_before) corner.serve_before(static_cast<std::uint32_t>(now.s));
  std::size_t refused = 0;
  for (; corner.next < corner.today.size() && corner.today[corner.next].comes < now.s; ++corner.next) {
    auto const& offer = corner.today[corner.next];
    if (!has_place(selling_at(county, offer.comes), corner)) {
      refuse(county, center, offer);
      ++refused;
      continue;
    }
    corner.lying.push_back(
        {.offered = offer.first, .taken_in = offer.comes, .picked_up = 0, .at_hub = 0, .group = offer.group});
    county.ledger.selling.add(sim::Time{offer.comes}.day(), offer.group, SaleFact::taken_in);
    if (county.ledger.watched.on())
      county.ledger.watched.change(Spot::center(center), Level::sale_center, offer.comes, 1);
  }
  return refused;
}

void take_in(County& county, std::size_t center) {
  auto const refused = let_in(county, center, county.here.now());
  if (refused == 0) return;
  county.here.tell_as(
      [&] { return sim::text("center {}", county.map.centers[center].id); },
      [&] { return sim::text("was full, and has refused {} for sale", boxes_text(refused)); });
}

void refuse(County& county, std::size_t center, Offer const& offer) {
  auto const day = sim::Time{offer.comes}.day();
  auto& ledger = county.ledger.selling;
  ledger.add(day, offer.group, SaleFact::refused);
  if (sim::unit(offer.draws[1]) >= selling_at(county, offer.comes).return_share)
    return ledger.add(day, offer.group, SaleFact::given_up);
  auto again = offer;
  again.was_at_desk = false;
  again.draws = county.chance.stream(purpose::kBroughtAgain, grower(offer.village, offer.group))
                    .at(offer.draws[3])
                    .block();
  county.sales->corners[center].tomorrow.push_back(again);
}

bool calls_for_visit(County& county, std::size_t center) {
  auto const& from = county.settings().selling.visit_from;
  if (!from) return false;
  take_in(county, center);
  return county.sales->corners[center].lying.size() >= static_cast<std::size_t>(*from);
}

std::size_t pick_up(County& county, std::size_t center, std::size_t truck, Room room, std::uint32_t most) {
  auto& sales = *county.sales;
  auto& lying = sales.corners[center].lying;
  auto const now = county.here.now();
  std::size_t taken = 0;
  for (; taken < most && !lying.empty() && room.take_piece(sales.goods[lying.front().group]); ++taken) {
    auto& box = sales.truck(truck).emplace_back(lying.front());
    lying.pop_front();
    box.picked_up = static_cast<std::uint32_t>(now.s);
    county.ledger.selling.add(now.day(), box.group, SaleFact::picked_up);
  }
  if (auto& watched = county.ledger.watched; watched.on()) {
    watched.change(Spot::center(center), Level::sale_center, now.s, -static_cast<std::int64_t>(taken));
    watched.change(Spot::hub(), Level::sale_milk_run, now.s, static_cast<std::int64_t>(taken));
  }
  return taken;
}

std::size_t bring_to_hub(County& county, std::size_t truck) {
  auto const now = county.here.now();
  auto const boxes = std::exchange(county.sales->truck(truck), {});
  for (auto box : boxes) {
    box.at_hub = static_cast<std::uint32_t>(now.s);
    auto& ledger = county.ledger.selling;
    ledger.add(now.day(), box.group, SaleFact::at_hub);
    ledger.add(now.day(), box.group, SaleFact::seconds_to_hub, box.at_hub - box.offered);
    county.sales->dock.push_back(box);
  }
  if (auto& watched = county.ledger.watched; watched.on()) {
    watched.change(Spot::hub(), Level::sale_milk_run, now.s, -static_cast<std::int64_t>(boxes.size()));
    watched.change(Spot::hub(), Level::sale_hub, now.s, static_cast<std::int64_t>(boxes.size()));
  }
  return boxes.size();
}

// When that is at the warehouse is known now, as of parcels that go back: see docs/architecture.md.
void send_back_with(County& county, Load const& came, Shipment way, Room const& returns) {
  auto const now = county.here.now();
  auto const offered = room_back(county.settings(), came.vehicles);
  Room room = offered;
  room.volume -= returns.volume, room.weight -= returns.weight;
  auto load = load_back(county, std::move(way), room);
  count_back(county, came, load, offered, returns);
  if (load.boxes == 0) return;
  if (auto& watched = county.ledger.watched; watched.on()) {
    auto const boxes = static_cast<std::int64_t>(load.boxes);
    watched.change(Spot::hub(), Level::sale_hub, load.shipment.leaves.s, -boxes);
    watched.present(Spot::warehouse(), Level::sale_line_haul, load.shipment.leaves.s, load.shipment.arrives.s,
                    boxes);
  }
  county.here.tell([&] {
    return sim::text(
        "the line-haul takes {} for sale, {:.0f} kg, leaves at {}, at the warehouse by {}; {} stay",
        boxes_text(load.boxes), load.weight, sim::clock(load.shipment.leaves, now),
        sim::clock(load.shipment.arrives, now), county.sales->dock.size());
  });
  auto& under_way = county.sales->under_way;
  std::erase_if(under_way, [&](auto const& one) { return one.arrives < now; });
  under_way.push_back(std::move(load.shipment));
}

void count_sales(County& county, sim::Time midnight) {
  for (std::size_t center = 0; center < county.map.centers.size(); ++center) take_in(county, center);
  auto* const row = county.ledger.selling.waiting.row(static_cast<std::size_t>(midnight.day() - 1));
  county.sales->for_each(midnight, [&](SaleStage stage, std::uint8_t group, std::uint32_t boxes) {
    row[group * kSaleStages + static_cast<std::size_t>(stage)] += boxes;
  });
}

void count_last_sales(County& county, sim::Time end) {
  for (std::size_t center = 0; center < county.map.centers.size(); ++center) let_in(county, center, end);
  auto* const row = county.ledger.selling.waiting.row(static_cast<std::size_t>(end.day() - 1));
  county.sales->for_each(end, [&](SaleStage stage, std::uint8_t group, std::uint32_t boxes) {
    row[group * kSaleStages + static_cast<std::size_t>(stage)] += boxes;
    county.ledger.selling.left(group, static_cast<std::size_t>(stage)) += boxes;
  });
}

}  // namespace ruralsim::models
