// A made-up day: `centers` on a grid around the hub, each truck with a run of its own, a technician for each
// truck who visits two villages.
#pragma once

#include "sim/text.hpp"
#include "viz/playback/day.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace ruralsim::viz::playback {

struct SampleDay {
  std::size_t centers = 6, trucks = 2;
  Day day = {};
  std::size_t first_center = 0, first_village = 0;

  explicit SampleDay(std::size_t n = 6, std::size_t vehicles = 2) : centers(n), trucks(vehicles) {
    day.title = "A made-up county", day.county = "Example", day.date = "2018-11-12", day.weekday = "Mon";
    day.source = "seed 1, replication 0";
    day.stay_words = {"loads", "hands over", "installs", "sorts"},
    day.outcome_words = {"", "installation complete"};
    day.level_kinds = {{"at the hub, unsorted", Shown::at_hub, 0xE69F00, true},
                       {"sorted, waiting for a truck", Shown::at_hub, 0x56B4E9, true},
                       {"on trucks", Shown::in_list, 0x0072B2, true},
                       {"on shelves of centers", Shown::fills_center, 0x009E73, true},
                       {"at the desk", Shown::at_center, 0xCC79A7, false}};
    add_places();
    day.actors.push_back({.kind = ActorKind::hub, .name = "hub", .place = 0});
    for (std::size_t i = 0; i < centers; ++i)
      day.actors.push_back({.kind = ActorKind::center, .name = name_of_center(i), .place = first_center + i});
    add_line_haul();
    for (std::size_t i = 0; i < trucks; ++i) add_truck(i);
    for (std::size_t i = 0; i < trucks; ++i) add_technician(i);
    add_hub_levels();
    day.timetable = {{8 * 3600, "trucks leave"}, {16 * 3600, "cut-off"}};
    day = settled(std::move(day));
  }

  static std::string name_of_center(std::size_t i) { return "c" + std::to_string(i + 1); }

 private:
  void add_places() {
    day.places.push_back({PlaceKind::hub, "hub", {0, 0}});
    day.places.push_back({PlaceKind::warehouse, "warehouse", {NAN, NAN}});
    first_center = day.places.size();
    auto const side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(centers))));
    auto const at = [&](std::size_t i, double shift) {
      return PlaceKm{4.0 * static_cast<double>(i % side) - 2.0 * static_cast<double>(side) + shift,
                     4.0 * static_cast<double>(i / side) - 2.0 * static_cast<double>(side) + 1};
    };
    for (std::size_t i = 0; i < centers; ++i)
      day.places.push_back({PlaceKind::center, name_of_center(i), at(i, 0)});
    first_village = day.places.size();
    for (std::size_t i = 0; i < 2 * centers; ++i)
      day.places.push_back(
          {PlaceKind::village, "v" + std::to_string(i + 1), at(i / 2, i % 2 == 0 ? 1.2 : -1.1)});
  }

  Leg leg(std::size_t from, std::size_t to, Second leaves, Second arrives, std::int64_t parcels) const {
    PlaceKm const a = day.places[from].at, b = day.places[to].at;
    return {from,
            to,
            leaves,
            arrives,
            a,
            b,
            {.parcels = parcels},
            1.3 * std::hypot(a.east - b.east, a.north - b.north)};
  }

  void tell(std::size_t actor, Second at, std::string words) {
    day.lines.push_back({at, actor, std::move(words)});
  }

  void add_line_haul() {
    std::size_t const me = day.actors.size();
    auto const parcels = static_cast<std::int64_t>(30 * centers);
    day.actors.push_back(
        {ActorKind::line_haul, "line-haul example", 1, {leg(1, 0, -7200, 7200, parcels)}, {}});
    tell(me, 7200, sim::text("brings {} parcels", parcels));
  }

  void add_truck(std::size_t i) {
    Actor truck{ActorKind::truck, sim::text("truck {}", i + 1), 0};
    std::size_t const me = day.actors.size();
    auto left = static_cast<std::int64_t>(30 * ((centers + trucks - 1 - i) / trucks));
    Second now = 8 * 3600 + static_cast<Second>(600 * i);
    truck.stays.push_back(
        {.place = 0, .from = now - 1200, .until = now, .what = 0, .cargo = {.parcels = left}});
    tell(me, now, sim::text("loads {} parcels", left));
    std::size_t here = 0;
    Level on_board{first_center, 2, {{0, 0}, {now, static_cast<double>(left)}}};
    for (std::size_t c = i; c < centers; c += trucks) {
      truck.legs.push_back(leg(here, first_center + c, now, now + 1500, left));
      now += 1800, here = first_center + c, left -= 30;
      truck.stays.push_back({.place = here,
                             .from = now - 300,
                             .until = now,
                             .what = 1,
                             .cargo = {.parcels = 30},
                             .km = 1.5,
                             .driving = 120});
      tell(me, now, "delivers 30 parcels at " + name_of_center(c));
      day.levels.push_back({here, 3, {{0, 4}, {now, 34}, {now + 7200, 20}, {now + 14400, 6}}});
      on_board.changes.push_back({now, static_cast<double>(left)});
    }
    truck.legs.push_back(leg(here, 0, now, now + 1500, 0));
    tell(me, now + 1500, "is back at the hub");
    day.levels.push_back(std::move(on_board));
    day.actors.push_back(std::move(truck));
  }

  void add_technician(std::size_t i) {
    Actor one{ActorKind::technician, sim::text("technician {}", i + 1), 0};
    std::size_t const me = day.actors.size();
    std::size_t here = 0;
    Second now = 9 * 3600;
    for (std::size_t k = 0; k < 2; ++k) {
      std::size_t const there = first_village + (3 * i + 5 * k) % (2 * centers);
      one.legs.push_back(leg(here, there, now, now + 2400, 0));
      one.stays.push_back({.place = there,
                           .from = now + 2400,
                           .until = now + 6000,
                           .what = 2,
                           .outcome = 1,
                           .order = static_cast<std::int64_t>(100 + i)});
      now += 6000, here = there;
      tell(me, now, "visits " + day.places[there].name + ": installation complete");
    }
    one.legs.push_back(leg(here, 0, now, now + 2400, 0));
    day.actors.push_back(std::move(one));
  }

  void add_hub_levels() {
    auto const all = static_cast<double>(30 * centers);
    day.levels.push_back({0, 0, {{0, 0}, {7200, all}, {4 * 3600, all / 2}, {6 * 3600, 0}}});
    day.levels.push_back({0, 1, {{0, 0}, {4 * 3600, all / 2}, {6 * 3600, all}, {8 * 3600, 0}}});
    for (std::size_t c = 0; c < centers; ++c)
      day.levels.push_back(
          {first_center + c, 4, {{0, 0}, {9 * 3600, static_cast<double>(c % 5)}, {17 * 3600, 0}}});
    day.lines.push_back({7200, 0, sim::text("{} parcels arrive", all)});
  }
};

}  // namespace ruralsim::viz::playback
