// What must hold of every record of a watched day, whatever the scenario.
#pragma once

#include "models/ledger.hpp"
#include "models/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::tests {

// Of one thing that waits, over all places: just before something happens at `time`.
inline std::int64_t level_before(models::WatchedLedger const& watched, models::Level what,
                                 std::int64_t time) {
  std::int64_t sum = 0;
  for (auto const& change : watched.changes)
    if (change.what == what && change.time < time) sum += change.by;
  return sum;
}

inline void expect_levels_of_the_census(models::RunLedger const& run, std::size_t county,
                                        std::int64_t midnight) {
  if (midnight == 0) return;
  auto const& ledger = run.counties[county];
  auto const day = static_cast<std::size_t>(midnight / 86400 - 1);
  for (std::size_t stage = 0; stage < models::kStages; ++stage)
    EXPECT_EQ(level_before(ledger.watched, static_cast<models::Level>(stage), midnight),
              ledger.waiting(day, stage))
        << "stage " << stage << " at the end of day " << day;
  std::int64_t open = 0;
  for (std::size_t age = 0; age < models::kBacklogAges; ++age) open += ledger.backlog(day, age);
  EXPECT_EQ(level_before(ledger.watched, models::Level::installation, midnight), open) << "day " << day;
  if (ledger.selling.waiting.columns() == 0) return;
  for (auto const stage : {models::SaleStage::center, models::SaleStage::milk_run, models::SaleStage::hub,
                           models::SaleStage::line_haul}) {
    std::int64_t boxes = 0;
    auto const groups = ledger.selling.waiting.columns() / models::kSaleStages;
    for (std::size_t g = 0; g < groups; ++g)
      boxes += ledger.selling.waiting(day, g * models::kSaleStages + static_cast<std::size_t>(stage));
    auto const first = static_cast<std::size_t>(models::Level::sale_center) -
                       static_cast<std::size_t>(models::SaleStage::center);
    EXPECT_EQ(level_before(ledger.watched,
                           static_cast<models::Level>(first + static_cast<std::size_t>(stage)), midnight),
              boxes)
        << "sale stage " << static_cast<int>(stage) << " at the end of day " << day;
  }
}

// Nothing is ever fewer than none, at any place.
inline void expect_no_level_below_zero(models::WatchedLedger const& watched) {
  std::map<std::pair<models::Level, models::Spot>, std::int64_t> now;
  for (auto const& change : watched.changes) {  // in the order of time within one
    auto& value = now[{change.what, change.at}];
    value += change.by;
    EXPECT_GE(value, 0) << "level " << static_cast<int>(change.what) << " at place "
                        << static_cast<int>(change.at.kind) << "/" << change.at.number << " at second "
                        << change.time;
  }
}

// What one mover does, one after the other, covers the days; a leg begins where the last one ended.
struct WatchedStep {
  std::int64_t from, until;
  models::Leg const* leg;
  models::Stay const* stay;
};
inline std::map<models::Mover, std::vector<WatchedStep>> steps_of_movers(
    models::WatchedLedger const& watched) {
  std::map<models::Mover, std::vector<WatchedStep>> all;
  auto const alone = [](models::Mover who) {
    return who.kind == models::MoverKind::truck || who.kind == models::MoverKind::technician;
  };
  for (auto const& leg : watched.legs)
    if (alone(leg.who)) all[leg.who].push_back({leg.leaves, leg.arrives, &leg, nullptr});
  for (auto const& stay : watched.stays)
    if (alone(stay.who)) all[stay.who].push_back({stay.from, stay.until, nullptr, &stay});
  for (auto& [who, steps] : all)
    std::stable_sort(steps.begin(), steps.end(), [](auto const& a, auto const& b) {
      return std::pair(a.from, a.until) < std::pair(b.from, b.until);
    });
  return all;
}

inline void expect_whole_days(models::WatchedLedger const& watched) {
  for (auto const& [who, steps] : steps_of_movers(watched)) {
    EXPECT_LE(steps.front().from, watched.begins);
    EXPECT_GE(steps.back().until, watched.ends);
    for (std::size_t i = 1; i < steps.size(); ++i)
      EXPECT_EQ(steps[i].from, steps[i - 1].until)
          << "mover " << static_cast<int>(who.kind) << "/" << who.number << " at second " << steps[i].from;
  }
}

// A truck that was loaded on a watched day has on board what it loaded less what it handed over.
inline void expect_goods_on_board(models::WatchedLedger const& watched) {
  for (auto const& [who, steps] : steps_of_movers(watched)) {
    if (who.kind != models::MoverKind::truck) continue;
    bool known = false;
    models::Pieces now;
    for (auto const& step : steps) {
      if (step.leg != nullptr) {
        if (known) {
          EXPECT_EQ(step.leg->on_board, now) << "truck " << who.number + 1 << " at " << step.from;
        }
        continue;
      }
      auto const& stay = *step.stay;
      switch (stay.doing) {
        case models::Doing::load:
          known = true, now = stay.goods;
          break;
        case models::Doing::unload:
          if (stay.until > watched.ends) break;
          now.parcels -= stay.goods.parcels, now.appliances -= stay.goods.appliances;
          now.shelf_pieces -= stay.goods.shelf_pieces, now.going_back += stay.goods.going_back;
          break;
        case models::Doing::load_boxes:
          now.boxes += stay.goods.boxes;
          break;
        case models::Doing::hand_in:
          if (known) {
            EXPECT_EQ(stay.goods, now) << "truck " << who.number + 1 << " at " << step.from;
          }
          now = {};
          break;
        default:
          break;
      }
      EXPECT_GE(now.parcels, known ? 0 : now.parcels);
    }
  }
}

// Nobody is faster than the fastest of the scenario; times are cut to whole seconds.
inline void expect_no_haste(models::Scenario const& scenario, models::WatchedLedger const& watched) {
  double truck = 0, van = 0;
  for (auto const& stretch : scenario.stretches)
    for (auto const& terrain : stretch.settings.terrains)
      truck = std::max(truck, terrain.truck_speed.value), van = std::max(van, terrain.van_speed.value);
  for (auto const& leg : watched.legs) {
    if (leg.who.kind == models::MoverKind::line_haul || leg.going != models::Going::drive) continue;
    double const speed = leg.who.kind == models::MoverKind::truck ? truck : van;
    double const seconds = static_cast<double>(leg.arrives - leg.leaves) + 2;
    EXPECT_LE(static_cast<double>(leg.metres), seconds * speed / 3.6 + 1) << "leg at " << leg.leaves;
  }
}

// Of those that a run that was watched from its beginning to its end has ended, and so has counted.
inline std::int64_t metres_of_trucks(models::WatchedLedger const& watched) {
  std::map<std::pair<models::Mover, std::int64_t>, std::int64_t> by_run;
  for (auto const& leg : watched.legs)
    if (leg.who.kind == models::MoverKind::truck) by_run[{leg.who, leg.trip}] += leg.metres;
  for (auto const& stay : watched.stays)
    if (stay.who.kind == models::MoverKind::truck) by_run[{stay.who, stay.trip}] += stay.metres;
  std::int64_t sum = 0;
  for (auto const& stay : watched.stays)
    if (stay.doing == models::Doing::hand_in) sum += by_run.at({stay.who, stay.trip});
  return sum;
}
inline std::int64_t metres_of_vans(models::WatchedLedger const& watched) {
  std::int64_t sum = 0;
  for (auto const& leg : watched.legs)
    if (leg.who.kind == models::MoverKind::technician && leg.arrives < watched.ends) sum += leg.metres;
  return sum;
}

// Of a run that was watched as a whole: what its movers drove is what it is charged with, to the metre.
inline void expect_metres_of_the_run(models::RunLedger const& run) {
  constexpr std::size_t kTruckMetres = 3;  // column of CountyLedger::truck_runs
  for (auto const& county : run.counties) {
    std::int64_t trucks = 0, vans = 0;
    for (std::size_t week = 0; week < county.weeks(); ++week) {
      trucks += county.truck_runs(week, kTruckMetres);
      vans += county.field_service(week, static_cast<std::size_t>(models::FieldService::metres));
    }
    EXPECT_EQ(metres_of_trucks(county.watched), trucks);
    EXPECT_EQ(metres_of_vans(county.watched), vans);
  }
}

// A stop is no shorter than the ways to homes that are driven within it.
inline void expect_time_for_ways_to_homes(models::WatchedLedger const& watched) {
  for (auto const& stay : watched.stays) {
    EXPECT_LE(stay.driving, stay.until - stay.from) << "stay at " << stay.from;
    EXPECT_EQ(stay.metres > 0, stay.driving > 0) << "stay at " << stay.from;
  }
}

inline void expect_sound_record(models::Scenario const& scenario, models::RunLedger const& run) {
  for (std::size_t county = 0; county < run.counties.size(); ++county) {
    SCOPED_TRACE(scenario.network.counties[county].id);
    auto const& watched = run.counties[county].watched;
    ASSERT_TRUE(watched.on());
    EXPECT_FALSE(watched.stays.empty());
    EXPECT_FALSE(watched.changes.empty());
    for (auto midnight = watched.begins; midnight <= watched.ends; midnight += 86400)
      expect_levels_of_the_census(run, county, midnight);
    expect_no_level_below_zero(watched);
    expect_whole_days(watched);
    expect_goods_on_board(watched);
    expect_no_haste(scenario, watched);
    expect_time_for_ways_to_homes(watched);
  }
}

}  // namespace ruralsim::tests
