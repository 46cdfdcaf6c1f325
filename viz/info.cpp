#include "viz/info.hpp"

#include "viz/number.hpp"

#include <cmath>

namespace ruralsim::viz {
namespace {

std::string with_full_stop(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

std::string sentences(std::vector<std::string> const& parts) {
  std::string all;
  for (auto const& part : parts) {
    if (part.empty()) continue;
    all.append(all.empty() ? "" : " ").append(with_full_stop(part));
  }
  return all;
}

constexpr std::size_t kMostSettings = 4;

// "yucheng-2023.toml with truck.parcels=200, truck.volume=6 m3 and 3 more settings"
std::string origin_text(ChartInfo const& info) {
  std::string words = info.file;
  std::size_t const shown = info.settings.size() <= kMostSettings ? info.settings.size() : kMostSettings - 1;
  for (std::size_t i = 0; i < shown; ++i)
    words.append(i > 0 ? ", " : words.empty() ? "with " : " with ").append(info.settings[i]);
  if (std::size_t const rest = info.settings.size() - shown; rest > 0)
    words += " and " + std::to_string(rest) + " more settings";
  return words;
}

std::string title_of(ChartInfo const& info, std::string_view own_title) {
  std::string title = info.title.empty() ? std::string(own_title) : info.title;
  if (info.scenario.empty()) return title;
  return title.empty() ? info.scenario : title + " — " + info.scenario;
}

}  // namespace

std::string interval_name(ChartInfo const& info) {
  double const level = 100 * info.level;
  return fixed(level, level == std::round(level) ? 0 : 1) +
         (info.intervals == IntervalKind::jackknife ? " % jackknife interval" : " % t-interval");
}

std::string with_interval(ChartInfo const& info, Interval const& value, std::string (*text_of)(double)) {
  if (!std::isfinite(value.low) || !std::isfinite(value.high)) return text_of(value.mean);
  return text_of(value.mean) + " (" + interval_name(info) + " " + text_of(value.low) + " to " +
         text_of(value.high) + ")";
}

std::string means_text(ChartInfo const& info) {
  if (info.replications < 2) return "";
  return info.intervals == IntervalKind::jackknife ? "All replications together" : "Means over replications";
}

std::string interval_text(ChartInfo const& info, std::string_view mark) {
  if (info.replications < 2) return {};
  return std::string(mark) + ": " + interval_name(info) + " of the mean";
}

std::string caption(ChartInfo const& info, std::string_view marks) {
  std::string origin = origin_text(info);
  auto const add = [&](std::string const& part) { origin.append(origin.empty() ? "" : "; ").append(part); };
  if (info.replications == 1) add("n = 1 replication, no interval");
  if (info.replications > 1) add("n = " + fixed(info.replications, 0) + " replications");
  if (info.seed) add("seed " + std::to_string(*info.seed));
  if (!info.version.empty()) add("ruralsim " + info.version);
  return sentences({std::string(marks), info.note, origin});
}

Rect draw_surroundings(Canvas& canvas, ChartInfo const& info, std::string_view own_title,
                       std::string_view marks) {
  Style const& style = canvas.style();
  Rect const inner = inset(canvas.page(), style.margin, style.margin, style.margin, style.margin);
  std::string const title = title_of(info, own_title);
  std::string const words = caption(info, marks);
  canvas.describe(title, words);

  double top = 0;
  if (!title.empty()) {
    TextStyle const bold{.size = style.title_size, .bold = true, .max_lines = 2};
    top = canvas.paragraph(title, {inner.x, inner.y}, inner.w, bold) + 0.4 * style.title_size;
  }
  double bottom = 0;
  if (!words.empty()) {
    TextStyle const quiet{
        .size = style.caption_size, .color = kQuietInk, .max_lines = style.narrow() ? 7 : 4};
    bottom = canvas.paragraph_height(words, inner.w, quiet);
    canvas.paragraph(words, {inner.x, inner.bottom() - bottom}, inner.w, quiet);
    bottom += 0.7 * style.caption_size;
  }
  return inset(inner, 0, top, 0, bottom);
}

void draw_no_data(Canvas& canvas, Rect room, ChartInfo const& info, std::string_view own_words) {
  std::string_view const why = info.nothing.empty() ? own_words : info.nothing;
  Style const& style = canvas.style();
  canvas.frame(room, {.color = kGrid, .width = style.thin_width}, Mark::Axis);
  canvas.text(why, room.center(),
              {.size = style.text_size, .color = kQuietInk, .align = Align::Middle, .max_width = room.w});
}

}  // namespace ruralsim::viz
