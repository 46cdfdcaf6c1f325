#include "viz/report/board.hpp"

#include "sim/text.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/report/spans.hpp"
#include "viz/report/whole_run.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruralsim::viz {
namespace {

// A weekly figure of every county, added up over the replications: [county][week].
class WeeklyByCounty {
 public:
  WeeklyByCounty(Reader const& reader, std::string_view name) : weeks_(reader.size("week")) {
    values_.assign(reader.size("county") * weeks_, 0);
    if (!reader.has(name)) return;
    there_ = true;
    Row const all = reader.numbers(name);
    for (std::size_t i = 0; i < all.size(); ++i)
      values_[i % values_.size()] += std::isnan(all[i]) ? 0 : all[i];
  }

  bool there() const { return there_; }
  double of(std::size_t county, WeekSpan const& span) const {
    double sum = 0;
    for (std::size_t const week : span.weeks) sum += values_[county * weeks_ + week];
    return sum;
  }
  WeeklyByCounty& operator+=(WeeklyByCounty const& other) {
    std::transform(values_.begin(), values_.end(), other.values_.begin(), values_.begin(), std::plus{});
    return *this;
  }

 private:
  std::size_t weeks_;
  std::vector<double> values_;
  bool there_ = false;
};

// All levels of the network but technicians, as in the cost of a parcel.
Row cost_of_parcels(Reader const& reader) {
  auto const levels = reader.texts("cost_level_id");
  Row const all = reader.numbers("cost_by_level");
  std::size_t const weeks = reader.size("week");
  Row sums(reader.size("county") * weeks);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t const county = i / weeks / levels.size() % reader.size("county");
    if (levels[i / weeks % levels.size()] != "technicians" && !std::isnan(all[i]))
      sums[county * weeks + i % weeks] += all[i];
  }
  return sums;
}

// Open jobs at the end of the span's last day; files of several regions have them by week, others by day.
Row open_jobs(Reader const& reader) {
  std::size_t const weeks = reader.size("week"), counties = reader.size("county");
  bool const by_week = reader.has("weekly_backlog");
  Row const all = reader.numbers(by_week ? "weekly_backlog" : "backlog");
  std::size_t const steps = reader.size(by_week ? "week" : "day"), ages = reader.size("age");
  Row sums(counties * weeks);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t const step = i % steps, county = i / steps / ages % counties;
    bool const ends_week = by_week || step % 7 == 6 || step + 1 == steps;
    std::size_t const week = by_week ? step : step / 7;
    if (ends_week) sums[county * weeks + week] += all[i];
  }
  return sums;
}

// `whole`: of the whole run, one a place; empty if that is made of the weeks, too.
void add(Board& board, Measure measure, Row const& whole, auto value_of) {
  board.measures.push_back(std::move(measure));
  for (std::size_t c = 0; c < board.places.size(); ++c)
    for (std::size_t s = 0; s < board.spans.size(); ++s)
      board.places[c].values[s].push_back(s == 0 && !whole.empty() ? whole[c] : value_of(c, s));
}

// Orders at least so many days before the end are old enough to tell whether their installation took 48
// hours: 14 for the delivery, as in the headline figure.
constexpr std::size_t kDaysToTellInstallation = 17;

WeekSpan old_enough(Reader const& reader, WeekSpan span) {
  std::erase_if(span.weeks, [&](std::size_t week) {
    return 7 * week + 6 + kDaysToTellInstallation > reader.size("day");
  });
  return span;
}

double days_of(Reader const& reader, WeekSpan const& span) {
  std::size_t days = 0;
  for (std::size_t const week : span.weeks) days += std::min<std::size_t>(7, reader.size("day") - 7 * week);
  return static_cast<double>(days);
}

void add_orders(Reader const& reader, std::vector<WeekSpan> const& spans, Board& board) {
  WeeklyByCounty const placed(reader, "orders_placed"), judged(reader, "orders_judged"),
      in_time(reader, "orders_next_day");
  auto const n = static_cast<double>(reader.replications());
  add(board,
      {"next-day rate", Measure::Shown::percent, Measure::Better::more,
       "share of orders ready by the end of the next day"},
      rate_of_whole_run(reader, "next_day_rate"),
      [&](auto c, auto s) { return ratio(in_time.of(c, spans[s]), judged.of(c, spans[s])); });
  add(board, {"orders a day", Measure::Shown::count, Measure::Better::neither, "orders placed on a mean day"},
      orders_a_day_of_whole_run(reader),
      [&](auto c, auto s) { return ratio(placed.of(c, spans[s]) / n, days_of(reader, spans[s])); });
}

void add_installation(Reader const& reader, std::vector<WeekSpan> const& spans, Board& board) {
  WeeklyByCounty const jobs(reader, "jobs"), done(reader, "installed_within_48h");
  if (!jobs.there() || !done.there()) return;
  add(board,
      {"installed in 48 h", Measure::Shown::percent, Measure::Better::more,
       "share of installation jobs complete within 48 hours of delivery, of those ordered early enough to "
       "tell: at least 17 days before the end of the run"},
      rate_of_whole_run(reader, "installed_within_48h_rate"), [&](auto c, auto s) {
        auto const span = old_enough(reader, spans[s]);
        return ratio(done.of(c, span), jobs.of(c, span));
      });
  if (!reader.has("weekly_backlog") && !reader.has("backlog")) return;
  Row const open = open_jobs(reader);
  auto const n = static_cast<double>(reader.replications());
  add(board,
      {"open installations", Measure::Shown::count, Measure::Better::less,
       "installation jobs that are open at the end of the span"},
      count_of_whole_run(reader, "backlog_end"), [&](auto c, auto s) {
        return spans[s].weeks.empty() ? kNan : open[c * reader.size("week") + spans[s].weeks.back()] / n;
      });
}

void add_cost(Reader const& reader, std::vector<WeekSpan> const& spans, Board& board) {
  if (!reader.has("cost_by_level") || !reader.has("delivered_at_center")) return;
  WeeklyByCounty delivered(reader, "delivered_at_center");
  delivered += WeeklyByCounty(reader, "delivered_at_home");
  Row const cost = cost_of_parcels(reader);
  add(board,
      {"cost of a parcel", Measure::Shown::count, Measure::Better::less,
       "cost of all levels but technicians over parcels delivered, in money of the run's currency year"},
      rate_of_whole_run(reader, "cost_per_parcel"), [&](auto c, auto s) {
        double sum = 0;
        for (std::size_t const week : spans[s].weeks) sum += cost[c * reader.size("week") + week];
        return ratio(sum, delivered.of(c, spans[s]));
      });
}

// On a plane that is true along its middle parallel and all meridians, in degrees of latitude.
void put_on_map(Reader const& reader, Board& board) {
  if (!reader.has("network/county_latitude")) return;
  Row const north = reader.numbers("network/county_latitude"),
            east = reader.numbers("network/county_longitude");
  double low = 90, high = -90;
  for (double const latitude : north)
    if (std::isfinite(latitude)) low = std::min(low, latitude), high = std::max(high, latitude);
  double const narrower = std::cos((low + high) / 2 * std::numbers::pi / 180);
  for (std::size_t c = 0; c < board.places.size(); ++c)
    board.places[c].x = east[c] * narrower, board.places[c].y = -north[c];
  board.map_note = "Every circle is a county, where its seat lies; north is up";
}

std::string span_note(Reader const& reader, std::size_t spans) {
  std::string note = reader.has("county_summary/next_day_rate")
                         ? "The whole run is that of the key figures: it leaves out the warm-up and goes to "
                           "the last day."
                         : "The whole run is of the weeks that count, without warm-up and the last days.";
  if (spans > 1)
    note +=
        " The dates of the map are made of whole weeks, those of the warm-up among them, and so do not add "
        "up "
        "to it; a week belongs to where its middle day is, days of a last week that is cut off to the weeks "
        "before.";
  if (reader.has("installed_within_48h"))
    note +=
        " Installation within 48 hours is told of orders alone that were placed at least 17 days before the "
        "end: of later ones nobody knows yet.";
  return note;
}

Board counties(Reader const& reader) {
  Board board{.one = "county", .many = "counties", .spans = {}, .measures = {}, .places = {}};
  auto const spans =
      week_spans(reader.dates("week"), reader.judged("judged_week"), reader.dates("day").back());
  for (auto const& span : spans) board.spans.push_back(span.name);
  auto const names = reader.texts("county_name");
  bool const regions = reader.has("county_region");
  Row const region = regions ? reader.numbers("county_region") : Row{};
  auto const region_names = regions ? reader.texts("region_name") : std::vector<std::string>{};
  for (std::size_t c = 0; c < names.size(); ++c)
    board.places.push_back({names[c], regions ? region_names.at(static_cast<std::size_t>(region[c])) : "",
                            kNan, kNan, std::vector<std::vector<double>>(spans.size())});
  put_on_map(reader, board);
  add_orders(reader, spans, board);
  add_installation(reader, spans, board);
  add_cost(reader, spans, board);
  board.span_note = span_note(reader, spans.size());
  return board;
}

// Of centers a file tells the whole run alone.
Board centers(Reader const& reader) {
  Board board{.one = "service center",
              .many = "service centers",
              .spans = {"the whole run"},
              .measures = {},
              .places = {}};
  auto const names = reader.texts("network/center_id");
  Row const east = reader.numbers("network/center_east"), north = reader.numbers("network/center_north"),
            way = reader.numbers("network/center_hub_distance");
  for (std::size_t i = 0; i < names.size(); ++i)
    board.places.push_back({names[i], "", east[i], -north[i], {{}}});
  Row orders(names.size()), in_time(names.size());
  Row const all = reader.numbers("center_orders"), next = reader.numbers("center_next_day");
  for (std::size_t i = 0; i < all.size(); ++i)
    orders[i % names.size()] += all[i], in_time[i % names.size()] += next[i];
  auto const n = static_cast<double>(reader.replications());
  add(board,
      {"next-day rate", Measure::Shown::percent, Measure::Better::more,
       "share of orders ready by the end of the next day"},
      {}, [&](auto i, auto) { return ratio(in_time[i], orders[i]); });
  add(board, {"orders", Measure::Shown::count, Measure::Better::neither, "orders that count in the rate"}, {},
      [&](auto i, auto) { return orders[i] / n; });
  add(board, {"km from the hub", Measure::Shown::count, Measure::Better::neither, "way by road from the hub"},
      {}, [&](auto i, auto) { return way[i]; });
  board.map_note = "Every circle is a service center, the square is the county's hub; north is up";
  return board;
}

}  // namespace

bool Board::has_map() const {
  return std::ranges::any_of(places,
                             [](BoardPlace const& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

Board board_of(results::Tables const& tables) {
  Part const part;
  Reader const reader(tables, part);
  return reader.size("county") > 1 ? counties(reader) : centers(reader);
}

}  // namespace ruralsim::viz
