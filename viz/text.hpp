// Text by Pango on a Cairo context. Internal to viz.
#pragma once

#include "viz/canvas.hpp"

#include <cairo.h>
#include <memory>
#include <string_view>

using PangoLayout = struct _PangoLayout;  // NOLINT(bugprone-reserved-identifier): Pango's own name

namespace ruralsim::viz {

struct LayoutDeleter {
  void operator()(PangoLayout* layout) const;
};
using LayoutPtr = std::unique_ptr<PangoLayout, LayoutDeleter>;

/// Throws sim::Error (io) if no font is installed: Pango would wait for one for ever.
void require_fonts();

/// Sets `text` (UTF-8; bytes that are not become U+FFFD) in the given style; wrapped when width > 0.
LayoutPtr make_layout(cairo_t* context, std::string_view text, TextStyle const& style, double wrap_width);

/// Height of a line, the same for every script, so that a Chinese name moves nothing.
double line_height(TextStyle const& style);

Size layout_size(PangoLayout* layout, TextStyle const& style);
/// Box of the ink relative to the layout's first baseline at its left end.
Rect layout_ink(PangoLayout* layout);
std::size_t unknown_glyphs(PangoLayout* layout);
/// Draws with the first baseline starting at `at`.
void show_layout(cairo_t* context, PangoLayout* layout, Point at, TextStyle const& style);

}  // namespace ruralsim::viz
