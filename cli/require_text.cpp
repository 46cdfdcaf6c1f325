// The report of `ruralsim require` for people.
#include "cli/estimate_text.hpp"
#include "cli/require.hpp"
#include "cli/text_table.hpp"
#include "results/summary.hpp"
#include "scenarios/number_text.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using experiments::Side;
using experiments::TriedPlan;
using experiments::Verdict;
using results::FigureKind;
using sim::text;

constexpr std::size_t kMostPlansTold = 60;

std::string unit_of(FigureKind const& kind) {
  if (kind.shown == results::Shown::percent) return " %";
  return kind.unit == "1" || kind.unit.empty() ? "" : " " + kind.unit;
}

double shown(FigureKind const& kind, double x) {
  return kind.shown == results::Shown::percent ? 100 * x : x;
}

std::string estimate_text(FigureKind const& kind, results::Estimate const& e) {
  return with_half_width(shown(kind, e.mean), shown(kind, e.half_width)) + unit_of(kind);
}

class RequireText {
 public:
  explicit RequireText(RequireReport const& report) : report_(report), found_(report.found) {}

  std::string str() const {
    return head() + "\n" + answer() + "\n" + tried_table() + contradictions() + effort();
  }

 private:
  std::string head() const {
    std::string grid;
    for (auto const& factor : report_.study.factors)
      grid +=
          text("{}{} {} to {}", grid.empty() ? "" : ", ", factor.name, factor.at(0).name, factor.at(1).name);
    auto out = text("{} ({}): {} ({})\nRequired:", report_.path, report_.study.title,
                    sim::many(found_.plans, "plan"), grid);
    for (std::size_t c = 0; c < report_.figures.size(); ++c)
      out += text("{} {} {}", c > 0 ? "," : "", report_.figures[c].name,
                  limit_text(report_.figures[c], report_.how.requirements[c]));
    return out + text("; each plan with {:.6g} %, at as little {} as possible\n",
                      100 * report_.how.confidence, report_.cost ? report_.cost->name : weights());
  }

  std::string weights() const {
    std::string sum;
    for (std::size_t f = 0; f < report_.study.factors.size(); ++f)
      sum += text("{}{} {}", sum.empty() ? "" : " + ", scenarios::number_text(report_.spec().weights[f]),
                  report_.study.factors[f].name);
    return sum;
  }

  std::string cost_text(results::Estimate const& cost) const {
    return report_.cost ? estimate_text(*report_.cost, cost) : scenarios::number_text(cost.mean);
  }

  std::string of_samples(std::size_t n, std::size_t of) const {
    return text("{} of {}", n, sim::many(of, report_.how.each > 1 ? "pair" : "replication"));
  }

  // What a figure is, and in how many replications it has no value.
  std::string reached(TriedPlan const& tried, std::size_t c) const {
    auto const& kind = report_.figures[c];
    if (tried.beyond[c] > 0)
      return text("{} in {}", kind.missing_means, of_samples(tried.beyond[c], tried.samples));
    auto out = estimate_text(kind, tried.figures[c]);
    if (auto const none = tried.without_value(c); none > 0)
      out += text(", no value in {}", of_samples(none, tried.samples));
    return out;
  }

  std::string as_cheap(std::vector<std::size_t> const& plans) const {
    if (plans.empty()) return "";
    std::string names;
    for (auto const plan : plans) names += (names.empty() ? "" : "; ") + report_.plans[plan];
    return report_.cost ? text("  cost not separable from that of {} in {} (raise [require] least to know)\n",
                               names, sim::many(report_.how.least, "replication"))
                        : text("  costs as much as {}\n", names);
  }

  std::string answer() const {
    if (!found_.cheapest) return nothing_meets();
    auto const& best = *found_.find(*found_.cheapest);
    auto out = text("Cheapest: {}; cost {}\n", report_.plans[best.plan], cost_text(best.cost)) +
               as_cheap(found_.perhaps_as_cheap) + figures(best);
    out += next();
    for (auto const* tried : report_.by_cost())
      if (tried->verdict == Verdict::undecided && tried->cost.mean < best.cost.mean)
        out += text("Undecided, though cheaper: {} after {} (raise [require] most to know)\n",
                    report_.plans[tried->plan], sim::many(tried->replications, "replication"));
    return out;
  }

  std::string figures(TriedPlan const& tried) const {
    std::string out;
    for (std::size_t c = 0; c < tried.figures.size(); ++c)
      out += text("  {} {} ({}: {})\n", report_.figures[c].name, reached(tried, c),
                  limit_text(report_.figures[c], report_.how.requirements[c]), word_for(tried.verdicts[c]));
    return out;
  }

  std::string failing(TriedPlan const& tried) const {
    std::string out;
    for (std::size_t c = 0; c < tried.figures.size(); ++c)
      if (tried.verdicts[c] != Verdict::met)
        out += text("{}{} {} ({}{})", out.empty() ? "" : ", ", report_.figures[c].name, reached(tried, c),
                    limit_text(report_.figures[c], report_.how.requirements[c]),
                    tried.verdicts[c] == Verdict::undecided ? ", undecided" : "");
    return out;
  }

  std::string next() const {
    auto const next = report_.next_cheaper();
    if (!next)
      return text("Nothing {} is cheaper.\n",
                  report_.cost && found_.tried.size() < found_.plans ? "that was run" : "on the grid");
    auto const* why = report_.why_it_fails(*next);
    auto out = text("Next cheaper: {}", report_.plans[*next]);
    if (!report_.how.costs.empty())
      out += text("; cost {}", scenarios::number_text(report_.how.costs[*next]));
    if (!why) return out + "\n";
    if (why->plan == *next) return out + text("; fails {}\n", failing(*why));
    return out + text("; not run, as it has no more of anything than {}, which fails {}\n",
                      report_.plans[why->plan], failing(*why));
  }

  std::string nothing_meets() const {
    auto const* const largest = found_.find(found_.plans - 1);
    bool const undecided =
        std::ranges::any_of(found_.tried, [](auto const& t) { return t.verdict == Verdict::undecided; });
    std::string out =
        undecided ? "No plan was shown to meet all; some could not be decided (raise [require] most).\n"
                  : "No plan of the grid meets all.\n";
    if (largest) out += text("The largest, {}, reaches\n{}", report_.plans[largest->plan], figures(*largest));
    for (std::size_t c = 0; c < report_.figures.size(); ++c) out += best_reached(c);
    return out + nearest();
  }

  std::string nearest() const {
    if (!found_.nearest) return "";
    auto const& near = *found_.nearest;
    auto const& plan = near.plan;
    auto out = text(
                   "Cheapest that does as well as the largest (to {:.6g} % of what that reaches, in pairs): "
                   "{}; cost {}\n",
                   100 * report_.how.margin, report_.plans[plan.plan], cost_text(plan.cost)) +
               as_cheap(near.perhaps_as_cheap);
    for (std::size_t c = 0; c < plan.figures.size(); ++c)
      out += text("  {} {}\n", report_.figures[c].name,
                  near.of_difference[c] ? to_the_largest(plan, c)
                                        : text("{} ({})", reached(plan, c),
                                               limit_text(report_.figures[c], near.requirements[c])));
    return out;
  }

  std::string to_the_largest(TriedPlan const& plan, std::size_t c) const {
    auto const& kind = report_.figures[c];
    auto const& e = plan.figures[c];
    if (e.mean == 0 && e.half_width == 0)
      return text("as the largest in all {}",
                  sim::many(plan.samples, report_.how.each > 1 ? "pair" : "replication"));
    bool const percent = kind.shown == results::Shown::percent;
    return text("{}{}{} to the largest", e.mean > 0 ? "+" : "",
                with_half_width(shown(kind, e.mean), shown(kind, e.half_width)),
                percent ? " points" : unit_of(kind));
  }

  // Of one figure alone, among the plans that were run; the cheapest of those that reach it.
  std::string best_reached(std::size_t c) const {
    double const sign = report_.how.requirements[c].side == Side::at_least ? 1 : -1;
    TriedPlan const* best = nullptr;
    for (auto const* tried : report_.by_cost())
      if (!best || sign * tried->figures[c].mean > sign * best->figures[c].mean + 1e-12) best = tried;
    if (best->verdicts[c] == Verdict::met) return "";
    return text("Best {} of the plans run: {}, {}\n", report_.figures[c].name, reached(*best, c),
                report_.plans[best->plan]);
  }

  std::string tried_table() const {
    auto const front = report_.on_the_frontier();
    TextTable table;
    std::vector<std::string> header{"plans run, by cost", "cost"};
    for (auto const& figure : report_.figures) header.push_back(figure.name);
    header.insert(header.end(), {"runs", ""});
    table.add(header);
    std::size_t left_out = 0;
    for (auto const* tried : report_.by_cost()) {
      bool const on_front = std::ranges::count(front, tried) > 0;
      if (found_.tried.size() > kMostPlansTold && !on_front && tried->plan != report_.answer()) {
        ++left_out;
        continue;
      }
      std::vector<std::string> row{report_.plans[tried->plan], cost_text(tried->cost)};
      for (std::size_t c = 0; c < tried->figures.size(); ++c) row.push_back(reached(*tried, c));
      row.insert(row.end(), {std::to_string(tried->replications),
                             std::string(word_for(tried->verdict)) + (on_front ? " *" : "")});
      table.add(row);
    }
    auto out = table.str();
    if (!front.empty())
      out +=
          "* on the frontier: of the plans that were run and meet all none costs as little and does as well "
          "in everything, in the mean\n";
    out += levels();
    if (left_out > 0)
      out += text("{} off the frontier are left out (--json tells all)\n", sim::many(left_out, "plan"));
    return out;
  }

  std::string levels() const {
    auto const cost = report_.cost
                          ? text("of cost the {:.6g} % t-interval over the first {}, which every plan has; ",
                                 100 * report_.how.confidence, sim::many(report_.how.least, "replication"))
                          : "";
    return text(
        "±: {}of what is required the one-sided {:.6g} % limits by which plans are judged ({:.6g} % for all "
        "requirements and looks at a plan)\n",
        cost, 100 * experiments::confidence_of_bounds(report_.how), 100 * report_.how.confidence);
  }

  std::string contradictions() const {
    std::string out;
    for (auto const& one : found_.contradictions)
      out +=
          one.of_cost
              ? text("More costs less: {} than {}, by {}. The rule that it costs more was given up.\n",
                     report_.plans[one.more], report_.plans[one.less], cost_text(one.saved))
              : text("More does worse: {} meets what {} does not. The rule that it does not was given up.\n",
                     report_.plans[one.less], report_.plans[one.more]);
    return out;
  }

  std::string effort() const {
    return text(
        "\n{} of {} run, {} ({} simulated now, the others were there), {:.1f} s\n{}", found_.tried.size(),
        sim::many(found_.plans, "plan"), sim::many(report_.asked, "replication"), report_.simulated,
        report_.seconds,
        report_.how.each > 1 ? "Replications are antithetic pairs, each of which is one sample.\n" : "");
  }

  RequireReport const& report_;
  experiments::Required const& found_;
};

}  // namespace

std::string limit_text(FigureKind const& kind, experiments::Requirement const& r) {
  return text("at {} {:.6g}{}", r.side == Side::at_least ? "least" : "most", shown(kind, r.limit),
              unit_of(kind));
}

std::string_view word_for(Verdict verdict) {
  return verdict == Verdict::met ? "met" : verdict == Verdict::not_met ? "not met" : "undecided";
}

std::string RequireReport::for_people() const {
  return RequireText(*this).str();
}

}  // namespace ruralsim::cli
