#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section center() {
  using Center = models::CenterSettings;
  Fields<Center> f;
  f("opening", &Center::opening, "07:00-20:00").from("estimate").is("When villagers can collect and order.");
  f("shelf_capacity", &Center::shelf_capacity, "200")
      .least(1)
      .most(1e6)
      .or_nothing("unlimited")
      .from("estimate")
      .is("Parcels that can wait for their owners, 80 to 500; a full shelf refuses more.");
  f("pick_up_delay", &Center::pick_up_delay, "lognormal(median 12 h, mean 24 h)")
      .or_nothing("not-modelled")
      .from("estimate")
      .is("From ready for pick-up until its owner means to come; one in sixteen waits for more than three "
          "days, one in eighty for more than a week.");
  f("storage", &Center::storage_days, "7 days")
      .as(Type::days)
      .least(1)
      .most(365)
      .from("S98")
      .is("After which an unclaimed parcel goes back; days on which the center does not open do not count.");
  f("return_delay", &Center::return_delay, "triangular(1 day, 3 days, 7 days)")
      .from("S99, estimate")
      .is("From in hand until its owner means to bring back what is not kept (product.return_share); the "
          "next "
          "day at the earliest.");
  return {"center",
          Section::Shape::table,
          "Every service center.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.center; }};
}

Section desk() {
  using Desk = models::DeskSettings;
  Fields<Desk> f;
  f("agents", &Desk::agents, "1").least(0).most(1000).from("S57, S97").is("Agents who order for villagers.");
  f("order_time", &Desk::order_time, "triangular(2 min, 5 min, 11 min)")
      .from("S15")
      .is("To place one order; more than ten an hour at a counter were seen, so 6 min in the mean.");
  f("patience", &Desk::patience, "exponential(30 min)")
      .or_nothing("unlimited")
      .from("estimate")
      .is("How long a villager waits for the agent before leaving; unlimited: until the center closes.");
  f.share("return_share", &Desk::return_share, "50 %")
      .from("estimate")
      .is("Chance that who left without ordering comes again the next day.");
  return {"desk",
          Section::Shape::table,
          "The desk of a service center, where the agent orders for villagers.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.center.desk; }};
}

}  // namespace

std::vector<Section> of_centers() {
  return {center(), desk()};
}

}  // namespace ruralsim::scenarios::sections
