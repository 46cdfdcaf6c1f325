#include "results/json.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

TEST(JsonText, EscapesWhatJsonCannotHold) {
  EXPECT_EQ(json_text("a\"b\\c\n\x01"), R"("a\"b\\c\n\u0001")");
  EXPECT_EQ(json_text("禹城"), "\"禹城\"");
}

TEST(JsonText, O76_BytesThatAreNotUtf8BecomeTheReplacementCharacter) {
  EXPECT_EQ(json_text("a\xFFz"), "\"a\xEF\xBF\xBDz\"");
  EXPECT_EQ(json_text("\xC0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"") << "overlong";
  EXPECT_EQ(json_text("\xE7\xA6"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"") << "cut short";
}

TEST(JsonNumber, IsTheShortestThatReadsBackAndNeverNaN) {
  EXPECT_EQ(json_number(0.1), "0.1");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(json_number(std::numeric_limits<double>::infinity()), "null");
}

TEST(Json, NestsObjectsAndArrays) {
  Json json;
  json.object()
      .key("a")
      .array()
      .whole(1)
      .truth(true)
      .null()
      .end()
      .key("b")
      .object()
      .key("c")
      .text("d")
      .end()
      .end();
  EXPECT_EQ(json.str(), R"({"a": [1, true, null], "b": {"c": "d"}})");
}

}  // namespace
}  // namespace ruralsim::results
