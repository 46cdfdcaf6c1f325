#include "cli/program.hpp"

#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "sim/fault.hpp"
#include "tests/cli/shell.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

int code_after(std::function<ExitCode()> const& work) {
  return guarded(Console(Talk::quiet), work);
}

TEST(ExitCodes, SayWhoseFaultItWas) {
  EXPECT_EQ(code_after([] { return ExitCode::done; }), 0);
  EXPECT_EQ(code_after([]() -> ExitCode { throw sim::Error(sim::Blame::usage, "u"); }), 2);
  EXPECT_EQ(code_after([]() -> ExitCode { throw sim::Error(sim::Blame::io, "i"); }), 3);
  EXPECT_EQ(code_after([]() -> ExitCode { throw sim::Error(sim::Blame::model, "m"); }), 4);
  EXPECT_EQ(code_after([]() -> ExitCode { throw std::bad_alloc(); }), 4);
  EXPECT_EQ(code_after([]() -> ExitCode { throw std::logic_error("l"); }), 4);
}

std::string said_after(std::function<ExitCode()> const& work) {
  testing::internal::CaptureStderr();
  guarded(Console(Talk::normal), work);
  return testing::internal::GetCapturedStderr();
}

TEST(Program, TellsWhatIsLeftOfWorkThatWasStopped) {
  EXPECT_THAT(said_after([]() -> ExitCode { throw Stopped(); }),
              HasSubstr("stopped as asked; nothing was finished, so nothing is kept"));
  EXPECT_THAT(said_after([]() -> ExitCode { throw Stopped("charts that are drawn are kept"); }),
              HasSubstr("stopped as asked; charts that are drawn are kept"));
}

TEST(Program, AdvisesWhereMemoryEnds) {
  EXPECT_THAT(said_after([]() -> ExitCode { throw std::bad_alloc(); }),
              HasSubstr("out of memory (more is needed than this machine or the limit of `ulimit -v` has) "
                        "simulate a shorter time, fewer counties"));
}

TEST(Program, HelpAndVersionAreResultsAndExitZero) {
  EXPECT_EQ(shell("ruralsim --help 2>/dev/null").code, 0);
  EXPECT_THAT(shell("ruralsim --help").out, HasSubstr("Examples:"));
  EXPECT_THAT(shell("ruralsim --version").out, StartsWith("ruralsim 0."));
}

TEST(Program, AWrongCommandLineExitsTwoWithOneLineOnStandardError) {
  Outcome const outcome = shell("ruralsim complete 2>&1 >/dev/null");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, StartsWith("error: unknown subcommand complete"));
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1);
}

TEST(Program, O72_AReaderThatLeavesEarlyIsNoFailure) {
  EXPECT_EQ(shell("exec 3>&1; { sleep 0.2; ruralsim completion bash; echo $? >&3; } | true").out, "0\n");
}

TEST(Program, O73_StandardOutputFullOrClosedExitsThree) {
  EXPECT_EQ(shell("ruralsim completion bash >/dev/full 2>/dev/null").code, 3);
  EXPECT_EQ(shell("ruralsim completion bash >&- 2>/dev/null").code, 3);
  EXPECT_EQ(shell("ruralsim completion bash 2>&- | head -n 1").code, 0);
}

TEST(Program, E94_NeedsNoHomeNoTerminalNoInputAndNoFolder) {
  EXPECT_EQ(shell("env -i " RURALSIM_PROGRAM " --version <&-").code, 0);
  EXPECT_EQ(shell("d=$(mktemp -d) && cd $d && rmdir $d && ruralsim --version").code, 0);
}

TEST(Program, AMissingResultIsAFailureToReadWhateverWasToBeDoneWithIt) {
  for (std::string const words : {"plot", "report", "show", "explain --order 1"}) {
    Outcome const outcome = shell("ruralsim " + words + " no-such-file.h5 2>&1");
    EXPECT_EQ(outcome.code, 3) << words << "\n" << outcome.out;
    EXPECT_THAT(outcome.out, StartsWith("error: no-such-file.h5: ")) << words;
  }
  for (std::string const words : {"run", "show", "explain --order 1"})
    EXPECT_EQ(shell("ruralsim " + words + " no-such-file.toml 2>/dev/null").code, 2) << words;
}

// Otherwise the tests of E93 pass without having tried anything.
TEST(Locales, E93_OfTheTestsAreThere) {
  if (!std::filesystem::exists("/usr/share/i18n/locales/de_DE")) GTEST_SKIP() << "needs the package locales";
  EXPECT_EQ(shell("LC_ALL=de_DE.UTF-8 locale decimal_point").out, ",\n") << "ctest sets LOCPATH";
  EXPECT_EQ(shell("LC_ALL=tr_TR.UTF-8 locale decimal_point").out, ",\n");
}

TEST(Program, E93_SpeaksTheSameInEveryLocale) {
  std::string const plain = shell("LC_ALL=C ruralsim --help").out;
  for (std::string const locale : {"de_DE.UTF-8", "tr_TR.UTF-8", "nonsense"})
    EXPECT_EQ(shell("LC_ALL=" + locale + " ruralsim --help").out, plain) << locale;
}

TEST(Progress, OffATerminalIsALineASecondAtMostAndNoneOfShortWork) {
  testing::internal::CaptureStderr();
  {
    Console const console;
    Progress progress(console, "running");
    for (int i = 0; i <= 300; ++i) progress.update(i / 1000.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(1010));
    for (int i = 301; i <= 1000; ++i) progress.update(i / 1000.0);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "running: 30 %\n");
}

TEST(Signals, O71_TheFirstAsksToStopTheSecondEndsAtOnce) {
  auto const interrupted = [] {
    listen_for_signals();
    std::raise(SIGINT);
    std::_Exit(guarded(Console(Talk::quiet), [] {
      throw_if_stopped();
      return ExitCode::done;
    }));
  };
  EXPECT_EXIT(interrupted(), testing::ExitedWithCode(130), "");
  auto const terminated_twice = [] {
    listen_for_signals();
    std::raise(SIGTERM);
    std::raise(SIGTERM);
    std::_Exit(0);
  };
  EXPECT_EXIT(terminated_twice(), testing::ExitedWithCode(143), "");
}

TEST(Signals, O71_WhileAScenarioIsReadTheFirstEndsAtOnce) {
  std::string const large =
      "scenarios/plains-county-2018.toml --set county.plains.villages=5000 --set county.plains.centers=5000";
  std::string const program = "timeout --preserve-status -s TERM 0.1 " RURALSIM_PROGRAM;
  EXPECT_EQ(shell(program + " check -q " + large + " >/dev/null 2>&1").code, 143);
}

TEST(Completion, BashOffersSubcommandsOptionsAndChoices) {
  auto const offers = [](std::string const& words, int position) {
    return shell("source <(ruralsim completion bash); COMP_WORDS=(" + words +
                 "); COMP_CWORD=" + std::to_string(position) + "; _ruralsim; echo \"${COMPREPLY[*]}\"")
        .out;
  };
  EXPECT_EQ(offers("ruralsim compl", 1), "completion\n");
  EXPECT_EQ(offers("ruralsim completion z", 2), "zsh\n");
  EXPECT_EQ(offers("ruralsim manual --qu", 2), "--quiet\n");
}

TEST(Completion, ZshAndFishKnowEverySubcommand) {
  for (std::string const name : {"zsh", "fish"}) {
    std::string const script = shell("ruralsim completion " + name).out;
    EXPECT_THAT(script, HasSubstr("completion"));
    EXPECT_THAT(script, HasSubstr("manual"));
  }
}

TEST(Manual, IsAPageThatManCanRead) {
  EXPECT_THAT(shell("ruralsim manual").out, StartsWith(".TH RURALSIM 1"));
}

}  // namespace
}  // namespace ruralsim::cli
