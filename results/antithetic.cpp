#include "results/antithetic.hpp"

#include "results/statistics.hpp"

#include <algorithm>

namespace ruralsim::results {

std::vector<Sample> samples_of(std::span<std::int32_t const> numbers, Replications kind) {
  std::vector<Sample> samples;
  std::vector<std::int32_t> keys;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto const key = kind == Replications::antithetic ? numbers[i] / 2 : numbers[i];
    auto const found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end())
      keys.push_back(key), samples.push_back({i});
    else
      samples[static_cast<std::size_t>(found - keys.begin())].push_back(i);
  }
  return samples;
}

Replications replications_of(Tables const& tables) {
  return tables.find_attribute("", "antithetic") == nullptr ? Replications::independent
                                                            : Replications::antithetic;
}

std::vector<Sample> samples_of(Tables const& tables) {
  auto const numbers = tables.at("replicate").values<std::int32_t>();
  return samples_of(numbers, replications_of(tables));
}

std::vector<double> sample_means(std::span<double const> values, std::span<Sample const> samples) {
  std::vector<double> means;
  for (auto const& sample : samples) {
    std::vector<double> members;
    for (auto const i : sample) members.push_back(values[i]);
    means.push_back(estimate(members).mean);
  }
  return means;
}

}  // namespace ruralsim::results
