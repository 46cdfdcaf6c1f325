// The page of a report, from its parts.
#include "sim/text.hpp"
#include "viz/embedded.hpp"
#include "viz/html_page.hpp"
#include "viz/report/html.hpp"
#include "viz/shown_text.hpp"

#include <utility>

namespace ruralsim::viz {
namespace {

using sim::text;

struct PageSection {
  std::string id, title, html;
};

std::string section_html(PageSection const& section) {
  return text(
      "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n{2}</section>\n",
      section.id, sentence_html(section.title), section.html);
}

std::string navigation(std::vector<PageSection> const& sections) {
  std::string html = "<nav aria-label=\"Contents\">\n<ul>\n";
  for (auto const& section : sections)
    html += text("<li><a href=\"#{}\">{}</a></li>\n", section.id, sentence_html(section.title));
  return html + "</ul>\n</nav>\n";
}

// Of several results each section says whose it is.
std::string titled(std::string const& title, RunReport const& run, bool several) {
  return several ? title + ": " + set_apart(run.name) : title;
}

std::string verdict_of_run(RunReport const& run) {
  return element_of_text("p", set_apart(run.title) + ": " + run.about + ".") + verdict_html(run.verdict);
}

void add_run(std::vector<PageSection>& sections, RunReport const& run, bool several, bool with_charts) {
  sections.push_back({run.id + "-verdict", titled("Verdict", run, several), verdict_of_run(run)});
  sections.push_back({run.id + "-figures", titled("Key figures", run, several), figures_html(run)});
  if (with_charts) sections.push_back({run.id + "-charts", titled("Charts", run, several), charts_html(run)});
  sections.push_back({run.id + "-places",
                      titled(run.board.one == "county" ? "Counties" : "Service centers", run, several),
                      board_html(run)});
  sections.push_back({run.id + "-doubts", titled("What to doubt", run, several), doubts_html(run)});
  sections.push_back({run.id + "-assumptions", titled("Assumptions", run, several), assumptions_html(run)});
  sections.push_back({run.id + "-origin", titled("Where it comes from", run, several), origin_html(run)});
}

std::vector<PageSection> sections_of(Report const& report) {
  std::vector<PageSection> sections;
  bool const several = report.runs.size() > 1, plans = report.plans.has_value();
  if (plans) {
    sections.push_back({"plans", "Verdict", verdict_html(report.plans->verdict)});
    sections.push_back({"plans-figures", "Both plans", plans_html(report)});
    sections.push_back({"plans-charts", "Charts", charts_side_by_side_html(report.runs[0], report.runs[1])});
  }
  for (auto const& run : report.runs) add_run(sections, run, several, !plans);
  sections.push_back({"meanings", "What the figures mean", meanings_html(report)});
  if (!report.sources.empty()) sections.push_back({"sources", "Sources", sources_html(report.sources)});
  return sections;
}

std::string data_of(Report const& report) {
  std::string html;
  for (auto const& run : report.runs) html += board_json(run) + series_json(run);
  return html;
}

bool has_zoom() {
  return package_file("uplot/dist/uPlot.iife.min.js") && package_file("uplot/dist/uPlot.min.css") &&
         package_file("uplot/LICENSE");
}

}  // namespace

std::string html_of(Report const& report) {
  auto const sections = sections_of(report);
  std::string body = "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n<h1>" +
                     sentence_html(report.title) + "</h1>\n" + navigation(sections) +
                     "</header>\n<main id=\"main\" tabindex=\"-1\">\n";
  for (auto const& run : report.runs) body += run.glyphs;
  for (auto const& section : sections) body += section_html(section);
  body +=
      "</main>\n<footer>\n<p>Made by ruralsim from the files named above. Every figure is that of a "
      "simulation.</p>\n</footer>\n"
      "<div class=\"tip\" hidden></div>\n<div class=\"only-heard\" aria-live=\"polite\" id=\"live\"></div>\n";
  body += data_of(report);
  std::string const title = without_bidi_controls(report.title);
  HtmlPage page{.title = title,
                .description = "Report of a simulated rural supply network: " + title,
                .styles = {web_file("page.css"), web_file("report.css")},
                .body = std::move(body),
                .scripts = {web_file("tips.js"), web_file("board.js")}};
  std::string code, style;
  if (has_zoom()) {
    auto const licence = *package_file("uplot/LICENSE");
    code = with_licence(*package_file("uplot/dist/uPlot.iife.min.js"), licence);
    style = with_licence(*package_file("uplot/dist/uPlot.min.css"), licence);
    page.styles.push_back(style);
    page.scripts.push_back(code);
    page.scripts.push_back(web_file("zoom.js"));
  }
  return html_of(page);
}

}  // namespace ruralsim::viz
