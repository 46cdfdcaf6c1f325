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

using experiments::Requirement;
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

std::string limit_text(FigureKind const& kind, Requirement const& r) {
  return text("at {} {:.6g}{}", r.side == Side::at_least ? "least" : "most", shown(kind, r.limit),
              unit_of(kind));
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

  std::string answer() const {
    if (!found_.cheapest) return nothing_meets();
    auto const& best = *found_.find(*found_.cheapest);
    auto out =
        text("Cheapest: {}; cost {}\n", report_.plans[best.plan], cost_text(best.cost)) + figures(best);
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
      out += text("  {} {} ({}: {})\n", report_.figures[c].name,
                  estimate_text(report_.figures[c], tried.figures[c]),
                  limit_text(report_.figures[c], report_.how.requirements[c]), word_for(tried.verdicts[c]));
    return out;
  }

  std::string failing(TriedPlan const& tried) const {
    std::string out;
    for (std::size_t c = 0; c < tried.figures.size(); ++c)
      if (tried.verdicts[c] != Verdict::met)
        out += text("{}{} {} ({}{})", out.empty() ? "" : ", ", report_.figures[c].name,
                    estimate_text(report_.figures[c], tried.figures[c]),
                    limit_text(report_.figures[c], report_.how.requirements[c]),
                    tried.verdicts[c] == Verdict::undecided ? ", undecided" : "");
    return out;
  }

  std::string next() const {
    auto const next = report_.next_cheaper();
    if (!next) return "Nothing on the grid is cheaper.\n";
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
    if (!report_.nearest) return "";
    auto const& plan = *found_.find(*report_.nearest);
    std::string out = text("Cheapest that does as well as the largest: {}; cost {}\n",
                           report_.plans[plan.plan], cost_text(plan.cost));
    for (std::size_t c = 0; c < plan.figures.size(); ++c)
      out +=
          text("  {} {} ({})\n", report_.figures[c].name, estimate_text(report_.figures[c], plan.figures[c]),
               limit_text(report_.figures[c], report_.within_reach[c]));
    return out;
  }

  // Of one figure alone, among the plans that were run; the cheapest of those that reach it.
  std::string best_reached(std::size_t c) const {
    double const sign = report_.how.requirements[c].side == Side::at_least ? 1 : -1;
    TriedPlan const* best = nullptr;
    for (auto const* tried : report_.by_cost())
      if (!best || sign * tried->figures[c].mean > sign * best->figures[c].mean + 1e-12) best = tried;
    if (best->verdicts[c] == Verdict::met) return "";
    return text("Best {} of the plans run: {}, {}\n", report_.figures[c].name,
                estimate_text(report_.figures[c], best->figures[c]), report_.plans[best->plan]);
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
      if (found_.tried.size() > kMostPlansTold && !on_front) {
        ++left_out;
        continue;
      }
      std::vector<std::string> row{report_.plans[tried->plan], cost_text(tried->cost)};
      for (std::size_t c = 0; c < tried->figures.size(); ++c)
        row.push_back(estimate_text(report_.figures[c], tried->figures[c]));
      row.insert(row.end(), {std::to_string(tried->replications),
                             std::string(word_for(tried->verdict)) + (on_front ? " *" : "")});
      table.add(row);
    }
    auto out = table.str() +
               "* on the frontier: no plan that was run costs as little and does as well in everything\n";
    if (left_out > 0)
      out += text("{} off the frontier are left out (--json tells all)\n", sim::many(left_out, "plan"));
    return out;
  }

  std::string contradictions() const {
    std::string out;
    for (auto const& one : found_.contradictions)
      out +=
          one.of_cost
              ? text("More costs less: {} than {}. The rule that it costs more was given up.\n",
                     report_.plans[one.more], report_.plans[one.less])
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

std::string_view word_for(Verdict verdict) {
  return verdict == Verdict::met ? "met" : verdict == Verdict::not_met ? "not met" : "undecided";
}

std::string RequireReport::for_people() const {
  return RequireText(*this).str();
}

}  // namespace ruralsim::cli
