#pragma once
// A small set of tables with one of everything that the format knows.

#include "results/table.hpp"

#include <cmath>

namespace ruralsim::results {

inline Variable week_axis(int weeks) {
  std::vector<std::int32_t> days;
  for (int w = 0; w < weeks; ++w) days.push_back(7 * w);
  return {.name = "week",
          .dims = {"week"},
          .data = days,
          .long_name = "first day of the week",
          .units = "days since 2018-07-01",
          .extra = {{"calendar", std::string("proleptic_gregorian")}, {"axis", std::string("T")}}};
}

inline Variable numbered(std::string const& name, int count, std::string const& long_name) {
  std::vector<std::int32_t> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(i);
  return {.name = name, .dims = {name}, .data = numbers, .long_name = long_name, .units = "1"};
}

inline void add_orders(Tables& tables, int orders) {
  std::vector<std::int32_t> placed;
  std::vector<std::uint8_t> reason;
  std::vector<float> mass;
  for (int i = 0; i < orders; ++i) {
    placed.push_back(i * 37);
    reason.push_back(static_cast<std::uint8_t>(i % 3));
    mass.push_back(0.25f * static_cast<float>(i % 11));
  }
  tables.add(Dimension{"orders/order", static_cast<std::size_t>(orders)});
  tables.add(Variable{.name = "orders/placed",
                      .dims = {"order"},
                      .data = placed,
                      .long_name = "when the order was placed",
                      .units = "seconds since 2018-07-01",
                      .extra = {{"calendar", std::string("proleptic_gregorian")}}});
  tables.add(Variable{.name = "orders/order_reason",
                      .dims = {"order"},
                      .data = reason,
                      .long_name = "what held the order longest",
                      .units = "1",
                      .flags = {{0, "on_time"}, {1, "after_cut-off"}, {2, "truck_full"}}});
  tables.add(Variable{.name = "orders/mass",
                      .dims = {"order"},
                      .data = mass,
                      .long_name = "mass of the parcel",
                      .units = "kg"});
}

inline Tables sample(int orders = 100, int weeks = 10) {
  Tables t;
  t.set("", "title", std::string("A sample"));
  t.set("", "summary", std::string("县 — une commande, пакет"));
  t.add_axis(numbered("replicate", 2, "replication"));
  t.add_axis(numbered("county", 3, "county"));
  t.add_axis(week_axis(weeks));
  t.add(Dimension{"age", 4});
  std::vector<double> rates;
  std::vector<std::int64_t> counts;
  for (int i = 0; i < 2 * 3 * weeks; ++i) {
    rates.push_back(i % 7 == 0 ? std::nan("") : 1.0 / (1 + i));
    counts.push_back(i * 1000LL);
  }
  t.add(Variable{.name = "next_day_rate",
                 .dims = {"replicate", "county", "week"},
                 .data = rates,
                 .long_name = "share of orders ready by the end of the next day",
                 .units = "1",
                 .cell_methods = "week: mean",
                 .fill = std::nan("")});
  t.add(Variable{.name = "orders_placed",
                 .dims = {"replicate", "county", "week"},
                 .data = counts,
                 .long_name = "orders placed",
                 .units = "1",
                 .cell_methods = "week: sum",
                 .fill = -1.0});
  t.add(Variable{.name = "county_id",
                 .dims = {"county"},
                 .data = std::vector<std::string>{"yucheng", "禹城", ""},
                 .long_name = "name of the county",
                 .units = ""});
  t.add(Variable{.name = "backlog",
                 .dims = {"age"},
                 .data = std::vector<float>{1, 2, 3, 4},
                 .long_name = "open installation jobs",
                 .units = "1"});
  t.add(Variable{.name = "money",
                 .dims = {},
                 .data = std::vector<double>{12.5},
                 .long_name = "cost",
                 .units = "1",
                 .extra = {{"currency", std::string("CNY 2018")}}});
  add_orders(t, orders);
  t.set("provenance", "seed", std::int64_t{7000000000});
  t.set("provenance", "engine", std::string("native"));
  t.set("provenance", "weights", std::vector<double>{0.5, 0.25});
  t.set("provenance", "steps", std::vector<std::int32_t>{1, 2, 3});
  t.add(Variable{.name = "provenance/scenario",
                 .dims = {},
                 .data = std::vector<std::string>{"schema = 1\nname = \"禹城\"\n"},
                 .long_name = "the scenario as it was read",
                 .units = ""});
  return t;
}

}  // namespace ruralsim::results
