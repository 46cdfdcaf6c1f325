#include "results/figures/catalogue.hpp"

#include "results/figures/headlines.hpp"
#include "results/figures/names.hpp"

#include <functional>
#include <map>

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
          .trials = h.trials == Headline::Trials::counted};
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

}  // namespace

std::optional<FigureKind> kind_of_figure(std::string_view name) {
  static Catalogue const all = everything();
  auto const dot = name.find('.');
  auto const found = all.find(name.substr(0, dot));
  if (found == all.end()) return std::nullopt;
  auto kind = found->second;
  if (dot == std::string_view::npos) return kind;
  auto const of = figures::words(std::string(name.substr(dot + 1)));
  kind.name = name;
  if (!kind.label.empty()) kind.label += ": " + of;
  kind.definition += ": " + of;
  return kind;
}

}  // namespace ruralsim::results
