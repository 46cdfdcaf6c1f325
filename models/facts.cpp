#include "models/facts.hpp"

#include "models/rules/lateness.hpp"

#include <algorithm>

namespace ruralsim::models::facts {
namespace {

constexpr std::uint32_t kNeverAlone = 0xffffffff;  // no departure is left that could bring it

void write_charge(OrderRow& row, Parcel const& p, BatchHead const& head, Reason reason, sim::Time deadline) {
  row.reason = static_cast<std::int8_t>(reason);
  row.lost = head.held[static_cast<std::size_t>(reason)];
  if (reason == Reason::desk) row.lost = p.accepted_after();
  if (std::int64_t{head.alone_ready} > deadline.s)
    row.lost = head.alone_ready == kNeverAlone ? -1 : std::int64_t{head.alone_ready} - deadline.s;
}

void charge_late(CountyLedger& ledger, BatchHead const& head, Part const& part, sim::Time deadline) {
  auto const day = static_cast<std::size_t>(part.day), week = day / 7;
  bool const alone_too = std::int64_t{head.alone_ready} > deadline.s;
  if (alone_too) {
    ledger.late_by_timetable(day, 0) += part.size();
    if (head.alone_ready != kNeverAlone)
      ledger.lost_seconds(week, static_cast<std::size_t>(part.structural)) +=
          part.size() * (std::int64_t{head.alone_ready} - deadline.s);
  }
  for (std::size_t r = 0; r < kReasons; ++r)
    ledger.lost_seconds(week, r) += std::int64_t{part.size()} * head.held[r];
  auto const longest = rules::longest_hold(head);
  auto const charge = [&](Parcel const& p, Reason reason) {
    ++ledger.late(day, static_cast<std::size_t>(reason));
    if (!ledger.orders.empty()) write_charge(ledger.orders[p.number], p, head, reason, deadline);
  };
  for (auto const* p = part.begin; p != part.end; ++p) {
    if (alone_too) {
      charge(*p, part.structural);
      continue;
    }
    charge(*p, p->accepted_after() > longest.seconds ? Reason::desk : longest.reason);
    ledger.lost_seconds(week, static_cast<std::size_t>(Reason::desk)) += p->accepted_after();
  }
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

// What holds goods that never got further than this stage, if nothing was stated against them.
Reason usual_reason(Stage stage) {
  switch (stage) {
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

void Ordered::begin_row(Parcel const& parcel) {
  if (ledger_.orders.size() <= parcel.number) ledger_.orders.resize(parcel.number + 1);
  auto& row = ledger_.orders[parcel.number];
  row.placed = parcel.placed;
  row.accepted = parcel.accepted();
  row.village = parcel.village;
  row.group = parcel.group();
  row.channel = static_cast<std::uint8_t>(parcel.channel());
}

void released(CountyLedger& ledger, BatchHead const& head) {
  auto const day = ledger.day_of(head.stamps.released);
  std::uint32_t const todays = head.size - head.yesterdays;
  if (head.alone_ready <= rules::next_day_deadline(static_cast<std::int64_t>(day)).s)
    ledger.promised(day, 0) += todays;
  if (day > 0 && head.alone_ready <= rules::next_day_deadline(static_cast<std::int64_t>(day) - 1).s)
    ledger.promised(day - 1, 0) += head.yesterdays;
}

void ready(CountyLedger& ledger, Batch const& batch, sim::Time now) {
  auto const& head = batch.head();
  auto const ready_at = static_cast<std::uint32_t>(now.s);
  for_parts(batch, [&](Part const& part) {
    auto const day = static_cast<std::size_t>(part.day), week = day / 7;
    auto const deadline = rules::next_day_deadline(part.day);
    bool const next_day = now <= deadline;
    auto* const bins = ledger.lead_ready.row(week);
    auto* const by_group = ledger.ready.row(day);
    std::int64_t placed = 0, desk = 0;
    for (auto const* p = part.begin; p != part.end; ++p) {
      ++bins[lead_bins::of(ready_at - p->placed)];
      ++by_group[p->group()];
      placed += p->placed;
      desk += p->accepted_after();
    }
    auto const lead = std::int64_t{part.size()} * ready_at - placed;
    ledger.lead_seconds(week, 0) += lead;
    add_stage_seconds(ledger, head.stamps, week, part.size(), desk, lead);
    auto* const within = ledger.ready_within.row(day);
    for (std::size_t k = 0; k < kDueDays; ++k)
      within[k] += now <= deadline + sim::days(static_cast<std::int64_t>(k)) ? part.size() : 0;
    auto const judged = ledger.judged(part.day) ? part.size() : 0;
    ledger.center_orders(head.center, 0) += judged;
    if (next_day) {
      ledger.center_orders(head.center, 1) += judged;
      auto* const next_day_by_group = ledger.ready_next_day_by_group.row(day);
      for (auto const* p = part.begin; p != part.end; ++p) ++next_day_by_group[p->group()];
      if (head.alone_ready <= deadline.s) ledger.promise_kept(day, 0) += part.size();
    } else {
      charge_late(ledger, head, part, deadline);
    }
  });
  if (!ledger.orders.empty())
    for (auto const& p : batch) write_row(ledger, p, head);
}

InHand::InHand(CountyLedger& ledger, std::int64_t day, sim::Time was_ready)
    : ledger_(ledger),
      day_(static_cast<std::size_t>(day)),
      bins_(ledger.lead_in_hand.row(day_ / 7)),
      was_ready_(static_cast<std::uint32_t>(was_ready.s)),
      recording_(ledger.recording) {
  for (std::size_t k = 0; k < kDueDays; ++k)
    deadlines_[k] = (rules::next_day_deadline(day) + sim::days(static_cast<std::int64_t>(k))).s;
}

void InHand::add_all(Part const& part, std::uint32_t at) {
  std::int64_t placed = 0;
  for (auto const* p = part.begin; p != part.end; ++p) {
    ++bins_[lead_bins::of(at - p->placed)];
    placed += p->placed;
    if (recording_) [[unlikely]]
      ledger_.orders[p->number].in_hand = at;
  }
  std::int64_t const n = part.size();
  parcels_ += part.size();
  lead_ += n * at - placed;
  wait_ += n * (at - was_ready_);
  for (std::size_t k = 0; k < kDueDays; ++k) within_[k] += at <= deadlines_[k] ? part.size() : 0;
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

void left_waiting(CountyLedger& ledger, Batch const& batch, Stage stage, sim::Time end) {
  BatchHead head = batch.head();
  head.let_go(end);
  for (auto const& p : batch) {
    ++ledger.left_waiting(static_cast<std::size_t>(stage), p.group());
    if (!ledger.orders.empty()) write_row(ledger, p, head);
  }
  if (head.stamps.ready != 0) return;  // judged when it was ready
  auto& usual = head.held[static_cast<std::size_t>(usual_reason(stage))];
  usual = std::max<std::uint32_t>(usual, 1);
  for_parts(batch, [&](Part const& part) {
    auto const deadline = rules::next_day_deadline(part.day);
    if (deadline > end) return;
    charge_late(ledger, head, part, deadline);
    if (ledger.judged(part.day)) ledger.center_orders(head.center, 0) += part.size();
  });
}

void visited(CountyLedger& ledger, sim::Time now, Visit const& visit) {
  auto* const counts = ledger.visits.row(static_cast<std::size_t>(now.day()) / 7);
  ++counts[0];
  if (!visit.somebody_home) ++counts[1];
  if (visit.somebody_home && visit.first && visit.fixed) ++counts[2];
  if (visit.somebody_home && !visit.fixed) ++counts[3];
}

void installed(CountyLedger& ledger, Parcel const& parcel, std::uint32_t delivered, sim::Time now) {
  auto const day = ledger.day_of(parcel.placed), week = day / 7;
  auto const at = static_cast<std::uint32_t>(now.s);
  ++ledger.installed(day, 0);
  if (at - delivered <= 2 * 86400) ++ledger.installed_within(day, 0);
  if (at - delivered <= 7 * 86400) ++ledger.installed_within(day, 1);
  ++ledger.install_from_order(week, lead_bins::of(at - parcel.placed));
  ++ledger.install_from_delivery(week, lead_bins::of(at - delivered));
  ledger.install_seconds(week, 0) += at - parcel.placed;
  ledger.install_seconds(week, 1) += at - delivered;
  if (!ledger.orders.empty()) ledger.orders[parcel.number].installed = at;
}

}  // namespace ruralsim::models::facts
