#include "models/places/stockroom.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::size_t kGroup = 1;

struct Room {
  StockLedger ledger{4, 2};
  Stockroom room{ledger, 2};
  explicit Room(std::int64_t initial) { room.open(kGroup, initial); }
  std::int64_t fact(std::size_t day, StockFact what) const { return ledger.fact(day, kGroup, what); }
};

TEST(Stockroom, hands_out_what_there_is_and_no_more) {
  Room r(5);
  EXPECT_EQ(r.room.issue(kGroup, 3, {10}), 3);
  EXPECT_EQ(r.room.issue(kGroup, 3, {20}), 2);
  EXPECT_EQ(r.room.issue(kGroup, 3, {30}), 0);
  EXPECT_EQ(r.room.on_hand(kGroup), 0);
  EXPECT_EQ(r.fact(0, StockFact::issued), 5);
}

TEST(Stockroom, has_the_position_of_what_is_there_and_coming_less_what_is_owed) {
  Room r(2);
  r.room.issue(kGroup, 2, {10});
  r.room.owe(kGroup, 4, {10});
  r.room.order(kGroup, 7, {10});
  EXPECT_EQ(r.room.position(kGroup), 0 + 7 - 4);
  r.room.receive(kGroup, 7, {50});
  EXPECT_EQ(r.room.position(kGroup), 3) << "what arrives moves nothing";
  EXPECT_EQ(r.room.issue_owed(kGroup, 4, {50}), 4);
  EXPECT_EQ(r.room.position(kGroup), 3) << "nor does paying debts";
  EXPECT_EQ(r.room.on_hand(kGroup), 3);
  EXPECT_EQ(r.room.owed(kGroup), 0);
}

TEST(Stockroom, adds_up_time_day_by_day) {
  Room r(3);
  sim::Time const noon_of_the_next_day{86400 + 43200};
  r.room.issue(kGroup, 3, noon_of_the_next_day);
  r.room.owe(kGroup, 2, noon_of_the_next_day);
  r.room.settle(kGroup, sim::midnight(3));
  EXPECT_EQ(r.fact(0, StockFact::on_hand_seconds), 3 * 86400);
  EXPECT_EQ(r.fact(1, StockFact::on_hand_seconds), 3 * 43200);
  EXPECT_EQ(r.fact(1, StockFact::owed_seconds), 2 * 43200);
  EXPECT_EQ(r.fact(1, StockFact::out_seconds), 43200);
  EXPECT_EQ(r.fact(2, StockFact::owed_seconds), 2 * 86400);
  EXPECT_EQ(r.fact(2, StockFact::out_seconds), 86400);
  EXPECT_EQ(r.fact(3, StockFact::out_seconds), 0);
}

}  // namespace
}  // namespace ruralsim::models
