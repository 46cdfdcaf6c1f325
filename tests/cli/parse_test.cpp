#include "cli/parse.hpp"

#include "sim/fault.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;

std::string refusal(std::vector<std::string> const& words) {
  try {
    parse(words);
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    return error.what();
  }
  return "accepted";
}

TEST(CommandLine, GivesTheSubcommandItsOperandsAndOptions) {
  Parsed const parsed = parse({"completion", "--quiet", "bash"});
  ASSERT_NE(parsed.command, nullptr);
  EXPECT_EQ(parsed.command->name, "completion");
  EXPECT_EQ(parsed.arguments.text("SHELL"), "bash");
  EXPECT_TRUE(parsed.arguments.has("quiet"));
  EXPECT_FALSE(parsed.arguments.has("verbose"));
}

TEST(CommandLine, NamesTheNearestSubcommandOptionAndChoiceForATypo) {
  EXPECT_THAT(refusal({"complexion"}), HasSubstr("did you mean completion?"));
  EXPECT_THAT(refusal({"completion", "bash", "--quite"}), HasSubstr("did you mean --quiet?"));
  EXPECT_THAT(refusal({"completion", "bsah"}), HasSubstr("did you mean bash?"));
}

TEST(CommandLine, NamesAnUnknownOptionWhateverFollowsIt) {
  for (std::vector<std::string> const& end :
       std::vector<std::vector<std::string>>{{"--ouput", "a.h5"},
                                             {"--ouput=a.h5"},
                                             {"--ouput", "-1"},
                                             {"--ouput"},
                                             {"--seed", "3", "--ouput", "a.h5"}}) {
    std::vector<std::string> words{"run", "west.toml"};
    words.insert(words.end(), end.begin(), end.end());
    EXPECT_EQ(refusal(words),
              "run: unknown option --ouput; did you mean --output?; see: ruralsim run --help");
  }
  EXPECT_THAT(refusal({"run", "--ouput", "a.h5", "west.toml"}), HasSubstr("unknown option --ouput"));
  EXPECT_THAT(refusal({"run", "west.toml", "-x", "5"}), HasSubstr("unknown option -x;"));
}

TEST(CommandLine, TakesLettersTogetherAndValuesThatLookLikeOptions) {
  Parsed const parsed = parse({"run", "-qv", "-ow.h5", "--seed", "-1", "--", "-west.toml"});
  EXPECT_EQ(parsed.arguments.text("output"), "w.h5");
  EXPECT_EQ(parsed.arguments.text("seed"), "-1");
  EXPECT_EQ(parsed.arguments.text("SCENARIO"), "-west.toml");
}

TEST(CommandLine, DoesNotGuessWhenNothingIsNear) {
  EXPECT_THAT(refusal({"xyzzy-plugh"}), Not(HasSubstr("did you mean")));
}

TEST(CommandLine, RefusesWhatIsMissingOrTooMuch) {
  EXPECT_THAT(refusal({}), HasSubstr("no subcommand"));
  EXPECT_THAT(refusal({"completion"}), HasSubstr("SHELL is required"));
  EXPECT_THAT(refusal({"completion", "bash", "zsh"}), HasSubstr("completion"));
}

TEST(CommandLine, HelpIsGivenWhateverElseIsWrong) {
  EXPECT_EQ(parse({"--help"}).ask, Parsed::Ask::help);
  EXPECT_EQ(parse({"completion", "--help"}).ask, Parsed::Ask::help);
  EXPECT_EQ(parse({"completion", "nonsense", "-h"}).command->name, "completion");
  EXPECT_EQ(parse({"help", "completion"}).command->name, "completion");
}

TEST(CommandLine, EverySubcommandTeaches) {
  for (Command const& command : commands()) {
    EXPECT_FALSE(command.examples.empty()) << command.name;
    EXPECT_FALSE(command.about.empty()) << command.name;
    for (Option const& option : command.options) {
      EXPECT_FALSE(option.help.empty()) << command.name << " --" << option.name;
      EXPECT_EQ(option.placeholder.empty(), option.takes == Takes::nothing)
          << command.name << " --" << option.name;
      EXPECT_EQ(option.choices.empty(), option.takes != Takes::choice)
          << command.name << " --" << option.name;
    }
  }
}

TEST(Numbers, S60_AreReadWholeAndInRange) {
  Arguments arguments;
  auto const read = [&](std::string const& word) {
    arguments.add("seed", {word});
    return arguments.number("seed", 0, UINT64_MAX);
  };
  EXPECT_EQ(read("0"), 0u);
  EXPECT_EQ(read("18446744073709551615"), UINT64_MAX);
  for (char const* word : {"-1", "18446744073709551616", "1.5", "7 ", "", "0x10", "1e3", "seven"})
    EXPECT_THROW(read(word), sim::Error) << word;
}

TEST(Numbers, S59_BelowTheRangeAreRefusedWithTheRange) {
  Arguments arguments;
  arguments.add("replications", {"0"});
  try {
    static_cast<void>(arguments.number("replications", 1, 1000));
    FAIL() << "accepted";
  } catch (sim::Error const& error) {
    EXPECT_STREQ(error.what(), "--replications 0 (must be a whole number from 1 to 1000)");
  }
}

}  // namespace
}  // namespace ruralsim::cli
