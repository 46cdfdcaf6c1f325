#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"
#include "scenarios/sections/yearly_days.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section product() {
  using Group = models::ProductGroup;
  Fields<Group> f;
  f("id", &Group::id).as(Type::id).never_changes().is("Unique name of the product group.");
  f("name", &Group::name, "none").or_nothing("none").from("rule").never_changes().is("Name for people.");
  f("handling", &Group::handling, "parcel")
      .from("rule")
      .never_changes()
      .is("Whether it goes to the service center (parcel) or to the home, with installation (appliance).");
  f.share("share", &Group::share).is("Of all orders; the shares of all groups sum to 100 %.");
  f("volume", &Group::volume, "0.01 m3").above(0).from("estimate").is("Of one piece.");
  f("weight", &Group::weight, "1.5 kg").above(0).from("estimate").is("Of one piece; 0.3 to 10 kg.");
  f("value", &Group::value, "58 CNY").from("S06").is("Of one piece; rural goods over rural parcels in 2018.");
  f.share("stocked_in_region", &Group::stocked_in_region, "60 %")
      .from("estimate")
      .is("Chance that the regional warehouse has it; else it comes from the national hub.");
  f.share("return_share", &Group::return_share, "0 %")
      .from("rule")
      .is("Parcels: chance that who has collected it brings it back to the center; of apparel some 10 %.");
  f.share("installation_share", &Group::installation_share, "0 %")
      .from("rule")
      .is("Appliances: chance that the household wants it installed.");
  f("installation_time", &Group::installation_time, "0 s")
      .from("rule")
      .is("Appliances: a technician's work at one visit.");
  f.share("repeat_share", &Group::repeat_share, "0 %")
      .from("rule")
      .is("Appliances: chance that a visit does not complete the job and another is needed.");
  f.share("faulty_share", &Group::faulty_share, "0 %")
      .from("rule")
      .is("Appliances: chance that goods do not work when they are installed and must be replaced; 1 to 4 % "
          "are plausible.");
  f("skill", &Group::skill, "none")
      .as(Type::id)
      .or_nothing("none")
      .from("rule")
      .is("Appliances: the [[skill]] that a technician needs.");
  return {"product",          Section::Shape::list,
          "A product group.", Changes::never,
          f.done(),           [](Draft& draft) -> void* { return &draft.settings.products.emplace_back(); }};
}

Section demand() {
  using Demand = models::DemandSettings;
  Fields<Demand> f;
  f("detail", &Demand::detail, "village")
      .from("rule")
      .never_changes()
      .is("Who orders: each village for its households, or every household as an actor of its own, for small "
          "networks and teaching; both give the same distribution of orders.");
  f("orders_per_household", &Demand::orders_per_household, "32 orders/year")
      .most(36500)
      .from("S01, S25")
      .is("Of a household that buys online at all; with adoption, 30 parcels a day at an average center in "
          "2018.");
  f.share("adoption", &Demand::adoption, "40 %")
      .from("S56")
      .is("Share of households that buy online; rural internet penetration in 2018 was 39 %.");
  f("growth", &Demand::growth, "30 %/year")
      .as(Type::quantity)
      .in(Dimension::yearly_growth)
      .least(-0.9)
      .most(10)
      .from("S44")
      .is("Growth of orders, compounded daily from the first day; rural parcels 2020 to 2021.");
  f.share("assisted_share", &Demand::assisted_share, "50 %")
      .from("estimate")
      .is("Share of orders placed with the agent at a center's desk; 15 % to 70 %, falling since 2018.");
  f("weekday", &Demand::weekday, "[1.03, 1.03, 1.03, 1.03, 1.03, 0.97, 0.88]")
      .from("estimate")
      .is("Relative demand by day of the week, Monday first.");
  // November: 11.8 % of the parcels of 2017 came in it (S38), 1.44 times as many a day as in the year. With
  // the festivals below (3.0 once, 1.8 on five days) and growth of 28 % a year, by which November lies 1.10
  // above its year, the other 24 days bear (30 x 1.44 - 12) / 24 / 1.10 = 1.18 times the mean: 1.2 beside the
  // other months.
  f("month", &Demand::month, "[0.95, 0.85, 1, 1, 1, 1.05, 1, 1, 1, 1, 1.2, 1.1]")
      .from("S38")
      .is("Relative demand by month, festivals apart; November after its share of 2017, the others "
          "estimated.");
  f("hour", &Demand::hour,
    "[104, 88, 71, 55, 38, 22, 35, 49, 62, 75, 103, 122, 142, 151, 149, 145, 143, 140, 137, 135, 132, 134, "
    "133, 123]")
      .from("S53")
      .is("Relative demand by hour of the day; a general index of online shops, not of China.");
  return {"demand",
          Section::Shape::table,
          "How much, when and how villagers order.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.demand; }};
}

Section festival() {
  using models::Festival;
  Fields<Festival> f;
  add_yearly_days(
      f, [](Festival & festival) -> auto& { return festival.when; });
  f("factor", &Festival::factor)
      .least(0)
      .most(1000)
      .is("Demand of these days over the mean day of their calendar year; weekday, month and growth within "
          "the "
          "year do not count on them.");
  return {"festival",
          Section::Shape::list,
          "Days of the year on which demand differs; where two meet, their factors multiply.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.demand.festivals.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_demand() {
  return {product(), demand(), festival()};
}

}  // namespace ruralsim::scenarios::sections
