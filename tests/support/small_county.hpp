// A small county for tests: every value is stated here, so that a test says only what it changes.
#pragma once

#include "models/network/draw.hpp"
#include "models/scenario.hpp"

namespace ruralsim::tests {

inline models::Settings plain_settings() {
  using namespace sim;
  models::Settings s;
  models::ProductGroup parcel, appliance;
  parcel.id = parcel.name = "small parcel";
  parcel.share = 0.98;
  parcel.volume = {0.01}, parcel.weight = {1.5}, parcel.value = {58};
  appliance.id = appliance.name = "washing machine";
  appliance.handling = models::Handling::appliance;
  appliance.share = 0.02;
  appliance.volume = {0.4}, appliance.weight = {60}, appliance.value = {2000};
  appliance.installation_share = 0.5;
  appliance.installation_time = Distribution::exponential(40 * 60);
  appliance.repeat_share = 0.08;
  s.products = {parcel, appliance};
  s.demand.orders_per_household = {15};
  s.demand.weekday.fill(1), s.demand.month.fill(1), s.demand.hour.fill(1);
  s.center.opening = WeeklyHours::daily(hours(7), hours(20));
  s.warehouse.cut_offs = {hours(11), hours(16), hours(23)};
  s.warehouse.shifts = WeeklyHours::always();
  s.line_haul.departures = {hours(2), hours(13), hours(18)};
  s.line_haul.loading_time = minutes(30);
  s.hub.shifts = WeeklyHours::always();
  s.hub.unloading_time = minutes(20);
  s.truck.shift = WeeklyHours::daily(hours(8), hours(18));
  s.truck.departures = {hours(8)};
  s.truck.parcels = 1100, s.truck.volume = {16}, s.truck.weight = {1600};
  s.truck.loading_time = minutes(30);
  s.truck.stop_time = minutes(6), s.truck.seconds_per_parcel = 6;
  s.truck.overtime = minutes(30), s.truck.planning_margin = 1.3;
  s.installation.shift = WeeklyHours::daily(hours(8), hours(18));
  s.installation.overtime = minutes(30);
  s.terrains = {{.id = "plain", .detour = 1.3, .truck_speed = {42}, .van_speed = {50}}};
  s.counties = {{.trucks = 4, .technicians = 3}};
  return s;
}

inline models::network::CountyFigures plain_figures() {
  return {.id = "a",
          .name = "County A",
          .terrain = "plain",
          .area = {2000},
          .villages = 150,
          .centers = 60,
          .towns = 14,
          .population = 120'000,
          .household_size = 2.74,
          .village_size_cv = 0.6,
          .clustering = 0.5,
          .detour = 1.3,
          .warehouse_distance = {200}};
}

// The whole year, or so many days.
inline models::Scenario small_county(std::int64_t days = 28) {
  models::Scenario scenario;
  scenario.run = {.title = "small county",
                  .start = sim::date(2018, 7, 2),
                  .days = days,
                  .warm_up = 0,
                  .seed = 1,
                  .replications = 1};
  scenario.network = {.region = "region", .counties = {models::network::draw_county(plain_figures(), 1)}};
  scenario.stretches = {{0, plain_settings()}};
  return scenario;
}

}  // namespace ruralsim::tests
