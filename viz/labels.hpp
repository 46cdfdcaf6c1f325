// Finding places for labels so that none hides another.
#pragma once

#include "viz/canvas.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Middles of labels of equal height, as near as possible to the wanted ones (least squares), in their
/// order, without overlap, within [lo, hi]. Nothing if they do not fit.
std::optional<std::vector<double>> spread(std::span<double const> wanted, double height, double lo,
                                          double hi);

/// A label at the end of a line or area.
struct EndLabel {
  std::string text;
  double y = 0;  // where the mark ends
  Color color;
  bool is_area = false;  // then a patch of the colour stands before the text
};

/// Width that end labels need right of a plot.
double end_label_width(Canvas const& canvas, std::span<EndLabel const> labels);

/// Draws labels beside x = `left`, each near its mark, with a thin leader where it had to move.
/// Returns false, having drawn nothing, if they do not fit between `top` and `bottom`.
bool draw_end_labels(Canvas& canvas, std::span<EndLabel const> labels, double left, double top,
                     double bottom);

/// Boxes that are taken on a map or a plot, and free ones beside a mark.
class LabelPlaces {
 public:
  explicit LabelPlaces(Rect room) : room_(room) {}

  void take(Rect box) { taken_.push_back(box); }
  /// A free box of this size beside the mark (right, left, above, below, corners in turn), which is then
  /// taken; nothing if there is none.
  std::optional<Rect> beside(Rect mark, Size size);

 private:
  bool is_free(Rect box) const;

  Rect room_;
  std::vector<Rect> taken_;
};

}  // namespace ruralsim::viz
