#include "experiments/require.hpp"

#include "experiments/require_nearest.hpp"
#include "experiments/require_trial.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::experiments {

namespace {

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

class Search {
 public:
  Search(RequireHow const& how, SampleFigures const& sample)
      : how_(how),
        sample_(sample),
        trial_(how, sample),
        trusted_(how.monotone && !how.whole_grid),
        cost_trusted_(trusted_) {
    found_.plans = plans_of(how.levels);
    if (!how.costs.empty() && how.costs.size() != found_.plans)
      throw sim::Error(sim::Blame::model, sim::text("{} costs of {} plans", how.costs.size(), found_.plans));
    place_.assign(found_.plans, kNotRun);
    for (std::size_t p = 0; p < found_.plans; ++p) levels_.push_back(levels_of_plan(how.levels, p));
  }

  Required take() {
    if (trusted_) run(found_.plans - 1);
    do {
      do {
        for (auto open = still_open(); !open.empty(); open = still_open()) run(next_of(open));
      } while (look_around());
    } while (look_for_the_nearest());
    if (found_.cheapest) tell_who_may_be_as_cheap();
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
      if (!how_.costs.empty() || large.cost.mean >= small.cost.mean) continue;
      if (auto const saved = costs_more(large, small, found_.plans - 1); saved.mean > saved.half_width) {
        found_.contradictions.push_back(
            {.less = small.plan, .more = large.plan, .of_cost = true, .saved = saved});
        cost_trusted_ = false;
      }
    }
  }

  // By how much b costs more than a, in pairs, with one-sided limits that share the error with so many
  // others.
  results::Estimate costs_more(TriedPlan const& a, TriedPlan const& b, std::size_t others) const {
    if (!how_.costs.empty()) return {.mean = b.cost.mean - a.cost.mean, .half_width = 0};
    double const level = 1 - 2 * (1 - how_.confidence) / static_cast<double>(others);
    return results::paired_difference(b.costs, a.costs, std::max(level, 1e-6));
  }

  void tell_who_may_be_as_cheap() {
    auto const& best = found_.tried[place_[*found_.cheapest]];
    std::vector<TriedPlan const*> others;
    for (auto const& tried : found_.tried)
      if (tried.verdict == Verdict::met && tried.plan != best.plan) others.push_back(&tried);
    for (auto const* other : others) {
      auto const more = costs_more(best, *other, others.size());
      if (!(more.mean > more.half_width)) found_.perhaps_as_cheap.push_back(other->plan);
    }
  }

  // Nothing meets everything: what does as well as the largest? Whether a plan that was run for it meets
  // everything after all, so that the search goes on.
  bool look_for_the_nearest() {
    found_.nearest.reset();
    if (found_.cheapest || !was_run(found_.plans - 1)) return false;
    auto const largest = found_.tried[place_[found_.plans - 1]];
    auto nearest = as_the_largest(largest, how_);
    auto how = how_;
    how.requirements = nearest.requirements;
    how.whole_grid = false;
    SampleFigures const less = LessTheLargest(largest.plan, nearest.of_difference, sample_);
    auto const near = Search(how, less).take();
    for (auto const& tried : near.tried)
      if (!was_run(tried.plan)) run(tried.plan);
    nearest.plan = *near.find(near.cheapest.value());  // the largest at least
    nearest.perhaps_as_cheap = near.perhaps_as_cheap;
    found_.nearest = std::move(nearest);
    return found_.cheapest.has_value();
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
  SampleFigures const& sample_;
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
