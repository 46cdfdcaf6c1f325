#include "results/joint.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::results {

double bonferroni_level(double level, std::size_t figures) {
  checked_level(level);
  if (figures == 0)
    throw sim::Error(sim::Blame::usage,
                     "no figure is chosen (a level is shared among the chosen figures) name one");
  return 1 - (1 - level) / static_cast<double>(figures);
}

void need_for_an_interval(std::size_t values, std::string_view figure) {
  if (values >= 2) return;
  throw sim::Error(
      sim::Blame::usage,
      sim::text(
          "{} has {} (an interval is told from how much they differ) run at least 2 replications, better 10",
          figure, values == 0 ? "no value" : "a value in 1 replication"));
}

std::vector<Estimate> joint_estimates(std::span<Chosen const> figures, double level) {
  double const each = bonferroni_level(level, figures.size());
  std::vector<Estimate> all;
  for (auto const& figure : figures) {
    all.push_back(estimate(figure.values, each));
    need_for_an_interval(all.back().n, figure.name);
  }
  return all;
}

}  // namespace ruralsim::results
