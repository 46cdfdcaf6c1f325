#include "sim/agenda.hpp"

#include "sim/actor.hpp"
#include "sim/random.hpp"

#include <functional>
#include <queue>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

struct Later {
  bool operator()(AgendaEntry const& a, AgendaEntry const& b) const { return b < a; }
};
using Reference = std::priority_queue<AgendaEntry, std::vector<AgendaEntry>, Later>;

bool same(AgendaEntry const& a, AgendaEntry const& b) {
  return a.when == b.when && a.who == b.who;
}

TEST(Agendas, put_time_before_priority_before_the_order_of_scheduling) {
  auto const entry = [](std::uint64_t s, Priority p, std::uint64_t turn_number, std::uint32_t actor) {
    return AgendaEntry{s << 8 | static_cast<std::uint64_t>(p), turn(turn_number, actor)};
  };
  EXPECT_LT(entry(1, Priority::last, 9, 9), entry(2, Priority::gate, 1, 1));
  EXPECT_LT(entry(2, Priority::early, 9, 9), entry(2, Priority::normal, 1, 1));
  EXPECT_LT(entry(2, Priority::normal, 1, 9), entry(2, Priority::normal, 2, 1)) << "not the actor's index";
}

// Random operations as a place performs them: take the top and leave its slot vacant, then put nothing, one
// or several entries, some of which come before all others, and close.
TEST(Agendas, agree_with_a_priority_queue_on_random_operations) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    Stream luck({.seed = seed});
    Agenda agenda;
    Reference reference;
    std::uint64_t number = 1;
    std::uint64_t now = 0;
    auto push = [&] {
      std::uint64_t const when = now + (luck.below(4) == 0 ? 0 : luck.below(1 + seed * 100));
      AgendaEntry const entry{when, turn(number++, luck.below(300))};
      agenda.push(entry), reference.push(entry);
    };
    for (std::uint32_t i = luck.below(300); i > 0; --i) push();
    for (int operation = 0; operation < 20'000; ++operation) {
      ASSERT_EQ(agenda.empty(), reference.empty());
      if (reference.empty() || luck.below(20) == 0) {
        push();
        continue;
      }
      ASSERT_TRUE(same(agenda.top(), reference.top()));
      auto const taken = agenda.open_top();
      ASSERT_TRUE(same(taken, reference.top()));
      reference.pop();
      now = taken.when;
      ASSERT_EQ(agenda.empty(), reference.empty()) << "while vacant";
      for (std::uint32_t i = luck.below(10) == 0 ? luck.below(5) : (luck.below(50) == 0 ? 0 : 1); i > 0; --i)
        push();
      agenda.close_top();
    }
    for (; !reference.empty(); reference.pop()) {
      ASSERT_TRUE(same(agenda.open_top(), reference.top()));
      agenda.close_top();
    }
    EXPECT_TRUE(agenda.empty());
  }
}

TEST(Agendas, put_an_entry_first_that_comes_before_all_others_while_the_top_is_vacant) {
  Agenda agenda;
  for (std::uint64_t i = 1; i <= 6; ++i) agenda.push({100, turn(i, 0)});
  agenda.open_top();
  agenda.push({100 - 1, turn(7, 0)});  // the same second, a higher priority
  agenda.push({100 - 2, turn(8, 0)});
  agenda.close_top();
  EXPECT_EQ(agenda.open_top().who, turn(8, 0));
  agenda.close_top();
  EXPECT_EQ(agenda.open_top().who, turn(7, 0));
  agenda.close_top();
  EXPECT_EQ(agenda.top().who, turn(2, 0));
}

TEST(Turns, never_run_over_into_another_actors) {
  EXPECT_EQ(AgendaEntry({0, turn(kMaxTurns - 1, 16'777'215)}).actor(), 16'777'215u);
  EXPECT_LT(turn(kMaxTurns - 2, 16'777'215), turn(kMaxTurns - 1, 0));
  EXPECT_THROW(turn(kMaxTurns, 0), Error);
}

TEST(Actors, that_have_ended_give_their_index_to_the_next_and_keep_the_addresses_of_others) {
  Actors actors;
  std::vector<Actor*> all;
  for (int i = 0; i < 200; ++i) all.push_back(&actors.take());
  for (std::uint32_t i = 0; i < 200; ++i) EXPECT_EQ(&actors[i], all[i]);
  all[70]->name = "old";
  actors.give_back(*all[70]);
  actors.give_back(*all[3]);
  EXPECT_EQ(&actors.take(), all[3]);
  EXPECT_EQ(&actors.take(), all[70]);
  EXPECT_EQ(all[70]->name, "");
  EXPECT_EQ(all[70]->index, 70u);
  EXPECT_EQ(actors.take().index, 200u);
}

}  // namespace
}  // namespace ruralsim::sim
