#include "experiments/study/figure_keys.hpp"

#include "results/figures/catalogue.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

// What a study file may name is what runs have, those with an axis under the same names.
TEST(FigureKeys, AreThoseOfRuns) {
  for (char const* const scenario : {"village-12", "select-station", "harvest"}) {
    auto const loaded = scenarios::load_regions("scenarios/" + std::string(scenario) + ".toml",
                                                {"run.length='14 days'", "run.warm_up='0 days'"});
    auto const cell = simulate_cell(loaded, 0, sim::EngineKind::native, this_program, never_stopped);
    std::set<std::string> with_axis;
    for (auto const& figure : cell.figures) {
      EXPECT_EQ(problem_of_figure(figure, Figures::one), "");
      if (auto const dot = figure.find('.'); dot != std::string::npos)
        with_axis.insert(figure.substr(0, dot));
    }
    EXPECT_GE(with_axis.size(), 8u);
    for (auto const& name : with_axis) {
      EXPECT_EQ(problem_of_figure(name, Figures::one_or_axis), "");
      for (auto const& one : results::figures_by_axis(name))
        EXPECT_EQ(std::ranges::count(cell.figures, one), 1) << one;
    }
  }
}

TEST(FigureKeys, HaveLimitsWhereTheyAreShares) {
  EXPECT_EQ(problem_of_limit("next_day_rate", 0), "");
  EXPECT_EQ(problem_of_limit("next_day_rate", 1), "");
  EXPECT_EQ(problem_of_limit("next_day_rate", 95), "(a share lies between 0 and 1) did you mean 0.95?");
  EXPECT_EQ(problem_of_limit("next_day_rate", 950), "(a share lies between 0 and 1)");
  EXPECT_EQ(problem_of_limit("orders", 950), "");
}

}  // namespace
}  // namespace ruralsim::experiments
