// What `ruralsim select` found: the best of the plans of a study.
#pragma once

#include "experiments/selection.hpp"
#include "results/figures/catalogue.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct Choice {
  results::FigureKind figure;
  experiments::Better better = experiments::Better::higher;
  double zone = 0, confidence = 0.95;
  bool ocba = false;
  std::size_t budget = 0, first = 10, most = 1000, alike = 60;
};

struct Selected {
  std::string path;
  Choice choice;
  std::vector<std::string> plans;
  std::size_t each = 1;  // replications of a sample
  experiments::Selection kn{};
  experiments::Allocation ocba{};
  std::size_t simulated = 0;

  std::size_t best() const { return choice.ocba ? ocba.best : kn.best; }
  std::vector<std::size_t> const& samples() const { return choice.ocba ? ocba.samples : kn.samples; }
  std::vector<double> const& means() const { return choice.ocba ? ocba.means : kn.means; }
  std::size_t replications(std::size_t plan) const { return samples()[plan] * each; }
  std::size_t total() const {
    std::size_t sum = 0;
    for (auto const n : samples()) sum += n * each;
    return sum;
  }

  std::string for_people() const;
  std::string for_scripts() const;
};

}  // namespace ruralsim::cli
