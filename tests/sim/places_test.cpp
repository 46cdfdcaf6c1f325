// Places and what travels between them, on both engines.
#include "sim/place.hpp"
#include "sim/queue.hpp"
#include "tests/sim/runs.hpp"

#include <deque>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

// A hub below some counties, or beside them; everything of a run, made anew for each.
struct World {
  std::vector<Place*> places;
  std::deque<Queue<int>> queues;
  std::deque<Link<int>> links;  // [from][to], row by row
  std::string* diary = nullptr;

  Link<int>& link(std::size_t from, std::size_t to) { return links[from * places.size() + to]; }
  void say(std::size_t place, std::string const& what) {
    *diary += text("{} {} {}\n", places[place]->now().s, places[place]->name(), what);
  }
};
using Setting = std::function<void(Engine&, World&)>;

Model world_of(std::vector<int> levels, Setting const& setting) {
  auto const world = std::make_shared<World>();
  return [=](Engine& engine, std::string& out) {
    world->links.clear(), world->queues.clear(), world->places.clear();
    world->diary = &out;
    for (std::size_t i = 0; i < levels.size(); ++i)
      world->places.push_back(&engine.add_place(text("p{}", i), levels[i]));
    for (auto* place : world->places) world->queues.emplace_back(*place, "mail");
    for (auto* from : world->places)
      for (std::size_t to = 0; to < levels.size(); ++to)
        world->links.emplace_back(*from, *world->places[to], world->queues[to]);
    setting(engine, *world);
  };
}

Task<> read_all(World& world, std::size_t place) {
  for (;;) {
    int const letter = co_await world.queues[place].get();
    world.say(place, text("reads {}", letter));
  }
}
Task<> send_at(World& world, std::size_t from, std::size_t to, Time t, Time arrives, int letter) {
  co_await world.places[from]->until(t);
  world.link(from, to).send(arrives, letter);
}
Task<> say_at(World& world, std::size_t place, Time t, std::string what) {
  co_await world.places[place]->until(t);
  world.say(place, what);
}
void reader(World& world, std::size_t place) {
  world.places[place]->spawn("reader", read_all(world, place), Priority::normal, Role::server);
}
void sender(World& world, std::size_t from, std::size_t to, Time t, Time arrives, int letter) {
  world.places[from]->spawn("sender", send_at(world, from, to, t, arrives, letter));
}

TEST(Mail, of_one_second_is_read_by_sender_and_then_in_the_order_of_sending) {
  expect_on_both_engines(world_of({0, 0, 1},
                                  [](Engine&, World& world) {
                                    reader(world, 2);
                                    sender(world, 1, 2, {5}, {20}, 11);
                                    sender(world, 1, 2, {6}, {20}, 12);
                                    sender(world, 0, 2, {7}, {20}, 1);
                                    sender(world, 0, 2, {4}, {20}, 2);
                                    sender(world, 1, 2, {9}, {19}, 13);
                                  }),
                         {100},
                         "19 p2 reads 13\n20 p2 reads 2\n20 p2 reads 1\n20 p2 reads 11\n20 p2 reads 12\n");
}

TEST(Mail, arrives_before_anything_else_of_its_second) {
  expect_on_both_engines(
      world_of({0, 1},
               [](Engine&, World& world) {
                 world.places[1]->spawn("early bird", say_at(world, 1, {20}, "early"), Priority::first);
                 world.places[1]->spawn("reader", read_all(world, 1), Priority{1}, Role::server);
                 sender(world, 0, 1, {5}, {20}, 1);
               }),
      {100}, "20 p1 reads 1\n20 p1 early\n");
}

TEST(Mail, that_was_sent_before_the_run_arrives_in_time) {
  expect_on_both_engines(world_of({0, 1},
                                  [](Engine& engine, World& world) {
                                    engine.windows_end_at([](Time t) { return Time{t.s / 50 * 50 + 49}; });
                                    reader(world, 0), reader(world, 1);
                                    world.link(1, 0).send({1}, 1);
                                    world.link(0, 1).send({2}, 2);
                                    world.link(0, 1).send({60}, 3);
                                  }),
                         {100}, "1 p0 reads 1\n2 p1 reads 2\n60 p1 reads 3\n");
}

TEST(Mail, to_ones_own_place_is_a_delay) {
  expect_on_both_engines(world_of({0},
                                  [](Engine&, World& world) {
                                    reader(world, 0);
                                    sender(world, 0, 0, {5}, {9}, 2);
                                    sender(world, 0, 0, {6}, {7}, 1);
                                  }),
                         {100}, "7 p0 reads 1\n9 p0 reads 2\n");
}

TEST(Mail, that_has_not_arrived_at_the_curfew_is_in_flight) {
  expect_on_both_engines(world_of({0, 1},
                                  [](Engine& engine, World& world) {
                                    reader(world, 1);
                                    sender(world, 0, 1, {5}, {101}, 7);
                                    sender(world, 0, 1, {5}, {100}, 8);
                                    engine.on_progress([&world](Time) {
                                      for (auto const& letter : world.link(0, 1).in_flight())
                                        *world.diary +=
                                            text("in flight {} for {}\n", letter.value, letter.arrives.s);
                                      return true;
                                    });
                                    engine.windows_end_at([](Time t) { return Time{t.s / 100 * 100 + 99}; });
                                  }),
                         {149}, "in flight 7 for 101\nin flight 8 for 100\n100 p1 reads 8\n101 p1 reads 7\n");
}

TEST(Windows, let_mail_rise_within_them_and_everything_else_pass_their_end) {
  auto const hundred = [](Time t) { return Time{t.s / 100 * 100 + 99}; };
  auto const sending = [=](std::size_t from, std::size_t to, Time arrives) {
    return world_of({0, 1, 1}, [=](Engine& engine, World& world) {
      engine.windows_end_at(hundred);
      for (std::size_t i = 0; i < 3; ++i) reader(world, i);
      sender(world, from, to, {150}, arrives, 5);
    });
  };
  auto const refused = [](char const* from, char const* to) {
    return text(
        "error second 150 (day 0), actor 'sender' of '{}': '{}' sends to '{}' for second 199, within the "
        "window "
        "that ends at second 199\n",
        from, from, to);
  };
  expect_on_both_engines(sending(0, 1, {151}), {1000}, "151 p1 reads 5\n");
  expect_on_both_engines(sending(1, 0, {199}), {1000}, refused("p1", "p0"));
  expect_on_both_engines(sending(1, 2, {199}), {1000}, refused("p1", "p2"));
  expect_on_both_engines(sending(1, 0, {200}), {1000}, "200 p0 reads 5\n");
  expect_on_both_engines(sending(1, 2, {200}), {1000}, "200 p2 reads 5\n");
  expect_on_both_engines(
      sending(0, 1, {150}), {1000},
      "error second 150 (day 0), actor 'sender' of 'p0': 'p0' sends to 'p1' without delay at second 150 "
      "(places see one another a second later at the earliest)\n");
}

class Notes final : public TraceSink {
 public:
  void line(Time at, std::string_view place, std::string_view actor, std::string const& what) override {
    notes += text("{} {}/{}: {}\n", at.s, place, actor, what);
  }
  std::string notes;
};

TEST(Traces, hear_of_every_place_also_of_those_that_come_later) {
  Notes notes;
  auto engine = make_engine(EngineKind::native);
  auto const tell = [](Place& here) -> Task<> {
    co_await here.after(seconds(3));
    here.tell([] { return std::string("hello"); });
  };
  auto& before = engine->add_place("before", 0);
  engine->trace_to(&notes);
  auto& after = engine->add_place("after", 0);
  before.spawn("ann", tell(before));
  after.spawn("bo", tell(after));
  EXPECT_TRUE(after.traced());
  engine->run({10});
  EXPECT_EQ(notes.notes, "3 before/ann: hello\n3 after/bo: hello\n");
}

TEST(Traces, cost_no_text_when_nobody_listens) {
  auto engine = make_engine(EngineKind::native);
  auto& here = engine->add_place("county", 0);
  here.tell([]() -> std::string { throw std::logic_error("text was made"); });
  EXPECT_FALSE(here.traced());
}

Task<> rest(Place& here, std::int64_t s) {
  co_await here.after(seconds(s));
}
Task<> beget(Place& here, int children) {
  for (int i = 0; i < children; ++i) {
    here.spawn(text("child {}", i), rest(here, 1 + i % 3));
    co_await here.after(seconds(i % 2));
  }
}

TEST(Actors, may_be_spawned_by_actors_and_give_their_place_to_others_when_they_end) {
  auto const build = [](Engine& engine, std::string&) {
    auto& here = engine.add_place("county", 0);
    here.spawn("mother", beget(here, 3000));
    here.spawn("father", beget(here, 1000));
  };
  expect_engines_agree(build, {5000});
  auto engine = make_engine(EngineKind::native);
  std::string none;
  build(*engine, none);
  engine->run({5000});
  EXPECT_LT(engine->places().front().actors(), 20u);
}

TEST(Actors, that_do_nothing_end_at_once) {
  expect_engines_agree(
      [](Engine& engine, std::string&) {
        auto& here = engine.add_place("county", 0);
        here.spawn("idle", []() -> Task<> { co_return; }());
      },
      {10});
}

}  // namespace
}  // namespace ruralsim::sim
