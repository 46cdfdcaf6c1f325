// What a program calls itself: cli/version.cmake, in a small repository of its own.
#include "tests/cli/shell.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::MatchesRegex;

// Each line of bash is done in a repository of three sources and a document; after each the name is told.
std::vector<std::string> names_after(std::vector<std::string> const& lines) {
  std::string script =
      "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null; d=$(mktemp -d); trap \"rm -rf $d\" "
      "EXIT; "
      "script=$PWD/cli/version.cmake; tell() { " RURALSIM_CMAKE
      " -DSOURCE=$d/tree -DVERSION=1 -DBUILT=b -DOUTPUT=$d/version.cpp -P $script || exit; "
      "sed -n \"s/.*kCommit = .\\([^\\\"]*\\).;/\\1/p\" $d/version.cpp; }; "
      "mkdir -p $d/tree/cli $d/tree/models/rules $d/tree/docs; cd $d/tree; cp $script cli; touch "
      "CMakeLists.txt cli/main.cpp models/rules/route.cpp docs/a.md; git init -q; git config user.name n; "
      "git config user.email e; git add .; git commit -qm first; tell; ";
  for (auto const& line : lines) script += line + "; tell; ";
  auto const said = shell(script);
  EXPECT_EQ(said.code, 0);
  std::vector<std::string> names;
  for (std::size_t at = 0, end = 0; (end = said.out.find('\n', at)) != std::string::npos; at = end + 1)
    names.push_back(said.out.substr(at, end - at));
  EXPECT_EQ(names.size(), lines.size() + 1) << said.out;
  names.resize(lines.size() + 1);
  return names;
}

TEST(Version, OfACommitIsTheCommitWhateverElseHasChanged) {
  auto const names = names_after({"echo b > docs/a.md", "mkdir tests && echo > tests/a_test.cpp"});
  EXPECT_THAT(names[0], MatchesRegex("[0-9a-f]+"));
  EXPECT_THAT(names, ElementsAre(names[0], names[0], names[0]));
}

TEST(Version, OfChangedSourcesChangesWithThem) {
  auto const names =
      names_after({"echo one > models/rules/route.cpp", "echo two > models/rules/route.cpp", "git add -A",
                   "echo one > models/rules/route.cpp", "git checkout -q HEAD -- models"});
  EXPECT_THAT(names[1], MatchesRegex(names[0] + "-dirty-[0-9a-f]+"));
  EXPECT_THAT(names[2], MatchesRegex(names[0] + "-dirty-[0-9a-f]+"));
  EXPECT_NE(names[1], names[2]);
  EXPECT_EQ(names[3], names[2]) << "staged or not, they are the same sources";
  EXPECT_EQ(names[4], names[1]) << "what was built before is built again";
  EXPECT_EQ(names[5], names[0]);
}

TEST(Version, CountsSourcesThatGitDoesNotKnow) {
  auto const names = names_after(
      {"echo one > models/new.hpp", "echo two > models/new.hpp", "rm models/new.hpp",
       "git rm -q cli/main.cpp", "mkdir -p viz/web; echo one > viz/web/new.js", "echo two > viz/web/new.js"});
  EXPECT_NE(names[1], names[0]);
  EXPECT_NE(names[2], names[1]);
  EXPECT_EQ(names[3], names[0]);
  EXPECT_THAT(names[4], MatchesRegex(names[0] + "-dirty-[0-9a-f]+"));
  EXPECT_NE(names[5], names[4]);
  EXPECT_NE(names[6], names[5]);
}

TEST(Version, OutsideGitIsThatOfTheSources) {
  auto const names = names_after({"rm -rf .git", "echo one > models/rules/route.cpp", "git -C .. init -q",
                                  "git -C .. config user.name n; git -C .. config user.email e; "
                                  "git -C .. commit -q --allow-empty -m other"});
  EXPECT_THAT(names[1], MatchesRegex("unknown-[0-9a-f]+"));
  EXPECT_THAT(names[2], MatchesRegex("unknown-[0-9a-f]+"));
  EXPECT_NE(names[1], names[2]);
  EXPECT_EQ(names[4], names[2]) << "the commit of a repository around them is none of theirs";
}

TEST(Version, IsWrittenOnlyWhenItChanges) {
  auto const said = shell(
      "d=$(mktemp -d); trap \"rm -rf $d\" EXIT; mkdir -p $d/tree/cli; touch $d/tree/CMakeLists.txt; for i in "
      "1 "
      "2; do " RURALSIM_CMAKE
      " -DSOURCE=$d/tree -DVERSION=1 -DBUILT=b -DOUTPUT=$d/version.cpp -P cli/version.cmake || exit; stat -c "
      "%y.%i $d/version.cpp; done | uniq | wc -l");
  EXPECT_THAT(said.out, ContainsRegex("^ *1\n"));
}

// The same of all programs of one build.
TEST(Version, IsToldByAllPrograms) {
  auto const said = shell("for p in " RURALSIM_PROGRAM " " RURALSIM_PROGRAM
                          "-complete; do $p --version; done | "
                          "uniq | wc -l");
  EXPECT_THAT(said.out, ContainsRegex("^ *1\n"));
}

}  // namespace
}  // namespace ruralsim::cli
