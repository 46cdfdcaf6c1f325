#include "models/actors/dispatcher.hpp"

#include "models/appliances.hpp"
#include "models/facilities.hpp"
#include "models/forecast.hpp"
#include "models/market.hpp"
#include "models/rules/milk_runs.hpp"
#include "models/rules/timetable.hpp"
#include "models/selling.hpp"
#include "models/stations.hpp"
#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::models {
namespace {

constexpr double kOutdated =
    0.1;  // plans hold until some center's expected volume has moved by this share (and 3 parcels)
constexpr double kLess =
    0.9;  // of the volume that was planned for last: from here on fewer runs are looked for

bool by_truck(ProductGroup const& product, Settings const& s) {
  return product.handling == Handling::parcel || s.installation.policy != AppliancePolicy::together;
}

// Of all orders, those that trucks carry.
double carried_share(Settings const& s) {
  double share = 0;
  for (auto const& product : s.products)
    if (by_truck(product, s)) share += product.share;
  return share;
}

// Of what trucks carry.
double appliances_share(Settings const& s) {
  double share = 0;
  for (auto const& product : s.products)
    if (by_truck(product, s) && product.handling == Handling::appliance) share += product.share;
  double const carried = carried_share(s);
  return carried > 0 ? share / carried : 0;
}

// The mean order that trucks carry.
rules::Expected mean_order(Settings const& s) {
  rules::Expected mean{.parcels = {}, .volume = 0, .weight = 0, .extra_seconds = 0, .home_seconds = {}};
  for (auto const& p : s.products) {
    bool const appliance = p.handling == Handling::appliance;
    if (!by_truck(p, s)) continue;
    mean.volume += p.share * p.volume.value;
    mean.weight += p.share * p.weight.value;
    if (appliance) mean.extra_seconds += p.share * s.installation.delivery_time.mean();
  }
  double const carried = carried_share(s);
  if (carried > 0) mean.volume /= carried, mean.weight /= carried, mean.extra_seconds /= carried;
  return mean;
}

// A day, in the mean of the weeks that begin on `first`, for the centers that `areas` have open then. As
// today's settings have it: a change by date is news on its day, or it would reach into its past.
std::vector<double> expected_parcels(County const& county, network::ServiceAreas const& areas,
                                     std::int64_t first) {
  std::vector<double> expected(county.map.centers.size(), 0.0);
  auto const [from, until] = forecast::Weeks(county, first);
  double per_household = 0, factor = 0;
  for (auto day = from; day < until; ++day) {
    per_household += county.regime().orders_per_household(day) / static_cast<double>(until - from);
    factor += county.regime().day_factor(day) / static_cast<double>(until - from);
  }
  auto const carried = carried_share(county.settings());
  per_household *= carried;
  for (std::size_t v = 0; v < county.map.villages.size(); ++v) {
    auto const center = areas.center_of(v, from);
    if (center == network::kNoCenter) continue;
    expected[center] += county.market == nullptr ? county.map.villages[v].households * per_household
                                                 : county.market->orders(v) * factor * carried;
  }
  for (std::size_t c = 0; county.stations != nullptr && c < expected.size(); ++c)
    if (county.stations->open(c)) expected[c] += county.stations->expected(c);  // what comes for its shelf
  return expected;
}

std::vector<Seconds> departures_with_goods(TruckSettings const& truck, std::vector<double> const& shares) {
  std::vector<Seconds> departures;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] > 0) departures.push_back(truck.departures[i]);
  return departures;
}

sim::ClockWindow working_window(TruckSettings const& truck) {
  auto window = rules::longest_shift(truck.shift);
  window.to = window.to + truck.overtime;
  return window;
}

}  // namespace

sim::Task<> Dispatcher::run() {
  for (;;) {
    auto const today = county_.here.now();
    give_up_leftovers(today);
    begin_day();
    auto const& trucks = county_.regime().calendars().trucks;
    for (auto const departure : county_.settings().truck.departures) {
      if (!trucks.open_at(today + departure)) continue;
      co_await county_.here.until(today + departure);
      call_due_routes(county_.here.now());
    }
    co_await county_.here.until(sim::midnight(today.day() + 1));
  }
}

// Only a change by date that milk runs depend on makes new ones.
void Dispatcher::begin_day() {
  auto const regime = county_.regimes.number_on(county_.today());
  if (regime != regime_) {
    county_.drive_at_todays_speed();
    regime_ = regime;
    if (auto now = basis(); basis_ != now) {
      basis_ = std::move(now);
      planned_for_.clear();
    }
  }
  auto const expected = expected_parcels(county_, county_.areas, county_.today());
  if (plan_is_outdated(expected)) plan(expected);
  fleet_.begin_day(trucks_planned_, [this](std::int64_t day) { return trucks_from(day); });
  review_facilities(county_, expected);
}

Dispatcher::Basis Dispatcher::basis() const {
  auto const& regime = county_.regime();
  auto const order = mean_order(county_.settings());
  return {.truck = county_.settings().truck,
          .speed = county_.roads.speed(),
          .volume = order.volume,
          .weight = order.weight,
          .extra_seconds = order.extra_seconds,
          .shares =
              rules::shares_by_departure(regime.timetable(regime.ordinary(), county_.map.warehouse_distance),
                                         county_.settings().demand.hour)};
}

bool Dispatcher::plan_is_outdated(std::vector<double> const& expected) const {
  if (planned_for_.size() != expected.size()) return true;
  for (std::size_t c = 0; c < expected.size(); ++c) {
    double const moved = std::abs(expected[c] - planned_for_[c]);
    if ((expected[c] > 0) != (planned_for_[c] > 0) || (moved > kOutdated * planned_for_[c] && moved > 3))
      return true;
  }
  return false;
}

Dispatcher::Task Dispatcher::task_of(std::vector<double> const& expected) const {
  auto const& truck = basis_->truck;
  rules::Expected const order{.parcels = expected,
                              .volume = basis_->volume,
                              .weight = basis_->weight,
                              .extra_seconds = basis_->extra_seconds,
                              .home_seconds = ways_to_homes()};
  Task task;
  auto const fullest = rules::fullest_departure(truck, basis_->shares, working_window(truck));
  task.problem = rules::routing_problem(truck, county_.roads, order, fullest, task.stops);
  return task;
}

std::int64_t Dispatcher::trucks_for(rules::RoutePlan const& plan) const {
  return rules::trucks_needed(plan.runs, departures_with_goods(basis_->truck, basis_->shares),
                              working_window(basis_->truck));
}

// Who orders trucks plans as if it were the day on which they come.
std::int64_t Dispatcher::trucks_from(std::int64_t day) const {
  auto const foreseen = forecast::areas_foreseen_today(county_);
  auto const usual = forecast::usual_over_mean(county_, day);
  auto expected = expected_parcels(county_, foreseen ? *foreseen : county_.areas, day);
  for (auto& parcels : expected) parcels *= usual;
  auto const task = task_of(expected);
  return trucks_for(rules::plan_routes(task.problem, plan_on_board(task.stops)));
}

void Dispatcher::plan(std::vector<double> const& expected) {
  auto const task = task_of(expected);
  auto const& stops = task.stops;
  auto const& problem = task.problem;
  auto const volume = std::accumulate(expected.begin(), expected.end(), 0.0);
  auto const before = planned_for_.empty() ? std::nullopt : std::optional(plan_on_board(stops));
  auto plan = before ? plan_to_keep(problem, *before, volume) : std::nullopt;
  bool const kept = plan.has_value();
  if (!kept) {
    plan = before ? rules::plan_routes(problem, *before) : rules::plan_routes(problem);
    put_on_board(*plan, stops);
    searched_for_ = volume;
  }
  planned_for_ = expected;
  trucks_planned_ = trucks_for(*plan);
  county_.here.tell([&] {
    return sim::text("{} {} over {}, {:.1f} h in all, work for {}", kept ? "keeps" : "plans",
                     sim::many(plan->runs.size(), "milk run"), sim::many(stops.size(), "center"),
                     static_cast<double>(plan->total_seconds) / 3600.0, sim::many(trucks_planned_, "truck"));
  });
}

// The runs in force, as stops of today's problem; centers that are not among these are left out.
rules::EarlierPlan Dispatcher::plan_on_board(std::vector<std::uint16_t> const& stops) const {
  std::vector<std::int32_t> stop_of(county_.map.centers.size(), 0);
  for (std::size_t i = 0; i < stops.size(); ++i) stop_of[stops[i]] = static_cast<std::int32_t>(i) + 1;
  rules::EarlierPlan plan{.runs = {}, .number = county_.routes.plan};
  for (auto const& route : county_.routes.routes) {
    auto& run = plan.runs.emplace_back();
    for (auto const center : route.centers)
      if (stop_of[center] != 0) run.push_back(stop_of[center]);
  }
  return plan;
}

// As long as it keeps the limits, unless there is so much less to carry that fewer runs might be enough.
std::optional<rules::RoutePlan> Dispatcher::plan_to_keep(rules::RoutingProblem const& problem,
                                                         rules::EarlierPlan const& before,
                                                         double volume) const {
  auto plan = rules::keep_routes(problem, before);
  if (!plan || (volume < kLess * searched_for_ && rules::fewer_runs_could_do(problem, *plan)))
    return std::nullopt;
  auto const same = [](auto const& run, auto const& route) { return run.over_limit == route.over_limit; };
  auto const& routes = county_.routes.routes;
  return std::equal(plan->runs.begin(), plan->runs.end(), routes.begin(), same) ? plan : std::nullopt;
}

// Seconds of the mean parcel for each center: appliances go on from there into the home.
std::vector<double> Dispatcher::ways_to_homes() const {
  std::vector<double> households(county_.map.centers.size()), seconds(households.size());
  for (std::size_t v = 0; v < county_.map.villages.size(); ++v) {
    auto const center = county_.areas.center_of(v, county_.today());
    if (center == network::kNoCenter) continue;
    double const here = county_.map.villages[v].households;
    households[center] += here;
    seconds[center] +=
        here * static_cast<double>(detour_to(county_, center, static_cast<std::uint16_t>(v)).takes.value);
  }
  auto const appliances = appliances_share(county_.settings());
  for (std::size_t c = 0; c < seconds.size(); ++c)
    if (households[c] > 0) seconds[c] *= appliances / households[c];
  return seconds;
}

// What did not run, or not to its end, comes first under the new plan too.
void Dispatcher::put_on_board(rules::RoutePlan const& plan, std::vector<std::uint16_t> const& stops) {
  auto& board = county_.routes;
  ++board.plan;
  auto const before = std::exchange(board.routes, {});
  std::vector<bool> skipped(county_.map.centers.size());
  for (auto const& route : before)
    for (auto const center : route.centers) skipped[center] = route.skipped;
  auto const today = static_cast<std::uint32_t>(county_.today());
  for (std::uint32_t run = 0; run < plan.runs.size(); ++run) {
    auto& route = board.routes.emplace_back();
    route.over_limit = plan.runs[run].over_limit;
    for (auto const stop : plan.runs[run].stops) {
      auto const center = stops[static_cast<std::size_t>(stop) - 1];
      county_.ledger.route_stops.push_back(
          {today, run, static_cast<std::uint32_t>(route.centers.size()), center});
      route.centers.push_back(center);
      route.skipped |= skipped[center];
    }
  }
  for (auto const& route : before)
    if (route.begin_with > 0) board.begin_next_with(route.centers[route.begin_with]);
}

// Routes with goods that wait fall due: first those that were skipped, then by their oldest goods, last those
// that have nothing but goods for sale to fetch.
void Dispatcher::call_due_routes(sim::Time departure) {
  auto& board = county_.routes;
  if (county_.disturbances() != nullptr) note_closed_roads(departure);
  struct Call {
    bool skipped;
    std::uint32_t oldest, route;
  };
  std::vector<Call> calls;
  for (std::uint32_t r = 0; r < board.routes.size(); ++r) {
    auto const& route = board.routes[r];
    std::uint32_t oldest = ~std::uint32_t{0};
    for (auto const center : route.centers)
      if (county_.may_set_out(center))
        for (auto const& batch : county_.bay.lane(center))
          if (batch->stamps.sorted <= departure.s) oldest = std::min(oldest, batch->stamps.released);
    bool const delivers = oldest != ~std::uint32_t{0};
    if (!route.due && (delivers || has_goods_to_fetch(route)))
      calls.push_back({route.skipped && delivers, oldest, r});
  }
  std::stable_sort(calls.begin(), calls.end(), [](auto const& a, auto const& b) {
    return a.skipped != b.skipped ? a.skipped : a.oldest < b.oldest;
  });
  for (auto const& call : calls) {
    board.routes[call.route].due = true;
    board.due.put({call.route, board.plan, departure});
  }
  county_.here.tell([&] { return sim::text("{} of {} routes are due", calls.size(), board.routes.size()); });
}

// What could leave now but for a closed road waits for that from now on; where the road is open again, for
// the next truck.
void Dispatcher::note_closed_roads(sim::Time departure) {
  for (std::size_t center = 0; center < county_.map.centers.size(); ++center) {
    bool const closed = !county_.may_set_out(center);
    for (auto& batch : county_.bay.lane(center)) {
      bool const noted = batch->held_since != 0 && batch->holder == Reason::road_closed;
      if (closed && !noted && batch->stamps.sorted <= departure.s)
        batch->hold(Reason::road_closed, departure);
      if (!closed && noted) batch->let_go(departure);
    }
  }
}

bool Dispatcher::has_goods_to_fetch(Route const& route) {
  return county_.sales && std::any_of(route.centers.begin(), route.centers.end(), [&](auto const center) {
           return county_.may_set_out(center) && calls_for_visit(county_, center);
         });
}

// At the end of the day, what no truck had time for is first the next day.
void Dispatcher::give_up_leftovers(sim::Time now) {
  auto& board = county_.routes;
  auto leftovers = std::exchange(board.postponed, {});
  while (auto due = board.due.try_get()) leftovers.push_back(*due);
  for (auto const& due : leftovers) {
    if (due.plan != board.plan) continue;
    auto& route = board.routes[due.route];
    route.due = false;
    route.skipped = true;
    for (auto const center : route.centers)
      for (auto& batch : county_.bay.lane(center))
        if (batch->held_since == 0 && batch->stamps.sorted <= due.since.s)
          batch->hold(Reason::route_not_run, due.since);
  }
  if (leftovers.empty()) return;
  county_.here.tell([&] {
    return sim::text("{} not run by {}", sim::many(leftovers.size(), "route"), sim::clock(now, now));
  });
}

}  // namespace ruralsim::models
