#include "viz/charts/cost.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kDearest = 1e15;  // keeps sums finite

double amount_of(CostLevel const& level, std::size_t kind) {
  double const amount = value_at(level.amount, kind);
  return std::isfinite(amount) ? std::clamp(amount, 0.0, kDearest) : 0;
}

double sum_of_level(CostData const& data, CostLevel const& level) {
  double sum = 0;
  for (std::size_t i = 0; i < data.kinds.size(); ++i) sum += amount_of(level, i);
  return sum;
}

std::string money_text(double amount) {
  if (!std::isfinite(amount)) return "n/a";
  return amount < 1000 ? fixed(amount, amount < 100 ? 2 : 0) : rounded(amount);
}

std::string cost_words(CostData const& data) {
  std::string words = means_text(data.info);
  auto const add = [&](std::string const& what, Interval const& cost) {
    if (!std::isfinite(cost.mean)) return;
    words += (words.empty() ? "" : ". ") + what + with_interval(data.info, cost, money_text);
  };
  add("A parcel, without technicians: ", data.parcel);
  add("An installation, which technicians are for: ", data.installation);
  return words;
}

void draw_level(Canvas& canvas, CostData const& data, std::size_t row, BarRows const& rows, Scale const& x) {
  Style const& style = canvas.style();
  Rect const band = rows.band(row);
  double from = 0;
  for (std::size_t i = 0; i < data.kinds.size(); ++i) {
    double const amount = amount_of(data.levels[row], i);
    Rect const bar{x(from), band.y, x(from + amount) - x(from), band.h};
    from += amount;
    if (amount <= 0) continue;
    canvas.rectangle(bar, fill_color(i), Mark::Bar);
    std::string const text = money_text(amount);
    canvas.tip(bar, data.levels[row].name + ", " + data.kinds[i] + ": " + text + " " + data.currency);
    TextStyle const words{.size = style.tick_size, .color = text_on(fill_color(i)), .align = Align::Middle};
    bool const fits = canvas.measure(text, words).w + 0.6 * style.tick_size < bar.w && words.size < band.h;
    if (fits) canvas.text(text, bar.center(), words);
  }
  if (rows.pitch < 1.2 * style.text_size) return;
  canvas.text(money_text(from), {x(from) + style.gap() / 2, rows.middle(row)},
              {.size = style.text_size, .bold = true});
}

}  // namespace

void draw_cost(CostData const& data, Canvas& canvas) {
  Style const& style = canvas.style();
  Rect room = draw_surroundings(canvas, data.info, "What a parcel costs", cost_words(data));
  double dearest = 0;
  for (auto const& level : data.levels) dearest = std::max(dearest, sum_of_level(data, level));
  if (!(dearest > 0)) return draw_no_data(canvas, room, data.info, "no data: nothing was delivered");
  std::vector<Key> keys;
  for (auto const& kind : data.kinds) keys.push_back({kind, fill_color(keys.size())});
  room = draw_legend_above(canvas, room, keys);
  std::vector<std::string> names;
  for (auto const& level : data.levels) names.push_back(level.name);
  Axis const axis{.title = data.currency + " a parcel delivered",
                  .domain = canvas.in_common("cost", {0, dearest}),
                  .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
                  .most = 8};
  double const beside = canvas.measure("1,000.00", {.size = style.text_size, .bold = true}).w + style.gap();
  BarRows const rows = draw_rows(canvas, inset(room, 0, 0, beside, x_axis_height(style, axis)), names);
  Scale const x = draw_x_axis(canvas, rows.area, axis);
  for (std::size_t row = 0; row < data.levels.size(); ++row) draw_level(canvas, data, row, rows, x);
}

std::string csv(CostData const& data) {
  Csv table({"level", "kind", data.currency + " a parcel"});
  for (auto const& level : data.levels)
    for (std::size_t i = 0; i < data.kinds.size(); ++i)
      table.cell(level.name).cell(data.kinds[i]).cell(value_at(level.amount, i)).end_row();
  return table.text();
}

Figure figure(CostData data) {
  auto const shared = std::make_shared<CostData const>(std::move(data));
  return {.name = "cost",
          .rows =
              [shared](Style const&) {
                return std::clamp(4 + 1.8 * static_cast<double>(shared->levels.size()), 10.0, 60.0);
              },
          .draw = [shared](Canvas& canvas) { draw_cost(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
