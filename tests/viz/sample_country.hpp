// A made-up country of several regions; included by sample_data.hpp.
#pragma once

namespace ruralsim::viz::sample {

inline std::vector<sim::Date> weeks_of(std::size_t count) {
  std::vector<sim::Date> weeks;
  for (std::size_t week = 0; week < count; ++week)
    weeks.push_back(sim::date(2018, 7, 1) + 7 * static_cast<std::int64_t>(week));
  return weeks;
}

inline CountryMapData country_map(std::size_t counties = 700, std::size_t regions = 28) {
  Luck luck(23);
  CountryMapData data{.info = info("rural-taobao"),
                      .times = {"2018-07-29", "2019-07-14", "2020-06-28", "2021-05-30"}};
  for (std::size_t i = 0; i < counties; ++i) {
    MapCounty county{"county " + std::to_string(i),
                     {luck.around(33, 11), luck.around(106, 17)},
                     std::vector<double>(4, kNan)};
    for (std::size_t t = luck.uniform() < 0.2 ? 1 : 0; t < 4; ++t)
      county.rates[t] = std::clamp(luck.around(0.2 + 0.01 * (county.place.longitude - 90), 0.1), 0.0, 1.0);
    data.counties.push_back(std::move(county));
  }
  Boundary coast;
  for (int i = 0; i <= 360; ++i)
    coast.push_back({33 + 13 * std::sin(i * 0.0174533), 106 + 19 * std::cos(i * 0.0174533)});
  data.boundaries = {coast, {{33, 88}, {33, 124}}};
  for (std::size_t i = 0; i < regions; ++i)
    data.warehouses.push_back({"region " + std::to_string(i), {luck.around(33, 9), luck.around(108, 14)}});
  return data;
}

inline CountyFanData county_fan(std::size_t weeks = 157) {
  Luck luck(29);
  CountyFanData data{.info = info("rural-taobao"), .weeks = weeks_of(weeks)};
  for (std::size_t week = 0; week < weeks; ++week) {
    double const middle = week % 52 == 31 ? 0.1 : luck.around(0.34, 0.02);
    data.all.push_back({middle, middle - 0.002, middle + 0.002});
    auto& fan = data.counties;
    fan.p10.push_back(0.6 * middle), fan.p25.push_back(0.8 * middle), fan.p50.push_back(1.02 * middle);
    fan.p75.push_back(1.2 * middle), fan.p90.push_back(1.5 * middle);
    data.told.push_back(300.0 + 4 * static_cast<double>(week));
    data.centers.push_back(30'000 + 180 * static_cast<double>(week));
  }
  data.notes = {{sim::date(2018, 7, 29), "warm-up ends"},
                {sim::date(2019, 2, 4), "spring festival", sim::date(2019, 2, 10)},
                {sim::date(2018, 8, 1), "28,000 centers open", sim::date(2020, 12, 31)}};
  return data;
}

inline RegionRatesData region_rates(std::size_t regions = 28, std::size_t weeks = 157) {
  Luck luck(31);
  RegionRatesData data{.info = info("rural-taobao"), .weeks = weeks_of(weeks)};
  for (std::size_t week = 0; week < weeks; ++week) data.all.push_back(luck.around(0.35, 0.03));
  for (std::size_t i = 0; i < regions; ++i) {
    RegionRate region{i == 3 ? "Xinjiang Uygur Autonomous Region" : "Region " + std::to_string(i), {}};
    region.whole = 0.2 + 0.01 * static_cast<double>(i);
    for (std::size_t week = 0; week < weeks; ++week)
      region.weeks.push_back(week < 9 * (i % 4) ? kNan : luck.around(region.whole, 0.04));
    data.regions.push_back(std::move(region));
  }
  return data;
}

}  // namespace ruralsim::viz::sample
