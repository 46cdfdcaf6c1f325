#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {

std::vector<Section> of_trucks() {
  using Truck = models::TruckSettings;
  Fields<Truck> f;
  f("shift", &Truck::shift, "07:00-17:00")
      .from("S73, S74")
      .is("When drivers work; hired drivers drove 8.2 h a day in 2018.");
  f("departures", &Truck::departures, R"(["08:00"])")
      .from("estimate")
      .is("Times of day at which the routes that have goods fall due; once for each arrival from the "
          "warehouse.");
  f("parcels", &Truck::parcels, "1100")
      .least(1)
      .most(1e6)
      .from("estimate")
      .is("Capacity; a box truck of 4.2 m.");
  f("volume", &Truck::volume, "16 m3").above(0).most(1e4).from("estimate").is("Capacity.");
  f("weight", &Truck::weight, "1.6 t").above(0).most(1e6).from("estimate").is("Capacity.");
  f("loading_time", &Truck::loading_time, "30 min")
      .most(86400)
      .from("estimate")
      .is("At the hub, before a run.");
  f("stop_time", &Truck::stop_time, "6 min")
      .most(86400)
      .from("estimate")
      .is("At a center, besides the time per parcel; 3 to 15 min.");
  f("time_per_parcel", &Truck::seconds_per_parcel, "0.1 min/parcel")
      .as(Type::quantity)
      .in(Dimension::time_per_parcel)
      .least(0)
      .most(3600)
      .from("estimate")
      .is("To hand over a parcel at a center.");
  f("overtime", &Truck::overtime, "60 min")
      .most(86400)
      .from("estimate")
      .is("Beyond the end of the shift, to finish a run.");
  f("stops", &Truck::stops, "unlimited")
      .least(1)
      .most(1e6)
      .or_nothing("unlimited")
      .from("rule")
      .is("At most, in one run.");
  f("planning_margin", &Truck::planning_margin, "1.2")
      .above(0)
      .most(100)
      .from("estimate")
      .is("Routes are planned for the expected volume times this.");
  return {{"truck", Section::Shape::table, "Every truck that makes milk runs from a hub.", Changes::by_date,
           f.done(), [](Draft& draft) -> void* { return &draft.settings.truck; }}};
}

}  // namespace ruralsim::scenarios::sections
