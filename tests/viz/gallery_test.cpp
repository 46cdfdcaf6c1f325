// Draws every chart in every size. With RURALSIM_GALLERY=folder the pictures are kept, to be looked at.
#include "tests/viz/sample_data.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

void keep(std::string const& name, std::string const& bytes) {
  char const* const folder = std::getenv("RURALSIM_GALLERY");
  if (folder == nullptr) return;
  std::filesystem::create_directories(folder);
  std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << bytes;
}

TEST(Gallery, DrawsEveryChartInEverySize) {
  int number = 0;
  for (Figure const& figure : sample::realistic()) {
    std::string const name = std::to_string(++number) + "-" + figure.name;
    for (auto [medium, size] : {std::pair{Medium::SingleColumn, "-column"},
                                {Medium::DoubleColumn, "-double"},
                                {Medium::Slide, "-slide"}}) {
      std::string const png = rendered(figure, Format::Png, medium);
      EXPECT_GT(png.size(), 1000U) << name << size;
      keep(name + size + ".png", png);
    }
    keep(name + "-column.svg", rendered(figure, Format::Svg, Medium::SingleColumn));
    keep(name + "-column.pdf", rendered(figure, Format::Pdf, Medium::SingleColumn));
  }
}

}  // namespace
}  // namespace ruralsim::viz
