// Where results go, and what is left when that goes wrong (faults O64 to O77, through the program).
#include "tests/whole/whole.hpp"

#include <chrono>

namespace ruralsim::whole {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class Writing : public Whole {
 protected:
  // `ruralsim run` of the small scenario with these words; its code and what it said.
  Outcome run(std::string const& words) const { return sh("ruralsim run -q " + kVillage + " " + words); }
  // Names in the folder, part files too.
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (auto const& entry : fs::directory_iterator(folder_)) all.push_back(entry.path().filename());
    std::sort(all.begin(), all.end());
    return all;
  }
};

// A run that would take minutes.
std::string const kLong = kWest + " -n 300 -j 1 ";

TEST_F(Writing, O64_MakesAFolderButNotItsParents) {
  EXPECT_EQ(run("-o $d/new/a.h5").code, 0);
  EXPECT_TRUE(fs::exists(place("new/a.h5")));
  Outcome const outcome = run("-o $d/far/away/a.h5");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("far/away/a.h5: cannot be written"), HasSubstr("create it")));
}

TEST_F(Writing, O65_WhatCannotBeWrittenIsMetBeforeSimulating) {
  put("a-file", "");
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_EQ(sh("ruralsim run -q " + kLong + "-o $d/a-file/a.h5").code, 3);
  EXPECT_EQ(sh("ruralsim run -q " + kLong + "-o /proc/a.h5").code, 3);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << "the run takes longer";
}

TEST_F(Writing, O65_AFolderOfSomebodyElseIsMetBeforeSimulating) {
  if (sh("setpriv --reuid=65534 true").code != 0) GTEST_SKIP() << "needs root and setpriv";
  EXPECT_EQ(sh("chmod 755 $d; setpriv --reuid=65534 --clear-groups " RURALSIM_PROGRAM " run -q " + kLong +
               "-o $d/a.h5")
                .code,
            3);
}

TEST_F(Writing, O66_RefusesAnExistingFileAndKeepsItUntilTheNewOneIsComplete) {
  put("a.h5", "old");
  Outcome const refused = run("-o $d/a.h5");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.out, HasSubstr("--force"));
  sh("timeout -s KILL 1 " RURALSIM_PROGRAM " run -q " + kLong + "--force -o $d/a.h5");
  EXPECT_EQ(text_of(place("a.h5")), "old") << "killed before it was complete";
  EXPECT_EQ(run("-o $d/a.h5 --force").code, 0);
  EXPECT_THAT(done("show $d/a.h5"), HasSubstr("Twelve villages"));
  EXPECT_EQ(names(), std::vector<std::string>{"a.h5"});
}

TEST_F(Writing, O67_FollowsALinkButNotIntoNothing) {
  EXPECT_EQ(sh("ln -s real.h5 $d/link.h5; ln -s loop $d/loop; touch $d/real.h5").code, 0);
  EXPECT_EQ(run("-o $d/link.h5 --force").code, 0);
  EXPECT_TRUE(fs::is_symlink(place("link.h5")));
  EXPECT_GT(fs::file_size(place("real.h5")), 1000u);
  EXPECT_EQ(run("-o $d/loop").code, 3);
  EXPECT_EQ(run("-o /dev/null --force").code, 2);
}

TEST_F(Writing, O68_NeverWritesOverItsInput) {
  EXPECT_EQ(sh("cp scenarios/village-12* $d").code, 0);
  for (std::string const input : {"village-12.toml", "village-12-villages.csv"}) {
    std::string const before = text_of(place(input));
    EXPECT_EQ(sh("ruralsim run -q --force $d/village-12.toml -o $d/" + input).code, 2);
    EXPECT_EQ(text_of(place(input)), before);
  }
}

TEST_F(Writing, O69_AFileSizeLimitEndsInThreeAndLeavesNothing) {
  Outcome const outcome = sh("ulimit -f 64; ruralsim run -q " + kVillage + " -o $d/a.h5");
  EXPECT_EQ(outcome.code, 3) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("ulimit -f"));
  EXPECT_TRUE(names().empty());
}

TEST_F(Writing, O69_AFileSizeLimitEndsAPlotInThreeToo) {
  EXPECT_EQ(sh("ruralsim run -q " + kVillage + " -o $d/a.h5").code, 0);
  Outcome const outcome = sh("ulimit -f 20; ruralsim plot -q $d/a.h5 -o $d/charts");
  EXPECT_EQ(outcome.code, 3) << outcome.out;
}

TEST_F(Writing, O69_AFullDiskEndsInThreeAndLeavesNothing) {
  Outcome const outcome =
      sh("unshare -m true 2>/dev/null || exit 77; mkdir $d/disk; unshare -m bash -c '"
         "mount -t tmpfs -o size=100k none \"'$d'\"/disk || exit 77; " RURALSIM_PROGRAM " run -q " +
         kVillage + " -o \"'$d'\"/disk/a.h5; code=$?; ls -A \"'$d'\"/disk; exit $code'");
  if (outcome.code == 77) GTEST_SKIP() << "may not mount";
  EXPECT_EQ(outcome.code, 3) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("No space left on device"));
  EXPECT_EQ(outcome.out.find(".part."), std::string::npos) << outcome.out;
}

TEST_F(Writing, O70_AKilledRunLeavesNothingUnderTheFinalName) {
  sh("timeout -s KILL 1 " RURALSIM_PROGRAM " run -q " + kLong + "-o $d/a.h5");
  EXPECT_FALSE(fs::exists(place("a.h5")));
  EXPECT_EQ(run("-o $d/a.h5").code, 0);
  EXPECT_EQ(names(), std::vector<std::string>{"a.h5"}) << "what the dead left is gone";
}

TEST_F(Writing, O71_AStopKeepsWhatWasFinished) {
  for (auto const& [signal, code] : {std::pair{"INT", 130}, {"TERM", 143}}) {
    Outcome const outcome =
        sh(sim::text("{} run {} --force -o $d/a.h5 & p=$!; sleep 2; kill -{} $p; wait $p; echo code $?",
                     RURALSIM_PROGRAM, kLong, signal));
    EXPECT_THAT(outcome.out, AllOf(HasSubstr(sim::text("code {}", code)), HasSubstr("of 300 replications")));
    auto const tables = results::read(place("a.h5"));
    EXPECT_GT(tables.find_dimension("", "replicate")->size, 0u);
    EXPECT_LT(tables.find_dimension("", "replicate")->size, 300u);
  }
}

TEST_F(Writing, O71_AStopBeforeAnythingIsFinishedWritesNothing) {
  std::string const words = "run scenarios/yucheng-2023.toml --set run.length='3000 days' -o $d/a.h5";
  for (std::string const engine : {"native", "simgrid"}) {
    auto const begin = std::chrono::steady_clock::now();
    Outcome const outcome = sh(RURALSIM_PROGRAM " " + words + " --engine " + engine +
                               " & p=$!; sleep 1; kill -INT $p; wait $p; echo code $?");
    EXPECT_THAT(outcome.out, HasSubstr("code 130")) << engine;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(11)) << "10 s after the signal";
    EXPECT_TRUE(names().empty());
  }
}

TEST_F(Writing, O71_TheSecondSignalEndsAtOnce) {
  Outcome const outcome = sh(RURALSIM_PROGRAM " run " + kLong +
                             "-o $d/a.h5 & p=$!; sleep 1; kill -INT $p; kill -INT $p; wait $p; echo code $?");
  EXPECT_THAT(outcome.out, HasSubstr("code 130"));
}

TEST_F(Writing, O72_O73_WhoeverDoesNotReadTheSummaryStillGetsTheFile) {
  EXPECT_EQ(sh("ruralsim run -q " + kVillage + " -o $d/a.h5 | true; exit ${PIPESTATUS[0]}").code, 0);
  EXPECT_EQ(sh("ruralsim run -q " + kVillage + " -o $d/b.h5 > /dev/full").code, 3);
  EXPECT_EQ(sh("ruralsim run -q " + kVillage + " -o $d/c.h5 >&-").code, 3);
  for (std::string const name : {"a.h5", "b.h5", "c.h5"}) done("show $d/" + name);
}

TEST_F(Writing, O75_NeedsNoTemporaryFolder) {
  EXPECT_EQ(sh("TMPDIR=/nonexistent ruralsim run -q " + kVillage + " -o $d/a.h5").code, 0);
}

TEST_F(Writing, O76_TakesAnyNameByteForByte) {
  std::string const longest = std::string(252, 'x') + ".h5";
  for (std::string const& name : {std::string("with blanks.h5"), std::string("two\nlines.h5"),
                                  std::string("禹城.h5"), std::string("🚚.h5"), std::string("\xff\xfe.h5"),
                                  longest, std::string("it's.h5"), std::string("-o")}) {
    SCOPED_TRACE(name);
    ::setenv("NAME", name.c_str(), 1);
    std::string const here = "p=" RURALSIM_PROGRAM "; s=$PWD/" + kVillage + "; cd $d; ";
    EXPECT_EQ(sh(here + "$p run -q $s -o \"$NAME\"").code, 0);
    EXPECT_TRUE(fs::exists(place(name)));
    EXPECT_EQ(sh(here + "$p show -q ./\"$NAME\"").code, 0);
  }
  EXPECT_EQ(sh("ruralsim run -q " + kVillage + " -o $d/" + std::string(256, 'x')).code, 3);
}

TEST_F(Writing, O76_ANeighbourWithTheProgramsNameDoesNotMatter) {
  std::string const here = "s=$PWD/" + kVillage + "; mkdir $d/$n; cd $d/$n; ";
  EXPECT_EQ(sh("n=file; " + here + "echo > ruralsim; " RURALSIM_PROGRAM " run -q $s").code, 0);
  EXPECT_EQ(sh("n=folder; " + here + "mkdir ruralsim; " RURALSIM_PROGRAM " run -q $s").code, 0);
}

TEST_F(Writing, TheFileIsNamedAfterTheScenarioAndLiesHere) {
  EXPECT_EQ(sh("p=" RURALSIM_PROGRAM "; s=$PWD/" + kVillage + "; cd $d; $p run -q $s").code, 0);
  EXPECT_EQ(names(), std::vector<std::string>{"village-12.h5"});
}

using ReadingBack = Writing;

TEST_F(ReadingBack, O77_WhatIsNoResultIsRefusedWithThree) {
  EXPECT_EQ(run("-o $d/a.h5").code, 0);
  std::string const whole = text_of(place("a.h5"));
  put("half.h5", whole.substr(0, whole.size() / 2));
  std::string flipped = whole;
  flipped[whole.size() / 2] ^= 1;
  put("flipped.h5", flipped);
  for (std::string const name : {"half.h5", "flipped.h5"}) {
    Outcome const outcome = sh("ruralsim show $d/" + name);
    EXPECT_EQ(outcome.code, 3) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("is damaged"));
  }
}

}  // namespace
}  // namespace ruralsim::whole
