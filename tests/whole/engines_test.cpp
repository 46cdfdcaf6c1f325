// The same scenario and seed give the same bytes, whatever drives the actors and however many at a time.
#include "cli/verify.hpp"
#include "sim/fault.hpp"
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::HasSubstr;

using Engines = Whole;

// The last of the numbers a little larger.
results::Data one_more(results::Data data) {
  std::visit(
      [](auto& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          ++values.back();
      },
      data);
  return data;
}

TEST_F(Engines, LeaveTheSameFileOfEveryShippedScenario) {
  ASSERT_FALSE(shipped_scenarios().empty());
  for (std::string const& scenario : shipped_scenarios()) {
    SCOPED_TRACE(scenario);
    for (std::string const engine : {"native", "simgrid"})
      done("run -q --force " + scenario + kMonth + "-n 2 --engine " + engine + " -o $d/" + engine + ".h5");
    expect_same_files("native.h5", "simgrid.h5");
  }
}

TEST_F(Engines, LeaveTheSameRowsOfEveryOrder) {
  for (std::string const engine : {"native", "simgrid"})
    done("run -q " + kVillage + " --orders --engine " + engine + " -o $d/" + engine + ".h5");
  expect_same_files("native.h5", "simgrid.h5");
  auto const tables = results::read(place("native.h5"));
  EXPECT_GT(tables.at("orders/placed").size(), 800u);
}

TEST_F(Engines, LeaveTheSameFileWhereEveryHouseholdIsAnActor) {
  for (std::string const engine : {"native", "simgrid"})
    done("run -q " + kVillage + " --set demand.detail=household --engine " + engine + " -o $d/" + engine +
         ".h5");
  expect_same_files("native.h5", "simgrid.h5");
}

TEST_F(Engines, LeaveTheSameFileOfAntitheticPairsForAnyNumberOfJobs) {
  auto const pairs = "run -q " + kVillage + " --set run.antithetic=true -n 4 ";
  done(pairs + "--engine native -o $d/native.h5");
  done(pairs + "--engine simgrid -o $d/simgrid.h5");
  done(pairs + "--jobs 2 -o $d/two.h5");
  expect_same_files("native.h5", "simgrid.h5");
  expect_same_files("native.h5", "two.h5");
  done("run -q " + kVillage + " -n 4 -o $d/plain.h5");
  auto const antithetic = results::read(place("native.h5")), plain = results::read(place("plain.h5"));
  auto const a = antithetic.at("fingerprint").values<std::string>(),
             b = plain.at("fingerprint").values<std::string>();
  EXPECT_EQ(a[0], b[0]) << "the first of a pair draws what replications without pairs draw";
  EXPECT_EQ(a[2], b[1]);
  EXPECT_NE(a[1], b[1]);
  EXPECT_NE(a[3], a[1]);
}

TEST_F(Engines, AreProvenEqualByVerify) {
  std::string const said = done("verify -q " + kVillage + " -n 2");
  EXPECT_THAT(said, HasSubstr("Both engines agree: "));
  EXPECT_THAT(said, HasSubstr("fingerprints "));
  EXPECT_THAT(done("verify -q --json " + kVillage), HasSubstr("\"agree\": true"));
}

TEST_F(Engines, ThatDifferInOneBitAreToldApart) {
  done("run -q " + kVillage + " -o $d/a.h5");
  auto const tables = results::read(place("a.h5"));
  EXPECT_GT(cli::agreement(tables, tables).datasets, 200u);
  results::Tables other;
  for (auto const& dimension : tables.dimensions()) other.add(dimension);
  for (auto variable : tables.variables()) {
    if (variable.name == "late_by_timetable") variable.data = one_more(variable.data);
    other.add(variable);
  }
  for (auto const& group : tables.groups())
    for (auto const& one : tables.attributes(group)) other.set(group, one.name, one.value);
  try {
    cli::agreement(tables, other);
    FAIL() << "the difference went unnoticed";
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::model) << "exit code 4";
    EXPECT_THAT(error.what(), HasSubstr("the engines differ in 1 place"));
    EXPECT_THAT(error.what(), HasSubstr("late_by_timetable[0, 0, 3]"));
  }
}

using Repeats = Whole;

TEST_F(Repeats, TenRunsWithOneSeedAreEqual) {
  for (int i = 0; i < 10; ++i) done(sim::text("run -q {} --seed 77 -o $d/{}.h5", kVillage, i));
  auto const first = results::read(place("0.h5"));
  for (int i = 1; i < 10; ++i) expect_same(first, sim::text("{}.h5", i));
}

TEST_F(Repeats, AnotherSeedGivesOtherFigures) {
  for (std::string const seed : {"1", "2"}) done("run -q " + kVillage + " --seed " + seed + " -o $d/" + seed);
  EXPECT_FALSE(results::differences(results::read(place("1")), results::read(place("2"))).empty());
}

TEST_F(Repeats, JobsAtTheSameTimeDoNotMatter) {
  for (std::string const engine : {"native", "simgrid"}) {
    for (std::string const jobs : {"1", "2", "5"})
      done("run -q --force " + kVillage + " -n 5 -j " + jobs + " --engine " + engine + " -o $d/" + jobs);
    auto const one_at_a_time = results::read(place("1"));
    expect_same(one_at_a_time, "2");
    expect_same(one_at_a_time, "5");
  }
}

// Ledgers of select stations and of the market come from other processes with SimGrid.
TEST_F(Repeats, JobsDoNotMatterToSelectStations) {
  std::string const run = "run -q --force scenarios/select-station.toml" + kMonth + "-n 2 ";
  done(run + "-j 1 -o $d/one");
  done(run + "-j 2 -o $d/two");
  done(run + "-j 2 --engine simgrid -o $d/other");
  auto const one = results::read(place("one"));
  expect_same(one, "two");
  expect_same(one, "other");
}

TEST_F(Repeats, MoreReplicationsLeaveTheFirstOnesAsTheyWere) {
  done("run -q " + kVillage + " -n 2 -o $d/two");
  done("run -q " + kVillage + " -n 5 -o $d/five");
  auto const two = results::read(place("two")), five = results::read(place("five"));
  auto const few = two.at("fingerprint").values<std::string>();
  auto const many = five.at("fingerprint").values<std::string>();
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_NE(many[0], many[1]);
}

TEST_F(Repeats, E93_E96_LocaleAndTimeZoneDoNotMatter) {
  done("run -q " + kVillage + " -o $d/plain.h5");
  auto const tables = results::read(place("plain.h5"));
  std::string const plain = done("show -q " + kVillage);
  for (std::string const with : {"LC_ALL=de_DE.UTF-8", "LC_ALL=tr_TR.UTF-8", "LC_ALL=nonsense",
                                 "LC_ALL=", "TZ=America/New_York", "TZ=Asia/Kolkata", "TZ=Europe/Lisbon"}) {
    SCOPED_TRACE(with);
    EXPECT_EQ(
        sh("env " + with + " " RURALSIM_PROGRAM " run -q --force " + kVillage + " -o $d/other.h5 >/dev/null")
            .code,
        0);
    expect_same(tables, "other.h5");
    EXPECT_EQ(sh("env " + with + " " RURALSIM_PROGRAM " show -q " + kVillage).out, plain);
  }
}

TEST_F(Repeats, AResultKeepsTheScenarioThatMadeIt) {
  done("run -q " + kWest + kMonth + "-n 2 --seed 18446744073709551615 -o $d/a.h5");
  done("show $d/a.h5 --resolved > $d/again.toml");
  done("run -q $d/again.toml -o $d/b.h5");
  expect_same(results::read(place("a.h5")), "b.h5");
}

}  // namespace
}  // namespace ruralsim::whole
