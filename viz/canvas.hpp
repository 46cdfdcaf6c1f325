// A page to draw on, whatever the file format; it remembers what was drawn so that tests can measure it.
//
// The same calls give the same bytes, on any locale and at any time: one font family (DejaVu Sans, Noto
// Sans CJK SC for Chinese), no hinting, a fixed creation date in PDF, ids in SVG that depend on the drawing
// alone. Cairo turns the text of an SVG into outlines; so `describe` puts <title> and <desc> into the file.
#pragma once

#include "viz/color.hpp"
#include "viz/common_ranges.hpp"
#include "viz/geometry.hpp"
#include "viz/style.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

enum class Format { Svg, Pdf, Png };

/// Where the given point lies in a text: horizontally and vertically.
enum class Align { Start, Middle, End };
enum class VAlign { Top, Middle, Bottom };

enum class Halo { No, Yes, Thick };
/// Where a text that is too long is cut: at its end, or in the middle where its end matters.
enum class Shorten { End, Middle };

struct TextStyle {
  double size = 7;
  Color color = kInk;
  bool bold = false;
  Align align = Align::Start;
  VAlign valign = VAlign::Middle;
  double max_width = 0;  // points; a longer text ends in an ellipsis; 0: no limit

  Shorten shorten = Shorten::End;
  int max_lines = 0;     // of a paragraph; what is longer ends in an ellipsis; 0: no limit
  Halo halo = Halo::No;  // a white rim, for text over marks; thick over hatches
};

struct Stroke {
  Color color = kInk;
  double width = 1;
  std::vector<double> dash = {};  // on, off, ... in points; empty: solid
};

/// What a mark stands for; tests count marks by kind.
enum class Mark { Line, Band, Area, Bar, Cell, Dot, Key, Axis, Tick, Grid, Rule };

struct LabelBox {
  std::string text;  // as drawn in full; a shortened label still bears its whole text
  Rect box;          // of the ink
};

struct MarkBox {
  Mark kind;
  Rect box;
};

class Canvas {
 public:
  /// A white page. Throws sim::Error (io) if the machine has no font at all, std::runtime_error if Cairo
  /// fails.
  Canvas(Style const& style, Size page, Format format);
  ~Canvas();
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;

  Style const& style() const;
  Rect page() const;

  /// Title and description for search engines and screen readers.
  void describe(std::string title, std::string description);
  /// Keeps the ids of several SVGs inlined in one page apart.
  void name_ids(std::string prefix);

  void line(std::span<Point const> points, Stroke const& stroke, Mark kind);
  void polygon(std::span<Point const> points, Color fill, Mark kind);
  void rectangle(Rect box, Color fill, Mark kind);
  void frame(Rect box, Stroke const& stroke, Mark kind);
  /// One disc with a rim.
  void disc(Point center, double radius, Color fill, Stroke const& rim, Mark kind = Mark::Dot);
  /// Many plain discs of one colour, as one path; recorded as one mark.
  void discs(std::span<Point const> centers, double radius, Color fill);

  /// Words that a reader gets who points there; drawn by pages alone (viz/report/), no part of a picture.
  void tip(Rect box, std::string words);

  /// Has ranges in common with other pictures from now on; they must outlive the drawing.
  void share(CommonRanges& ranges);
  /// The range of an axis or of colours: its own, or the one in common.
  Range in_common(std::string const& name, Range own);

  /// Draws one line of text and returns the box of its ink.
  Rect text(std::string_view text, Point at, TextStyle const& style);
  /// Draws text wrapped to a width, its top left corner at `at`; returns the height it takes.
  double paragraph(std::string_view text, Point at, double width, TextStyle const& style);
  /// Size that text() and paragraph() would take; nothing is drawn. Height counts whole lines.
  Size measure(std::string_view text, TextStyle const& style) const;
  double paragraph_height(std::string_view text, double width, TextStyle const& style) const;

  /// Nothing is drawn outside the box until the returned guard dies.
  class Clip {
   public:
    Clip(Canvas& canvas, Rect box);
    ~Clip();
    Clip(Clip const&) = delete;
    Clip& operator=(Clip const&) = delete;

   private:
    Canvas& canvas_;
  };
  [[nodiscard]] Clip clip(Rect box);

  /// Finishes the page and returns the file's bytes; nothing can be drawn afterwards.
  std::string bytes();
  /// The same of a page in Format::Png, as rows of pixels of four bytes: blue, green, red and one without
  /// use.
  std::string pixels();

  std::vector<LabelBox> const& labels() const;
  std::vector<MarkBox> const& marks() const;
  std::vector<LabelBox> const& tips() const;
  std::size_t count(Mark kind) const;
  /// Characters for which no font of this machine has a glyph (drawn as boxes with their code).
  std::size_t missing_glyphs() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ruralsim::viz
