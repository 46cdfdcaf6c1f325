#include "results/table.hpp"

#include "sim/fault.hpp"
#include "tests/results/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

Tables with_axis() {
  Tables tables;
  tables.add_axis(numbered("county", 3, "county"));
  return tables;
}

Variable good() {
  return {.name = "rate",
          .dims = {"county"},
          .data = std::vector<double>{1, 2, 3},
          .long_name = "a rate",
          .units = "1"};
}

struct Bad {
  std::string reason;
  void (*spoil)(Variable&);
  std::string says;
};

class BadVariable : public ::testing::TestWithParam<Bad> {};

TEST_P(BadVariable, IsRefusedWithItsNameAndTheRule) {
  Tables tables = with_axis();
  Variable variable = good();
  GetParam().spoil(variable);
  try {
    tables.add(variable);
    FAIL() << "accepted: " << GetParam().reason;
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::model);
    EXPECT_THAT(error.what(), HasSubstr(GetParam().says));
    EXPECT_THAT(error.what(), HasSubstr("`" + variable.name + "`"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadVariable,
    ::testing::Values(
        Bad{"shape",
            [](Variable& v) {
              v.data = std::vector<double>{1, 2};
            },
            "holds 2 values"},
        Bad{"no such dimension", [](Variable& v) { v.dims = {"week"}; }, "was not added"},
        Bad{"a dimension twice",
            [](Variable& v) {
              v.dims = {"county", "county"};
            },
            "twice"},
        Bad{"no units", [](Variable& v) { v.units = ""; }, "has no units"},
        Bad{"plural", [](Variable& v) { v.units = "hours"; }, "timedelta"},
        Bad{"date without calendar", [](Variable& v) { v.units = "days since 2018-07-01"; }, "calendar"},
        Bad{"no long name", [](Variable& v) { v.long_name = ""; }, "no long_name"},
        Bad{"name with a dash", [](Variable& v) { v.name = "next-day"; }, "a letter followed by"},
        Bad{"name with a digit first", [](Variable& v) { v.name = "2nd"; }, "a letter followed by"},
        Bad{"group in a group", [](Variable& v) { v.name = "a/b/c"; }, "a letter followed by"},
        Bad{"fill out of range",
            [](Variable& v) {
              v.data = std::vector<std::uint8_t>{1, 2, 3};
              v.fill = 256.0;
            },
            "fill value"},
        Bad{"units of a text",
            [](Variable& v) {
              v.data = std::vector<std::string>{"a", "b", "c"};
            },
            "is text"},
        Bad{"bad UTF-8",
            [](Variable& v) {
              v.units = "";
              v.data = std::vector<std::string>{"a", "b", "\xff"};
            },
            "not valid UTF-8"},
        Bad{"flags of a float",
            [](Variable& v) {
              v.flags = {{1, "one"}};
            },
            "is not u8"},
        Bad{"flag of two words",
            [](Variable& v) {
              v.data = std::vector<std::uint8_t>{1, 1, 1};
              v.flags = {{1, "one two"}};
            },
            "not one word"},
        Bad{"category without flag",
            [](Variable& v) {
              v.data = std::vector<std::uint8_t>{1, 2, 1};
              v.flags = {{1, "one"}};
            },
            "category 2"}));

TEST(Table, AnAttributeOfTheFormatItselfCannotBeSet) {
  Tables tables;
  EXPECT_THROW(tables.set("", "DIMENSION_LIST", std::string("x")), sim::Error);
  EXPECT_THROW(tables.set("", "title", std::string("")), sim::Error);
  EXPECT_THROW(tables.set("", "numbers", std::vector<double>{}), sim::Error);
}

TEST(Table, ATextNeverBearsTheNameOfADimension) {
  Tables tables;
  tables.add(Dimension{"county", 1});
  EXPECT_THROW(tables.add(Variable{.name = "county",
                                   .dims = {"county"},
                                   .data = std::vector<std::string>{"a"},
                                   .long_name = "county",
                                   .units = ""}),
               sim::Error);
}

TEST(Table, NothingComesTwice) {
  Tables tables = with_axis();
  EXPECT_THROW(tables.add(Dimension{"county", 3}), sim::Error);
  tables.add(good());
  EXPECT_THROW(tables.add(good()), sim::Error);
}

TEST(Table, AVariableOfAGroupSeesTheGroupsDimensionBeforeTheRoots) {
  Tables tables = with_axis();
  tables.add(Dimension{"orders/county", 2});
  Variable inner = good();
  inner.name = "orders/rate";
  inner.data = std::vector<double>{1, 2};
  tables.add(inner);
  tables.add(good());
  EXPECT_EQ(tables.shape(tables.at("orders/rate")), std::vector<std::size_t>{2});
  EXPECT_EQ(tables.shape(tables.at("rate")), std::vector<std::size_t>{3});
}

TEST(Table, ValuesAreAskedForByTheirType) {
  Tables tables = with_axis();
  tables.add(good());
  EXPECT_EQ(tables.at("rate").values<double>()[2], 3.0);
  EXPECT_THROW(tables.at("rate").values<float>(), sim::Error);
  EXPECT_THROW(tables.at("nothing"), sim::Error);
}

TEST(Table, SamenessIsToTheBit) {
  EXPECT_TRUE(same_data(std::vector<double>{std::nan("")}, std::vector<double>{std::nan("")}));
  EXPECT_FALSE(same_data(std::vector<double>{0.0}, std::vector<double>{-0.0}));
  EXPECT_FALSE(same_data(std::vector<double>{0.0}, std::vector<float>{0.0f}));
}

TEST(Table, AnAttributeSetAgainIsReplaced) {
  Tables tables;
  tables.set("provenance", "seed", std::int64_t{1});
  tables.set("provenance", "seed", std::int64_t{2});
  EXPECT_EQ(std::get<std::int64_t>(tables.find_attribute("provenance", "seed")->value), 2);
  EXPECT_EQ(tables.attributes("provenance").size(), 1u);
}

TEST(Table, AGroupAndAVariableOfTheRootMayNotShareAName) {
  Tables tables = with_axis();
  tables.add(good());
  EXPECT_THROW(tables.add_group("rate"), sim::Error);
  EXPECT_THROW(tables.add_group("county"), sim::Error);
  tables.add_group("orders");
  EXPECT_THROW(tables.add(Dimension{"orders", 3}), sim::Error);
  Variable orders = good();
  orders.name = "orders";
  EXPECT_THROW(tables.add(orders), sim::Error);
}

}  // namespace
}  // namespace ruralsim::results
