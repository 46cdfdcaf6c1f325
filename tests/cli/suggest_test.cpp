#include "cli/suggest.hpp"

#include <gtest/gtest.h>

namespace ruralsim::cli {
namespace {

TEST(EditDistance, CountsSingleChanges) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("run", ""), 3u);
  EXPECT_EQ(edit_distance("run", "ran"), 1u);
  EXPECT_EQ(edit_distance("verfiy", "verify"), 1u) << "neighbours swapped";
  EXPECT_EQ(edit_distance("trace", "traces"), 1u);
}

TEST(Nearest, PrefersTheClosestAndAcceptsABeginning) {
  EXPECT_EQ(nearest("rum", {"plot", "run", "verify"}), "run");
  EXPECT_EQ(nearest("exp", {"run", "explain"}), "explain");
  EXPECT_EQ(nearest("zzzzzz", {"run", "explain"}), "");
}

}  // namespace
}  // namespace ruralsim::cli
