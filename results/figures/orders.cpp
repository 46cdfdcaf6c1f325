// One row for every order, if the runs recorded them.
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"
#include "sim/calendar.hpp"

#include <algorithm>
#include <span>

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

std::vector<Flag> flags_of(std::span<std::string_view const> ids) {
  std::vector<Flag> flags;
  for (std::size_t i = 0; i < ids.size(); ++i)
    flags.push_back({static_cast<std::uint8_t>(i), std::string(ids[i])});
  return flags;
}

class Columns {
 public:
  Columns(Tables& tables, std::vector<Row> const& rows, std::string since)
      : tables_(tables), rows_(rows), since_(std::move(since)) {}

  template <class Of>
  void number(std::string const& name, std::string const& long_name, Of of) {
    put(name, values<std::int32_t>(of), long_name, "1");
  }
  template <class Of>
  void category(std::string const& name, std::string const& long_name, std::vector<Flag> const& flags,
                Of of) {
    put(name, values<std::uint8_t>(of), long_name, "1").flags = flags;
    flush();
  }
  void stamp(std::string const& name, std::string const& long_name, std::int64_t OrderRow::*member) {
    auto& variable = put(name, values<std::int32_t>([&](Row const& row) { return row.order->*member; }),
                         long_name, "seconds since " + since_ + " 00:00:00");
    variable.fill = -1;
    variable.extra = {{"calendar", std::string("proleptic_gregorian")}};
    flush();
  }

  void duration(std::string const& name, std::string const& long_name, std::int64_t OrderRow::*member) {
    auto& variable =
        put(name, values<std::int32_t>([&](Row const& row) { return row.order->*member; }), long_name, "s");
    variable.fill = -1;
    flush();
  }

  void flush() {
    if (!next_.name.empty()) tables_.add(std::exchange(next_, {}));
  }

 private:
  template <class T, class Of>
  std::vector<T> values(Of of) const {
    std::vector<T> all;
    all.reserve(rows_.size());
    for (auto const& row : rows_) all.push_back(static_cast<T>(of(row)));
    return all;
  }
  Variable& put(std::string const& name, Data data, std::string const& long_name, std::string const& units) {
    flush();
    next_ = {.name = "orders/" + name,
             .dims = {"order"},
             .data = std::move(data),
             .long_name = long_name,
             .units = units};
    return next_;
  }

  Tables& tables_;
  std::vector<Row> const& rows_;
  std::string since_;
  Variable next_{};
};

// No column bears the name of an axis, for R (ncdf4) would not find it: hence order_county and the like.
void add_who(Columns& columns, Runs const& runs, std::vector<std::size_t> const& first_village) {
  columns.number("order_replicate", "number of the replication, as its place on the axis",
                 [](Row const& r) { return r.replicate; });
  columns.number("order_county", "number of the county", [](Row const& r) { return r.county; });
  columns.number("number", "number of the order within its county", [](Row const& r) { return r.number; });
  columns.number("order_village", "number of the village in /network", [&](Row const& r) {
    return first_village[static_cast<std::size_t>(r.county)] + r.order->village;
  });
  columns.number("order_center", "number of the service center", [&](Row const& r) {
    return runs.center(static_cast<std::size_t>(r.county), r.order->center);
  });
  columns.number("order_product_group", "number of the product group",
                 [](Row const& r) { return r.order->group; });
}

bool by_appointment(Runs const& runs) {
  auto const& stretches = runs.scenario().stretches;
  return std::any_of(stretches.begin(), stretches.end(), [](auto const& stretch) {
    return stretch.settings.installation.appointments == models::Appointments::slots;
  });
}

void add_what(Columns& columns, Runs const& runs) {
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
  columns.number("visits", "visits of a technician that found somebody at home",
                 [](Row const& r) { return r.order->visits; });
  if (!by_appointment(runs)) return;
  columns.number("appointments", "visits of a technician that had an appointment in a time slot",
                 [](Row const& r) { return r.order->appointments; });
  columns.number("appointments_kept", "those of them for which he came within the slot",
                 [](Row const& r) { return r.order->appointments_kept; });
}

void add_stamps(Columns& columns, bool with_slots) {
  columns.stamp("placed", "when the order was placed", &OrderRow::placed);
  columns.stamp("accepted", "when it was accepted (assisted: when the desk was done with it)",
                &OrderRow::accepted);
  columns.stamp("released", "when it was released to the warehouse at a cut-off", &OrderRow::released);
  columns.stamp("supplied", "when its goods were at the regional warehouse", &OrderRow::supplied);
  columns.stamp("packed", "when it was packed", &OrderRow::packed);
  columns.stamp("departed", "when it left the warehouse", &OrderRow::departed);
  columns.stamp("at_hub", "when it was at the county hub", &OrderRow::at_hub);
  columns.stamp("sorted", "when it was sorted", &OrderRow::sorted);
  columns.stamp("left_hub", "when it left the hub", &OrderRow::left_hub);
  columns.stamp("ready", "when it was ready for pick-up (large appliances: at the home)", &OrderRow::ready);
  columns.stamp("in_hand", "when the villager had it", &OrderRow::in_hand);
  columns.stamp("returned", "when it left the shelf uncollected", &OrderRow::returned);
  columns.stamp("brought_back", "when its owner brought it back to the center", &OrderRow::brought_back);
  columns.stamp("back_at_warehouse", "when it was back at the regional warehouse",
                &OrderRow::back_at_warehouse);
  columns.stamp("visit_begun", "when the first visit began that found somebody at home",
                &OrderRow::visit_begun);
  columns.stamp("installed", "when its installation was complete", &OrderRow::installed);
  columns.stamp("installation_due", "when its installation was promised to be complete",
                &OrderRow::installation_due);
  if (with_slots) {
    columns.stamp("slot_begins", "when the slot of its last appointment begins", &OrderRow::slot_begins);
    columns.stamp("slot_ends", "when that slot ends", &OrderRow::slot_ends);
  }
  columns.stamp("alone",
                "when it would have been ready with the whole network to itself: held up by cut-offs, hours, "
                "departures and distance alone",
                &OrderRow::alone);
  columns.duration("lost", "time that the reason cost it, if it was late", &OrderRow::lost);
}

}  // namespace

void add_orders(Sheet& sheet) {
  auto const& runs = sheet.runs;
  auto const rows = all_rows(runs);
  if (rows.empty()) return;
  std::vector<std::size_t> first_village{0};
  for (std::size_t c = 0; c < runs.counties(); ++c)
    first_village.push_back(first_village.back() + runs.map(c).villages.size());
  sheet.tables.add(Dimension{"orders/order", rows.size()});
  Columns columns(sheet.tables, rows, sim::iso(runs.scenario().run.start));
  add_who(columns, runs, first_village);
  add_what(columns, runs);
  add_stamps(columns, by_appointment(runs));
  columns.flush();
}

}  // namespace ruralsim::results::figures
