#include "experiments/require_trial.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

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

Trial::Trial(RequireHow const& how, SampleFigures const& sample)
    : how_(how), sample_(sample), looks_(looks_of(how)) {
  auto const shared = static_cast<double>(how.requirements.size() * looks_.size());
  level_ = 1 - 2 * (1 - how.confidence) / shared;
}

TriedPlan Trial::run(std::size_t plan) {
  values_.assign(how_.requirements.size() + (how_.costs.empty() ? 1 : 0), {});
  TriedPlan tried{.plan = plan};
  for (auto const n : looks_) {
    take(plan, n);
    judge(tried);
    if (tried.verdict != Verdict::undecided) break;
  }
  tried.cost = how_.costs.empty() ? results::estimate(values_.back(), how_.confidence)
                                  : results::Estimate{.mean = how_.costs[plan], .n = tried.replications};
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
  tried.replications = values_[0].size() * how_.each;
  tried.figures.clear();
  tried.verdicts.clear();
  for (std::size_t c = 0; c < how_.requirements.size(); ++c) {
    auto const estimate = results::estimate(values_[c], level_);
    if (estimate.n < 2)
      refuse_requirement(
          sim::text("{} of plan {} has a value in {} of {} {} (nothing can be said of it) choose "
                    "another, or longer runs",
                    how_.requirements[c].name, tried.plan, estimate.n, values_[c].size(),
                    how_.each > 1 ? "pairs of replications" : "replications"));
    tried.figures.push_back(estimate);
    tried.verdicts.push_back(verdict_of(estimate, how_.requirements[c]));
  }
  tried.verdict = verdict_of_all(tried.verdicts);
}

Verdict verdict_of(results::Estimate const& e, Requirement const& r) {
  double const sign = r.side == Side::at_least ? 1 : -1;
  double const above = sign * (e.mean - r.limit);
  if (above - e.half_width >= 0) return Verdict::met;
  return above + e.half_width < 0 ? Verdict::not_met : Verdict::undecided;
}

}  // namespace ruralsim::experiments
