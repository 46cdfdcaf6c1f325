#include "viz/from_tables/dates.hpp"

#include "viz/number.hpp"

#include <algorithm>
#include <map>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMostOpenings = 6;  // notes on them; more would hide the others

sim::Date nth(std::vector<sim::Date> const& days, double n) {
  return days.front() + static_cast<std::int64_t>(n);
}

void add_warm_up(Reader const& reader, std::vector<sim::Date> const& days, std::vector<DateNote>& notes) {
  auto const judged = reader.numbers("judged");
  std::size_t warm = 0;
  while (warm < judged.size() && judged[warm] == 0) ++warm;
  if (warm > 0 && warm < days.size()) notes.push_back({days[warm], "warm-up ends"});
}

std::string plain_words(std::string id) {
  std::replace(id.begin(), id.end(), '-', ' ');
  std::replace(id.begin(), id.end(), '_', ' ');
  return id;
}

// A festival whose first days are a holiday has one mark.
void add_or_widen(std::vector<DateNote>& notes, DateNote note) {
  for (auto& old : notes) {
    if (old.text != note.text || !old.last || *old.last < note.date || *note.last < old.date) continue;
    old.date = std::min(old.date, note.date);
    old.last = std::max(*old.last, *note.last);
    return;
  }
  notes.push_back(std::move(note));
}

void add_dates(Reader const& reader, std::vector<sim::Date> const& days, std::vector<DateNote>& notes) {
  constexpr double change = 2;
  if (!reader.has("calendar/kind")) return;
  auto const kinds = reader.numbers("calendar/kind");
  auto const firsts = reader.numbers("calendar/first"), lasts = reader.numbers("calendar/last");
  auto const names = reader.texts("calendar/name");
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == change)
      notes.push_back({nth(days, firsts[i]), "change: " + names[i]});
    else
      add_or_widen(notes, {nth(days, firsts[i]), plain_words(names[i]), nth(days, lasts[i])});
  }
}

struct Openings {
  double first, last;
  std::size_t centers;
};

// By what `group_of` makes of the day of opening.
template <class GroupOf>
std::vector<Openings> openings_by(std::vector<double> const& opens, GroupOf group_of) {
  std::map<std::int64_t, Openings> groups;
  for (double const day : opens) {
    auto& group = groups.try_emplace(group_of(day), Openings{day, day, 0}).first->second;
    group = {std::min(group.first, day), std::max(group.last, day), group.centers + 1};
  }
  std::vector<Openings> all;
  for (auto const& [key, group] : groups) all.push_back(group);
  return all;
}

std::vector<Openings> told_openings(std::vector<double> const& opens, std::vector<sim::Date> const& days) {
  auto const by_date = openings_by(opens, [](double day) { return static_cast<std::int64_t>(day); });
  if (by_date.size() <= kMostOpenings) return by_date;
  auto const by_month = openings_by(opens, [&](double day) {
    auto const date = sim::year_month_day(nth(days, day));
    return std::int64_t{date.year} * 12 + date.month;
  });
  if (by_month.size() <= kMostOpenings) return by_month;
  return openings_by(opens, [](double) { return std::int64_t{0}; });
}

void add_openings(Reader const& reader, std::vector<sim::Date> const& days, std::vector<DateNote>& notes) {
  auto const opens = reader.numbers("network/center_opens"), county = reader.numbers("network/center_county");
  std::vector<double> within;
  for (std::size_t i = 0; i < opens.size(); ++i)
    if (reader.draws(static_cast<std::size_t>(county[i])) && opens[i] > 0 &&
        opens[i] < static_cast<double>(days.size()))
      within.push_back(opens[i]);
  for (auto const& some : told_openings(within, days))
    notes.push_back({nth(days, some.first),
                     some.centers == 1 ? "a center opens"
                                       : fixed(static_cast<double>(some.centers), 0) + " centers opened",
                     nth(days, some.last)});
}

}  // namespace

std::vector<DateNote> date_notes(Reader const& reader) {
  auto const days = reader.dates("day");
  std::vector<DateNote> notes;
  if (days.empty()) return notes;
  add_warm_up(reader, days, notes);
  add_dates(reader, days, notes);
  add_openings(reader, days, notes);
  std::ranges::stable_sort(notes, {}, &DateNote::date);
  return notes;
}

}  // namespace ruralsim::viz
