// What the values of the group /watched are called, and how levels are shown.
#pragma once

#include "viz/playback/day.hpp"

#include <string>
#include <string_view>

namespace ruralsim::viz {

std::string leg_words(std::string_view meaning);
std::string stay_words(std::string_view meaning);
std::string outcome_words(std::string_view meaning);
playback::LevelKind level_kind(std::string_view meaning);

}  // namespace ruralsim::viz
