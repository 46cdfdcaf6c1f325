// Charts for printers without colours.
#include "viz/print.hpp"

#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"

#include <cmath>
#include <set>

namespace ruralsim::viz {
namespace {

bool is_grey(Color c) {
  return c.r == c.g && c.g == c.b;
}

TEST(Print, HasNoColors) {
  for (std::size_t i = 0; i < kFillColors; ++i) {
    EXPECT_TRUE(is_grey(printed_fill(fill_color(i)).color)) << i;
    EXPECT_TRUE(is_grey(printed({.color = line_color(i)}, Mark::Line).color)) << i;
  }
  EXPECT_TRUE(is_grey(printed_fill(ramp(0.3)).color));
  EXPECT_TRUE(is_grey(printed_text(kLoss)));
}

TEST(Print, TellsCategoriesApartByGreyAndHatch) {
  for (std::size_t i = 0; i < kFillColors; ++i)
    for (std::size_t k = 0; k < i; ++k) {
      auto const a = printed_fill(fill_color(i)), b = printed_fill(fill_color(k));
      EXPECT_TRUE(a.hatch != b.hatch || std::abs(a.color.r - b.color.r) > 0.2) << i << ' ' << k;
    }
  for (std::size_t i = 0; i < kLineColors; ++i)
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_NE(printed({.color = line_color(i)}, Mark::Line).dash,
                printed({.color = line_color(k)}, Mark::Line).dash);
}

// Much is dark, and nothing of it looks like what has no value.
TEST(Print, RampsDarkenAndNoneOfThemLooksLikeAMissingValue) {
  auto const missing = printed_fill(ramp(std::nan("")));
  EXPECT_EQ(missing.hatch, Hatch::Struck);
  for (int i = 0; i <= 200; ++i) {
    auto const fill = printed_fill(ramp(i / 200.0));
    EXPECT_EQ(fill.hatch, Hatch::None) << i;
    EXPECT_GT(missing.color.r - fill.color.r, 0.12) << i;
    EXPECT_EQ(printed_dot(ramp(i / 200.0)).r, fill.color.r) << i;
    if (i > 0) {
      EXPECT_LT(fill.color.r, printed_fill(ramp((i - 1) / 200.0)).color.r) << i;
    }
  }
  EXPECT_EQ(printed_dot(kMissing).r, 1);
  EXPECT_EQ(printed_rim({.color = kWhite}, printed_dot(kMissing)).color.r, 0.2) << "a ring";
}

TEST(Print, WordsOnTheRampCanBeRead) {
  for (auto const look : {Look::Light, Look::Print})
    for (int i = 0; i <= 20; ++i) {
      auto const style = style_for(Medium::SingleColumn, look);
      Color const ground = look == Look::Print ? printed_fill(ramp(i / 20.0)).color : ramp(i / 20.0);
      EXPECT_EQ(words_on(style, ramp(i / 20.0)).r, text_on(ground).r) << i;
    }
}

TEST(Print, TintsDoNotVanish) {
  auto const tint = printed_fill(line_color(4).with_opacity(0.05)).color;
  EXPECT_LT(1 - tint.a * (1 - tint.r), 0.92) << "what paper shows of it";
}

// More series than colours of lines: each has dashes of its own all the same.
TEST(Print, TellsSevenSeriesApartByTheirDashes) {
  auto data = sample::utilisation_by_week();
  data.series.resize(7, data.series.front());
  auto const svg = rendered(figure(data), Format::Svg, Medium::DoubleColumn, Look::Print);
  std::set<std::string> dashes;
  std::string const name = "stroke-dasharray";
  for (auto at = svg.find(name); at != std::string::npos; at = svg.find(name, at + 1)) {
    auto const begins = svg.find_first_of("0123456789", at);
    dashes.insert(svg.substr(begins, svg.find_first_of("\";", begins) - begins));
  }
  EXPECT_GE(dashes.size(), 6U) << "and one is not dashed";
}

TEST(Print, WordsOnFillsCanBeRead) {
  for (std::size_t i = 0; i < kFillColors; ++i) {
    auto const fill = printed_fill(fill_color(i));
    double const ink = printed_text(text_on(fill_color(i))).r;
    EXPECT_GT(std::abs(fill.color.r - ink), 0.55) << i;
  }
}

TEST(Print, EveryChartIsReadableInEverySize) {
  for (Figure const& figure : sample::realistic())
    for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn, Medium::Slide})
      EXPECT_THAT(faults_of(drawn(figure, Format::Png, medium, Look::Print)), testing::IsEmpty())
          << figure.name;
}

// No pixel of the picture has a colour: SVG names all that are used.
TEST(Print, SvgNamesGreysAlone) {
  for (Figure const& figure : sample::realistic()) {
    auto const svg = rendered(figure, Format::Svg, Medium::SingleColumn, Look::Print);
    std::size_t found = 0;
    for (std::size_t at = svg.find("rgb("); at != std::string::npos; at = svg.find("rgb(", at + 1), ++found) {
      auto const inside = svg.substr(at + 4, svg.find(')', at) - at - 4);
      auto const first = inside.substr(0, inside.find(','));
      ASSERT_EQ(inside, first + "," + first + "," + first) << figure.name;
    }
    EXPECT_GT(found, 0U) << figure.name;
  }
}

TEST(Print, HasTheSameBytesTwice) {
  for (auto const& figure : sample::realistic())
    EXPECT_EQ(rendered(figure, Format::Svg, Medium::SingleColumn, Look::Print),
              rendered(figure, Format::Svg, Medium::SingleColumn, Look::Print))
        << figure.name;
}

}  // namespace
}  // namespace ruralsim::viz
