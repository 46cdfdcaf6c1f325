// What factors, levels, points and the study itself set: each key once, and none of how a point is run.
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string said_of_keys(std::string const& rest, std::string const& head = "") {
  StudyFolder folder;
  try {
    (void)read_study(folder.write(rest, head));
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    return error.what();
  }
  return "nothing";
}

std::string factor_with(std::string const& name, std::string const& rest) {
  return "[[factor]]\nname = \"" + name + "\"\n" + rest + "\n";
}

constexpr char const* trucks = "key = \"county.twelve.trucks\"\nvalues = [1, 2]";

TEST(SetKeys, AreOfOneFactorAlone) {
  auto const said = said_of_keys(factor_with("a", trucks) + factor_with("b", trucks));
  EXPECT_THAT(said,
              AllOf(HasSubstr("study.toml:12:7: [[factor]] \"b\" sets county.twelve.trucks, and so does "
                              "[[factor]] \"a\" (line 8)"),
                    HasSubstr("one of the two would do nothing")));
}

TEST(SetKeys, ThatDifferByBlanksAndQuotesAreTheSame) {
  for (char const* const key : {" county.twelve.trucks", "county.twelve.trucks ", "county.'twelve'.trucks"})
    EXPECT_THAT(said_of_keys(factor_with("a", trucks) +
                             factor_with("b", "key = \"" + std::string(key) + "\"\nvalues = [3]")),
                HasSubstr("and so does [[factor]] \"a\""))
        << key;
}

TEST(SetKeys, OfALevelAreNotThoseOfAnotherFactor) {
  std::string const policy =
      factor_with("policy",
                  "[[factor.level]]\nname = \"early\"\nset = [\"warehouse.cut_offs=['14:00']\", "
                  "\"county.twelve.trucks=4\"]\n"
                  "[[factor.level]]\nname = \"late\"\nset = [\"warehouse.cut_offs=['20:00']\"]");
  EXPECT_THAT(said_of_keys(factor_with("trucks", trucks) + policy),
              AllOf(HasSubstr("level \"early\" of [[factor]] \"policy\" sets county.twelve.trucks"),
                    HasSubstr("[[factor]] \"trucks\" (line 8)")));
  EXPECT_THAT(said_of_keys(policy + factor_with("trucks", trucks)),
              HasSubstr("and so does level \"early\" of [[factor]] \"policy\""));
  EXPECT_EQ(said_of_keys(policy), "nothing") << "its levels set the same keys, one at a time";
}

TEST(SetKeys, OfATableHoldThoseWithinIt) {
  auto const whole = factor_with("whole", "key = \"warehouse\"\nvalues = [1]");
  auto const part = factor_with("part", "key = \"warehouse.cut_offs\"\nvalues = [[\"12:00\"]]");
  EXPECT_THAT(said_of_keys(whole + part), HasSubstr("sets warehouse.cut_offs, and so does"));
  EXPECT_THAT(said_of_keys(part + whole), HasSubstr("as warehouse.cut_offs"));
}

TEST(SetKeys, AreInAListOnce) {
  EXPECT_THAT(said_of_keys(factor_with("a", "key = [\"a.b\", \"a.b \"]\nvalues = [1]")),
              HasSubstr("[[factor]] \"a\" sets a.b twice, first in line 8"));
  EXPECT_THAT(
      said_of_keys("[design]\nkind = \"list\"\n[[point]]\nname = \"p\"\nset = [\"a.b=1\", \"a.b =2\"]\n"),
      HasSubstr("[[point]] \"p\" sets a.b twice"));
  EXPECT_THAT(said_of_keys(factor_with("f", "[[factor.level]]\nname = \"l\"\nset = [\"a.b=1\", \"a.b=2\"]")),
              HasSubstr("level \"l\" of [[factor]] \"f\" sets a.b twice"));
  StudyFolder folder;
  auto const path = folder.path() / "own.toml";
  std::ofstream(path) << "schema = 1\n[study]\nscenario = \"x\"\nset = [\"a.b=1\", \"a.b=2\"]\n"
                      << factor_with("a", trucks) << "[end]\n";
  try {
    (void)read_study(path.string());
    FAIL() << "nothing was told";
  } catch (sim::Error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("own.toml:4:17: [study] sets a.b twice"));
  }
}

// What a point says over what is set for all is no mistake.
TEST(SetKeys, OfAPointWinOverThoseOfTheStudy) {
  EXPECT_EQ(
      said_of_keys("[design]\nkind = \"list\"\n[[point]]\nname = \"p\"\nset = [\"warehouse.cut_offs=1\"]\n"
                   "[[point]]\nname = \"q\"\nset = [\"warehouse.cut_offs=2\"]\n"),
      "nothing");
}

// Pairs, and how many replications are a sample, are decided once for all points.
TEST(SetKeys, OfTheRunAreNotForPoints) {
  for (char const* const key :
       {"run.antithetic", "run.seed", " run.seed ", "'run'.length", "run.warm_up", "run"}) {
    EXPECT_THAT(said_of_keys(factor_with("a", "key = \"" + std::string(key) + "\"\nvalues = [1, 2]")),
                AllOf(HasSubstr("study.toml:8:7: run"), HasSubstr("set it for all of them, in [study] set")))
        << key;
    auto const setting = "set = [\"" + std::string(key) + "=1\"]\n";
    EXPECT_THAT(said_of_keys("[design]\nkind = \"list\"\n[[point]]\nname = \"p\"\n" + setting),
                HasSubstr("all points are run alike"))
        << key;
    EXPECT_THAT(said_of_keys(factor_with("f", "[[factor.level]]\nname = \"l\"\n" + setting)),
                HasSubstr("all points are run alike"))
        << key;
  }
  for (char const* const key : {"run.replications", " run.replications "})
    EXPECT_THAT(said_of_keys(factor_with("a", "key = \"" + std::string(key) + "\"\nvalues = [1]")),
                HasSubstr("[replications] count"));
}

TEST(SetKeys, AreWrittenOnOneLine) {
  EXPECT_THAT(said_of_keys("[design]\nkind = \"list\"\n[[point]]\nname = \"p\"\nset = [\"a.b=1\\nc.d=2\"]\n"),
              HasSubstr("control character"));
  EXPECT_THAT(said_of_keys(factor_with("a", "key = \"a=b\"\nvalues = [1]")), HasSubstr("not a key"));
}

}  // namespace
}  // namespace ruralsim::experiments
