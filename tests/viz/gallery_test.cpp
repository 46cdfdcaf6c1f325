// Draws every chart in every size. With RURALSIM_GALLERY=folder the pictures are kept, to be looked at.
#include "tests/viz/sample_data.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

void keep(std::string const& folder, std::string const& name, std::string const& bytes) {
  std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << bytes;
}

TEST(Gallery, DrawsEveryChartInEverySize) {
  char const* const folder = std::getenv("RURALSIM_GALLERY");
  if (folder == nullptr) GTEST_SKIP() << "pictures are kept with RURALSIM_GALLERY=folder";
  std::filesystem::create_directories(folder);
  int number = 0;
  for (Figure const& figure : sample::realistic()) {
    std::string const name = std::to_string(++number) + "-" + figure.name;
    for (auto [medium, size] : {std::pair{Medium::SingleColumn, "-column"},
                                {Medium::DoubleColumn, "-double"},
                                {Medium::Slide, "-slide"}}) {
      keep(folder, name + size + ".png", rendered(figure, Format::Png, medium));
      keep(folder, name + size + "-print.png", rendered(figure, Format::Png, medium, Look::Print));
    }
    keep(folder, name + "-column.svg", rendered(figure, Format::Svg, Medium::SingleColumn));
    keep(folder, name + "-column.pdf", rendered(figure, Format::Pdf, Medium::SingleColumn));
  }
}

}  // namespace
}  // namespace ruralsim::viz
