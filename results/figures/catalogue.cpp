#include "results/figures/catalogue.hpp"

#include "results/figures/costs.hpp"
#include "results/figures/emissions.hpp"
#include "results/figures/headlines.hpp"
#include "results/figures/names.hpp"
#include "sim/text.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <span>

namespace ruralsim::results {
namespace {

using figures::Headline;

FigureKind kind_of(Headline const& h) {
  return {.name = h.name,
          .label = h.label,
          .definition = h.definition,
          .unit = h.units,
          .shown = h.shown,
          .money = h.currency,
          .denominator = h.denominator,
          .of_sums = h.of_sums,
          .trials = h.trials == Headline::Trials::counted,
          .missing_means = h.missing_means};
}

using Catalogue = std::map<std::string, FigureKind, std::less<>>;

Catalogue everything() {
  Catalogue all;
  auto const add = [&](Headline const& h) { all.emplace(h.name, kind_of(h)); };
  for (auto const* list :
       {&figures::headlines(), &figures::stock_headlines(), &figures::station_headlines(),
        &figures::market_headlines(), &figures::growth_headlines(), &figures::selling_headlines()})
    for (auto const& h : *list) add(h);
  for (auto const& h : figures::headlines_by_axis()) add(h.headline);
  add(figures::choice_headline().headline);
  return all;
}

std::vector<std::string> words_of_axis(std::string_view axis) {
  using namespace figures;
  std::vector<std::string> words;
  auto const are = [&](std::string_view name, std::span<std::string_view const> list) {
    if (axis == name) words.assign(list.begin(), list.end());
  };
  are("stage", stages), are("reason", reasons), are("resource", resources), are("activity", activities);
  are("alternative", alternatives), are("carrier", carriers);
  are("cost_level", cost_levels), are("cost_kind", cost_kinds);
  if (axis == "cost_item")
    for (auto const& item : cost_items)
      words.push_back(std::string(cost_levels[static_cast<std::size_t>(item.level)]) + "_" +
                      std::string(cost_kinds[static_cast<std::size_t>(item.kind)]));
  return words;
}

Catalogue const& catalogue() {
  static Catalogue const all = everything();
  return all;
}

}  // namespace

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  for (auto const& one : catalogue()) names.push_back(one.first);
  return names;
}

std::vector<std::string> figures_by_axis(std::string_view name) {
  std::vector<std::string> all;
  auto const add = [&](figures::HeadlineByAxis const& h) {
    if (h.headline.name != name) return;
    for (auto const& word : words_of_axis(h.axis)) all.push_back(h.headline.name + "." + word);
  };
  for (auto const& h : figures::headlines_by_axis()) add(h);
  add(figures::choice_headline());
  return all;
}

bool FigureKind::beyond(double value, double divisor) const {
  return !missing_means.empty() && std::isnan(value) && divisor > 0;
}

std::string beyond_words(std::string const& missing_means, std::size_t beyond, std::size_t replications) {
  return sim::text("{} in {} of {}", missing_means, beyond, sim::many(replications, "replication"));
}

std::optional<FigureKind> kind_of_figure(std::string_view name) {
  auto const dot = name.find('.');
  auto const found = catalogue().find(name.substr(0, dot));
  if (found == catalogue().end()) return std::nullopt;
  auto kind = found->second;
  if (dot == std::string_view::npos) return kind;
  auto const of = figures::words(std::string(name.substr(dot + 1)));
  kind.name = name;
  if (!kind.label.empty()) kind.label += ": " + of;
  kind.definition += ": " + of;
  return kind;
}

}  // namespace ruralsim::results
