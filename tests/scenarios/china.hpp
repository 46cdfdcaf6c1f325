// The shipped tables of China, and the plan of 2021 drawn from them.
#pragma once

#include "models/network/draw_province.hpp"
#include "scenarios/country_tables.hpp"

#include <string>
#include <utility>
#include <vector>

namespace ruralsim::tests {

inline models::network::Country const& china() {
  static models::network::Country const country = [] {
    scenarios::Problems problems;
    auto const table = [](char const* name) {
      return scenarios::read_source(std::string("scenarios/china-") + name + ".csv",
                                    scenarios::kLargestTable);
    };
    auto const land = table("outline");
    auto out = scenarios::read_country(table("provinces"), table("prefectures"), &land, problems);
    problems.throw_if_any();
    return *out;
  }();
  return country;
}

struct Placed {
  models::network::DrawnCounty county;
  models::network::Province const* province;
};

inline std::vector<Placed> drawn_china(std::uint64_t seed,
                                       models::network::Quota const& plan = {1000, 150'000, 60'000}) {
  std::vector<Placed> out;
  auto const quotas = share_out(china(), plan);
  for (std::size_t p = 0; p < quotas.size(); ++p)
    for (auto& county : draw_province(china(), p, quotas[p], seed))
      out.push_back({std::move(county), &china().provinces[p]});
  return out;
}

}  // namespace ruralsim::tests
