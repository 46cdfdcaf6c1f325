// Machines that offer little (faults E93 to E96, through the program).
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::HasSubstr;

class Environment : public Whole {
 protected:
  Environment() {
    done("run -q " + kVillage + " -o $d/usual.h5");
    usual_ = results::read(place("usual.h5"));
  }
  // A sanitizer reserves terabytes of addresses and asks for larger stacks.
  void SetUp() override {
    bool const of_limits =
        std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()).starts_with("E95");
    if (kSanitized && of_limits) GTEST_SKIP() << "a sanitizer needs more than these limits";
  }
  // Both engines, in a shell prepared so, give what they always give.
  void expect_as_usual(std::string const& prepared, std::string const& program = RURALSIM_PROGRAM) const {
    for (std::string const engine : {"native", "simgrid"}) {
      Outcome const outcome = sh(prepared + program + " run -q --force $PWD/" + kVillage + " --engine " +
                                 engine + " -o $d/other.h5");
      ASSERT_EQ(outcome.code, 0) << prepared << engine << "\n" << outcome.out;
      expect_same(usual_, "other.h5");
    }
  }

  results::Tables usual_;
};

TEST_F(Environment, E94_NoVariablesNoInput) {
  expect_as_usual("exec <&-; ", "env -i " RURALSIM_PROGRAM);
}

TEST_F(Environment, E94_TheCurrentFolderIsGone) {
  Outcome const outcome =
      sh("s=$PWD/" + kVillage +
         "; p=" RURALSIM_PROGRAM "; mkdir $d/gone; cd $d/gone; rmdir $d/gone; $p run -q $s -o $d/other.h5");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  expect_same(usual_, "other.h5");
}

TEST_F(Environment, E95_ASmallStack) {
  expect_as_usual("ulimit -s 256; ");
}
TEST_F(Environment, E95_AStackTooSmallIsTakenLargerOrRefusedInWords) {
  expect_as_usual("ulimit -S -s 64; ");
  Outcome const outcome = sh("ulimit -s 64; ruralsim run -q " + kVillage + " -o $d/other.h5");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "error: the stack may take only 64 KiB (the program needs 128) raise `ulimit -s`\n");
}
TEST_F(Environment, E95_AnUnlimitedStack) {
  expect_as_usual("ulimit -s unlimited 2>/dev/null; ");
}
TEST_F(Environment, E95_FewDescriptors) {
  expect_as_usual("ulimit -n 32; ");
}
TEST_F(Environment, E95_LittleAddressSpace) {
  expect_as_usual("ulimit -v 500000; ");
}

TEST_F(Environment, E95_NoFurtherProcessOrThread) {
  if (sh("setpriv --reuid=65534 true").code != 0) GTEST_SKIP() << "needs root and setpriv";
  auto const alone = [&](std::string const& engine) {
    return sh(
        "chmod 777 $d; setpriv --reuid=65534 --clear-groups bash -c 'ulimit -u 1; exec " RURALSIM_PROGRAM
        " run -q " +
        kVillage + " -n 3 -j 3 --engine " + engine + " -o \"'$d'\"/" + engine + ".h5'");
  };
  EXPECT_EQ(alone("native").code, 0) << "replications one after the other";
  Outcome const outcome = alone("simgrid");
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.out, HasSubstr("cannot start a process for a simulation"));
}

TEST_F(Environment, E95_TooLittleAddressSpaceIsAnErrorAndNoCrash) {
  Outcome const outcome =
      sh("ulimit -v 300000; ruralsim run -q " + kWest + " -n 200 --orders -o $d/other.h5");
  EXPECT_EQ(outcome.code, 2) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("of memory"));
}

TEST_F(Environment, E96_ALeapDayAndAYearWithoutAFestivalTable) {
  std::string const words = "ruralsim run -q --force " + kWest + " -o $d/a.h5 --set run.warm_up='0 days' ";
  EXPECT_EQ(sh(words + "--set run.start=2024-02-01 --set run.length='60 days'").code, 0);
  EXPECT_THAT(sh("ncdump -t -v day $d/a.h5").out, HasSubstr("\"2024-02-29\""));
  Outcome const unknown = sh(words + "--set run.start=2038-01-01 --set run.length='60 days'");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.out, HasSubstr("its date is known for 2014 to 2035"));
}

}  // namespace
}  // namespace ruralsim::whole
