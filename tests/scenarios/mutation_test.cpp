// Whatever bytes a scenario file holds, reading it ends in a scenario or in a message.
#include "tests/scenarios/scenario_text.hpp"

#include <cstdint>

namespace ruralsim::scenarios {
namespace {

class Dice {  // an ordinary 64-bit congruential generator: the same mutations everywhere
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_ = 20180702;
};

std::string mutated(std::string text, Dice& dice) {
  static std::string const kLikely = "[]{}\"'=.,#\n\t -+_eE0123456789xnaif%\\";
  for (std::size_t edits = 1 + dice.below(4); edits > 0 && !text.empty(); --edits) {
    std::size_t const at = dice.below(text.size());
    switch (dice.below(5)) {
      case 0:
        text[at] = static_cast<char>(dice.below(256));
        break;
      case 1:
        text[at] = kLikely[dice.below(kLikely.size())];
        break;
      case 2:
        text.erase(at, 1 + dice.below(20));
        break;
      case 3:
        text.insert(at, text.substr(dice.below(text.size()), 1 + dice.below(40)));
        break;
      default:
        text.insert(at, 1, kLikely[dice.below(kLikely.size())]);
        break;
    }
  }
  return text;
}

TEST(Mutations, of_a_scenario_never_do_worse_than_a_message) {
  std::string const text =
      with(kGood, "[end]", "[[change]]\nfrom = 2018-07-10\n[change.truck]\nparcels = 500\n[end]");
  TempFolder const folder;
  Dice dice;
  int good = 0;
  for (int i = 0; i < 10000; ++i) {
    std::string const spoiled = mutated(text, dice);
    auto const path = folder.write("s.toml", spoiled);
    try {
      load(path);
      ++good;
    } catch (sim::Error const& error) {
      ASSERT_EQ(error.blame(), sim::Blame::usage) << spoiled;
      ASSERT_FALSE(std::string(error.what()).empty()) << spoiled;
    }
  }
  EXPECT_GT(good, 50) << "some change nothing that matters, or a value into another";
  EXPECT_LT(good, 9000) << "most do harm";
}

}  // namespace
}  // namespace ruralsim::scenarios
