#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

using Harvest = models::HarvestSettings;
using Selling = models::SellingSettings;

Field& day_of_year(Fields<Harvest>& f, std::string const& key, models::DayOfYear Harvest::*member) {
  return f.custom(key, Type::day_of_year, [member](Harvest& harvest, Value const& value) {
    auto const& day = value.as<MonthDay>();
    (harvest.*member) = {day.month, day.day};
  });
}

void add_season(Fields<Harvest>& f) {
  day_of_year(f, "from", &Harvest::from).is("First day of the season, in every year: month and day.");
  day_of_year(f, "to", &Harvest::to)
      .is("Last day of the season; before `from` in the year, the season goes on past its end.");
  f("shape", &Harvest::shape, "peak")
      .from("estimate")
      .is("Over the season: even, or peak: rising to its middle and falling from there.");
  f("weekday", &Harvest::weekday, "[1, 1, 1, 1, 1, 1, 1]")
      .from("estimate")
      .is("Relative amounts by day of the week, Monday first; what falls on a day on which centers are "
          "closed "
          "is brought on the next.");
  f("hour", &Harvest::hour, "[0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 3, 2, 1, 1, 2, 3, 3, 3, 2, 1, 0, 0, 0, 0]")
      .from("estimate")
      .is("Relative amounts by hour of the day, within the centers' opening hours.");
}

void add_box(Fields<Harvest>& f) {
  f("volume", &Harvest::volume, "0.02 m3").above(0).from("estimate").never_changes().is("Of a box.");
  f("weight", &Harvest::weight, "5 kg").above(0).from("estimate").never_changes().is("Of a box.");
  f("value", &Harvest::value, "30 CNY")
      .from("estimate")
      .never_changes()
      .is("Of a box, paid to the villager.");
  f("keeps", &Harvest::keeps, "always")
      .above(0)
      .most(366 * 86400)
      .or_nothing("always")
      .from("rule")
      .is("From the farm, when it is first brought to a center; what reaches the regional warehouse later is "
          "spoiled.");
}

Section harvest() {
  Fields<Harvest> f;
  f("id", &Harvest::id).as(Type::id).never_changes().is("Unique name of the group of goods.");
  f("name", &Harvest::name, "none").or_nothing("none").from("rule").never_changes().is("Name for people.");
  f("per_household", &Harvest::per_household)
      .most(1e6)
      .is("Brought by a household of a village that grows it, a season, in the mean.");
  f.share("villages", &Harvest::villages, "100 %")
      .from("rule")
      .is("Share of the villages that grow it; which ones is drawn once for a run.");
  f("terrain", &Harvest::terrain, "all")
      .as(Type::id)
      .or_nothing("all")
      .from("rule")
      .is("The [[terrain]] of the counties that grow it; all: any.");
  add_season(f);
  add_box(f);
  return {
      "harvest",
      Section::Shape::list,
      "A group of goods that villagers sell: brought to their center box by box in a season of every year.",
      Changes::never,
      f.done(),
      [](Draft& draft) -> void* { return &draft.settings.harvests.emplace_back(); }};
}

void add_centers(Fields<Selling>& f) {
  f("center_room", &Selling::center_room, "100")
      .least(0)
      .most(1e6)
      .or_nothing("unlimited")
      .from("estimate")
      .is("Boxes that a center has room for, beside its shelf; a full one refuses more.");
  f.share("return_share", &Selling::return_share, "80 %")
      .from("estimate")
      .is("Chance that who was refused comes again on the next day; the others sell elsewhere.");
  f("intake_time", &Selling::intake_time, "0 s")
      .most(3600)
      .from("rule")
      .is("Of the agent, a box, in the same queue as assisted orders; 0 s: boxes are put down without.");
  f("center_fee", &Selling::center_fee, "0.5 CNY/parcel")
      .as(Type::quantity)
      .in(Dimension::money_per_parcel)
      .least(0)
      .most(1e9)
      .from("estimate")
      .never_changes()
      .is("Paid to the agent for a box taken in.");
}

void add_transport(Fields<Selling>& f) {
  f("loading_time", &Selling::seconds_per_box, "0 min/parcel")
      .as(Type::quantity)
      .in(Dimension::time_per_parcel)
      .least(0)
      .most(3600)
      .from("rule")
      .is("To load a box on a truck at its stop, beside the time for deliveries.");
  f("visit_from", &Selling::visit_from, "never")
      .least(1)
      .most(1e6)
      .or_nothing("never")
      .from("rule")
      .is("Boxes at a center for which a truck comes without deliveries; never: it takes them along only.");
  f("return_volume", &Selling::return_volume, "as-it-came")
      .above(0)
      .most(1e6)
      .or_nothing("as-it-came")
      .from("rule")
      .is("Room of the vehicles of one line-haul departure on their way back; as-it-came: of as many "
          "[line_haul_vehicle] as came, and of line_haul.volume at most.");
  f("return_weight", &Selling::return_weight, "as-it-came")
      .above(0)
      .most(1e9)
      .or_nothing("as-it-came")
      .from("rule")
      .is("The same by weight; as-it-came: their payload.");
  f("joint_cost", &Selling::joint_cost, "activity")
      .from("rule")
      .never_changes()
      .is("Cost of trucks and line-haul between delivering and selling: activity shares it out by weight "
          "times "
          "direct way; deliveries leaves selling what it adds.");
}

Section selling() {
  Fields<Selling> f;
  add_centers(f);
  add_transport(f);
  return {"selling",
          Section::Shape::table,
          "How goods that villagers sell are taken in and carried; of use with a [[harvest]].",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.selling; }};
}

}  // namespace

std::vector<Section> of_selling() {
  return {harvest(), selling()};
}

}  // namespace ruralsim::scenarios::sections
