#include "results/figures/emissions.hpp"

#include "results/figures/restocking.hpp"
#include "results/figures/sheet.hpp"

namespace ruralsim::results::figures {
namespace {

using models::Haulage;

Transport driven(models::CountyLedger const& ledger, std::size_t week, Carrier carrier) {
  auto const thousands = [&](Haulage what) {  // km of m, t m of kg m
    return static_cast<double>(at(ledger.haulage, week, static_cast<std::size_t>(what))) / 1000;
  };
  Transport t;
  if (carrier == Carrier::line_haul) {
    t.empty_km = thousands(Haulage::line_haul_empty);
    t.km = thousands(Haulage::line_haul_laden) + t.empty_km;
    t.load = t.activity = thousands(Haulage::line_haul_load) / 1000;
  } else if (carrier == Carrier::trucks) {
    t.empty_km = thousands(Haulage::truck_empty);
    t.km = static_cast<double>(at(ledger.truck_runs, week, 3)) / 1000;
    t.load = thousands(Haulage::truck_load) / 1000;
    t.activity = thousands(Haulage::truck_activity) / 1000;
  } else {
    t.km = thousands(Haulage::van_metres);
    t.load = thousands(Haulage::van_load) / 1000;
    t.activity = thousands(Haulage::van_activity) / 1000;
  }
  return t;
}

// Goods for the county's stocks, in vehicles of their own.
void add_restocking(Transport& t, Restocking const& stock, double km) {
  t.km += 2 * stock.vehicles * km;
  t.empty_km += stock.vehicles * km;
  double const carried = stock.weight / 1000 * km;
  t.load += carried, t.activity += carried;
}

// The part of the emissions that goods bear: all of them but of the technicians' vans. Those go for people
// and tools, unless a visit brings goods: then for its part of the way to homes, which the ways back follow.
double part_of_goods(models::CountyLedger const& ledger, std::size_t week, Carrier carrier) {
  if (carrier != Carrier::vans) return 1;
  auto const metres = [&](Haulage what) {
    return static_cast<double>(at(ledger.haulage, week, static_cast<std::size_t>(what)));
  };
  auto const all = metres(Haulage::van_to_visits);
  return all > 0 ? metres(Haulage::van_to_deliver) / all : 0;
}

// Goods that villagers sell: some legs are not empty because of them.
void add_goods_for_sale(Transport& t, models::SellingLedger const& ledger, std::size_t week,
                        Carrier carrier) {
  if (ledger.empty() || carrier == Carrier::vans) return;
  using models::SaleHaulage;
  auto const millions = [&](SaleHaulage what) {  // t km of kg m
    return static_cast<double>(ledger.hauled(week, what)) / 1e6;
  };
  if (carrier == Carrier::line_haul) {
    t.empty_km -= 1000 * millions(SaleHaulage::back_laden);
    t.sold_activity = millions(SaleHaulage::back_load);
    t.load += t.sold_activity;
  } else {
    t.load += millions(SaleHaulage::truck_load);
    t.sold_activity = millions(SaleHaulage::truck_activity);
  }
  t.activity += t.sold_activity;
}

}  // namespace

Transport& Transport::operator+=(Transport const& other) {
  km += other.km, empty_km += other.empty_km, load += other.load, activity += other.activity;
  emissions += other.emissions, empty_emissions += other.empty_emissions;
  goods_emissions += other.goods_emissions;
  sold_activity += other.sold_activity, sold_emissions += other.sold_emissions;
  return *this;
}

Transport transport_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week,
                            Carrier carrier) {
  auto const& cost = runs.scenario().stretches.front().settings.cost;
  auto const& vehicle = carrier == Carrier::line_haul ? cost.line_haul
                        : carrier == Carrier::trucks  ? cost.truck
                                                      : cost.van;
  auto const& ledger = runs.county(replicate, county);
  auto t = driven(ledger, week, carrier);
  if (carrier == Carrier::line_haul)
    add_restocking(t, restocking_of_week(runs, replicate, county, week),
                   runs.map(county).warehouse_distance.value);
  add_goods_for_sale(t, ledger.selling, week, carrier);
  double const whole = 1 + cost.energy_provision;
  double const payload =
      carrier == Carrier::trucks
          ? runs.scenario().settings_on(static_cast<std::int64_t>(7 * week)).truck.weight.value
          : vehicle.payload.value;
  double const full_km = payload > 0 ? 1000 * t.load / payload : 0;
  t.emissions =
      whole * (vehicle.emission_empty * t.km + (vehicle.emission_full - vehicle.emission_empty) * full_km);
  t.goods_emissions = t.emissions * part_of_goods(ledger, week, carrier);
  t.empty_emissions = whole * vehicle.emission_empty * t.empty_km;
  if (t.sold_activity > 0) t.sold_emissions = t.emissions * t.sold_activity / t.activity;
  return t;
}

}  // namespace ruralsim::results::figures
