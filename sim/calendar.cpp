#include "sim/calendar.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <charconv>

namespace ruralsim::sim {
namespace {

constexpr int kFirstFestival = 2014;
struct MonthDay {
  int month, day;
};
constexpr std::array<MonthDay, 22> kSpringFestivals{
    {{1, 31}, {2, 19}, {2, 8}, {1, 28}, {2, 16}, {2, 5}, {1, 25}, {2, 12}, {2, 1},  {1, 22}, {2, 10},
     {1, 29}, {2, 17}, {2, 6}, {1, 26}, {2, 13}, {2, 3}, {1, 23}, {2, 11}, {1, 31}, {2, 19}, {2, 8}}};

// Days since 1970-01-01 by counting years from March (H. Hinnant, "chrono-compatible low-level date
// algorithms").
std::int32_t days_from_civil(int year, int month, int day) {
  int const y = month <= 2 ? year - 1 : year;
  int const era = (y >= 0 ? y : y - 399) / 400;
  int const year_of_era = y - era * 400;
  int const day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// Nothing if there is no such day in the years 1 to 9999.
std::optional<Date> civil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  Date const d{days_from_civil(year, month, day)};
  if (year_month_day(d) != YearMonthDay{year, month, day}) return std::nullopt;
  return d;
}

std::optional<int> number(std::string_view digits) {
  int n = 0;
  auto const [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (code != std::errc{} || end != digits.data() + digits.size() || digits.front() == '-')
    return std::nullopt;
  return n;
}

}  // namespace

YearMonthDay year_month_day(Date d) {
  int const z = d.days + 719468;
  int const era = (z >= 0 ? z : z - 146096) / 146097;
  int const day_of_era = z - era * 146097;
  int const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int const shifted_month = (5 * day_of_year + 2) / 153;
  int const month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

Date date(int year, int month, int day) {
  if (auto const d = civil(year, month, day)) return *d;
  throw Error(Blame::usage, text("{}-{:02}-{:02} is not a day of the calendar", year, month, day));
}

std::optional<Date> parse_date(std::string_view iso_text) {
  if (iso_text.size() != 10 || iso_text[4] != '-' || iso_text[7] != '-') return std::nullopt;
  auto const y = number(iso_text.substr(0, 4)), m = number(iso_text.substr(5, 2)),
             d = number(iso_text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return civil(*y, *m, *d);
}

std::string iso(Date d) {
  auto const [y, m, day] = year_month_day(d);
  return text("{:04}-{:02}-{:02}", y, m, day);
}

Weekday weekday(Date d) {
  // 1970-01-01 was a Thursday.
  return static_cast<Weekday>(((d.days % 7) + 7 + 3) % 7);
}

Date spring_festival(int year) {
  int const row = year - kFirstFestival;
  if (row < 0 || row >= static_cast<int>(kSpringFestivals.size()))
    throw Error(Blame::usage,
                text("the date of Spring Festival {} is not known (the table covers 2014 to 2035)", year));
  auto const& [month, day] = kSpringFestivals[static_cast<std::size_t>(row)];
  return date(year, month, day);
}

Weekday Calendar::weekday_of(std::int64_t day) const {
  return weekday(first_ + day);
}

std::string clock(Time at, Time now) {
  auto const s = at.of_day().value;
  auto const words = text("{:02}:{:02}", s / 3600, s / 60 % 60);
  auto const days = at.day() - now.day();
  if (days == 0) return words;
  if (days == 1) return words + " the next day";
  return days > 0 ? text("{} in {} days", words, days)
                  : text("{} {} day{} ago", words, -days, days == -1 ? "" : "s");
}

std::string Calendar::stamp(Time t) const {
  auto const s = t.of_day().value;
  return text("{} {:02}:{:02}:{:02}", iso(date_of(t.day())), s / 3600, s / 60 % 60, s % 60);
}

}  // namespace ruralsim::sim
