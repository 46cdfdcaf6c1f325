// Names of figures in a study file: wrong ones are told before anything is run.
#pragma once

#include <string>

namespace ruralsim::experiments {

enum class Figures { one, one_or_axis };  // a single figure; or, by its bare name, all of an axis

// What is wrong with the name: "(no run has a figure of this name) did you mean ...?"; "" if nothing is.
std::string problem_of_figure(std::string const& name, Figures wanted);

// What is wrong with a value for a figure: a share lies between 0 and 1. "" if nothing is.
std::string problem_of_limit(std::string const& figure, double limit);

}  // namespace ruralsim::experiments
