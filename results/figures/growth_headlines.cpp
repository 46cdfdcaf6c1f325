#include "results/figures/headlines.hpp"

namespace ruralsim::results::figures {

std::vector<Headline> const& growth_headlines() {
  static std::vector<Headline> const all{
      {.name = "weeks_to_target",
       .label = "Weeks to the target next-day rate",
       .definition =
           "weeks from the first with orders to the end of the first rollout.target_weeks weeks in a row "
           "with a next-day rate of at least rollout.target",
       .denominator = "orders",
       .noun = "orders",
       .value = [](Totals const& t) { return t.weeks_to_target; },
       .missing_means = "not reached by the end of the run",
       .across = Across::median},
      {.name = "centers_opened",
       .label = "Centers that opened",
       .definition = "centers that opened in the run",
       .value = [](Totals const& t) { return static_cast<double>(t.centers_opened); }},
      {.name = "centers_failed",
       .label = "  closed in their first year",
       .definition = "centers that opened in the run and closed again in it",
       .value = [](Totals const& t) { return static_cast<double>(t.centers_failed); }}};
  return all;
}

}  // namespace ruralsim::results::figures
