#include "results/figures/emissions.hpp"

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
  }
  return t;
}

}  // namespace

Transport& Transport::operator+=(Transport const& other) {
  km += other.km, empty_km += other.empty_km, load += other.load, activity += other.activity;
  emissions += other.emissions, empty_emissions += other.empty_emissions;
  return *this;
}

Transport transport_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week,
                            Carrier carrier) {
  auto const& cost = runs.scenario().stretches.front().settings.cost;
  auto const& vehicle = carrier == Carrier::line_haul ? cost.line_haul
                        : carrier == Carrier::trucks  ? cost.truck
                                                      : cost.van;
  auto t = driven(runs.county(replicate, county), week, carrier);
  double const whole = 1 + cost.energy_provision;
  double const full_km = vehicle.payload.value > 0 ? 1000 * t.load / vehicle.payload.value : 0;
  t.emissions =
      whole * (vehicle.emission_empty * t.km + (vehicle.emission_full - vehicle.emission_empty) * full_km);
  t.empty_emissions = whole * vehicle.emission_empty * t.empty_km;
  return t;
}

}  // namespace ruralsim::results::figures
