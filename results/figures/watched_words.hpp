#pragma once
// Words of the categories in the group /watched, in the order of their enumerations.

#include "models/ledger.hpp"
#include "results/figures/names.hpp"
#include "results/table.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results::figures {

inline constexpr std::array<std::string_view, 4> place_kind_words{"hub", "center", "village", "warehouse"};
inline constexpr std::array<std::string_view, 8> actor_kind_words{
    "line_haul", "hub", "truck", "technician", "center", "village", "household", "other"};
inline constexpr std::array<std::string_view, 4> leg_kind_words{"drive", "repair", "towed", "turned_back"};
inline constexpr std::array<std::string_view, 12> stay_words{
    "load", "unload",   "load_boxes", "hand_in",     "closed_road", "workshop",
    "wait", "carry_in", "install",    "nobody_home", "sort",        "rest"};
inline constexpr std::array<std::string_view, 5> outcome_words{"none", "complete", "repeat_needed", "faulty",
                                                               "carried_in"};

// Of levels, after the stages of orders and of what goes back.
inline constexpr std::array<std::string_view, 5> other_level_words{
    "installation", "sale_center", "sale_milk_run", "sale_hub", "sale_line_haul"};
static_assert(stages.size() + back_stages.size() + other_level_words.size() == models::kLevels);

inline std::vector<std::string> level_words() {
  std::vector<std::string> all(stages.begin(), stages.end());
  for (auto const stage : back_stages) all.push_back("back_" + std::string(stage));
  all.insert(all.end(), other_level_words.begin(), other_level_words.end());
  return all;
}

}  // namespace ruralsim::results::figures
