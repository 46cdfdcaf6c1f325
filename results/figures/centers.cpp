// The next-day rate from place to place. Orders count as in figures of the whole run.
#include "models/network/remoteness.hpp"
#include "results/figures/fingerprint_text.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

// Columns of CountyLedger::center_orders.
constexpr std::size_t kOrders = 0, kNextDay = 1;

Whole of_centers(Runs const& runs, std::size_t column) {
  Whole values;
  for (std::size_t r = 0; r < runs.replicates(); ++r)
    for (std::size_t c = 0; c < runs.counties(); ++c)
      for (std::size_t center = 0; center < runs.map(c).centers.size(); ++center)
        values.push_back(at(runs.county(r, c).center_orders, center, column));
  return values;
}

void add_by_center(Sheet& sheet) {
  auto const orders = of_centers(sheet.runs, kOrders), next_day = of_centers(sheet.runs, kNextDay);
  Reals rates;
  for (std::size_t i = 0; i < orders.size(); ++i) rates.push_back(share(next_day[i], orders[i]));
  auto const add = [&](char const* name, Data values, char const* long_name) -> void {
    bool const real = std::holds_alternative<Reals>(values);
    Variable variable{.name = name,
                      .dims = {"replicate", "center"},
                      .data = std::move(values),
                      .long_name = long_name,
                      .units = "1"};
    if (real) variable.fill = not_available;
    sheet.put(std::move(variable));
  };
  add("center_orders", orders, "judged orders of the center's villages, over the whole run");
  add("center_next_day", next_day, "those of them that were ready by 24:00 of the next day");
  add("center_next_day_rate", rates, "next-day delivery rate of the center: center_next_day / center_orders");
}

void add_by_remoteness(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::vector<std::uint8_t>> fifth;
  for (std::size_t c = 0; c < runs.counties(); ++c)
    fifth.push_back(models::network::fifth_of_centers(runs.map(c)));
  auto const count = [&](char const* name, char const* long_name, std::size_t column) {
    auto const values =
        sheet.sums<std::int64_t>(name, fifths, [&](std::size_t r, std::size_t c, std::size_t wanted) {
          std::int64_t sum = 0;
          for (std::size_t center = 0; center < fifth[c].size(); ++center)
            if (fifth[c][center] == wanted) sum += at(runs.county(r, c).center_orders, center, column);
          return sum;
        });
    sheet.add({.name = name, .axes = {"remoteness"}, .long_name = long_name}, values);
    return values;
  };
  auto const orders = count("orders_by_remoteness", "judged orders of the centers in the fifth", kOrders);
  auto const next_day =
      count("next_day_by_remoteness", "those of them that were ready by 24:00 of the next day", kNextDay);
  sheet.ratio({.name = "next_day_rate_by_remoteness",
               .axes = {"remoteness"},
               .long_name = "next-day delivery rate: next_day_by_remoteness / orders_by_remoteness"},
              next_day, orders);
}

}  // namespace

void add_centers(Sheet& sheet) {
  if (sheet.by_center()) add_by_center(sheet);
  add_by_remoteness(sheet);
}

void add_fingerprints(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::int32_t> numbers;
  std::vector<std::string> places{"warehouse"}, whole, single;
  for (auto const& county : runs.scenario().network.counties) places.push_back(county.id);
  for (std::size_t i = 0; i < places.size(); ++i) numbers.push_back(static_cast<std::int32_t>(i));
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    auto const& run = runs.run(r);
    whole.push_back(fingerprint_text(run.fingerprint));
    for (std::size_t place = 0; place < places.size(); ++place)
      single.push_back(place < run.fingerprints.size() ? fingerprint_text(run.fingerprints[place]) : "");
  }
  auto& t = sheet.tables;
  t.add_axis({.name = "place",
              .dims = {"place"},
              .data = numbers,
              .long_name = "place that events happen at: the regional warehouse, then the counties",
              .units = "1"});
  auto const add = [&](char const* name, std::vector<std::string> dims, std::vector<std::string> texts,
                       char const* long_name) {
    t.add(Variable{.name = name,
                   .dims = std::move(dims),
                   .data = std::move(texts),
                   .long_name = long_name,
                   .units = ""});
  };
  add("place_id", {"place"}, places, "name of the place");
  add("fingerprint", {"replicate"}, whole, "hash of all events of the replication, the same on every engine");
  add("place_fingerprint", {"replicate", "place"}, single, "hash of the events of one place");
}

}  // namespace ruralsim::results::figures
