// `ruralsim report` as a user runs it.
#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A folder of its own, with the results of a small county with one truck and with two.
std::string with_results(std::string const& line) {
  return in_own_folder +
         "run() { ruralsim run $root/scenarios/village-12.toml -q -n 2 \"$@\" >/dev/null || exit 99; }; run "
         "-o a.h5; run "
         "--set county.twelve.trucks=2 -o b.h5; exec 2>&1; " +
         line;
}

TEST(Report, IsWrittenBesideTheResultTheSameEachTime) {
  auto const said = shell(
      with_results("ruralsim report a.h5 && ruralsim report a.h5 -o again.html && cmp a.html again.html && "
                   "grep -c '<h1>Twelve villages</h1>' a.html; ls"));
  EXPECT_EQ(said.out, "a.html\nagain.html\n1\na.h5\na.html\nagain.html\nb.h5\n");
}

TEST(Report, OfSeveralResultsHasASectionForEach) {
  auto const said = shell(
      with_results("ruralsim report a.h5 b.h5 -o both.html --title 'Two <b>plans</b>' --json | tr -d 0-9; "
                   "grep -c 'Key figures: [ab]</h2>' both.html; grep -c '<h1>Two &lt;b&gt;plans' both.html"));
  EXPECT_EQ(said.out, "{\"file\": \"both.html\", \"bytes\": }\n2\n1\n");
}

TEST(Report, LaysTwoPlansSideBySide) {
  auto const said = shell(with_results(
      "ruralsim report a.h5 b.h5 --compare --level 90 -o plans.html && grep -o 'county.twelve.trucks\\|"
      "hold together with 90&nbsp;% (98.33&nbsp;% each), from 2 pairs' plans.html | sort -u; n=$(grep -c "
      "'class=\"plan\"><bdi>b<' "
      "plans.html); [ $n -ge 9 ] && [ $n = $(grep -c 'class=\"plan\"><bdi>a<' plans.html) ] && echo as "
      "many"));
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, HasSubstr("hold together with 90&nbsp;% (98.33&nbsp;% each), from 2 pairs\n"));
  EXPECT_THAT(said.out, testing::EndsWith("\nas many\n"));
}

TEST(Report, SaysWhatThePlansSetDifferently) {
  auto const said =
      shell(with_results("ruralsim report a.h5 b.h5 --compare -o plans.html >/dev/null; grep -A1 "
                         "'trucks</th><td>1</td><td>2</td>' plans.html | wc -l"));
  EXPECT_EQ(said.out, "2\n");
}

TEST(Report, RefusesWhatItCannotDo) {
  auto const one = shell(with_results("ruralsim report a.h5 --compare"));
  EXPECT_EQ(one.code, 2);
  EXPECT_THAT(one.out, StartsWith("error: --compare (lays two results side by side, 1 is given) give two"));
  EXPECT_EQ(shell(with_results("ruralsim report a.h5 b.h5 a.h5 --compare")).code, 2);
  auto const there =
      shell(with_results("echo mine > a.html; ruralsim report a.h5; echo $?; cat a.html; ruralsim report "
                         "a.h5 --force; head -c 9 a.html"));
  EXPECT_THAT(there.out, HasSubstr("\n2\nmine\na.html\n<!doctype"));
  EXPECT_THAT(shell(with_results("ruralsim report a.h5 --level 100")).out, HasSubstr("--level"));
  auto const onto = shell(with_results(
      "ruralsim report a.h5 b.h5 -o b.h5 --force; ruralsim show b.h5 -q >/dev/null && echo unharmed"));
  EXPECT_THAT(onto.out, HasSubstr("unharmed"));
}

}  // namespace
}  // namespace ruralsim::cli
