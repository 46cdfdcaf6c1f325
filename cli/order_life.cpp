#include "cli/order_life.hpp"

#include "cli/disturbances_met.hpp"
#include "results/figures/names.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ruralsim::cli {

namespace {

using models::OrderRow;
using sim::text;

[[noreturn]] void refuse(std::string const& problem) {
  throw sim::Error(sim::Blame::usage, problem);
}

// Place of the county that was meant.
std::size_t county_of(std::vector<std::string> const& ids, std::vector<std::string> const& names,
                      WhichOrder const& which) {
  std::string known;
  for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 20); ++i)
    known.append(known.empty() ? "" : ", ").append(ids[i]);
  if (!which.county && ids.size() == 1) return 0;
  if (!which.county)
    refuse(text("--order {} (each of {} counties has its own numbers) name one with --county: {}",
                which.number, ids.size(), known));
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] == *which.county || names[i] == *which.county) return i;
  refuse(text("--county {} (there is none of this name) give one of: {}", *which.county, known));
}

[[noreturn]] void refuse_number(WhichOrder const& which, std::string const& county, std::int64_t last) {
  if (last < 0) refuse(text("--order {} (nobody ordered anything in {})", which.number, county));
  refuse(text("--order {} (there is no such order in {}) give a number from 0 to {}", which.number, county,
              last));
}

// A column of /orders; those that say what an axis says, too, are order_county and the like, but county in
// files of older programs.
results::Variable const& column_of(results::Tables const& tables, std::string const& name) {
  auto const* const as_axis = tables.find("orders/order_" + name);
  return as_axis ? *as_axis : tables.at("orders/" + name);
}

// Columns of /orders at one row.
class TableRow {
 public:
  TableRow(results::Tables const& tables, std::size_t row) : tables_(tables), row_(row) {}
  std::int64_t number(std::string const& name) const {
    auto const& variable = column_of(tables_, name);
    if (variable.type() == results::Type::u8) return variable.values<std::uint8_t>()[row_];
    return variable.values<std::int32_t>()[row_];
  }
  // Columns that older programs did not write.
  std::int64_t number_if_known(std::string const& name) const {
    return tables_.find("orders/" + name) == nullptr ? -1 : number(name);
  }
  std::string text_of(std::string const& name, std::string const& column) const {
    return tables_.at(name).values<std::string>()[static_cast<std::size_t>(number(column))];
  }

 private:
  results::Tables const& tables_;
  std::size_t row_;
};

constexpr std::pair<char const*, std::int64_t OrderRow::*> kStamps[] = {
    {"placed", &OrderRow::placed},           {"accepted", &OrderRow::accepted},
    {"released", &OrderRow::released},       {"supplied", &OrderRow::supplied},
    {"packed", &OrderRow::packed},           {"departed", &OrderRow::departed},
    {"at_hub", &OrderRow::at_hub},           {"sorted", &OrderRow::sorted},
    {"left_hub", &OrderRow::left_hub},       {"ready", &OrderRow::ready},
    {"in_hand", &OrderRow::in_hand},         {"returned", &OrderRow::returned},
    {"visit_begun", &OrderRow::visit_begun}, {"installed", &OrderRow::installed}};

std::vector<std::string> texts(results::Tables const& tables, std::string_view name) {
  auto const values = tables.at(name).values<std::string>();
  return {values.begin(), values.end()};
}

std::size_t find_row(results::Tables const& tables, WhichOrder const& which, std::size_t county,
                     std::string const& county_name) {
  auto const labels = tables.at("replicate").values<std::int32_t>();
  auto const label = std::ranges::find(labels, static_cast<std::int64_t>(which.replication));
  if (label == labels.end())
    refuse(text("--replication {} (not in this file) it holds {} to {}", which.replication, labels.front(),
                labels.back()));
  auto const of = column_of(tables, "county").values<std::int32_t>();
  auto const replicate = column_of(tables, "replicate").values<std::int32_t>();
  auto const number = column_of(tables, "number").values<std::int32_t>();
  std::int64_t last = -1;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (of[i] != static_cast<std::int32_t>(county) || replicate[i] != label - labels.begin()) continue;
    if (static_cast<std::uint64_t>(number[i]) == which.number) return i;
    last = std::max<std::int64_t>(last, number[i]);
  }
  refuse_number(which, county_name, last);
}

sim::Date start_of(results::Tables const& tables) {
  auto const* const start = tables.find_attribute("", "time_coverage_start");
  auto const* const words = start ? std::get_if<std::string>(&start->value) : nullptr;
  auto const date = words ? sim::parse_date(*words) : std::nullopt;
  if (!date) throw sim::Error(sim::Blame::io, "the result has no start (time_coverage_start) make it anew");
  return *date;
}

}  // namespace

OrderLife find_order(results::Tables const& tables, WhichOrder const& which) {
  auto const names = texts(tables, "county_name");
  auto const county = county_of(texts(tables, "county_id"), names, which);
  TableRow const found(tables, find_row(tables, which, county, names[county]));
  OrderLife life{.start = start_of(tables),
                 .days = static_cast<std::int64_t>(tables.at("day").size()),
                 .county = names[county],
                 .village = found.text_of("network/village_id", "village"),
                 .center = found.text_of("network/center_id", "center"),
                 .product = found.text_of("product_group_name", "product_group"),
                 .reason = {},
                 .assisted = found.number("channel") == 1,
                 .from_shelf = found.number("channel") == models::kChannels,
                 .from_afar = found.number("source") == 1,
                 .wants_installation = found.number("installation") == 1,
                 .which = which,
                 .row = {}};
  auto const handling = tables.at("product_group_handling").values<std::uint8_t>();
  life.appliance = handling[static_cast<std::size_t>(found.number("product_group"))] == 1;
  for (auto const& [name, stamp] : kStamps) life.row.*stamp = found.number(name);
  // Not in files of before there was a way back.
  life.row.brought_back = found.number_if_known("brought_back");
  life.row.back_at_warehouse = found.number_if_known("back_at_warehouse");
  life.row.alone = found.number_if_known("alone");
  life.row.lost = found.number_if_known("lost");
  life.row.visits = static_cast<std::uint8_t>(found.number("visits"));
  auto const reason = static_cast<std::size_t>(found.number("reason"));
  if (reason < models::kReasons) life.reason = results::figures::reasons[reason];
  return life;
}

OrderLife find_order(models::Scenario const& scenario, models::RunLedger const& ledger,
                     WhichOrder const& which) {
  std::vector<std::string> ids, names;
  for (auto const& county : scenario.network.counties) ids.push_back(county.id), names.push_back(county.name);
  auto const number = county_of(ids, names, which);
  auto const& map = scenario.network.counties[number];
  auto const& orders = ledger.counties[number].orders;
  if (which.number >= orders.size() || orders[which.number].placed < 0)
    refuse_number(which, names[number], static_cast<std::int64_t>(orders.size()) - 1);
  auto const& row = orders[which.number];
  auto const& village = map.villages[row.village];
  auto const& product = scenario.stretches.front().settings.products[row.group];
  return {.start = scenario.run.start,
          .days = scenario.run.days,
          .county = names[number],
          .village = village.id,
          .center = map.centers[row.center].id,
          .product = product.name,
          .reason = row.reason < 0
                        ? ""
                        : std::string(results::figures::reasons[static_cast<std::uint8_t>(row.reason)]),
          .assisted = row.channel == 1,
          .from_shelf = row.channel == models::kChannels,
          .from_afar = row.source == 1,
          .appliance = product.handling == models::Handling::appliance,
          .wants_installation = row.installation == 1,
          .which = which,
          .row = row,
          .met = disturbances_met(
              scenario, {.county = number,
                         .center = village.center.index(),
                         .replication = which.replication,
                         .from = {row.placed},
                         .until = row.ready >= 0 ? sim::Time{row.ready} : sim::midnight(scenario.run.days)})};
}

std::vector<Step> steps_of(OrderLife const& life) {
  auto const& r = life.row;
  if (life.from_shelf)
    return {
        {.at = {r.placed}, .what = "bought from the shelf of " + life.center, .waited_for = "", .wait = {0}}};
  bool const home = life.appliance;
  struct Stage {
    std::int64_t at;
    std::string what;
    std::string_view waited_for;
  };
  Stage const stages[] = {
      {r.placed, life.assisted ? "comes to the desk of " + life.center : "ordered by phone", ""},
      {r.accepted, "accepted by the agent", "the agent at the desk"},
      {r.released, "released to the warehouse", "the cut-off"},
      {r.supplied, "at the regional warehouse",
       life.from_afar ? "supply from the national hub" : "goods, of which there were none in stock"},
      {r.packed, "packed", "picking and packing"},
      {r.departed, "left the warehouse", "the line-haul's departure"},
      {r.at_hub, "at the county hub", "the line-haul"},
      {r.sorted, "sorted", "unloading and sorting"},
      {r.left_hub, "left the hub", home ? "a truck or van" : "a truck of its milk run"},
      {r.ready, home ? "at the home" : "ready for pick-up at " + life.center, "the way and the stops before"},
      {home ? -1 : r.in_hand, "in hand", "the villager to collect it"},
      {r.returned, "sent back, nobody collected it", "the villager, in vain"},
      {r.brought_back, "brought back to " + life.center, "the villager to bring it back"},
      {r.back_at_warehouse, "back at the regional warehouse", "a truck, the hub and the line-haul"},
      {r.visit_begun, "a technician begins", "a technician"},
      {r.installed, r.visits > 1 ? text("installed at visit {}", r.visits) : "installed", "the work"}};
  std::vector<Step> steps;
  auto const end = sim::midnight(life.days);
  auto const add = [&](sim::Time at, std::string const& what, std::string_view waited_for) {
    steps.push_back({at, what, waited_for, steps.empty() ? sim::Seconds{0} : at - steps.back().at});
  };
  std::string_view next;  // what it waits for, if it has not arrived
  for (auto const& stage : stages) {
    bool const reached = stage.at >= 0 && stage.at < end.s;  // some stamps are foreseen
    if (!reached && next.empty() && r.ready < 0) next = stage.waited_for;
    bool const idle =
        !steps.empty() && stage.at == steps.back().at.s && (stage.at == r.accepted || stage.at == r.supplied);
    if (reached && !idle) add({stage.at}, stage.what, stage.waited_for);
  }
  if (!next.empty()) add(end, "the run ends", next);
  return steps;
}

std::string_view why(std::string_view reason) {
  static constexpr std::pair<std::string_view, std::string_view> kWhy[] = {
      {"after_cut_off", "it was placed after the last cut-off from which the next day can be reached"},
      {"timetable",
       "no cut-off of the day reaches the center the next day: the way is too long for it, or a cut-off, "
       "shift "
       "or departure too late"},
      {"no_stock", "there was none in stock"},
      {"holiday", "a holiday stood in its way"},
      {"desk", "it waited at the desk of the service center"},
      {"warehouse_capacity", "the warehouse was busy with other orders"},
      {"line_haul_full", "the line-haul had no room for it"},
      {"line_haul_delay", "the line-haul took longer than usual"},
      {"hub_sorting", "the county hub was busy with other goods"},
      {"truck_full", "the truck was full"},
      {"shift_over", "the driver's shift ended before its stop"},
      {"route_not_run", "no truck had time for its milk run"},
      {"stops_before", "other stops of the milk run came first"},
      {"road_closed", "the road was closed"},
      {"shelf_full", "the shelf at the center was full"},
      {"technician", "no technician had time to bring it"},
      {"breakdown", "the vehicle that carried it broke down"},
      {"warehouse_out", "the warehouse was out of action"}};
  for (auto const& [id, words] : kWhy)
    if (id == reason) return words;
  return reason;
}

}  // namespace ruralsim::cli
