#pragma once

#include "scenarios/load.hpp"
#include "sim/fault.hpp"
#include "tests/scenarios/files.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::scenarios {

// A scenario that is right, small and easy to spoil.
inline std::string const kGood = R"(schema = 1

[run]
start = 2018-07-02
length = "28 days"

[[terrain]]
id = "flat"
truck_speed = "40 km/h"

[[county]]
id = "west"
terrain = "flat"
area = "400 km2"
villages = 12
centers = 4
population = 3000
warehouse_distance = "120 km"
trucks = 1
technicians = 1

[[product]]
id = "parcel"
share = "98 %"

[[product]]
id = "washer"
handling = "appliance"
share = "2 %"
volume = "0.5 m3"
weight = "55 kg"
installation_share = "50 %"
installation_time = "40 min"

[truck]
departures = ["08:00"]
parcels = 400

[end]
)";

inline std::string with(std::string text, std::string const& what, std::string const& instead) {
  auto const at = text.find(what);
  EXPECT_NE(at, std::string::npos) << "nothing to replace: " << what;
  return text.replace(at, what.size(), instead);
}

inline Loaded loaded(std::string const& text, std::vector<std::string> const& overrides = {}) {
  TempFolder const folder;
  return load(folder.write("s.toml", text), overrides);
}

// "12" if `what` stands in line 12.
inline std::string line_of(std::string const& text, std::string const& what) {
  auto const at = static_cast<std::ptrdiff_t>(text.find(what));
  return std::to_string(1 + std::count(text.begin(), text.begin() + at, '\n'));
}

// What loading says, one problem a line, without the temporary folder's name; "" if it is content.
inline std::string said_on_loading(std::string const& path, std::vector<std::string> const& overrides = {}) {
  try {
    load(path, overrides);
    return "";
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    std::string said = error.what();
    auto const slash = path.rfind('/');
    std::string const folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    for (std::size_t at; !folder.empty() && (at = said.find(folder)) != std::string::npos;)
      said.erase(at, folder.size());
    return said;
  }
}

inline std::string said_of(std::string const& text, std::vector<std::string> const& overrides = {}) {
  TempFolder const folder;
  return said_on_loading(folder.write("s.toml", text), overrides);
}

}  // namespace ruralsim::scenarios
