// Stories within stories.
#include "sim/task.hpp"

#include "sim/queue.hpp"
#include "tests/sim/runs.hpp"

#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

Task<int> twice(Place& here, int n) {
  co_await here.after(seconds(1));
  if (n == 0) throw std::runtime_error("nested");
  co_return 2 * n;
}
Task<> nest(Place& here, std::string& out) {
  out += text("{} at {}\n", co_await twice(here, 21), here.now().s);
  try {
    co_await twice(here, 0);
  } catch (std::exception const& e) {
    out += text("caught {} at {}\n", e.what(), here.now().s);
  }
  out += text("{} at {}\n", co_await twice(here, co_await twice(here, 1)), here.now().s);
}

TEST(Tasks, nest_return_values_and_throw_into_who_awaits_them) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        here.spawn("story", nest(here, out));
      },
      {10}, "42 at 1\ncaught nested at 2\n4 at 4\n");
}

Task<int> deep(Place& here, int levels) {
  if (levels == 0) {
    co_await here.after(seconds(1));
    throw std::runtime_error("from the bottom");
  }
  int const below = co_await deep(here, levels - 1);
  co_return below + 1;
}
Task<> catch_deep(Place& here, std::string& out, int levels) {
  try {
    co_await deep(here, levels);
  } catch (std::exception const& e) {
    out += text("{}: {}\n", here.now().s, e.what());
  }
}
Task<> count(Place& here, std::string& out) {
  for (int i = 0; i < 3; ++i) {
    out += text("{}: still here\n", here.now().s);
    co_await here.after(seconds(1));
  }
}

TEST(Tasks, throw_through_a_hundred_levels_while_others_wait_undisturbed) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        here.spawn("other", count(here, out));
        here.spawn("deep", catch_deep(here, out, 100));
      },
      {10}, "0: still here\n1: still here\n1: from the bottom\n2: still here\n");
}

Task<int> one(bool) {
  co_return 1;
}
Task<> add_up(std::string& out, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) sum += co_await one(true);
  out += text("{}\n", sum);
}

// Each of these steps ends without waiting; the stack must not grow with them.
TEST(Tasks, that_end_at_once_can_be_awaited_any_number_of_times) {
  expect_on_both_engines(
      [](Engine& engine, std::string& out) {
        auto& here = engine.add_place("county", 0);
        here.spawn("adder", add_up(out, 300'000));
      },
      {10}, "300000\n");
}

struct Token {
  explicit Token(int& alive) : alive_(alive) { ++alive_; }
  ~Token() { --alive_; }
  Token(Token const&) = delete;
  int& alive_;
};
Task<> hold_token(Place& here, int& alive, int levels) {
  Token const token(alive);
  if (levels > 0)
    co_await hold_token(here, alive, levels - 1);
  else
    co_await here.until(kNever);
}

TEST(Tasks, give_back_everything_at_the_curfew_however_deeply_they_nest) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    auto const transcript = run_in_child(kind,
                                         [](Engine& engine, std::string& out) {
                                           int alive = 0;
                                           auto& here = engine.add_place("county", 0);
                                           for (int i = 0; i < 10; ++i)
                                             here.spawn("s", hold_token(here, alive, i));
                                           engine.run({5});
                                           out += text("{} alive\n", alive);
                                         },
                                         {5});
    EXPECT_EQ(transcript.substr(0, transcript.find("error")), "0 alive\n");
  }
}

TEST(Tasks, are_moved_with_their_story) {
  auto engine = make_engine(EngineKind::native);
  auto& here = engine->add_place("county", 0);
  int alive = 0;
  Task<> task = hold_token(here, alive, 0);
  Task<> other = std::move(task);
  EXPECT_FALSE(task.handle());
  task = std::move(other);
  EXPECT_TRUE(task.handle());
}

TEST(Frames, of_all_sizes_may_be_given_back_on_another_thread) {
  std::vector<std::pair<void*, std::size_t>> blocks;
  std::thread([&] {
    for (std::size_t bytes = 1; bytes < 300'000; bytes = bytes * 3 / 2 + 1)
      for (int i = 0; i < 3; ++i) blocks.emplace_back(take_block(bytes), bytes);
  }).join();
  for (auto [block, bytes] : blocks) {
    std::fill_n(static_cast<char*>(block), bytes, 'x');
    give_block(block, bytes);
  }
  void* const again = take_block(100);
  give_block(again, 100);
}

}  // namespace
}  // namespace ruralsim::sim
