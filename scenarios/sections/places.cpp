#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section terrain() {
  using models::Terrain;
  Fields<Terrain> f;
  f("id", &Terrain::id).as(Type::id).never_changes().is("Name by which counties refer to it.");
  f("detour", &Terrain::detour, "1.32")
      .least(1)
      .most(10)
      .from("S28")
      .never_changes()
      .is("Road distance over straight distance; plains 1.25 to 1.6, mountains about 1.5.");
  f("truck_speed", &Terrain::truck_speed, "42 km/h")
      .above(0)
      .from("S24, S27, S28")
      .is("Speed of trucks between county seat, towns and villages; derived from how many towns lie within "
          "an hour.");
  f("van_speed", &Terrain::van_speed, "45 km/h")
      .above(0)
      .from("estimate")
      .is("Speed of the technicians' vans.");
  return {"terrain",
          Section::Shape::list,
          "A kind of country: how far roads lead about and how fast they are.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.terrains.emplace_back(); }};
}

auto figure(auto member) {
  return [member](CountyDraft & c) -> auto& {
    return c.figures.*member;
  };
}
using Figures = models::network::CountyFigures;

void incomes_of_county(Fields<CountyDraft>& f) {
  f("income", figure(&Figures::income), "13432")
      .least(0)
      .most(1e7)
      .from("S03, S04")
      .is("Income in CNY a person and year, mean of the drawn villages; national rural mean of 2017. It says "
          "who is poor in a roll-out, nothing else.");
  f("income_cv", figure(&Figures::income_cv), "0.3")
      .least(0)
      .most(5)
      .from("estimate")
      .is("Standard deviation over mean of the incomes of drawn villages equally far from the hub.");
  f.share("income_falls", figure(&Figures::income_falls), "30 %")
      .from("estimate")
      .is("By how much the mean income at the county's edge is below that at the hub.");
}

void drawn_villages_of_county(Fields<CountyDraft>& f) {
  f("household_size", figure(&Figures::household_size), "2.74")
      .least(1)
      .most(20)
      .from("S25")
      .is("Persons in a household; mean of rural counties.");
  f("village_size_cv", figure(&Figures::village_size_cv), "0.5")
      .least(0)
      .most(5)
      .from("estimate")
      .is("Standard deviation over mean of the households of drawn villages.");
  f("towns", figure(&Figures::towns), "14")
      .least(0)
      .most(5000)
      .from("S26")
      .is("Towns around which drawn villages cluster; median county.");
  f.share("clustering", figure(&Figures::clustering), "60 %")
      .from("estimate")
      .is("Share of drawn villages that lie near a town; the others lie anywhere.");
  f("elongation", figure(&Figures::elongation), "1")
      .least(1)
      .most(100)
      .from("rule")
      .is("Long axis over short one of the ellipse in which villages are drawn; 1: a disc. Real counties: "
          "1.5 (S27).");
  f.share("hub_offset", figure(&Figures::hub_offset), "0 %")
      .most(0.99)
      .from("rule")
      .is("How far the hub lies off the middle of it, of the way to the edge. Real counties: 46 % (S27).");
}

Section county() {
  Fields<CountyDraft> f;
  f("id", figure(&Figures::id)).as(Type::id).is("Unique name; the county's random numbers hang on it.");
  f("region", &CountyDraft::region, "none")
      .as(Type::id)
      .or_nothing("none")
      .from("rule")
      .is("The [[region]] whose warehouse serves it; must be given where there are several.");
  f("province", &CountyDraft::province, "none")
      .or_nothing("none")
      .from("rule")
      .is("Name of the province it lies in, by which a region is found for it.");
  f("name", figure(&Figures::name), "none")
      .or_nothing("none")
      .from("rule")
      .is("Name for people, in any script.");
  f("terrain", figure(&Figures::terrain)).as(Type::id).is("One of the [[terrain]] ids.");
  f("area", figure(&Figures::area)).above(0).most(1e6).is("Area of the county.");
  f("villages", figure(&Figures::villages), "0")
      .least(0)
      .most(5000)
      .from("rule")
      .is("How many villages are drawn (0 with villages_file). A median county has 180.");
  f("centers", figure(&Figures::centers), "0")
      .least(0)
      .most(5000)
      .from("rule")
      .is("How many of them get a service center (0 with centers_file). In 2018 a county had 43 on average.");
  f("population", figure(&Figures::population), "0")
      .least(0)
      .most(1e8)
      .from("rule")
      .is("Rural inhabitants of the drawn villages (0 with villages_file).");
  drawn_villages_of_county(f);
  incomes_of_county(f);
  f("opens", &CountyDraft::opens, "as-planned")
      .or_nothing("as-planned")
      .from("rule")
      .is("When the county begins: before, it orders nothing and has no fleet. As-planned: as [rollout] "
          "says.");
  f("detour", &CountyDraft::detour, "as-terrain")
      .least(1)
      .most(10)
      .or_nothing("as-terrain")
      .from("rule")
      .is("Road distance over straight distance, where the county differs from its terrain.");
  f("warehouse_distance", &CountyDraft::warehouse_distance, "by-coordinates")
      .most(5000)
      .or_nothing("by-coordinates")
      .from("rule")
      .is("By road from the regional warehouse to the county hub. By-coordinates: great circle between their "
          "places, times the detour.");
  f("villages_file", &CountyDraft::villages_file, "none")
      .as(Type::path)
      .or_nothing("none")
      .from("rule")
      .is("CSV table of villages: id, x[km] and y[km] from the hub (or latitude[deg] and longitude[deg]), "
          "households.");
  f("centers_file", &CountyDraft::centers_file, "none")
      .as(Type::path)
      .or_nothing("none")
      .from("rule")
      .is("CSV table of service centers: id, village, and if wanted select_station (1 or 0).");
  f.share("select_stations", &CountyDraft::select_stations, "0 %")
      .from("rule")
      .is("Share of the centers that are select stations, if centers_file does not say which; they sell from "
          "[[stock]] with at = station.");
  f("select_station_rule", &CountyDraft::select_station_rule, "most-households")
      .from("rule")
      .is("Which: those whose villages have most households, or those remotest from the county hub by road.");
  f.latitude("hub_latitude", &CountyDraft::hub_latitude)
      .is("Of the county hub, for villages with latitudes and longitudes and for its way to the warehouse.");
  f.longitude("hub_longitude", &CountyDraft::hub_longitude).is("Of the county hub.");
  f.all_never_change();
  f(
      "trucks", [](CountyDraft & c) -> auto& { return c.settings.trucks; }, "as-planned")
      .least(0)
      .most(100000)
      .or_nothing("as-planned")
      .from("rule")
      .is("Trucks based at the hub; as-planned: as many as the routes need.");
  f(
      "technicians", [](CountyDraft & c) -> auto& { return c.settings.technicians; }, "12")
      .least(0)
      .most(100000)
      .from("estimate")
      .is("Technicians who install large appliances; 4 to 40 are plausible.");
  return {"county",
          Section::Shape::list,
          "A county: drawn from figures, or read from tables.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.counties.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_places() {
  return {terrain(), county()};
}

}  // namespace ruralsim::scenarios::sections
