#include "experiments/require_trial.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::experiments {

namespace {

// Replications after which a plan is looked at.
std::vector<std::size_t> looks_of(RequireHow const& how) {
  std::vector<std::size_t> looks;
  for (std::size_t n = how.least; n < how.most; n *= 2) looks.push_back(n);
  looks.push_back(how.most);
  return looks;
}

}  // namespace

void refuse_requirement(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

void check_require(RequireHow const& how) {
  if (how.requirements.empty()) refuse_requirement("nothing is required: name a figure and its limit");
  results::checked_level(how.confidence, "confidence");
  if (how.least < 2 * how.each)
    refuse_requirement(sim::text(
        "least {} (an interval is told from how much {} differ) give {} or more, better {}", how.least,
        how.each > 1 ? "pairs of replications" : "replications", 2 * how.each, 10 * how.each));
  if (how.least % how.each != 0 || how.most % how.each != 0)
    refuse_requirement(
        sim::text("least {}, most {} (replications are taken {} at a time) give multiples of that", how.least,
                  how.most, how.each));
  if (how.most < how.least)
    refuse_requirement(sim::text("most {} (is below least, {})", how.most, how.least));
}

Verdict verdict_of_all(std::vector<Verdict> const& verdicts) {
  auto const any = [&](Verdict v) { return std::ranges::count(verdicts, v) > 0; };
  return any(Verdict::not_met)     ? Verdict::not_met
         : any(Verdict::undecided) ? Verdict::undecided
                                   : Verdict::met;
}

double confidence_of_bounds(RequireHow const& how) {
  auto const shared = static_cast<double>(how.requirements.size() * looks_of(how).size());
  return 1 - (1 - how.confidence) / shared;
}

Trial::Trial(RequireHow const& how, SampleFigures const& sample)
    : how_(how), sample_(sample), looks_(looks_of(how)), level_(2 * confidence_of_bounds(how) - 1) {}

TriedPlan Trial::run(std::size_t plan) {
  values_.assign(how_.requirements.size() + (how_.costs.empty() ? 1 : 0), {});
  TriedPlan tried{.plan = plan};
  for (auto const n : looks_) {
    take(plan, n);
    judge(tried);
    if (tried.verdict != Verdict::undecided) break;
  }
  tell_cost(tried);
  return tried;
}

void Trial::take(std::size_t plan, std::size_t n) {
  std::vector<SampleId> cells;
  for (std::size_t r = values_[0].size(); r < n / how_.each; ++r)
    cells.push_back({plan, static_cast<std::uint32_t>(r)});
  auto const got = sample_(cells);
  if (got.size() != cells.size())
    throw sim::Error(sim::Blame::model, sim::text("{} samples gave {} rows", cells.size(), got.size()));
  for (auto const& row : got)
    for (std::size_t f = 0; f < values_.size(); ++f) values_[f].push_back(row.at(f));
}

void Trial::judge(TriedPlan& tried) const {
  tried.samples = values_[0].size();
  tried.replications = tried.samples * how_.each;
  tried.figures.clear(), tried.verdicts.clear(), tried.beyond.clear();
  for (std::size_t c = 0; c < how_.requirements.size(); ++c) {
    auto values = values_[c];
    std::size_t beyond = 0;
    for (double& value : values)
      if (std::isinf(value)) value = results::not_available, ++beyond;
    auto estimate = results::estimate(values, level_);
    if (beyond > 0)
      estimate.mean = std::numeric_limits<double>::infinity(), estimate.half_width = results::not_available;
    else if (estimate.n < 2)
      refuse_requirement(
          sim::text("{} of plan {} has a value in {} of {} {} (nothing can be said of it) choose "
                    "another, or longer runs",
                    how_.requirements[c].name, tried.plan, estimate.n, values.size(),
                    how_.each > 1 ? "pairs of replications" : "replications"));
    tried.beyond.push_back(beyond);
    tried.figures.push_back(estimate);
    tried.verdicts.push_back(verdict_of(estimate, how_.requirements[c]));
  }
  tried.verdict = verdict_of_all(tried.verdicts);
}

void Trial::tell_cost(TriedPlan& tried) const {
  if (!how_.costs.empty()) {
    tried.cost = {.mean = how_.costs[tried.plan], .n = tried.samples};
    return;
  }
  auto const& all = values_.back();
  tried.costs.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(how_.least / how_.each));
  for (std::size_t i = 0; i < tried.costs.size(); ++i)
    if (!std::isfinite(tried.costs[i]))
      refuse_requirement(
          sim::text("plan {} has no cost in {} {} (costs are compared one by one) choose a figure that "
                    "always has a value, or weights",
                    tried.plan, how_.each > 1 ? "pair of replications" : "replication", i));
  tried.cost = results::estimate(tried.costs, how_.confidence);
}

Verdict verdict_of(results::Estimate const& e, Requirement const& r) {
  if (std::isinf(e.mean)) return r.side == Side::at_most ? Verdict::not_met : Verdict::undecided;
  double const sign = r.side == Side::at_least ? 1 : -1;
  double const above = sign * (e.mean - r.limit);
  if (above - e.half_width >= 0) return Verdict::met;
  return above + e.half_width < 0 ? Verdict::not_met : Verdict::undecided;
}

}  // namespace ruralsim::experiments
