// From the tables of one result to what its report says.
#include "results/attributes.hpp"
#include "results/command_line.hpp"
#include "results/figure_text.hpp"
#include "sim/text.hpp"
#include "viz/from_tables/country.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/number.hpp"
#include "viz/report/doubts.hpp"
#include "viz/report/drawing.hpp"
#include "viz/report/report.hpp"
#include "viz/report/settings.hpp"
#include "viz/report/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::viz {
namespace {

using sim::text;

std::string attribute_words(results::Tables const& tables, std::string_view group, std::string_view name) {
  auto const* found = tables.find_attribute(group, name);
  if (!found) return "";
  if (auto const* words = std::get_if<std::string>(&found->value)) return *words;
  if (auto const* n = std::get_if<std::int64_t>(&found->value)) return std::to_string(*n);
  if (auto const* n = std::get_if<std::int32_t>(&found->value)) return std::to_string(*n);
  return "";
}

std::string text_variable(results::Tables const& tables, std::string_view name) {
  auto const* variable = tables.find(name);
  if (!variable || variable->type() != results::Type::text || variable->size() == 0) return "";
  return variable->values<std::string>().front();
}

// "Late because of: truck full" is a line below a heading; "  within two days" one below the line before it.
KeyFigure key_figure(results::Figure const& figure) {
  KeyFigure key{.heading = {},
                .label = figure.label,
                .value = results::value_text(figure),
                .interval = results::interval_text(figure),
                .remark = results::replications_text(figure),
                .meaning = figure.definition};
  auto const colon = figure.label.find(": ");
  if (colon != std::string::npos && figure.name.find('.') != std::string::npos) {
    key.heading = figure.label.substr(0, colon);
    key.label = figure.label.substr(colon + 2);
  }
  return key;
}

std::string about_run(results::Tables const& tables) {
  std::string words = text("{} days from {}", attribute_words(tables, "", "simulated_days"),
                           attribute_words(tables, "", "time_coverage_start"));
  if (auto const warm_up = attribute_words(tables, "", "warm_up_days"); !warm_up.empty() && warm_up != "0")
    words += text(", the first {} of them left out of the figures", warm_up);
  auto const count = [&](std::string_view axis, std::string const& one, std::string const& many) {
    auto const* found = tables.find_dimension("", axis);
    return found ? "; " + counted(static_cast<double>(found->size), one, many) : std::string();
  };
  return words + count("region", "region", "regions") + count("county", "county", "counties") +
         count("center", "service center", "service centers") +
         count("replicate", "replication", "replications");
}

std::vector<NamedText> origin_of(results::Tables const& tables) {
  constexpr std::array<std::pair<char const*, char const*>, 9> kItems{
      {{"Scenario", "scenario_path"},
       {"Hash of the scenario", "scenario_hash"},
       {"Command", "command"},
       {"Seed", "seed"},
       {"Program", "program_version"},
       {"Commit", "git"},
       {"Built by", "built"},
       {"Host", "host"},
       {"Started", "started"}}};
  std::vector<NamedText> all;
  for (auto const& [label, name] : kItems)
    if (auto words = attribute_words(tables, "provenance", name); !words.empty())
      all.emplace_back(label, std::move(words));
  all.emplace_back("Engine", attribute_words(tables, "provenance", "engine") + " " +
                                 attribute_words(tables, "provenance", "engine_version"));
  std::string prints;
  if (auto const* variable = tables.find("fingerprint"))
    for (auto const& print : variable->values<std::string>()) prints += (prints.empty() ? "" : " ") + print;
  if (!prints.empty()) all.emplace_back("Fingerprint of each replication", prints);
  all.emplace_back("Checksum of the data", attribute_words(tables, "", "data_checksum"));
  return all;
}

// The weekly figures of the whole, which a file of several regions has apart.
Trend trend_of_all(results::Tables const& tables, double level) {
  return trend_of(has_regions(tables) ? as_one_county(tables) : tables, level);
}

}  // namespace

RunReport report_of(results::Tables const& tables, std::string name, std::string id, ReportWish const& wish) {
  auto const figures = results::summarise(tables, wish.level);
  RunReport report;
  report.id = std::move(id), report.name = std::move(name);
  report.title = results::text_of(tables, "", "title");
  if (report.title.empty()) report.title = report.name;
  report.about = about_run(tables);
  report.verdict = verdict_of(figures, trend_of_all(tables, wish.level), wish.level);
  for (auto const& figure : figures)
    if (results::worth_a_line(figure)) report.figures.push_back(key_figure(figure));
  report.charts = charts_of(tables, report.id, wish);
  report.glyphs = wish.glyphs->take_svg();
  report.series = series_of(tables, wish.level);
  report.board = board_of(tables);
  report.settings = settings_from(text_variable(tables, "provenance/scenario_resolved"));
  report.changed = results::settings_of(results::text_of(tables, "provenance", "command"));
  report.scenario_text = text_variable(tables, "provenance/scenario");
  report.origin = origin_of(tables);
  report.doubts = doubts_about(tables, figures, report.settings);
  return report;
}

}  // namespace ruralsim::viz
