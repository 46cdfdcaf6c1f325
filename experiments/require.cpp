#include "experiments/require.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::experiments {

namespace {

[[noreturn]] void refuse_requirement(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

std::size_t plans_of(std::vector<std::size_t> const& levels) {
  std::size_t plans = 1;
  for (auto const n : levels) {
    if (n == 0) refuse_requirement("a resource without any level");
    plans *= n;
    if (plans > most_plans_of_a_grid)
      refuse_requirement(
          sim::text("a grid of more than {} plans (each has to be thought of) take narrower ranges",
                    most_plans_of_a_grid));
  }
  return plans;
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

// Replications after which a plan is looked at.
std::vector<std::size_t> looks_of(RequireHow const& how) {
  std::vector<std::size_t> looks;
  for (std::size_t n = how.least; n < how.most; n *= 2) looks.push_back(n);
  looks.push_back(how.most);
  return looks;
}

Verdict verdict_of_all(std::vector<Verdict> const& verdicts) {
  auto const any = [&](Verdict v) { return std::ranges::count(verdicts, v) > 0; };
  return any(Verdict::not_met)     ? Verdict::not_met
         : any(Verdict::undecided) ? Verdict::undecided
                                   : Verdict::met;
}

// Runs one plan until its verdict is certain enough.
class Trial {
 public:
  Trial(RequireHow const& how, SampleFigures const& sample)
      : how_(how), sample_(sample), looks_(looks_of(how)) {
    auto const shared = static_cast<double>(how.requirements.size() * looks_.size());
    level_ = 1 - 2 * (1 - how.confidence) / shared;
  }

  TriedPlan run(std::size_t plan) {
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

 private:
  void take(std::size_t plan, std::size_t n) {
    std::vector<SampleId> cells;
    for (std::size_t r = values_[0].size(); r < n / how_.each; ++r)
      cells.push_back({plan, static_cast<std::uint32_t>(r)});
    auto const got = sample_(cells);
    if (got.size() != cells.size())
      throw sim::Error(sim::Blame::model, sim::text("{} samples gave {} rows", cells.size(), got.size()));
    for (auto const& row : got)
      for (std::size_t f = 0; f < values_.size(); ++f) values_[f].push_back(row.at(f));
  }

  void judge(TriedPlan& tried) const {
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

  RequireHow const& how_;
  SampleFigures const& sample_;
  std::vector<std::size_t> looks_;
  double level_ = results::usual_level;
  std::vector<std::vector<double>> values_;  // by figure
};

class Search {
 public:
  Search(RequireHow const& how, SampleFigures const& sample)
      : how_(how), trial_(how, sample), trusted_(how.monotone && !how.whole_grid), cost_trusted_(trusted_) {
    found_.plans = plans_of(how.levels);
    if (!how.costs.empty() && how.costs.size() != found_.plans)
      throw sim::Error(sim::Blame::model, sim::text("{} costs of {} plans", how.costs.size(), found_.plans));
    place_.assign(found_.plans, kNotRun);
    for (std::size_t p = 0; p < found_.plans; ++p) levels_.push_back(levels_of_plan(how.levels, p));
  }

  Required take() {
    if (trusted_) run(found_.plans - 1);
    do {
      for (auto open = still_open(); !open.empty(); open = still_open()) run(next_of(open));
    } while (look_around());
    return std::move(found_);
  }

 private:
  static constexpr std::size_t kNotRun = static_cast<std::size_t>(-1);

  bool was_run(std::size_t plan) const { return place_[plan] != kNotRun; }
  bool no_more(std::size_t a, std::size_t b) const {
    return std::ranges::equal(levels_[a], levels_[b], std::less_equal{});
  }

  void run(std::size_t plan) {
    place_[plan] = found_.tried.size();
    found_.tried.push_back(trial_.run(plan));
    auto const& tried = found_.tried.back();
    if (tried.verdict == Verdict::met && (!found_.cheapest || tried.cost.mean < cost_of_cheapest()))
      found_.cheapest = plan;
    if (how_.monotone) note_contradictions(tried);
  }

  double cost_of_cheapest() const { return found_.tried[place_[*found_.cheapest]].cost.mean; }

  void note_contradictions(TriedPlan const& now) {
    for (auto const& other : found_.tried) {
      if (other.plan == now.plan) continue;
      bool const less = no_more(other.plan, now.plan);
      if (!less && !no_more(now.plan, other.plan)) continue;
      auto const &small = less ? other : now, &large = less ? now : other;
      if (small.verdict == Verdict::met && large.verdict == Verdict::not_met) {
        found_.contradictions.push_back({.less = small.plan, .more = large.plan});
        trusted_ = false;
      }
      if (how_.costs.empty() && large.cost.mean < small.cost.mean) {
        found_.contradictions.push_back({.less = small.plan, .more = large.plan, .of_cost = true});
        cost_trusted_ = false;
      }
    }
  }

  // Whether what was run tells that the plan cannot be the cheapest that meets everything.
  bool settled(std::size_t plan) const {
    if (how_.whole_grid) return false;
    if (!how_.costs.empty() && found_.cheapest && how_.costs[plan] >= how_.costs[*found_.cheapest])
      return true;
    return std::ranges::any_of(found_.tried, [&](TriedPlan const& tried) {
      bool const met = tried.verdict == Verdict::met;
      if (!met) return trusted_ && no_more(plan, tried.plan);
      return how_.costs.empty() && cost_trusted_ && no_more(tried.plan, plan);
    });
  }

  std::vector<std::size_t> still_open() const {
    std::vector<std::size_t> open;
    for (std::size_t p = 0; p < found_.plans; ++p)
      if (!was_run(p) && !settled(p)) open.push_back(p);
    return open;
  }

  std::size_t next_of(std::vector<std::size_t> const& open) const {
    if (!trusted_) {
      if (how_.costs.empty()) return open.front();
      return *std::ranges::min_element(open, {}, [&](std::size_t p) { return how_.costs[p]; });
    }
    return *std::ranges::max_element(open, {}, [&](std::size_t p) { return settles_at_least(p, open); });
  }

  // How many fewer are open after it, whatever comes of it.
  std::size_t settles_at_least(std::size_t plan, std::vector<std::size_t> const& open) const {
    std::size_t if_met = 0, if_not = 0;
    for (auto const other : open) {
      if (no_more(other, plan)) ++if_not;
      if (how_.costs.empty() ? no_more(plan, other) : how_.costs[other] >= how_.costs[plan]) ++if_met;
    }
    return std::min(if_met, if_not);
  }

  // Runs the neighbours of the answer, which the rule alone has judged so far. Whether there were any.
  bool look_around() {
    if (!how_.monotone || how_.whole_grid) return false;
    auto const centre = found_.cheapest.value_or(found_.plans - 1);
    bool any = false;
    std::size_t step = 1;
    for (std::size_t f = how_.levels.size(); f-- > 0; step *= how_.levels[f]) {
      auto const at = levels_[centre][f];
      if (at > 0 && !was_run(centre - step)) run(centre - step), any = true;
      if (at + 1 < how_.levels[f] && !was_run(centre + step)) run(centre + step), any = true;
    }
    return any;
  }

  RequireHow const& how_;
  Trial trial_;
  bool trusted_, cost_trusted_;
  Required found_;
  std::vector<std::size_t> place_;  // among those tried
  std::vector<std::vector<std::size_t>> levels_;
};

// Costs and figures signed so that less is better.
std::vector<double> burdens(TriedPlan const& tried, std::span<Requirement const> requirements) {
  std::vector<double> all{tried.cost.mean};
  for (std::size_t c = 0; c < requirements.size(); ++c)
    all.push_back((requirements[c].side == Side::at_least ? -1 : 1) * tried.figures[c].mean);
  return all;
}

}  // namespace

Verdict verdict_of(results::Estimate const& e, Requirement const& r) {
  double const sign = r.side == Side::at_least ? 1 : -1;
  double const above = sign * (e.mean - r.limit);
  if (above - e.half_width >= 0) return Verdict::met;
  return above + e.half_width < 0 ? Verdict::not_met : Verdict::undecided;
}

TriedPlan const* Required::find(std::size_t plan) const {
  auto const found = std::ranges::find(tried, plan, &TriedPlan::plan);
  return found == tried.end() ? nullptr : &*found;
}

std::size_t Required::replications() const {
  return std::accumulate(tried.begin(), tried.end(), std::size_t{0},
                         [](std::size_t sum, TriedPlan const& one) { return sum + one.replications; });
}

Required require(RequireHow const& how, SampleFigures const& sample) {
  check_require(how);
  return Search(how, sample).take();
}

std::vector<Requirement> within_reach(TriedPlan const& largest, std::span<Requirement const> requirements) {
  std::vector<Requirement> reached(requirements.begin(), requirements.end());
  for (std::size_t c = 0; c < reached.size(); ++c) {
    if (largest.verdicts[c] == Verdict::met) continue;
    auto const& e = largest.figures[c];
    reached[c].limit = e.mean - (reached[c].side == Side::at_least ? 2 : -2) * e.half_width;
  }
  return reached;
}

void add_tried(Required& found, Required const& more, std::span<Requirement const> requirements) {
  for (auto tried : more.tried) {
    if (found.find(tried.plan)) continue;
    for (std::size_t c = 0; c < requirements.size(); ++c)
      tried.verdicts[c] = verdict_of(tried.figures[c], requirements[c]);
    tried.verdict = verdict_of_all(tried.verdicts);
    found.tried.push_back(std::move(tried));
  }
}

std::vector<std::size_t> levels_of_plan(std::vector<std::size_t> const& levels, std::size_t plan) {
  std::vector<std::size_t> own(levels.size());
  for (std::size_t f = levels.size(); f-- > 0; plan /= levels[f]) own[f] = plan % levels[f];
  return own;
}

std::vector<std::size_t> frontier(std::span<TriedPlan const> tried,
                                  std::span<Requirement const> requirements) {
  std::vector<std::vector<double>> all;
  for (auto const& one : tried) all.push_back(burdens(one, requirements));
  std::vector<std::size_t> front;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool const beaten = std::ranges::any_of(all, [&](auto const& other) {
      return other != all[i] && std::ranges::equal(other, all[i], std::less_equal{});
    });
    if (!beaten) front.push_back(i);
  }
  return front;
}

}  // namespace ruralsim::experiments
