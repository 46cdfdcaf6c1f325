// `ruralsim plot` as a user runs it.
#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;

// A folder of its own, with the result of a small county in it.
std::string in_folder(std::string const& line) {
  return in_own_folder +
         "ruralsim run $root/scenarios/village-12.toml -q -n 3 -o small.h5 >/dev/null || exit 99; " + line;
}

TEST(Plot, DrawsEveryChartInEveryFormatBesideTheResult) {
  Outcome const outcome = shell(in_folder("ruralsim plot small.h5 -q >/dev/null && ls small-charts | wc -l"));
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_EQ(outcome.out, "60\n");  // fifteen charts as SVG, PDF, PNG and CSV
}

TEST(Plot, NamesItsFiles) {
  Outcome const outcome =
      shell(in_folder("ruralsim plot small.h5 -o x --chart lead-time --chart utilisation --format svg"));
  EXPECT_EQ(outcome.out, "x/lead-time.{svg,csv}\nx/utilisation.{svg,csv}\n");
  EXPECT_THAT(shell(in_folder("ruralsim plot small.h5 -o x --chart lead-time --format svg --json")).out,
              testing::Eq("{\"files\": [\"x/lead-time.svg\", \"x/lead-time.csv\"]}\n"));
}

TEST(Plot, RefusesToReplacePicturesWithoutForce) {
  Outcome const outcome =
      shell(in_folder("p='ruralsim plot small.h5 -o x --chart lead-time --format svg'; $p >/dev/null; "
                      "echo mine > x/lead-time.svg; $p 2>&1; echo $?; cat x/lead-time.svg; $p --force "
                      ">/dev/null; head -c 5 x/lead-time.svg"));
  EXPECT_THAT(outcome.out, HasSubstr("x/lead-time.svg (exists already)"));
  EXPECT_THAT(outcome.out, HasSubstr("\n2\nmine\n<?xml"));
}

TEST(Plot, SaysWhatIsWrong) {
  struct Case {
    char const *line, *says;
    int code;
  };
  for (Case const& c :
       {Case{"ruralsim plot none.h5", "none.h5", 3},
        Case{"ruralsim plot small.h5 --county nowhere", "county nowhere (not in this result)", 2},
        Case{"ruralsim plot small.h5 --chart lead-tim", "lead-time", 2},
        Case{"ruralsim plot small.h5 -o no/such/folder", "no/such/folder (cannot be made", 3},
        Case{"echo text > a.h5; ruralsim plot a.h5", "a.h5", 3}}) {
    Outcome const outcome = shell(in_folder(std::string(c.line) + " 2>&1"));
    EXPECT_EQ(outcome.code, c.code) << c.line << ": " << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr(c.says));
  }
}

TEST(Plot, O76_SaysWhichNameIsTooLongBeforeItDrawsAnything) {
  std::string const longest(250, 'n');
  for (std::string const& line : {"mv small.h5 " + longest + ".h5; ruralsim plot " + longest + ".h5",
                                  "ruralsim plot small.h5 -o " + longest + longest,
                                  "ruralsim plot small.h5 --force -o " + longest + longest}) {
    Outcome const outcome = shell(in_folder(line + " --chart cost --format svg 2>&1; echo $?; ls | wc -l"));
    EXPECT_THAT(outcome.out, testing::StartsWith("error: " + longest)) << line;
    EXPECT_THAT(outcome.out,
                HasSubstr("/cost.svg (cannot be written: File name too long) give another folder with -o"));
    EXPECT_THAT(outcome.out, testing::EndsWith("\n3\n1\n")) << line;
  }
}

TEST(Plot, O69_NamesThePictureThatFoundNoRoom) {
  Outcome const outcome = shell(in_folder(
      "(ulimit -f 8; ruralsim plot small.h5 -o x --chart cost --format svg 2>&1; echo $?); ls -A x"));
  EXPECT_THAT(outcome.out, HasSubstr("error: x/cost.svg: cannot be written (writing: File too large): "));
  EXPECT_THAT(outcome.out, testing::EndsWith("\n3\n")) << "and nothing is left in the folder";
}

TEST(Plot, O76_TellsOfPathsThatAreNotUtf8InWordsThatAre) {
  Outcome const outcome =
      shell(in_folder("p=\"ruralsim plot small.h5 -o $'x\\xff' --chart cost --format svg\"; eval $p --json; "
                      "eval $p 2>&1; eval $p --force; ls x*"));
  EXPECT_THAT(outcome.out,
              testing::AllOf(HasSubstr("{\"files\": [\"x\\\\xff/cost.svg\", \"x\\\\xff/cost.csv\"]}\n"),
                             HasSubstr("x\\xff/cost.svg (exists already)"),
                             HasSubstr("\nx\\xff/cost.{svg,csv}\n"), HasSubstr("\ncost.csv\ncost.svg\n")));
}

TEST(Plot, TheSameResultGivesTheSamePictures) {
  EXPECT_EQ(
      shell(in_folder("ruralsim plot small.h5 -q -o a >/dev/null; ruralsim plot small.h5 -q -o b >/dev/null; "
                      "diff -r a b && echo same"))
          .out,
      "same\n");
}

}  // namespace
}  // namespace ruralsim::cli
