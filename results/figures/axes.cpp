#include "results/figures/costs.hpp"
#include "results/figures/emissions.hpp"
#include "results/figures/histogram.hpp"
#include "results/figures/names.hpp"
#include "results/figures/parts.hpp"
#include "sim/calendar.hpp"

#include <numeric>
#include <span>

namespace ruralsim::results::figures {
namespace {

using Numbers = std::vector<std::int32_t>;

Numbers counted(std::size_t n, std::int32_t first = 0, std::int32_t step = 1) {
  Numbers numbers;
  for (std::size_t i = 0; i < n; ++i) numbers.push_back(first + step * static_cast<std::int32_t>(i));
  return numbers;
}

void add_axis(Tables& t, std::string const& name, Data values, std::string const& long_name,
              std::string const& units = "1", Attributes extra = {}) {
  t.add_axis({.name = name,
              .dims = {name},
              .data = std::move(values),
              .long_name = long_name,
              .units = units,
              .extra = std::move(extra)});
}

void add_texts(Tables& t, std::string const& name, std::string const& dim, std::vector<std::string> texts,
               std::string const& long_name) {
  t.add(Variable{.name = name, .dims = {dim}, .data = std::move(texts), .long_name = long_name, .units = ""});
}

// A numbered axis and the words for its numbers.
void add_categories(Tables& t, std::string const& name, std::span<std::string_view const> ids,
                    std::string const& long_name) {
  add_axis(t, name, counted(ids.size()), "number of the " + long_name);
  add_texts(t, name + "_id", name, {ids.begin(), ids.end()}, long_name);
}

void add_time(Tables& t, Runs const& runs) {
  auto const since = "days since " + sim::iso(runs.scenario().run.start);
  Attributes const calendar{{"calendar", std::string("proleptic_gregorian")}, {"axis", std::string("T")}};
  add_axis(t, "day", counted(runs.days()), "day, from 00:00 to 24:00 local time", since, calendar);
  add_axis(t, "week", counted(runs.weeks(), 0, 7), "first day of the week (weeks are counted from the start)",
           since, calendar);
}

// Which days and weeks count in figures of the whole run, and which are only shown.
void add_judged(Tables& t, Runs const& runs) {
  std::vector<std::uint8_t> days, weeks;
  for (std::size_t d = 0; d < runs.days(); ++d) days.push_back(!runs.warm(d) ? 0 : runs.due(d, 1) ? 1 : 2);
  for (std::size_t w = 0; w < runs.weeks(); ++w)
    weeks.push_back(runs.judged_week(w) ? 1 : !runs.warm(7 * w) ? 0 : 2);
  std::vector<Flag> const flags{{0, "warm_up"}, {1, "judged"}, {2, "not_yet_due"}};
  t.add(Variable{.name = "judged",
                 .dims = {"day"},
                 .data = days,
                 .long_name =
                     "whether orders placed on the day count in figures of the whole run: past the warm-up, "
                     "and the end of the next day within the run",
                 .units = "1",
                 .flags = flags});
  t.add(Variable{.name = "judged_week",
                 .dims = {"week"},
                 .data = weeks,
                 .long_name =
                     "the same for figures known by week alone: all seven days count (in a run without such "
                     "a week: some day does)",
                 .units = "1",
                 .flags = flags});
}

void add_counties(Tables& t, Runs const& runs) {
  std::vector<std::string> ids, names;
  for (auto const& county : runs.scenario().network.counties) {
    ids.push_back(county.id);
    names.push_back(county.name);
  }
  add_axis(t, "county", counted(runs.counties()), "number of the county");
  add_texts(t, "county_id", "county", ids, "county, as in the scenario");
  add_texts(t, "county_name", "county", names, "name of the county");
}

void add_products(Tables& t, Runs const& runs) {
  std::vector<std::string> ids, names;
  std::vector<std::uint8_t> handling;
  for (auto const& product : runs.products()) {
    ids.push_back(product.id);
    names.push_back(product.name);
    handling.push_back(product.handling == models::Handling::appliance ? 1 : 0);
  }
  add_axis(t, "product_group", counted(runs.groups()), "number of the product group");
  add_texts(t, "product_group_id", "product_group", ids, "product group, as in the scenario");
  add_texts(t, "product_group_name", "product_group", names, "name of the product group");
  t.add(Variable{
      .name = "product_group_handling",
      .dims = {"product_group"},
      .data = handling,
      .long_name = "how goods of the group are delivered: to the center, or as a large appliance to the home",
      .units = "1",
      .flags = {{0, "parcel"}, {1, "appliance"}}});
}

void add_bins(Tables& t) {
  using namespace models::lead_bins;
  Reals lower, upper;
  for (std::size_t bin = 0; bin < kCount; ++bin) {
    lower.push_back(lower_bound_hours(bin));
    upper.push_back(bin + 1 < kCount ? lower_bound_hours(bin + 1) : not_available);
  }
  add_axis(t, "lead_bin", lower, "lower bound (inclusive) of a bin of times", "h");
  t.add(Variable{.name = "lead_bin_upper",
                 .dims = {"lead_bin"},
                 .data = upper,
                 .long_name = "upper bound (exclusive) of the bin; the last bin has none",
                 .units = "h",
                 .fill = not_available});
}

// The pairs of level and kind that there are.
void add_cost_items(Tables& t) {
  Numbers level, kind;
  std::vector<std::string> ids;
  for (auto const& item : cost_items) {
    level.push_back(static_cast<std::int32_t>(item.level));
    kind.push_back(static_cast<std::int32_t>(item.kind));
    ids.push_back(std::string(cost_levels[static_cast<std::size_t>(item.level)]) + "_" +
                  std::string(cost_kinds[static_cast<std::size_t>(item.kind)]));
  }
  add_axis(t, "cost_item", counted(ids.size()), "number of the level and kind of a cost");
  add_texts(t, "cost_item_id", "cost_item", ids, "level and kind of a cost");
  auto const add_number = [&](char const* name, Numbers values, char const* long_name) {
    t.add(Variable{.name = name,
                   .dims = {"cost_item"},
                   .data = std::move(values),
                   .long_name = long_name,
                   .units = "1"});
  };
  add_number("cost_item_level", level, "its number on the axis cost_level");
  add_number("cost_item_kind", kind, "its number on the axis cost_kind");
}

void add_text_attribute(Tables& t, std::string const& name, std::string const& value) {
  if (!value.empty()) t.set("", name, value);
}

}  // namespace

void add_axes(Sheet& sheet, Provenance const& provenance) {
  auto& t = sheet.tables;
  auto const& runs = sheet.runs;
  auto const& run = runs.scenario().run;
  add_text_attribute(t, "title", run.title);
  t.set("", "source", std::string("ruralsim, a discrete-event simulation of a rural supply network"));
  t.set("", "time_coverage_start", sim::iso(run.start));
  t.set("", "simulated_days", run.days);
  t.set("", "warm_up_days", run.warm_up);
  if (run.antithetic)
    t.set("", "antithetic", std::string("replications 2k and 2k + 1 are a pair, which is one sample"));

  auto numbers = counted(runs.replicates());
  if (!provenance.replications.empty())
    numbers.assign(provenance.replications.begin(), provenance.replications.end());
  add_axis(t, "replicate", numbers, "number of the replication");
  if (!sheet.together()) add_counties(t, runs);
  add_time(t, runs);
  add_judged(t, runs);
  add_products(t, runs);
  add_categories(t, "channel", channels, "way of ordering");
  if (runs.features().chooses)
    add_categories(t, "alternative", alternatives, "way to buy that a wish chooses");
  add_categories(t, "stage", stages, "stage of an order's way");
  add_categories(t, "back_stage", back_stages, "stage of the way back");
  add_categories(t, "reason", reasons, "reason for lateness");
  add_categories(t, "resource", resources, "resource");
  add_categories(t, "activity", activities, "activity of technicians");
  add_categories(t, "cost_level", cost_levels, "level of the network that costs");
  add_categories(t, "cost_kind", cost_kinds, "kind of cost");
  add_cost_items(t);
  add_categories(t, "carrier", carriers, "use of vehicles");
  add_categories(t, "outcome", outcomes, "outcome of a technician's visit");
  add_axis(t, "age", Numbers{0, 2, 4, 8}, "age class of open installation jobs: its youngest age", "day");
  add_texts(t, "age_id", "age", {ages.begin(), ages.end()}, "age class of open installation jobs");
  add_axis(t, "due", Numbers{1, 2, 3}, "deadline of delivery: 24:00 of this many days after the order",
           "day");
  add_axis(t, "quantile", Reals(quantiles.begin(), quantiles.end()), "share of orders that a time covers");
  add_bins(t);
  add_axis(t, "hour_of_week", counted(models::kHoursOfWeek), "hours since Monday 00:00 local time", "h");
  add_axis(t, "within", Reals(reach_km.begin(), reach_km.end()), "road distance to the nearest open center",
           "km");
  add_axis(t, "remoteness", counted(fifths),
           "fifth of a county's centers by road distance to the county hub, nearest first");
  if (sheet.by_center())
    add_axis(t, "center", counted(runs.centers()), "number of the service center, county by county");
}

}  // namespace ruralsim::results::figures
