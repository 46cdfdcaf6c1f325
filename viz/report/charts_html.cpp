// Charts as HTML: the picture, and the data for those who zoom into it.
#include "results/json.hpp"
#include "sim/text.hpp"
#include "viz/html_page.hpp"
#include "viz/report/html.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ruralsim::viz {
namespace {

bool can_be_zoomed(RunReport const& run, std::string const& chart) {
  return std::ranges::any_of(run.series, [&](TimeSeries const& s) { return s.name == chart; });
}

// Of a chart that is of one county of several: "county west".
std::string county_of(ReportChart const& chart) {
  return chart.name == chart.kind ? "" : "county " + chart.name.substr(chart.kind.size() + 1);
}

std::string heading_html(std::string const& plan, std::string const& county) {
  if (plan.empty() && county.empty()) return "";
  std::string const comma = plan.empty() || county.empty() ? "" : ", ";
  return "<p class=\"plan\">" + name_html(plan) + comma + name_html(county) + "</p>\n";
}

std::string chart_html(RunReport const& run, ReportChart const& chart, std::string const& plan = "") {
  std::string const zoom =
      can_be_zoomed(run, chart.name) ? " data-series=\"" + run.id + "-series-" + chart.name + "\"" : "";
  std::string const county = county_of(chart);
  return "<figure class=\"chart\" id=\"" + run.id + "-chart-" + attribute_html(chart.name) + "\"" + zoom +
         " aria-label=\"" + chart.title + ", " + attribute_html(county.empty() ? "" : county + ", ") +
         attribute_html(run.name) + "\">\n" + heading_html(plan, county) + chart.svg + "</figure>\n";
}

using ChartHtml = std::function<std::string(ReportChart const&)>;

// The title of a chart without that of the scenario and its county, which follow a dash.
std::string title_of_kind(ReportChart const& chart) {
  return chart.title.substr(0, chart.title.find(" — "));
}

// Those of one kind together: what is of several counties shows the first and folds the others.
std::string by_kind(std::vector<ReportChart const*> const& charts, std::string const& box,
                    ChartHtml const& html_of_one) {
  std::string html = box;
  for (auto first = charts.begin(); first != charts.end();) {
    auto const other_kind = [&](ReportChart const* chart) { return chart->kind != (*first)->kind; };
    auto const next = std::find_if(first, charts.end(), other_kind);
    html += html_of_one(**first);
    if (next - first > 1) {
      html +=
          sim::text("<details class=\"more\">\n<summary>{}, of {} more {}</summary>\n{}",
                    title_of_kind(**first), next - first - 1, next - first > 2 ? "counties" : "county", box);
      for (auto other = first + 1; other != next; ++other) html += html_of_one(**other);
      html += "</div>\n</details>\n";
    }
    first = next;
  }
  return html + "</div>\n";
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
  std::vector<ReportChart const*> charts;
  for (auto const& chart : run.charts) charts.push_back(&chart);
  return by_kind(charts, "<div class=\"charts\">\n",
                 [&](auto const& chart) { return chart_html(run, chart); });
}

std::string charts_side_by_side_html(RunReport const& first, RunReport const& second) {
  std::vector<ReportChart const*> charts;
  for (auto const& chart : first.charts) charts.push_back(&chart);
  for (auto const& chart : second.charts)
    if (!chart_called(first, chart.name)) charts.push_back(&chart);
  auto const there = [](RunReport const& run, ReportChart const& like) {
    auto const* chart = chart_called(run, like.name);
    if (chart) return chart_html(run, *chart, run.name);
    return "<div>" + heading_html(run.name, county_of(like)) +
           "<p class=\"none\">Has no such figures.</p></div>\n";
  };
  return by_kind(charts, "<div class=\"charts pairs\">\n",
                 [&](auto const& chart) { return there(first, chart) + there(second, chart); });
}

std::string series_json(RunReport const& run) {
  std::string html;
  for (auto const& series : run.series) {
    results::Json json;
    json.object()
        .key("title")
        .text(series.title)
        .key("of")
        .text(without_bidi_controls(run.name))
        .key("unit")
        .text(series.unit)
        .key("days")
        .array();
    for (auto const day : series.days) json.whole(day);
    json.end();
    if (!is_empty(series.shown))
      json.key("range").array().number(series.shown.lo).number(series.shown.hi).end();
    json.key("lines").array();
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
