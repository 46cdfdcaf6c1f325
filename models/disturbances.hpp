// What goes wrong in one run under the settings of a stretch of dates, by date and by chance, laid out before
// the run begins. It tells when doors and roads are closed; what that means for whom is the actors'.
#pragma once

#include "models/rules/closed_road.hpp"
#include "models/scenario.hpp"
#include "sim/working_time.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace ruralsim::models {

class Disturbances {
 public:
  // `shifts` and `line_haul`: the calendars without disturbances. All that `settings` and `scenario` hold
  // must outlive this. What began before the stretch of these settings, or before the run, is still in force
  // for as long as it was to last.
  Disturbances(Settings const& settings, Scenario const& scenario, std::uint32_t replication,
               sim::WorkingTime const& shifts, sim::WorkingTime const& line_haul);

  rules::ClosedRoad const& warehouse() const { return warehouse_; }
  sim::WorkingTime const& warehouse_open() const { return warehouse_open_; }
  // When a line-haul may set out to this county.
  sim::WorkingTime const& line_haul_days(std::size_t county) const { return counties_[county].may_leave; }
  rules::ClosedRoad const& line_haul(std::size_t county) const { return counties_[county].line_haul; }
  rules::ClosedRoad const& road(std::size_t county, std::size_t center) const {
    return counties_[county].roads[center];
  }
  bool roads_close(std::size_t county) const;
  double demand_factor(std::size_t county, std::int64_t day) const {
    auto const& factors = counties_[county].demand;
    return factors.empty() ? 1 : factors[static_cast<std::size_t>(day)];
  }
  BreakdownSettings const* breakdown(BreaksDown vehicle) const;

 private:
  struct OfCounty {
    std::vector<rules::ClosedRoad> roads;  // by center
    rules::ClosedRoad line_haul;
    sim::WorkingTime may_leave;
    std::vector<double> demand;  // by day; empty: 1 on all days
  };
  struct Draws;
  // Settings and the days on which they say what begins, by chance.
  struct Said {
    Settings const* settings;
    std::int64_t from, to;
    bool first;
  };

  void by_date(DisturbanceSettings const& one, Draws const& draws);
  std::vector<Said> said_until_now() const;
  void close_roads(ClosureSettings const& closures, Draws const& draws, Said const& said);
  void storms(StormSettings const& storm, Draws const& draws, Said const& said);
  void hit(std::size_t county, std::vector<std::uint16_t> const& centers, rules::Closure const& closure);
  void change_demand(OfCounty& county, DisturbanceSettings const& one, rules::Closure const& when) const;

  Settings const& settings_;
  Scenario const& scenario_;
  rules::ClosedRoad warehouse_;
  sim::WorkingTime warehouse_open_;
  std::vector<OfCounty> counties_;
};

// Null if the settings name nothing that could go wrong.
std::unique_ptr<Disturbances> disturbances_of(Settings const& settings, Scenario const& scenario,
                                              std::uint32_t replication, sim::WorkingTime const& shifts,
                                              sim::WorkingTime const& line_haul);

}  // namespace ruralsim::models
