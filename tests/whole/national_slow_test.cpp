// The national plan as a whole, for its first weeks: every region's fingerprint, and that it is the same
// bytes whatever runs beside what.
#include "tests/whole/whole.hpp"

namespace ruralsim::whole {
namespace {

constexpr char kList[] = "tests/whole/national-fingerprints.txt";

class NationalPlan : public Whole {
 protected:
  std::string fingerprints(results::Tables const& tables) const {
    auto const regions = tables.at("region_id").values<std::string>();
    auto const prints = tables.at("region_fingerprint").values<std::string>();
    std::string list;
    for (std::size_t r = 0; r < regions.size(); ++r) list += regions[r] + " " + prints[r] + "\n";
    return list;
  }
};

TEST_F(NationalPlan, HasTheFingerprintsOfTheListInEachRegion) {
  done("run -q " + kNation + kMonth + "-o $d/a.h5");
  auto const found = fingerprints(results::read(place("a.h5")));
  if (std::getenv("RURALSIM_RENEW_FINGERPRINTS")) std::ofstream(kList) << found;
  EXPECT_EQ(text_of(kList), found)
      << "if that is meant: say why in CHANGELOG.md, then RURALSIM_RENEW_FINGERPRINTS=1 "
         "build/release/bin/test_whole_slow --gtest_filter='NationalPlan.*'";
}

TEST_F(NationalPlan, IsTheSameBytesOnOneThreadAndOnTwo) {
  std::string const days = " --set run.length='14 days' --set run.warm_up='0 days' ";
  done("run -q " + kNation + days + "-j 1 -o $d/a.h5");
  done("run -q " + kNation + days + "-j 2 -o $d/b.h5");
  expect_same_files("a.h5", "b.h5");
}

}  // namespace
}  // namespace ruralsim::whole
