// SVG with fewer bytes draws what Cairo's did: paths are read back and compared point by point.
#include "tests/viz/sample_data.hpp"
#include "viz/report/glyphs.hpp"
#include "viz/report/slim.hpp"
#include "viz/report/slim_elements.hpp"
#include "viz/report/slim_path.hpp"

#include <cmath>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using testing::HasSubstr;
using testing::Not;

struct ReadSpot {
  char command;  // M, L, C or Z
  Point at;
};

// As a browser reads path data: any of the commands that are written here.
std::vector<ReadSpot> read_path(std::string const& data) {
  static std::regex const token("[a-zA-Z]|-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");
  std::vector<std::string> tokens;
  for (std::sregex_iterator i(data.begin(), data.end(), token), end; i != end; ++i)
    tokens.push_back(i->str());
  std::vector<ReadSpot> all;
  Point now{}, begin{};
  char command = 'M';
  std::size_t at = 0;
  auto const number = [&] { return std::stod(tokens.at(at++)); };
  while (at < tokens.size()) {
    if (std::isalpha(static_cast<unsigned char>(tokens[at][0])) != 0) command = tokens[at++][0];
    bool const relative = std::islower(static_cast<unsigned char>(command)) != 0;
    Point const from = relative ? now : Point{};
    auto const upper = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    if (upper == 'Z') {
      now = begin;
      all.push_back({'Z', now});
      continue;
    }
    if (upper == 'H') now.x = from.x + number();
    if (upper == 'V') now.y = from.y + number();
    for (int i = 0; i < (upper == 'C' ? 3 : upper == 'M' || upper == 'L' ? 1 : 0); ++i) {
      double const x = number(), y = number();
      now = {from.x + x, from.y + y};
      if (upper == 'C') all.push_back({'C', now});
    }
    if (upper == 'M') begin = now;
    if (upper != 'C') all.push_back({upper == 'M' ? 'M' : 'L', now});
    if (upper == 'M') command = relative ? 'l' : 'L';
  }
  return all;
}

double distance_to_way(Point p, Point a, Point b) {
  double const dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double const share = length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0., 1.);
  return std::hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

// Every spot of the slim path is one of the other's, and what it leaves out lies on its way or draws nothing.
void expect_same_course(std::string const& original, std::string const& slim) {
  auto const all = read_path(original), kept = read_path(slim);
  std::size_t k = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool const same = k < kept.size() && kept[k].command == all[i].command &&
                      std::hypot(kept[k].at.x - all[i].at.x, kept[k].at.y - all[i].at.y) < 0.0072;
    if (same) {
      ++k;
      continue;
    }
    bool const draws_nothing = all[i].command == 'M' && (i + 1 == all.size() || all[i + 1].command == 'M');
    ASSERT_TRUE(draws_nothing || (all[i].command == 'L' && k > 0)) << original << "\n" << slim;
    if (draws_nothing) continue;
    Point const next = k < kept.size() ? kept[k].at : kept[k - 1].at;
    ASSERT_LT(distance_to_way(all[i].at, kept[k - 1].at, next), 0.015) << original << "\n" << slim;
  }
  ASSERT_EQ(k, kept.size()) << original << "\n" << slim;
}

// Without a regular expression: paths are longer than its stack is deep.
std::vector<std::string> paths_of(std::string const& svg) {
  constexpr std::string_view data = " d=\"";
  std::vector<std::string> all;
  for (auto at = svg.find(data); at != std::string::npos; at = svg.find(data, at)) {
    at += data.size();
    all.push_back(svg.substr(at, svg.find('"', at) - at));
  }
  return all;
}

TEST(SlimPath, GoesTheSameWayInRelativeSteps) {
  for (auto const& [path, slim] : {
           std::pair{"M 10 20 L 10.5 19.75 L 30 20 ", "m10 20 .5-.25 19.5.25"},
           {"M 1 2 L 4 2 L 4 6 L 1 6 Z M 1 2 ", "m1 2h3v4h-3z"},
           {"M 1 2 L 4 2 L 4 6 Z M 5 5 L 6 7 Z M 5 5 ", "m1 2h3v4zm4 3 1 2z"},
           {"M 0 0 C 0 1 1 2 2 2 C 3 2 4 1 4 0", "m0 0c0 1 1 2 2 2 1 0 2-1 2-2"},
           {"M 0 0 L 1 1 L 3 3 L 5 5 L 5 4", "m0 0 5 5v-1"},    // points on a straight way
           {"M 0 0 L 2 0 L 1 0", "m0 0h2-1"},                   // there and back
           {"M 7 8 L 7 8 M 9 8 L 9 8", "m7 8h0m2 0h0"},         // dots with round ends
           {"M 7 8 L 9 8 L 9 8", "m7 8h2"},                     // nothing more to draw
           {"M -0.004 0.006 L 0.994 -1.206", "m0 .01.99-1.22"}  // of the rounded points
       })
    EXPECT_EQ(slim_path(path), slim);
}

TEST(SlimPath, OfOtherCommandsStaysAsItIs) {
  for (char const* path : {"M 1 2 Q 3 4 5 6", "m 1 2 l 3 4", "L 1 2", "M 1", "M 1 x", ""})
    EXPECT_EQ(slim_path(path), path);
}

TEST(SlimPath, RoundingNeverAddsUp) {
  std::ostringstream path;
  for (int i = 0; i < 2000; ++i)
    path << (i == 0 ? "M " : " L ") << 0.1234 * i << ' ' << 50 + 40 * std::sin(i);
  expect_same_course(path.str(), slim_path(path.str()));
}

TEST(SlimPath, DrawsEveryChartAsCairoDid) {
  std::size_t paths = 0;
  for (auto const& figure : sample::realistic())
    for (auto const& path : paths_of(rendered(figure, Format::Svg, Medium::SingleColumn))) {
      expect_same_course(path, slim_path(path));
      ++paths;
    }
  EXPECT_GT(paths, 5000U);
}

TEST(SlimSvg, KeepsThePictureAndLeavesTextAlone) {
  EXPECT_EQ(slim_svg("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240.944882 10\"><title>0.0149 "
                     "rgb(10%,10%,10%)</title>"
                     "<path id=\"a-glyph0-1.234\" "
                     "style=\"fill-rule:nonzero;fill:rgb(100%,50%,0%);fill-opacity:0.25;stroke-opacity:1;\" "
                     "d=\"M -0.004 1.999 L 12.50 7\"/><use xlink:href=\"#a\"/></svg>"),
            "<svg viewBox=\"0 0 240.94 10\"><title>0.0149 rgb(10%,10%,10%)</title>"
            "<path id=\"a-glyph0-1.234\" style=\"fill:#ff8000;fill-opacity:0.25;\" d=\"M -0 2 L 12.5 "
            "7\"/><use href=\"#a\"/></svg>");
}

TEST(GlyphSheet, HasEachShapeOnceAndPicturesUseIt) {
  GlyphSheet sheet("s");
  auto const picture = [](std::string const& name, std::string const& shape) {
    return "<svg><defs><symbol overflow=\"visible\" id=\"" + name + "\">\n<path d=\"" + shape +
           "\"/>\n</symbol>\n</defs><use href=\"#" + name + "\" x=\"1\"/><use href=\"#other\"/></svg>";
  };
  EXPECT_EQ(sheet.shared(picture("a0", "M 1 1")),
            "<svg><defs></defs><use href=\"#s0\" x=\"1\"/><use href=\"#other\"/></svg>");
  EXPECT_EQ(sheet.shared(picture("b0", "M 1 1")),
            "<svg><defs></defs><use href=\"#s0\" x=\"1\"/><use href=\"#other\"/></svg>");
  EXPECT_THAT(sheet.shared(picture("b0", "M 2 2")), HasSubstr("#s1"));
  std::string const shapes = sheet.take_svg();
  EXPECT_THAT(shapes, HasSubstr("id=\"s0\">\n<path d=\"M 1 1\"/>"));
  EXPECT_THAT(shapes, HasSubstr("id=\"s1\">\n<path d=\"M 2 2\"/>"));
  EXPECT_EQ(shapes.find("M 1 1"), shapes.rfind("M 1 1"));
  EXPECT_EQ(GlyphSheet("s").take_svg(), "");
}

TEST(SlimSvg, IsLessThanHalfOfCairosInAllCharts) {
  std::size_t cairos = 0, slim = 0;
  for (auto const& figure : sample::realistic()) {
    std::string const svg = rendered(figure, Format::Svg, Medium::SingleColumn);
    GlyphSheet glyphs("g");
    cairos += svg.size(), slim += glyphs.shared(slim_svg(svg)).size() + glyphs.take_svg().size();
  }
  EXPECT_LT(static_cast<double>(slim), 0.45 * static_cast<double>(cairos));
}

TEST(CircleOf, KnowsTheCirclesOfCairo) {
  Canvas canvas(style_for(Medium::SingleColumn), {200, 100}, Format::Svg);
  for (double const radius : {0.4, 1.7, 9., 45.})
    canvas.disc({100.3, 50.2}, radius, kInk, {.color = kInk, .width = 0.5});
  std::size_t found = 0;
  for (auto const& path : paths_of(canvas.bytes()))
    if (auto const circle = circle_of(path)) {
      EXPECT_NEAR(circle->x, 100.3, 0.006);
      EXPECT_NEAR(circle->y, 50.2, 0.006);
      EXPECT_NEAR(circle->radius, (std::array{0.4, 1.7, 9., 45.})[found], 0.006);
      ++found;
    }
  EXPECT_EQ(found, 4U);
}

TEST(CircleOf, IsNoneOfWhatIsNotRound) {
  for (char const* path : {"M 2 0 C 2 2.67 -2 2.67 -2 0 C -2 2.67 2 2.67 2 0",  // there and back
                           "M 2 0 C 2 1 -2 1 -2 0 C -2 -1 2 -1 2 0",            // flat
                           "M 2 0 C 2 2.67 -2 2.67 -2 0", "M 0 0 L 1 1", ""})
    EXPECT_FALSE(circle_of(path)) << path;
}

TEST(SlimElements, SayAStyleOnceThatSeveralHaveInARow) {
  EXPECT_EQ(slim_elements("<path style=\" fill:#123456;\" d=\"M 1 1 L 2 2 L 3 1 Z M 1 1 \"/>\n"
                          "<path style=\" fill:#123456;\" d=\"M 5 5 L 6 6 L 7 5 Z M 5 5 \"/>\n"),
            "<g fill=\"#123456\"><path d=\"m1 1 1 1 1-1z\"/><path d=\"m5 5 1 1 1-1z\"/></g>\n");
  EXPECT_EQ(slim_elements("<path style=\"fill:none;stroke-width:2;\" d=\"M 1 1 L 2 3\"/>\n"
                          "<path style=\"fill:#00f;stroke-width:2;\" d=\"M 5 5 L 6 7\"/>"),
            "<g style=\"stroke-width:2\"><path fill=\"none\" d=\"m1 1 1 2\"/>"
            "<path fill=\"#00f\" d=\"m5 5 1 2\"/></g>");
  EXPECT_EQ(slim_elements("<path style=\"fill:#00f;\" d=\"M 1 1 L 2 3\"/><path d=\"M 5 5 L 6 7\"/>"),
            "<path fill=\"#00f\" d=\"m1 1 1 2\"/><path d=\"m5 5 1 2\"/>");
}

TEST(SlimElements, PutTheCharactersOfALineOnOneLine) {
  EXPECT_EQ(
      slim_elements(
          "<g style=\"fill:#111;\">\n  <use href=\"#a\" x=\"1\" y=\"7.5\"/>\n  <use href=\"#b\" x=\"3\" "
          "y=\"7.5\"/>\n</g>\n"),
      "<g style=\"fill:#111;\" transform=\"translate(0 7.5)\"><use href=\"#a\" x=\"1\"/><use href=\"#b\" "
      "x=\"3\"/></g>\n");
  std::string const stairs =
      "<g style=\"fill:#111;\">\n  <use href=\"#a\" x=\"1\" y=\"7\"/>\n  <use href=\"#b\" x=\"3\" "
      "y=\"8\"/>\n</g>\n";
  EXPECT_EQ(slim_elements(stairs), stairs);
}

TEST(GlyphSheet, GivesEachShapeOnce) {
  GlyphSheet sheet("s");
  std::string const picture =
      "<svg><symbol overflow=\"visible\" id=\"a\">\n<path d=\"m1 1\"/>\n</symbol>\n<use href=\"#a\" "
      "x=\"1\"/></svg>";
  sheet.shared(picture);
  EXPECT_THAT(sheet.take_svg(), HasSubstr("id=\"s0\""));
  EXPECT_EQ(sheet.shared(picture), "<svg><use href=\"#s0\" x=\"1\"/></svg>");
  EXPECT_EQ(sheet.take_svg(), "");
}

TEST(GlyphSheet, LeavesBlanksOut) {
  GlyphSheet sheet("s");
  EXPECT_EQ(
      sheet.shared("<svg><symbol overflow=\"visible\" id=\"a\">\n<path d=\"\"/>\n</symbol>\n<use href=\"#a\" "
                   "x=\"1\"/><use href=\"#b\"/></svg>"),
      "<svg><use href=\"#b\"/></svg>");
  EXPECT_THAT(sheet.take_svg(), Not(HasSubstr("symbol")));
}

}  // namespace
}  // namespace ruralsim::viz
