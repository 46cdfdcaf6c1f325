// `ruralsim study run` and `merge` in folders that are taken, damaged, finished or not to be written to.
#include "tests/cli/shell.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Two weeks of twelve villages as s.toml, and k.toml with another seed, in a folder of its own.
std::string with_studies(std::string const& line) {
  return in_own_folder +
         "exec 2>&1; for seed in 1 2; do printf "
         "'%s\\n' "
         "'schema = 1' '[study]' \"scenario = \\\"$root/scenarios/village-12.toml\\\"\" "
         "\"set = ['run.length=14 days', 'run.warm_up=0 days', 'run.seed=\\\"$seed\\\"']\" '[design]' "
         "'kind = \"list\"' '[replications]' 'count = 2' '[[point]]' 'name = \"now\"' '[[point]]' "
         "'name = \"truck\"' 'set = [\"county.twelve.trucks=2\"]' '[end]' > $seed.toml; done; mv 1.toml "
         "s.toml; mv "
         "2.toml k.toml; " +
         line;
}

TEST(StudyRun, TellsScriptsWhatWasDone) {
  auto const said =
      shell(with_studies("ruralsim study run s.toml -q --json; ruralsim study run s.toml -q --json; ruralsim "
                         "study merge s.toml -q "
                         "--json; ruralsim study submit s.toml --slurm -q --json; ruralsim study methods "
                         "s.toml --json | head -c 10"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, AllOf(HasSubstr("{\"jobs\": 4, \"done\": 4, \"not_begun\": 0, \"failed\": []}\n"),
                              HasSubstr("{\"jobs\": 0, \"done\": 0, \"not_begun\": 0, \"failed\": []}\n"),
                              HasSubstr("s.h5\", \"runs\": 4, \"there\": 4, \"complete\": true}\n"),
                              HasSubstr("{\"tasks\": 0, \"array\": null, \"merge\": null}\n{\"text\": \"")));
}

// W91: the folder stays as it is while somebody is at work in it, whatever else is asked of it.
TEST(StudyRun, W91_LeavesTheFolderOfAnotherProcessAlone) {
  auto const said =
      shell(with_studies("ruralsim study run s.toml --dir D -q; cp D/manifest.h5 before.h5; exec 9<>D/lock; "
                         "flock 9; ruralsim study "
                         "run k.toml --dir D --force-new; echo code $?; ruralsim select k.toml --figure "
                         "cost_total --zone 1 --dir D "
                         "--force-new; echo code $?; ruralsim study run s.toml --dir D -q; cmp before.h5 "
                         "D/manifest.h5 && echo kept"));
  EXPECT_THAT(said.out, AllOf(HasSubstr("is at work on this study"), HasSubstr("code 2\nerror: D: "),
                              HasSubstr("code 2\n0 of 0 jobs done\nkept\n")));
}

TEST(StudyRun, TasksClaimAFolderAndLeaveThatOfAnotherStudyAlone) {
  auto const said = shell(with_studies(
      "for k in 0 1 2 3; do ruralsim study run s.toml --dir D -q --tasks 4 --task $k & done; wait; ruralsim "
      "study "
      "status s.toml --dir D; ruralsim study run k.toml --dir D -q --tasks 4 --task 0; echo code $?"));
  EXPECT_THAT(said.out, AllOf(HasSubstr("s.toml: 4 of 4 runs are there; complete"),
                              HasSubstr("D: holds cells of another study"), HasSubstr("code 2\n")));
}

TEST(StudyRun, MergeSaysWhyCellsOfAnotherStudyAreNotThere) {
  auto const said = shell(with_studies(
      "ruralsim study run s.toml --dir D -q >/dev/null; ruralsim study merge k.toml --dir D; echo code $?"));
  EXPECT_THAT(said.out, AllOf(HasSubstr("warning: D holds cells of another study than k.toml is now"),
                              HasSubstr("k.toml: 0 of "), HasSubstr("code 5\n")));
}

TEST(StudyRun, GoesOnWhereTheManifestIsDamaged) {
  auto const said =
      shell(with_studies("ruralsim study run s.toml -q >/dev/null; for bytes in '' x; do printf '%s' $bytes "
                         "> s.study/manifest.h5; rm "
                         "s.study/cells/*/000001.h5; ruralsim study status s.toml > /dev/null; ruralsim "
                         "study run s.toml -q; done; "
                         "ruralsim study run s.toml -q"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("warning: s.study/manifest.h5: is damaged: ruralsim study run writes it anew\n"),
            HasSubstr(
                "manifest.h5: is damaged: written anew; cells say themselves what they are of\n2 of 2 jobs "
                "done\n0 of 0 jobs done\n")));
}

// As where nobody may write; a lock that cannot be had does not stop what needs none, either.
TEST(StudyRun, AnswersOfAFinishedStudyThatCannotBeLocked) {
  auto const said =
      shell(with_studies("ruralsim select s.toml --figure cost_total --zone 1 -q >/dev/null; rm "
                         "s.study/lock; mkdir s.study/lock; "
                         "ruralsim study run s.toml -q; echo code $?; ruralsim select s.toml --figure "
                         "cost_total --zone 1 -q --json | "
                         "grep -o 'simulated.*0'; rm s.study/cells/*/000001.h5; ruralsim study run s.toml "
                         "-q; echo code $?; ruralsim "
                         "select s.toml --figure cost_total --zone 1 -q; echo code $?"));
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("0 of 0 jobs done\ncode 0\n"), HasSubstr("simulated\": 0"),
                    HasSubstr("error: s.study/lock: cannot be opened (Is a directory)\ncode 3\nerror: "
                              "s.study/lock: cannot be opened (Is a directory)\ncode 3\n")));
}

TEST(StudyMerge, OfMissingCellsIsIncomplete) {
  auto const said = shell(with_studies(
      "ruralsim study merge s.toml; echo code $?; ruralsim study merge s.toml --partial; echo code $?; "
      "ruralsim study "
      "run s.toml -q --tasks 2 --task 0 >/dev/null; ruralsim study merge s.toml; echo code $?; ls; ruralsim "
      "study "
      "merge s.toml --partial; echo code $?; ls; ruralsim --help | grep -o '5 runs of a study.*missing'"));
  EXPECT_THAT(
      said.out,
      AllOf(HasSubstr("0 of 4 cells are there (2 of 2 points lack some) run the study to its end\ncode 5\n"),
            HasSubstr("or give --partial\ncode 5\nk.toml\ns.study\ns.toml\n"),
            HasSubstr("2 of 4 cells\ncode 5\nk.toml\ns.h5\n"), HasSubstr("5 runs of a study failed")));
}

TEST(StudySubmit, OfAFinishedStudyShowsNoArray) {
  auto const said =
      shell(with_studies("ruralsim study run s.toml -q; ruralsim study submit s.toml --slurm --dry-run"));
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, AllOf(HasSubstr("nothing is missing"), Not(HasSubstr("--array"))));
}

TEST(StudySubmit, LeavesOutPointsWhoseIntervalsAreNarrow) {
  auto const said =
      shell(with_studies("sed -i 's/^count = 2/least = 3\\nmost = 9\\n[[replications.target]]\\nfigure = "
                         "\"trucks\"\\nhalf_width = 1/' "
                         "s.toml; ruralsim study run s.toml -q --tasks 2 --task 1; ruralsim study submit "
                         "s.toml --slurm --dry-run --tasks "
                         "2 | grep array=; ruralsim study run s.toml -q"));
  EXPECT_THAT(said.out, HasSubstr("1 of 1 job done\n#SBATCH --array=0\n1 of 1 job done\n"));
}

// What is given where another kind of file was wanted is called by its name.
TEST(WrongKind, OfFileIsToldAndWhoTakesIt) {
  auto const said =
      shell(with_studies("ruralsim study run s.toml -q >/dev/null; ruralsim study merge s.toml -q; cp $(ls "
                         "s.study/cells/*/000000.h5 | head -1) c.h5; base=$root/scenarios/village-12.toml; "
                         "ruralsim run $base --set "
                         "run.length='14 days' -q -o r.h5 >/dev/null; "
                         "say() { echo \"> $*\"; \"$@\"; echo code $?; }; say ruralsim show s.h5; say "
                         "ruralsim report s.h5; say ruralsim warm-up s.h5; say ruralsim "
                         "show c.h5; say ruralsim compare c.h5 r.h5; say ruralsim compare r.h5 s.h5; say "
                         "ruralsim run s.toml; say "
                         "ruralsim check s.toml; say ruralsim evaluate s.toml; say ruralsim show s.toml; say "
                         "ruralsim verify s.toml; say "
                         "ruralsim study methods s.h5; say ruralsim evaluate s.h5; say ruralsim evaluate "
                         "r.h5; say ruralsim reproduce "
                         "r.h5; say ruralsim reproduce c.h5; say ruralsim study run $base; say ruralsim show "
                         "s.study/manifest.h5"));
  auto const answer = [&](std::string const& line) {
    auto const from = said.out.find("> ruralsim " + line + "\n");
    EXPECT_NE(from, std::string::npos) << line;
    return from == std::string::npos ? "" : said.out.substr(from, said.out.find("\n> ", from + 1) - from);
  };
  for (char const* line : {"show s.h5", "report s.h5", "warm-up s.h5", "compare r.h5 s.h5"})
    EXPECT_THAT(answer(line),
                AllOf(HasSubstr("error: s.h5: is a merged study, not a result of ruralsim run: ruralsim "
                                "plot, compare, sensitivity and reproduce take it"),
                      HasSubstr("code 3")));
  for (char const* line : {"show c.h5", "compare c.h5 r.h5"})
    EXPECT_THAT(
        answer(line),
        AllOf(HasSubstr(
                  "error: c.h5: is one cell of a study, not a result of ruralsim run: ruralsim study merge"),
              HasSubstr("code 3")));
  for (char const* line : {"run s.toml", "check s.toml", "evaluate s.toml", "show s.toml", "verify s.toml"})
    EXPECT_THAT(answer(line),
                AllOf(HasSubstr("error: s.toml: is a study, not a scenario: ruralsim study plan s.toml"),
                      Not(HasSubstr("unknown")), HasSubstr("code 2")));
  EXPECT_THAT(answer("study methods s.h5"),
              AllOf(HasSubstr("error: s.h5: is a merged study, not a study file: "), HasSubstr("code 2")));
  EXPECT_THAT(answer("evaluate s.h5"),
              AllOf(HasSubstr("error: s.h5: is a merged study, not a scenario file: "), HasSubstr("code 2")));
  EXPECT_THAT(answer("evaluate r.h5"),
              AllOf(HasSubstr("error: r.h5: is a result of ruralsim run, not a scenario file: "),
                    HasSubstr("code 2")));
  EXPECT_THAT(answer("reproduce r.h5"),
              AllOf(HasSubstr("error: r.h5: is no merged study"), HasSubstr("code 3")));
  EXPECT_THAT(answer("reproduce c.h5"),
              AllOf(HasSubstr("error: c.h5: is one cell of a study"), HasSubstr("code 3")));
  EXPECT_THAT(said.out, HasSubstr("village-12.toml: is a scenario, not a study: ruralsim run takes it"));
  EXPECT_THAT(answer("show s.study/manifest.h5"), HasSubstr("is the manifest of a study's folder"));
  auto const listed =
      shell(with_studies("ruralsim study run s.toml -q >/dev/null; ruralsim study merge s.toml -q; "
                         "ruralsim show s.h5 --variables | head -3"));
  EXPECT_THAT(listed.out, Not(HasSubstr("error")));
}

}  // namespace
}  // namespace ruralsim::cli
