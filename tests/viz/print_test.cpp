// Charts for printers without colours.
#include "viz/print.hpp"

#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"

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

TEST(Print, RampsRiseAndTintsDoNotVanish) {
  for (int i = 1; i <= 20; ++i)
    EXPECT_GT(printed_fill(ramp(i / 20.0)).color.r, printed_fill(ramp((i - 1) / 20.0)).color.r);
  auto const tint = printed_fill(line_color(4).with_opacity(0.05)).color;
  EXPECT_LT(1 - tint.a * (1 - tint.r), 0.92) << "what paper shows of it";
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
