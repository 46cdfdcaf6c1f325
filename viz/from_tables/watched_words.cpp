#include "viz/from_tables/watched_words.hpp"

#include <algorithm>
#include <span>

namespace ruralsim::viz {
namespace {

using playback::LevelKind;
using playback::Shown;

struct CalledMeaning {
  std::string_view meaning;
  char const* words;
};

constexpr CalledMeaning kWatchedLegs[] = {{"drive", "drives"},
                                          {"repair", "stands broken down on the way"},
                                          {"towed", "is towed"},
                                          {"turned_back", "went out, met a closed road and turned back,"}};
constexpr CalledMeaning kWatchedStays[] = {{"load", "loads"},
                                           {"unload", "hands over"},
                                           {"load_boxes", "takes in boxes for sale"},
                                           {"hand_in", "hands in what is left"},
                                           {"closed_road", "stands before a closed road"},
                                           {"workshop", "is in the workshop"},
                                           {"wait", "waits"},
                                           {"carry_in", "carries in"},
                                           {"install", "installs"},
                                           {"nobody_home", "finds nobody at home"},
                                           {"sort", "unloads and sorts"},
                                           {"rest", "is off duty"}};
constexpr CalledMeaning kWatchedOutcomes[] = {{"none", ""},
                                              {"complete", "complete"},
                                              {"repeat_needed", "a repeat visit is needed"},
                                              {"faulty", "the appliance is faulty"},
                                              {"carried_in", "carried in"}};

struct CalledLevel {
  std::string_view meaning;
  char const* words;
  Shown shown;
  unsigned color;
  bool in_curve;
};

// Okabe and Ito's colours for what people look for, greys for what is far away.
constexpr CalledLevel kWatchedLevels[] = {
    {"desk", "waiting at desks of centers", Shown::at_center, 0xCC79A7, false},
    {"cut_off", "ordered, waiting for the cut-off", Shown::in_list, 0x999999, false},
    {"national_supply", "coming from the national hub", Shown::in_list, 0x999999, false},
    {"picking", "to be picked at the warehouse", Shown::in_list, 0x999999, false},
    {"departure", "picked, waiting for the line-haul", Shown::in_list, 0x999999, false},
    {"line_haul", "on the line-haul", Shown::in_list, 0x1A1A1A, false},
    {"sorting", "at the hub, unsorted", Shown::at_hub, 0xE69F00, true},
    {"truck", "sorted, waiting for a truck", Shown::at_hub, 0x56B4E9, true},
    {"milk_run", "on trucks and vans", Shown::in_list, 0x0072B2, true},
    {"pick_up", "on the shelves of centers", Shown::fills_center, 0x009E73, true},
    {"installation", "open installations", Shown::in_list, 0xD55E00, false},
    {"back_center", "to go back, at centers", Shown::in_list, 0x8C8C8C, false},
    {"back_milk_run", "to go back, on trucks", Shown::in_list, 0x8C8C8C, false},
    {"back_hub", "to go back, at the hub", Shown::in_list, 0x8C8C8C, false},
    {"back_line_haul", "to go back, on the line-haul", Shown::in_list, 0x8C8C8C, false},
    {"sale_center", "boxes for sale at centers", Shown::in_list, 0x8C6D1F, false},
    {"sale_milk_run", "boxes for sale on trucks", Shown::in_list, 0x8C6D1F, false},
    {"sale_hub", "boxes for sale at the hub", Shown::in_list, 0x8C6D1F, false},
    {"sale_line_haul", "boxes for sale on the line-haul", Shown::in_list, 0x8C6D1F, false}};

// Newer results may tell of more: then in their own words.
std::string in_own_words(std::string_view meaning) {
  std::string words(meaning);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string called(std::span<CalledMeaning const> all, std::string_view meaning) {
  auto const found = std::ranges::find(all, meaning, &CalledMeaning::meaning);
  return found == all.end() ? in_own_words(meaning) : found->words;
}

}  // namespace

std::string leg_words(std::string_view meaning) {
  return called(kWatchedLegs, meaning);
}

std::string stay_words(std::string_view meaning) {
  return called(kWatchedStays, meaning);
}

std::string outcome_words(std::string_view meaning) {
  return called(kWatchedOutcomes, meaning);
}

LevelKind level_kind(std::string_view meaning) {
  auto const found = std::ranges::find(kWatchedLevels, meaning, &CalledLevel::meaning);
  if (found == std::end(kWatchedLevels)) return {.words = in_own_words(meaning)};
  return {.words = found->words, .shown = found->shown, .color = found->color, .in_curve = found->in_curve};
}

}  // namespace ruralsim::viz
