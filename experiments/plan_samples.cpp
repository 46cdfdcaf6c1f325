#include "experiments/plan_samples.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace ruralsim::experiments {

void refuse_selection(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

void check_plans(std::size_t plans, std::size_t first) {
  if (plans < 2)
    refuse_selection(
        sim::text("{} (the best is chosen among several) name two or more", sim::many(plans, "plan")));
  if (first < 2)
    refuse_selection(
        sim::text("{} of each plan before the first look (differences are judged by how much they "
                  "vary) give 2 or more, better 10",
                  sim::many(first, "replication")));
}

SampleMany one_by_one(Sample sample) {
  return [sample = std::move(sample)](std::span<SampleId const> cells) {
    std::vector<double> values;
    for (auto const& cell : cells) values.push_back(sample(cell.plan, cell.replication));
    return values;
  };
}

void PlanSamples::take(std::span<std::size_t const> more) {
  std::vector<SampleId> cells;
  for (std::size_t plan = 0; plan < more.size(); ++plan)
    for (std::size_t i = 0; i < more[plan]; ++i)
      cells.push_back({plan, static_cast<std::uint32_t>(values[plan].size() + i)});
  auto const got = sample_(cells);
  if (got.size() != cells.size())
    throw sim::Error(sim::Blame::model,
                     sim::text("{} replications gave {} values", cells.size(), got.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!std::isfinite(got[i]))
      refuse_selection(
          sim::text("plan {} has no value in replication {} (plans are compared by the value of every "
                    "replication) choose a figure that always has one",
                    cells[i].plan, cells[i].replication));
    values[cells[i].plan].push_back(sign_ * got[i]);
  }
}

double PlanSamples::mean(std::size_t plan) const {
  auto const& v = values[plan];
  return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
}

std::vector<double> PlanSamples::means() const {
  std::vector<double> all;
  for (std::size_t plan = 0; plan < values.size(); ++plan) all.push_back(mean(plan));
  return all;
}

std::vector<double> PlanSamples::deviations() const {
  std::vector<double> all;
  for (std::size_t plan = 0; plan < values.size(); ++plan) {
    double const m = mean(plan);
    double squares = 0;
    for (double const v : values[plan]) squares += (v - m) * (v - m);
    all.push_back(std::sqrt(squares / static_cast<double>(values[plan].size() - 1)));
  }
  return all;
}

std::vector<std::size_t> PlanSamples::counts() const {
  std::vector<std::size_t> all;
  for (auto const& of_plan : values) all.push_back(of_plan.size());
  return all;
}

std::vector<double> PlanSamples::means_in_their_unit() const {
  auto all = means();
  for (double& mean : all) mean *= sign_;
  return all;
}

}  // namespace ruralsim::experiments
