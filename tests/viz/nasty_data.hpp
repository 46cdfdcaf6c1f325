// What the tests with bad data share.
#pragma once

#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_data.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace ruralsim::viz {

inline constexpr double kInf = std::numeric_limits<double>::infinity();
inline std::string const kLong =
    "a scenario whose author believed that a name should say everything that can be said of it";
inline std::string const kChinese = "禹城市农村淘宝县级服务中心（第三分中心）";

class Nasty : public testing::Test {
 protected:
  void look_at(Figure figure, std::string const& what) {
    figure.name += "-" + what;
    check_in_every_size(figure);
    EXPECT_TRUE(figure.csv().ends_with("\n")) << figure.name;
    char const* const folder = std::getenv("RURALSIM_GALLERY");
    if (folder == nullptr) return;
    std::filesystem::create_directories(folder);
    std::ofstream(std::filesystem::path(folder) / ("nasty-" + figure.name + ".png"), std::ios::binary)
        << rendered(figure, Format::Png, Medium::SingleColumn);
  }

  static bool says_no_data(Figure const& figure) {
    Canvas const canvas = drawn(figure, Format::Png, Medium::SingleColumn);
    return std::ranges::any_of(canvas.labels(),
                               [](LabelBox const& l) { return l.text.starts_with("no data"); });
  }
};

inline RateSeries flat(std::string name, std::size_t weeks, double value) {
  return {.name = std::move(name),
          .weeks = std::vector<Interval>(weeks, {value, value, value}),
          .replications = {}};
}

inline NextDayRateData rates_of(std::size_t weeks, std::vector<RateSeries> series) {
  NextDayRateData data{.info = sample::info(), .weeks = {}, .series = std::move(series)};
  for (std::size_t w = 0; w < weeks; ++w)
    data.weeks.push_back(sim::date(2018, 7, 2) + 7 * static_cast<std::int64_t>(w));
  return data;
}

}  // namespace ruralsim::viz
