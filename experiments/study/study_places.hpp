// Problems of scenarios as a study's reader wants them told: with the line of the study file that sets what
// is wrong, where one does.
#pragma once

#include "experiments/study/points.hpp"
#include "experiments/study/study.hpp"

#include <string>

namespace ruralsim::experiments {

// `problem` as scenarios tell it, of the base or of a point: "--set a.b=1: ..." becomes
// "study.toml:7:8: a.b=1: ...". Others are told as they are.
std::string with_place(Study const& study, std::string const& problem);
std::string with_place(Study const& study, Point const& point, std::string const& problem);
// Whatever it is about, with the study's file and the point.
std::string with_place(Study const& study, Point const& point, std::size_t number,
                       std::string const& problem);

}  // namespace ruralsim::experiments
