// g++ 12 miscompiles a coroutine that awaits in a bare condition and has no variable in its outermost scope:
// it starts anew instead of going on. Nothing warns of it, so the sources are read: `if (co_await ...)` must
// be written `bool const served = co_await ...; if (served)`, or with a declaration in the condition.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace {

// The text within the parenthesis that opens at `open`.
std::string in_parentheses(std::string const& code, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < code.size(); ++at) {
    depth += code[at] == '(' ? 1 : code[at] == ')' ? -1 : 0;
    if (depth == 0) return code.substr(open + 1, at - open - 1);
  }
  return {};
}

bool awaits_in_a_bare_condition(std::string const& code) {
  for (std::string const keyword : {"if (", "while (", "switch ("})
    for (auto at = code.find(keyword); at != std::string::npos; at = code.find(keyword, at + 1)) {
      auto const inside = in_parentheses(code, at + keyword.size() - 1);
      bool const declares = inside.starts_with("auto ") || inside.starts_with("bool ");
      if (inside.find("co_await ") != std::string::npos && !declares) return true;
    }
  return false;
}

TEST(Coroutines, never_await_in_a_bare_condition_which_the_compiler_gets_wrong) {
  EXPECT_TRUE(awaits_in_a_bare_condition("else if (!co_await pool.acquire(f(1), 2)) {"));
  EXPECT_FALSE(awaits_in_a_bare_condition("while (auto due = co_await queue.get_until(t)) {"));
  EXPECT_FALSE(awaits_in_a_bare_condition("if (f(a) > 0) co_await here.after(d);"));
  for (auto const* room : {"sim", "models", "tests"})
    for (auto const& file : std::filesystem::recursive_directory_iterator(room)) {
      auto const name = file.path().string();
      if (!name.ends_with("pp") || name.ends_with("co_await_test.cpp")) continue;
      std::ifstream in(file.path());
      std::string const code(std::istreambuf_iterator<char>(in), {});
      EXPECT_FALSE(awaits_in_a_bare_condition(code))
          << name << ": take what is awaited into a variable, then ask it (g++ 12 starts the coroutine anew)";
    }
}

}  // namespace
