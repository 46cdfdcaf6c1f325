// Names from outside as pages show them.
#include "viz/shown_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST(ShownText, WhatTurnsRoundItsNeighboursIsLeftOut) {
  for (std::string const control :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
    EXPECT_EQ(without_bidi_controls("a" + control + "b" + control), "ab");
}

TEST(ShownText, AllElseStays) {
  for (std::string const text : {"", "Yucheng 禹城", "\u05D0\u05D1 1", "a\u2029b", "a\u202Fb", "a\u2065b",
                                 "a\u206Ab", "\u200F", "cut \xE2\x80", "\xE2"})
    EXPECT_EQ(without_bidi_controls(text), text);
}

TEST(ShownText, ANameIsEscapedAndOfItsOwnDirection) {
  EXPECT_EQ(name_html("<b>\u202E&"), "<bdi>&lt;b&gt;&amp;</bdi>");
}

}  // namespace
}  // namespace ruralsim::viz
