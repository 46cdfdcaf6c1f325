#include "tests/scenarios/scenario_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using testing::HasSubstr;

std::string with_stock(std::string const& keys) {
  return with(kGood, "[truck]", "[[stock]]\nid = \"shelf\"\n" + keys + "\n[truck]");
}
std::string const kRegional = "product = \"parcel\"\nat = \"region\"\nlead_time = \"2 days\"\n";

TEST(Stock, is_read_in_pieces_or_in_days_of_mean_demand) {
  using Unit = models::StockAmount::Unit;
  auto const scenario =
      loaded(with_stock(kRegional + "policy = \"(s,S)\"\nreorder_point = \"36 h\"\nup_to = \"4 days\"\n"
                                    "initial = \"40 pieces\"\non_stockout = \"backorder\""))
          .scenario;
  auto const& stocks = scenario.stretches.front().settings.stocks;
  ASSERT_EQ(stocks.size(), 1u);
  EXPECT_EQ(stocks[0].reorder_point->number, 1.5);
  EXPECT_EQ(stocks[0].up_to->unit, Unit::days);
  EXPECT_EQ(stocks[0].up_to->number, 4);
  EXPECT_EQ(stocks[0].initial->unit, Unit::pieces);
  EXPECT_EQ(stocks[0].initial->number, 40);
  EXPECT_EQ(stocks[0].on_stockout, models::OnStockout::backorder);
  EXPECT_FALSE(stocks[0].review);
  EXPECT_TRUE(stocks[0].county.empty());
}

TEST(Stock, changes_its_numbers_by_date_but_not_its_place) {
  std::string const change = "[[change]]\nfrom = 2018-07-10\n[[change.stock]]\nid = \"shelf\"\n";
  auto const base = with_stock(kRegional + "policy = \"base-stock\"\nup_to = \"4 days\"");
  auto const scenario = loaded(with(base, "[end]", change + "up_to = \"9 days\"\n[end]")).scenario;
  ASSERT_EQ(scenario.stretches.size(), 2u);
  EXPECT_EQ(scenario.stretches[1].settings.stocks[0].up_to->number, 9);
  EXPECT_THAT(said_of(with(base, "[end]", change + "at = \"county\"\n[end]")), HasSubstr("stock.shelf.at"));
}

struct Case {
  char const* why;
  std::string keys, said;
};

TEST(Stock, S37_is_refused_where_its_numbers_make_no_sense) {
  for (auto const& c : std::vector<Case>{
           {"s above S", kRegional + "policy = \"(s,S)\"\nreorder_point = \"9 pieces\"\nup_to = \"8 pieces\"",
            "stock.shelf.up_to is not above reorder_point"},
           {"s equal to S", kRegional + "policy = \"(s,S)\"\nreorder_point = \"8 days\"\nup_to = \"8 days\"",
            "stock.shelf.up_to is not above reorder_point"},
           {"which is higher?",
            kRegional + "policy = \"(s,S)\"\nreorder_point = \"8 pieces\"\nup_to = \"8 days\"",
            "measured otherwise than up_to"},
           {"Q of nothing",
            kRegional + "policy = \"(r,Q)\"\nreorder_point = \"8 pieces\"\nquantity = \"0 pieces\"",
            "stock.shelf.quantity = \"0 pieces\""},
           {"a negative r",
            kRegional + "policy = \"(r,Q)\"\nreorder_point = \"-8 pieces\"\nquantity = \"5 pieces\"",
            "stock.shelf.reorder_point = \"-8 pieces\""},
           {"half a piece", kRegional + "policy = \"base-stock\"\nup_to = \"2.5 pieces\"",
            "goods come whole"},
           {"no unit", kRegional + "policy = \"base-stock\"\nup_to = 25", "pieces, or a time of mean demand"},
           {"another unit", kRegional + "policy = \"base-stock\"\nup_to = \"25 kg\"", "no amount of stock"},
           {"no S", kRegional + "policy = \"base-stock\"", "stock.shelf.up_to is missing"},
           {"a Q too many",
            kRegional + "policy = \"base-stock\"\nup_to = \"9 pieces\"\nquantity = \"5 pieces\"",
            "stock.shelf.quantity is given"},
           {"(R,S) without R", kRegional + "policy = \"(R,S)\"\nup_to = \"9 pieces\"",
            "stock.shelf.review is continuous"},
           {"a review without end", kRegional + "policy = \"(R,S)\"\nup_to = \"9 pieces\"\nreview = \"0 s\"",
            "stock.shelf.review"},
           {"an unknown product",
            "product = \"parcle\"\nat = \"region\"\nlead_time = \"1 h\"\npolicy = \"base-stock\"\n"
            "up_to = \"9 pieces\"",
            "parcel"},
           {"an unknown county",
            "product = \"parcel\"\nat = \"county\"\ncounty = \"wets\"\nlead_time = \"1 h\"\n"
            "policy = \"base-stock\"\nup_to = \"9 pieces\"",
            "west"},
           {"a county of the region",
            kRegional + "county = \"west\"\npolicy = \"base-stock\"\nup_to = \"9 pieces\"",
            "stock.shelf.county is given"},
           {"itself in its place",
            kRegional + "policy = \"base-stock\"\nup_to = \"9 pieces\"\nsubstitute = \"parcel\"",
            "is the product itself"},
           {"a substitute that is not there",
            kRegional + "policy = \"base-stock\"\nup_to = \"9 pieces\"\nsubstitute = \"washer\"",
            "no [[stock]] holds it"},
           {"the same twice",
            kRegional + "policy = \"base-stock\"\nup_to = \"9 pieces\"\n[[stock]]\nid = \"other\"\n" +
                kRegional + "policy = \"base-stock\"\nup_to = \"9 pieces\"",
            "stock.shelf holds it at the same place"},
       })
    EXPECT_THAT(said_of(with_stock(c.keys)), HasSubstr(c.said)) << c.why;
}

// Cut-off at 16:00, trucks at 08:00, and as many orders in each hour as in any other.
TEST(Stock, at_the_hub_that_waits_for_the_warehouses_cut_off_is_warned_of) {
  std::string const keys =
      "product = \"parcel\"\nat = \"county\"\nlead_time = \"1 day\"\npolicy = \"base-stock\"\nup_to = \"4 "
      "days\"";
  std::string const by_day = R"(warehouse.cut_offs=["16:00"])";
  auto const late = loaded(with_stock(keys), {by_day}).warnings;
  EXPECT_THAT(late, testing::Contains(HasSubstr(
                        "stock.shelf.at = \"county\" (goods at the hub are released at warehouse.cut_offs")));
  std::string const early = R"(warehouse.cut_offs=["07:30", "16:00"])";
  EXPECT_THAT(loaded(with_stock(keys), {early}).warnings,
              testing::Not(testing::Contains(HasSubstr("stock.shelf"))));
  auto const at_region = with_stock(kRegional + "policy = \"base-stock\"\nup_to = \"4 days\"");
  EXPECT_THAT(loaded(at_region, {by_day}).warnings,
              testing::Not(testing::Contains(HasSubstr("stock.shelf"))));
}

TEST(Stock, is_reviewed_by_a_period_that_need_not_divide_the_day) {
  auto const keys = kRegional + "policy = \"(R,S)\"\nup_to = \"9 pieces\"\nreview = \"7 h\"";
  auto const scenario = loaded(with_stock(keys)).scenario;
  EXPECT_EQ(scenario.stretches.front().settings.stocks[0].review, sim::hours(7));
}

}  // namespace
}  // namespace ruralsim::scenarios
