// `ruralsim explain` as a user runs it.
#include "cli/order_life.hpp"
#include "models/simulate.hpp"
#include "scenarios/load.hpp"
#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string const kScenario = "scenarios/village-12.toml";

struct Run {
  scenarios::Loaded loaded = scenarios::load(kScenario);
  models::RunLedger ledger;
};

Run const& run() {
  static Run const one = [] {
    Run made;
    models::RunOptions options;
    options.orders = models::Orders::recorded;
    made.ledger = models::simulate(made.loaded.scenario, options);
    return made;
  }();
  return one;
}

OrderLife life(std::uint64_t number) {
  return find_order(run().loaded.scenario, run().ledger, {.number = number});
}

std::size_t orders() {
  return run().ledger.counties[0].orders.size();
}

TEST(OrderLife, EveryWaitIsTheTimeSinceTheStepBeforeAndNoneIsNegative) {
  for (std::size_t n = 0; n < orders(); ++n) {
    auto const steps = steps_of(life(n));
    ASSERT_FALSE(steps.empty()) << n;
    for (std::size_t i = 1; i < steps.size(); ++i) {
      EXPECT_EQ(steps[i].wait, steps[i].at - steps[i - 1].at) << n;
      EXPECT_GE(steps[i].wait.value, 0) << n << " " << steps[i].what;
      EXPECT_FALSE(steps[i].waited_for.empty()) << n;
    }
  }
}

TEST(OrderLife, ALateOrderHasAReasonThatCostItTimeAndAnOrderInTimeHasNone) {
  std::size_t late = 0;
  for (std::size_t n = 0; n < orders(); ++n) {
    auto const one = life(n);
    EXPECT_EQ(one.late(), !one.reason.empty()) << n;
    if (!one.late()) continue;
    ++late;
    EXPECT_GT(one.row.lost, 0) << n << " " << one.reason;
    EXPECT_NE(why(one.reason), one.reason) << "no sentence for this reason";
  }
  EXPECT_GT(late, 100U);
  EXPECT_LT(late, orders() - 100);
}

// Alone an order can only be faster: nothing stands in its way that does not stand there in company too.
// Line-haul delays are chance, and may be shorter than their mean, but village-12 has none.
TEST(OrderLife, AloneNoOrderArrivesLaterThanItDid) {
  for (std::size_t n = 0; n < orders(); ++n) {
    auto const one = life(n);
    if (one.row.ready < 0 || one.row.alone < 0 || one.appliance) continue;
    EXPECT_LE(one.row.alone, one.row.ready) << n;
  }
}

TEST(OrderLife, AnOrderStillOnItsWaySaysWhatItWaitsForAtTheEnd) {
  auto const last = life(orders() - 1);
  ASSERT_LT(last.row.ready, 0) << "the last order of the run cannot have arrived";
  EXPECT_EQ(steps_of(last).back().what, "the run ends");
  EXPECT_EQ(steps_of(last).back().at, sim::midnight(28));
  EXPECT_FALSE(last.judged());
}

TEST(OrderLife, EndsAtTheWarehouseIfItWasBroughtBack) {
  auto const loaded = scenarios::load(kScenario, {"product.parcel.return_share=20 %"});
  models::RunOptions options;
  options.orders = models::Orders::recorded;
  auto const ledger = models::simulate(loaded.scenario, options);
  std::size_t back = 0;
  auto const& orders = ledger.counties[0].orders;
  for (std::size_t n = 0; n < orders.size(); ++n) {
    if (orders[n].brought_back < 0 || orders[n].back_at_warehouse < 0) continue;
    ++back;
    auto const steps = steps_of(find_order(loaded.scenario, ledger, {.number = n}));
    ASSERT_GT(steps.size(), 3U);
    auto const last = steps.end() - 1;
    EXPECT_EQ((last - 2)->what, "in hand") << n;
    EXPECT_THAT((last - 1)->what, StartsWith("brought back to center-")) << n;
    EXPECT_EQ(last->what, "back at the regional warehouse") << n;
    EXPECT_GT(last->wait.value, 0) << n;
  }
  EXPECT_GT(back, 50U);
}

TEST(Explain, AResultFileAndItsScenarioTellTheSame) {
  Outcome const outcome = shell("d=$(mktemp -d); trap \"rm -rf $d\" EXIT; ruralsim run " + kScenario +
                                " -q -n 2 --orders -o $d/v.h5 >/dev/null; "
                                "for n in 7 900; do for r in 0 1; do o=\"--order $n --replication $r\"; "
                                "cmp <(ruralsim explain $d/v.h5 $o) <(ruralsim explain -q " +
                                kScenario +
                                " $o) || exit 9; "
                                "cmp <(ruralsim explain $d/v.h5 $o --json) <(ruralsim explain -q " +
                                kScenario +
                                " $o --json) || exit 9; done; done; "
                                "ruralsim explain $d/v.h5 --order 7");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("Order 7 of Twelve villages, replication 0: Parcels"));
  EXPECT_THAT(outcome.out, HasSubstr("released to the warehouse"));
  EXPECT_THAT(outcome.out, HasSubstr("In time: next-day means by the end of 2018-07-03"));
  // To the second, as the steps are: 08:46:48 and 30 s are the 08:47:18 of the step "ready".
  EXPECT_THAT(outcome.out, HasSubstr("it would have been ready 2018-07-03 Tue 08:46:48 (in time)"));
  EXPECT_THAT(outcome.out, HasSubstr("chance cost it 30 s"));
}

TEST(Explain, SaysWhatIsWrong) {
  struct Case {
    std::string options, says;
  };
  std::string const in = "explain " + kScenario + " ";
  for (Case const& c :
       {Case{in, "no order was named"},
        Case{in + "--order 99999",
             "--order 99999 (there is no such order in Twelve villages) give a number from 0 to"},
        Case{in + "--order -1", "--order -1"},
        Case{in + "--order 1 --county elsewhere",
             "--county elsewhere (there is none of this name) give one of: twelve"}}) {
    Outcome const outcome = shell("ruralsim " + c.options + " 2>&1");
    EXPECT_EQ(outcome.code, 2) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr(c.says));
  }
  std::string const folder = "d=$(mktemp -d); trap \"rm -rf $d\" EXIT; ";
  Outcome const without = shell(folder + "ruralsim run " + kScenario +
                                " -q -o $d/v.h5 >/dev/null; ruralsim explain $d/v.h5 --order 1 2>&1");
  EXPECT_EQ(without.code, 2);
  EXPECT_THAT(without.out, HasSubstr("holds no single orders"));
  EXPECT_EQ(shell("ruralsim explain no-such-file --order 1 2>/dev/null").code, 2);
}

// It is no order: nothing is judged, and it has one step.
TEST(Explain, TellsOfWhatWasBoughtFromAShelf) {
  auto const loaded =
      scenarios::load("scenarios/select-station.toml", {"run.length=21 days", "run.warm_up=0 days"});
  models::RunOptions options;
  options.orders = models::Orders::recorded;
  auto const ledger = models::simulate(loaded.scenario, options);
  auto const& rows = ledger.counties[0].orders;
  std::size_t number = 0;
  while (number < rows.size() && rows[number].channel != models::kChannels) ++number;
  ASSERT_LT(number, rows.size());
  auto const steps = steps_of(find_order(loaded.scenario, ledger, {.number = number}));
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_THAT(steps[0].what, StartsWith("bought from the shelf of c"));
  auto const told = shell(
      "f=scenarios/select-station.toml; s=\"--set run.length='21 days' --set run.warm_up='0 days'\"; "
      "eval ruralsim run -q --force --orders $f $s -o $d/v.h5 >/dev/null; "
      "ruralsim explain $d/v.h5 --order " +
      std::to_string(number) + "; ruralsim explain $d/v.h5 --json --order " + std::to_string(number));
  EXPECT_THAT(told.out, HasSubstr(", from the shelf of c"));
  EXPECT_THAT(told.out, HasSubstr("it was no order, and no rate of delivery counts it"));
  EXPECT_THAT(told.out, HasSubstr("\"channel\": \"station\""));
}

}  // namespace
}  // namespace ruralsim::cli
