#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section warehouse() {
  using Warehouse = models::WarehouseSettings;
  Fields<Warehouse> f;
  f("cut_offs", &Warehouse::cut_offs, R"(["16:00"])")
      .from("estimate")
      .is("Times of day at which the orders placed since the last one are released to picking.");
  f("shifts", &Warehouse::shifts, "06:00-24:00").from("estimate").is("When it picks and packs.");
  f("picking_rate", &Warehouse::picking_rate, "unlimited")
      .above(0)
      .most(1e7)
      .or_nothing("unlimited")
      .from("rule")
      .is("Orders picked and packed an hour, over all counties.");
  f("national_lead_time", &Warehouse::national_lead_time, "uniform(36 h, 60 h)")
      .from("estimate")
      .is("From the release of an order until goods of the national hub are at the regional warehouse.");
  return {"warehouse",
          Section::Shape::table,
          "The regional warehouse.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.warehouse; }};
}

Section line_haul() {
  using LineHaul = models::LineHaulSettings;
  Fields<LineHaul> f;
  f("departures", &LineHaul::departures, R"(["22:00"])")
      .from("estimate")
      .is("Times of day at which vehicles leave the warehouse for each county.");
  f("loading_time", &LineHaul::loading_time, "60 min")
      .most(86400)
      .from("estimate")
      .is("What is packed that long before a departure can leave with it.");
  f("volume", &LineHaul::volume, "55 m3")
      .above(0)
      .most(1e6)
      .or_nothing("unlimited")
      .from("estimate")
      .is("That one departure carries to a county, over all its vehicles; one rigid truck of 9.6 m.");
  f("speed", &LineHaul::speed, "68 km/h")
      .above(0)
      .from("S67")
      .is("Over the whole way, stops included; two drivers on 1,500 km in 22 h.");
  f("delay", &LineHaul::delay, "exponential(20 min)").from("estimate").is("Added to the driving time.");
  return {"line_haul",
          Section::Shape::table,
          "Timetabled transport from the warehouse to the counties.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.line_haul; }};
}

Section hub() {
  using Hub = models::HubSettings;
  Fields<Hub> f;
  f("shifts", &Hub::shifts, "05:00-18:00")
      .from("S40")
      .is("When it unloads and sorts; vehicles arrive at 06:00 in Yucheng, where village runs follow the "
          "sorting.");
  f("unloading_time", &Hub::unloading_time, "30 min")
      .most(86400)
      .from("estimate")
      .is("Of one departure's goods, before they are sorted.");
  f("sorting_rate", &Hub::sorting_rate, "1500 parcels/h")
      .above(0)
      .most(1e7)
      .or_nothing("unlimited")
      .from("estimate")
      .is("Parcels sorted by center an hour.");
  return {
      "hub", Section::Shape::table, "The county hub.", Changes::by_date, f.done(), [](Draft& draft) -> void* {
        return &draft.settings.hub;
      }};
}

}  // namespace

std::vector<Section> of_upstream() {
  return {warehouse(), line_haul(), hub()};
}

}  // namespace ruralsim::scenarios::sections
