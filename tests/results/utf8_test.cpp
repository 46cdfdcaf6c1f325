#include "results/utf8.hpp"

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

TEST(Utf8, TextOfAnyScriptIsValid) {
  for (auto const* text : {"", "a", "ñ", "县城", "🚚", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(valid_utf8(text)) << text;
}

TEST(Utf8, WhatIsNoCharacterIsInvalid) {
  for (auto const* text : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\x8E", "a\xFF"})
    EXPECT_FALSE(valid_utf8(text));
}

TEST(Utf8, OddBytesAreShownAndTheRestIsKept) {
  EXPECT_EQ(to_utf8("县/\xFF\xE5x.h5"), "县/\\xff\\xe5x.h5");
  EXPECT_EQ(to_utf8(std::string_view("a\0b", 3)), "a\\x00b");
}

}  // namespace
}  // namespace ruralsim::results
