// What a truck does with goods that villagers sell.
#include "models/actors/truck.hpp"
#include "models/selling.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {

// It goes where nothing else is, after what goes back: as much as there is room for, and time to load.
sim::Seconds Truck::take_for_sale(Cargo::Drop const& drop) {
  auto const center = drop.center;
  auto& ledger = county_.ledger.selling;
  if (drop.first == drop.last) ledger.haul(county_.week(), SaleHaulage::truck_visits, 1);
  take_in(county_, center);
  auto const& lying = county_.sales->corners[center].lying;
  if (lying.empty()) return sim::seconds(0);
  auto const most = run_.over_limit ? ~std::uint32_t{0} : time_for_boxes(center);
  auto const boxes = pick_up(county_, center, number_, free_room(), most);
  auto const waiting = lying.size();
  county_.here.tell([&] {
    return sim::text("takes {} for sale at {}, {} stay", boxes_text(boxes), county_.map.centers[center].id,
                     waiting);
  });
  auto const takes = sim::seconds(static_cast<std::int64_t>(
      static_cast<double>(boxes) * county_.settings().selling.seconds_per_box + 0.5));
  ledger.haul(county_.week(), SaleHaulage::truck_seconds, takes.value);
  if (boxes > 0)
    watch_stay(Doing::load_boxes, center + std::size_t{1}, county_.here.now(), county_.here.now() + takes,
               {.boxes = static_cast<std::int32_t>(boxes)});
  return takes;
}

Room Truck::free_room() const {
  Room room = cargo_.free_room();
  auto const take = [&](Goods const& piece) {
    room.parcels -= 1, room.volume -= piece.volume, room.weight -= piece.weight;
  };
  if (number_ < county_.way_back.on_trucks.size())
    for (auto const& parcel : county_.way_back.on_trucks[number_])
      take(county_.regime().goods()[parcel.group()]);
  for (auto const& box : county_.sales->truck(number_)) take(county_.sales->goods[box.group]);
  return room;
}

// So many can be loaded here that the truck is home by the end of shift and overtime.
std::uint32_t Truck::time_for_boxes(std::uint16_t center) const {
  auto const each = county_.settings().selling.seconds_per_box;
  if (each <= 0) return ~std::uint32_t{0};
  auto const home = county_.here.now() + county_.roads.drive(center + std::size_t{1}, 0);
  auto const left = (shift_ends_ + county_.settings().truck.overtime - home).value;
  return left <= 0 ? 0 : static_cast<std::uint32_t>(std::min(static_cast<double>(left) / each, 1e9));
}

double Truck::for_sale() const {
  return county_.sales ? county_.sales->weight(county_.sales->truck(number_)) : 0;
}

// Before the boxes are unloaded.
void Truck::count_for_sale() {
  auto const add = [&](SaleHaulage what, double amount) {
    county_.ledger.selling.haul(county_.week(), what, std::llround(amount));
  };
  using enum SaleHaulage;
  add(truck_load, run_.sold_load);
  add(truck_activity, run_.sold_activity);
  add(truck_fullness, 1000 * fullness_for_sale());
  if (cargo_.parcels() == 0) add(truck_extra_metres, run_.metres);
}

// Of the scarcest of the truck's capacities, by boxes alone.
double Truck::fullness_for_sale() const {
  double parcels = 0, volume = 0, weight = 0;
  for (auto const& box : county_.sales->truck(number_)) {
    auto const& size = county_.sales->goods[box.group];
    parcels += 1, volume += size.volume, weight += size.weight;
  }
  auto const whole = cargo_.whole();
  return std::max({parcels / whole.parcels, volume / whole.volume, weight / whole.weight});
}

}  // namespace ruralsim::models
