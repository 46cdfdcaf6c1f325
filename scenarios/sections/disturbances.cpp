#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

constexpr char const* kGoods =
    "What becomes of goods on the road. hold-at-sender: nobody sets out, who is on the way gets through; "
    "hold-in-transit: everybody sets out by timetable and stands while it is closed (a truck until it must "
    "go "
    "home); turn-back: nobody sets out, who is on the way comes back (a truck leaves out the stop).";
constexpr char const* kEvenYear = "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]";

Section disturbance() {
  using One = models::DisturbanceSettings;
  Fields<One> f;
  f("id", &One::id).as(Type::id).is("Unique name.");
  f("kind", &One::kind)
      .is("roads: from county hubs to centers and their villages; line-haul: from the warehouse to county "
          "hubs; "
          "storm: both; warehouse: nothing is picked and nothing leaves; demand: villagers order more or "
          "less "
          "than anybody foresaw.");
  f("from", &One::from).is("The day on which it begins.");
  f("to", &One::to).is("The day on which it ends: at 00:00, so that this day is free of it.");
  f("from_time", &One::from_time, "00:00").as(Type::clock).from("rule").is("Time of day at which it begins.");
  f("to_time", &One::to_time, "00:00").as(Type::clock).from("rule").is("Time of day at which it ends.");
  f("counties", &One::counties, "all").or_nothing("all").from("rule").is("Which it concerns.");
  f("centers", &One::centers, "all")
      .or_nothing("all")
      .from("rule")
      .is("roads, storm: which centers of these counties.");
  f.share("share", &One::share, "100 %")
      .from("rule")
      .is("roads, storm: of the centers of each county, the nearest to one that is drawn; not beside "
          "centers.");
  f("goods", &One::goods, "hold-at-sender").from("rule").is(kGoods);
  f("factor", &One::factor, "1").least(0).most(1000).from("rule").is("demand: on what is ordered.");
  f("happens", &One::happens, "true").from("rule").is("false: as if it were not there, for comparisons.");
  return {"disturbance",
          Section::Shape::list,
          "Something that goes wrong at a stated time.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.disturbances.emplace_back(); }};
}

Section closure() {
  using Closures = models::ClosureSettings;
  Fields<Closures> f;
  f("id", &Closures::id)
      .as(Type::id)
      .is("Unique name; with the county and the center it keys the random numbers.");
  f("terrain", &Closures::terrain, "all")
      .as(Type::id)
      .or_nothing("all")
      .from("rule")
      .is("Of the counties of this [[terrain]].");
  f("county", &Closures::county, "all").as(Type::id).or_nothing("all").from("rule").is("Of this [[county]].");
  f("per_year", &Closures::per_year)
      .as(Type::quantity)
      .in(Dimension::yearly_events)
      .least(0)
      .most(3650)
      .is("Closures that begin on the road to one center; times the mean length, the days a year on which it "
          "is "
          "closed: 4 in the plains, 12 in western mountains, 25 on high plateaus (estimates).");
  f("month", &Closures::month, kEvenYear).from("rule").is("Relative frequency by month.");
  f("length", &Closures::length).most(90 * 86400).is("How long one lasts.");
  f("goods", &Closures::goods, "hold-at-sender").from("rule").is(kGoods);
  return {"closure",
          Section::Shape::list,
          "Roads to single centers that are closed by chance, each by itself: Poisson in number.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.closures.emplace_back(); }};
}

Section storm() {
  using Storm = models::StormSettings;
  Fields<Storm> f;
  f("id", &Storm::id).as(Type::id).is("Unique name; it keys the random numbers.");
  f("per_year", &Storm::per_year)
      .as(Type::quantity)
      .in(Dimension::yearly_events)
      .least(0)
      .most(3650)
      .is("Storms that begin in the region.");
  f("month", &Storm::month, kEvenYear).from("rule").is("Relative frequency by month.");
  f("length", &Storm::length).most(90 * 86400).is("How long one lasts; half a day to two days (S79, S80).");
  f.share("counties", &Storm::counties, "100 %")
      .from("rule")
      .is("Of the region's counties, neighbours in a ring in the order of the file.");
  f.share("centers", &Storm::centers, "50 %")
      .from("estimate")
      .is("Of the centers of a county that it hits, the nearest to one that is drawn.");
  f("closes", &Storm::closes, "[\"roads\", \"line-haul\"]")
      .from("rule")
      .is("roads: to the centers that it hits; line-haul: to the counties that it hits.");
  f("goods", &Storm::goods, "hold-at-sender").from("rule").is(kGoods);
  return {"storm",
          Section::Shape::list,
          "Storms over the region that hit many at once, by chance: Poisson in number.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.storms.emplace_back(); }};
}

Section breakdown() {
  using Breakdown = models::BreakdownSettings;
  Fields<Breakdown> f;
  f("id", &Breakdown::id).as(Type::id).is("Unique name.");
  f("vehicle", &Breakdown::vehicle, "truck")
      .from("rule")
      .is("truck: of the milk runs; line-haul: all vehicles of a departure stand together.");
  f("every", &Breakdown::every)
      .above(0)
      .is("Mean time of driving from one to the next (exponential); stops and nights do not count.");
  f("repair", &Breakdown::repair).most(30 * 86400).is("How long the vehicle stands.");
  f("goods", &Breakdown::goods, "hold-in-transit")
      .from("rule")
      .is("hold-in-transit: they wait on board, and the vehicle goes on once repaired; turn-back (truck): "
          "they are "
          "towed to the hub with the truck, which is out until repaired, and go again with the next.");
  return {"breakdown",
          Section::Shape::list,
          "Vehicles that break down while they drive; at most one of each kind.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.breakdowns.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_disturbances() {
  return {disturbance(), closure(), storm(), breakdown()};
}

}  // namespace ruralsim::scenarios::sections
