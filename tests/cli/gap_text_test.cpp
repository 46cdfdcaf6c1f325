#include "cli/gap.hpp"
#include "tests/support/small_county.hpp"

#include <limits>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(GapReports, of_no_order_tell_that_none_was_due) {
  scenarios::Loaded loaded;
  loaded.scenario = tests::small_county(1);
  double const none = std::numeric_limits<double>::quiet_NaN();
  GapReport report{.loaded = loaded, .rate = {.mean = none}, .backlog = {.mean = 2}, .lines = {}};
  EXPECT_THAT(report.for_people(), HasSubstr("Next-day delivery rate n/a: no order was due"));
  EXPECT_THAT(report.for_people(), Not(HasSubstr("nan")));
  report.rate.mean = 0.75, report.rate.half_width = none;
  EXPECT_THAT(report.for_people(), HasSubstr("Next-day delivery rate 75.0 %: missed by 25.0 %.\n"));
}

}  // namespace
}  // namespace ruralsim::cli
