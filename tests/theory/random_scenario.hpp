// Scenarios drawn at random, most of them unreasonable: what holds for any scenario must hold for these.
#pragma once

#include "models/network/select_stations.hpp"
#include "sim/text.hpp"
#include "tests/support/small_county.hpp"

namespace ruralsim::theory {

class RandomScenario {
 public:
  explicit RandomScenario(std::uint64_t seed)
      : luck_({.seed = seed, .purpose = 251}),
        luck_of_returns_({.seed = seed, .purpose = 252}),
        luck_of_market_({.seed = seed, .purpose = 248}),
        luck_of_growth_({.seed = seed, .purpose = 253}),
        luck_of_disturbances_({.seed = seed, .purpose = 247}),
        luck_of_sales_({.seed = seed, .purpose = 246}),
        luck_of_facilities_({.seed = seed, .purpose = 244}) {}

  models::Scenario draw() {
    auto scenario = tests::small_county(pick(9, 30));
    scenario.run.start = sim::date(2018, static_cast<int>(pick(1, 12)), static_cast<int>(pick(1, 28)));
    scenario.run.seed = luck_.next();
    auto const counties = pick(1, 2);
    scenario.network.counties.clear();
    for (std::int64_t n = 0; n < counties; ++n) scenario.network.counties.push_back(county(n));
    auto& first = scenario.stretches.front().settings;
    change(first, counties);
    if (likely(0.4)) {  // some of it changes on a day
      auto later = first;
      change(later, counties);
      scenario.stretches.push_back({pick(1, scenario.run.days - 1), later});
    }
    returns(scenario);
    if (luck_of_sales_.uniform() < 0.6) sales(scenario);
    if (likely(0.5)) stocks(scenario);
    if (market_likely(0.5)) stations(scenario);
    if (market_likely(0.5)) choice(scenario);
    if (market_likely(0.4)) adoption(scenario);
    growth(scenario);
    if (luck_of_facilities_.uniform() < 0.4)
      for (auto& stretch : scenario.stretches) facilities(stretch.settings);
    return scenario;
  }
  // The same scenario, in which much goes wrong.
  models::Scenario draw_disturbed() {
    auto scenario = draw();
    for (auto& stretch : scenario.stretches)
      if (disturbs(0.8)) disturbances(stretch.settings, scenario);
    return scenario;
  }

 private:
  using Settings = models::Settings;
  using Distribution = sim::Distribution;

  std::int64_t pick(std::int64_t low, std::int64_t high) {
    return low + luck_.below(static_cast<std::uint32_t>(high - low + 1));
  }
  bool likely(double chance) { return luck_.uniform() < chance; }
  double between(double low, double high) { return low + (high - low) * luck_.uniform(); }
  // Times of a day, ascending.
  std::vector<sim::Seconds> times(std::int64_t most) {
    std::vector<sim::Seconds> at;
    for (auto n = pick(1, most); n > 0; --n) at.push_back(sim::minutes(pick(0, 1439)));
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
  }
  sim::WeeklyHours hours() {
    if (likely(0.2)) return sim::WeeklyHours::always();
    auto const from = pick(0, 22), to = pick(from + 1, 24);
    auto hours = sim::WeeklyHours::daily(sim::hours(from), sim::hours(to));
    if (likely(0.3)) hours.by_weekday[static_cast<std::size_t>(pick(0, 6))].clear();
    return hours;
  }

  models::network::County county(std::int64_t n) {
    auto figures = tests::plain_figures();
    figures.id = sim::text("county-{}", n);
    figures.villages = pick(1, 60);
    figures.centers = pick(1, figures.villages);
    figures.towns = pick(0, 5);
    figures.area = {between(1, 8000)};
    figures.population = between(10, 60'000);
    figures.warehouse_distance = {between(0, 900)};
    auto drawn = models::network::draw_county(figures, luck_.next());
    for (auto& center : drawn.centers)
      if (likely(0.2)) center.opens = pick(-3, 12);
    return drawn;
  }

  void change(Settings& s, std::int64_t counties) {
    demand(s);
    centers(s);
    upstream(s);
    trucks(s);
    installation(s);
    s.counties.clear();
    for (std::int64_t n = 0; n < counties; ++n)
      s.counties.push_back(
          {.trucks = likely(0.3) ? std::nullopt : std::optional(pick(0, 6)), .technicians = pick(0, 5)});
    if (!likely(0.5)) return;
    s.holidays.clear();
    for (auto n = pick(1, 4); n > 0; --n) {
      models::Holiday holiday;
      holiday.when.spring_festival = likely(0.3);
      holiday.when.month = static_cast<int>(pick(1, 12)), holiday.when.day = static_cast<int>(pick(1, 28));
      holiday.when.days = pick(1, 6);
      holiday.closes = {static_cast<models::Closes>(pick(0, 5)), static_cast<models::Closes>(pick(0, 5))};
      s.holidays.push_back(holiday);
    }
  }

  void demand(Settings& s) {
    s.demand.orders_per_household = {likely(0.1) ? 0 : between(0.1, 60)};
    s.demand.growth = between(-0.5, 3);
    s.demand.assisted_share = likely(0.3) ? 0 : between(0, 1);
    for (auto& w : s.demand.hour) w = likely(0.2) ? 0 : between(0, 3);
    s.demand.hour[12] = 1;
    for (auto& w : s.demand.weekday) w = between(0, 3);
    for (auto& p : s.products) p.stocked_in_region = between(0, 1);
    double const appliances = likely(0.2) ? 0 : between(0, 0.4);
    s.products[0].share = 1 - appliances, s.products[1].share = appliances;
    s.products[1].installation_share = between(0, 1);
    s.products[1].repeat_share = between(0, 0.7);
    s.products[1].installation_time = Distribution::gamma(between(60, 9000), 0.7);
  }

  void centers(Settings& s) {
    s.center.opening = hours();
    s.center.shelf_capacity = likely(0.4) ? std::nullopt : std::optional(pick(1, 40));
    s.center.pick_up_delay =
        likely(0.3) ? std::nullopt : std::optional(Distribution::exponential(between(600, 300'000)));
    s.center.storage_days = pick(1, 9);
    s.center.desk.agents = pick(1, 3);
    s.center.desk.order_time = Distribution::exponential(between(10, 1200));
    s.center.desk.patience =
        likely(0.4) ? std::nullopt : std::optional(Distribution::exponential(between(10, 3000)));
    s.center.desk.return_share = between(0, 1);
  }

  void upstream(Settings& s) {
    s.warehouse.cut_offs = times(4);
    s.warehouse.shifts = hours();
    s.warehouse.picking_rate = likely(0.4) ? std::nullopt : std::optional(sim::PerHour{between(1, 400)});
    s.warehouse.national_lead_time = Distribution::gamma(between(1, 400'000), 0.5);
    s.line_haul.departures = times(4);
    s.line_haul.loading_time = sim::minutes(pick(0, 200));
    s.line_haul.volume = likely(0.4) ? std::nullopt : std::optional(sim::M3{between(0.5, 20)});
    s.line_haul.delay = Distribution::gamma(between(1, 9000), 1);
    s.hub.shifts = hours();
    s.hub.unloading_time = sim::minutes(pick(0, 90));
    s.hub.sorting_rate = likely(0.4) ? std::nullopt : std::optional(sim::PerHour{between(1, 900)});
  }

  void facilities(Settings& s) {
    auto const within = [&](double low, double high) {
      return low + (high - low) * luck_of_facilities_.uniform();
    };
    auto const rule = [&] {
      return within(0, 1) < 0.7 ? models::CapacityRule::by_parcels : models::CapacityRule::as_set;
    };
    auto& f = s.facilities;
    f.picking = rule(), f.line_haul = rule(), f.sorting = rule();
    f.picking_time = sim::minutes(static_cast<std::int64_t>(within(1, 2000)));
    f.sorting_time = sim::minutes(static_cast<std::int64_t>(within(1, 2000)));
    f.line_haul_days = within(0.2, 4);
    f.shelves = rule(), f.shelf_days = within(0.1, 4);
    f.smoothing_days = static_cast<std::int64_t>(within(1, 9));
    f.review_days = static_cast<std::int64_t>(within(1, 9));
    f.lag = static_cast<std::int64_t>(within(0, 9));
    s.cost.line_haul.volume = {within(0.5, 20)};
  }

  void trucks(Settings& s) {
    s.truck.shift = hours();
    s.truck.departures = times(3);
    s.truck.parcels = pick(1, 800);
    s.truck.volume = {between(0.5, 16)};
    s.truck.weight = {between(60, 1600)};
    s.truck.loading_time = sim::minutes(pick(0, 60));
    s.truck.stop_time = sim::minutes(pick(0, 20));
    s.truck.seconds_per_parcel = between(0, 20);
    s.truck.overtime = sim::minutes(pick(0, 90));
  }

  void installation(Settings& s) {
    auto& i = s.installation;
    i.policy = likely(0.5) ? models::AppliancePolicy::together : models::AppliancePolicy::separate;
    i.shift = hours();
    i.delivery_time = Distribution::uniform(0, between(60, 3000));
    i.van_appliances = pick(1, 4);
    i.nobody_home = between(0, 0.8);
    i.retry_days = pick(1, 3);
    i.repeat_delay = Distribution::exponential(between(60, 300'000));
    i.overtime = sim::minutes(pick(0, 90));
    s.products[1].skill = likely(0.3) ? "plumbing" : "";
    i.skills = {{.skill = "plumbing", .share = between(0.1, 1)}};
    field_service(i);
    s.products[1].faulty_share = likely(0.5) ? between(0, 0.5) : 0;
  }

  void field_service(models::InstallationSettings& i) {
    if (likely(0.3)) i.policy = models::AppliancePolicy::village_day;
    i.visit_day_jobs = pick(1, 6), i.visit_day_age = pick(1, 9);
    i.dispatch = static_cast<models::Dispatch>(pick(0, 2));
    i.promise = sim::hours(pick(1, 200));
    i.appointments = likely(0.4) ? models::Appointments::slots : models::Appointments::none;
    i.slot_length = sim::minutes(pick(20, 700)), i.slot_notice = sim::hours(pick(0, 60));
    i.slot_visits = pick(1, 3);
    i.nobody_home_with_slot = between(0, 0.5);
    i.replacement_delay = Distribution::exponential(between(60, 300'000));
  }

  // By luck of its own: the other draws stay as they were, and with them the scenarios that once failed.
  void returns(models::Scenario& scenario) {
    double const share = luck_of_returns_.uniform() - 0.3;
    for (auto& stretch : scenario.stretches) {
      stretch.settings.products[0].return_share = std::max(share, 0.0);
      stretch.settings.center.return_delay =
          Distribution::exponential(1 + 400'000 * luck_of_returns_.uniform());
    }
  }

  // By luck of their own, too.
  bool market_likely(double chance) { return luck_of_market_.uniform() < chance; }
  double market_between(double low, double high) { return low + (high - low) * luck_of_market_.uniform(); }

  void stations(models::Scenario& scenario) {
    for (auto& county : scenario.network.counties)
      models::network::choose_select_stations(
          county, market_between(0, 1),
          market_likely(0.5) ? models::StationRule::remotest : models::StationRule::most_households);
    auto const supply = market_likely(0.6) ? models::Supply::network : models::Supply::lead_time;
    bool const in_one = market_likely(0.2);
    for (auto& stretch : scenario.stretches) {
      stretch.settings.demand.adoption = market_between(0, 1);
      auto& station = stretch.settings.station;
      station.walk_ins_per_household = {market_between(0, 60)};
      if (market_likely(0.7)) station.distance_decay = sim::Km{market_between(0.1, 30)};
      station.order_share = market_between(0, 1);
      models::StockSettings shelf;
      shelf.id = "shelf", shelf.product = stretch.settings.products[0].id;
      shelf.at = models::StockPlace::station, shelf.supply = supply;
      if (in_one) shelf.county = scenario.network.counties.back().id;
      shelf.policy = static_cast<models::StockPolicy>(static_cast<int>(market_between(0, 4)));
      shelf.reorder_point = models::StockAmount{market_between(0, 5), models::StockAmount::Unit::days};
      shelf.up_to = models::StockAmount{market_between(0, 60), models::StockAmount::Unit::pieces};
      shelf.quantity = models::StockAmount{market_between(1, 20), models::StockAmount::Unit::pieces};
      if (shelf.policy == models::StockPolicy::periodic || market_likely(0.3))
        shelf.review = sim::minutes(static_cast<std::int64_t>(market_between(1, 4000)));
      shelf.lead_time = market_likely(0.3) ? Distribution::constant(0)
                                           : Distribution::gamma(market_between(1, 400'000), 0.8);
      stretch.settings.stocks.push_back(shelf);
    }
  }
  void choice(models::Scenario& scenario) {
    for (auto& stretch : scenario.stretches) {
      auto& c = stretch.settings.choice;
      c.model = models::ChoiceModel::logit;
      c.feedback = market_likely(0.7) ? models::Feedback::on : models::Feedback::off;
      c.own_phone = market_between(-5, 5), c.assisted = market_between(-5, 5),
      c.station = market_between(-5, 5);
      c.price = market_between(-5, 1), c.distance = market_between(-1, 0.2);
      c.lead_time = market_between(-2, 0.2), c.stockout = market_between(-5, 1);
      c.skill = market_between(-1, 3), c.digital_skill = market_between(0, 1),
      c.skill_spread = market_between(0, 1);
      experience(stretch.settings);
    }
  }
  void adoption(models::Scenario& scenario) {
    for (auto& stretch : scenario.stretches) {
      auto& a = stretch.settings.adoption;
      a.model = models::AdoptionModel::bass;
      a.innovation = market_likely(0.2) ? 0 : market_between(0, 5), a.imitation = market_between(0, 40);
      a.potential = market_between(0, 1);
      if (market_likely(0.5)) a.distance_decay = sim::Km{market_between(0.1, 60)};
      a.lead_time_effect = market_between(-2, 0.5), a.stockout_effect = market_between(-2, 0.5);
      a.reference_lead_time = sim::hours(static_cast<std::int64_t>(market_between(0, 100)));
      experience(stretch.settings);
    }
  }
  void experience(Settings& s) {
    s.experience = {.initial_lead_time = sim::hours(static_cast<std::int64_t>(market_between(0, 200))),
                    .smoothing = market_between(0, 1)};
  }

  bool disturbs(double chance) { return luck_of_disturbances_.uniform() < chance; }
  std::int64_t some(std::int64_t low, std::int64_t high) {
    return low + luck_of_disturbances_.below(static_cast<std::uint32_t>(high - low + 1));
  }
  models::GoodsUnderWay choice_of_goods() { return static_cast<models::GoodsUnderWay>(some(0, 2)); }
  std::array<double, 12> months() {
    std::array<double, 12> weights{};
    for (auto& w : weights) w = luck_of_disturbances_.uniform();
    return weights;
  }

  void disturbances(Settings& s, models::Scenario const& scenario) {
    auto const& run = scenario.run;
    for (auto n = some(0, 5); n > 0; --n) {
      auto& one = s.disturbances.emplace_back();
      one.id = sim::text("disturbance-{}", n);
      one.kind = static_cast<models::Disturbs>(some(0, 4));
      one.from = run.start + some(-3, run.days), one.to = one.from + some(1, 9);
      if (one.kind != models::Disturbs::demand)
        one.from_time = sim::minutes(some(0, 1439)), one.to_time = sim::minutes(some(0, 1439));
      if (disturbs(0.3)) one.counties = {scenario.network.counties.front().id};
      one.share = luck_of_disturbances_.uniform();
      one.goods = choice_of_goods();
      one.factor = 3 * luck_of_disturbances_.uniform();
    }
    for (auto n = some(0, 2); n > 0; --n)
      s.closures.push_back({.id = sim::text("closure-{}", n),
                            .terrain = "",
                            .county = "",
                            .per_year = static_cast<double>(some(0, 60)),
                            .month = months(),
                            .length = Distribution::exponential(static_cast<double>(some(1, 300'000))),
                            .goods = choice_of_goods()});
    for (auto n = some(0, 2); n > 0; --n)
      s.storms.push_back({.id = sim::text("storm-{}", n),
                          .per_year = static_cast<double>(some(0, 100)),
                          .month = months(),
                          .length = Distribution::gamma(static_cast<double>(some(1, 200'000)), 0.7),
                          .counties = luck_of_disturbances_.uniform(),
                          .centers = luck_of_disturbances_.uniform(),
                          .closes = {models::StormCloses::roads, models::StormCloses::line_haul},
                          .goods = choice_of_goods()});
    for (auto const vehicle : {models::BreaksDown::truck, models::BreaksDown::line_haul}) {
      if (disturbs(0.4)) continue;
      bool const towed = vehicle == models::BreaksDown::truck && disturbs(0.5);
      s.breakdowns.push_back(
          {.id = "breakdown",
           .vehicle = vehicle,
           .every = sim::minutes(some(1, 3000)),
           .repair = Distribution::exponential(static_cast<double>(some(1, 200'000))),
           .goods = towed ? models::GoodsUnderWay::turn_back : models::GoodsUnderWay::hold_in_transit});
    }
  }

  // By luck of its own, too. The same goods on all days; their numbers change by date.
  void sales(models::Scenario& scenario) {
    auto& luck = luck_of_sales_;
    auto const of = [&](double most) { return most * luck.uniform(); };
    auto const whole = [&](std::uint32_t most) { return static_cast<std::int64_t>(luck.below(most)); };
    auto const likely = [&](double chance) { return luck.uniform() < chance; };
    auto const groups = 1 + whole(3);
    std::vector<models::HarvestSettings> same(static_cast<std::size_t>(groups));
    for (auto& harvest : same) harvest.weight = {0.5 + of(50)}, harvest.volume = {0.001 + of(0.2)};
    for (auto& stretch : scenario.stretches) {
      auto& s = stretch.settings;
      s.harvests = same;
      for (auto& harvest : s.harvests) {
        harvest.id = sim::text("goods-{}", &harvest - s.harvests.data());
        auto const day = [&] {
          return models::DayOfYear{1 + static_cast<int>(whole(12)), 1 + static_cast<int>(whole(28))};
        };
        harvest.from = day(), harvest.to = day();
        harvest.per_household = {of(200)};
        harvest.villages = luck.uniform();
        harvest.terrain = likely(0.3) ? "plain" : "";
        harvest.shape = likely(0.5) ? models::SeasonShape::even : models::SeasonShape::peak;
        for (auto& w : harvest.weekday) w = likely(0.2) ? 0 : of(3);
        for (auto& w : harvest.hour) w = likely(0.2) ? 0 : of(3);
        if (likely(0.5)) harvest.keeps = sim::hours(1 + whole(300));
      }
      auto& selling = s.selling;
      selling.center_room = likely(0.3) ? std::nullopt : std::optional(whole(60));
      selling.return_share = luck.uniform();
      selling.intake_time = sim::seconds(likely(0.5) ? 0 : whole(900));
      selling.seconds_per_box = likely(0.5) ? 0 : of(200);
      selling.visit_from = likely(0.5) ? std::nullopt : std::optional(1 + whole(40));
      if (likely(0.5)) selling.return_volume = sim::M3{0.05 + of(10)};
      if (likely(0.5)) selling.return_weight = sim::Kg{10 + of(2000)};
      s.cost.line_haul.payload = {likely(0.5) ? 0 : 500 + of(8000)};
    }
  }

  // The same stocks on all days; their numbers change by date.
  void stocks(models::Scenario& scenario) {
    for (auto const at : {models::StockPlace::region, models::StockPlace::county})
      for (std::size_t g = 0; g < 2; ++g) {
        if (likely(0.3)) continue;
        bool const in_one = at == models::StockPlace::county && likely(0.3);
        for (auto& stretch : scenario.stretches) {
          auto& s = stretch.settings.stocks.emplace_back(stock());
          s.product = stretch.settings.products[g].id, s.at = at;
          s.id = sim::text("{}-{}", g, at == models::StockPlace::region ? "region" : "county");
          if (in_one) s.county = scenario.network.counties.front().id;
          if (likely(0.3)) s.substitute = stretch.settings.products[1 - g].id;
        }
      }
  }
  models::StockSettings stock() {
    models::StockSettings s;
    auto const amount = [&](std::int64_t low, std::int64_t high) {
      auto const n = static_cast<double>(pick(low, high));
      return likely(0.5) ? models::StockAmount{n, models::StockAmount::Unit::pieces}
                         : models::StockAmount{n / 20, models::StockAmount::Unit::days};
    };
    s.policy = static_cast<models::StockPolicy>(pick(0, 3));
    s.reorder_point = amount(0, 40), s.up_to = amount(0, 200), s.quantity = amount(1, 60);
    if (s.policy == models::StockPolicy::periodic || likely(0.3)) s.review = sim::minutes(pick(1, 4000));
    s.review_time = sim::minutes(pick(0, 1439));
    s.lead_time = likely(0.2) ? Distribution::constant(0) : Distribution::gamma(between(1, 400'000), 0.8);
    if (likely(0.5)) s.initial = amount(0, 200);
    s.on_stockout = static_cast<models::OnStockout>(pick(0, 2));
    return s;
  }

  // By luck of its own, too. Counties and centers that open on any day, centers that fail, fleets by rule.
  void growth(models::Scenario& scenario) {
    auto& luck = luck_of_growth_;
    if (luck.uniform() < 0.4) return;
    auto const below = [&](std::uint32_t n) { return static_cast<std::int64_t>(luck.below(n)); };
    for (auto& county : scenario.network.counties) {
      if (luck.uniform() < 0.3) county.opens = below(15);
      for (auto& center : county.centers) {
        if (luck.uniform() < 0.5) center.opens = below(20) - 2;
        center.opens = std::max(center.opens, county.opens);
      }
    }
    sim::Km const reach{30 * luck.uniform()};
    for (auto& stretch : scenario.stretches) {
      auto& s = stretch.settings;
      s.rollout.reach = reach;
      s.rollout.failure_share = luck.uniform() < 0.5 ? 0 : luck.uniform();
      s.fleet.trucks = static_cast<models::TruckRule>(below(3));
      s.fleet.technicians = static_cast<models::TechnicianRule>(below(3));
      s.fleet.centers_per_truck = 1 + 9 * luck.uniform(),
      s.fleet.parcels_per_truck = 10 + 300 * luck.uniform();
      s.fleet.centers_per_technician = 1 + 9 * luck.uniform();
      s.fleet.jobs_per_technician = 0.2 + 5 * luck.uniform();
      s.fleet.smoothing_days = 1 + below(9), s.fleet.review_days = 1 + below(9);
      s.fleet.truck_lag = below(12), s.fleet.technician_lag = below(12), s.fleet.training_days = below(12);
      s.fleet.at_opening = luck.uniform(), s.fleet.newcomer_time = 1 + luck.uniform();
    }
  }

  sim::Stream luck_, luck_of_returns_, luck_of_market_, luck_of_growth_, luck_of_disturbances_,
      luck_of_sales_, luck_of_facilities_;
};

}  // namespace ruralsim::theory
