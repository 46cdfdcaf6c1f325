#include "models/network/seats.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::network {
namespace {

constexpr int kCandidates = 8;
constexpr int kTries = 400;  // before an island is taken to be too small for the outline

GeoPoint in_disc(GeoPoint middle, sim::Km radius, sim::Stream& luck) {
  double const course = 360 * luck.uniform();
  return destination(middle, course, radius * std::sqrt(luck.uniform()));
}

double to_nearest(GeoPoint place, std::vector<GeoPoint> const& others) {
  double least = 1e300;
  for (auto const other : others) least = std::min(least, great_circle(place, other).value);
  return least;
}

}  // namespace

std::vector<std::size_t> prefectures_in_turn(Province const& province, std::int64_t counties) {
  std::vector<std::size_t> out;
  std::vector<std::int64_t> given(province.prefectures.size());
  auto const quotient = [&](std::size_t i) {
    return static_cast<double>(province.prefectures[i].counties) / static_cast<double>(2 * given[i] + 1);
  };
  while (static_cast<std::int64_t>(out.size()) < counties) {
    std::size_t next = 0;
    for (std::size_t i = 1; i < given.size(); ++i)
      if (quotient(i) > quotient(next)) next = i;
    ++given[next];
    out.push_back(next);
  }
  return out;
}

Cell::Cell(Country const& country, std::size_t province, std::size_t prefecture) : country_(&country) {
  auto const& own = country.provinces[province].prefectures[prefecture];
  own_ = {own.middle, own.radius()};
  for (std::size_t p = 0; p < country.provinces.size(); ++p)
    for (std::size_t i = 0; i < country.provinces[p].prefectures.size(); ++i) {
      auto const& other = country.provinces[p].prefectures[i];
      bool const near =
          great_circle(own.middle, other.middle) < (own_.radius + other.radius()) * (1 + kReach);
      if ((p != province || i != prefecture) && near) neighbours_.push_back({other.middle, other.radius()});
    }
}

bool Cell::holds(GeoPoint place) const {
  double const radii = great_circle(place, own_.middle) / own_.radius;
  if (radii > kReach) return false;
  for (auto const& other : neighbours_)
    if (great_circle(place, other.middle) / other.radius < radii) return false;
  return country_->land.empty() || inside(country_->land, place);
}

GeoPoint Cell::draw(sim::Stream& luck) const {
  for (int tries = 0; tries < kTries; ++tries)
    if (auto const place = in_disc(own_.middle, own_.radius * kReach, luck); holds(place)) return place;
  return in_disc(own_.middle, own_.radius * 0.5, luck);
}

GeoPoint best_candidate(Cell const& cell, std::vector<GeoPoint> const& seats, sim::Stream& luck) {
  GeoPoint best = cell.draw(luck);
  double room = to_nearest(best, seats);
  for (int i = 1; i < kCandidates; ++i) {
    GeoPoint const place = cell.draw(luck);
    double const its = to_nearest(place, seats);
    if (its > room) best = place, room = its;
  }
  return best;
}

}  // namespace ruralsim::models::network
