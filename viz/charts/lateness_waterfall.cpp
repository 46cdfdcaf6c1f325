#include "viz/charts/lateness_waterfall.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kTiny = 0.005;  // of all orders
constexpr std::size_t kMostReasons = 12;

std::vector<LatenessReason> largest_first(LatenessData const& data) {
  std::vector<LatenessReason> reasons;
  for (auto const& reason : data.reasons) {
    if (std::isfinite(reason.orders) && reason.orders > 0) reasons.push_back(reason);
  }
  std::ranges::stable_sort(reasons, std::greater{}, &LatenessReason::orders);
  return reasons;
}

// Replications differ in their orders: a mean of shares is not the share of means.
double share_of(LatenessData const& data, LatenessReason const& reason) {
  return std::isfinite(reason.share) ? reason.share : reason.orders / data.orders;
}

bool has_shares(LatenessData const& data) {
  bool const all = std::ranges::all_of(data.reasons, [](auto const& r) { return std::isfinite(r.share); });
  return all && std::isfinite(data.next_day_rate.mean);
}

double rate_of(LatenessData const& data) {
  return has_shares(data) ? data.next_day_rate.mean : data.next_day / data.orders;
}

std::string step_text(double orders, double share) {
  return (orders < 0 ? "+" : "−") + percent(std::abs(share));
}

std::string step_count(double orders) {
  int const decimals = orders < 10 && orders != std::round(orders) ? 1 : 0;
  return " (" + (orders < 1e9 ? fixed(orders, decimals) : rounded(orders)) + ")";
}

enum class Beside { left, right, upon, nowhere };

// A step's words stand left of it, where the page is empty; else right of it; else upon it.
Beside place_for(double width, Rect area, Rect bar) {
  if (bar.x - area.x > width) return Beside::left;
  if (area.right() - bar.right() > width) return Beside::right;
  return bar.w >= width ? Beside::upon : Beside::nowhere;
}

// Where share and number together would stick out of the bar, the share stands alone.
void draw_step(Canvas& canvas, Rect area, Rect bar, std::string text, std::string const& count) {
  Style const& style = canvas.style();
  canvas.rectangle(bar, kLoss, Mark::Bar);
  TextStyle words{.size = style.text_size, .max_width = area.w};
  auto const width = [&](std::string const& t) { return canvas.measure(t, words).w + style.gap(); };
  if (place_for(width(text + count), area, bar) != Beside::nowhere) text += count;
  Beside const beside = place_for(width(text), area, bar);
  double const y = bar.center().y;
  if (beside == Beside::right) {
    canvas.text(text, {bar.right() + style.gap() / 2, y}, words);
    return;
  }
  words.align = Align::End;
  if (beside == Beside::left) {
    canvas.text(text, {bar.x - style.gap() / 2, y}, words);
    return;
  }
  words.color = text_on(kLoss);
  canvas.text(text, {std::max(bar.right(), area.x + width(text)) - style.gap() / 2, y}, words);
}

void draw_total(Canvas& canvas, Rect area, Rect bar, std::string const& text) {
  Style const& style = canvas.style();
  canvas.rectangle(bar, kTotal, Mark::Bar);
  TextStyle words{.size = style.text_size, .bold = true};
  bool const right = area.right() - bar.right() > canvas.measure(text, words).w + style.gap();
  if (!right) words.align = Align::End, words.color = kWhite;
  double const x = right ? bar.right() + style.gap() / 2 : bar.right() - style.gap();
  canvas.text(text, {x, bar.center().y}, words);
}

std::vector<std::string> row_names(std::vector<LatenessReason> const& steps) {
  std::vector<std::string> names = {"all orders"};
  for (auto const& step : steps) names.push_back(step.name);
  names.emplace_back("next day");
  return names;
}

}  // namespace

std::vector<LatenessReason> lateness_steps(LatenessData const& data) {
  std::vector<LatenessReason> steps;
  LatenessReason other;
  std::size_t pooled = 0;
  std::string only;
  double charged = 0, charged_share = 0, other_share = 0;
  for (auto const& reason : largest_first(data)) {
    charged += reason.orders;
    charged_share += share_of(data, reason);
    if (reason.orders >= kTiny * data.orders && steps.size() < kMostReasons) {
      steps.push_back(reason);
      continue;
    }
    other.orders += reason.orders;
    other_share += share_of(data, reason);
    only = reason.name;
    ++pooled;
  }
  other.name = pooled == 1 ? only : "other (" + std::to_string(pooled) + " reasons)";
  other.share = other_share;
  if (pooled > 0) steps.push_back(other);
  double const uncharged = data.orders - data.next_day - charged;
  if (std::abs(uncharged) > 0.5)
    steps.push_back({"not charged", uncharged, 1 - rate_of(data) - charged_share});
  return steps;
}

void draw_lateness_waterfall(LatenessData const& data, Canvas& canvas) {
  std::string const number = data.info.replications > 1 ? "mean number" : "number";
  std::string words =
      "Share of orders (" + number +
      ") by the reason that a late order is charged to: the timetable, where that alone makes it late, "
      "else what held it longest";
  if (std::isfinite(data.next_day_rate.low)) {
    words += ". Next-day rate " + with_interval(data.info, data.next_day_rate, percent);
  }
  Rect const room = draw_surroundings(canvas, data.info, "What costs next-day delivery", words);
  if (!(data.orders > 0) || !std::isfinite(data.orders) || !std::isfinite(data.next_day)) {
    return draw_no_data(canvas, room, data.info, "no data: no orders");
  }
  auto const steps = lateness_steps(data);
  Axis const axis{.title = "share of orders", .domain = {0, 1}, .ticks = percent_ticks, .most = 6};
  Rect const above = inset(room, 0, 0, 0, x_axis_height(canvas.style(), axis));
  BarRows const rows = draw_rows(canvas, above, row_names(steps), 0.38);
  Scale const x = draw_x_axis(canvas, rows.area, axis);
  auto const bar = [&](std::size_t row, double from, double to) {
    Rect const band = rows.band(row);
    double const left = x(std::clamp(std::min(from, to), 0.0, 1.0)),
                 right = x(std::clamp(std::max(from, to), 0.0, 1.0));
    return Rect{left, band.y, right - left, band.h};
  };
  draw_total(canvas, rows.area, bar(0, 0, 1), counted(std::round(data.orders), "order", "orders"));
  double share = 1;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    double const rest = share - share_of(data, steps[i]);
    Rect const step = bar(i + 1, rest, share);
    std::array const link = {Point{step.right(), rows.band(i).bottom()}, Point{step.right(), step.y}};
    canvas.line(link, {.color = kAxis, .width = canvas.style().thin_width}, Mark::Rule);
    draw_step(canvas, rows.area, step, step_text(steps[i].orders, share_of(data, steps[i])),
              step_count(steps[i].orders));
    canvas.tip({rows.area.x, step.y, rows.area.w, step.h},
               steps[i].name + ": " + step_text(steps[i].orders, share_of(data, steps[i])) +
                   " of all orders" + step_count(steps[i].orders));
    share = rest;
  }
  double const rate = rate_of(data);
  draw_total(canvas, rows.area, bar(steps.size() + 1, 0, rate), percent(rate));
}

std::string csv(LatenessData const& data) {
  Csv table({"reason", "orders", "share"});
  auto const row = [&](std::string const& name, double orders, double share) {
    table.cell(name).cell(orders).cell(data.orders > 0 ? share : NAN).end_row();
  };
  row("all orders", data.orders, 1);
  for (auto const& reason : largest_first(data)) row(reason.name, reason.orders, share_of(data, reason));
  row("next day", data.next_day, rate_of(data));
  return table.text();
}

Figure figure(LatenessData data) {
  auto const shared = std::make_shared<LatenessData const>(std::move(data));
  return {.name = "lateness-waterfall",
          .rows =
              [shared](Style const&) {
                return 3.5 + 1.25 * static_cast<double>(lateness_steps(*shared).size() + 2);
              },
          .draw = [shared](Canvas& canvas) { draw_lateness_waterfall(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
