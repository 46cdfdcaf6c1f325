#include "cli/when.hpp"

#include "scenarios/clock_text.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <array>
#include <optional>

namespace ruralsim::cli {

namespace {

using sim::text;

constexpr std::array<std::string_view, 7> kWeekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

}  // namespace

sim::Time moment(std::string const& words, std::string_view option, models::RunSpec const& run, Edge edge) {
  auto const day = sim::parse_date(std::string_view(words).substr(0, 10));
  bool const whole_day = words.size() == 10;
  auto const clock = words.size() > 11 && (words[10] == ' ' || words[10] == 'T')
                         ? scenarios::read_clock(std::string_view(words).substr(11)).value
                         : std::nullopt;
  auto const refuse = [&](std::string_view why) {
    throw sim::Error(
        sim::Blame::usage,
        text("{} {} ({}) give a day from {} to {}, with or without a clock: '{} 08:00'", option, words, why,
             sim::iso(run.start), sim::iso(run.start + (run.days - 1)), sim::iso(run.start)));
  };
  if (!day || (!whole_day && !clock)) refuse("not a date or time");
  std::int64_t const number = *day - run.start;
  if (number < 0 || number >= run.days) refuse("not a day of this run");
  if (clock) return sim::midnight(number) + *clock;
  return edge == Edge::begin ? sim::midnight(number) : sim::midnight(number + 1) - sim::Seconds{1};
}

std::int64_t day_of_run(std::string const& words, std::string_view option, models::RunSpec const& run) {
  auto const day = sim::parse_date(words);
  auto const refuse = [&](std::string_view why) {
    throw sim::Error(sim::Blame::usage, text("{} {} ({}) give a day from {} to {}", option, words, why,
                                             sim::iso(run.start), sim::iso(run.start + (run.days - 1))));
  };
  if (!day) refuse("not a date");
  if (*day < run.start || *day - run.start >= run.days) refuse("not a day of this run");
  return *day - run.start;
}

std::string weekday_stamp(sim::Calendar const& calendar, sim::Time at) {
  std::string const stamp = calendar.stamp(at);
  auto const weekday = static_cast<std::size_t>(calendar.weekday_of(at.day()));
  return text("{} {} {}", stamp.substr(0, 10), kWeekdays[weekday], stamp.substr(11));
}

std::string duration_text(sim::Seconds span) {
  std::int64_t const s = span.value;
  if (s < 0) return "-" + duration_text({-s});
  if (s < 60) return text("{} s", s);
  if (s < 3600) return s % 60 == 0 ? text("{} min", s / 60) : text("{} min {} s", s / 60, s % 60);
  if (s < 86400) return s % 3600 < 60 ? text("{} h", s / 3600) : text("{} h {} min", s / 3600, s % 3600 / 60);
  return s % 86400 < 3600 ? text("{} d", s / 86400) : text("{} d {} h", s / 86400, s % 86400 / 3600);
}

}  // namespace ruralsim::cli
