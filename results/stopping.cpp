#include "results/stopping.hpp"

#include "results/joint.hpp"
#include "results/ratio.hpp"
#include "results/student.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results {
namespace {

void check_rule(std::span<Watched const> figures, StoppingRule const& rule) {
  auto const refuse = [](std::string const& message) { throw sim::Error(sim::Blame::usage, message); };
  if (rule.least < 2)
    refuse(sim::text(
        "at least {} (an interval is told from how much replications differ) give 2 or more, better 10",
        sim::many(rule.least, "replication")));
  if (rule.most < rule.least)
    refuse(sim::text("at most {} and at least {} (the first look comes after the end) give more at most",
                     sim::many(rule.most, "replication"), rule.least));
  for (auto const& figure : figures) {
    if (!(figure.target.half_width > 0) || std::isinf(figure.target.half_width))
      refuse(sim::text("{} is to be known to +- {} (must be more than 0) give the half-width that is needed",
                       figure.name, figure.target.half_width));
    if (figure.values.size() != figures.front().values.size())
      throw sim::Error(sim::Blame::model, sim::text("{} of {} and {} of {}", figures.front().values.size(),
                                                    figures.front().name, figure.values.size(), figure.name));
  }
}

// The fewest values, `n` at least, whose interval is as narrow as that if their deviation stays as it is.
std::size_t expected_for(double deviation, double target, double level, std::size_t n, std::size_t most) {
  auto const narrow = [&](std::size_t i) {
    double const m = static_cast<double>(i);
    return student_quantile(level, m - 1) * deviation / std::sqrt(m) <= target;
  };
  if (!narrow(most)) return most;
  std::size_t low = std::max<std::size_t>(n, 2), high = most;  // half-widths fall with the number of values
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    narrow(middle) ? high = middle : low = middle + 1;
  }
  return high;
}

struct Known {
  double value = not_available, half_width = not_available;
  std::size_t n = 0;  // values that are numbers
};

Known known_of(Watched const& figure, double level) {
  if (figure.denominators.empty()) {
    auto const e = estimate(figure.values, level);
    return {e.mean, e.half_width, e.n};
  }
  auto const ratio = ratio_estimate(figure.values, figure.denominators, RatioInterval::delta, level);
  return {ratio.value, ratio.half_width(), ratio.n};
}

Progress progress_of(Watched const& figure, double level, std::size_t most) {
  auto const replications = figure.values.size();
  Progress p{.name = figure.name, .expected = std::min(most, 2 * replications)};
  auto const known = known_of(figure, level);
  p.value = known.value, p.half_width = known.half_width;
  if (std::isnan(p.half_width)) return p;  // nothing to predict from: look again at twice as many
  auto const& t = figure.target;
  p.target = t.measure == Measure::absolute ? t.half_width
                                            : t.half_width / (1 + t.half_width) * std::abs(known.value);
  p.reached = p.half_width <= p.target;
  p.constant = p.half_width == 0;
  double const n = static_cast<double>(known.n);
  double const deviation = p.half_width * std::sqrt(n) / student_quantile(level, n - 1);
  // Where some replications have no value, as many of those to come will have none.
  double const per_value = static_cast<double>(replications) / n;
  auto const values = p.reached ? known.n : expected_for(deviation, p.target, level, known.n + 1, most);
  p.expected =
      std::min(most, static_cast<std::size_t>(std::ceil(per_value * static_cast<double>(values) - 1e-9)));
  return p;
}

}  // namespace

Decision decide(std::span<Watched const> figures, StoppingRule const& rule) {
  double const level = bonferroni_level(rule.level, figures.size());
  check_rule(figures, rule);
  Decision decision{.n = figures.front().values.size()};
  auto const n = decision.n;
  if (n < rule.least) {
    decision.more = rule.least - n;
    return decision;
  }
  decision.reached = true;
  std::size_t expected = n;
  for (auto const& figure : figures) {
    auto const& p = decision.figures.emplace_back(progress_of(figure, level, rule.most));
    decision.reached = decision.reached && p.reached;
    if (!p.reached) expected = std::max({expected, p.expected, n + 1});
  }
  decision.more = decision.reached || n >= rule.most ? 0 : std::min(expected, rule.most) - n;
  return decision;
}

}  // namespace ruralsim::results
