#include "viz/number.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST(Number, GroupsDigitsAndUsesATrueMinus) {
  EXPECT_EQ(fixed(1234567.891, 1), "1,234,567.9");
  EXPECT_EQ(fixed(-1234, 0), "−1,234");
  EXPECT_EQ(fixed(999, 0), "999");
  EXPECT_EQ(fixed(100000, 0), "100,000");
}

TEST(Number, ZeroHasNoSign) {
  EXPECT_EQ(fixed(-0.0, 0), "0");
  EXPECT_EQ(fixed(-0.0001, 2), "0.00");
}

TEST(Number, WhatIsNotANumberIsNotAvailable) {
  EXPECT_EQ(fixed(NAN, 2), "n/a");
  EXPECT_EQ(rounded(NAN), "n/a");
  EXPECT_EQ(percent(NAN), "n/a");
  EXPECT_EQ(fixed(-std::numeric_limits<double>::infinity(), 2), "−∞");
}

TEST(Number, RoundedTellsTheSizeInFewDigits) {
  struct Case {
    double value;
    char const* text;
  };
  for (auto [value, text] : {Case{0, "0"},
                             {3, "3"},
                             {0.25, "0.25"},
                             {87.34, "87.3"},
                             {12300.4, "12,300"},
                             {4.54e6, "4.5 M"},
                             {7.3e11, "730 G"},
                             {0.0123, "0.0123"}}) {
    EXPECT_EQ(rounded(value), text);
  }
}

TEST(Number, ASmallShareIsNotShownAsNothing) {
  EXPECT_EQ(percent(0.0004), "0.04 %");
  EXPECT_EQ(percent(0.8137), "81.4 %");
  EXPECT_EQ(percent(1), "100 %");
  EXPECT_EQ(percent(0), "0 %");
}

TEST(Number, CountsAgreeWithTheirNoun) {
  EXPECT_EQ(counted(1, "order", "orders"), "1 order");
  EXPECT_EQ(counted(0, "order", "orders"), "0 orders");
  EXPECT_EQ(counted(2500, "order", "orders"), "2,500 orders");
}

}  // namespace
}  // namespace ruralsim::viz
