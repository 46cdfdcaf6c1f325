#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section station() {
  using Station = models::StationSettings;
  Fields<Station> f;
  f("walk_ins_per_household", &Station::walk_ins_per_household, "3 orders/year")
      .most(36500)
      .from("estimate")
      .is("Of a household that does not buy online and lives next door: purchases it comes for, of the "
          "product groups on the shelf; 2 to 6 (with 3, shelves at all centers would sell a tenth of all "
          "purchases); with season, weekday and festivals as demand has them.");
  f("distance_decay", &Station::distance_decay, "3 km")
      .above(0)
      .or_nothing("none")
      .from("estimate")
      .is("By road, at which they are 1/e of that; none: as many from everywhere.");
  f.share("order_share", &Station::order_share, "50 %")
      .from("estimate")
      .is("Chance that a walk-in who finds nothing orders at the desk instead of leaving for good.");
  return {
      "station",
      Section::Shape::table,
      "Who walks in at select stations (county.select_stations) to buy from their shelves ([[stock]] with "
      "at = station).",
      Changes::by_date,
      f.done(),
      [](Draft& draft) -> void* { return &draft.settings.station; }};
}

Section choice() {
  using Choice = models::ChoiceSettings;
  Fields<Choice> f;
  f("model", &Choice::model, "shares")
      .from("rule")
      .never_changes()
      .is("shares: demand.assisted_share orders at the desk, the others by phone; logit: each wish to buy "
          "chooses "
          "phone, desk, shelf or nothing, by utilities with 0 for nothing, so that "
          "demand.orders_per_household "
          "counts wishes.");
  f("feedback", &Choice::feedback, "on")
      .from("rule")
      .is("on: utilities follow what villagers experienced at their center; off: they keep "
          "experience.initial_lead_time and know no stock-outs, so that shares stay the same.");
  auto const coefficient = [&](char const* key, auto member, char const* standard, char const* words) {
    f(key, member, standard).least(-100).most(100).from("estimate").is(words);
  };
  coefficient("own_phone", &Choice::own_phone, "3.2", "Constant of buying by own phone.");
  coefficient("assisted", &Choice::assisted, "4.8", "Constant of ordering at the desk.");
  coefficient("station", &Choice::station, "3", "Constant of buying from the shelf of a select station.");
  coefficient("price", &Choice::price, "-4", "Of a price of 100 %; the elasticity of a rare alternative.");
  auto const price = [&](std::string key, auto member, std::string standard, std::string words) {
    f.share(std::move(key), member, std::move(standard)).most(10).from("estimate").is(std::move(words));
  };
  price("price_own_phone", &Choice::price_own_phone, "100 %", "Price by own phone, over the usual one.");
  price("price_assisted", &Choice::price_assisted, "100 %", "Price at the desk, over the usual one.");
  price("price_station", &Choice::price_station, "105 %", "Price on the shelf, over the usual one.");
  coefficient("distance", &Choice::distance, "-0.15", "Of a km by road to the center: desk and shelf.");
  coefficient("lead_time", &Choice::lead_time, "-0.15", "Of a day of experienced lead time: phone and desk.");
  coefficient("stockout", &Choice::stockout, "-2", "Of a remembered share of stock-outs of 1: the shelf.");
  coefficient("skill", &Choice::skill, "2", "Of a digital skill of 1: phone.");
  f.share("digital_skill", &Choice::digital_skill, "50 %")
      .from("estimate")
      .is("Mean digital skill of villages, from 0 to 1.");
  f.share("skill_spread", &Choice::skill_spread, "15 %")
      .from("estimate")
      .is("Standard deviation of it between villages (normal, within 0 and 1).");
  return {"choice",
          Section::Shape::table,
          "Which way villagers buy, as a multinomial logit model.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.choice; }};
}

Section experience() {
  using Experience = models::ExperienceSettings;
  Fields<Experience> f;
  f("initial_lead_time", &Experience::initial_lead_time, "2 days")
      .most(365 * 86400)
      .from("estimate")
      .is("From order to center, as villagers expect it before anything was delivered.");
  f.share("smoothing", &Experience::smoothing, "10 %")
      .from("estimate")
      .is("Weight of the mean of a day on which something was delivered (or asked for at the shelf) against "
          "all "
          "before.");
  return {"experience",
          Section::Shape::table,
          "What villagers remember of their center, for [choice] and [adoption].",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.experience; }};
}

Section adoption() {
  using Adoption = models::AdoptionSettings;
  Fields<Adoption> f;
  f("model", &Adoption::model, "constant")
      .from("rule")
      .never_changes()
      .is("constant: demand.adoption of the households buy online; bass: of a village whose center is open "
          "from "
          "the start so many at the beginning, else none when it opens, and more from then on.");
  f("innovation", &Adoption::innovation, "0.03")
      .least(0)
      .most(100)
      .from("estimate")
      .is("p of Bass, a year: households that begin by themselves; 0.03 and 0.38 are means of many "
          "applications (Sultan, Farley and Lehmann 1990).");
  f("imitation", &Adoption::imitation, "0.38")
      .least(0)
      .most(100)
      .from("estimate")
      .is("q of Bass, a year: those that follow others who buy.");
  f.share("potential", &Adoption::potential, "80 %")
      .from("estimate")
      .is("Share of the households next door to a center that will ever buy online.");
  f("distance_decay", &Adoption::distance_decay, "20 km")
      .above(0)
      .or_nothing("none")
      .from("estimate")
      .is("By road to the center, at which the potential is 1/e of that; none: the same everywhere.");
  f("lead_time_effect", &Adoption::lead_time_effect, "-0.3")
      .least(-100)
      .most(100)
      .from("estimate")
      .is("On ln q, of each day that goods take longer than reference_lead_time; 0: no feedback.");
  f("reference_lead_time", &Adoption::reference_lead_time, "2 days")
      .most(365 * 86400)
      .from("estimate")
      .is("Experienced lead time with which q is imitation.");
  f("stockout_effect", &Adoption::stockout_effect, "-1")
      .least(-100)
      .most(100)
      .from("estimate")
      .is("On ln q, of a remembered share of stock-outs of 1 at the select station; 0: no feedback.");
  return {"adoption",
          Section::Shape::table,
          "How many households begin to buy online once a center is open.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.adoption; }};
}

}  // namespace

std::vector<Section> of_market() {
  return {station(), choice(), experience(), adoption()};
}

}  // namespace ruralsim::scenarios::sections
