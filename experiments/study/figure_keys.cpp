#include "experiments/study/figure_keys.hpp"

#include "results/figures/catalogue.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::experiments {

namespace {

constexpr std::string_view kNoFigure = "(no run has a figure of this name)";

std::string nearest_figure(std::string const& name, std::vector<std::string> const& known) {
  return std::string(kNoFigure) + scenarios::did_you_mean(name, known);
}

}  // namespace

std::string problem_of_figure(std::string const& name, Figures wanted) {
  auto const dot = name.find('.');
  auto const own = name.substr(0, dot);
  if (!results::kind_of_figure(own)) {
    auto known = results::figure_names();
    if (dot != std::string::npos)
      for (auto const& figure : results::figure_names())
        for (auto& one : results::figures_by_axis(figure)) known.push_back(std::move(one));
    return nearest_figure(name, known);
  }
  auto const parts = results::figures_by_axis(own);
  if (dot != std::string::npos)
    return std::ranges::find(parts, name) != parts.end() ? ""
           : parts.empty() ? std::string(kNoFigure) + " did you mean '" + own + "'?"
                           : nearest_figure(name, parts);
  if (wanted == Figures::one_or_axis || parts.empty()) return "";
  return "(is " + std::to_string(parts.size()) + " figures) name one of them, as in \"" + parts.front() +
         "\"";
}

std::string problem_of_limit(std::string const& figure, double limit) {
  if (!std::isfinite(limit)) return "(must be a number)";
  auto const kind = results::kind_of_figure(figure);
  if (!kind || kind->shown != results::Shown::percent || (limit >= 0 && limit <= 1)) return "";
  std::string const hint =
      limit > 1 && limit <= 100 ? " did you mean " + scenarios::number_text(limit / 100) + "?" : "";
  return "(a share lies between 0 and 1)" + hint;
}

}  // namespace ruralsim::experiments
