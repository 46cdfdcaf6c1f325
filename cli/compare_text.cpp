// The report of `ruralsim compare`, for people and for scripts.
#include "cli/compare.hpp"
#include "cli/estimate_text.hpp"
#include "cli/outline.hpp"
#include "cli/text_table.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using results::FigureDifference;
using results::RunPair;
using sim::text;

// Why there is no value is told once, beside the difference.
std::string short_text(results::Figure const& figure) {
  return std::isnan(figure.value) ? "n/a" : value_text(figure);
}

std::string verdict_text(FigureDifference const& d) {
  return std::string(name(d.verdict));
}

std::string how_paired(RunPair const& pair) {
  auto const pairs = counted(static_cast<double>(pair.n), "pair of replications", "pairs of replications");
  if (pair.paired) return text("{} with the same random numbers", pairs);
  return text("not paired, since {}: two independent samples", pair.why_unpaired);
}

// Figures that are the same on both sides are only counted, unless somebody asked for them.
std::string figures_text(CompareReport const& report, RunPair const& pair) {
  TextTable table;
  table.add({"", "base", "other", "difference", pair.paired ? "variance ratio" : "", ""});
  std::size_t same = 0;
  for (auto const& d : pair.figures) {
    if (!report.wants(d.base)) continue;
    bool const told = !report.wanted.empty() || !d.base.label.empty();
    if (told && report.wanted.empty() && !d.differs()) ++same;
    if (!told || (report.wanted.empty() && !d.differs())) continue;
    table.add({d.base.name, short_text(d.base), short_text(d.other), difference_text(d),
               ratio_text(d.variance_reduction), verdict_text(d)});
  }
  std::string out = table.rows.size() > 1 ? table.str() : "";
  if (same > 0)
    out += text("{}: the same on both sides, or without a value.\n",
                counted(static_cast<double>(same), "other figure", "other figures"));
  return out;
}

std::string footer(CompareReport const& report) {
  auto const has = [&](auto&& test) { return std::any_of(report.runs.begin(), report.runs.end(), test); };
  std::string out;
  if (has([](ComparedRun const& run) { return run.pair.n < 2; }))
    out += "One pair of replications: differences without intervals, and so without a verdict.\n";
  if (has([](ComparedRun const& run) { return run.pair.n >= 2; }))
    out += text(
        "Difference: other - base ± half-width of its {:.6g} % interval (t of the paired differences; "
        "unpaired: "
        "Welch's), each figure\nby itself. Variance ratio: of the difference unpaired to paired. Not "
        "separable: the "
        "interval holds 0. Figures\nwithout a verdict have no better side.\n",
        100 * report.level);
  return out;
}

void write(results::Json& json, FigureDifference const& d) {
  json.key(d.base.name).object().key("base").number(d.base.value).key("other").number(d.other.value);
  write_estimate(json, "difference", d.difference);
  json.key("low").number(d.difference.interval().low).key("high").number(d.difference.interval().high);
  json.key("n").whole(static_cast<std::int64_t>(d.difference.n));
  json.key("variance_reduction").number(d.variance_reduction).key("unit").text(d.base.unit);
  if (d.verdict != results::Verdict::none) json.key("verdict").text(name(d.verdict));
  if (!d.why_not.empty()) json.key("not_available").text(d.why_not);
  json.end();
}

}  // namespace

std::string CompareReport::for_people() const {
  std::string out = text("Base: {} ({}; {})\n", base, title,
                         counted(static_cast<double>(replications), "replication", "replications"));
  for (auto const& run : runs)
    out += text("\n{}: {}\n\n", run.path, how_paired(run.pair)) + figures_text(*this, run.pair);
  return out + "\n" + footer(*this);
}

std::string CompareReport::for_scripts() const {
  results::Json json;
  json.object().key("base").text(base).key("title").text(title).key("level").number(level);
  json.key("others").array();
  for (auto const& run : runs) {
    json.object().key("file").text(run.path).key("paired").truth(run.pair.paired);
    if (!run.pair.paired) json.key("why_not_paired").text(run.pair.why_unpaired);
    json.key("n").whole(static_cast<std::int64_t>(run.pair.n)).key("figures").object();
    for (auto const& d : run.pair.figures)
      if (wants(d.base)) write(json, d);
    json.end().end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli
