#include "cli/memory.hpp"

#include "cli/outline.hpp"
#include "scenarios/backlog.hpp"
#include "scenarios/expected_orders.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <unistd.h>

#include <sys/resource.h>

namespace ruralsim::cli {

namespace {

// Measured on x86-64, Debian 12, with Yucheng, the western county and 10 and 50 counties of the plains.
constexpr double kProgram = 20e6;        // the libraries and a small county
constexpr double kSimGrid = 33e6;        // SimGrid, and the charts that are loaded with it
constexpr double kCountyDay = 4e3;       // of a replication: its counts, the tables and the file made of them
constexpr double kPlace = 7e3;           // a village or center while it is simulated
constexpr double kHousehold = 300;       // that orders for itself, on the native engine
constexpr double kSimGridActor = 30e3;   // the same on SimGrid: a stack of its own
constexpr double kRecordedOrder = 300;   // an order's row, and its columns in the tables and the file
constexpr double kWaitingOrder = 36;     // that no stage has time or room for: its part of a batch
constexpr double kOffer = 100;           // a box that will be brought today
constexpr double kKeptCountyWeek = 2e3;  // of a region that is done: its figures, the tables and the file
constexpr double kKeptPlace = 500;       // a village or center: the map, its row in the file
constexpr double kWaitingBox = 20;       // that lies at a hub or center

}  // namespace

namespace {

// What a region takes while it is simulated, with the ledgers of all its replications.
double memory_of_region(models::Scenario const& scenario, HowToSimulate const& how) {
  Extent const extent = extent_of(scenario);
  double const replications = static_cast<double>(scenario.run.replications);
  double const at_once = std::min(static_cast<double>(how.jobs), replications);
  double const county_days =
      static_cast<double>(extent.counties) * static_cast<double>(scenario.run.days) * replications;
  double const places = static_cast<double>(extent.villages + extent.centers) * at_once;
  bool const simgrid = how.engine == sim::EngineKind::simgrid;
  bool const apart = scenario.settings_on(0).demand.detail == models::DemandDetail::household;
  double const households = apart ? extent.households * at_once * (simgrid ? kSimGridActor : kHousehold) : 0;
  bool const rows = how.orders == models::Orders::recorded;
  double const recorded = rows ? scenarios::expected_orders(scenario) * replications : 0;
  auto const boxes = scenarios::boxes_for_sale(scenario);
  double const waiting = (kWaitingOrder * scenarios::orders_left_waiting(scenario) +
                          kOffer * boxes.fullest_day + kWaitingBox * boxes.waiting) *
                         at_once;
  return kCountyDay * county_days + kPlace * places + households + waiting + kRecordedOrder * recorded;
}

double memory_of_programs(HowToSimulate const& how, double at_once) {
  return how.engine == sim::EngineKind::simgrid ? (kProgram + kSimGrid) * (1 + at_once) : kProgram;
}

void refuse(std::string const& title, double needed, std::string const& advice) {
  double const allowed = memory_allowed();
  if (needed > allowed)
    throw sim::Error(sim::Blame::usage, sim::text("{}: would need about {} of memory (there are {}) {}",
                                                  title, size_text(needed), size_text(allowed), advice));
}

}  // namespace

double memory_needed(models::Scenario const& scenario, HowToSimulate const& how) {
  double const replications = static_cast<double>(scenario.run.replications);
  return memory_of_programs(how, std::min(static_cast<double>(how.jobs), replications)) +
         memory_of_region(scenario, how);
}

// The largest regions begin first, and may be there together.
double memory_needed(std::vector<models::Scenario> const& regions, HowToSimulate const& how) {
  std::vector<double> each;
  double kept = 0;
  for (auto const& region : regions) {
    auto const extent = extent_of(region);
    each.push_back(memory_of_region(region, how));
    kept += kKeptCountyWeek * static_cast<double>(extent.counties) * static_cast<double>(region.run.days) /
                7 * static_cast<double>(region.run.replications) +
            kKeptPlace * static_cast<double>(extent.villages + extent.centers);
  }
  std::sort(each.begin(), each.end(), std::greater<>());
  each.resize(std::min<std::size_t>(each.size(), how.jobs));
  return memory_of_programs(how, how.jobs) + std::accumulate(each.begin(), each.end(), kept);
}

double memory_allowed() {
  double const machine =
      static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return machine;
  return std::min(machine, static_cast<double>(limit.rlim_cur));
}

std::string size_text(double bytes) {
  if (bytes < 1e6) return sim::text("{:.0f} kB", bytes / 1e3);
  if (bytes < 1e9) return sim::text("{:.0f} MB", bytes / 1e6);
  return sim::text("{:.1f} GB", bytes / 1e9);
}

void refuse_if_too_large(models::Scenario const& scenario, HowToSimulate const& how) {
  refuse(scenario.run.title, memory_needed(scenario, how),
         sim::text("simulate a shorter time, fewer counties or replications{}",
                   how.orders == models::Orders::recorded ? ", or leave out --orders" : ""));
}

void refuse_if_too_large(std::vector<models::Scenario> const& regions, HowToSimulate const& how) {
  refuse(regions.front().run.title, memory_needed(regions, how),
         "simulate fewer --jobs, a shorter time, fewer replications or --only some regions");
}

}  // namespace ruralsim::cli
