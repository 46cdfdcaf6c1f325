// Places as HTML: a map and a table, and the data to switch the one and sort the other.
#include "results/json.hpp"
#include "results/summary.hpp"
#include "sim/text.hpp"
#include "viz/html_page.hpp"
#include "viz/info.hpp"
#include "viz/report/html.hpp"
#include "viz/report/map_html.hpp"
#include "viz/shown_text.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace ruralsim::viz {
namespace {

using sim::text;

// The number that a column is sorted by; places without one come last.
std::string sort_value(double value) {
  return std::isnan(value) ? "" : text("{:.6g}", value);
}

std::string column_header(std::string const& name, std::string const& meaning, char const* kind) {
  return text("<th scope=\"col\" data-sort=\"{}\"{}>{}</th>", kind,
              meaning.empty() ? "" : " title=\"" + attribute_html(meaning) + "\"", sentence_html(name));
}

bool has_groups(Board const& board) {
  for (auto const& place : board.places)
    if (!place.group.empty()) return true;
  return false;
}

std::string board_table(RunReport const& run) {
  Board const& board = run.board;
  bool const groups = has_groups(board);
  std::string html = scroll_box("Table of " + board.many + " of " + run.name) +
                     text(
                         "<table class=\"board\" id=\"{}-board\">\n<caption>{}: {} over the whole "
                         "run</caption>\n<thead><tr>",
                         run.id, title_and_name_html(run), board.many);
  html += column_header(board.one, "", "text");
  if (groups) html += column_header("region", "", "text");
  for (auto const& measure : board.measures) html += column_header(measure.name, measure.meaning, "number");
  html += "</tr></thead>\n<tbody>\n";
  for (auto const& place : board.places) {
    html += "<tr><th scope=\"row\">" + sentence_html(set_apart(place.name)) + "</th>";
    if (groups) html += "<td>" + sentence_html(set_apart(place.group)) + "</td>";
    for (std::size_t m = 0; m < board.measures.size(); ++m) {
      double const value = place.values[0][m];
      html += "<td data-value=\"" + sort_value(value) + "\">" +
              sentence_html(measure_text(board.measures[m], value)) + "</td>";
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
      sentence_html(board.measures[0].name), sentence_html(measure_text(board.measures[0], colours.lo)),
      stops, sentence_html(measure_text(board.measures[0], colours.hi)));
}

// Of several counties none of which has a known place.
std::string without_map(Board const& board) {
  return element_of_text("p", "Nobody knows where the " + board.many + " lie, so there is no map.");
}

}  // namespace

std::int64_t measure_tenths(Measure const& measure, double value) {
  return std::llround((measure.shown == Measure::Shown::percent ? 1000 : 10) * value);
}

std::string measure_text(Measure const& measure, double value) {
  if (std::isnan(value)) return "n/a";
  std::int64_t const tenths = measure_tenths(measure, value), size = std::abs(tenths);
  bool const percent = measure.shown == Measure::Shown::percent;
  bool const whole = !percent && (size >= 1000 || size % 10 == 0);
  std::string const digits = whole ? std::to_string((size + 5) / 10) : text("{}.{}", size / 10, size % 10);
  return (tenths < 0 ? "-" : "") + results::grouped(digits) + (percent ? " %" : "");
}

std::string board_html(RunReport const& run) {
  Board const& board = run.board;
  if (board.places.empty()) return element_of_text("p", "There are no " + board.many + " in this result.");
  std::string html;
  if (board.has_map())
    html += "<figure class=\"places\" data-board=\"" + run.id + "-board-data\" aria-label=\"" +
            attribute_html("Map of the " + board.many + " of " + run.name) +
            "\">\n<div class=\"controls\"></div>\n" + map_svg(board, run.id + "-map") + colour_bar(board) +
            "<figcaption>" + sentence_html(board.map_note) +
            ". Grey: no figure. Shown: <span class=\"span\">" + sentence_html(board.spans[0]) +
            "</span>.</figcaption>\n</figure>\n";
  else
    html += without_map(board);
  html += board_table(run) + link_to_meanings();
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
    json.key("low").whole(measure_tenths(board.measures[m], colours.lo));
    json.key("high").whole(measure_tenths(board.measures[m], colours.hi)).end();
  }
  json.end().key("ramp").array();
  for (int i = 0; i <= 10; ++i) json.text(colour_text({0, 10}, i));
  json.end().key("missing").text(colour_text({0, 1}, kNan)).key("names").array();
  for (auto const& place : board.places) json.text(set_apart(place.name));
  json.end().key("values").array();
  for (std::size_t s = 0; s < board.spans.size(); ++s) {
    json.array();
    for (std::size_t m = 0; m < board.measures.size(); ++m) {
      json.array();
      for (auto const& place : board.places) {
        double const value = place.values[s][m];
        std::isnan(value) ? json.null() : json.whole(measure_tenths(board.measures[m], value));
      }
      json.end();
    }
    json.end();
  }
  return json_element(run.id + "-board-data", json.end().end().str());
}

}  // namespace ruralsim::viz
