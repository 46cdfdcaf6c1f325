// `ruralsim compare` as a user runs it.
#include "cli/compare.hpp"

#include "cli/suggest.hpp"
#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// A folder of its own with results of twelve villages: as they are, with a truck more, with another seed, of
// one replication.
std::string in_folder(std::string const& line) {
  return in_own_folder +
         "r() { ruralsim run $root/scenarios/village-12.toml -q -o \"$@\" >/dev/null || exit 99; }; "
         "r now.h5 -n 4; r truck.h5 -n 4 --set county.twelve.trucks=2; " +
         line;
}

TEST(Compare, TellsDifferencesOfPairsAndWhatIsWorse) {
  auto const said = shell(in_folder("ruralsim compare now.h5 truck.h5"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("Base: now.h5 (Twelve villages; 4 replications)"),
            HasSubstr("truck.h5: 4 pairs of replications with the same random numbers"),
            testing::ContainsRegex("cost_per_parcel +[0-9.]+ CNY +[0-9.]+ CNY +\\+[0-9.]+ ± [0-9.]+ CNY "
                                   "+[0-9.]+  worse"),
            testing::ContainsRegex("trucks +1 +2 +\\+1 ± 0\n"),
            HasSubstr("other figures: the same on both sides"), Not(HasSubstr("next_day_rate"))));
}

TEST(Compare, TellsOneFigureOfSeveralResults) {
  auto const said =
      shell(in_folder("r seed.h5 -n 4 --seed 3; ruralsim compare now.h5 truck.h5 seed.h5 --figure "
                      "next_day_rate"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out,
              AllOf(testing::ContainsRegex("next_day_rate .* 0 ± 0 points .*not separable"),
                    HasSubstr("seed.h5: not paired, since the seeds are 12 and 3: two independent samples"),
                    Not(HasSubstr("cost_per_parcel"))));
}

TEST(Compare, OfOnePairTellsDifferencesWithoutIntervals) {
  auto const said = shell(in_folder("r one.h5 --set county.twelve.trucks=2; ruralsim compare now.h5 one.h5"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, AllOf(HasSubstr("1 pair of replications"),
                              HasSubstr("One pair of replications: differences without intervals"),
                              Not(HasSubstr("±")), Not(HasSubstr("worse"))));
}

TEST(Compare, SpeaksToScripts) {
  auto const said =
      shell(in_folder("ruralsim compare now.h5 truck.h5 --json --figure cost_per_parcel_by_level"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, AllOf(HasSubstr("\"file\": \"truck.h5\", \"paired\": true, \"n\": 4"),
                              HasSubstr("\"cost_per_parcel_by_level.trucks\": {\"base\": "),
                              HasSubstr("\"verdict\": \"worse\""), Not(HasSubstr("\"cost_per_parcel\":"))));
}

TEST(Compare, DrawsAForestPlotInEveryFormat) {
  auto const said =
      shell(in_folder("for f in svg pdf png csv; do ruralsim compare now.h5 truck.h5 --chart c.$f >/dev/null "
                      "|| exit 9; done; "
                      "head -c 5 c.svg; head -c 4 c.pdf; head -c 4 c.png | tail -c 3; head -1 c.csv; "
                      "ruralsim compare now.h5 truck.h5 --chart c.svg 2>&1; ruralsim compare now.h5 truck.h5 "
                      "--chart c.svg --force "
                      "-q >/dev/null && echo replaced"));
  EXPECT_THAT(said.out, AllOf(HasSubstr("<?xml%PDFPNGfigure,unit,compared,difference,low,high,judged"),
                              HasSubstr("c.svg: exists already"), HasSubstr("replaced")));
}

TEST(Compare, SaysWhatIsWrong) {
  struct Case {
    char const *line, *says;
    int code;
  };
  for (Case const& c :
       {Case{"ruralsim compare now.h5", "OTHER is required, unless BASE is a merged study", 2},
        Case{"ruralsim compare now.h5 truck.h5 --point 1", "--point (is of points of a study; now.h5", 2},
        Case{"ruralsim compare now.h5 no.h5", "no.h5", 3},
        Case{"ruralsim compare now.h5 truck.h5 --figure next_day_rat",
             "--figure next_day_rat (no such figure in these results) did you mean next_day_rate, ", 2},
        Case{"ruralsim compare now.h5 truck.h5 --figure zzz", "ruralsim compare --json names all", 2},
        Case{"ruralsim compare now.h5 truck.h5 --chart x.gif", "give a name that ends in .svg", 2},
        Case{"ruralsim compare now.h5 truck.h5 --level 100", "--level", 2},
        Case{
            "r day.h5 --set run.start=2018-07-03; ruralsim compare now.h5 day.h5",
            "now.h5, day.h5: the results cannot be compared (their first days are 2018-07-02 and 2018-07-03)",
            2},
        Case{"ruralsim run $root/scenarios/storm.toml -q -o s.h5 >/dev/null; ruralsim compare now.h5 s.h5",
             "their products are parcel", 2}}) {
    auto const said = shell(in_folder(std::string(c.line) + " 2>&1"));
    EXPECT_EQ(said.code, c.code) << c.line << ": " << said.out;
    EXPECT_THAT(said.out, HasSubstr(c.says));
  }
}

TEST(Compare, PairsOnlyWhereTheSameDaysCount) {
  auto const said =
      shell(in_folder("r longer.h5 -n 4 --set 'run.length=60 days'; ruralsim compare now.h5 longer.h5"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, HasSubstr("longer.h5: not paired, since the lengths in days are "));
}

TEST(NearNames, AreThoseThatHoldTheWordAndThoseAlmostWrittenSo) {
  std::vector<std::string> const known{"orders", "next_day_rate", "in_hand_next_day_rate", "trucks"};
  EXPECT_THAT(near_names("day_rate", known), testing::ElementsAre("next_day_rate", "in_hand_next_day_rate"));
  EXPECT_THAT(near_names("truks", known), testing::ElementsAre("trucks"));
  EXPECT_THAT(near_names("zzz", known), IsEmpty());
}

}  // namespace
}  // namespace ruralsim::cli
