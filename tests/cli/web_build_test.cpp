// How the build gets the npm packages of pages: viz/web/fetch.cmake and embed.cmake with stand-ins for npm.
#include "tests/cli/shell.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// In a folder of its own: `npm` does as told, `fetch NEEDED` is what the build runs, then the list is told.
Outcome fetched(std::string const& npm, std::string const& needed) {
  return shell(in_own_folder + "printf '%s\\n' '#!/bin/bash' \"" + npm +
               "\" > npm; chmod +x npm; " RURALSIM_CMAKE " -DNPM=$d/npm -DNEEDED=" + needed +
               " -DLIMIT=1 -DFROM=$root/viz/web -DTO=$d/build '-DFILES=a/x.js;a/LICENSE' "
               "-DFETCHED=$d/build/packages -P "
               "$root/viz/web/fetch.cmake 2>&1; code=$?; echo \"list: $(cat build/packages 2>/dev/null)\"; "
               "exit $code");
}

std::string const brings_all = "mkdir -p node_modules/a; touch node_modules/a/x.js node_modules/a/LICENSE";

TEST(WebBuild, ListsWhatNpmBrought) {
  auto const done =
      fetched("[ \\$1 = ci ] && ls package-lock.json .npmrc > /dev/null && " + brings_all, "AUTO");
  EXPECT_EQ(done.code, 0);
  EXPECT_EQ(done.out, "list: a/x.js;a/LICENSE\n");
}

TEST(WebBuild, AFailureIsANoteUnlessThePackagesAreNeeded) {
  auto const done = fetched("echo npm error ENOTFOUND; exit 1", "AUTO");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out,
              StartsWith("note: npm packages for pages: npm ci ended with '1' npm error ENOTFOUND;"));
  EXPECT_THAT(done.out, HasSubstr("list: \n"));
  EXPECT_NE(fetched("exit 1", "ON").code, 0);
}

TEST(WebBuild, HalfAPackageIsNone) {
  auto const done = fetched("mkdir -p node_modules/a; touch node_modules/a/x.js", "AUTO");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("brought no a/LICENSE"));
  EXPECT_THAT(done.out, HasSubstr("list: \n"));
}

TEST(WebBuild, DoesNotWaitForANetworkThatNeverAnswers) {
  auto const done = fetched("exec sleep 600", "AUTO");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("timeout"));
  EXPECT_THAT(done.out, HasSubstr("list: \n"));
}

TEST(WebBuild, EmbedsTheVeryBytes) {
  auto const done = shell(in_own_folder +
                          "mkdir -p m/a; printf '\\\\\\\\ \"[;$x ${y} \\xc3\\xa4\\n;]\\t)\" @z@' > p.js; cp "
                          "p.js m/a/x.js; printf a/x.js > list; " RURALSIM_CMAKE
                          " -DFILES=$d/p.js -DPACKAGES=$d/m -DFETCHED=$d/list -DOUTPUT=$d/e.cpp -P "
                          "$root/viz/web/embed.cmake || exit; "
                          "for name in p.js a/x.js; do grep -c \"{.$name., R._ruralsim_(\" e.cpp; done; "
                          "perl -0ne 'while (/R._ruralsim_\\((.*?)\\)_ruralsim_./gs) { print $1 }' e.cpp > "
                          "twice; cat p.js p.js | cmp - twice && echo same");
  EXPECT_EQ(done.out, "1\n1\nsame\n");
}

}  // namespace
}  // namespace ruralsim::cli
