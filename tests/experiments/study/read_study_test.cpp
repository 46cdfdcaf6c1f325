#include "experiments/study/points.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

struct StudyFile : testing::Test {
  StudyFolder folder;

  Study read(std::string const& rest) { return read_study(folder.write(rest)); }
  std::string problem(std::string const& rest) {
    try {
      auto const study = read(rest);
      (void)points_of(study);
      return "no problem";
    } catch (sim::Error const& error) {
      EXPECT_EQ(error.blame(), sim::Blame::usage);
      return error.what();
    }
  }
};

TEST_F(StudyFile, ValuesBecomeSettings) {
  auto const points = points_of(read(two_by_two)).points;
  ASSERT_THAT(points, SizeIs(4));
  EXPECT_THAT(points[1].settings, ElementsAre("run.length='14 days'", "run.warm_up='0 days'",
                                              "county.twelve.trucks=1", "warehouse.cut_offs=[\"18:00\"]"));
  EXPECT_EQ(points[1].name, "trucks=1, cut_off=18:00");
}

TEST_F(StudyFile, RangesGoFromEndToEnd) {
  Range const plain{.low = 20, .high = 60, .unit = "%"};
  EXPECT_EQ(plain.at(0), 20);
  EXPECT_EQ(plain.at(0.5), 40);
  EXPECT_EQ(plain.at(1), 60);
  Range const log{.low = 1, .high = 100, .unit = "", .logarithmic = true};
  EXPECT_EQ(log.at(0.5), 10);
  Range const whole{.low = 2, .high = 5, .unit = "", .whole = true};  // each of four numbers a quarter
  EXPECT_EQ(whole.at(0.24), 2);
  EXPECT_EQ(whole.at(0.26), 3);
  EXPECT_EQ(whole.at(1), 5);
}

TEST_F(StudyFile, ARangeKeepsItsUnitAndTimesAreWholeSeconds) {
  Factor speed{.name = "speed",
               .keys = {"a.speed", "b.speed"},
               .levels = {},
               .range = Range{20, 50, "km/h"},
               .unit = "km/h"};
  EXPECT_THAT(speed.at(0.5).settings, ElementsAre("a.speed=\"35 km/h\"", "b.speed=\"35 km/h\""));
  Factor time{.name = "time", .keys = {"a.time"}, .levels = {}, .range = Range{10, 11, "min"}, .unit = "min"};
  EXPECT_THAT(time.at(0.123).settings, ElementsAre("a.time=\"607 s\""));
}

TEST_F(StudyFile, OneAtATimeBeginsAtTheBase) {
  auto const study = read(R"(
[[factor]]
name = "trucks"
key = "county.twelve.trucks"
values = [1, 2, 3]
base = 2
[design]
kind = "one-at-a-time"
)");
  auto const points = points_of(study).points;
  ASSERT_THAT(points, SizeIs(3));
  EXPECT_EQ(points[0].name, "trucks=2");
  EXPECT_EQ(points[1].name, "trucks=1");
}

TEST_F(StudyFile, ListedPointsSayWhatTheySet) {
  auto const study = read(
      "[design]\nkind = \"list\"\n[[point]]\nname = \"now\"\n"
      "[[point]]\nname = \"more\"\nset = [\"county.twelve.trucks=3\"]\n");
  auto const points = points_of(study).points;
  ASSERT_THAT(points, SizeIs(2));
  EXPECT_EQ(points[1].name, "more");
  EXPECT_EQ(points[1].settings.back(), "county.twelve.trucks=3");
}

struct Wrong {
  char const* text;
  char const* message;
};
std::ostream& operator<<(std::ostream& out, Wrong const& wrong) {
  return out << wrong.message;
}

struct WrongStudy : StudyFile, testing::WithParamInterface<Wrong> {};

TEST_P(WrongStudy, IsToldWithItsPlace) {
  auto const told = problem(GetParam().text);
  EXPECT_THAT(told, HasSubstr(GetParam().message));
  EXPECT_THAT(told, HasSubstr("study.toml:"));
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, WrongStudy,
    testing::Values(
        Wrong{"", "nothing is varied"}, Wrong{"[[factor]]\nname = \"a\"\nvalues = [1]\n", "key is missing"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\n", "needs one of values"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = []\n", "must be a list"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1, 1]\n", "1 is there twice"},
        Wrong{"[[factor]]\nname = \"replicate\"\nkey = \"k\"\nvalues = [1, 2]\n",
              "[[factor]] replicate (an axis of the results is called so) give it another name"},
        Wrong{"[[factor]]\nname = \"1 a\"\nkey = \"k\"\nvalues = [1]\n", "letters, digits and _ alone"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [5, 2]\n", "the first must be the smaller"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [\"1 km\", \"2 m\"]\n", "two units"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [0, 2]\nscale = \"log\"\n", "ends above 0"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, 2]\nscale = \"lgo\"\n",
              "did you mean 'log'?"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"run.replications\"\nvalues = [1]\n", "[replications] count"},
        Wrong{"[[factor]]\nname = \"a\"\nkeys = \"k\"\nvalues = [1]\n", "did you mean 'key'?"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[design]\nkind = \"sobol\"\n",
              "size is missing"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[design]\nsize = 3\n", "leave it out"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[design]\nkind = \"fractional\"\n",
              "must be one of"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[replications]\nmost = 20\n",
              "nothing says when to stop"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[replications]\ncount = 0\n",
              "from 1 to"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[design]\nkind = \"sobol\"\nsize = "
              "64\nshifts = 8\n",
              "only rows of saltelli"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[design]\nkind = \"saltelli\"\nsize "
              "= 64\nshifts = 7\n",
              "make size a multiple"},
        Wrong{"[design]\nkind = \"list\"\n", "has no points"},
        Wrong{"[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\n[[point]]\nname = \"a\"\n",
              "another point has it"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [1]\n[[factor]]\nname = \"a\"\nkey = "
              "\"l\"\nvalues = [1]\n",
              "is there twice"},
        Wrong{"[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\nset = [\"b\"]\n", "not a setting"},
        Wrong{"[design]\nkind = \"list\"\n[[point]]\nname = \"a\\u001b[2J\"\n", "control character"},
        Wrong{"[design]\nkind = \"list\"\n[[point]]\nname = \"a\\u009b2J\"\n", "control character"},
        Wrong{"[[factor]]\nname = \"a\"\n[[factor.level]]\nname = \"b\\nc\"\nset = [\"k=1\"]\n",
              "control character"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = [\"b\\tc\"]\n", "control character"}));

INSTANTIATE_TEST_SUITE_P(
    Names, WrongStudy,
    testing::Values(
        Wrong{"[[factor]]\nname = \"_\"\nkey = \"k\"\nvalues = [1]\n", "a letter first"},
        Wrong{"[[factor]]\nname = \"__\"\nkey = \"k\"\nvalues = [1]\n", "a letter first"},
        Wrong{"[[factor]]\nname = "
              "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\nkey = \"k\"\nvalues = "
              "[1]\n",
              "longer than 64"},
        Wrong{"[[factor]]\nname = \"p\"\nkey = \"k\"\nvalues = [1]\n[[factor]]\nname = \"p_name\"\nkey = "
              "\"l\"\nvalues = [1]\n",
              "[[factor]] p and p_name (results call the texts of p so)"}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, WrongStudy,
    testing::Values(
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, inf]\n", "its ends must be numbers"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [nan, 1]\n", "its ends must be numbers"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, 1e300]\nwhole = true\n",
              "a billion at most"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [0, 2e19]\nwhole = true\n",
              "a billion at most"},
        Wrong{"[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, 1000000000]\nwhole = true\n",
              "study.toml: full factorial design of 1e+09 points"},
        Wrong{
            "[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, 1000000000]\nwhole = true\n[design]\nkind = "
            "\"one-at-a-time\"\n",
            "study.toml:11:1: one-at-a-time design of 1e+09 points"}));

INSTANTIATE_TEST_SUITE_P(
    Targets, WrongStudy,
    testing::Values(
        Wrong{"[[replications.target]]\nfigure = \"next_day_rat\"\nhalf_width = 0.01\n",
              "figure = \"next_day_rat\" (no run has a figure of this name) did you mean 'next_day_rate'?"},
        Wrong{"[[replications.target]]\nfigure = \"late_share\"\nhalf_width = 0.01\n",
              "name one of them, as in \"late_share.after_cut_off\""},
        Wrong{"[[replications.target]]\nfigure = \"late_share.truck_ful\"\nhalf_width = 0.01\n",
              "did you mean 'late_share.truck_full'?"},
        Wrong{"[[replications.target]]\nfigure = \"next_day_rate.trucks\"\nhalf_width = 0.01\n",
              "did you mean 'next_day_rate'?"},
        Wrong{"[[replications.target]]\nfigure = \"next_day_rate\"\nhalf_width = inf\n", "a number above 0"},
        Wrong{"[[replications.target]]\nfigure = \"next_day_rate\"\nhalf_width = 5\n", "did you mean 0.05?"},
        Wrong{"[[replications.target]]\nfigure = \"orders\"\nhalf_width = 2\nrelative = true\n",
              "2 % is 0.02"}));

TEST_F(StudyFile, ResponsesAreFiguresEachOnce) {
  auto const said = [&](std::string const& names) {
    try {
      (void)read_study(folder.write(two_by_two, "responses = [" + names + "]"));
    } catch (sim::Error const& error) {
      return std::string(error.what());
    }
    return std::string("nothing");
  };
  EXPECT_EQ(said("\"next_day_rate\", \"late_share\", \"utilisation.trucks\""), "nothing");
  EXPECT_THAT(said("\"orders\", \"next_day_rat\""),
              AllOf(HasSubstr("study.toml:5:24: responses: \"next_day_rat\" (no run"),
                    HasSubstr("did you mean 'next_day_rate'?")));
  EXPECT_THAT(said("\"orders\", \"orders\""),
              HasSubstr("study.toml:5:24: responses: \"orders\" (is there twice)"));
  EXPECT_THAT(said("\"late_share\", \"late_share.truck_full\""),
              HasSubstr("\"late_share.truck_full\" (late_share stands for it already)"));
}

TEST_F(StudyFile, AMistakeWithinAFactorIsToldAlone) {
  EXPECT_THAT(problem("[[factor]]\nname = \"a\"\nkey = \"k\"\nvalues = []\n"),
              Not(HasSubstr("nothing is varied")));
}

// A range may be wide where not all of its numbers are looked at.
TEST_F(StudyFile, AWideRangeIsSampled) {
  auto const study = read(
      "[[factor]]\nname = \"a\"\nkey = \"k\"\nrange = [1, 1000000000]\nwhole = true\n[design]\nkind = "
      "\"sobol\"\nsize = 4\n");
  for (auto const& point : points_of(study).points) {
    EXPECT_GE(*point.levels[0].number, 1);
    EXPECT_LE(*point.levels[0].number, 1e9);
  }
}

TEST_F(StudyFile, ANameThatIsNoUtf8IsATitleAllTheSame) {
  auto const path = folder.path() / "s\xff.toml";
  std::filesystem::rename(folder.write(), path);
  EXPECT_EQ(read_study(path.string()).title, "s\\xff");
}

TEST_F(StudyFile, RegionsThatAreNotThereAreToldWithThoseThatAre) {
  auto const said = [&](std::string const& base) {
    auto const path = folder.path() / "regions.toml";
    std::ofstream(path) << "schema = 1\n[study]\nscenario = \"" << std::filesystem::absolute(base).string()
                        << "\"\nonly = [\"atlantis\"]\n"
                        << two_by_two << "[end]\n";
    try {
      (void)prepare(read_study(path.string()), 1);
    } catch (sim::Error const& error) {
      return std::string(error.what());
    }
    return std::string("nothing");
  };
  EXPECT_THAT(
      said("scenarios/village-12.toml"),
      HasSubstr("regions.toml:4:8: only: there is no region \"atlantis\" (the scenario has but one)"));
}

TEST_F(StudyFile, WhatTheStudySetsWronglyIsToldWithItsLine) {
  try {
    (void)prepare(read_study(folder.write("[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\n", "")), 1);
    auto const path = folder.write(two_by_two);
    auto study = read_study(path);
    study.settings.emplace_back("county.twelve.truks=1");
    (void)prepare(std::move(study), 1);
    FAIL() << "no problem";
  } catch (sim::Error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("study.toml:4:7: county.twelve.truks=1: "));
    EXPECT_THAT(error.what(), Not(HasSubstr("--set")));
  }
}

TEST_F(StudyFile, WarningsOfPointsHaveTheirLine) {
  auto const prepared =
      folder.prepared("[[factor]]\nname = \"a\"\nkey = \"county.twelve.technicians\"\nvalues = [2, 0]\n");
  for (auto const& warning : prepared.warnings) EXPECT_THAT(warning, Not(HasSubstr("--set")));
  EXPECT_THAT(prepared.warnings, testing::Contains(HasSubstr("study.toml:9:")));
}

TEST_F(StudyFile, WhatAPointSetsWronglyIsToldWithThePoint) {
  try {
    folder.prepared("[[factor]]\nname = \"a\"\nkey = \"county.twelve.truks\"\nvalues = [1, 2]\n");
    FAIL() << "no problem";
  } catch (sim::Error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("study.toml:9:11: point 0 (a=1): county.twelve.truks=1: "));
    EXPECT_THAT(error.what(), HasSubstr("did you mean 'trucks'"));
  }
  try {
    folder.prepared(
        "[design]\nkind = \"list\"\n[[point]]\nname = \"a\"\n[[point]]\nname = \"b\"\nset = "
        "[\"county.twelve.truks=1\"]\n");
    FAIL() << "no problem";
  } catch (sim::Error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("study.toml:12:7: point 1 (b): county.twelve.truks=1: "));
  }
}

}  // namespace
}  // namespace ruralsim::experiments
