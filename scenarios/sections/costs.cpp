#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

using Cost = models::CostSettings;
using Vehicle = models::VehicleSettings;

// A number with a unit that has no type of its own.
template <class T>
Field& measured(Fields<T>& f, char const* key, double T::*member, Dimension dimension, char const* standard) {
  return f(key, member, standard).as(Type::quantity).in(dimension).least(0).most(1e9);
}

void add_work(Fields<Cost>& f) {
  auto const wage = [&](char const* key, double Cost::*member, char const* standard) -> Field& {
    return measured(f, key, member, Dimension::money_per_time, standard);
  };
  wage("handler_wage", &Cost::handler_wage, "24 CNY/h")
      .from("estimate")
      .is("An hour of people who pick, pack and sort, with social insurance.");
  wage("driver_wage", &Cost::driver_wage, "34 CNY/h")
      .from("S73, S74")
      .is("A driver's paid hour: 78,000 CNY a year over 300 days of 9.6 h, and 25 % social insurance.");
  wage("technician_wage", &Cost::technician_wage, "40 CNY/h")
      .from("estimate")
      .is("A technician's hour on duty, with social insurance.");
  f("parcels_picked", &Cost::parcels_picked, "40 parcels/h")
      .above(0)
      .most(1e6)
      .from("estimate")
      .is("Orders that one person picks and packs in an hour.");
  f("parcels_sorted", &Cost::parcels_sorted, "150 parcels/h")
      .above(0)
      .most(1e6)
      .from("estimate")
      .is("Parcels that one person unloads and sorts by center in an hour.");
  f("hub_staff", &Cost::hub_staff, "8")
      .least(0)
      .most(100000)
      .from("estimate")
      .is("People in permanent service at a county hub; hands beyond them are paid by the hour.");
  f("hub_staff_week", &Cost::hub_staff_week, "48 h")
      .most(168 * 3600)
      .from("estimate")
      .is("Paid to each of them a week.");
}

void add_places(Fields<Cost>& f) {
  measured(f, "warehouse_facility", &Cost::warehouse_facility, Dimension::money_per_parcel, "0.3 CNY/parcel")
      .from("estimate")
      .is("Rent and equipment of the regional warehouse, which serves more counties than a run has.");
  measured(f, "hub_facility", &Cost::hub_facility, Dimension::money_per_year, "420 kCNY/year")
      .from("estimate")
      .is("Rent, power and equipment of a county hub of 1,500 m2; with eight people 900,000 CNY a year.");
  measured(f, "center_facility", &Cost::center_facility, Dimension::money_per_year, "18 kCNY/year")
      .from("estimate")
      .is("Running a service center that shares a shop, beyond what the shop costs anyway; 8 to 40 kCNY.");
  measured(f, "center_fee", &Cost::center_fee, Dimension::money_per_parcel, "0.5 CNY/parcel")
      .from("estimate")
      .is("Paid to the agent for a parcel; 0.3 to 1.");
  f("hub_setup", &Cost::hub_setup, "2 MCNY")
      .most(1e12)
      .from("estimate")
      .is("To set up a county hub; a demonstration county was granted 10 MCNY in all (S100).");
  f("center_setup", &Cost::center_setup, "20 kCNY")
      .most(1e12)
      .from("S103")
      .is("To set up a service center; 20 to 150 kCNY.");
  f("life", &Cost::life_years, "10")
      .above(0)
      .most(100)
      .from("estimate")
      .is("Years over which what is set up is paid off.");
  f.share("interest", &Cost::interest, "6 %")
      .from("estimate")
      .is("A year, on what is not yet paid off, and on the value of goods in stock.");
}

void add_trips(Fields<Cost>& f) {
  f.share("energy_provision", &Cost::energy_provision, "24 %")
      .most(10)
      .from("estimate")
      .is("Emissions of making and bringing the fuel, over those of the vehicle's operation.");
  f("trips_per_parcel", &Cost::trips_per_parcel, "0.25")
      .least(0)
      .most(100)
      .from("estimate")
      .is("Trips to the county town and back that a parcel would take without a center; errands are joined.");
  f("trip_speed", &Cost::trip_speed, "25 km/h")
      .above(0)
      .from("estimate")
      .is("Of a villager to the county town and back, waiting for the bus included.");
}

Section cost() {
  Fields<Cost> f;
  f("currency_year", &Cost::currency_year, "2018")
      .least(1900)
      .most(2200)
      .from("rule")
      .is("The year whose prices these are; a run is told in them from its first day to its last.");
  add_work(f);
  add_places(f);
  add_trips(f);
  f.all_never_change();
  return {"cost",
          Section::Shape::table,
          "Prices, and what a trip saved counts. They change nothing that happens in a run.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.cost; }};
}

Field& emission(Fields<Vehicle>& f, char const* key, double Vehicle::*member, char const* standard) {
  return measured(f, key, member, Dimension::emission_per_length, standard).from("S75");
}

void add_running(Fields<Vehicle>& f, char const* kind, char const* cost) {
  f("kind", &Vehicle::kind, kind).from("rule").is("Name for people.");
  measured(f, "cost_per_km", &Vehicle::cost_per_km, Dimension::money_per_length, cost)
      .from("estimate")
      .is("All costs but the driver's, tolls included; within 30 %.");
}

Section vehicle(char const* key, char const* sentence, Vehicle Cost::*member, Fields<Vehicle>& f) {
  f.all_never_change();
  return {key,      Section::Shape::table,
          sentence, Changes::never,
          f.done(), [member](Draft& draft) -> void* {
            return &(draft.settings.cost.*member); }};
}

Section line_haul_vehicle() {
  Fields<Vehicle> f;
  add_running(f, "rigid truck of 9.6 m", "4 CNY/km");
  f("payload", &Vehicle::payload, "8 t").above(0).most(1e6).from("estimate").is("Weight that makes it full.");
  f("volume", &Vehicle::volume, "55 m3").above(0).most(1e4).from("estimate").is("Room for goods.");
  emission(f, "emission_empty", &Vehicle::emission_empty, "0.551 kg/km")
      .is("CO2e of its operation a km, empty; rigid, 7.5 to 17 t, United Kingdom.");
  emission(f, "emission_full", &Vehicle::emission_full, "0.706 kg/km")
      .is("The same with the whole payload; linear between the two.");
  return vehicle("line_haul_vehicle",
                 "What a line-haul departure is carried by: as many as its goods need, and back empty.",
                 &Cost::line_haul, f);
}

Section truck_vehicle() {
  Fields<Vehicle> f;
  add_running(f, "box truck of 4.2 m", "2 CNY/km");
  emission(f, "emission_empty", &Vehicle::emission_empty, "0.461 kg/km")
      .is("CO2e of its operation a km, empty; rigid, 3.5 to 7.5 t, United Kingdom.");
  emission(f, "emission_full", &Vehicle::emission_full, "0.541 kg/km")
      .is("The same with truck.weight on board; linear between the two.");
  return vehicle("truck_vehicle", "What makes the milk runs; its capacities are those of [truck].",
                 &Cost::truck, f);
}

Section van() {
  Fields<Vehicle> f;
  add_running(f, "van", "1.3 CNY/km");
  emission(f, "emission", &Vehicle::emission_empty, "0.279 kg/km")
      .is("CO2e of its operation a km, whatever is on board; van, 1.74 to 3.5 t, at its usual load, United "
          "Kingdom.");
  return vehicle("van", "What technicians drive.", &Cost::van, f);
}

}  // namespace

std::vector<Section> of_costs() {
  return {cost(), line_haul_vehicle(), truck_vehicle(), van()};
}

}  // namespace ruralsim::scenarios::sections
