#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section rollout() {
  using Rollout = models::RolloutSettings;
  auto const plan = [](auto member) {
    return [member](Draft & draft) -> auto& {
      return draft.settings.rollout.*member;
    };
  };
  Fields<Draft> f;
  f("order", plan(&Rollout::order), "near-first")
      .from("rule")
      .is("Whose turn it is to open: centers near the hub (counties near the warehouse), of the lowest "
          "income, "
          "with most households (counties: the densest), or drawn (parallel: all over the county at once).");
  f.share("counties_at_start", plan(&Rollout::counties_at_start), "100 %")
      .from("rule")
      .never_changes()
      .is("Of the counties without a date of their own, those open from the first day; the others open one "
          "by "
          "one until `last`.");
  f.share("centers_at_start", plan(&Rollout::centers_at_start), "100 %")
      .from("rule")
      .never_changes()
      .is("Of a county's centers, those that open with the county (at least one); the others open one by "
          "one.");
  f("first", plan(&Rollout::first), "first-day")
      .or_nothing("first-day")
      .from("rule")
      .is("Date from which on more of them open.");
  f("last", plan(&Rollout::last), "last-day")
      .or_nothing("last-day")
      .from("rule")
      .is("Date by which all are open, or, with centers_per_month, after which none opens.");
  f("centers_per_month", plan(&Rollout::centers_per_month), "as-dates")
      .above(0)
      .most(10000)
      .or_nothing("as-dates")
      .from("rule")
      .is("Centers that each county opens a month; as-dates: evenly, the last of them on `last`.");
  f("openings_file", &Draft::openings_file, "none")
      .as(Type::path)
      .or_nothing("none")
      .from("rule")
      .never_changes()
      .is("CSV table of openings: county, center, opens (a date); centers that are not in it open by the "
          "rule.");
  f("reach", plan(&Rollout::reach), "5 km")
      .most(1000)
      .from("S10")
      .never_changes()
      .is("Until its own center is open, a village goes to the nearest open one within this way by road, or "
          "does "
          "not order; effects of centers were seen 3 to 10 km away.");
  f.share("failure_share", plan(&Rollout::failure_share), "0 %")
      .from("rule")
      .is("Of the centers that open in the run, those that close again within their first year, on any of "
          "its "
          "days; in a trial 37 % of the villages chosen never opened theirs (S10).");
  f.share("target", plan(&Rollout::target), "35 %")
      .from("estimate")
      .never_changes()
      .is("Next-day rate that a growing county is to reach; an estimate for rural counties of 2018.");
  f("target_weeks", plan(&Rollout::target_weeks), "4")
      .least(1)
      .most(520)
      .from("rule")
      .never_changes()
      .is("Weeks in a row for which the target must be met.");
  return {"rollout",
          Section::Shape::table,
          "How the network grows: when counties and centers open, and how many centers fail.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft; }};
}

Section fleet() {
  using Fleet = models::FleetSettings;
  Fields<Fleet> f;
  f("trucks", &Fleet::trucks, "as-county")
      .from("rule")
      .is("How many trucks a county has: as county.trucks says, or following its open centers, its parcels a "
          "day, or "
          "(by-plan) what its milk runs will need when the trucks come.");
  f("centers_per_truck", &Fleet::centers_per_truck, "11")
      .above(0)
      .most(1e6)
      .from("estimate")
      .is("By centers: a truck for so many open centers (4 for 43 in the plains).");
  f("parcels_per_truck", &Fleet::parcels_per_truck, "380")
      .above(0)
      .most(1e9)
      .from("estimate")
      .is("By parcels: a truck for so many orders a day (387 in the plains).");
  f("technicians", &Fleet::technicians, "as-county")
      .from("rule")
      .is("How many technicians a county has: as county.technicians says, or following its open centers or "
          "its "
          "installation jobs.");
  f("centers_per_technician", &Fleet::centers_per_technician, "4")
      .above(0)
      .most(1e6)
      .from("estimate")
      .is("By centers: a technician for so many open centers (12 for 43 in the plains).");
  f("jobs_per_technician", &Fleet::jobs_per_technician, "2")
      .above(0)
      .most(1e6)
      .from("estimate")
      .is("By jobs: a technician for so many installations ordered a day.");
  f.share("at_opening", &Fleet::at_opening, "100 %")
      .from("estimate")
      .is("Of the trucks and technicians that the rule asks for on the county's first day, those in service "
          "on it; "
          "the others come after their lag.");
  f("smoothing", &Fleet::smoothing_days, "28 days")
      .as(Type::days)
      .least(1)
      .most(3650)
      .from("estimate")
      .is("Days over which parcels and jobs a day are averaged.");
  f("review", &Fleet::review_days, "28 days")
      .as(Type::days)
      .least(1)
      .most(3650)
      .from("estimate")
      .is("From one look at the network to the next; the first is on the day the county opens.");
  f("truck_lag", &Fleet::truck_lag, "60 days")
      .as(Type::days)
      .least(0)
      .most(3650)
      .from("estimate")
      .is("From the look to the truck in service: ordering, delivery, finding a driver. A truck too many "
          "stays as "
          "long.");
  f("technician_lag", &Fleet::technician_lag, "30 days")
      .as(Type::days)
      .least(0)
      .most(3650)
      .from("estimate")
      .is("From the look to the technician's first day, or last.");
  f("training", &Fleet::training_days, "60 days")
      .as(Type::days)
      .least(0)
      .most(3650)
      .from("estimate")
      .is("For which a technician who joins later than the county's opening works more slowly.");
  f("newcomer_time", &Fleet::newcomer_time, "1.5")
      .least(1)
      .most(20)
      .from("estimate")
      .is("Time that an installation takes in these days, over that of a trained technician.");
  return {"fleet",
          Section::Shape::table,
          "How trucks and technicians follow a growing network.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.fleet; }};
}

Section facilities() {
  using Facilities = models::FacilitySettings;
  Fields<Facilities> f;
  f("picking", &Facilities::picking, "as-set")
      .from("rule")
      .is("How fast the warehouse picks: as warehouse.picking_rate says, or following the counties' orders a "
          "day.");
  f("line_haul", &Facilities::line_haul, "as-set")
      .from("rule")
      .is("How much a departure of the line-haul carries: as line_haul.volume says, or whole vehicles "
          "([line_haul_vehicle]) following the county's orders a day.");
  f("sorting", &Facilities::sorting, "as-set")
      .from("rule")
      .is("How fast the hub sorts: as hub.sorting_rate says, or following the county's orders a day.");
  f("shelves", &Facilities::shelves, "as-set")
      .from("rule")
      .is("How many parcels a center has room for: as center.shelf_capacity says, or following what it "
          "expects "
          "a day.");
  f("picking_time", &Facilities::picking_time, "2 h")
      .above(0)
      .from("estimate")
      .is("By parcels: the time in which a mean day's orders are picked (2 h 9 min in the plains).");
  f("sorting_time", &Facilities::sorting_time, "75 min")
      .above(0)
      .from("estimate")
      .is("By parcels: the time in which a mean day's orders are sorted (77 min in the plains).");
  f("line_haul_days", &Facilities::line_haul_days, "1.5")
      .above(0)
      .most(1000)
      .from("estimate")
      .is("By parcels: mean days' goods for which the vehicles of a day have room.");
  f("shelf_days", &Facilities::shelf_days, "5")
      .above(0)
      .most(1000)
      .from("estimate")
      .is("By parcels: mean days' goods for which a center has room (150 parcels for 30 a day, 400 for 80; "
          "shelves hold 80 to 500).");
  f("smoothing", &Facilities::smoothing_days, "28 days")
      .as(Type::days)
      .least(1)
      .most(3650)
      .from("estimate")
      .is("Days over which orders a day are averaged.");
  f("review", &Facilities::review_days, "91 days")
      .as(Type::days)
      .least(1)
      .most(3650)
      .from("estimate")
      .is("From one look at the orders to the next; the first is on the day the county opens, whose capacity "
          "is "
          "there at once.");
  f("lag", &Facilities::lag, "90 days")
      .as(Type::days)
      .least(0)
      .most(3650)
      .from("estimate")
      .is("From the look to the capacity in place, which then stays.");
  return {"facilities",
          Section::Shape::table,
          "How the capacities of warehouse, line-haul, hub and centers follow a growing network.",
          Changes::by_date,
          f.done(),
          [](Draft& draft) -> void* { return &draft.settings.facilities; }};
}

}  // namespace

std::vector<Section> of_growth() {
  return {rollout(), fleet(), facilities()};
}

}  // namespace ruralsim::scenarios::sections
