#include "results/figures/histogram.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"

namespace ruralsim::results::figures {
namespace {

using models::CountyLedger;

// One kind of time of the weekly cohorts: its histogram, its sum, and how many there are in all.
struct LeadKind {
  std::string name, words, whole;
  models::Counts<std::uint32_t> CountyLedger::*bins;
  models::Counts<std::int64_t> CountyLedger::*sums;
  std::size_t column;
  std::int64_t (*all)(Runs const&, CountyLedger const&, std::size_t week);
};

std::int64_t orders(Runs const& runs, CountyLedger const& ledger, std::size_t week) {
  std::int64_t sum = 0;
  for (std::size_t g = 0; g < runs.groups(); ++g) sum += week_sum(runs, ledger.ordered, week, g);
  return sum;
}
std::int64_t jobs(Runs const& runs, CountyLedger const& ledger, std::size_t week) {
  return week_sum(runs, ledger.jobs, week, 0);
}

// Of [replicate and place][bin][week], and how many there are in all, those still open included.
Reals quantiles_of_weeks(Whole const& bins, Whole const& all, std::size_t weeks) {
  Reals values(all.size() * quantiles.size());
  for (std::size_t place = 0; place < all.size() / weeks; ++place)
    for (std::size_t week = 0; week < weeks; ++week) {
      Bins of_week{};
      for (std::size_t bin = 0; bin < of_week.size(); ++bin)
        of_week[bin] = bins[(place * of_week.size() + bin) * weeks + week];
      for (std::size_t q = 0; q < quantiles.size(); ++q)
        values[(place * quantiles.size() + q) * weeks + week] =
            quantile_hours(of_week, all[place * weeks + week], quantiles[q]);
    }
  return values;
}

void add_kind(Sheet& sheet, LeadKind const& kind) {
  auto const& runs = sheet.runs;
  auto const bins = sheet.count(
      {.name = kind.name + "_histogram",
       .axes = {"lead_bin", "week"},
       .long_name = kind.whole + " of the week by " + kind.words,
       .cell_methods = "week: sum"},
      [&](CountyLedger const& l, std::size_t bin, std::size_t week) { return at(l.*kind.bins, week, bin); });
  auto const done =
      sheet.count({.name = kind.name + "_count",
                   .axes = {"week"},
                   .long_name = kind.whole + " of the week of which the " + kind.words + " is known",
                   .cell_methods = "week: sum"},
                  [&](CountyLedger const& l, std::size_t week) { return row_sum(l.*kind.bins, week); });
  auto const sums = sheet.real(
      {.name = kind.name + "_sum",
       .axes = {"week"},
       .long_name = "sum of the " + kind.words + " over them",
       .units = "h",
       .cell_methods = "week: sum"},
      [&](CountyLedger const& l, std::size_t week) { return hours(at(l.*kind.sums, week, kind.column)); });
  sheet.ratio({.name = kind.name + "_mean",
               .axes = {"week"},
               .long_name = "mean " + kind.words + " of those of the week of which it is known",
               .units = "h",
               .cell_methods = "week: mean"},
              sums, Reals(done.begin(), done.end()));
  auto const all = sheet.sums<std::int64_t>(kind.name + "_all", runs.weeks(),
                                            [&](std::size_t r, std::size_t c, std::size_t week) {
                                              return kind.all(runs, runs.county(r, c), week);
                                            });
  sheet.add(
      {.name = kind.name + "_quantile",
       .axes = {"quantile", "week"},
       .long_name = "quantile of the " + kind.words + " over all " + kind.whole +
                    " of the week, those still open at the end of the run being the longest; interpolated "
                    "linearly within bins of 1 h (to 10 days) and 24 h; 960 stands for 960 h and more",
       .units = "h"},
      quantiles_of_weeks(bins, all, runs.weeks()));
}

// Of the whole run, not by week: by channel and by fifth of the centers.
void add_by_whom(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.count({.name = "judged_by_channel",
               .axes = {"channel"},
               .long_name = "judged orders by way of ordering, over the whole run"},
              [&](CountyLedger const& l, std::size_t channel) {
                std::int64_t sum = 0;
                for (std::size_t day = 0; day < runs.days(); ++day)
                  if (runs.judged(day)) sum += at(l.ordered_by_channel, day, channel);
                return sum;
              });
  sheet.count({.name = "lead_time_ready_by_channel",
               .axes = {"channel", "lead_bin"},
               .long_name = "those of them that are ready, by time from the order until it is ready"},
              [](CountyLedger const& l, std::size_t channel, std::size_t bin) {
                std::int64_t sum = 0;
                for (std::size_t fifth = 0; fifth < fifths; ++fifth) sum += l.lead.at(fifth, channel, bin);
                return sum;
              });
  sheet.count(
      {.name = "lead_time_ready_by_remoteness",
       .axes = {"remoteness", "lead_bin"},
       .long_name = "orders of orders_by_remoteness that are ready, by time from the order until it is "
                    "ready"},
      [](CountyLedger const& l, std::size_t fifth, std::size_t bin) {
        std::int64_t sum = 0;
        for (std::size_t channel = 0; channel < models::kChannels; ++channel)
          sum += l.lead.at(fifth, channel, bin);
        return sum;
      });
}

}  // namespace

void add_lead_times(Sheet& sheet) {
  add_kind(sheet, {"lead_time_ready", "time from the order until it is ready for pick-up", "orders",
                   &CountyLedger::lead_ready, &CountyLedger::lead_seconds, 0, orders});
  add_kind(sheet, {"lead_time_in_hand", "time from the order until it is in hand", "orders",
                   &CountyLedger::lead_in_hand, &CountyLedger::lead_seconds, 1, orders});
  add_by_whom(sheet);
  auto const seconds =
      sheet.real({.name = "stage_sum",
                  .axes = {"stage", "week"},
                  .long_name = "time that orders of the week spent in the stage, over those that are "
                               "ready (pick_up: in hand)",
                  .units = "h",
                  .cell_methods = "week: sum"},
                 [](CountyLedger const& l, std::size_t stage, std::size_t week) {
                   return hours(at(l.stage_seconds, week, stage));
                 });
  auto const orders_of =
      sheet.count({.name = "stage_count",
                   .axes = {"stage", "week"},
                   .long_name = "orders of the week that have passed the whole way to ready "
                                "(pick_up: that are in hand)",
                   .cell_methods = "week: sum"},
                  [](CountyLedger const& l, std::size_t stage, std::size_t week) {
                    bool const last = stage == static_cast<std::size_t>(models::Stage::pick_up);
                    return row_sum(last ? l.lead_in_hand : l.lead_ready, week);
                  });
  sheet.ratio({.name = "stage_mean",
               .axes = {"stage", "week"},
               .long_name =
                   "mean time in the stage: stage_sum / stage_count; the stages from desk to milk_run add up "
                   "to lead_time_ready_mean",
               .units = "h",
               .cell_methods = "week: mean"},
              seconds, Reals(orders_of.begin(), orders_of.end()));
}

// Installation's times are of the same kind.
void add_installation_times(Sheet& sheet) {
  add_kind(sheet,
           {"installation_from_order", "time from the order until its installation is complete",
            "installation jobs", &CountyLedger::install_from_order, &CountyLedger::install_seconds, 0, jobs});
  add_kind(sheet, {"installation_from_delivery", "time from the delivery until the installation is complete",
                   "installation jobs", &CountyLedger::install_from_delivery, &CountyLedger::install_seconds,
                   1, jobs});
}

}  // namespace ruralsim::results::figures
