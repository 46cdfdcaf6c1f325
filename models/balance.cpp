#include "models/balance.hpp"

#include "models/selling_balance.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

std::uint64_t column_sum(Counts<std::uint32_t> const& table, std::size_t column) {
  std::uint64_t sum = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) sum += table(row, column);
  return sum;
}

std::uint64_t sum_all(Counts<std::uint32_t> const& table) {
  std::uint64_t sum = 0;
  for (auto const n : table.cells()) sum += n;
  return sum;
}

[[noreturn]] void out_of_balance(std::string const& what) {
  throw sim::Error(sim::Blame::model, sim::text("the run does not balance: {} (this is an error of the "
                                                "program; please report it with the scenario)",
                                                what));
}

void check_goods(CountyLedger const& ledger, std::string const& county, std::string const& group,
                 std::size_t g) {
  std::uint64_t waiting = 0;
  for (std::size_t stage = 0; stage < kStages; ++stage)
    if (stage != static_cast<std::size_t>(Stage::pick_up)) waiting += ledger.left_waiting(stage, g);
  auto const ordered = column_sum(ledger.ordered, g), ready = column_sum(ledger.ready, g),
             lost = column_sum(ledger.lost, g);
  if (ordered != ready + waiting + lost)
    out_of_balance(sim::text("county '{}', '{}': {} ordered, but {} ready, {} waiting on the way and {} lost",
                             county, group, ordered, ready, waiting, lost));
}

void check_collected(CountyLedger const& ledger, std::string const& county, std::string const& group,
                     std::size_t g) {
  std::uint64_t const shelved = ledger.left_waiting(static_cast<std::size_t>(Stage::pick_up), g),
                      in_hand = ledger.collected(0, g);
  auto const ready = column_sum(ledger.ready, g), returned = column_sum(ledger.returned, g);
  if (ready != in_hand + returned + shelved)
    out_of_balance(sim::text("county '{}', '{}': {} ready, but {} in hand, {} returned and {} on the shelves",
                             county, group, ready, in_hand, returned, shelved));
}

void check_shelves(CountyLedger const& ledger, std::string const& county) {
  auto const by_day = sum_all(ledger.in_hand), by_group = sum_all(ledger.collected);
  if (by_day != by_group)
    out_of_balance(
        sim::text("county '{}': {} in hand by day, but {} by product group", county, by_day, by_group));
  // The shelves' own count at the last midnight must agree with what was stated about each parcel.
  auto const last = ledger.waiting.rows() - 1;
  for (std::size_t stage = 0; stage < kStages; ++stage) {
    std::uint64_t left = 0;
    for (std::size_t g = 0; g < ledger.left_waiting.columns(); ++g) left += ledger.left_waiting(stage, g);
    if (ledger.waiting(last, stage) != left)
      out_of_balance(sim::text("county '{}', stage {}: {} counted where they are, {} by their stamps", county,
                               stage, ledger.waiting(last, stage), left));
  }
}

// What goes back is somewhere, too, and nothing is brought back that was not in hand.
void check_way_back(CountyLedger const& ledger, std::string const& county, std::string const& group,
                    std::size_t g) {
  auto const going = column_sum(ledger.returned, g) + column_sum(ledger.brought_back, g);
  auto const back = column_sum(ledger.back_at_warehouse, g), on_way = column_sum(ledger.left_on_way_back, g);
  if (going != back + on_way)
    out_of_balance(
        sim::text("county '{}', '{}': {} gone or brought back, but {} at the warehouse and {} on their way",
                  county, group, going, back, on_way));
}

void check_in_hand(CountyLedger const& ledger, std::string const& county) {
  for (std::size_t day = 0; day < ledger.brought_back.rows(); ++day) {
    std::uint64_t back = 0;
    for (std::size_t g = 0; g < ledger.brought_back.columns(); ++g) back += ledger.brought_back(day, g);
    if (back > ledger.in_hand(day, 0))
      out_of_balance(sim::text("county '{}', day {}: {} in hand, but {} brought back", county, day,
                               ledger.in_hand(day, 0), back));
  }
}

// What agents and carriers are paid for, by calendar week, is what was delivered, by order.
void check_deliveries(CountyLedger const& ledger, std::vector<ProductGroup> const& products,
                      std::string const& county) {
  std::int64_t at_home = 0, at_center = 0;
  for (std::size_t g = 0; g < products.size(); ++g)
    (products[g].handling == Handling::appliance ? at_home : at_center) +=
        static_cast<std::int64_t>(column_sum(ledger.ready, g));
  auto const paid_for = [&](Haulage what) {
    std::int64_t sum = 0;
    for (std::size_t week = 0; week < ledger.haulage.rows(); ++week)
      sum += ledger.haulage(week, static_cast<std::size_t>(what));
    return sum;
  };
  auto const equal = [&](char const* what, std::int64_t by_order, std::int64_t by_week) {
    if (by_order != by_week)
      out_of_balance(
          sim::text("county '{}': {} {} by order, but {} by week", county, by_order, what, by_week));
  };
  equal("parcels delivered to centers", at_center, paid_for(Haulage::delivered_at_center));
  equal("appliances delivered to homes", at_home, paid_for(Haulage::delivered_at_home));
  equal("installations", static_cast<std::int64_t>(sum_all(ledger.installed)), paid_for(Haulage::installed));
}

void check_lateness(CountyLedger const& ledger, std::string const& county) {
  for (std::size_t day = 0; day < ledger.late.rows(); ++day) {
    std::uint64_t ordered = 0, late = 0;
    for (std::size_t g = 0; g < ledger.ordered.columns(); ++g) ordered += ledger.ordered(day, g);
    for (std::size_t r = 0; r < kReasons; ++r) late += ledger.late(day, r);
    bool const due = static_cast<std::int64_t>(day) + 2 <= ledger.days;
    if (late != (due ? ordered - ledger.ready_within(day, 0) : 0))
      out_of_balance(sim::text("county '{}', day {}: {} ordered, {} of them next-day, but {} late", county,
                               day, ordered, ledger.ready_within(day, 0), late));
  }
}

void check_jobs(CountyLedger const& ledger, std::string const& county) {
  auto const jobs = sum_all(ledger.jobs), done = sum_all(ledger.installed);
  std::uint64_t open = 0;
  for (std::size_t age = 0; age < kBacklogAges; ++age) open += ledger.backlog(ledger.backlog.rows() - 1, age);
  if (jobs != done + open + ledger.jobs_not_released)
    out_of_balance(sim::text("county '{}': {} installation jobs, but {} complete and {} open", county, jobs,
                             done, open));
}

// Of one group at one place.
void check_stock(StockLedger const& ledger, std::string const& place, std::string const& group,
                 std::size_t g) {
  auto const sum = [&](StockFact fact) {
    std::int64_t all = 0;
    for (std::size_t day = 0; day < ledger.facts.rows(); ++day) all += ledger.fact(day, g, fact);
    return all;
  };
  auto const equal = [&](char const* what, std::int64_t left, std::int64_t right) {
    if (left != right)
      out_of_balance(sim::text("stock of '{}' at {}: {}: {} and {}", group, place, what, left, right));
  };
  using enum StockFact;
  auto const at_end = [&](StockLedger::AtEnd what) { return ledger.at_end(g, what); };
  auto const late = sum(issued_late);
  equal("initial + received = issued + on hand", at_end(StockLedger::kInitial) + sum(received),
        sum(issued) + at_end(StockLedger::kOnHand));
  equal("demanded = filled + substituted + backordered + upstream + lost", sum(demanded),
        sum(filled) + sum(substituted) + sum(backordered) + sum(upstream) + sum(lost));
  equal("issued = filled + lent + issued late", sum(issued), sum(filled) + sum(lent) + late);
  equal("backordered = issued late + waiting", sum(backordered), late + at_end(StockLedger::kWaiting));
  equal("owed = waiting", at_end(StockLedger::kOwed), at_end(StockLedger::kWaiting));
  equal("ordered = received + under way", sum(ordered), sum(received) + at_end(StockLedger::kUnderWay));
  equal("on order = under way", at_end(StockLedger::kOnOrder), at_end(StockLedger::kUnderWay));
}

// Of one group at one select station, and of what its buyers paid.
void check_station(StationLedger const& ledger, std::string const& place, std::string const& group,
                   std::size_t g, std::size_t center) {
  StockLedger own(1, g + 1);
  for (std::size_t f = 0; f < kStockFacts; ++f)
    own.facts(0, g * kStockFacts + f) = ledger.by_center(center, g * kStockFacts + f);
  for (std::size_t what = 0; what < StockLedger::kAtEnd; ++what)
    own.at_end(g, what) = ledger.at_end(center, g * StockLedger::kAtEnd + what);
  if (own.holds(g)) check_stock(own, place, group, g);
}

// What was taken for a group's goods on a day is their price of that day times the pieces sold.
void check_takings(Scenario const& scenario, StationLedger const& ledger, std::string const& county,
                   std::size_t g) {
  for (std::size_t day = 0; day < ledger.revenue.rows(); ++day) {
    auto const& product = scenario.settings_on(static_cast<std::int64_t>(day)).products[g];
    auto const sold = ledger.stock.fact(day, g, StockFact::filled);
    if (ledger.revenue(day, g) == sold * std::llround(100 * product.value.value)) continue;
    out_of_balance(sim::text("select stations of '{}', '{}', day {}: {} pieces sold for {} fen", county,
                             product.id, day, sold, ledger.revenue(day, g)));
  }
}

void check_stations(Scenario const& scenario, StationLedger const& ledger, network::County const& map) {
  if (ledger.empty()) return;
  auto const& products = scenario.stretches.front().settings.products;
  for (std::size_t g = 0; g < products.size(); ++g) {
    if (!ledger.stock.holds(g)) continue;
    check_stock(ledger.stock, "the select stations of '" + map.id + "'", products[g].id, g);
    check_takings(scenario, ledger, map.id, g);
    std::int64_t by_day = 0, by_center = 0, sold = 0, sold_by_center = 0;
    for (std::size_t day = 0; day < ledger.revenue.rows(); ++day) {
      by_day += ledger.revenue(day, g);
      sold += ledger.stock.fact(day, g, StockFact::filled);
    }
    for (std::size_t c = 0; c < map.centers.size(); ++c) {
      check_station(ledger, "select station '" + map.centers[c].id + "' of '" + map.id + "'", products[g].id,
                    g, c);
      by_center += ledger.revenue_by_center(c, g);
      sold_by_center += ledger.fact(c, g, StockFact::filled);
    }
    if (by_day != by_center || sold != sold_by_center)
      out_of_balance(
          sim::text("select stations of '{}', '{}': {} pieces for {} fen by day, but {} for {} by "
                    "station",
                    map.id, products[g].id, sold, by_day, sold_by_center, by_center));
  }
}

// Whoever is on duty travels, works or waits; what goes on after the shift is overtime, which is duty too.
void check_technicians(CountyLedger const& ledger, std::string const& county) {
  std::int64_t busy = 0, waiting = 0, on_duty = 0;
  for (std::size_t week = 0; week < ledger.weeks(); ++week) {
    auto const& t = ledger.technician_seconds;
    busy += t(week, 0) + t(week, 1), on_duty += t(week, 2);
    waiting += ledger.field_service(week, static_cast<std::size_t>(FieldService::seconds_waiting));
  }
  if (on_duty != busy + waiting)
    out_of_balance(
        sim::text("county '{}': technicians are on duty for {} s, but busy for {} s and waiting "
                  "for {} s",
                  county, on_duty, busy, waiting));
}

// No stage ends before it begins: neither in the sums of those that were ready, nor of any order that has a
// row.
void check_stages(CountyLedger const& ledger, std::string const& county) {
  for (std::size_t week = 0; week < ledger.weeks(); ++week)
    for (std::size_t stage = 0; stage < kStages; ++stage)
      if (ledger.stage_seconds(week, stage) < 0)
        out_of_balance(sim::text("county '{}', week {}: orders are {} s in stage {}", county, week,
                                 ledger.stage_seconds(week, stage), stage));
  for (std::size_t number = 0; number < ledger.orders.size(); ++number) {
    auto const& row = ledger.orders[number];
    std::int64_t last = row.placed;
    for (auto const next : {row.accepted, row.released, row.supplied, row.packed, row.departed, row.at_hub,
                            row.sorted, row.left_hub, row.ready, row.in_hand}) {
      if (next < 0) continue;
      if (next < last)
        out_of_balance(
            sim::text("county '{}', order {}: is somewhere at second {}, and was further on its "
                      "way at second {}",
                      county, number, next, last));
      last = next;
    }
  }
}

// What is told by months since a center's opening is all that is told of centers that opened in the run; and
// nothing is ordered in a county, nor anybody in service, before it opens.
void check_growth(CountyLedger const& ledger, network::County const& map) {
  for (std::int64_t day = 0; day < std::min(map.opens, ledger.days); ++day) {
    auto const row = static_cast<std::size_t>(day);
    std::uint64_t ordered = ledger.fleet(row, 0) + ledger.fleet(row, 1);
    for (std::size_t g = 0; g < ledger.ordered.columns(); ++g) ordered += ledger.ordered(row, g);
    if (ordered > 0)
      out_of_balance(sim::text("county '{}' opens on day {}, but has orders or a fleet on day {}", map.id,
                               map.opens, day));
  }
  if (!ledger.growth.on()) return;
  for (std::size_t what = 0; what < 2; ++what) {
    std::uint64_t by_center = 0;
    for (std::size_t c = 0; c < map.centers.size(); ++c)
      if (ledger.growth.lives[c].opens >= 0) by_center += ledger.center_orders(c, what);
    auto const by_month = column_sum(ledger.growth.orders, what);
    if (by_center != by_month)
      out_of_balance(
          sim::text("county '{}': {} orders at centers that opened in the run, but {} by months "
                    "since their opening",
                    map.id, by_center, by_month));
    if (column_sum(ledger.growth.orders_by_opening, what) != by_month)
      out_of_balance(
          sim::text("county '{}': {} orders at centers by months since their opening, but {} by when "
                    "they opened",
                    map.id, by_month, column_sum(ledger.growth.orders_by_opening, what)));
  }
}

// Every order that is ready has its lead time once by week, and once by channel and remoteness.
void check_lead_times(CountyLedger const& ledger, std::string const& county) {
  std::uint64_t by_week = 0, by_whom = 0;
  for (std::size_t bin = 0; bin < lead_bins::kCount; ++bin) {
    by_week += column_sum(ledger.lead_ready, bin);
    by_whom += column_sum(ledger.lead.ready, bin);
  }
  if (by_week != by_whom)
    out_of_balance(sim::text("county '{}': {} lead times by week, but {} by channel and remoteness", county,
                             by_week, by_whom));
}

}  // namespace

void check_balance(Scenario const& scenario, RunLedger const& ledger) {
  auto const& products = scenario.stretches.front().settings.products;
  for (std::size_t n = 0; n < ledger.counties.size(); ++n) {
    auto const& county = ledger.counties[n];
    auto const& name = scenario.network.counties[n].id;
    for (std::size_t g = 0; g < products.size(); ++g) {
      check_goods(county, name, products[g].id, g);
      check_collected(county, name, products[g].id, g);
      check_way_back(county, name, products[g].id, g);
    }
    check_deliveries(county, products, name);
    check_shelves(county, name);
    check_in_hand(county, name);
    check_lateness(county, name);
    check_stages(county, name);
    check_lead_times(county, name);
    check_jobs(county, name);
    for (std::size_t g = 0; g < products.size(); ++g)
      if (county.stock.holds(g)) check_stock(county.stock, "county '" + name + "'", products[g].id, g);
    check_stations(scenario, county.stations, scenario.network.counties[n]);
    check_technicians(county, name);
    check_growth(county, scenario.network.counties[n]);
    check_selling(scenario, county.selling, name);
  }
  for (std::size_t g = 0; g < products.size(); ++g)
    if (ledger.stock.holds(g)) check_stock(ledger.stock, "the warehouse", products[g].id, g);
}

}  // namespace ruralsim::models
