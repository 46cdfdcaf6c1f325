#include "scenarios/clock_text.hpp"

#include "scenarios/trimmed.hpp"

#include <algorithm>
#include <optional>

namespace ruralsim::scenarios {
namespace {

constexpr auto const& kDays = sim::kWeekdayNames;
constexpr char kClockForm[] = "(not a time of day) write it as \"16:00\"";

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2) return std::nullopt;
  if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<unsigned> day_number(std::string_view text) {
  auto const at = std::find(kDays.begin(), kDays.end(), text);
  if (at == kDays.end()) return std::nullopt;
  return static_cast<unsigned>(at - kDays.begin());
}

std::string unknown_day(std::string_view text) {
  return "(unknown day '" + std::string(text) + "') give mon, tue, wed, thu, fri, sat, sun or daily";
}

Outcome<WeekdaySet> read_day_span(std::string_view text) {
  using Result = Outcome<WeekdaySet>;
  auto const dash = text.find('-');
  auto const first = day_number(trimmed(text.substr(0, dash)));
  if (!first) return Result::wrong(unknown_day(trimmed(text.substr(0, dash))));
  if (dash == std::string_view::npos) return Result::of(1u << *first);
  auto const last = day_number(trimmed(text.substr(dash + 1)));
  if (!last) return Result::wrong(unknown_day(trimmed(text.substr(dash + 1))));
  WeekdaySet days = 0;
  for (unsigned day = *first;; day = (day + 1) % 7) {  // "sat-mon" goes over the weekend
    days |= 1u << day;
    if (day == *last) return Result::of(days);
  }
}

}  // namespace

Outcome<sim::Seconds> read_clock(std::string_view text) {
  using Result = Outcome<sim::Seconds>;
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return Result::wrong(kClockForm);
  auto const hour = two_digits(text.substr(0, 2));
  auto const minute = two_digits(text.substr(3, 2));
  bool const has_second = text.size() == 8;
  if (has_second && text[5] != ':') return Result::wrong(kClockForm);
  auto const second = has_second ? two_digits(text.substr(6, 2)) : std::optional<int>(0);
  if (!hour || !minute || !second) return Result::wrong(kClockForm);
  bool const end_of_day = *hour == 24 && *minute == 0 && *second == 0;
  if ((*hour > 23 && !end_of_day) || *minute > 59 || *second > 59) {
    return Result::wrong("(no such time of day) give 00:00 to 24:00");
  }
  return Result::of(sim::seconds(*hour * 3600 + *minute * 60 + *second));
}

std::string clock_text(sim::Seconds of_day) {
  std::int64_t const second_of_day = of_day.value;
  auto const two = [](std::int64_t n) {
    return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
  };
  std::string text = two(second_of_day / 3600) + ":" + two(second_of_day / 60 % 60);
  if (second_of_day % 60 != 0) text += ":" + two(second_of_day % 60);
  return text;
}

Outcome<WeekdaySet> read_weekdays(std::string_view text) {
  using Result = Outcome<WeekdaySet>;
  text = trimmed(text);
  if (text == "daily") return Result::of(kEveryDay);
  WeekdaySet days = 0;
  while (true) {
    auto const comma = text.find(',');
    auto const part = read_day_span(trimmed(text.substr(0, comma)));
    if (!part) return part;
    days |= *part;
    if (comma == std::string_view::npos) return Result::of(days);
    text.remove_prefix(comma + 1);
  }
}

std::string weekdays_text(WeekdaySet days) {
  if (days == kEveryDay) return "daily";
  std::string out;
  for (unsigned day = 0; day < 7; ++day) {
    if (!(days >> day & 1u)) continue;
    unsigned last = day;
    while (last + 1 < 7 && (days >> (last + 1) & 1u)) ++last;
    out += (out.empty() ? "" : ",") + std::string(kDays[day]);
    if (last > day) out += (last > day + 1 ? "-" : ",") + std::string(kDays[last]);
    day = last;
  }
  return out;
}

Outcome<Hours> read_hours(std::string_view text) {
  using Result = Outcome<Hours>;
  text = trimmed(text);
  Hours hours;
  auto const blank = text.rfind(' ');
  std::string_view span = blank == std::string_view::npos ? text : text.substr(blank + 1);
  if (blank != std::string_view::npos) {
    auto const days = read_weekdays(text.substr(0, blank));
    if (!days) return Result::wrong(days.problem);
    hours.days = *days;
  }
  auto const dash = span.find('-');
  if (dash == std::string_view::npos) {
    return Result::wrong("(not opening hours) write \"07:00-20:00\" or \"mon-sat 08:00-18:00\"");
  }
  auto const from = read_clock(span.substr(0, dash));
  if (!from) return Result::wrong(from.problem);
  auto const to = read_clock(span.substr(dash + 1));
  if (!to) return Result::wrong(to.problem);
  if (*to == *from) return Result::wrong("(begins and ends at the same time) give a span of some length");
  if (*to < *from) {
    return Result::wrong("(ends before it begins) split it at midnight: \"22:00-24:00\" and \"00:00-06:00\"");
  }
  hours.window = {*from, *to};
  return Result::of(hours);
}

std::string hours_text(Hours const& hours) {
  std::string const span = clock_text(hours.window.from) + "-" + clock_text(hours.window.to);
  return hours.days == kEveryDay ? span : weekdays_text(hours.days) + " " + span;
}

std::string overlap_in(std::vector<Hours> const& hours) {
  for (std::size_t i = 0; i < hours.size(); ++i) {
    for (std::size_t j = i + 1; j < hours.size(); ++j) {
      bool const share_a_day = (hours[i].days & hours[j].days) != 0;
      if (share_a_day && hours[i].window.from < hours[j].window.to &&
          hours[j].window.from < hours[i].window.to) {
        return "(" + hours_text(hours[i]) + " and " + hours_text(hours[j]) +
               " overlap) join or separate them";
      }
    }
  }
  return {};
}

sim::WeeklyHours weekly(std::vector<Hours> const& hours) {
  sim::WeeklyHours week;
  for (unsigned day = 0; day < 7; ++day) {
    auto& windows = week.by_weekday[day];
    for (auto const& part : hours) {
      if (part.days >> day & 1u) windows.push_back(part.window);
    }
    std::sort(windows.begin(), windows.end(), [](auto a, auto b) { return a.from < b.from; });
  }
  return week;
}

}  // namespace ruralsim::scenarios
