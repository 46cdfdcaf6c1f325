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

TEST(ShownText, ANameFromRightToLeftIsSetApartFromItsSentence) {
  EXPECT_EQ(set_apart("Yucheng 禹城"), "Yucheng 禹城");
  for (std::string const name : {"\u05D0\u05D1 1", "\u0645", "a\u0840", "\uFB1D", "\uFEFC"}) {
    EXPECT_EQ(set_apart("\u202E" + name), "\u2068" + name + "\u2069");
    EXPECT_EQ(sentence_html("<" + set_apart(name) + ": 3 " + set_apart(name)),
              "&lt;<bdi>" + name + "</bdi>: 3 <bdi>" + name + "</bdi>");
  }
}

TEST(ShownText, ASentenceHasNoOtherCharactersThatTurnRound) {
  EXPECT_EQ(sentence_html("a\u202E b\u2068 c"), "a b c");
  EXPECT_EQ(sentence_html("a\u2069 \u2068b \u2068c\u2069 d\u2069"), "a <bdi>b c</bdi> d");
  EXPECT_EQ(attribute_html("\"a\u202E\""), "&quot;a&quot;");
}

}  // namespace
}  // namespace ruralsim::viz
