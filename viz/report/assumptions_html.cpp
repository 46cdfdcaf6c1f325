// Assumptions, sources, doubts and where the result comes from, as HTML.
#include "results/summary.hpp"
#include "sim/text.hpp"
#include "viz/report/html.hpp"
#include "viz/report/settings.hpp"
#include "viz/shown_text.hpp"

namespace ruralsim::viz {
namespace {

using sim::text;

std::string origins_text(std::vector<Setting> const& settings) {
  auto const n = origins_of(settings);
  return text(
      "{} settings are those of the scenario, {} have a default from a source, {} one that is an estimate, "
      "and {} say "
      "that something is off or how a rule works.",
      n.scenario, n.sources, n.estimates, n.rules);
}

std::string origin_words(std::string const& origin) {
  return origin == "scenario" ? "the scenario" : origin == "rule" ? "default" : "default: " + origin;
}

std::string settings_table(RunReport const& run) {
  std::string html =
      scroll_box("Settings of " + run.name) + "<table class=\"settings\">\n<caption>Settings of " +
      name_html(run.name) +
      " as the run understood them</caption>\n<thead><tr>"
      "<th scope=\"col\">Setting</th><th scope=\"col\">Value</th><th scope=\"col\">From</th></tr></thead>\n";
  std::string section;
  for (auto const& setting : run.settings) {
    if (setting.section != section)
      html += std::string(section.empty() ? "" : "</tbody>\n") +
              "<tbody>\n<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"3\">" +
              sentence_html(setting.section) + "</th></tr>\n";
    section = setting.section;
    html += "<tr><th scope=\"row\">" + sentence_html(setting.key) + "</th><td>" +
            sentence_html(setting.value) + "</td><td>" + sentence_html(origin_words(setting.origin)) +
            "</td></tr>\n";
  }
  return html + (section.empty() ? "" : "</tbody>\n") + "</table>\n</div>\n";
}

std::string list_of(std::vector<std::string> const& items) {
  std::string html = "<ul>\n";
  for (auto const& item : items) html += element_of_text("li", item);
  return html + "</ul>\n";
}

std::string pairs_html(std::vector<NamedText> const& pairs) {
  std::string html = "<dl>\n";
  for (auto const& [name, words] : pairs)
    if (!words.empty()) html += element_of_text("dt", name) + element_of_text("dd", words);
  return html + "</dl>\n";
}

}  // namespace

std::string assumptions_html(RunReport const& run) {
  std::string html;
  if (!run.changed.empty())
    html +=
        element_of_text("p", "Set for this run, other than the scenario’s file says:") + list_of(run.changed);
  html += element_of_text("p", origins_text(run.settings));
  html += "<details>\n<summary>All settings of " + name_html(run.name) + "</summary>\n" +
          settings_table(run) + "</details>\n";
  if (!run.scenario_text.empty())
    html += "<details>\n<summary>The scenario of " + name_html(run.name) +
            " as written, with its comments</summary>\n<pre tabindex=\"0\">" +
            sentence_html(run.scenario_text) + "</pre>\n</details>\n";
  return html;
}

std::string origin_html(RunReport const& run) {
  return pairs_html(run.origin);
}

std::string doubts_html(RunReport const& run) {
  return list_of(run.doubts);
}

std::string sources_html(std::vector<NamedText> const& sources) {
  return pairs_html(sources);
}

}  // namespace ruralsim::viz
