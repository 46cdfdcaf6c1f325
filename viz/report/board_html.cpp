// Places as HTML: a map and a table, and the data to switch the one and sort the other.
#include "results/json.hpp"
#include "results/summary.hpp"
#include "sim/text.hpp"
#include "viz/html_page.hpp"
#include "viz/info.hpp"
#include "viz/markup.hpp"
#include "viz/report/html.hpp"
#include "viz/report/map_html.hpp"

#include <cmath>

namespace ruralsim::viz {
namespace {

using sim::text;

// The number that a column is sorted by; places without one come last.
std::string sort_value(double value) {
  return std::isnan(value) ? "" : text("{:.6g}", value);
}

std::string column_header(std::string const& name, std::string const& meaning, char const* kind) {
  return text("<th scope=\"col\" data-sort=\"{}\"{}>{}</th>", kind,
              meaning.empty() ? "" : " title=\"" + xml_escaped(meaning) + "\"", xml_escaped(name));
}

bool has_groups(Board const& board) {
  for (auto const& place : board.places)
    if (!place.group.empty()) return true;
  return false;
}

std::string board_table(RunReport const& run) {
  Board const& board = run.board;
  bool const groups = has_groups(board);
  std::string html = text(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of {0}\">\n<table "
      "class=\"board\" id=\"{1}-board\">\n<caption>{2}: {3} over the whole run</caption>\n<thead><tr>",
      board.many, run.id, xml_escaped(run.title), board.many);
  html += column_header(board.one, "", "text");
  if (groups) html += column_header("region", "", "text");
  for (auto const& measure : board.measures) html += column_header(measure.name, measure.meaning, "number");
  html += "</tr></thead>\n<tbody>\n";
  for (auto const& place : board.places) {
    html += "<tr><th scope=\"row\">" + xml_escaped(place.name) + "</th>";
    if (groups) html += "<td>" + xml_escaped(place.group) + "</td>";
    for (std::size_t m = 0; m < board.measures.size(); ++m) {
      double const value = place.values[0][m];
      html += "<td data-value=\"" + sort_value(value) + "\">" +
              xml_escaped(measure_text(board.measures[m], value)) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string colour_bar(Board const& board) {
  Range const colours = colours_of(board, 0);
  std::string stops;
  for (int i = 0; i <= 10; ++i) stops += (i == 0 ? "" : ", ") + colour_text({0, 10}, i);
  return text(
      "<div class=\"key\"><span class=\"measure\">{}</span> <span class=\"low\">{}</span> <span "
      "class=\"ramp\" "
      "style=\"background: linear-gradient(to right, {})\"></span> <span class=\"high\">{}</span></div>\n",
      xml_escaped(board.measures[0].name), xml_escaped(measure_text(board.measures[0], colours.lo)), stops,
      xml_escaped(measure_text(board.measures[0], colours.hi)));
}

// Of several counties none of which has a known place.
std::string without_map(Board const& board) {
  return element_of_text("p", "Nobody knows where the " + board.many + " lie, so there is no map.");
}

}  // namespace

std::string measure_text(Measure const& measure, double value) {
  if (std::isnan(value)) return "n/a";
  if (measure.shown == Measure::Shown::percent) return text("{:.1f} %", 100 * value);
  double const size = std::abs(value);
  std::string const digits =
      size >= 100 || value == std::floor(value) ? text("{:.0f}", value) : text("{:.1f}", value);
  return results::grouped(digits == "-0.0" ? "0.0" : digits);
}

std::string board_html(RunReport const& run) {
  Board const& board = run.board;
  if (board.places.empty()) return element_of_text("p", "There are no " + board.many + " in this result.");
  std::string html;
  if (board.has_map())
    html += "<figure class=\"places\" data-board=\"" + run.id +
            "-board-data\">\n<div class=\"controls\"></div>\n" + map_svg(board, run.id + "-map") +
            colour_bar(board) + "<figcaption>" + xml_escaped(board.map_note) +
            ". Grey: no figure. Shown: <span class=\"span\">" + xml_escaped(board.spans[0]) +
            "</span>.</figcaption>\n</figure>\n";
  else
    html += without_map(board);
  html += board_table(run);
  return board.span_note.empty() ? html : html + element_of_text("p", board.span_note);
}

std::string board_json(RunReport const& run) {
  Board const& board = run.board;
  if (board.places.empty() || !board.has_map()) return "";
  results::Json json;
  json.object().key("spans").array();
  for (auto const& span : board.spans) json.text(span);
  json.end().key("measures").array();
  for (std::size_t m = 0; m < board.measures.size(); ++m) {
    Range const colours = colours_of(board, m);
    bool const percent = board.measures[m].shown == Measure::Shown::percent;
    json.object().key("name").text(board.measures[m].name).key("percent").truth(percent);
    json.key("low").number(colours.lo).key("high").number(colours.hi).end();
  }
  json.end().key("ramp").array();
  for (int i = 0; i <= 10; ++i) json.text(colour_text({0, 10}, i));
  json.end().key("missing").text(colour_text({0, 1}, kNan)).key("names").array();
  for (auto const& place : board.places) json.text(place.name);
  json.end().key("values").array();
  for (std::size_t s = 0; s < board.spans.size(); ++s) {
    json.array();
    for (std::size_t m = 0; m < board.measures.size(); ++m) {
      json.array();
      bool const percent = board.measures[m].shown == Measure::Shown::percent;
      for (auto const& place : board.places)
        json.number(percent ? std::round(1000 * place.values[s][m]) / 1000
                            : std::round(10 * place.values[s][m]) / 10);
      json.end();
    }
    json.end();
  }
  return json_element(run.id + "-board-data", json.end().end().str());
}

}  // namespace ruralsim::viz
