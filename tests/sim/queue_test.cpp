// Queues and pools, with the same expectations on both engines.
#include "sim/queue.hpp"

#include "sim/pool.hpp"
#include "tests/sim/runs.hpp"

#include <memory>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

// A county with one queue and one pool, which live as long as anybody may use them.
struct County {
  County(Engine& engine, std::string& out, std::int64_t docks)
      : here(engine.add_place("county", 0)),
        queue(here, "a parcel"),
        pool(here, "a dock", docks),
        diary(out) {}
  void say(std::string const& what) { diary += text("{} {}\n", here.now().s, what); }

  Place& here;
  Queue<int> queue;
  Pool pool;
  std::string& diary;
};
using Setting = std::function<void(County&)>;

Model county_with(Setting const& setting, std::int64_t docks = 1) {
  auto const keep = std::make_shared<std::unique_ptr<County>>();
  return [=](Engine& engine, std::string& out) {
    *keep = std::make_unique<County>(engine, out, docks);
    setting(**keep);
  };
}

Task<> put_at(County& c, Time t, int item) {
  co_await c.here.until(t);
  c.queue.put(item);
}
Task<> put_after_a_rest(County& c, Time rest, Time t, int item) {
  co_await c.here.until(rest);
  co_await put_at(c, t, item);
}
Task<> get_one(County& c, std::string name) {
  int const item = co_await c.queue.get();
  c.say(text("{} gets {}", name, item));
}
Task<> get_until(County& c, std::string name, Time from, Time deadline) {
  co_await c.here.until(from);
  auto const item = co_await c.queue.get_until(deadline);
  c.say(item ? text("{} gets {}", name, *item) : text("{} gets nothing", name));
}

TEST(Queues, serve_first_come_first_served_on_both_sides) {
  expect_on_both_engines(county_with([](County& c) {
                           for (auto const* name : {"ann", "bo", "cy"}) c.here.spawn(name, get_one(c, name));
                           for (int i = 0; i < 3; ++i) c.here.spawn("source", put_at(c, {10}, i));
                         }),
                         {100}, "10 ann gets 0\n10 bo gets 1\n10 cy gets 2\n");
  expect_on_both_engines(county_with([](County& c) {
                           for (int i = 0; i < 3; ++i) c.queue.put(i);
                           for (auto const* name : {"ann", "bo", "cy"}) c.here.spawn(name, get_one(c, name));
                         }),
                         {100}, "0 ann gets 0\n0 bo gets 1\n0 cy gets 2\n");
}

TEST(Queues, hand_over_what_comes_in_the_second_of_the_deadline_before_the_takers_turn) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("ann", get_until(c, "ann", {0}, {10}));
                           c.here.spawn("source", put_at(c, {10}, 7), Priority::early);
                         }),
                         {100}, "10 ann gets 7\n");
}

TEST(Queues, keep_what_comes_in_the_second_of_the_deadline_after_the_takers_turn) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("ann", get_until(c, "ann", {0}, {10}));
                           c.here.spawn("source", put_at(c, {10}, 7), Priority::late);
                           c.here.spawn("bo", get_until(c, "bo", {11}, {20}));
                         }),
                         {100}, "10 ann gets nothing\n11 bo gets 7\n");
}

Task<> get_again_and_again_until(County& c, std::string name, Time deadline) {
  while (c.here.now() < deadline) co_await get_until(c, name, c.here.now(), deadline);
}

// The deadline of a wait that was cut short must not count for the next one, though it is the same second.
TEST(Queues, wake_at_a_deadline_in_the_order_in_which_the_last_waits_began) {
  expect_on_both_engines(county_with([](County& c) {
                           for (auto const* name : {"ann", "bo", "cy"})
                             c.here.spawn(name, get_again_and_again_until(c, name, {20}));
                           for (int i = 0; i < 4; ++i) c.here.spawn("source", put_at(c, {5 + i}, i));
                         }),
                         {100},
                         "5 ann gets 0\n6 bo gets 1\n7 cy gets 2\n8 ann gets 3\n"
                         "20 bo gets nothing\n20 cy gets nothing\n20 ann gets nothing\n");
}

TEST(Queues, forget_the_deadline_of_who_got_something_and_waits_for_something_else) {
  expect_on_both_engines(county_with([](County& c) {
                           auto const gets_two = [](County& here) -> Task<> {
                             co_await get_until(here, "ann", {0}, {20});
                             co_await get_until(here, "ann", {10}, {30});
                             co_await get_until(here, "ann", {30}, {30});
                           };
                           c.here.spawn("ann", gets_two(c));
                           c.here.spawn("bo", get_until(c, "bo", {1}, {20}));
                           c.here.spawn("source", put_at(c, {5}, 7));
                         }),
                         {100},
                         "5 ann gets 7\n20 bo gets nothing\n30 ann gets nothing\n30 ann gets nothing\n");
}

TEST(Queues, break_a_tie_of_put_and_deadline_by_who_was_scheduled_first) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("source", put_at(c, {10}, 7));
                           c.here.spawn("ann", get_until(c, "ann", {0}, {10}));
                         }),
                         {100}, "10 ann gets 7\n");
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("ann", get_until(c, "ann", {0}, {10}));
                           c.here.spawn("source", put_after_a_rest(c, {5}, {10}, 7));
                         }),
                         {100}, "10 ann gets nothing\n");
}

TEST(Queues, forget_who_has_left_impatiently) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("ann", get_until(c, "ann", {0}, {5}));
                           c.here.spawn("bo", get_one(c, "bo"));
                           c.here.spawn("cy", get_until(c, "cy", {0}, {7}));
                           c.here.spawn("source", put_at(c, {10}, 1));
                         }),
                         {100}, "5 ann gets nothing\n7 cy gets nothing\n10 bo gets 1\n");
}

TEST(Queues, look_once_more_after_others_of_the_second_when_the_deadline_is_now) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("ann", get_until(c, "ann", {3}, {3}));
                           c.here.spawn("source", put_at(c, {3}, 1));
                         }),
                         {100}, "3 ann gets 1\n");
}

Task<> late_then_patient(County& c) {
  co_await c.here.until({5});
  try {
    co_await c.queue.get_until({4});
  } catch (Error const& error) {
    c.say(text("ann: {}", error.what()));
  }
  try {
    co_await c.pool.acquire(0, {4});
  } catch (Error const& error) {
    c.say(text("ann: {}", error.what()));
  }
  co_await c.here.until({20});
  c.say("ann goes on");
}
Task<> occupy(County& c, std::string name, Time from, Time to, int priority = 0, Time deadline = kNever) {
  co_await c.here.until(from);
  bool const served = co_await c.pool.acquire(priority, deadline);
  if (!served) {
    c.say(text("{} gives up", name));
    co_return;
  }
  c.say(text("{} begins", name));
  co_await c.here.until(std::max(to, c.here.now()));
  c.pool.release();
}

TEST(Queues, and_pools_forget_who_was_refused_for_a_deadline_in_the_past) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("holder", occupy(c, "holder", {0}, {10}));
                           c.here.spawn("ann", late_then_patient(c));
                           c.here.spawn("bo", get_one(c, "bo"));
                           c.here.spawn("cy", occupy(c, "cy", {6}, {30}));
                           c.here.spawn("source", put_at(c, {10}, 1));
                         }),
                         {100},
                         "0 holder begins\n5 ann: it would wait until second 4, which is past\n"
                         "5 ann: it would wait until second 4, which is past\n10 bo gets 1\n10 cy begins\n"
                         "20 ann goes on\n");
}

TEST(Pools, serve_by_priority_and_then_in_the_order_of_coming) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("a", occupy(c, "a", {0}, {10}));
                           c.here.spawn("b", occupy(c, "b", {1}, {20}, 5));
                           c.here.spawn("c", occupy(c, "c", {2}, {30}, 1));
                           c.here.spawn("d", occupy(c, "d", {3}, {40}, 5));
                           c.here.spawn("e", occupy(c, "e", {4}, {15}, 1));
                         }),
                         {100}, "0 a begins\n10 c begins\n30 e begins\n30 b begins\n30 d begins\n");
}

TEST(Pools, give_what_is_released_in_the_second_of_the_deadline_to_who_has_not_had_their_turn) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("a", occupy(c, "a", {0}, {10}), Priority::early);
                           c.here.spawn("b", occupy(c, "b", {1}, {20}, 0, {10}));
                         }),
                         {100}, "0 a begins\n10 b begins\n");
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("a", occupy(c, "a", {0}, {10}), Priority::late);
                           c.here.spawn("b", occupy(c, "b", {1}, {20}, 0, {10}));
                           c.here.spawn("c", occupy(c, "c", {12}, {20}));
                         }),
                         {100}, "0 a begins\n10 b gives up\n12 c begins\n");
}

TEST(Pools, of_two_waiting_with_the_same_deadline_serve_one_and_lose_the_other) {
  expect_on_both_engines(county_with([](County& c) {
                           c.here.spawn("a", occupy(c, "a", {0}, {10}), Priority::first);
                           c.here.spawn("b", occupy(c, "b", {1}, {20}, 0, {10}));
                           c.here.spawn("c", occupy(c, "c", {1}, {20}, 0, {10}));
                         }),
                         {100}, "0 a begins\n10 c gives up\n10 b begins\n");
}

TEST(Pools, without_servers_only_let_people_wait) {
  expect_on_both_engines(
      county_with([](County& c) { c.here.spawn("a", occupy(c, "a", {0}, {9}, 0, {5})); }, 0), {100},
      "5 a gives up\n");
  expect_on_both_engines(county_with([](County& c) { c.here.spawn("a", occupy(c, "a", {0}, {9})); }, 0),
                         {100},
                         "error deadlock: nothing is left to happen, but 'a' of 'county' waits for a dock\n");
}

Task<> release_at(County& c, Time t) {
  co_await c.here.until(t);
  c.pool.release();
}

TEST(Pools, refuse_to_take_back_more_than_they_gave) {
  expect_on_both_engines(
      county_with([](County& c) { c.here.spawn("thief", release_at(c, {5})); }), {100},
      "error second 5 (day 0), actor 'thief' of 'county': more of 'a dock' are released than "
      "were taken\n");
  auto engine = make_engine(EngineKind::native);
  EXPECT_THROW(Pool(engine->add_place("county", 0), "a dock", -1), Error);
}

TEST(Pools, count_who_is_free_and_who_waits) {
  expect_on_both_engines(
      county_with(
          [](County& c) {
            for (int i = 0; i < 3; ++i) c.here.spawn("a", occupy(c, "a", {0}, {10}));
            c.here.spawn("watch", [](County& county) -> Task<> {
              co_await county.here.until({1});
              county.say(text("{} of {} free, {} wait", county.pool.free(), county.pool.servers(),
                              county.pool.waiting()));
              co_await county.here.until({11});
              county.say(text("{} of {} free, {} wait", county.pool.free(), county.pool.servers(),
                              county.pool.waiting()));
            }(c));
          },
          2),
      {100}, "0 a begins\n0 a begins\n1 0 of 2 free, 1 wait\n10 a begins\n11 2 of 2 free, 0 wait\n");
}

}  // namespace
}  // namespace ruralsim::sim
