// Charts as HTML: the picture, and the data for those who zoom into it.
#include "results/json.hpp"
#include "viz/html_page.hpp"
#include "viz/markup.hpp"
#include "viz/report/html.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

bool can_be_zoomed(RunReport const& run, std::string const& chart) {
  return std::ranges::any_of(run.series, [&](TimeSeries const& s) { return s.name == chart; });
}

std::string chart_html(RunReport const& run, ReportChart const& chart, std::string const& heading = "") {
  std::string const zoom =
      can_be_zoomed(run, chart.name) ? " data-series=\"" + run.id + "-series-" + chart.name + "\"" : "";
  return "<figure class=\"chart\" id=\"" + run.id + "-chart-" + chart.name + "\"" + zoom + ">\n" + heading +
         chart.svg + "</figure>\n";
}

ReportChart const* chart_called(RunReport const& run, std::string const& name) {
  auto const found = std::ranges::find(run.charts, name, &ReportChart::name);
  return found == run.charts.end() ? nullptr : &*found;
}

// Five digits tell more than a screen can show.
void write_values(results::Json& json, std::string_view key, std::vector<double> const& values) {
  json.key(key).array();
  for (double const value : values) {
    if (!std::isfinite(value) || value == 0) {
      std::isfinite(value) ? json.whole(0) : json.null();
      continue;
    }
    double const scale = std::pow(10, 4 - std::floor(std::log10(std::abs(value))));
    json.number(std::round(value * scale) / scale);
  }
  json.end();
}

}  // namespace

std::string charts_html(RunReport const& run) {
  std::string html = "<div class=\"charts\">\n";
  for (auto const& chart : run.charts) html += chart_html(run, chart);
  return html + "</div>\n";
}

std::string charts_side_by_side_html(RunReport const& first, RunReport const& second) {
  std::string html = "<div class=\"charts pairs\">\n";
  auto const there = [](RunReport const& run, std::string const& name) {
    auto const* chart = chart_called(run, name);
    std::string const heading = "<p class=\"plan\">" + xml_escaped(run.name) + "</p>\n";
    return chart ? chart_html(run, *chart, heading)
                 : "<div>" + heading + "<p class=\"none\">Has no such figures.</p></div>\n";
  };
  for (auto const& chart : first.charts) html += there(first, chart.name) + there(second, chart.name);
  for (auto const& chart : second.charts)
    if (!chart_called(first, chart.name)) html += there(first, chart.name) + there(second, chart.name);
  return html + "</div>\n";
}

std::string series_json(RunReport const& run) {
  std::string html;
  for (auto const& series : run.series) {
    results::Json json;
    json.object().key("title").text(series.title).key("unit").text(series.unit).key("days").array();
    for (auto const day : series.days) json.whole(day);
    json.end().key("lines").array();
    for (auto const& line : series.lines) {
      json.object().key("name").text(line.name);
      write_values(json, "values", line.values);
      write_values(json, "low", line.low);
      write_values(json, "high", line.high);
      json.end();
    }
    html += json_element(run.id + "-series-" + series.name, json.end().end().str());
  }
  return html;
}

}  // namespace ruralsim::viz
