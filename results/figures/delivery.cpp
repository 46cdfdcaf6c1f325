#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;

// One figure of the due axis: counted in time for each deadline, over the orders whose deadline has passed.
struct Service {
  std::string count, rate, words;
  models::Counts<std::uint32_t> CountyLedger::*table;
};

// The daily figures and the weekly sums are of the same kind; this says which one is meant.
struct Step {
  std::string prefix, axis, of;
};
Step const by_day{"daily_", "day", "of the day"};
Step const by_week{"", "week", "of the week"};

// Sum of a daily table over the days of one step that `counts(day)` admits.
template <class T, class Admit>
std::int64_t step_sum(Runs const& runs, Step const& step, models::Counts<T> const& table, std::size_t time,
                      std::size_t column, Admit&& counts) {
  if (step.axis == "week") return week_sum(runs, table, time, column, counts);
  return counts(time) ? at(table, time, column) : 0;
}

template <class T>
std::int64_t step_all(Runs const& runs, Step const& step, models::Counts<T> const& table, std::size_t time) {
  std::int64_t sum = 0;
  for (std::size_t column = 0; column < table.columns(); ++column)
    sum += step_sum(runs, step, table, time, column, [](std::size_t) { return true; });
  return sum;
}

void add_service(Sheet& sheet, Step const& step, Service const& service, Whole const& orders_due) {
  auto const& runs = sheet.runs;
  auto const in_time = sheet.count({.name = step.prefix + service.count,
                                    .axes = {"due", step.axis},
                                    .long_name = "orders " + step.of + " that were " + service.words +
                                                 " by 24:00 of the due-th day after it",
                                    .cell_methods = step.axis + ": sum"},
                                   [&](CountyLedger const& ledger, std::size_t k, std::size_t time) {
                                     return step_sum(runs, step, ledger.*service.table, time, k,
                                                     [&](std::size_t day) { return runs.due(day, k + 1); });
                                   });
  sheet.ratio(
      {.name = step.prefix + service.rate,
       .axes = {"due", step.axis},
       .long_name = "share of orders " + step.of + " that were " + service.words +
                    " by 24:00 of the due-th day after it; of all orders whose deadline lies within the run",
       .cell_methods = step.axis + ": mean"},
      in_time, orders_due);
}

// The first of the three deadlines under the name that everybody looks for.
void add_next_day(Sheet& sheet, Step const& step) {
  auto const& runs = sheet.runs;
  auto const number = [&](auto const& of) {
    return [&](CountyLedger const& ledger, std::size_t time) {
      std::int64_t sum = 0;
      std::size_t const first = step.axis == "week" ? 7 * time : time;
      std::size_t const last = step.axis == "week" ? first + runs.days_of_week(time) : time + 1;
      for (std::size_t day = first; day < last; ++day)
        if (runs.due(day, 1)) sum += of(ledger, day);
      return sum;
    };
  };
  auto const due =
      sheet.count({.name = step.prefix + "orders_judged",
                   .axes = {step.axis},
                   .long_name = "orders " + step.of + " whose next day ends within the run",
                   .cell_methods = step.axis + ": sum"},
                  number([](auto const& l, std::size_t day) { return row_sum(l.ordered, day); }));
  auto const kept =
      sheet.count({.name = step.prefix + "orders_next_day",
                   .axes = {step.axis},
                   .long_name = "orders " + step.of +
                                " that were ready for pick-up (large appliances: at the home) by "
                                "24:00 of the next day",
                   .cell_methods = step.axis + ": sum"},
                  number([](auto const& l, std::size_t day) { return at(l.ready_within, day, 0); }));
  sheet.ratio({.name = step.prefix + "next_day_rate",
               .axes = {step.axis},
               .long_name = "next-day delivery rate: orders_next_day / orders_judged " + step.of,
               .cell_methods = step.axis + ": mean"},
              kept, due);
}

void add_promise(Sheet& sheet, Step const& step) {
  auto const& runs = sheet.runs;
  auto const next_day_due = [&](std::size_t day) { return runs.due(day, 1); };
  auto const promised =
      sheet.count({.name = step.prefix + "orders_promised",
                   .axes = {step.axis},
                   .long_name = "orders " + step.of + " that the timetable alone makes next-day",
                   .cell_methods = step.axis + ": sum"},
                  [&](CountyLedger const& ledger, std::size_t time) {
                    return step_sum(runs, step, ledger.promised, time, 0, next_day_due);
                  });
  auto const kept =
      sheet.count({.name = step.prefix + "promise_kept",
                   .axes = {step.axis},
                   .long_name = "promised orders " + step.of + " that were ready by 24:00 of the next day",
                   .cell_methods = step.axis + ": sum"},
                  [&](CountyLedger const& ledger, std::size_t time) {
                    return step_sum(runs, step, ledger.promise_kept, time, 0, next_day_due);
                  });
  sheet.ratio({.name = step.prefix + "promise_rate",
               .axes = {step.axis},
               .long_name = "rate against the promise: promise_kept / orders_promised " + step.of,
               .cell_methods = step.axis + ": mean"},
              kept, promised);
}

void add_step(Sheet& sheet, Step const& step) {
  auto const& runs = sheet.runs;
  auto const all = [](std::size_t) { return true; };
  sheet.count({.name = step.prefix + "orders_placed",
               .axes = {step.axis},
               .long_name = "orders placed",
               .cell_methods = step.axis + ": sum"},
              [&](CountyLedger const& l, std::size_t time) { return step_all(runs, step, l.ordered, time); });
  add_next_day(sheet, step);
  auto const due =
      sheet.count({.name = step.prefix + "orders_due",
                   .axes = {"due", step.axis},
                   .long_name = "orders " + step.of + " whose due-th day after it ends within the run",
                   .cell_methods = step.axis + ": sum"},
                  [&](CountyLedger const& l, std::size_t k, std::size_t time) {
                    std::int64_t sum = 0;
                    for (std::size_t g = 0; g < runs.groups(); ++g)
                      sum += step_sum(runs, step, l.ordered, time, g,
                                      [&](std::size_t day) { return runs.due(day, k + 1); });
                    return sum;
                  });
  add_service(sheet, step, {"ready_within", "ready_rate", "ready for pick-up", &CountyLedger::ready_within},
              due);
  add_service(sheet, step, {"in_hand_within", "in_hand_rate", "in hand", &CountyLedger::in_hand_within}, due);
  add_promise(sheet, step);
  sheet.count(
      {.name = step.prefix + "gave_up",
       .axes = {step.axis},
       .long_name = "people who left the desk's queue for good, by the day they came",
       .cell_methods = step.axis + ": sum"},
      [&](CountyLedger const& l, std::size_t time) { return step_sum(runs, step, l.gave_up, time, 0, all); });
  sheet.count(
      {.name = step.prefix + "came_back",
       .axes = {step.axis},
       .long_name = "people who left the desk's queue and came again the next day, by the day they left",
       .cell_methods = step.axis + ": sum"},
      [&](CountyLedger const& l, std::size_t time) {
        return step_sum(runs, step, l.came_back, time, 0, all);
      });
}

void add_groups(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const due = [&](std::size_t day) { return runs.due(day, 1); };
  auto const by_group = [&](char const* name, char const* long_name, auto member) {
    sheet.count({.name = name,
                 .axes = {"product_group", "week"},
                 .long_name = long_name,
                 .cell_methods = "week: sum"},
                [&](CountyLedger const& l, std::size_t g, std::size_t week) {
                  return week_sum(runs, l.*member, week, g);
                });
  };
  by_group("orders_by_group", "orders placed", &CountyLedger::ordered);
  by_group("ready_by_group", "orders of the week that were ready by the end of the run",
           &CountyLedger::ready);
  by_group("returned_by_group", "orders of the week that nobody collected and that went back",
           &CountyLedger::returned);
  by_group("brought_back_by_group", "orders of the week that were in hand and brought back to the center",
           &CountyLedger::brought_back);
  by_group("back_at_warehouse_by_group",
           "orders of the week that went back or were brought back and reached the regional warehouse by the "
           "end of the run",
           &CountyLedger::back_at_warehouse);
  auto const judged = sheet.count({.name = "judged_by_group",
                                   .axes = {"product_group", "week"},
                                   .long_name = "orders of the week whose next day ends within the run",
                                   .cell_methods = "week: sum"},
                                  [&](CountyLedger const& l, std::size_t g, std::size_t week) {
                                    return week_sum(runs, l.ordered, week, g, due);
                                  });
  auto const kept = sheet.count({.name = "next_day_by_group",
                                 .axes = {"product_group", "week"},
                                 .long_name = "orders of the week that were ready by 24:00 of the next day",
                                 .cell_methods = "week: sum"},
                                [&](CountyLedger const& l, std::size_t g, std::size_t week) {
                                  return week_sum(runs, l.ready_next_day_by_group, week, g, due);
                                });
  sheet.ratio({.name = "next_day_rate_by_group",
               .axes = {"product_group", "week"},
               .long_name = "next-day delivery rate: next_day_by_group / judged_by_group",
               .cell_methods = "week: mean"},
              kept, judged);
}

}  // namespace

void add_delivery(Sheet& sheet) {
  add_step(sheet, by_week);
  add_step(sheet, by_day);
  add_groups(sheet);
  sheet.count({.name = "orders_by_channel",
               .axes = {"channel", "week"},
               .long_name = "orders placed, by way of ordering",
               .cell_methods = "week: sum"},
              [&](CountyLedger const& l, std::size_t channel, std::size_t week) {
                return week_sum(sheet.runs, l.ordered_by_channel, week, channel);
              });
}

}  // namespace ruralsim::results::figures
