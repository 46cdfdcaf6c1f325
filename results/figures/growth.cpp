// How a network that grows does: what is open, how centers do by the months since their opening, and when
// counties reach their target. Only in scenarios in which a center opens after the first day.
#include "results/figures/growth.hpp"

#include "models/network/service_areas.hpp"
#include "results/figures/inequality.hpp"
#include "results/figures/parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;
using models::GrowthLedger;
using models::network::Life;

constexpr char kMonthsOpen[] = "months_open";

std::size_t months_shown(Runs const& runs) {
  return GrowthLedger::month_of(static_cast<std::int64_t>(runs.days())) + 1;
}

// Days for which a center has been open for so many months.
std::int64_t days_at(Life const& life, std::int64_t days, std::size_t months_open) {
  auto const begin = [](std::size_t month) {
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(month) * GrowthLedger::kDaysAMonth));
  };
  auto const open_for = std::min(life.closes, days) - life.opens;
  return std::max<std::int64_t>(std::min(open_for, begin(months_open + 1)) - begin(months_open), 0);
}

// All centers together.
std::int64_t days_with(CountyLedger const& ledger, std::size_t months_open) {
  std::int64_t sum = 0;
  for (auto const& life : ledger.growth.lives)
    if (life.opens >= 0) sum += days_at(life, ledger.days, months_open);
  return sum;
}

std::int64_t growth_cell(models::Counts<std::uint32_t> const& table, std::size_t row, std::size_t column) {
  return row < table.rows() ? at(table, row, column) : 0;
}

void add_by_months_open(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::int32_t> numbers;
  for (std::size_t m = 0; m < months_shown(runs); ++m) numbers.push_back(static_cast<std::int32_t>(m));
  sheet.tables.add_axis({.name = kMonthsOpen,
                         .dims = {kMonthsOpen},
                         .data = numbers,
                         .long_name = "full months since the opening of a center that opened in the run",
                         .units = "1"});
  auto const orders = sheet.count(
      {.name = "orders_by_months_open",
       .axes = {kMonthsOpen},
       .long_name = "judged orders of centers that had been open for so long when they were placed"},
      [](CountyLedger const& l, std::size_t m) { return growth_cell(l.growth.orders, m, 0); });
  auto const next_day =
      sheet.count({.name = "next_day_by_months_open",
                   .axes = {kMonthsOpen},
                   .long_name = "those of them that were ready by 24:00 of the next day"},
                  [](CountyLedger const& l, std::size_t m) { return growth_cell(l.growth.orders, m, 1); });
  sheet.ratio({.name = "next_day_rate_by_months_open",
               .axes = {kMonthsOpen},
               .long_name = "next-day delivery rate: next_day_by_months_open / orders_by_months_open"},
              next_day, orders);
  auto const days = sheet.count({.name = "center_days_by_months_open",
                                 .axes = {kMonthsOpen},
                                 .long_name = "days for which centers had been open for so long",
                                 .units = "day"},
                                days_with);
  auto const backlog = sheet.count(
      {.name = "backlog_days_by_months_open",
       .axes = {kMonthsOpen},
       .long_name = "open installation jobs of these centers' villages, summed over the ends of days",
       .units = "day"},
      [](CountyLedger const& l, std::size_t m) {
        return m < l.growth.backlog.rows() ? at(l.growth.backlog, m, 0) : 0;
      });
  sheet.ratio({.name = "backlog_by_months_open",
               .axes = {kMonthsOpen},
               .long_name = "mean open jobs of such a center: backlog_days_by_months_open / "
                            "center_days_by_months_open"},
              backlog, days);
}

constexpr char kOpened[] = "opened_quarter";

std::int64_t days_of_opening(CountyLedger const& ledger, std::size_t quarter, std::size_t month) {
  std::int64_t sum = 0;
  for (auto const& life : ledger.growth.lives)
    if (life.opens >= 0 && GrowthLedger::quarter_of(life.opens) == quarter)
      sum += days_at(life, ledger.days, month);
  return sum;
}

void add_by_opening(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::size_t const months = months_shown(runs);
  std::vector<std::int32_t> numbers(GrowthLedger::quarters(months));
  std::iota(numbers.begin(), numbers.end(), 0);
  sheet.tables.add_axis({.name = kOpened,
                         .dims = {kOpened},
                         .data = numbers,
                         .long_name = "quarter of a year since the run began in which a center opened",
                         .units = "1"});
  auto const of_growth = [](CountyLedger const& l, std::size_t quarter, std::size_t month,
                            std::size_t column) {
    auto const& growth = l.growth;
    return month < growth.orders.rows()
               ? growth_cell(growth.orders_by_opening, growth.row(quarter, month), column)
               : 0;
  };
  auto const orders =
      sheet.count({.name = "orders_by_opening",
                   .axes = {kOpened, kMonthsOpen},
                   .long_name = "judged orders of centers that opened in the quarter, so many months after"},
                  [&](CountyLedger const& l, std::size_t quarter, std::size_t month) {
                    return of_growth(l, quarter, month, 0);
                  });
  auto const next_day = sheet.count({.name = "next_day_by_opening",
                                     .axes = {kOpened, kMonthsOpen},
                                     .long_name = "those of them that were ready by 24:00 of the next day"},
                                    [&](CountyLedger const& l, std::size_t quarter, std::size_t month) {
                                      return of_growth(l, quarter, month, 1);
                                    });
  sheet.ratio({.name = "next_day_rate_by_opening",
               .axes = {kOpened, kMonthsOpen},
               .long_name = "next-day delivery rate: next_day_by_opening / orders_by_opening"},
              next_day, orders);
  sheet.count({.name = "center_days_by_opening",
               .axes = {kOpened, kMonthsOpen},
               .long_name = "days for which centers that opened in the quarter had been open for so long",
               .units = "day"},
              days_of_opening);
}

// What is open on the first day of each week.
struct InService {
  std::int64_t centers = 0;
  double households = 0, remote = 0;  // remote: further from the hub than three quarters of the households
};

std::vector<InService> in_service_by_week(Runs const& runs, std::size_t replicate, std::size_t c) {
  auto const& map = runs.map(c);
  auto const& growth = runs.county(replicate, c).growth;
  models::network::ServiceAreas const areas(map,
                                            growth.on() ? growth.lives : models::network::planned_lives(map),
                                            runs.scenario().stretches.front().settings.rollout.reach);
  std::vector<Weighted> ways;
  for (auto const& village : map.villages)
    ways.push_back({.value = map.road({}, village.at).value, .weight = village.households});
  double const far = quantile_of_people(ways, 0.75);
  std::vector<InService> weeks;
  for (std::size_t week = 0; week < runs.weeks(); ++week) {
    auto const day = static_cast<std::int64_t>(7 * week);
    auto& served = weeks.emplace_back();
    for (auto const& life : areas.lives()) served.centers += life.open(day) ? 1 : 0;
    for (std::size_t v = 0; v < map.villages.size(); ++v)
      if (areas.center_of(v, day) != models::network::kNoCenter) {
        served.households += map.villages[v].households;
        if (ways[v].value > far) served.remote += map.villages[v].households;
      }
  }
  return weeks;
}

void add_in_service(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::vector<InService>> served;  // [replicate and county][week]
  if (!sheet.together())
    for (std::size_t r = 0; r < runs.replicates(); ++r)
      for (std::size_t c = 0; c < runs.counties(); ++c) served.push_back(in_service_by_week(runs, r, c));
  auto const sums = [&]<class T>(char const* name, T InService::*member) {
    return sheet.sums<T>(name, runs.weeks(), [&](std::size_t r, std::size_t c, std::size_t week) {
      return served[r * runs.counties() + c][week].*member;
    });
  };
  auto const centers = sums("centers_in_service", &InService::centers);
  auto const households = sums("households_in_service", &InService::households),
             remote = sums("remote_households_in_service", &InService::remote);
  sheet.add({.name = "centers_in_service",
             .axes = {"week"},
             .long_name = "centers open on the week's first day, without those that failed"},
            centers);
  sheet.add({.name = "households_in_service",
             .axes = {"week"},
             .long_name = "households whose village an open center serves on the week's first day"},
            households);
  sheet.add({.name = "remote_households_in_service",
             .axes = {"week"},
             .long_name = "those of them that live further from the county hub than three quarters of the "
                          "county's households"},
            remote);
}

void add_closings(Sheet& sheet) {
  Whole closed;
  auto const& runs = sheet.runs;
  for (std::size_t r = 0; r < runs.replicates(); ++r)
    for (std::size_t c = 0; c < runs.counties(); ++c)
      for (std::size_t center = 0; center < runs.map(c).centers.size(); ++center) {
        auto const& growth = runs.county(r, c).growth;
        auto const closes = growth.on() ? growth.lives[center].closes : models::network::kNeverCloses;
        closed.push_back(closes < static_cast<std::int64_t>(runs.days()) ? closes : -1);
      }
  sheet.put(Variable{.name = "center_closes",
                     .dims = {"replicate", "center"},
                     .data = closed,
                     .long_name = "day on which the center closed for good; -1: it did not",
                     .units = "day"});
}

// Orders of a week and those of them that were next-day.
struct WeekRate {
  std::int64_t orders = 0, next_day = 0;
};

WeekRate week_rate_of(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  auto const& ledger = runs.county(replicate, county);
  WeekRate rate;
  for (std::size_t day = 7 * week; day < 7 * week + runs.days_of_week(week); ++day) {
    if (!runs.due(day, 1)) continue;
    rate.orders += row_sum(ledger.ordered, day);
    rate.next_day += at(ledger.ready_within, day, 0);
  }
  return rate;
}

// Whether the next days of all orders of a week are over; of a run too short to hold such a week, of any.
bool week_is_over(Runs const& runs, std::size_t week) {
  bool const whole = runs.days_of_week(week) == 7 && runs.due(7 * week + 6, 1);
  return whole || (week == 0 && runs.days() < 8);
}

WeekRate week_rate_of(Runs const& runs, std::size_t replicate, std::span<std::size_t const> counties,
                      std::size_t week) {
  WeekRate sum;
  for (auto const c : counties) {
    auto const one = week_rate_of(runs, replicate, c, week);
    sum.orders += one.orders, sum.next_day += one.next_day;
  }
  return sum;
}

}  // namespace

std::optional<std::size_t> weeks_until(std::vector<std::int64_t> const& orders,
                                       std::vector<std::int64_t> const& next_day, double target,
                                       std::size_t in_a_row) {
  std::size_t met = 0;
  for (std::size_t week = 0; week < orders.size(); ++week) {
    bool const good =
        orders[week] > 0 && static_cast<double>(next_day[week]) >= target * static_cast<double>(orders[week]);
    met = good ? met + 1 : 0;
    if (met == in_a_row) return week + 1;
  }
  return std::nullopt;
}

std::optional<std::size_t> weeks_to_target(Runs const& runs, std::span<std::int64_t const> orders,
                                           std::span<std::int64_t const> next_day) {
  auto const& rollout = runs.scenario().stretches.front().settings.rollout;
  std::vector<std::int64_t> placed, in_time;
  for (std::size_t week = 0; week < runs.weeks(); ++week) {
    bool const opened = !placed.empty() || orders[week] > 0;
    // The warm-up counts, too: a network that opens in it is not a week old when it is over.
    if (!week_is_over(runs, week) || !opened) continue;
    placed.push_back(orders[week]), in_time.push_back(next_day[week]);
  }
  return weeks_until(placed, in_time, rollout.target, static_cast<std::size_t>(rollout.target_weeks));
}

std::optional<std::size_t> weeks_to_target(Runs const& runs, std::size_t replicate,
                                           std::span<std::size_t const> counties) {
  std::vector<std::int64_t> orders, next_day;
  for (std::size_t week = 0; week < runs.weeks(); ++week) {
    auto const rate = week_rate_of(runs, replicate, counties, week);
    orders.push_back(rate.orders), next_day.push_back(rate.next_day);
  }
  return weeks_to_target(runs, orders, next_day);
}

namespace {

void add_targets(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const all = runs.weeks();
  auto const sums = [&](char const* name, std::int64_t WeekRate::*member) {
    return sheet.sums<std::int64_t>(name, all, [&](std::size_t r, std::size_t c, std::size_t week) {
      return week_rate_of(runs, r, c, week).*member;
    });
  };
  auto const orders = sums("orders_judged", &WeekRate::orders),
             next_day = sums("orders_next_day", &WeekRate::next_day);
  auto const weeks = [&](std::span<std::int64_t const> placed, std::span<std::int64_t const> in_time) {
    auto const reached = weeks_to_target(runs, placed, in_time);
    return reached ? static_cast<double>(*reached) : not_available;
  };
  Reals county, region;
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    std::vector<std::int64_t> placed(all), in_time(all);  // of the region
    for (std::size_t place = 0; place < sheet.places(); ++place) {
      auto const from = (r * sheet.places() + place) * all;
      auto const here = std::span(orders).subspan(from, all), kept = std::span(next_day).subspan(from, all);
      county.push_back(weeks(here, kept));
      for (std::size_t week = 0; week < all; ++week) placed[week] += here[week], in_time[week] += kept[week];
    }
    region.push_back(weeks(placed, in_time));
  }
  auto const add = [&](char const* name, std::vector<std::string> dims, Reals values,
                       std::string const& whose) {
    sheet.put(Variable{.name = name,
                       .dims = std::move(dims),
                       .data = std::move(values),
                       .long_name = "weeks from the first with orders to the end of the first " + whose +
                                    " rollout.target_weeks weeks in a row with a next-day rate of at least "
                                    "rollout.target; missing: not reached within the run, and so longer "
                                    "than it",
                       .units = "1",
                       .fill = not_available});
  };
  sheet.tables.add(Variable{.name = "next_day_target",
                            .dims = {},
                            .data = Reals{runs.scenario().stretches.front().settings.rollout.target},
                            .long_name = "next-day rate that is to be reached, rollout.target",
                            .units = "1"});
  add("weeks_to_target", {"replicate", "county"}, county, sheet.together() ? "of the" : "of the county's");
  if (!sheet.together()) add("region_weeks_to_target", {"replicate"}, region, "of the region's");
}

}  // namespace

void add_growth(Sheet& sheet) {
  if (!sheet.runs.features().grows) return;
  add_in_service(sheet);
  if (sheet.by_center()) add_closings(sheet);
  add_by_months_open(sheet);
  add_by_opening(sheet);
  add_targets(sheet);
}

}  // namespace ruralsim::results::figures
