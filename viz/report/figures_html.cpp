// Verdict, key figures and the comparison of two plans, as HTML.
#include "viz/report/html.hpp"
#include "viz/report/settings.hpp"
#include "viz/shown_text.hpp"

namespace ruralsim::viz {
namespace {

std::string cell_of(std::string const& text) {
  return "<td>" + sentence_html(text) + "</td>";
}

// Labels of lines below another one begin with blanks.
std::string row_header(std::string label, std::string const& meaning) {
  bool const below = label.starts_with(' ');
  label.erase(0, label.find_first_not_of(' '));
  return std::string("<th scope=\"row\"") + (below ? " class=\"below\"" : "") +
         (meaning.empty() ? "" : " title=\"" + attribute_html(meaning) + "\"") + ">" + sentence_html(label) +
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
      name_html(base.name) + "</th><th scope=\"col\">" + name_html(other.name) +
      "</th></tr></thead>\n<tbody>\n";
  for (auto const& change : changes)
    html += "<tr><th scope=\"row\">" + sentence_html(change.name) + "</th>" + cell_of(change.base) +
            cell_of(change.other) + "</tr>\n";
  return html + "</tbody>\n</table>\n";
}

}  // namespace

std::string element_of_text(std::string const& element, std::string const& text) {
  return "<" + element + ">" + sentence_html(text) + "</" + element + ">\n";
}

std::string scroll_box(std::string const& name) {
  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + attribute_html(name) +
         "\">\n";
}

std::string title_and_name_html(RunReport const& run) {
  return name_html(run.title) + (run.title == run.name ? "" : " (" + name_html(run.name) + ")");
}

std::string verdict_html(std::vector<std::string> const& sentences) {
  std::string words;
  for (auto const& sentence : sentences)
    words +=
        words.empty() ? "<strong>" + sentence_html(sentence) + "</strong>" : " " + sentence_html(sentence);
  for (std::size_t at = 0; (at = words.find(" %", at)) != std::string::npos; at += 7)
    words.replace(at, 1, "&nbsp;");  // a number and its sign stay in one line
  return "<p class=\"verdict\">" + words + "</p>\n";
}

std::string figures_html(RunReport const& run) {
  std::string html = scroll_box("Key figures of " + run.name) +
                     "<table class=\"figures\">\n<caption>Key figures of " + title_and_name_html(run) +
                     "</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>"
                     "<th scope=\"col\">Interval</th><th scope=\"col\">Note</th></tr></thead>\n<tbody>\n";
  std::string heading;
  for (auto const& figure : run.figures) {
    if (figure.heading != heading && !figure.heading.empty())
      html += "</tbody>\n<tbody>\n<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"4\">" +
              sentence_html(figure.heading) + "</th></tr>\n";
    heading = figure.heading;
    html += "<tr>" + row_header((heading.empty() ? "" : "  ") + figure.label, figure.meaning) +
            cell_of(figure.value) + cell_of(figure.interval) + cell_of(figure.remark) + "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n" + link_to_meanings();
}

std::string plans_html(Report const& report) {
  auto const &base = report.runs.at(0), &other = report.runs.at(1);
  std::string html = changes_html(report) + scroll_box("Figures of both plans") +
                     "<table class=\"figures\">\n<caption>Figures of both plans</caption>\n<thead><tr><th "
                     "scope=\"col\">Figure</th>"
                     "<th scope=\"col\">" +
                     name_html(base.name) + "</th><th scope=\"col\">" + name_html(other.name) +
                     "</th><th scope=\"col\">Difference</th><th scope=\"col\">" + name_html(other.name) +
                     " is</th></tr></thead>\n<tbody>\n";
  for (auto const& figure : report.plans->figures)
    html += "<tr>" + row_header(figure.label, figure.meaning) + cell_of(figure.base) + cell_of(figure.other) +
            cell_of(figure.difference) + "<td" + verdict_class(figure.verdict) + ">" +
            sentence_html(figure.verdict) + "</td></tr>\n";
  return html + "</tbody>\n</table>\n</div>\n" + link_to_meanings() +
         element_of_text("p", report.plans->note);
}

}  // namespace ruralsim::viz
