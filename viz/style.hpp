// How large a picture is and how thick its strokes are, for the places where it will be seen.
#pragma once

#include "viz/geometry.hpp"

namespace ruralsim::viz {

/// A column of a two-column journal (85 mm), its full width (178 mm), or a 16:9 slide (254 x 142.9 mm).
enum class Medium { SingleColumn, DoubleColumn, Slide };

/// Colours on white, or for printers that have none: greys, hatches and dashes, black text.
enum class Look { Light, Print };

/// Lengths and type sizes in points.
struct Style {
  Medium medium = Medium::SingleColumn;
  Look look = Look::Light;
  double width = 0;
  double margin = 0;
  double title_size = 0;
  double text_size = 0;  // axis titles, direct labels
  double tick_size = 0;  // tick labels, legends
  double caption_size = 0;
  double line_width = 0;  // a series
  double thin_width = 0;  // replications, axes
  double hair_width = 0;  // grid
  double dot_radius = 0;
  double png_dpi = 0;

  double gap() const { return text_size * 0.5; }
  bool narrow() const { return medium == Medium::SingleColumn; }
};

Style style_for(Medium medium, Look look = Look::Light);

/// Height that suits a chart on this medium: a slide has its own, a column takes what the chart asks for.
/// `rows` is the asked height of the plot in lines of text.
Size page_size(Style const& style, double rows);

}  // namespace ruralsim::viz
