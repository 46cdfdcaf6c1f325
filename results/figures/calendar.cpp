// Group /calendar: what happens by date and is not the same every week, so that a peak or a gap in a figure
// of time can be told from chance.
#include "results/figures/changes.hpp"
#include "results/figures/parts.hpp"
#include "results/figures/yearly_days.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::results::figures {
namespace {

enum class DateKind : std::uint8_t { festival, holiday, change, disturbance };

struct DateEntry {
  DateKind kind{};
  std::string name;
  DaySpan days;
  double factor = not_available;  // on demand
  std::string closes{};
};

std::string closed(models::Holiday const& holiday) {
  constexpr std::array<std::string_view, 6> names{"warehouse", "line_haul", "hub",
                                                  "trucks",    "centers",   "technicians"};
  std::string all;
  for (auto const what : holiday.closes)
    all.append(all.empty() ? "" : " ").append(names[static_cast<std::size_t>(what)]);
  return all;
}

std::string disturbed(models::DisturbanceSettings const& one) {
  constexpr std::array<char const*, 5> names{"roads", "line_haul", "roads line_haul", "warehouse", ""};
  return names[static_cast<std::size_t>(one.kind)];
}

// The days of a run and the settings that are in force on each.
class DateList {
 public:
  DateList(models::Scenario const& scenario, std::map<std::string, std::string> changes)
      : scenario_(scenario), calendar_(scenario.run.start), changes_(std::move(changes)) {
    for (std::size_t i = 0; i < scenario.stretches.size(); ++i) add_stretch(i);
    std::ranges::stable_sort(entries_, {}, [](DateEntry const& e) { return e.days.first; });
  }
  std::vector<DateEntry> const& entries() const { return entries_; }

 private:
  DaySpan days_of(std::size_t stretch) const {
    bool const last = stretch + 1 == scenario_.stretches.size();
    std::int64_t const end = last ? scenario_.run.days : scenario_.stretches[stretch + 1].from_day;
    return {std::max<std::int64_t>(scenario_.stretches[stretch].from_day, 0),
            std::min(end, scenario_.run.days) - 1};
  }

  void add_stretch(std::size_t stretch) {
    DaySpan const force = days_of(stretch);
    auto const& settings = scenario_.stretches[stretch].settings;
    for (auto const& festival : settings.demand.festivals)
      add_yearly({DateKind::festival, festival.when.id, {}, festival.factor}, festival.when, force);
    for (auto const& holiday : settings.holidays)
      add_yearly({DateKind::holiday, holiday.when.id, {}, not_available, closed(holiday)}, holiday.when,
                 force);
    for (auto const& one : settings.disturbances)
      if (one.happens && scenario_.run.disturbances) add_disturbance(one, force);
    if (stretch > 0 && force.first <= force.last) entries_.push_back(change(force));
  }

  DateEntry change(DaySpan force) const {
    auto const found = changes_.find(sim::iso(calendar_.date_of(force.first)));
    bool const known = found != changes_.end() && !found->second.empty();
    return {DateKind::change, known ? found->second : "settings", force};
  }

  void add_yearly(DateEntry entry, models::YearlyDays const& when, DaySpan force) {
    for (auto const& span : days_of_year(when, calendar_, scenario_.run.days)) {
      entry.days = {std::max(span.first, force.first), std::min(span.last, force.last)};
      if (entry.days.first <= entry.days.last) add_or_prolong(entry);
    }
  }

  // All days of which it takes some time.
  void add_disturbance(models::DisturbanceSettings const& one, DaySpan force) {
    bool const ends_at_midnight = one.to_time.value == 0;
    bool const demand = one.kind == models::Disturbs::demand;
    DateEntry entry{DateKind::disturbance, one.id, {}, demand ? one.factor : not_available, disturbed(one)};
    entry.days = {std::max(calendar_.day_of(one.from), force.first),
                  std::min(calendar_.day_of(one.to) - (ends_at_midnight ? 1 : 0), force.last)};
    if (entry.days.first <= entry.days.last) add_or_prolong(entry);
  }

  // A change of other settings in the middle of a festival leaves it one festival.
  void add_or_prolong(DateEntry const& entry) {
    auto const before = std::ranges::find_if(entries_, [&](DateEntry const& e) {
      bool const same_factor = std::isnan(entry.factor) || e.factor == entry.factor;
      return e.kind == entry.kind && e.name == entry.name && e.closes == entry.closes && same_factor &&
             e.days.last + 1 == entry.days.first;
    });
    if (before == entries_.end())
      entries_.push_back(entry);
    else
      before->days.last = entry.days.last;
  }

  models::Scenario const& scenario_;
  sim::Calendar calendar_;
  std::map<std::string, std::string> changes_;
  std::vector<DateEntry> entries_;
};

bool same_entry(DateEntry const& a, DateEntry const& b) {
  bool const same_factor = a.factor == b.factor || (std::isnan(a.factor) && std::isnan(b.factor));
  return a.kind == b.kind && a.name == b.name && a.days == b.days && a.closes == b.closes && same_factor;
}

// What several scenarios have alike is told once.
std::vector<DateEntry> entries_of(std::span<models::Scenario const* const> scenarios,
                                  std::map<std::string, std::string> const& changes) {
  std::vector<DateEntry> all;
  for (auto const* scenario : scenarios) {
    DateList const list(*scenario, changes);
    for (auto const& entry : list.entries())
      if (std::ranges::none_of(all, [&](auto const& one) { return same_entry(one, entry); }))
        all.push_back(entry);
  }
  std::ranges::stable_sort(all, {}, [](DateEntry const& e) { return e.days.first; });
  return all;
}

template <class T, class Of>
void add_date_column(Sheet& sheet, std::vector<DateEntry> const& entries, Variable variable, Of of) {
  std::vector<T> values;
  for (auto const& entry : entries) values.push_back(of(entry));
  variable.name = "calendar/" + variable.name;
  variable.dims = {"entry"};
  variable.data = std::move(values);
  sheet.tables.add(std::move(variable));
}

}  // namespace

void add_calendar(Sheet& sheet, Provenance const& provenance) {
  models::Scenario const* scenario = &sheet.runs.scenario();
  add_calendar(sheet, std::span(&scenario, 1), provenance);
}

void add_calendar(Sheet& sheet, std::span<models::Scenario const* const> scenarios,
                  Provenance const& provenance) {
  auto const entries = entries_of(scenarios, changed_settings(provenance.scenario_resolved));
  sheet.tables.add(Dimension{"calendar/entry", entries.size()});
  auto const day = [](std::int64_t n) { return static_cast<std::int32_t>(n); };
  add_date_column<std::uint8_t>(
      sheet, entries,
      {.name = "kind",
       .dims = {},
       .data = {},
       .long_name =
           "festival: demand is multiplied; holiday: resources are closed; change: settings have other "
           "values from then on; disturbance: something goes wrong that the scenario gives by date",
       .units = "1",
       .flags = {{0, "festival"}, {1, "holiday"}, {2, "change"}, {3, "disturbance"}}},
      [](DateEntry const& e) { return static_cast<std::uint8_t>(e.kind); });
  add_date_column<std::string>(
      sheet, entries,
      {.name = "name",
       .dims = {},
       .data = {},
       .long_name = "festival, holiday or disturbance, as in the scenario; change: the settings",
       .units = ""},
      [](DateEntry const& e) { return e.name; });
  add_date_column<std::int32_t>(sheet, entries,
                                {.name = "first",
                                 .dims = {},
                                 .data = {},
                                 .long_name = "first day of it within the run, counted from the first day",
                                 .units = "day"},
                                [&](DateEntry const& e) { return day(e.days.first); });
  add_date_column<std::int32_t>(
      sheet, entries,
      {.name = "last", .dims = {}, .data = {}, .long_name = "last day of it within the run", .units = "day"},
      [&](DateEntry const& e) { return day(e.days.last); });
  add_date_column<double>(
      sheet, entries,
      {.name = "factor",
       .dims = {},
       .data = {},
       .long_name = "factor on the demand of each day; of festivals and disturbances of demand alone",
       .units = "1",
       .fill = not_available},
      [](DateEntry const& e) { return e.factor; });
  add_date_column<std::string>(sheet, entries,
                               {.name = "closes",
                                .dims = {},
                                .data = {},
                                .long_name = "what a holiday or a disturbance closes, one word each",
                                .units = ""},
                               [](DateEntry const& e) { return e.closes; });
}

}  // namespace ruralsim::results::figures
