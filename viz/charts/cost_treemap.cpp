#include "viz/charts/cost_treemap.hpp"

#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"
#include "viz/squarified.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kSmallestShare = 0.005;  // of all cost: smaller ones are pooled within their level
constexpr double kMostMoney = 1e15;       // keeps sums finite

double money_of(CostLevel const& level, std::size_t kind) {
  double const amount = value_at(level.amount, kind);
  return std::isfinite(amount) ? std::clamp(amount, 0.0, kMostMoney) : 0;
}

double money_of(CostData const& data, CostLevel const& level) {
  double sum = 0;
  for (std::size_t kind = 0; kind < data.kinds.size(); ++kind) sum += money_of(level, kind);
  return sum;
}

double all_money(CostData const& data) {
  double sum = 0;
  for (auto const& level : data.levels) sum += money_of(data, level);
  return sum;
}

std::string amount_words(double amount) {
  return amount < 1000 ? fixed(amount, amount < 100 ? 2 : 0) : rounded(amount);
}

bool is_pooled(double amount, double all) {
  return amount > 0 && amount < kSmallestShare * all;
}

// A box within a level.
struct CostPiece {
  std::string name;
  double amount;
  Color fill;
};

std::vector<CostPiece> pieces_of(CostData const& data, CostLevel const& level, double all) {
  std::vector<CostPiece> pieces;
  CostPiece rest{.name = "other", .amount = 0, .fill = kMissing};
  for (std::size_t kind = 0; kind < data.kinds.size(); ++kind) {
    double const amount = money_of(level, kind);
    if (is_pooled(amount, all))
      rest.amount += amount;
    else if (amount > 0)
      pieces.push_back({data.kinds[kind], amount, fill_color(kind)});
  }
  if (rest.amount > 0) pieces.push_back(rest);
  return pieces;
}

// Name and amount on two lines, on one, or the amount alone: what finds room below what stands at its top.
void draw_words_of_piece(Canvas& canvas, Rect box, CostPiece const& piece, double head) {
  Style const& style = canvas.style();
  TextStyle const words{.size = style.tick_size, .color = text_on(piece.fill), .align = Align::Middle};
  double const line = 1.3 * style.tick_size;
  Rect const room = inset(box, 0.3 * line, head + 0.15 * line, 0.3 * line, 0.15 * line);
  auto const fits = [&](std::string const& text) { return canvas.measure(text, words).w <= room.w; };
  std::string const amount = amount_words(piece.amount);
  Point const middle = room.center();
  if (room.h >= 2 * line && fits(piece.name) && fits(amount)) {
    canvas.text(piece.name, {middle.x, middle.y - line / 2}, words);
    canvas.text(amount, {middle.x, middle.y + line / 2}, words);
  } else if (std::string const both = piece.name + " " + amount; room.h >= line && fits(both)) {
    canvas.text(both, middle, words);
  } else if (room.h >= line && fits(amount)) {
    canvas.text(amount, middle, words);
  }
}

// The name of a level stands at the top of its first box, so that all areas are in proportion. Returns the
// height it takes there; 0 where it finds no room.
double draw_name_of_level(Canvas& canvas, Rect first, CostLevel const& level, double money, Color color) {
  Style const& style = canvas.style();
  double const side = 0.5 * style.gap();
  for (double const size : {style.text_size, style.caption_size}) {
    double const head = 1.5 * size;
    TextStyle const words{.size = size, .color = color, .bold = true};
    for (auto const& text : {level.name + " " + amount_words(money), level.name}) {
      if (canvas.measure(text, words).w > first.w - 2 * side || first.h < 1.1 * head) continue;
      canvas.text(text, {first.x + side, first.y + head / 2 + 0.5 * side}, words);
      return head;
    }
  }
  return 0;
}

void draw_level_of_cost(Canvas& canvas, Rect box, CostData const& data, CostLevel const& level, double all) {
  auto pieces = pieces_of(data, level, all);
  std::ranges::stable_sort(pieces, std::ranges::greater{}, &CostPiece::amount);
  std::vector<double> sizes;
  for (auto const& piece : pieces) sizes.push_back(piece.amount);
  auto const boxes = squarified(sizes, box);
  for (std::size_t i = pieces.size(); i-- > 0;) {
    bool const any = boxes[i].w > 0 && boxes[i].h > 0;
    if (!any) continue;
    canvas.rectangle(boxes[i], pieces[i].fill, Mark::Bar);
    canvas.frame(boxes[i], {.color = kWhite, .width = canvas.style().thin_width}, Mark::Rule);
    double const head =
        i > 0 ? 0
              : draw_name_of_level(canvas, boxes[i], level, money_of(data, level), text_on(pieces[i].fill));
    draw_words_of_piece(canvas, boxes[i], pieces[i], head);
    canvas.tip(boxes[i], level.name + ", " + pieces[i].name + ": " + amount_words(pieces[i].amount) + " " +
                             data.currency);
  }
  canvas.frame(box, {.color = kInk, .width = 1.6 * canvas.style().thin_width}, Mark::Axis);
}

std::string pooled_words(CostData const& data, double all) {
  double pooled = 0;
  int kinds = 0;
  for (auto const& level : data.levels)
    for (std::size_t kind = 0; kind < data.kinds.size(); ++kind)
      if (double const amount = money_of(level, kind); is_pooled(amount, all)) pooled += amount, ++kinds;
  if (kinds == 0) return "";
  return "; other: " + counted(kinds, "kind", "kinds") + " below 0.5 % of all cost each, " +
         percent(pooled / all) + " of it together";
}

std::string treemap_words(CostData const& data, double all) {
  std::string const words = "Areas are in proportion to cost; frames: levels of the network" +
                            pooled_words(data, all) +
                            "; what finds no room has no words: all numbers are in the table";
  std::string const means = means_text(data.info);
  return means.empty() ? words : words + ". " + means;
}

}  // namespace

void draw_cost_treemap(CostTreemapData const& data, Canvas& canvas) {
  auto const& cost = data.cost;
  double const all = all_money(cost);
  Rect room =
      draw_surroundings(canvas, cost.info, "Where the money goes, " + cost.currency + " a parcel delivered",
                        all > 0 ? treemap_words(cost, all) : "");
  if (!(all > 0)) return draw_no_data(canvas, room, cost.info, "no data: nothing was delivered");
  std::vector<Key> keys;
  for (auto const& kind : cost.kinds) keys.push_back({kind, fill_color(keys.size())});
  room = draw_legend_above(canvas, room, keys);
  std::vector<double> sizes;
  for (auto const& level : cost.levels) sizes.push_back(money_of(cost, level));
  auto const boxes = squarified(sizes, room);
  for (std::size_t i = 0; i < cost.levels.size(); ++i)
    if (boxes[i].w > 0 && boxes[i].h > 0) draw_level_of_cost(canvas, boxes[i], cost, cost.levels[i], all);
}

std::string csv(CostTreemapData const& data) {
  auto const& cost = data.cost;
  double const all = all_money(cost);
  Csv table({"level", "kind", cost.currency + " a parcel", "share", "pooled"});
  for (auto const& level : cost.levels)
    for (std::size_t i = 0; i < cost.kinds.size(); ++i)
      table.cell(level.name)
          .cell(cost.kinds[i])
          .cell(value_at(level.amount, i))
          .cell(all > 0 ? money_of(level, i) / all : kNan)
          .cell(is_pooled(money_of(level, i), all) ? "yes" : "no")
          .end_row();
  return table.text();
}

Figure figure(CostTreemapData data) {
  auto const shared = std::make_shared<CostTreemapData const>(std::move(data));
  return {.name = "cost-treemap",
          .rows = [](Style const& style) { return style.narrow() ? 22.0 : 30.0; },
          .draw = [shared](Canvas& canvas) { draw_cost_treemap(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
