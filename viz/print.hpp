// Colours as a printer without colours has them: greys that can be told apart, dashes and hatches for what
// the colours told, black text. Charts know nothing of it; the canvas asks here.
#pragma once

#include "viz/canvas.hpp"

#include <optional>

namespace ruralsim::viz {

/// Lines across an area, besides its grey.
/// Struck: a cross from corner to corner, for what is missing.
enum class Hatch { None, Rising, Falling, Upright, Level, Crossed, Struck };

struct PrintedFill {
  Color color;
  Hatch hatch = Hatch::None;
};

/// Of a line or a rim. One in a colour of lines that has no dashes gets those of its colour, and a width of
/// its own.
Stroke printed(Stroke stroke, Mark kind);
/// Of an area: a colour of the categories has a grey and a hatch of its own, one of the ramp is the darker
/// the more it stands for, what is missing is white and struck, any other has the grey of its luminance;
/// tints are not lighter than paper shows.
PrintedFill printed_fill(Color color);
/// Of a dot: a grey alone, since hatches do not show in it. Light dots have a dark rim.
Color printed_dot(Color color);
Stroke printed_rim(Stroke rim, Color inside);
/// Of text: black, or white on what is dark.
Color printed_text(Color color);
/// Black or white, whichever reads better on this colour in the style's look.
Color words_on(Style const& style, Color ground);

}  // namespace ruralsim::viz
