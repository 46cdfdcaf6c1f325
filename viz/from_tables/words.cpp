#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ruralsim::viz {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kStages = {Pair{"desk", "at the desk"},
                                Pair{"cut_off", "waiting for the cut-off"},
                                Pair{"national_supply", "supply from afar"},
                                Pair{"picking", "picking and packing"},
                                Pair{"departure", "waiting to depart"},
                                Pair{"line_haul", "line-haul"},
                                Pair{"sorting", "hub sorting"},
                                Pair{"truck", "waiting for a truck"},
                                Pair{"milk_run", "on the truck"},
                                Pair{"pick_up", "on the shelf"}};
constexpr std::array kReasons = {Pair{"after_cut_off", "after the cut-off"},
                                 Pair{"no_stock", "not in regional stock"},
                                 Pair{"desk", "queue at the desk"},
                                 Pair{"line_haul_full", "line-haul full"},
                                 Pair{"line_haul_delay", "line-haul delayed"},
                                 Pair{"route_not_run", "route not run that day"},
                                 Pair{"stops_before", "stops before it"}};
constexpr std::array kResources = {Pair{"warehouse", "warehouse, picking"}, Pair{"hub", "hub, sorting"},
                                   Pair{"agents", "agents at the desks"}};

constexpr std::array kLevels = {Pair{"line_haul", "line-haul"}};
constexpr std::array kChannelWords = {Pair{"own_phone", "own phone"},
                                      Pair{"assisted", "assisted at the desk"}};

std::string words_of(std::span<Pair const> known, std::string_view id) {
  for (auto const& [name, words] : known)
    if (name == id) return std::string(words);
  std::string words(id);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::string stage_words(std::string_view id) {
  return words_of(kStages, id);
}

std::string reason_words(std::string_view id) {
  return words_of(kReasons, id);
}

std::string resource_words(std::string_view id) {
  return words_of(kResources, id);
}

std::string level_words(std::string_view id) {
  return words_of(kLevels, id);
}

std::string channel_words(std::string_view id) {
  return words_of(kChannelWords, id);
}

}  // namespace ruralsim::viz
