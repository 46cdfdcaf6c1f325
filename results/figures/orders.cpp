// One row for every order, if the runs recorded them.
#include "results/figures/columns.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"
#include "sim/calendar.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

using models::OrderRow;
constexpr std::uint8_t kNoReason = 255;

struct Row {
  std::int32_t replicate, county, number;
  OrderRow const* order;
};

std::vector<Row> all_rows(Runs const& runs) {
  std::vector<Row> rows;
  for (std::size_t r = 0; r < runs.replicates(); ++r)
    for (std::size_t c = 0; c < runs.counties(); ++c) {
      auto const& orders = runs.county(r, c).orders;
      for (std::size_t n = 0; n < orders.size(); ++n)
        if (orders[n].placed >= 0)
          rows.push_back({static_cast<std::int32_t>(r), static_cast<std::int32_t>(c),
                          static_cast<std::int32_t>(n), &orders[n]});
    }
  return rows;
}

using OrderColumns = Columns<Row>;

// No column bears the name of an axis, for R (ncdf4) would not find it: hence order_county and the like.
void add_who(OrderColumns& columns, Runs const& runs, std::vector<std::size_t> const& first_village) {
  columns.whole("order_replicate", "number of the replication, as its place on the axis",
                [](Row const& r) { return r.replicate; });
  columns.whole("order_county", "number of the county", [](Row const& r) { return r.county; });
  columns.whole("number", "number of the order within its county", [](Row const& r) { return r.number; });
  columns.whole("order_village", "number of the village in /network", [&](Row const& r) {
    return first_village[static_cast<std::size_t>(r.county)] + r.order->village;
  });
  columns.whole("order_center", "number of the service center", [&](Row const& r) {
    return runs.center(static_cast<std::size_t>(r.county), r.order->center);
  });
  columns.whole("order_product_group", "number of the product group",
                [](Row const& r) { return r.order->group; });
}

bool by_appointment(Runs const& runs) {
  auto const& stretches = runs.scenario().stretches;
  return std::any_of(stretches.begin(), stretches.end(), [](auto const& stretch) {
    return stretch.settings.installation.appointments == models::Appointments::slots;
  });
}

void add_what(OrderColumns& columns, Runs const& runs) {
  auto ways = flags_of(channels);
  if (runs.features().stations) ways.push_back({models::kChannels, "station"});
  columns.category("order_channel", "way of ordering", ways, [](Row const& r) { return r.order->channel; });
  columns.category("source", "where the goods came from", flags_of(sources),
                   [](Row const& r) { return r.order->source; });
  auto late = flags_of(reasons);
  late.push_back({kNoReason, "none"});
  columns.category("order_reason",
                   "why the order missed the end of the next day; none: it did not, or the run ended before",
                   late, [](Row const& r) {
                     return r.order->reason < 0 ? kNoReason : static_cast<std::uint8_t>(r.order->reason);
                   });
  columns.category("installation", "whether the household wants the goods installed", {{0, "no"}, {1, "yes"}},
                   [](Row const& r) { return r.order->installation; });
  columns.whole("visits", "visits of a technician that found somebody at home",
                [](Row const& r) { return r.order->visits; });
  if (!by_appointment(runs)) return;
  columns.whole("appointments", "visits of a technician that had an appointment in a time slot",
                [](Row const& r) { return r.order->appointments; });
  columns.whole("appointments_kept", "those of them for which he came within the slot",
                [](Row const& r) { return r.order->appointments_kept; });
}

void add_stamps(OrderColumns& columns, bool with_slots) {
  auto const stamp = [&](char const* name, char const* long_name, std::int64_t OrderRow::*when) {
    columns.stamp(name, long_name, [=](Row const& r) { return r.order->*when; });
  };
  stamp("placed", "when the order was placed", &OrderRow::placed);
  stamp("accepted", "when it was accepted (assisted: when the desk was done with it)", &OrderRow::accepted);
  stamp("released", "when it was released to the warehouse at a cut-off", &OrderRow::released);
  stamp("supplied", "when its goods were at the regional warehouse", &OrderRow::supplied);
  stamp("packed", "when it was packed", &OrderRow::packed);
  stamp("departed", "when it left the warehouse", &OrderRow::departed);
  stamp("at_hub", "when it was at the county hub", &OrderRow::at_hub);
  stamp("sorted", "when it was sorted", &OrderRow::sorted);
  stamp("left_hub", "when it left the hub", &OrderRow::left_hub);
  stamp("ready", "when it was ready for pick-up (large appliances: at the home)", &OrderRow::ready);
  stamp("in_hand", "when the villager had it", &OrderRow::in_hand);
  stamp("returned", "when it left the shelf uncollected", &OrderRow::returned);
  stamp("brought_back", "when its owner brought it back to the center", &OrderRow::brought_back);
  stamp("back_at_warehouse", "when it was back at the regional warehouse", &OrderRow::back_at_warehouse);
  stamp("visit_begun", "when the first visit began that found somebody at home", &OrderRow::visit_begun);
  stamp("installed", "when its installation was complete", &OrderRow::installed);
  stamp("installation_due", "when its installation was promised to be complete", &OrderRow::installation_due);
  if (with_slots) {
    stamp("slot_begins", "when the slot of its last appointment begins", &OrderRow::slot_begins);
    stamp("slot_ends", "when that slot ends", &OrderRow::slot_ends);
  }
  stamp("alone",
        "when it would have been ready with the whole network to itself: held up by cut-offs, hours, "
        "departures and distance alone",
        &OrderRow::alone);
  columns.seconds("lost", "time that the reason cost it, if it was late",
                  [](Row const& r) { return r.order->lost; });
}

}  // namespace

void add_orders(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const rows = all_rows(runs);
  if (rows.empty()) return;
  std::vector<std::size_t> first_village{0};
  for (std::size_t c = 0; c < runs.counties(); ++c)
    first_village.push_back(first_village.back() + runs.map(c).villages.size());
  OrderColumns columns(
      sheet.tables,
      {.group = "orders", .axis = "order", .since = sim::iso(runs.scenario().run.start), .missing = -1},
      rows);
  add_who(columns, runs, first_village);
  add_what(columns, runs);
  add_stamps(columns, by_appointment(runs));
}

}  // namespace ruralsim::results::figures
