// A fingerprint is a hash of all events. If that of a shipped scenario changes, its results have changed for
// everybody: the list is renewed on purpose, with a line in CHANGELOG.md that says why.
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

constexpr char kList[] = "tests/whole/fingerprints.txt";

using Fingerprints = Whole;

TEST_F(Fingerprints, OfTheFirstFourWeeksOfShippedScenariosAreThoseOfTheList) {
  std::string found;
  for (std::string const& scenario : shipped_scenarios()) {
    done("run -q --force " + scenario + kMonth + "-o $d/a.h5");
    auto const tables = results::read(place("a.h5"));
    found += fs::path(scenario).stem().native() + " " +
             tables.at("fingerprint").values<std::string>().front() + "\n";
  }
  if (std::getenv("RURALSIM_RENEW_FINGERPRINTS")) std::ofstream(kList) << found;
  EXPECT_EQ(text_of(kList), found)
      << "if that is meant: say why in CHANGELOG.md, then RURALSIM_RENEW_FINGERPRINTS=1 "
         "build/release/bin/test_whole --gtest_filter='Fingerprints.*'";
}

}  // namespace
}  // namespace ruralsim::whole
