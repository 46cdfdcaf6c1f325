#include "experiments/study/methods_design.hpp"

#include "sim/text.hpp"

namespace ruralsim::experiments {

namespace {

using sim::many;
using sim::text;

std::string drawn_with(DesignSpec const& spec) {
  return text(", drawn with seed {}", spec.seed);
}

std::string hypercube_words(DesignSpec const& spec, std::size_t points) {
  std::string words = text("a Latin hypercube of {} (McKay, Beckman & Conover 1979)", many(points, "point"));
  if (spec.candidates > 1)
    words += text(
        ", of {} random ones the one whose closest two points are furthest apart (Johnson, Moore & "
        "Ylvisaker 1990)",
        spec.candidates);
  return words + drawn_with(spec);
}

std::string morris_words(DesignSpec const& spec, std::size_t factors) {
  std::string words = text(
      "{} of Morris (1991), each of {} points, which change one factor at a time on a grid "
      "of {} levels (of a factor with values, these)",
      spec.size == 1 ? "1 trajectory" : text("{} trajectories", spec.size), factors + 1, spec.levels);
  if (spec.candidates > spec.size)
    words +=
        text("; they are the most spread of {} (Campolongo, Cariboni & Saltelli 2007; Ruano et al. 2012)",
             spec.candidates);
  return words + drawn_with(spec);
}

std::string saltelli_words(DesignSpec const& spec, std::size_t factors) {
  return text(
             "{} of matrices A, B and AB_i, which is A with column i of B (Saltelli et al. 2010), each of {} "
             "points. Rows are those of Sobol's sequence in {} coordinates (direction numbers of Joe & Kuo "
             "2008) from its first point on, moved by {}",
             many(spec.size, "row"), factors + 2, 2 * factors,
             spec.shifts > 1 ? text("{} independent random digital shifts in turn", spec.shifts)
                             : "a random digital shift") +
         drawn_with(spec);
}

std::string line_words() {
  return "Effects of factors over their range are those of a linear regression on the factors' coordinates; "
         "their "
         "intervals are over replications, not over other draws of the design. How much the line explains is "
         "told, "
         "and the same of ranks. ";
}

std::string pairs_words() {
  return "Plans are compared with one of them by the mean of paired differences; all intervals that are told "
         "together hold together (Bonferroni). A plan may be the best unless another one beats it by more "
         "than a "
         "one-sided t-limit of their pairs, with an error shared by all plans (Nelson, Swann, Goldsman & "
         "Song "
         "2001). [If ruralsim select chose a plan: its procedure (Kim & Nelson 2001, or OCBA), zone or "
         "budget.] ";
}

std::string sobol_index_words(DesignSpec const& spec) {
  return std::string(
             "Indices are made of means over replications. First-order indices: the mean of B (AB_i - A) "
             "(Saltelli et al. 2010); total indices: half the mean of (A - AB_i)^2 (Jansen 1999); both over "
             "the "
             "variance of A and B together. ") +
         (spec.shifts > 1
              ? "Intervals are t-intervals by a jackknife over the shifts. "
              : "Intervals are percentiles of 1,000 bootstrap samples of rows (Archer, Saltelli & "
                "Sobol 1997), as if rows were independent. ") +
         "The variance that comes of replications is estimated, and indices are told with it and without it; "
         "the "
         "intervals of the latter add a jackknife over replications. ";
}

std::string morris_effect_words() {
  return "Elementary effects are for a change over a factor's whole range: their mean mu and the mean of "
         "their "
         "absolute values mu* (Campolongo, Cariboni & Saltelli 2007) with t-intervals, and their standard "
         "deviation "
         "sigma with a jackknife interval, over trajectories; beside sigma stands what it would be of the "
         "noise of "
         "replications alone. ";
}

std::string tornado_words() {
  return "Changes from the base are means of paired differences; the swing of a factor is the largest less "
         "the "
         "smallest mean over its levels. Interactions are not seen. ";
}

std::string cost_words(Study const& study) {
  auto const& spec = *study.require;
  if (!spec.cost_figure.empty()) return "the least " + spec.cost_figure + " (mean over replications)";
  std::string words;
  for (std::size_t f = 0; f < spec.weights.size(); ++f)
    words += text("{}{} x {}", f > 0 ? " + " : "", spec.weights[f], study.factors[f].name);
  return "the least cost, " + words;
}

std::string looks_words(RequireSpec const& spec, std::size_t& looks) {
  std::string words;
  looks = 1;
  for (std::size_t n = spec.least; n < spec.most; n *= 2, ++looks) words += text("{}, ", n);
  return words + text("{} replications", spec.most);
}

std::string order_words(RequireSpec const& spec) {
  if (!spec.monotone)
    return "Plans were run from the cheapest on until one met everything (all of them, where cost is a "
           "figure)";
  return "More of a resource was taken not to be worse: whatever has no more of any than a plan that failed "
         "was taken "
         "to fail, and plans were run in the order that leaves fewest in the worse case, the largest first "
         "and the "
         "neighbours of the answer last; where runs contradicted this, every plan was run that could be "
         "cheaper";
}

}  // namespace

std::string design_words(Prepared const& prepared) {
  auto const& study = prepared.study;
  auto const& spec = study.design;
  auto const points = prepared.keys.size();
  auto const factors = study.factors.size();
  std::string words = "The design is ";
  switch (spec.kind) {
    case DesignKind::list:
      words += text("a list of {} chosen beforehand", many(points, "plan"));
      break;
    case DesignKind::factorial:
      words += text("a full factorial of {}", many(points, "point"));
      break;
    case DesignKind::one_at_a_time:
      words += text("one factor at a time: the base and each factor at each of its other levels, {}",
                    many(points, "point"));
      break;
    case DesignKind::latin_hypercube:
      words += hypercube_words(spec, points);
      break;
    case DesignKind::sobol:
      words +=
          text(
              "{} of Sobol's sequence (direction numbers of Joe & Kuo 2008) from its first on, moved by a "
              "random digital shift",
              many(points, "point")) +
          drawn_with(spec);
      break;
    case DesignKind::morris:
      words += morris_words(spec, factors);
      break;
    case DesignKind::saltelli:
      words += saltelli_words(spec, factors);
      break;
  }
  return words + ". ";
}

std::string analysis_words(Prepared const& prepared) {
  switch (prepared.study.design.kind) {
    case DesignKind::list:
      return pairs_words();
    case DesignKind::one_at_a_time:
      return tornado_words();
    case DesignKind::morris:
      return morris_effect_words();
    case DesignKind::saltelli:
      return sobol_index_words(prepared.study.design);
    default:
      return line_words();
  }
}

std::string require_words(Prepared const& prepared, StudyState const& state) {
  auto const& study = prepared.study;
  auto const& spec = *study.require;
  std::string words =
      text("Of {}, sought was the one with {} that meets: ", many(prepared.keys.size(), "plan"),
           cost_words(study));
  for (std::size_t c = 0; c < spec.constraints.size(); ++c) {
    auto const& one = spec.constraints[c];
    bool const least = one.requirement.side == Side::at_least;
    words +=
        text("{}{} at {} {}", c > 0 ? "; " : "", one.figure, least ? "least" : "most", one.requirement.limit);
  }
  std::size_t looks = 0, plans = 0;
  auto const looked = looks_words(spec, looks);
  for (auto const& cells : state.cells) plans += cells.empty() ? 0u : 1u;
  return words + text(
                     ". A plan meets a requirement if the one-sided t-bound of the figure's mean lies on the "
                     "right side of "
                     "the limit, and fails it if the other bound lies on the wrong side; it was looked at "
                     "after {}, and is "
                     "undecided if no bound had decided by then. Each bound has an error of {:.4g} (1 - {} "
                     "shared by {} and "
                     "{}, Bonferroni), so that a plan which does not meet all is said to with a probability "
                     "of {:.4g} at "
                     "most, plan by plan. A figure that is not reached by the end of a run counts as beyond "
                     "every limit. {}. {}{} of {} were made. ",
                     looked, (1 - spec.confidence) / static_cast<double>(spec.constraints.size() * looks),
                     spec.confidence, many(spec.constraints.size(), "requirement"), many(looks, "look"),
                     1 - spec.confidence, order_words(spec),
                     spec.cost_figure.empty()
                         ? ""
                         : text("Costs are means over the first {}, which every plan has. ",
                                many(spec.least, "replication")),
                     many(state.there, "run"), many(plans, "plan"));
}

}  // namespace ruralsim::experiments
