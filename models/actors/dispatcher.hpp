// Plans the county's milk runs and says at each departure which are due.
#pragma once

#include "models/county.hpp"
#include "models/fleet.hpp"
#include "models/rules/routing.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class Dispatcher {
 public:
  // Who is in service is the fleet's to say, once the routes are planned.
  Dispatcher(County& county, Fleet& fleet) : county_(county), fleet_(fleet) {}
  sim::Task<> run();

 private:
  // What milk runs are planned from, beside the volumes expected at the centers.
  struct Basis {
    TruckSettings truck;
    sim::KmPerHour speed;
    double volume, weight, extra_seconds;  // as rules::Expected
    std::vector<double> shares;            // as rules::shares_by_departure
    friend bool operator==(Basis const&, Basis const&) = default;
  };

  struct Task {
    std::vector<std::uint16_t> stops;  // centers
    rules::RoutingProblem problem;
  };

  void begin_day();
  Basis basis() const;
  std::vector<double> ways_to_homes() const;
  bool plan_is_outdated(std::vector<double> const& expected) const;
  Task task_of(std::vector<double> const& expected) const;  // parcels a day, by center
  std::int64_t trucks_for(rules::RoutePlan const& plan) const;
  std::int64_t trucks_from(std::int64_t day) const;
  void plan(std::vector<double> const& expected);
  rules::EarlierPlan plan_on_board(std::vector<std::uint16_t> const& stops) const;
  std::optional<rules::RoutePlan> plan_to_keep(rules::RoutingProblem const& problem,
                                               rules::EarlierPlan const& before, double volume) const;
  void put_on_board(rules::RoutePlan const& plan, std::vector<std::uint16_t> const& stops);
  void call_due_routes(sim::Time departure);
  void note_closed_roads(sim::Time departure);
  bool has_goods_to_fetch(Route const& route);
  void give_up_leftovers(sim::Time now);

  County& county_;
  Fleet& fleet_;
  std::vector<double> planned_for_;  // parcels a day, by center
  double searched_for_ = 0;          // parcels a day, when runs were last looked for
  std::size_t regime_ = ~std::size_t{0};
  std::optional<Basis> basis_;
  std::int64_t trucks_planned_ = 0;
};

}  // namespace ruralsim::models
