// What is published about a country's provinces and prefectures, from which counties are drawn.
#pragma once

#include "models/network/geo.hpp"
#include "sim/quantity.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::models::network {

// Counties that are governed together, such as those of a Chinese prefecture. City districts do not count.
struct Prefecture {
  std::string name;
  GeoPoint middle;            // mean of its county seats
  std::int64_t counties = 0;  // 1 or more
  sim::Km2 area;              // of all of them together, as are the following
  double towns = 0;           // townships
  double villages = 0;        // administrative villages

  // Of a disc with this area: about how far its counties reach from the middle.
  sim::Km radius() const;
};

// A province, whose counties one regional warehouse serves.
struct Province {
  std::string id;                // unique; its random numbers hang on it
  std::string name;              // for people
  std::string group;             // such as East or West; for people
  GeoPoint warehouse;            // place of the regional warehouse
  double county_population = 0;  // rural inhabitants of its median county
  double household_size = 1;     // persons
  double mountains = 0;          // share of its counties that are mountainous, 0..1
  std::vector<Prefecture> prefectures;

  std::int64_t counties() const;  // of all prefectures
  double villages() const;        // of all prefectures
};

// A closed line on the map, its last point joined to its first. It may not hold a pole or cross longitude
// 180.
using Ring = std::vector<GeoPoint>;

// Whether the place is inside an odd number of the rings; on a line, either.
bool inside(std::vector<Ring> const& rings, GeoPoint place);

struct Country {
  std::vector<Province> provinces;
  std::vector<Ring> land;  // coasts and frontiers; empty: not known, all is land
};

}  // namespace ruralsim::models::network
