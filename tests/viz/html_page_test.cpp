// Pages in one file, and the scripts that the build puts into the program.
#include "viz/html_page.hpp"

#include "viz/embedded.hpp"
#include "viz/markup.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(HtmlPage, WordsCannotBecomeElements) {
  std::string const hostile = "</title><script>alert('1')</script> & \"quoted\"";
  std::string const html = html_of({.title = hostile,
                                    .description = hostile,
                                    .styles = {},
                                    .body = json_element("data", "[\"</script><!-- <b>\"]"),
                                    .scripts = {}});
  EXPECT_THAT(html, Not(HasSubstr("alert('1')</script>")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, Not(HasSubstr("<!--")));
  EXPECT_THAT(html, HasSubstr("<title>&lt;/title&gt;&lt;script&gt;"));
  EXPECT_THAT(html, HasSubstr("&amp; &quot;quoted&quot;"));
  EXPECT_THAT(html, HasSubstr(R"(["\u003c/script>\u003c!-- \u003cb>"])"));
}

TEST(HtmlPage, IsCompleteAndForbidsWhatIsNotInIt) {
  std::string const html = html_of(
      {.title = "t", .description = "d", .styles = {"p{}"}, .body = "<p>x</p>\n", .scripts = {"one();"}});
  EXPECT_THAT(html, StartsWith("<!doctype html>\n<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, HasSubstr("<style>\np{}</style>"));
  EXPECT_THAT(html, HasSubstr("<p>x</p>\n<script>\none();</script>\n</body>"));
}

TEST(HtmlPage, RefusesAScriptThatWouldEndItsElement) {
  HtmlPage page{.title = "t", .description = "d", .styles = {}, .body = "", .scripts = {"'</SCRIPT >'"}};
  EXPECT_THROW(html_of(page), std::logic_error);
  page.scripts = {"'<!--'"};
  EXPECT_THROW(html_of(page), std::logic_error);
  page.scripts = {"'</style>'"};  // is nothing to a script
  EXPECT_NO_THROW(html_of(page));
}

TEST(HtmlPage, ALicenceStaysAComment) {
  EXPECT_EQ(with_licence("code", "free */ evil"), "/*\nfree * / evil\n*/\ncode");
}

TEST(Embedded, OurOwnFilesAreThereAndFitIntoPages) {
  EXPECT_THAT(std::string(web_file("page.css")), HasSubstr(":focus-visible"));
  EXPECT_THROW(web_file("pge.css"), std::logic_error);
  for (auto const& [name, bytes] : own_web_files()) {
    HtmlPage page{.title = "t", .description = "d", .styles = {}, .body = "", .scripts = {}};
    (name.ends_with(".css") ? page.styles : page.scripts).push_back(bytes);
    EXPECT_NO_THROW(html_of(page)) << name;
  }
}

// Without npm there are none of these; with it all of them, and each fits into a page.
TEST(Embedded, PackagesAreAllThereOrNone) {
  EXPECT_EQ(package_file("no/such"), std::nullopt);
  if (package_files().empty()) return;
  EXPECT_THAT(std::string(package_file("uplot/LICENSE").value()), HasSubstr("MIT License"));
  auto const code = with_licence(package_file("uplot/dist/uPlot.iife.min.js").value(),
                                 package_file("uplot/LICENSE").value());
  EXPECT_NO_THROW(html_of({.title = "t",
                           .description = "d",
                           .styles = {package_file("uplot/dist/uPlot.min.css").value()},
                           .body = "",
                           .scripts = {code}}));
}

TEST(JsonElement, HasBlanksInStringsAlone) {
  EXPECT_EQ(json_element("d", "{\"a b\": [1, 2.5, null], \"c\": \"x, \\\" y\\\\\", \"d\": 3}"),
            "<script type=\"application/json\" id=\"d\">{\"a b\":[1,2.5,null],\"c\":\"x, \\\" "
            "y\\\\\",\"d\":3}</script>\n");
}

}  // namespace
}  // namespace ruralsim::viz
