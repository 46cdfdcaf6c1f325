#include "viz/report/drawing.hpp"

#include "sim/text.hpp"
#include "viz/chart_names.hpp"
#include "viz/from_tables/country.hpp"
#include "viz/report/slim.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

// The words of an element of the SVG: <title> or <desc>, the first of its kind.
std::string words_within(std::string const& svg, std::string const& element) {
  std::size_t const begin = svg.find("<" + element + ">");
  std::size_t const end = svg.find("</" + element + ">");
  if (begin == std::string::npos || end == std::string::npos) return "";
  std::size_t const from = begin + element.size() + 2;
  return svg.substr(from, end - from);
}

// In a page the SVG has the width that it is given, and no prolog.
std::string for_page(std::string svg) {
  std::size_t const start = svg.find("<svg ");
  svg.erase(0, start == std::string::npos ? 0 : start);
  for (char const* size : {" width=\"", " height=\""}) {
    std::size_t const at = svg.find(size);
    if (at < svg.find('>')) svg.erase(at, svg.find('"', at + std::string_view(size).size()) + 1 - at);
  }
  return svg;
}

// The report has a map of its own where there are several counties.
bool is_for_report(results::Tables const& tables, ChartKind const& kind) {
  return kind.draws != Draws::Map || tables.at("county").size() == 1;
}

struct FigureOfKind {
  std::string kind;
  Figure figure;

  bool of_one_county() const { return figure.name != kind; }
};

std::vector<FigureOfKind> figures_for_report(results::Tables const& tables, double level) {
  Part const part{.county = {}, .level = level, .boundaries = {}};
  std::vector<FigureOfKind> all;
  for (auto const& kind : kChartKinds) {
    if (!is_for_report(tables, kind) || !has_figures(tables, kind.name, part)) continue;
    for (auto& figure : figures_from(tables, kind.name, part))
      all.push_back({std::string(kind.name), std::move(figure)});
  }
  return all;
}

// Ids within the picture begin with a short name, as they stand in it a thousand times.
Canvas drawn_for_page(Figure const& figure, std::string const& id, ScalesInCommon* scales) {
  Style const style = style_for(Medium::SingleColumn);
  Canvas canvas(style, page_size(style, figure.rows(style)), Format::Svg);
  canvas.name_ids(id);
  if (scales) canvas.share((*scales)[figure.name]);
  figure.draw(canvas);
  return canvas;
}

// Where there are no data a picture has a frame, and words in it.
bool shows_anything(Canvas const& canvas) {
  return canvas.count(Mark::Axis) < canvas.marks().size();
}

ReportChart chart_of(FigureOfKind const& one, Canvas& canvas, GlyphSheet& glyphs) {
  std::string svg = without_bidi_controls(canvas.bytes());
  ReportChart chart{.name = one.figure.name,
                    .kind = one.kind,
                    .title = words_within(svg, "title"),
                    .description = words_within(svg, "desc"),
                    .svg = {}};
  chart.svg = glyphs.shared(slim_svg(with_tips(for_page(std::move(svg)), canvas.tips())));
  return chart;
}

TimeSeries::Line line_of(std::string name, std::vector<Interval> const& steps) {
  TimeSeries::Line line{.name = std::move(name), .values = {}, .low = {}, .high = {}};
  bool const band = std::ranges::any_of(steps, [](Interval const& i) { return std::isfinite(i.low); });
  for (auto const& step : steps) {
    line.values.push_back(step.mean);
    if (band) line.low.push_back(step.low), line.high.push_back(step.high);
  }
  return line;
}

std::vector<std::int64_t> days_since_1970(std::vector<sim::Date> const& dates) {
  std::vector<std::int64_t> days;
  for (auto const date : dates) days.push_back(date.days);
  return days;
}

}  // namespace

std::string with_tips(std::string svg, std::vector<LabelBox> const& tips) {
  if (tips.empty()) return svg;
  std::string overlay = "<g class=\"tips\" fill=\"none\" pointer-events=\"all\">\n";
  for (auto const& [words, box] : tips)
    overlay += sim::text(
        "<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"><title>{}</title></rect>", box.x,
        box.y, std::max(box.w, 0.5), std::max(box.h, 0.5), attribute_html(words));
  if (std::size_t const end = svg.rfind("</svg>"); end != std::string::npos)
    svg.insert(end, overlay + "</g>\n");
  return svg;
}

std::vector<ReportChart> charts_of(results::Tables const& tables, std::string const& id,
                                   ReportWish const& wish) {
  std::vector<ReportChart> charts;
  for (auto const& one : figures_for_report(tables, wish.level)) {
    Canvas canvas = drawn_for_page(one.figure, sim::text("{}c{}", id, charts.size() + 1), wish.scales.get());
    if (!one.of_one_county() || shows_anything(canvas)) charts.push_back(chart_of(one, canvas, *wish.glyphs));
  }
  return charts;
}

std::shared_ptr<ScalesInCommon> scales_of(std::vector<results::Tables> const& side_by_side, double level) {
  auto scales = std::make_shared<ScalesInCommon>();
  for (auto const& tables : side_by_side)
    for (auto const& one : figures_for_report(tables, level)) drawn_for_page(one.figure, "", scales.get());
  return scales;
}

std::vector<TimeSeries> series_of(results::Tables const& all, double level) {
  Part const part{.county = {}, .level = level, .boundaries = {}};
  results::Tables const tables = has_regions(all) ? as_one_county(all) : all;
  auto const rate = next_day_rate_from(tables, part);
  bool const daily = rate.step == NextDayRateData::Step::Day;
  TimeSeries rates{.name = "next-day-rate",
                   .title = daily ? "Next-day rate by day" : "Next-day rate by week",
                   .unit = "%",
                   .days = days_since_1970(rate.weeks),
                   .lines = {}};
  for (auto const& one : rate.series) rates.lines.push_back(line_of(one.name, one.weeks));
  auto const backlog = installation_backlog_from(tables, part);
  TimeSeries open{.name = "installation-backlog",
                  .title = "Open installations by day",
                  .unit = "open jobs",
                  .days = days_since_1970(backlog.days),
                  .lines = {}};
  if (!backlog.total.empty()) open.lines.push_back(line_of("open installations", backlog.total));
  std::vector<TimeSeries> series;
  for (auto* one : {&rates, &open})
    if (!one->lines.empty() && one->days.size() > 1) series.push_back(std::move(*one));
  return series;
}

}  // namespace ruralsim::viz
