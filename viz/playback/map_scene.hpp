// The map of a moment: places with what waits there, and everybody on the move.
#pragma once

#include "viz/canvas.hpp"
#include "viz/playback/scene.hpp"

namespace ruralsim::viz::playback {

inline constexpr Color kTruck = rgb(0x0072B2);
inline constexpr Color kTechnician = rgb(0xD55E00);
inline constexpr Color kLineHaul = rgb(0x1A1A1A);
inline constexpr Color kLoad = rgb(0xE69F00);

/// Draws into the room. Names stand where they find room, wherever movers are, so that they never move.
void draw_map(Canvas& canvas, Rect room, Day const& day, Scene const& scene);

/// The sign of a kind of mover with its number, as the map and its legend have it; returns its box.
Rect draw_mover_sign(Canvas& canvas, Point at, ActorKind kind, std::string const& number);

/// A center as a glass that is filled to a share.
void draw_glass(Canvas& canvas, Point at, double radius, double share, Color fill);

/// What stands on a place whose road is closed.
void draw_cross(Canvas& canvas, Point at, double reach);

/// Round a center from which a truck brings appliances home.
void draw_ring(Canvas& canvas, Point at, double reach);

/// "3" of "truck 3"; nothing where a name has no number at its end.
std::string number_of(std::string const& name);

}  // namespace ruralsim::viz::playback
