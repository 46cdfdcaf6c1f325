#include "experiments/study/read_study.hpp"
#include "sim/fault.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char const* people = R"(
[[factor]]
name = "trucks"
key = "county.twelve.trucks"
range = [1, 3]
whole = true
[[factor]]
name = "technicians"
key = "county.twelve.technicians"
values = [1, 2, 4]
)";

constexpr char const* limits = R"(
[[require.constraint]]
figure = "next_day_rate"
at_least = 0.9
[[require.constraint]]
figure = "lead_time_p95"
at_most = 48
)";

std::string refusal_of(std::string const& text) {
  StudyFolder folder;
  auto const path = folder.write(text);
  try {
    read_study(path);
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    return error.what();
  }
  return "not refused";
}

TEST(ReadRequire, TakesWeightsAndLimits) {
  StudyFolder folder;
  auto const study = read_study(
      folder.write(std::string(people) +
                   "[require]\nconfidence = 0.9\nleast = 5\nmost = 20\nmonotone = false\nmargin = 0.02\n"
                   "[require.cost]\ntrucks = 3\ntechnicians = 1.5\n" +
                   limits));
  ASSERT_TRUE(study.require.has_value());
  auto const& spec = *study.require;
  EXPECT_THAT(spec.weights, ElementsAre(3, 1.5));
  EXPECT_EQ(spec.confidence, 0.9);
  EXPECT_EQ(spec.least, 5u);
  EXPECT_EQ(spec.most, 20u);
  EXPECT_FALSE(spec.monotone);
  EXPECT_EQ(spec.margin, 0.02);
  ASSERT_THAT(spec.constraints, SizeIs(2));
  EXPECT_EQ(spec.constraints[0].requirement.side, Side::at_least);
  EXPECT_EQ(spec.constraints[1].requirement.side, Side::at_most);
  EXPECT_EQ(spec.constraints[1].requirement.limit, 48);
}

TEST(ReadRequire, TakesAFigureAsCost) {
  StudyFolder folder;
  auto const study =
      read_study(folder.write(std::string(people) + "[require]\ncost = \"cost_total\"\n" + limits));
  EXPECT_EQ(study.require->cost_figure, "cost_total");
  EXPECT_THAT(study.require->weights, IsEmpty());
  EXPECT_TRUE(study.require->monotone);
}

TEST(ReadRequire, TellsEveryMistakeWithItsPlace) {
  std::string const head = std::string(people) + "[require]\n";
  EXPECT_THAT(refusal_of(head),
              AllOf(HasSubstr("[require] cost is missing"), HasSubstr("requires nothing: add")));
  EXPECT_THAT(refusal_of(head + "cost = 3\n" + limits),
              HasSubstr("cost = 3 (must be the name of a figure, or a table"));
  EXPECT_THAT(refusal_of(head + "[require.cost]\ntrucks = 1\n" + limits),
              HasSubstr("technicians (every factor needs a weight above 0"));
  EXPECT_THAT(refusal_of(head + "[require.cost]\ntrucks = 1\ntechnicians = 1\nvans = 2\n" + limits),
              HasSubstr("vans (unknown key of [require.cost])"));
  EXPECT_THAT(refusal_of(head + "cost = \"cost_total\"\nconfidence = 95\n" + limits),
              HasSubstr("confidence = 95 (must lie between 0.5 and 1)"));
  EXPECT_THAT(refusal_of(head + "cost = \"cost_total\"\nmargin = 1\n" + limits),
              HasSubstr("margin = 1 (must be a share from 0 to below 1"));
  EXPECT_THAT(refusal_of(head + "cost = \"cost_total\"\nleast = 50\nmost = 20\n" + limits),
              AllOf(HasSubstr("study.toml:"), HasSubstr("most = 20 (less than least, 50)")));
  EXPECT_THAT(
      refusal_of(head + "cost = \"cost_total\"\n[[require.constraint]]\nfigure = \"next_day_rate\"\n"),
      HasSubstr("needs one of at_least and at_most"));
  EXPECT_THAT(
      refusal_of(head +
                 "cost = \"cost_total\"\n[[require.constraint]]\nfigure = \"next_day_rate\"\nat_least = "
                 "\"90 %\"\n"),
      HasSubstr("a share of 90 % is 0.9"));
  EXPECT_THAT(
      refusal_of(head + "cost = \"cost_total\"\n" + limits + "[design]\nkind = \"morris\"\nsize = 4\n"),
      HasSubstr("[design] must be \"factorial\" (it is \"morris\")"));
  std::string const cut_offs =
      "[[factor]]\nname = \"cut_off\"\nkey = \"warehouse.cut_offs\"\nvalues = [[\"12:00\"], [\"18:00\"]]\n";
  EXPECT_THAT(refusal_of(cut_offs + "[require.cost]\ncut_off = 1\n" + limits),
              HasSubstr("factor cut_off must be an amount"));
  EXPECT_EQ(refusal_of(cut_offs + "[require]\ncost = \"cost_total\"\n" + limits), "not refused");
}

TEST(ReadRequire, RefusesWhatCannotBeMeant) {
  std::string const head = std::string(people) + "[require]\n";
  std::string const costly = head + "cost = \"cost_total\"\n";
  auto const limit = [&](std::string const& figure, std::string const& rest) {
    return refusal_of(costly + "[[require.constraint]]\nfigure = \"" + figure + "\"\n" + rest + "\n");
  };
  EXPECT_THAT(refusal_of(head + "cost = \"\"\n" + limits), HasSubstr("cost = \"\" (no run has a figure"));
  EXPECT_THAT(refusal_of(head + "cost = \"cost_totl\"\n" + limits), HasSubstr("did you mean 'cost_total'?"));
  EXPECT_THAT(limit("next_day_rate", "at_least = 30"),
              HasSubstr("at_least = 30 (a share lies between 0 and 1) did you mean 0.3?"));
  EXPECT_THAT(limit("next_day_rate", "at_most = -0.1"), HasSubstr("a share lies between 0 and 1"));
  EXPECT_THAT(limit("lead_time_p95", "at_most = nan"), HasSubstr("must be a number"));
  EXPECT_THAT(limit("lead_time_p95", "at_most = inf"), HasSubstr("must be a number"));
  EXPECT_EQ(limit("lead_time_p95", "at_most = 48"), "not refused");
  EXPECT_THAT(limit("next_day_rat", "at_least = 0.9"), HasSubstr("did you mean 'next_day_rate'?"));
  EXPECT_THAT(limit("late_share", "at_most = 0.9"), HasSubstr("name one of them"));
  EXPECT_THAT(refusal_of(head + "[require.cost]\ntrucks = inf\ntechnicians = 1\n" + limits),
              HasSubstr("trucks = inf (every factor needs a weight above 0"));
  for (char const* const confidence : {"0.4", "0.5", "nan"})
    EXPECT_THAT(refusal_of(costly + "confidence = " + confidence + "\n" + limits),
                HasSubstr("(must lie between 0.5 and 1)"));
}

}  // namespace
}  // namespace ruralsim::experiments
