#include "models/facts.hpp"

#include "models/rules/lateness.hpp"
#include "models/watched.hpp"

#include <algorithm>

namespace ruralsim::models::facts {
namespace {

void write_charge(OrderRow& row, Parcel const& p, BatchHead const& head, Reason reason, sim::Time deadline) {
  row.reason = static_cast<std::int8_t>(reason);
  row.lost = head.held[static_cast<std::size_t>(reason)];
  if (reason == Reason::desk) row.lost = p.accepted_after();
  if (std::int64_t{head.alone_ready} > deadline.s)
    row.lost = head.alone_ready == kNeverAlone ? -1 : std::int64_t{head.alone_ready} - deadline.s;
}

// Even alone it would have been late: the timetable is to blame, whatever else held it.
void charge_timetable(CountyLedger& ledger, BatchHead const& head, Part const& part, sim::Time deadline) {
  auto const day = static_cast<std::size_t>(part.day);
  auto const reason = static_cast<std::size_t>(part.structural);
  ledger.late_by_timetable(day, 0) += part.size();
  ledger.late(day, reason) += part.size();
  if (head.alone_ready != kNeverAlone)
    ledger.lost_seconds(day / 7, reason) += part.size() * (std::int64_t{head.alone_ready} - deadline.s);
  if (ledger.recording) [[unlikely]]
    for (auto const* p = part.begin; p != part.end; ++p)
      write_charge(ledger.orders[p->number], *p, head, part.structural, deadline);
}

// Each order to what held it longest: the desk, or what held its batch.
void charge_longest(CountyLedger& ledger, BatchHead const& head, Part const& part, sim::Time deadline) {
  auto* const late = ledger.late.row(static_cast<std::size_t>(part.day));
  auto const longest = rules::longest_hold(head);
  std::int64_t at_desk = 0;
  for (auto const* p = part.begin; p != part.end; ++p) {
    auto const reason = p->accepted_after() > longest.seconds ? Reason::desk : longest.reason;
    ++late[static_cast<std::size_t>(reason)];
    at_desk += p->accepted_after();
    if (ledger.recording) [[unlikely]]
      write_charge(ledger.orders[p->number], *p, head, reason, deadline);
  }
  ledger.lost_seconds(static_cast<std::size_t>(part.day) / 7, static_cast<std::size_t>(Reason::desk)) +=
      at_desk;
}

void charge_late(CountyLedger& ledger, BatchHead const& head, Part const& part, sim::Time deadline) {
  auto* const lost = ledger.lost_seconds.row(static_cast<std::size_t>(part.day) / 7);
  for (std::size_t r = 0; r < kReasons; ++r) lost[r] += std::int64_t{part.size()} * head.held[r];
  if (std::int64_t{head.alone_ready} > deadline.s)
    charge_timetable(ledger, head, part, deadline);
  else
    charge_longest(ledger, head, part, deadline);
}

void add_stage_seconds(CountyLedger& ledger, Stamps const& s, std::size_t week, std::uint32_t n,
                       std::int64_t desk, std::int64_t lead) {
  auto* const sums = ledger.stage_seconds.row(week);
  auto const add = [&](Stage stage, std::int64_t seconds) {
    sums[static_cast<std::size_t>(stage)] += seconds;
  };
  std::int64_t const many = n;
  add(Stage::desk, desk);
  add(Stage::cut_off, lead - desk - many * (std::int64_t{s.ready} - s.released));
  add(Stage::national_supply, many * (std::int64_t{s.supplied} - s.released));
  add(Stage::picking, many * (std::int64_t{s.packed} - s.supplied));
  add(Stage::departure, many * (std::int64_t{s.departed} - s.packed));
  add(Stage::line_haul, many * (std::int64_t{s.at_hub} - s.departed));
  add(Stage::sorting, many * (std::int64_t{s.sorted} - s.at_hub));
  add(Stage::truck, many * (std::int64_t{s.left_hub} - s.sorted));
  add(Stage::milk_run, many * (std::int64_t{s.ready} - s.left_hub));
}

void write_row(CountyLedger& ledger, Parcel const& p, BatchHead const& head) {
  auto& row = ledger.orders[p.number];
  auto const known = [](std::uint32_t stamp) { return stamp == 0 ? std::int64_t{-1} : std::int64_t{stamp}; };
  Stamps const& s = head.stamps;
  row.released = known(s.released);
  row.supplied = known(s.supplied);
  row.packed = known(s.packed);
  row.departed = known(s.departed);
  row.at_hub = known(s.at_hub);
  row.sorted = known(s.sorted);
  row.left_hub = known(s.left_hub);
  row.ready = known(s.ready);
  row.source = static_cast<std::uint8_t>(head.source);
  row.center = head.center;
  row.alone = head.alone_ready == kNeverAlone ? -1 : known(head.alone_ready);
}

// Orders of one cohort day that count in figures of the whole run, and how many of them were next-day.
void judge(CountyLedger& ledger, std::size_t center, std::int64_t day, std::uint32_t orders,
           std::uint32_t next_day) {
  auto* const counts = ledger.center_orders.row(center);
  counts[0] += orders;
  counts[1] += next_day;
  if (ledger.growth.on()) [[unlikely]]
    ledger.growth.judge(center, day, orders, next_day);
}

// What holds goods that never got further than this stage, if nothing was stated against them.
Reason usual_reason(Stage stage) {
  switch (stage) {
    case Stage::desk:
      return Reason::desk;
    case Stage::national_supply:
      return Reason::no_stock;
    case Stage::picking:
      return Reason::warehouse_capacity;
    case Stage::departure:
      return Reason::line_haul_full;
    case Stage::line_haul:
      return Reason::line_haul_delay;
    case Stage::sorting:
      return Reason::hub_sorting;
    case Stage::truck:
      return Reason::route_not_run;
    default:
      return Reason::stops_before;
  }
}

}  // namespace

void Ordered::begin_row(CountyLedger& ledger, Parcel parcel) {
  if (ledger.orders.size() <= parcel.number) ledger.orders.resize(parcel.number + 1);
  auto& row = ledger.orders[parcel.number];
  row.placed = parcel.placed;
  row.accepted = parcel.accepted();
  row.village = parcel.village;
  row.group = parcel.group();
  row.channel = static_cast<std::uint8_t>(parcel.channel());
}

void sold_from_shelf(CountyLedger& ledger, Parcel& piece, std::size_t center) {
  piece.number = ledger.order_numbers++;
  if (!ledger.recording) return;
  if (ledger.orders.size() <= piece.number) ledger.orders.resize(piece.number + 1);
  auto& row = ledger.orders[piece.number];
  row.placed = row.accepted = row.ready = row.in_hand = piece.placed;
  row.village = piece.village, row.center = static_cast<std::uint16_t>(center);
  row.group = piece.group(), row.channel = kFromShelf;
}

namespace {

// `times` 1 or -1, the latter by unsigned arithmetic.
void promise(CountyLedger& ledger, Batch const& batch, std::uint32_t times) {
  for_parts(batch, [&](Part const& part) {
    if (batch->alone_ready <= rules::next_day_deadline(part.day).s)
      ledger.promised(static_cast<std::size_t>(part.day), 0) += times * part.size();
  });
}

}  // namespace

void released(CountyLedger& ledger, Batch const& batch) {
  promise(ledger, batch, 1);
}

void withdrawn(CountyLedger& ledger, Batch const& batch) {
  promise(ledger, batch, ~std::uint32_t{0});
}

void lost(CountyLedger& ledger, Batch const& batch) {
  constexpr auto kNoStock = static_cast<std::size_t>(Reason::no_stock);
  if (ledger.watched.on()) [[unlikely]]
    was_ordered(ledger.watched, batch);
  for_parts(batch, [&](Part const& part) {
    auto const day = static_cast<std::size_t>(part.day);
    for (auto const* p = part.begin; p != part.end; ++p) {
      ++ledger.lost(day, p->group());
      if (!ledger.recording) continue;
      write_row(ledger, *p, batch.head());
      if (part.day + 2 <= ledger.days) ledger.orders[p->number].reason = kNoStock;
    }
    if (part.day + 2 <= ledger.days) ledger.late(day, kNoStock) += part.size();
    if (ledger.judged(part.day)) judge(ledger, batch->center, part.day, part.size(), 0);
  });
}

namespace {

// Sums over the parcels of a part, in seconds.
struct Waits {
  std::int64_t lead = 0, desk = 0;
};

// One look at every parcel: into the bins of its lead time and the counts of its group.
template <class Count>
Waits look_at_each(Part const& part, std::uint32_t ready_at, Count&& count) {
  std::int64_t placed = 0, desk = 0;
  for (auto const* p = part.begin; p != part.end; ++p) {
    count(lead_bins::of(ready_at - p->placed), *p);
    placed += p->placed;
    desk += p->accepted_after();
  }
  return {.lead = std::int64_t{part.size()} * ready_at - placed, .desk = desk};
}

Waits count_ready(CountyLedger& ledger, Part const& part, std::size_t center, std::uint32_t ready_at,
                  bool next_day) {
  auto const day = static_cast<std::size_t>(part.day);
  auto* const bins = ledger.lead_ready.row(day / 7);
  auto* const bins_of_channel = ledger.lead.bins_of(center, ledger.judged(part.day));
  auto* const by_group = ledger.ready.row(day);
  auto* const next_day_by_group = ledger.ready_next_day_by_group.row(day);
  auto const count = [=](std::size_t bin, Parcel const& p) {
    ++bins[bin], ++by_group[p.group()];
    ++bins_of_channel[static_cast<std::size_t>(p.channel()) * lead_bins::kCount + bin];
  };
  if (!next_day) return look_at_each(part, ready_at, count);
  return look_at_each(part, ready_at, [=](std::size_t bin, Parcel const& p) {
    count(bin, p), ++next_day_by_group[p.group()];
  });
}

void add_within(std::uint32_t* within, sim::Time deadline, sim::Time now, std::uint32_t parcels) {
  for (std::size_t k = 0; k < kDueDays; ++k)
    within[k] += now <= deadline + sim::days(static_cast<std::int64_t>(k)) ? parcels : 0;
}

// In the villager's hand as soon as it is ready.
void in_hand_at_once(CountyLedger& ledger, Part const& part, sim::Time now, std::int64_t lead) {
  auto const day = static_cast<std::size_t>(part.day);
  auto const at = static_cast<std::uint32_t>(now.s);
  auto* const bins = ledger.lead_in_hand.row(day / 7);
  auto* const by_group = ledger.collected.row(0);
  for (auto const* p = part.begin; p != part.end; ++p)
    ++bins[lead_bins::of(at - p->placed)], ++by_group[p->group()];
  ledger.in_hand(day, 0) += part.size();
  ledger.lead_seconds(day / 7, 1) += lead;
  add_within(ledger.in_hand_within.row(day), rules::next_day_deadline(part.day), now, part.size());
  if (ledger.recording) [[unlikely]]
    for (auto const* p = part.begin; p != part.end; ++p) ledger.orders[p->number].in_hand = at;
}

}  // namespace

void ready(CountyLedger& ledger, Batch const& batch, sim::Time now, Then then) {
  auto const& head = batch.head();
  ledger.hauled(static_cast<std::size_t>(now.day()) / 7,
                head.appliance ? Haulage::delivered_at_home : Haulage::delivered_at_center) += head.size;
  for_parts(batch, [&](Part const& part) {
    auto const day = static_cast<std::size_t>(part.day), week = day / 7;
    auto const deadline = rules::next_day_deadline(part.day);
    bool const next_day = now <= deadline;
    auto const waits = count_ready(ledger, part, head.center, static_cast<std::uint32_t>(now.s), next_day);
    ledger.lead_seconds(week, 0) += waits.lead;
    add_stage_seconds(ledger, head.stamps, week, part.size(), waits.desk, waits.lead);
    add_within(ledger.ready_within.row(day), deadline, now, part.size());
    auto const judged = ledger.judged(part.day) ? part.size() : 0;
    judge(ledger, head.center, part.day, judged, next_day ? judged : 0);
    if (next_day) {
      if (head.alone_ready <= deadline.s) ledger.promise_kept(day, 0) += part.size();
    } else {
      charge_late(ledger, head, part, deadline);
    }
    if (then == Then::is_in_hand) in_hand_at_once(ledger, part, now, waits.lead);
  });
  if (ledger.recording) [[unlikely]]
    for (auto const& p : batch) write_row(ledger, p, head);
  if (ledger.watched.on()) [[unlikely]]
    has_been(ledger.watched, batch);
}

InHand::InHand(CountyLedger& ledger, std::int64_t day, sim::Time was_ready)
    : ledger_(ledger),
      day_(static_cast<std::size_t>(day)),
      bins_(ledger.lead_in_hand.row(day_ / 7)),
      by_group_(ledger.collected.row(0)),
      was_ready_(static_cast<std::uint32_t>(was_ready.s)),
      recording_(ledger.recording) {
  for (std::size_t k = 0; k < kDueDays; ++k)
    deadlines_[k] = static_cast<std::uint32_t>(
        (rules::next_day_deadline(day) + sim::days(static_cast<std::int64_t>(k))).s);
}

void InHand::done() {
  ledger_.in_hand(day_, 0) += parcels_;
  ledger_.lead_seconds(day_ / 7, 1) += lead_;
  ledger_.stage_seconds(day_ / 7, static_cast<std::size_t>(Stage::pick_up)) += wait_;
  for (std::size_t k = 0; k < kDueDays; ++k) ledger_.in_hand_within(day_, k) += within_[k];
}

void returned(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at) {
  ++ledger.returned(ledger.day_of(parcel.placed), parcel.group());
  if (!ledger.orders.empty()) ledger.orders[parcel.number].returned = at;
}

void brought_back(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at) {
  ++ledger.brought_back(ledger.day_of(parcel.placed), parcel.group());
  if (!ledger.orders.empty()) ledger.orders[parcel.number].brought_back = at;
}

void back_at_warehouse(CountyLedger& ledger, Parcel const& parcel, std::uint32_t at) {
  ++ledger.back_at_warehouse(ledger.day_of(parcel.placed), parcel.group());
  if (!ledger.orders.empty()) ledger.orders[parcel.number].back_at_warehouse = at;
}

void left_on_way_back(CountyLedger& ledger, Parcel const& parcel, BackStage stage) {
  ++ledger.left_on_way_back(static_cast<std::size_t>(stage), parcel.group());
}

void left_waiting(CountyLedger& ledger, Batch const& batch, Stage stage, sim::Time end) {
  if (batch->for_shelf) {
    for (auto const& piece : batch)
      ledger.stations.at_the_end(batch->center, piece.group(), StockLedger::kUnderWay, 1);
    return;
  }
  BatchHead head = batch.head();
  head.let_go(end);
  for (auto const& p : batch) {
    ++ledger.left_waiting(static_cast<std::size_t>(stage), p.group());
    if (ledger.orders.empty()) continue;
    write_row(ledger, p, head);
    if (stage == Stage::desk) ledger.orders[p.number].accepted = -1;
  }
  if (head.stamps.ready != 0) return;  // judged when it was ready
  auto& usual = head.held[static_cast<std::size_t>(usual_reason(stage))];
  usual = std::max<std::uint32_t>(usual, 1);
  for_parts(batch, [&](Part const& part) {
    auto const deadline = rules::next_day_deadline(part.day);
    if (deadline > end) return;
    charge_late(ledger, head, part, deadline);
    if (ledger.judged(part.day)) judge(ledger, head.center, part.day, part.size(), 0);
  });
}

void visited(CountyLedger& ledger, sim::Time now, Visit const& visit) {
  auto* const counts = ledger.visits.row(static_cast<std::size_t>(now.day()) / 7);
  auto const count = [&](FieldService what) {
    ++ledger.field_service(static_cast<std::size_t>(now.day()) / 7, static_cast<std::size_t>(what));
  };
  ++counts[0];
  if (visit.outcome == Outcome::nobody_home) ++counts[1];
  if (visit.outcome == Outcome::complete && visit.first) ++counts[2];
  if (visit.outcome == Outcome::repeat_needed) ++counts[3];
  if (visit.outcome == Outcome::faulty) count(FieldService::faulty);
  if (visit.outcome == Outcome::carried_in) count(FieldService::carried_in);
  if (visit.outcome != Outcome::nobody_home && !visit.first) count(FieldService::repeat_visits);
}

void promised(CountyLedger& ledger, Parcel const& parcel, sim::Time due) {
  ++ledger.jobs(ledger.day_of(parcel.placed), 0);
  if (ledger.orders.empty()) return;
  auto& row = ledger.orders[parcel.number];
  row.installation = 1, row.installation_due = due.s;
}

void appointed(CountyLedger& ledger, Parcel const& parcel, sim::Time begins, sim::Time ends) {
  if (ledger.orders.empty()) return;
  auto& row = ledger.orders[parcel.number];
  row.slot_begins = begins.s, row.slot_ends = ends.s;
}

void came_by_appointment(CountyLedger& ledger, Parcel const& parcel, sim::Time now, std::int64_t late) {
  auto const count = [&](FieldService what, std::int64_t amount) {
    ledger.field_service(static_cast<std::size_t>(now.day()) / 7, static_cast<std::size_t>(what)) += amount;
  };
  bool const kept = late == 0;
  count(FieldService::appointments, 1);
  count(FieldService::seconds_late, late);
  if (kept) count(FieldService::appointments_kept, 1);
  if (ledger.orders.empty()) return;
  auto& row = ledger.orders[parcel.number];
  ++row.appointments;
  if (kept) ++row.appointments_kept;
}

void installed(CountyLedger& ledger, Parcel const& parcel, std::uint32_t delivered, sim::Time due,
               sim::Time now) {
  auto const day = ledger.day_of(parcel.placed), week = day / 7;
  auto const at = static_cast<std::uint32_t>(now.s);
  ++ledger.installed(day, 0);
  ++ledger.hauled(static_cast<std::size_t>(now.day()) / 7, Haulage::installed);
  if (at - delivered <= 2 * 86400) ++ledger.installed_within(day, 0);
  if (at - delivered <= 7 * 86400) ++ledger.installed_within(day, 1);
  if (now <= due) ++ledger.installed_within(day, 2);
  ++ledger.install_from_order(week, lead_bins::of(at - parcel.placed));
  ++ledger.install_from_delivery(week, lead_bins::of(at - delivered));
  ledger.install_seconds(week, 0) += at - parcel.placed;
  ledger.install_seconds(week, 1) += at - delivered;
  if (!ledger.orders.empty()) ledger.orders[parcel.number].installed = at;
}

}  // namespace ruralsim::models::facts
