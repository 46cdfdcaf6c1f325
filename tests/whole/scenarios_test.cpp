// Scenarios through the program: what is wrong with them, and odd ones that must run (faults S1 to S63).
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Scenarios : public Whole {
 protected:
  Outcome run(std::string const& words) const {
    return sh("ruralsim run -q --force " + kVillage + " -o $d/a.h5 " + words);
  }
  // A figure of the summary, as the program prints its JSON: "null" if there is none.
  std::string figure(std::string const& words, std::string const& name) const {
    Outcome const said = sh("ruralsim run -q --json --force " + kVillage + " -o $d/a.h5 " + words +
                            " 2>/dev/null | /usr/bin/python3 -c 'import json, sys; "
                            "print(json.dumps(json.load(sys.stdin)[\"summary\"][\"figures\"][\"" +
                            name + "\"][\"value\"]))'");
    EXPECT_EQ(said.code, 0) << said.out;
    return said.out.substr(0, said.out.find('\n'));
  }
};

TEST_F(Scenarios, ShippedOnesAreFine) {
  for (std::string const& scenario : shipped_scenarios())
    EXPECT_THAT(done("check " + scenario), AllOf(HasSubstr(": fine"), HasSubstr("of memory")));
}

TEST_F(Scenarios, S1_S2_AMissingFileAFolderAndAPipeEndInTwoAtOnce) {
  sh("mkfifo $d/pipe");
  for (std::string const path : {"$d/none.toml", "$d", "$d/pipe", "/dev/null"})
    for (std::string const command : {"run", "check", "show", "verify"}) {
      Outcome const outcome = sh("timeout 5 " RURALSIM_PROGRAM " " + command + " " + path);
      EXPECT_EQ(outcome.code, 2) << command << " " << path << "\n" << outcome.out;
      EXPECT_THAT(outcome.out, StartsWith("error: "));
    }
}

TEST_F(Scenarios, AllProblemsAreToldAtOnceOneLineEachByEveryWayOfAsking) {
  std::string text = text_of(kVillage);
  text.replace(text.find("trucks = 1"), 10, "trucks = -1\ntrcuks = 1");
  text.replace(text.find("\"40 km/h\""), 9, "40");
  put("bad.toml", text);
  for (std::string const command : {"check", "run", "run --check", "verify", "show"}) {
    Outcome const outcome = sh("cp scenarios/village-12-*.csv $d; ruralsim " + command + " $d/bad.toml");
    EXPECT_EQ(outcome.code, 2) << command;
    EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 3) << outcome.out;
    for (std::string const part : {"trucks = -1", "trcuks", "truck_speed"})
      EXPECT_THAT(outcome.out, HasSubstr(part)) << command;
  }
}

TEST_F(Scenarios, OneBadOfSeveralIsTwoAndTheOthersAreStillChecked) {
  put("bad.toml", "schema = 1\n");
  Outcome const outcome = sh("ruralsim check $d/bad.toml " + kVillage);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("village-12.toml: fine"));
}

TEST_F(Scenarios, S26_WithoutTrucksRunAndDeliverNothing) {
  std::string const none = "--set county.twelve.trucks=0";
  EXPECT_THAT(run(none).out, AllOf(HasSubstr("warning: "), HasSubstr("nothing will be delivered")));
  EXPECT_EQ(
      figure(none + " --set installation.policy=together --set county.twelve.technicians=0", "next_day_rate"),
      "0");
}

TEST_F(Scenarios, S27_WithoutTechniciansKeepEveryJobOpen) {
  std::string const none = "--set county.twelve.technicians=0";
  EXPECT_THAT(run(none).out, HasSubstr("the backlog will hold every job"));
  EXPECT_EQ(figure(none, "installed_within_48h_rate"), "0");
}

TEST_F(Scenarios, S28_WithoutDemandHaveNoRates) {
  Outcome const outcome = run("-n 2 --set demand.orders_per_household='0 orders/year'");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("n/a (0 orders)"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("nan")));
  EXPECT_EQ(figure("--set demand.orders_per_household='0 orders/year'", "next_day_rate"), "null");
}

TEST_F(Scenarios, S33_WithBoundlessSpeedRun) {
  EXPECT_EQ(
      run("--set terrain.flat.truck_speed='1000000000 km/h' --set 'line_haul.speed=1000000000 km/h'").code,
      0);
}

TEST_F(Scenarios, S38_LoadedOverTheirCapacityRunWithAWarning) {
  Outcome const outcome = run("--set 'warehouse.picking_rate=1 parcels/h'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("rho = "), HasSubstr("no steady state")));
}

TEST_F(Scenarios, S55_S56_TooLargeAreRefusedWithAnEstimate) {
  std::string const command = "timeout 5 " RURALSIM_PROGRAM " run -q " + kWest + " -o $d/a.h5 ";
  Outcome const villages = sh(command + "--set county.west.villages=1000000000");
  EXPECT_EQ(villages.code, 2) << villages.out;
  Outcome const orders = sh(command + "--set demand.orders_per_household='1000000000 orders/year'");
  EXPECT_EQ(orders.code, 2) << orders.out;
  Outcome const memory = sh(command + "-n 100000 --orders");
  EXPECT_EQ(memory.code, 2);
  EXPECT_THAT(memory.out, AllOf(HasSubstr("GB of memory"), HasSubstr("leave out --orders")));
}

TEST_F(Scenarios, S59_OneReplicationHasNoIntervalAndNoneIsRefused) {
  for (std::string const count : {"0", "-1", "1.5", "many"}) {
    Outcome const outcome = run("-n " + count);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.out, HasSubstr("--replications " + count + " (must be a whole number from 1"));
  }
  EXPECT_THAT(run("-n 1").out, HasSubstr("One replication: no intervals."));
  EXPECT_THAT(run("-n 3").out, HasSubstr("Means of 3 replications"));
}

TEST_F(Scenarios, S60_AnySeedOf64BitsIsTakenAndNothingElse) {
  for (std::string const seed : {"0", "18446744073709551615"})
    EXPECT_EQ(run("--seed " + seed).code, 0) << seed;
  for (std::string const seed : {"-1", "18446744073709551616", "1.5", "x", "''"})
    EXPECT_EQ(run("--seed " + seed).code, 2) << seed;
}

TEST_F(Scenarios, AWordForNobodyEndsInTwo) {
  for (std::string const words : {"run", "run a b", "run --sed 1 a", "verify", "check", "show", "nothing"})
    EXPECT_EQ(sh("ruralsim " + words).code, 2) << words;
  EXPECT_EQ(run("--engine steam").code, 2);
  EXPECT_EQ(run("--jobs 0").code, 2);
  EXPECT_THAT(run("--set county.twelve.truks=3").out, HasSubstr("did you mean 'trucks'"));
}

TEST_F(Scenarios, ShowTellsWhatAScenarioDescribes) {
  std::string const said = done("show " + kWest + " --set county.west.trucks=7");
  EXPECT_THAT(said, AllOf(HasSubstr("mountains"), HasSubstr("360 km"), HasSubstr("base-2018.toml"),
                          HasSubstr("--set county.west.trucks=7")));
  auto const by_rule = "show " + kWest + " --set fleet.technicians=by-jobs --set fleet.trucks=by-parcels";
  EXPECT_THAT(done(by_rule), AllOf(HasSubstr("  by-parcels"), HasSubstr("  by-jobs\n")));
  EXPECT_THAT(done(by_rule + " --json"), HasSubstr("\"technicians\": null"));
  EXPECT_EQ(done("show --reference"), text_of("docs/scenario-reference.md"));
  EXPECT_THAT(done("show --schema"), StartsWith("{"));
}

// Twelve villages with round prices: 28 departures of one van over 120 km at 60 km/h, one truck ten hours a
// day.
TEST_F(Scenarios, TheCostOfTwelveVillagesCanBeWorkedOutByHand) {
  std::string const free =
      " --set cost.handler_wage='0 CNY/h' --set cost.technician_wage='0 CNY/h' --set "
      "cost.warehouse_facility='0 CNY/parcel' --set cost.hub_facility='0 CNY/year' --set "
      "cost.center_facility='0 CNY/year' --set cost.center_fee='0 CNY/parcel' --set cost.hub_setup='0 CNY' "
      "--set "
      "cost.center_setup='0 CNY' --set truck_vehicle.cost_per_km='0 CNY/km' --set van.cost_per_km='0 CNY/km' "
      "--set "
      "line_haul_vehicle.cost_per_km='1 CNY/km' --set cost.driver_wage='30 CNY/h'";
  double const line_haul = 28 * (30 * (1 + 2 + 2) + 240.0), trucks = 28 * 10 * 30;
  EXPECT_EQ(std::stod(figure(free, "cost_total")), line_haul + trucks);
  EXPECT_EQ(std::stod(figure(free + " --set cost.driver_wage='0 CNY/h'", "cost_total")), 28 * 240);
  double const delivered = std::stod(figure("", "delivered"));
  std::string const clean =
      " --set cost.energy_provision='0 %' --set line_haul_vehicle.emission_empty='0.25 kg/km' --set "
      "line_haul_vehicle.emission_full='0.25 kg/km' --set truck_vehicle.emission_empty='0 kg/km' --set "
      "truck_vehicle.emission_full='0 kg/km'";
  EXPECT_NEAR(std::stod(figure(clean, "emissions_per_parcel")), 28 * 240 * 0.25 / delivered, 1e-9);
}

}  // namespace
}  // namespace ruralsim::whole
