// One order, from the moment it was placed: as a table of orders or a run has recorded it.
#pragma once

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "results/table.hpp"
#include "sim/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

// Which order: numbers are given county by county, in each replication anew.
struct WhichOrder {
  std::uint64_t number = 0;
  std::optional<std::string> county = {};  // id or name; may be left out if there is only one
  std::uint32_t replication = 0;
};

struct OrderLife {
  sim::Date start;                                       // the run's first day
  std::int64_t days = 0;                                 // of the run
  std::string county, village, center, product, reason;  // reason: an id of the result files, or empty
  bool assisted = false, from_shelf = false;             // from a select station: no order
  bool from_afar = false, appliance = false, wants_installation = false;
  WhichOrder which;
  models::OrderRow row;
  // What was closed while it was on its way; nothing if that is not known, as of a result file.
  std::optional<std::vector<std::string>> met = {};

  sim::Time deadline() const {
    return sim::midnight(sim::Time{row.placed}.day() + 2);
  }  // of next-day delivery
  bool judged() const { return deadline() <= sim::midnight(days); }
  bool late() const { return judged() && (row.ready < 0 || row.ready > deadline().s); }
};

// One stretch of its way: it ended with `what` at `at`, after having waited for `wait`.
struct Step {
  sim::Time at;
  std::string what;
  std::string_view waited_for;  // empty for the first
  sim::Seconds wait{};
};

// Both throw Error(usage) if there is no such order, which says what numbers there are.
OrderLife find_order(results::Tables const& tables, WhichOrder const& which);
OrderLife find_order(models::Scenario const& scenario, models::RunLedger const& ledger,
                     WhichOrder const& which);

// What has happened to it, in the order of time.
std::vector<Step> steps_of(OrderLife const& life);

// Why it was late as a sentence, e.g. "there was none in stock"; `reason` as in the result files.
std::string_view why(std::string_view reason);

}  // namespace ruralsim::cli
