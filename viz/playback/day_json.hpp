// A watched day, and its moments, as compact JSON: rows in the order of the structs' fields
// (docs/playback.md).
#pragma once

#include "viz/playback/scene.hpp"

#include <string>

namespace ruralsim::viz::playback {

/// {"title": ..., "places": [[kind, name, east, north], ...], ...}: what the page reads. Places are numbers
/// of rows, -1 is nowhere; kinds are numbers of words of "place_kinds" and "actor_kinds".
std::string day_json(Day const& day);

/// {"at": 36000, "movers": [[actor, doing, from, to, east, north, cargo], ...], "levels": [...]}.
std::string scene_json(Scene const& scene);

}  // namespace ruralsim::viz::playback
