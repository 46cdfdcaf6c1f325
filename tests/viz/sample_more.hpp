// More made-up figures: fans, inequality, cohorts, half-widths, quarters; included by sample_data.hpp.
#pragma once

#include "tests/viz/sample_country.hpp"
#include "tests/viz/sample_study.hpp"
#include "viz/charts/cost_treemap.hpp"
#include "viz/charts/half_widths.hpp"
#include "viz/charts/lorenz.hpp"
#include "viz/charts/opening_cohorts.hpp"

namespace ruralsim::viz::sample {

inline CountyFanData next_day_fan(std::size_t weeks = 52) {
  CountyFanData data = county_fan(weeks);
  data.of = CountyFanData::Of::Replications;
  data.info = info();
  data.told.assign(weeks, 20);
  for (std::size_t week = 0; week < weeks; ++week)
    data.centers[week] = std::min(60.0, 20 + 2 * static_cast<double>(week));
  data.notes = {{sim::date(2018, 11, 11), "11.11"},
                {sim::date(2018, 7, 20), "40 centers open", sim::date(2018, 12, 1)},
                {sim::date(2019, 2, 4), "spring festival", sim::date(2019, 2, 10)}};
  return data;
}

/// All orders of the series there are.
inline void add_all(LeadTimeData& data) {
  LeadTimeSeries all{.name = "all"};
  for (auto const& part : data.series) {
    all.hours.insert(all.hours.end(), part.hours.begin(), part.hours.end());
    all.still_open += part.still_open;
  }
  data.series.insert(data.series.begin(), std::move(all));
}

inline LeadTimeData lead_time_by_channel() {
  LeadTimeData data{.info = info_of_all_together(),
                    .series = {lead_times("own phone", 9, 9, 4000, 5),
                               lead_times("assisted at the desk", 10, 14, 3000, 6)}};
  data.info.title = "Lead time until ready, by channel";
  add_all(data);
  return data;
}

inline LeadTimeData lead_time_by_distance() {
  LeadTimeData data{.info = info_of_all_together(),
                    .series = {lead_times("nearest fifth", 8, 8, 4000, 7),
                               lead_times("middle three fifths", 9, 10, 4000, 8),
                               lead_times("farthest fifth", 11, 12, 4000, 9)}};
  data.info.title = "Lead time until ready, by distance from the hub";
  add_all(data);
  return data;
}

inline LorenzCurve lorenz_curve(std::string name, std::size_t people, double power) {
  LorenzCurve curve{.name = std::move(name)};
  for (std::size_t i = 0; i <= people; ++i) {
    double const share = people > 0 ? static_cast<double>(i) / static_cast<double>(people) : 0;
    curve.people.push_back(share), curve.total.push_back(std::pow(share, power));
  }
  curve.gini = {1 - 2 / (power + 1), kNan, kNan};
  return curve;
}

inline LorenzData lorenz(std::size_t people = 246) {
  LorenzData data{.info = info_of_all_together(),
                  .curves = {lorenz_curve("next-day rate of the center", people, 1.03),
                             lorenz_curve("orders ready on the next day", people, 1.25),
                             lorenz_curve("way to the center", people, 2.1)}};
  data.curves[0].gini = {0.0148, 0.0141, 0.0155};
  return data;
}

inline OpeningCohortsData opening_cohorts(std::size_t quarters = 12, std::size_t months = 37) {
  Luck luck(19);
  OpeningCohortsData data{.info = info("rural-taobao"), .target = 0.4};
  for (std::size_t q = 0; q < quarters; ++q) {
    OpeningCohort cohort{.name = (q % 4 == 0   ? "Jul "
                                  : q % 4 == 1 ? "Oct "
                                  : q % 4 == 2 ? "Jan "
                                               : "Apr ") +
                                 std::to_string(2018 + (q + 2) / 4)};
    for (std::size_t m = 0; m < months; ++m) {
      bool const there = m + 3 * q < months;
      double const rate =
          luck.around(0.42 - 0.16 / static_cast<double>(m + 1) - 0.008 * static_cast<double>(q), 0.008);
      cohort.rate.push_back(there ? rate : kNan);
      cohort.low.push_back(there ? rate - 0.01 : kNan), cohort.high.push_back(there ? rate + 0.01 : kNan);
      cohort.centers.push_back(there ? 20.0 - static_cast<double>(q) : 0);
    }
    data.cohorts.push_back(std::move(cohort));
  }
  return data;
}

inline HalfWidthsData half_widths(std::size_t figures = 14, std::size_t replications = 30) {
  Luck luck(37);
  HalfWidthsData data{.info = info()};
  for (std::size_t i = 0; i < figures; ++i) {
    HalfWidthOfFigure figure{.name = i < 3 ? std::vector<std::string>{"open jobs at the end",
                                                                      "goods late by "
                                                                      "a week",
                                                                      "cost of a parcel"}[i]
                                           : "figure " + std::to_string(i)};
    double const size = 0.6 * std::pow(0.7, static_cast<double>(i));
    for (std::size_t n = 1; n <= replications; ++n)
      figure.relative.push_back(
          n < 2 ? kNan
                : luck.around(size * (1 + 6 / std::pow(n, 2)) / std::sqrt(n), 0.05 * size / std::sqrt(n)));
    data.figures.push_back(std::move(figure));
  }
  return data;
}

inline BackHaulData utilisation_by_week(std::size_t weeks = 52) {
  BackHaulData data = back_haul(weeks);
  data.info.title = "How busy people, machines and vehicles are, by week";
  char const* const names[] = {"warehouse, picking", "hub, sorting", "trucks", "technicians"};
  for (std::size_t i = 0; i < data.series.size(); ++i) data.series[i].name = names[i];
  data.notes = next_day_fan(weeks).notes;
  return data;
}

/// Counties whose centers grow, over so many quarters.
inline CountryMapData country_map_by_quarter(std::size_t quarters = 12) {
  CountryMapData data = country_map();
  data.span = "quarter of a year of its name";
  data.times.clear();
  Luck luck(41);
  char const* const names[] = {"Jul–Sep", "Oct–Dec", "Jan–Mar", "Apr–Jun"};
  for (std::size_t q = 0; q < quarters; ++q)
    data.times.push_back(std::string(names[q % 4]) + " " + std::to_string(2018 + (q + 2) / 4));
  for (auto& county : data.counties) {
    double const most = 20 + 60 * luck.uniform(), base = county.rates.back();
    county.rates.clear();
    for (std::size_t q = 0; q < quarters; ++q) {
      double const open = std::floor(most * std::min(1.0, static_cast<double>(q + 1) / 8));
      county.centers.push_back(open);
      county.rates.push_back(std::clamp(base + 0.01 * static_cast<double>(q), 0.0, 1.0));
    }
  }
  return data;
}

/// Emissions that have a least in the middle of the costs.
inline ParetoData pareto_with_emissions() {
  ParetoData data = pareto();
  data.emissions = {.name = "CO2e a parcel", .unit = "kg"};
  Luck luck(43);
  for (auto& point : data.points) {
    double const kg = 0.6 + 0.06 * std::pow(point.cost.mean - 5, 2) + 0.08 * luck.uniform();
    point.emissions = {kg, kg - 0.02, kg + 0.02};
  }
  return data;
}

/// The cheapest of those drawn above the target need not meet the rest of what is required.
inline ParetoData pareto_judged() {
  auto data = pareto_with_emissions();
  data.target = 0.7;
  for (std::size_t i = 0; i < data.points.size(); ++i)
    data.points[i].standing = data.points[i].service.mean < 0.7 ? Standing::not_met
                              : i % 4 < 2                       ? Standing::undecided
                                                                : Standing::met;
  return data;
}

inline Figure named(Figure figure, std::string name) {
  figure.name = std::move(name);
  return figure;
}

}  // namespace ruralsim::viz::sample
