// Everything that can be set, as plain values. A scenario holds one Settings for every stretch of dates
// between two changes; defaults, ranges and sources stand in scenarios/sections.
#pragma once

#include "models/disturbance_settings.hpp"
#include "models/facility_settings.hpp"
#include "models/growth_settings.hpp"
#include "models/market_settings.hpp"
#include "models/selling_settings.hpp"
#include "models/station_settings.hpp"
#include "sim/distribution.hpp"
#include "sim/quantity.hpp"
#include "sim/working_time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::models {

using sim::Distribution;
using sim::Seconds;
using sim::WeeklyHours;

enum class Handling : std::uint8_t { parcel, appliance };

struct ProductGroup {
  std::string id, name;
  Handling handling = Handling::parcel;
  double share = 0;  // of orders; the shares of all groups sum to 1
  sim::M3 volume;
  sim::Kg weight;
  sim::Cny value;
  double stocked_in_region = 1;  // chance that the regional warehouse has it, else it comes from the national
                                 // hub; not asked where the region has a stock of it
  // parcels only
  double return_share = 0;  // chance that its owner brings it back
  // appliances only
  double installation_share = 0;  // chance that the household wants it installed
  Distribution installation_time = Distribution::constant(0);
  double repeat_share = 0;  // chance that a visit does not fix it and another is needed
  double faulty_share = 0;  // chance that the goods do not work, which the technician finds
  std::string skill;        // that a technician needs; empty: none
};

// A festival or holiday: days from an anchor date in every year.
struct YearlyDays {
  std::string id;
  bool spring_festival = false;  // anchored at the first day of the lunar year, else at month/day
  int month = 0, day = 0;
  std::int64_t offset = 0;  // first day, counted from the anchor
  std::int64_t days = 1;
};

struct Festival {
  YearlyDays when;
  double factor = 1;  // on demand
};

enum class Closes : std::uint8_t { warehouse, line_haul, hub, trucks, centers, technicians };
struct Holiday {
  YearlyDays when;
  std::vector<Closes> closes;
};

// Who orders: each village for all its households, or every household for itself.
enum class DemandDetail : std::uint8_t { village, household };

struct DemandSettings {
  DemandDetail detail = DemandDetail::village;  // the same distribution of orders either way
  sim::PerYear orders_per_household;            // of households that buy at all
  double adoption = 1;                          // share of households that buy
  double growth = 0;                            // of demand, a year, compounded daily from the first day
  double assisted_share = 0;                    // of orders placed at the center's desk
  std::array<double, 7> weekday{};              // relative weights, Monday first; used as given / their mean
  std::array<double, 12> month{};
  std::array<double, 24> hour{};
  std::vector<Festival> festivals;
};

struct DeskSettings {
  std::int64_t agents = 1;
  Distribution order_time = Distribution::constant(0);
  std::optional<Distribution> patience;  // nothing: people wait as long as it takes (until closing)
  double return_share = 0;               // chance that who gave up comes again the next day
};

struct CenterSettings {
  WeeklyHours opening;
  std::optional<std::int64_t> shelf_capacity;  // parcels; nothing: unlimited
  std::optional<Distribution>
      pick_up_delay;              // ready to the villager's wish to collect; nothing: not modelled
  std::int64_t storage_days = 7;  // unclaimed after that goes back
  Distribution return_delay = Distribution::constant(0);  // in hand to the wish to bring it back
  DeskSettings desk;
};

struct WarehouseSettings {
  std::vector<Seconds> cut_offs;  // times of day, ascending
  WeeklyHours shifts;
  std::optional<sim::PerHour> picking_rate;  // parcels an hour while open; nothing: unlimited
  Distribution national_lead_time = Distribution::constant(0);  // national hub to regional warehouse
};

struct LineHaulSettings {
  std::vector<Seconds> departures;  // times of day, ascending
  Seconds loading_time;             // goods packed by departure - loading_time can leave with it
  std::optional<sim::M3> volume;    // of all vehicles of one departure; nothing: unlimited
  sim::KmPerHour speed{60};
  Distribution delay = Distribution::constant(0);  // added to the driving time
};

struct HubSettings {
  WeeklyHours shifts;
  Seconds unloading_time;                    // a vehicle, before its goods are sorted
  std::optional<sim::PerHour> sorting_rate;  // nothing: unlimited
};

struct TruckSettings {
  WeeklyHours shift;
  std::vector<Seconds> departures;  // times of day at which the routes that have goods fall due
  std::int64_t parcels = 0;         // capacity, three ways
  sim::M3 volume;
  sim::Kg weight;
  Seconds loading_time;
  Seconds stop_time;
  double seconds_per_parcel = 0;
  Seconds overtime;                   // beyond the shift's end, to finish a run
  std::optional<std::int64_t> stops;  // at most, a run
  double planning_margin = 1;         // routes are planned for the expected volume times this
  friend bool operator==(TruckSettings const&, TruckSettings const&) = default;
};

enum class AppliancePolicy : std::uint8_t { separate, together, village_day };
enum class Dispatch : std::uint8_t { oldest, nearest, due_date };
enum class Appointments : std::uint8_t { none, slots };

struct SkillShare {
  std::string skill;
  double share = 1;  // of a county's technicians who have it
};

struct InstallationSettings {
  AppliancePolicy policy = AppliancePolicy::separate;
  WeeklyHours shift;
  Distribution delivery_time = Distribution::constant(0);  // carrying one appliance into the house
  std::int64_t van_appliances = 1;                         // that a van carries (policy together)
  double nobody_home = 0;
  std::int64_t retry_days = 1;                            // until the next attempt after nobody was at home
  Distribution repeat_delay = Distribution::constant(0);  // until a repeat visit can be made (spare part)
  Seconds overtime;  // a visit must be expected to end by the shift's end plus this
  std::vector<SkillShare> skills;
  Dispatch dispatch = Dispatch::oldest;
  Seconds promise = sim::hours(48);  // from when a job may first be done until it is complete
  // A visit day is named for so many jobs, or for one of this age in days (policy village-day).
  std::int64_t visit_day_jobs = 1, visit_day_age = 1;
  Appointments appointments = Appointments::none;
  Seconds slot_length = sim::hours(3), slot_notice{0};
  std::int64_t slot_visits = 1;  // a technician and slot
  double nobody_home_with_slot = 0;
  Distribution replacement_delay =
      Distribution::constant(0);  // until the goods that replace faulty ones are here
};

struct Terrain {
  std::string id;
  double detour = 1;
  sim::KmPerHour truck_speed{40};
  sim::KmPerHour van_speed{40};
};

struct CountySettings {
  std::optional<std::int64_t> trucks;  // nothing: as many as the plan needs
  std::int64_t technicians = 0;
};

// So many pieces, or as many as are expected to be ordered in so many days.
struct StockAmount {
  enum class Unit : std::uint8_t { pieces, days };
  double number = 0;
  Unit unit = Unit::pieces;
};

enum class StockPlace : std::uint8_t { region, county, station };
enum class StockPolicy : std::uint8_t {
  base_stock,
  min_max,
  reorder_quantity,
  periodic
};  // S; s,S; r,Q; R,S
// What becomes of an order that the stock cannot fill: it goes to the next source (county: the warehouse;
// region: the national hub), waits here for replenishment, or is lost.
enum class OnStockout : std::uint8_t { upstream, backorder, lost };

// How much of a product group lies at a place, and how it is replenished.
struct StockSettings {
  std::string id, product;
  StockPlace at = StockPlace::region;
  std::string
      county;  // of a stock in a county or at its select stations; empty: one like this in every county
  StockPolicy policy = StockPolicy::base_stock;
  std::optional<StockAmount> up_to, reorder_point, quantity;  // S; s or r; Q: those that the policy has
  std::optional<Seconds> review;                              // period; nothing: after every demand
  Seconds review_time;                                        // of the first day's review
  Distribution lead_time =
      Distribution::constant(0);       // region: from the national hub; county: from the
                                       // region, once its stock has issued the goods; station:
                                       // until goods come, or the order goes up (Supply)
  Supply supply = Supply::network;     // of a station
  std::optional<StockAmount> initial;  // nothing: the highest that the policy orders up to
  OnStockout on_stockout = OnStockout::upstream;
  std::string substitute;  // product that is sent instead, while this place has it; empty: none
};

// What a run costs and emits; prices are those of one year, all through a run. See rules/haulage.hpp and
// results/figures/costs.hpp for what each figure is multiplied with.
struct VehicleSettings {
  std::string kind;           // for people: "rigid truck of 9.6 m"
  sim::Kg payload;            // 0: unlimited, and never full; of trucks: TruckSettings::weight
  sim::M3 volume;             // of the line-haul; 0: unlimited
  double cost_per_km = 0;     // CNY/km, without the driver
  double emission_empty = 0;  // kg CO2e/km of operation, empty; from there linear in the load by weight
  double emission_full = 0;   // the same with the whole payload; vans: not asked, theirs is a mean
};

struct CostSettings {
  std::int64_t currency_year = 2018;
  double handler_wage = 0, driver_wage = 0, technician_wage = 0;  // CNY/h
  sim::PerHour parcels_picked, parcels_sorted;                    // by one person; 0: costs nothing
  double warehouse_facility = 0;                                  // CNY/parcel
  std::int64_t hub_staff = 0;                                     // in permanent service
  sim::Seconds hub_staff_week;                                    // paid to each of them a week
  double hub_facility = 0, center_facility = 0;                   // CNY/year
  double center_fee = 0;                                          // CNY/parcel
  sim::Cny hub_setup, center_setup;
  double life_years = 1;        // of what is set up
  double interest = 0;          // a year
  double energy_provision = 0;  // emissions before the vehicle, as a share of those of its operation
  double trips_per_parcel = 0;  // to the county town, saved by a center
  sim::KmPerHour trip_speed{25};
  VehicleSettings line_haul, truck, van;
};

struct Settings {
  std::vector<ProductGroup> products;
  std::vector<StockSettings> stocks;
  DemandSettings demand;
  CenterSettings center;
  WarehouseSettings warehouse;
  LineHaulSettings line_haul;
  HubSettings hub;
  TruckSettings truck;
  InstallationSettings installation;
  StationSettings station;
  ChoiceSettings choice;
  ExperienceSettings experience;
  AdoptionSettings adoption;
  std::vector<Holiday> holidays;
  std::vector<DisturbanceSettings> disturbances;
  std::vector<ClosureSettings> closures;
  std::vector<StormSettings> storms;
  std::vector<BreakdownSettings> breakdowns;
  std::vector<Terrain> terrains;
  std::vector<CountySettings> counties;  // in the order of the network's counties
  CostSettings cost;                     // the same in all stretches
  RolloutSettings rollout;
  FleetSettings fleet;
  FacilitySettings facilities;
  std::vector<HarvestSettings> harvests;
  SellingSettings selling;
};

inline bool picking_is_limited(Settings const& s) {
  return s.facilities.picking != CapacityRule::as_set || s.warehouse.picking_rate.has_value();
}
inline bool sorting_is_limited(Settings const& s) {
  return s.facilities.sorting != CapacityRule::as_set || s.hub.sorting_rate.has_value();
}

}  // namespace ruralsim::models
