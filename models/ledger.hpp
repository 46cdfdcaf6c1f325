// What a run leaves: counts and sums of facts, by order cohort. Actors state facts here and compute no
// statistic; results/ makes the figures. All numbers are exact integers, so that the order in which facts
// are stated does not matter. Cohort: the day on which an order was placed; week = cohort day / 7.
#pragma once

#include "models/counts.hpp"
#include "models/disturbance_ledger.hpp"
#include "models/growth_ledger.hpp"
#include "models/lead_ledger.hpp"
#include "models/market_ledger.hpp"
#include "models/parcel.hpp"
#include "models/selling_ledger.hpp"
#include "models/station_ledger.hpp"
#include "models/stock_ledger.hpp"
#include "models/watched_ledger.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::models {

enum class Resource : std::uint8_t { warehouse, hub, trucks, technicians, agents };
constexpr std::size_t kResources = 5;
constexpr std::size_t kHoursOfWeek = 168;  // Monday 00:00 first

constexpr std::size_t kDueDays = 3;      // D+1, D+2, D+3
constexpr std::size_t kBacklogAges = 4;  // 0-1, 2-3, 4-7, more than 7 days since the job was released

// What is driven, carried and paid by use, by calendar week: columns of CountyLedger::haulage. Loads are
// weight times way, in kg m, over the legs as driven; `activity` is weight times the direct way from the hub.
enum class Haulage : std::uint8_t {
  line_haul_vehicles,  // that left the warehouse with goods
  line_haul_laden,     // m, there, and back with returned parcels
  line_haul_empty,     // m, back to the warehouse
  line_haul_load,      // kg m, of returned parcels too
  line_haul_seconds,   // of drivers: loading, way and way back
  line_haul_parcels,
  truck_empty,     // m with nothing on board
  truck_load,      // kg m
  truck_activity,  // kg m, of what was delivered and of what went back
  van_metres,      // of technicians
  van_load,        // kg m, of goods that they bring
  van_activity,    // kg m, of what was carried in
  van_to_visits,   // m, of the legs to homes
  van_to_deliver,  // m, of those to homes whose goods are on board
  delivered_at_center,
  delivered_at_home,
  installed,
};
constexpr std::size_t kHaulage = 17;
// Columns of CountyLedger::field_service.
enum class FieldService : std::uint8_t {
  seconds_waiting,  // on duty with nothing to do
  metres,           // driven
  // visits: that found the goods faulty; that carried goods in, with nothing to install; to a household in
  // which somebody has been before
  faulty,
  carried_in,
  repeat_visits,
  // visits with an appointment: all, within the slot; seconds after the end of the slot (sum)
  appointments,
  appointments_kept,
  seconds_late,
};
constexpr std::size_t kFieldServices = 8;

// Busy and available seconds of a resource (summed over its units).
struct Utilisation {
  std::array<std::array<std::int64_t, kHoursOfWeek>, kResources> busy{}, available{};
  Counts<std::int64_t> busy_by_week, available_by_week;  // (week, resource)

  // Adds [from, to) of one unit; `first_weekday` is day 0's, Monday = 0.
  void add_busy(Resource resource, sim::Time from, sim::Time to) {
    add(busy, busy_by_week, resource, from, to, 1);
  }
  // The same of one who is on duty from `from` at the latest: what goes on after the shift's end is overtime,
  // which is time available too. Gives back the overtime.
  sim::Seconds add_busy(Resource resource, sim::Time from, sim::Time to, sim::Time shift_ends);
  // So many seconds of units within the hour of `at`.
  void add_busy_within_hour(Resource resource, sim::Time at, std::int64_t seconds) {
    add(busy, busy_by_week, resource, at, at + sim::seconds(1), seconds);
  }
  // Of [from, to) what goes on after the shift's end, as time available; gives it back.
  sim::Seconds add_overtime(Resource resource, sim::Time from, sim::Time to, sim::Time shift_ends);
  void add_available(Resource resource, sim::Time from, sim::Time to, std::int64_t units) {
    add(available, available_by_week, resource, from, to, units);
  }

  std::int64_t first_weekday = 0;
  sim::Time horizon{};

 private:
  using ByHour = std::array<std::array<std::int64_t, kHoursOfWeek>, kResources>;
  void add(ByHour& by_hour, Counts<std::int64_t>& by_week, Resource resource, sim::Time from, sim::Time to,
           std::int64_t units);
};

// All stamps of one order, for the table of orders; -1 where it has not been.
struct OrderRow {
  std::int64_t placed = -1, accepted = -1, released = -1, supplied = -1, packed = -1, departed = -1,
               at_hub = -1;
  std::int64_t sorted = -1, left_hub = -1, ready = -1, in_hand = -1;
  std::int64_t returned = -1,
               brought_back = -1;  // it lay at the center again: unclaimed, or after it was in hand
  std::int64_t back_at_warehouse = -1;
  std::int64_t visit_begun = -1, installed = -1;  // first visit that found somebody; completion
  std::int64_t installation_due = -1;             // as was promised when its job was known
  std::int64_t slot_begins = -1, slot_ends = -1;  // of the last appointment that was made
  std::int64_t alone = -1;                        // when it would have been ready with the network to itself
  std::int64_t lost = -1;                         // seconds that the reason cost it, if it was late
  std::uint16_t village = 0, center = 0;
  std::uint8_t group = 0, channel = 0, source = 0;
  std::int8_t reason = -1;  // Reason if it missed next-day
  std::uint8_t visits = 0, installation = 0;
  std::uint8_t appointments = 0, appointments_kept = 0;  // visits that had one; within the slot
};

// Facts about one county.
class CountyLedger {
 public:
  CountyLedger(std::int64_t days, std::int64_t first_weekday, std::size_t groups, std::size_t centers);

  // --- ordering (cohort day, group) ---
  Counts<std::uint32_t> ordered;             // (day, group)
  Counts<std::uint32_t> ordered_by_channel;  // (day, channel)
  Counts<std::uint32_t> gave_up;             // (day, 1): left the desk's queue for good
  Counts<std::uint32_t> came_back;           // (day, 1): left it and came again the next day
  Counts<std::uint32_t> promised;            // (day, 1): the timetable alone makes them next-day
  // --- delivery ---
  Counts<std::uint32_t> ready;                    // (day, group): delivered, whenever
  Counts<std::uint32_t> ready_within;             // (day, kDueDays): ready by 24:00 of day + 1, 2, 3
  Counts<std::uint32_t> ready_next_day_by_group;  // (day, group)
  Counts<std::uint32_t> promise_kept;             // (day, 1)
  Counts<std::uint32_t> in_hand;                  // (day, 1)
  Counts<std::uint32_t> in_hand_within;           // (day, kDueDays)
  Counts<std::uint32_t> returned;                 // (day, group): unclaimed, gone back
  Counts<std::uint32_t> brought_back;             // (day, group): after they were in hand
  Counts<std::uint32_t> back_at_warehouse;        // (day, group): of both
  Counts<std::uint32_t> lead_ready;               // (week, lead_bins): placed -> ready
  Counts<std::uint32_t> lead_in_hand;             // (week, lead_bins): placed -> in hand
  LeadLedger lead;                                // of judged orders, by channel and remoteness
  Counts<std::int64_t> lead_seconds;              // (week, 2): sums placed -> ready, placed -> in hand
  Counts<std::int64_t> stage_seconds;  // (week, stage): sums over orders that are ready (pick_up: in hand)
  Counts<std::uint32_t> lost;          // (day, group): out of stock, never delivered
  StockLedger stock;                   // of the county's pre-stock
  StationLedger stations;              // of its select stations
  MarketLedger market;                 // choice of channel, adoption
  GrowthLedger growth;                 // where centers open or close in the run
  DisturbanceLedger disturbances;      // what went wrong
  WatchedLedger watched;               // days that are told in full
  // --- lateness: orders known to have missed next-day, delivered or not ---
  Counts<std::uint32_t> late;               // (day, reason)
  Counts<std::int64_t> lost_seconds;        // (week, reason)
  Counts<std::uint32_t> late_by_timetable;  // (day, 1)
  // --- installation, by the order's cohort day ---
  Counts<std::uint32_t> jobs;                   // (day, 1): orders that want installation
  Counts<std::uint32_t> installed;              // (day, 1)
  Counts<std::uint32_t> installed_within;       // (day, 3): within 48 h, 7 days of delivery; as promised
  Counts<std::uint32_t> install_from_order;     // (week, lead_bins)
  Counts<std::uint32_t> install_from_delivery;  // (week, lead_bins)
  Counts<std::int64_t> install_seconds;         // (week, 2): sums from order, from delivery
  // --- installation, by calendar day or week ---
  Counts<std::uint32_t> backlog;              // (day, kBacklogAges): open jobs at the day's 24:00
  Counts<std::int64_t> backlog_work_seconds;  // (day, 1): mean work those jobs still need
  Counts<std::uint32_t> visits;  // (week, 4): all, nobody at home, fixed at the first visit, repeat needed
  Counts<std::int64_t> technician_seconds;  // (week, 3): travel, work, on shift
  Counts<std::int64_t> field_service;       // (week, FieldService): more of what technicians do
  // --- the state of the county at each day's 24:00 ---
  Counts<std::uint32_t> waiting;  // (day, stage): orders, counted where they are
  // --- transport, by week ---
  Counts<std::int64_t>
      truck_runs;  // (week, 5): runs, stops, parcels, metres driven, permille of capacity used (sum)
  Counts<std::int64_t> line_haul;  // (week, 3): departures, litres loaded, litres offered (0 if unlimited)
  Counts<std::int64_t> haulage;    // (week, Haulage)
  std::int64_t& hauled(std::size_t week, Haulage what) {
    return haulage(week, static_cast<std::size_t>(what));
  }
  // --- by center, all cohorts from the end of the warm-up on whose next-day deadline has passed ---
  Counts<std::uint32_t> center_orders;  // (center, 2): orders, next-day
  Utilisation utilisation;
  SellingLedger selling;  // of goods that villagers sell

  // --- at the end of the run ---
  Counts<std::uint32_t> left_waiting;      // (stage, group): counted where they are
  Counts<std::uint32_t> left_on_way_back;  // (back stage, group): the same of what goes back
  Counts<std::uint32_t> collected;         // (1, group): in hand, counted parcel by parcel
  std::vector<OrderRow> orders;            // by number; empty unless asked for
  std::uint32_t order_numbers = 0;         // given out so far
  struct RouteStop {
    std::uint32_t plan_day, run, position, center;
  };
  std::vector<RouteStop> route_stops;  // every plan made, in order
  Counts<std::uint32_t> fleet;         // (day, 2): trucks, technicians in service

  std::uint32_t jobs_not_released = 0;  // known, but their goods not yet sorted when the run ended
  bool recording = false;               // a row for every order?
  std::int64_t days = 0, warm_up = 0;

  std::size_t day_of(std::uint32_t placed) const { return placed / 86400; }
  // Whether a cohort counts in figures over the whole run: past the warm-up, its next-day deadline before the
  // end.
  bool judged(std::int64_t day) const { return day >= warm_up && day + 2 <= days; }
  std::size_t weeks() const { return lead_ready.rows(); }
};

struct RunLedger {
  std::vector<CountyLedger> counties;
  Utilisation warehouse;
  StockLedger stock;                        // of the regional warehouse
  Counts<std::int64_t> warehouse_backlog;   // (day, 1): orders released but not packed at the day's 24:00
  std::uint64_t fingerprint = 0;            // of all places
  std::vector<std::uint64_t> fingerprints;  // by place: the warehouse, then the counties
  std::uint64_t events = 0;
  std::int64_t days = 0;  // simulated: fewer than asked for if the run was interrupted
  WatchedLedger watched;  // of what was told at the warehouse
};

}  // namespace ruralsim::models
