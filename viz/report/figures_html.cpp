// Verdict, key figures and the comparison of two plans, as HTML.
#include "viz/markup.hpp"
#include "viz/report/html.hpp"
#include "viz/report/settings.hpp"

namespace ruralsim::viz {
namespace {

std::string cell_of(std::string const& text) {
  return "<td>" + xml_escaped(text) + "</td>";
}

// Labels of lines below another one begin with blanks.
std::string row_header(std::string label, std::string const& meaning) {
  bool const below = label.starts_with(' ');
  label.erase(0, label.find_first_not_of(' '));
  return std::string("<th scope=\"row\"") + (below ? " class=\"below\"" : "") +
         (meaning.empty() ? "" : " title=\"" + xml_escaped(meaning) + "\"") + ">" + xml_escaped(label) +
         "</th>";
}

std::string verdict_class(std::string const& verdict) {
  if (verdict == "better") return " class=\"better\"";
  if (verdict == "worse") return " class=\"worse\"";
  return "";
}

std::string changes_html(Report const& report) {
  auto const &base = report.runs.at(0), &other = report.runs.at(1);
  auto const changes = changes_between(base.settings, other.settings);
  if (changes.empty()) return element_of_text("p", "Both have the same settings.");
  std::string html =
      "<table class=\"changes\">\n<caption>What the plans set differently</caption>\n<thead><tr><th "
      "scope=\"col\">"
      "Setting</th><th scope=\"col\">" +
      xml_escaped(base.name) + "</th><th scope=\"col\">" + xml_escaped(other.name) +
      "</th></tr></thead>\n<tbody>\n";
  for (auto const& change : changes)
    html += "<tr><th scope=\"row\">" + xml_escaped(change.name) + "</th>" + cell_of(change.base) +
            cell_of(change.other) + "</tr>\n";
  return html + "</tbody>\n</table>\n";
}

}  // namespace

std::string element_of_text(std::string const& element, std::string const& text) {
  return "<" + element + ">" + xml_escaped(text) + "</" + element + ">\n";
}

std::string verdict_html(std::vector<std::string> const& sentences) {
  std::string words;
  for (auto const& sentence : sentences)
    words += words.empty() ? "<strong>" + xml_escaped(sentence) + "</strong>" : " " + xml_escaped(sentence);
  for (std::size_t at = 0; (at = words.find(" %", at)) != std::string::npos; at += 7)
    words.replace(at, 1, "&nbsp;");  // a number and its sign stay in one line
  return "<p class=\"verdict\">" + words + "</p>\n";
}

std::string figures_html(RunReport const& run) {
  std::string html = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Key figures of " +
                     xml_escaped(run.name) + "\">\n<table class=\"figures\">\n<caption>Key figures of " +
                     xml_escaped(run.title) +
                     "</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>"
                     "<th scope=\"col\">Interval</th><th scope=\"col\">Note</th></tr></thead>\n<tbody>\n";
  std::string heading;
  for (auto const& figure : run.figures) {
    if (figure.heading != heading && !figure.heading.empty())
      html += "</tbody>\n<tbody>\n<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"4\">" +
              xml_escaped(figure.heading) + "</th></tr>\n";
    heading = figure.heading;
    html += "<tr>" + row_header((heading.empty() ? "" : "  ") + figure.label, figure.meaning) +
            cell_of(figure.value) + cell_of(figure.interval) + cell_of(figure.remark) + "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string plans_html(Report const& report) {
  auto const &base = report.runs.at(0), &other = report.runs.at(1);
  std::string html =
      changes_html(report) +
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of both plans\">\n"
      "<table class=\"figures\">\n<caption>Figures of both plans</caption>\n<thead><tr><th "
      "scope=\"col\">Figure</th>"
      "<th scope=\"col\">" +
      xml_escaped(base.name) + "</th><th scope=\"col\">" + xml_escaped(other.name) +
      "</th><th scope=\"col\">Difference</th><th scope=\"col\">" + xml_escaped(other.name) +
      " is</th></tr></thead>\n<tbody>\n";
  for (auto const& figure : report.plans->figures)
    html += "<tr>" + row_header(figure.label, figure.meaning) + cell_of(figure.base) + cell_of(figure.other) +
            cell_of(figure.difference) + "<td" + verdict_class(figure.verdict) + ">" +
            xml_escaped(figure.verdict) + "</td></tr>\n";
  return html + "</tbody>\n</table>\n</div>\n" + element_of_text("p", report.plans->note);
}

}  // namespace ruralsim::viz
