// The map of docs/network-of-china.md is that of the counties drawn today. RURALSIM_RENEW_DOCS=1 draws it
// anew.
#include "sim/text.hpp"
#include "tests/scenarios/china.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>
#include <sstream>

#include <gmock/gmock.h>

namespace ruralsim::tests {
namespace {

using models::network::GeoPoint;

constexpr char const* kMap = "docs/images/network-of-china.svg";

struct Place {
  double x, y;
};

// Albers' equal-area conic with standard parallels 25 and 47 north (Snyder, Map Projections, 1987, p. 100),
// in points of the page.
Place on_page(GeoPoint at) {
  constexpr double kRadian = std::numbers::pi / 180;
  double const south = std::sin(25 * kRadian), n = (south + std::sin(47 * kRadian)) / 2;
  double const c = std::pow(std::cos(25 * kRadian), 2) + 2 * n * south;
  auto const rho = [&](double latitude) { return std::sqrt(c - 2 * n * std::sin(latitude * kRadian)) / n; };
  double const turn = n * (at.longitude - 105) * kRadian, scale = 1000;
  return {420 + scale * rho(at.latitude) * std::sin(turn),
          330 - scale * (rho(36) - rho(at.latitude) * std::cos(turn))};
}

// Okabe and Ito's colours, and a shape beside the colour.
struct Group {
  char const* name;
  char const* colour;
  char const* shape;  // around a point
};
constexpr std::array kGroups{Group{"East", "#0072b2", "m-2-2h4v4h-4z"},
                             Group{"Central", "#009e73", "m0-3l3 5h-6z"},
                             Group{"Northeast", "#cc79a7", "m0-3l3 3l-3 3l-3-3z"},
                             Group{"West", "#d55e00", "m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0"}};

std::string outline() {
  std::string path;
  for (auto const& ring : china().land) {
    char step = 'M';
    for (auto const point : ring) {
      auto const [x, y] = on_page(point);
      path += sim::text("{}{:.0f} {:.0f}", step, x, y);
      step = 'L';
    }
    path += 'Z';
  }
  return sim::text("<path d=\"{}\" fill=\"#f2f2f2\" stroke=\"#999\" stroke-width=\"0.7\"/>\n", path);
}

std::string seats_of(Group const& group, std::vector<Placed> const& counties) {
  std::string path;
  for (auto const& [county, province] : counties) {
    if (province->group != group.name) continue;
    auto const [x, y] = on_page(county.seat);
    path += sim::text("M{:.0f} {:.0f}{}", x, y, group.shape);
  }
  return sim::text("<path d=\"{}\" fill=\"{}\"/>\n", path, group.colour);
}

std::string warehouses() {
  std::string path;
  for (auto const& province : china().provinces) {
    auto const [x, y] = on_page(province.warehouse);
    path += sim::text("M{:.0f} {:.0f}m-5 0h10m-5-5v10", x, y);
  }
  return sim::text("<path d=\"{}\" stroke=\"#000\" stroke-width=\"1.6\" fill=\"none\"/>\n", path);
}

std::string legend() {
  std::string out;
  int y = 530;
  for (auto const& group : kGroups) {
    out += sim::text("<path d=\"M30 {}{}\" fill=\"{}\"/><text x=\"40\" y=\"{}\">{}</text>\n", y, group.shape,
                     group.colour, y + 4, group.name);
    y += 18;
  }
  return out + sim::text(
                   "<path d=\"M25 {}h10m-5-5v10\" stroke=\"#000\" stroke-width=\"1.6\"/>"
                   "<text x=\"40\" y=\"{}\">regional warehouse</text>\n",
                   y, y + 4);
}

std::string map() {
  auto const counties = drawn_china(1);
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 790 660\" font-family=\"sans-serif\" "
      "font-size=\"12\">\n<title>The 1,000 counties of the plan as drawn</title>\n<desc>Seats of 1,000 drawn "
      "counties "
      "in 28 provinces of China and the regional warehouses in their capitals, by part of the "
      "country.</desc>\n"
      "<rect width=\"790\" height=\"660\" fill=\"#fff\"/>\n" +
      outline();
  for (auto const& group : kGroups) out += seats_of(group, counties);
  return out + warehouses() + legend() + "</svg>\n";
}

TEST(ChinaMap, TheDocumentationShowsTheCountiesDrawnToday) {
  if (std::getenv("RURALSIM_RENEW_DOCS") != nullptr) std::ofstream(kMap) << map();
  std::ostringstream shown;
  shown << std::ifstream(kMap).rdbuf();
  EXPECT_TRUE(shown.str() == map()) << kMap << " is old; RURALSIM_RENEW_DOCS=1 draws it anew";
}

}  // namespace
}  // namespace ruralsim::tests
