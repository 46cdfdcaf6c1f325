// Two plans held against one another.
#include "results/direction.hpp"
#include "results/figure_text.hpp"
#include "results/joint.hpp"
#include "sim/text.hpp"
#include "viz/report/report.hpp"
#include "viz/report/verdict.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

using results::FigureDifference;
using results::Verdict;
using sim::text;

std::string joined_words(std::vector<std::string> const& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i)
    all += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return all;
}

FigureDifference const* difference_called(results::RunPair const& pair, std::string_view name) {
  auto const found =
      std::ranges::find_if(pair.figures, [&](FigureDifference const& d) { return d.base.name == name; });
  return found == pair.figures.end() ? nullptr : &*found;
}

// What decides as a rule, in the middle of a sentence.
std::string figure_in_sentence(std::string const& name) {
  constexpr std::array kSpoken{std::pair{"lead_time_mean", "mean lead time"},
                               std::pair{"installed_within_48h_rate", "installation within 48 hours"},
                               std::pair{"backlog_mean", "the mean backlog of installations"},
                               std::pair{"cost_per_parcel", "the cost of a parcel"},
                               std::pair{"emissions_per_parcel", "CO2e of a parcel"}};
  for (auto const& [known, words] : kSpoken)
    if (name == known) return words;
  std::string words = name;
  std::ranges::replace(words, '_', ' ');
  return words;
}

// "10 pairs of replications (5 samples: antithetic two by two)".
std::string how_many(results::RunPair const& pair) {
  auto const* any = pair.figures.empty() ? nullptr : &pair.figures.front();
  if (!any || !any->base.pairs)
    return text("{} of replications", pair.n == 1 ? "one pair" : text("{} pairs", pair.n));
  return text("{} pairs of replications ({}: antithetic two by two)",
              std::min(any->base.replications, any->other.replications),
              pair.n == 1 ? "one sample" : text("{} samples", pair.n));
}

// Those that the verdict tells, if both plans have them.
std::size_t figures_of_verdict(results::RunPair const& pair) {
  auto const told = [&](std::string const& name) {
    auto const* d = difference_called(pair, name);
    return d && d->why_not.empty() && std::isfinite(d->difference.mean);
  };
  return static_cast<std::size_t>(std::ranges::count_if(results::deciding_figures(), told));
}

bool is_of_verdict(FigureDifference const& d) {
  return std::ranges::find(results::deciding_figures(), d.base.name) != results::deciding_figures().end();
}

void tell_next_day(results::RunPair const& pair, FigureDifference const& d, std::string const& base,
                   std::string const& other, std::vector<std::string>& all) {
  if (!d.why_not.empty() || std::isnan(d.difference.mean)) return;
  std::string const rates = text(
      "{} of {}’s orders are ready the next day and {} of {}’s, a difference of {}",
      results::value_text(d.other), other, results::value_text(d.base), base, results::difference_text(d));
  if (std::isnan(d.difference.half_width))
    return all.push_back(rates + text("; {} cannot tell whether that is chance.", how_many(pair)));
  if (d.verdict == Verdict::better)
    return all.push_back(text("{} delivers more the next day than {}: {}.", other, base, rates));
  if (d.verdict == Verdict::worse)
    return all.push_back(text("{} delivers less the next day than {}: {}.", other, base, rates));
  all.push_back(text("By the next-day rate {} and {} cannot be told apart: {}.", base, other, rates));
}

void tell_decisions(results::RunPair const& pair, std::string const& base, std::string const& other,
                    std::vector<std::string>& all) {
  std::vector<std::string> better, worse, apart;
  for (auto const& name : results::deciding_figures()) {
    auto const* d = difference_called(pair, name);
    if (!d || name == "next_day_rate" || d->verdict == Verdict::none) continue;
    std::string words = figure_in_sentence(name);
    if (d->verdict == Verdict::not_separable)
      apart.push_back(words);
    else
      (d->verdict == Verdict::better ? better : worse)
          .push_back(words + " (" + results::difference_text(*d) + ")");
  }
  if (!better.empty()) all.push_back(text("{} is better than {} in {}.", other, base, joined_words(better)));
  if (!worse.empty()) all.push_back(text("{} is worse than {} in {}.", other, base, joined_words(worse)));
  if (!apart.empty()) all.push_back(text("They cannot be told apart in {}.", joined_words(apart)));
}

void tell_balance(results::RunPair const& pair, std::string const& base, std::string const& other,
                  std::vector<std::string>& all) {
  std::size_t better = 0, worse = 0;
  for (auto const& name : results::deciding_figures())
    if (auto const* d = difference_called(pair, name)) {
      better += d->verdict == Verdict::better ? 1 : 0;
      worse += d->verdict == Verdict::worse ? 1 : 0;
    }
  if (better > 0 && worse > 0) all.emplace_back("So each has its price.");
  if (better + worse == 0 || (better > 0 && worse > 0)) return;
  all.push_back(text("Of the figures that decide as a rule, none speaks for {}.", better > 0 ? base : other));
}

ComparedFigure row_of(FigureDifference const& d) {
  return {.label = d.base.label + (is_of_verdict(d) ? " *" : ""),
          .base = std::isnan(d.base.value) ? "n/a" : results::value_text(d.base),
          .other = std::isnan(d.other.value) ? "n/a" : results::value_text(d.other),
          .difference = results::difference_text(d),
          .verdict = std::string(results::name(d.verdict)),
          .meaning = d.base.definition};
}

std::string pairing_note(results::RunPair const& pair, double level, double each) {
  if (pair.n < 2)
    return text("Differences without intervals, and so without a verdict, of {} only.", how_many(pair));
  std::string const how =
      pair.paired
          ? text(
                "{} with the same random numbers: what both plans share cancels (t-interval of the paired "
                "differences).",
                how_many(pair))
          : text("Two independent samples, since {} (Welch’s interval).", pair.why_unpaired);
  return text(
      "Difference: second plan less first ± half-width of its interval: of the figures of the verdict (*) "
      "{:.4g} % each, so that all hold together with {:.6g} %; of all others {:.6g} %, each by itself, so "
      "that "
      "one of {:.0f} is called better or worse by chance alone. {} “Not separable”: the interval holds 0.",
      100 * each, 100 * level, 100 * level, 1 / (1 - level), how);
}

}  // namespace

double level_of_each(results::RunPair const& pair, double level) {
  return results::bonferroni_level(level, std::max<std::size_t>(figures_of_verdict(pair), 1));
}

std::vector<std::string> verdict_between(results::RunPair const& pair, std::string const& base,
                                         std::string const& other, double level) {
  std::vector<std::string> all;
  if (auto const* d = difference_called(pair, "next_day_rate")) tell_next_day(pair, *d, base, other, all);
  tell_decisions(pair, base, other, all);
  if (pair.n < 2) return all;
  tell_balance(pair, base, other, all);
  std::size_t const figures = figures_of_verdict(pair);
  std::string const of = pair.paired ? text("from {} with the same random numbers", how_many(pair))
                                     : std::string("of two independent samples");
  if (figures < 2)
    all.push_back(text("The interval is of {:.6g} %, {}.", 100 * level, of));
  else
    all.push_back(text("Intervals of these {} figures hold together with {:.6g} % ({:.4g} % each), {}.",
                       figures, 100 * level, 100 * level_of_each(pair, level), of));
  return all;
}

PlansReport compared(results::Tables const& base, results::Tables const& other, std::string const& base_name,
                     std::string const& other_name, double level) {
  auto const alone = results::compare_runs(base, other, level);
  double const each = level_of_each(alone, level);
  auto const joint = results::compare_runs(base, other, each);
  PlansReport report{.verdict = verdict_between(joint, set_apart(base_name), set_apart(other_name), level),
                     .figures = {},
                     .note = pairing_note(joint, level, each)};
  for (std::size_t i = 0; i < alone.figures.size(); ++i) {
    auto const& d = (is_of_verdict(alone.figures[i]) ? joint : alone).figures[i];
    if (results::worth_a_line(d.base) || results::worth_a_line(d.other)) report.figures.push_back(row_of(d));
  }
  return report;
}

}  // namespace ruralsim::viz
