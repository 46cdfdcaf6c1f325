// Two plans held against one another.
#include "results/direction.hpp"
#include "results/figure_text.hpp"
#include "sim/text.hpp"
#include "viz/report/report.hpp"
#include "viz/report/verdict.hpp"

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

void tell_next_day(FigureDifference const& d, std::string const& base, std::string const& other,
                   std::vector<std::string>& all) {
  if (!d.why_not.empty() || std::isnan(d.difference.mean)) return;
  std::string const rates = text(
      "{} of {}’s orders are ready the next day and {} of {}’s, a difference of {}",
      results::value_text(d.other), other, results::value_text(d.base), base, results::difference_text(d));
  if (std::isnan(d.difference.half_width))
    return all.push_back(rates + "; one pair of replications does not tell whether that is chance.");
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
  if (better > 0 && worse > 0)
    return all.push_back(
        "So each has its price, and which of the figures counts for more is not a question of chance.");
  if (better + worse == 0) return;
  all.push_back(text("Of the figures that decide as a rule, none speaks for {}.", better > 0 ? base : other));
}

ComparedFigure row_of(FigureDifference const& d) {
  return {.label = d.base.label,
          .base = std::isnan(d.base.value) ? "n/a" : results::value_text(d.base),
          .other = std::isnan(d.other.value) ? "n/a" : results::value_text(d.other),
          .difference = results::difference_text(d),
          .verdict = std::string(results::name(d.verdict)),
          .meaning = d.base.definition};
}

std::string pairing_note(results::RunPair const& pair, double level) {
  std::string const how =
      pair.paired
          ? text(
                "{} pairs of replications with the same random numbers: what both plans share cancels "
                "(t-interval of the paired differences).",
                pair.n)
          : text("Two independent samples, since {} (Welch’s interval).", pair.why_unpaired);
  if (pair.n < 2) return "One pair of replications: differences without intervals, and so without a verdict.";
  return text(
      "Difference: second plan less first ± half-width of its {:.6g} % interval, each figure by itself. {} "
      "“Not separable”: the interval holds 0.",
      100 * level, how);
}

}  // namespace

std::vector<std::string> verdict_between(results::RunPair const& pair, std::string const& base,
                                         std::string const& other, double level) {
  std::vector<std::string> all;
  if (auto const* d = difference_called(pair, "next_day_rate")) tell_next_day(*d, base, other, all);
  tell_decisions(pair, base, other, all);
  if (pair.n >= 2) tell_balance(pair, base, other, all);
  if (pair.n >= 2)
    all.push_back(text("Intervals are of {:.6g} %, {}.", 100 * level,
                       pair.paired
                           ? text("from {} pairs of replications with the same random numbers", pair.n)
                           : "of two independent samples"));
  return all;
}

PlansReport compared(results::Tables const& base, results::Tables const& other, std::string const& base_name,
                     std::string const& other_name, double level) {
  auto const pair = results::compare_runs(base, other, level);
  PlansReport report{.verdict = verdict_between(pair, base_name, other_name, level),
                     .figures = {},
                     .note = pairing_note(pair, level)};
  for (auto const& d : pair.figures)
    if (results::worth_a_line(d.base) || results::worth_a_line(d.other)) report.figures.push_back(row_of(d));
  return report;
}

}  // namespace ruralsim::viz
