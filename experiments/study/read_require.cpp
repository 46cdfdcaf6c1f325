#include "experiments/study/read_require.hpp"

#include "experiments/study/figure_keys.hpp"
#include "experiments/study/table_reader.hpp"
#include "scenarios/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ruralsim::experiments {

namespace {

using scenarios::Node;
using scenarios::Problems;

constexpr std::uint64_t kMostReplicationsOfPlan = 10'000;

std::optional<double> plain_number(Node const& node) {
  if (node.is(Node::Kind::integer)) return static_cast<double>(node.integer);
  if (node.is(Node::Kind::real)) return node.real;
  return std::nullopt;
}

class RequireReader {
 public:
  RequireReader(Node const& node, Study const& study, Problems& problems)
      : node_(node), study_(study), problems_(problems), table_(node, "[require]", problems) {}

  RequireSpec read() {
    table_.need("cost",
                "(what is to be as little as possible) give cost = \"cost_total\", or [require.cost] with a "
                "weight for each factor");
    if (auto const* cost = table_.node("cost")) read_cost(*cost);
    if (auto const* confidence = table_.node("confidence")) {
      spec_.confidence = plain_number(*confidence).value_or(0);
      if (!(spec_.confidence > 0.5 && spec_.confidence < 1))
        table_.wrong("confidence", "(must lie between 0.5 and 1) as in 0.95");
    }
    if (auto const* margin = table_.node("margin")) {
      spec_.margin = plain_number(*margin).value_or(-1);
      if (!(spec_.margin >= 0 && spec_.margin < 1))
        table_.wrong("margin",
                     "(must be a share from 0 to below 1, of what the largest plan reaches) as in 0.01");
    }
    spec_.least = whole("least", spec_.least);
    spec_.most = whole("most", std::max(spec_.most, spec_.least));
    if (spec_.most < spec_.least)
      table_.wrong("most", "(less than least, " + std::to_string(spec_.least) + ")");
    spec_.monotone = table_.flag("monotone").value_or(true);
    auto const constraints = table_.tables("constraint");
    if (constraints.empty())
      table_.wrong("requires nothing: add [[require.constraint]] with a figure and at_least or at_most");
    for (auto const* constraint : constraints) read_constraint(*constraint);
    check_factors();
    table_.refuse_others();
    return std::move(spec_);
  }

 private:
  std::uint32_t whole(std::string_view key, std::uint32_t standard) {
    return static_cast<std::uint32_t>(table_.whole(key, 2, kMostReplicationsOfPlan).value_or(standard));
  }

  void read_cost(Node const& cost) {
    if (cost.is(Node::Kind::text)) {
      spec_.cost_figure = cost.string;
      auto const problem = problem_of_figure(cost.string, Figures::one);
      return problem.empty() ? void() : table_.wrong("cost", problem);
    }
    if (!cost.is_table())
      return table_.wrong("cost", "(must be the name of a figure, or a table of weights)");
    TableReader weights(cost, "[require.cost]", problems_);
    std::vector<std::string> names;
    for (auto const& factor : study_.factors) {
      names.push_back(factor.name);
      auto const* weight = weights.node(factor.name);
      auto const number = weight ? plain_number(*weight) : std::nullopt;
      if (!number || !(*number > 0) || std::isinf(*number))
        weights.wrong(factor.name, "(every factor needs a weight above 0: what one more of it costs)");
      spec_.weights.push_back(number.value_or(1));
    }
    weights.refuse_others();
  }

  void read_constraint(Node const& node) {
    TableReader table(node, "[[require.constraint]]", problems_);
    table.need("figure", "(what is required of) as in figure = \"next_day_rate\"");
    RequiredFigure one{.figure = table.text("figure").value_or(""), .requirement = {}};
    if (auto const problem = problem_of_figure(one.figure, Figures::one);
        !problem.empty() && !one.figure.empty())
      table.wrong("figure", problem);
    auto const *least = table.node("at_least"), *most = table.node("at_most");
    if ((least == nullptr) == (most == nullptr)) {
      table.wrong("needs one of at_least and at_most, a number in the figure's unit: a share of 90 % is 0.9");
    } else {
      auto const limit = plain_number(least ? *least : *most);
      auto const problem = limit ? problem_of_limit(one.figure, *limit)
                                 : "(must be a number in the figure's unit: a share of 90 % is 0.9)";
      if (!problem.empty()) table.wrong(least ? "at_least" : "at_most", problem);
      one.requirement = {
          .side = least ? Side::at_least : Side::at_most, .limit = limit.value_or(0), .name = one.figure};
    }
    table.refuse_others();
    spec_.constraints.push_back(std::move(one));
  }

  // A grid of amounts, from the least to the most. What the least is of values without numbers the file alone
  // knows.
  void check_factors() {
    if (study_.design.kind != DesignKind::factorial)
      table_.wrong("looks for the cheapest plan on a grid: [design] must be \"factorial\" (it is \"" +
                   std::string(name_of(study_.design.kind)) + "\")");
    for (auto const& factor : study_.factors) {
      bool const whole_range = factor.range && factor.range->whole;
      bool const levels = !factor.range && (spec_.weights.empty() || numbers_rise(factor));
      if (!whole_range && !levels)
        table_.wrong("factor " + factor.name +
                     " must be an amount: a range with whole = true, or values from the least to the most" +
                     (factor.range ? "" : ", which rise where they are weighted"));
    }
    if (study_.replications.sequential())
      table_.wrong(
          "has least and most replications of its own: [[replications.target]] has no use beside it");
  }

  static bool numbers_rise(Factor const& factor) {
    for (std::size_t i = 0; i < factor.levels.size(); ++i) {
      if (!factor.levels[i].number) return false;
      if (i > 0 && *factor.levels[i].number <= *factor.levels[i - 1].number) return false;
    }
    return true;
  }

  Node const& node_;
  Study const& study_;
  Problems& problems_;
  TableReader table_;
  RequireSpec spec_{.constraints = {}, .cost_figure = {}, .weights = {}};
};

}  // namespace

RequireSpec read_require(Node const& node, Study const& study, Problems& problems) {
  return RequireReader(node, study, problems).read();
}

}  // namespace ruralsim::experiments
