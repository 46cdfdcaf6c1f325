// No text hides another, and nothing leaves the page: measured on every chart, with good and bad data.
#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

TEST(Overlap, RealisticFiguresAreReadableInEverySize) {
  for (Figure const& figure : sample::realistic()) check_in_every_size(figure);
}

TEST(Overlap, TheCheckItselfSeesTextOverTextAndTextOffThePage) {
  Canvas canvas(style_for(Medium::SingleColumn), {100, 100}, Format::Png);
  canvas.text("one", {20, 50}, {});
  canvas.text("two", {25, 51}, {});
  canvas.text("three", {95, 80}, {});
  EXPECT_THAT(faults_of(canvas), testing::SizeIs(2));
}

}  // namespace
}  // namespace ruralsim::viz
