// What a careful reader should doubt about a result, found in it.
#pragma once

#include "results/summary.hpp"
#include "results/table.hpp"
#include "viz/report/report.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

std::vector<std::string> doubts_about(results::Tables const& tables,
                                      std::vector<results::Figure> const& figures,
                                      std::vector<Setting> const& settings);

}  // namespace ruralsim::viz
