#include "models/rules/choice.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

constexpr std::size_t kPhone = 0, kDesk = 1, kShelf = 2, kNothing = 3;

TEST(LogitShares, are_exp_of_utility_over_their_sum) {
  auto const p = logit_shares({1, 2, 0.5, 0}, Shelf::holds_it);
  double const sum = std::exp(1) + std::exp(2) + std::exp(0.5) + 1;
  EXPECT_NEAR(p[kPhone], std::exp(1) / sum, 1e-15);
  EXPECT_NEAR(p[kShelf], std::exp(0.5) / sum, 1e-15);
  EXPECT_NEAR(p[kNothing], 1 / sum, 1e-15);
}

TEST(LogitShares, of_two_do_not_depend_on_a_third) {
  auto const a = logit_shares({1, 2, 0.5, 0}, Shelf::holds_it),
             b = logit_shares({1, 2, 3, 0}, Shelf::holds_it),
             c = logit_shares({1, 2, 3, 0}, Shelf::not_there);
  EXPECT_NEAR(a[kPhone] / a[kDesk], b[kPhone] / b[kDesk], 1e-15);
  EXPECT_NEAR(a[kPhone] / a[kDesk], c[kPhone] / c[kDesk], 1e-15);
  EXPECT_EQ(c[kShelf], 0);
}

TEST(LogitShares, stay_numbers_where_utilities_are_huge) {
  for (auto const& u :
       {Utilities{1e4, -1e4, 0, 0}, Utilities{-1e4, -1e4, -1e4, 0}, Utilities{0, 0, 1e300, 0}}) {
    double sum = 0;
    for (double const p : logit_shares(u, Shelf::holds_it)) sum += p;
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(Utilities, know_which_way_has_what) {
  ChoiceSettings c;
  c.own_phone = 1, c.assisted = 2, c.station = 3, c.price = -4, c.price_station = 1.5;
  c.distance = -0.5, c.lead_time = -0.25, c.stockout = -2, c.skill = 8;
  auto const u = utilities(c, {.distance = 2, .lead_time = 4, .stockouts = 0.5, .skill = 0.25});
  EXPECT_DOUBLE_EQ(u[kPhone], 1 - 4 - 1 + 2);
  EXPECT_DOUBLE_EQ(u[kDesk], 2 - 4 - 1 - 1);
  EXPECT_DOUBLE_EQ(u[kShelf], 3 - 6 - 1 - 1);
  EXPECT_DOUBLE_EQ(u[kNothing], 0);
}

TEST(ChoiceTable, has_as_many_words_of_each_as_shares_say) {
  ChoiceTable const table({0.4, 0.3, 0.1, 0.2});
  std::array<int, kAlternatives> counts{};
  for (std::uint32_t word = 0; word < 65536; ++word) ++counts[static_cast<std::size_t>(table.of(word))];
  EXPECT_NEAR(counts[kPhone], 0.4 * 65536, 1);
  EXPECT_NEAR(counts[kDesk], 0.3 * 65536, 1);
  EXPECT_NEAR(counts[kShelf], 0.1 * 65536, 1);
  for (std::size_t a = 0; a < kAlternatives; ++a)
    EXPECT_DOUBLE_EQ(table.share(static_cast<Alternative>(a)), counts[a] / 65536.0);
  EXPECT_EQ(table.of(0), Alternative::assisted) << "as with constant shares: the desk first";
  EXPECT_EQ(table.of(65535), Alternative::own_phone);
}

}  // namespace
}  // namespace ruralsim::models::rules
