// Next-day rate by week, and what costs it.
#include "viz/from_tables/dates.hpp"
#include "viz/from_tables/reader.hpp"

namespace ruralsim::viz {
namespace {

constexpr std::size_t kFewWeeks = 8;  // of shorter runs every day is shown

// Of an axis with a place for each day after the order the first one: the next day.
Row next_day(Row const& values, std::size_t length) {
  return slice(values, 0, length);
}

RateSeries series_of(Reader const& reader, std::string name, Rows rates) {
  RateSeries series{.name = std::move(name)};
  for (std::size_t i = 0; !rates.empty() && i < rates.front().size(); ++i)
    series.weeks.push_back(reader.share_interval(column(rates, i)));
  if (rates.size() > 1) series.replications = std::move(rates);
  return series;
}

}  // namespace

NextDayRateData next_day_rate_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  bool const daily = reader.size("week") < kFewWeeks;
  std::string const prefix = daily ? "daily_" : "";
  NextDayRateData data{.info = reader.info(),
                       .step = daily ? NextDayRateData::Step::Day : NextDayRateData::Step::Week,
                       .weeks = reader.dates(daily ? "day" : "week")};
  auto const placed = reader.sums(prefix + "orders_judged"), ready = reader.sums(prefix + "orders_next_day");
  auto const due = reader.sums(prefix + "orders_due"), in_hand = reader.sums(prefix + "in_hand_within");
  Rows at_center, at_home;
  for (std::size_t r = 0; r < placed.size(); ++r) {
    at_center.push_back(ratios(ready[r], placed[r]));
    std::size_t const n = data.weeks.size();
    at_home.push_back(ratios(next_day(in_hand[r], n), next_day(due[r], n)));
  }
  data.series = {series_of(reader, "ready", std::move(at_center)),
                 series_of(reader, "in hand", std::move(at_home))};
  data.notes = date_notes(reader);
  return data;
}

LatenessData lateness_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  auto const judged = reader.judged("judged");
  Rows orders, in_time, late, rates, shares;
  for (auto const& row : reader.sums("daily_orders_judged")) orders.push_back(sum_over(row, judged));
  for (auto const& row : reader.sums("daily_orders_next_day")) in_time.push_back(sum_over(row, judged));
  for (auto const& row : reader.sums("daily_late")) late.push_back(sum_over(row, judged));
  for (std::size_t r = 0; r < orders.size(); ++r) {
    rates.push_back(ratios(in_time[r], orders[r]));
    shares.push_back(ratios(late[r], Row(late[r].size(), orders[r].front())));
  }
  LatenessData data{.info = reader.info(),
                    .orders = means(orders).front(),
                    .next_day = means(in_time).front(),
                    .next_day_rate = reader.share_interval(column(rates, 0))};
  auto const ids = reader.texts("reason_id");
  auto const charged = means(late), share = means(shares);
  for (std::size_t i = 0; i < ids.size(); ++i)
    data.reasons.push_back({reason_words(ids[i]), charged[i], share[i]});
  return data;
}

}  // namespace ruralsim::viz
