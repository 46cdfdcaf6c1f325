#include "sim/quantity.hpp"

#include "sim/id.hpp"

#include <type_traits>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

template <class A, class B>
concept CanAdd = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept CanCompare = requires(A a, B b) {
  a < b;
};

TEST(Quantities, add_and_compare_only_within_their_unit) {
  EXPECT_TRUE((CanAdd<Km, Km>));
  EXPECT_FALSE((CanAdd<Km, Kg>));
  EXPECT_FALSE((CanAdd<Km, double>));
  EXPECT_FALSE((CanCompare<M3, Kg>));
  EXPECT_FALSE((std::is_convertible_v<double, Km>));
  EXPECT_FALSE((std::is_convertible_v<Km, double>));
}

TEST(Quantities, have_a_ratio_that_is_a_plain_number) {
  EXPECT_EQ(Km{3} / Km{2}, 1.5);
  EXPECT_EQ(hours(25) / hours(24), 1) << "whole seconds divide as integers";
}

TEST(Quantities, scale_and_sum) {
  Km way{1.5};
  way += Km{2};
  way -= Km{0.5};
  EXPECT_EQ(2.0 * way, Km{6});
  EXPECT_EQ(way * 2.0, Km{6});
  EXPECT_EQ(days(1), hours(24));
  EXPECT_EQ(hours(1), minutes(60));
  EXPECT_EQ(minutes(1), seconds(60));
  EXPECT_LT(seconds(-1), seconds(0));
}

TEST(DrivingTimes, are_rounded_up_to_whole_seconds) {
  EXPECT_EQ(driving_time(Km{42}, KmPerHour{42}), hours(1));
  EXPECT_EQ(driving_time(Km{0}, KmPerHour{42}), seconds(0));
  EXPECT_EQ(driving_time(Km{1}, KmPerHour{42}), seconds(86)) << "85.7 s";
  EXPECT_EQ(driving_time(Km{1e-9}, KmPerHour{42}), seconds(1)) << "never nothing for a way";
}

TEST(Ids, of_different_things_do_not_mix) {
  struct Village;
  struct County;
  EXPECT_FALSE((std::is_convertible_v<Id<Village>, Id<County>>));
  EXPECT_FALSE((std::is_convertible_v<int, Id<Village>>));
  EXPECT_LT((Id<Village>{1}), (Id<Village>{2}));
}

}  // namespace
}  // namespace ruralsim::sim
