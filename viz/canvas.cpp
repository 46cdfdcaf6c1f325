#include "viz/canvas.hpp"

#include "viz/print.hpp"
#include "viz/surface.hpp"
#include "viz/text.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace ruralsim::viz {

namespace {

constexpr double kDiagonal = std::numbers::sqrt2;

}  // namespace

struct Canvas::Impl {
  Style style;
  Size page;
  Surface surface;
  std::vector<LabelBox> labels = {};
  std::vector<MarkBox> marks = {};
  std::vector<LabelBox> tips = {};
  std::vector<Rect> clips = {};

  std::vector<Rect> hatched = {};  // where text needs a rim
  std::size_t missing_glyphs = 0;
  CommonRanges* ranges = nullptr;  // of pictures side by side

  bool prints() const { return style.look == Look::Print; }
  cairo_t* cairo() const { return surface.context(); }

  void set(Color c) const { cairo_set_source_rgba(cairo(), c.r, c.g, c.b, c.a); }

  void set(Stroke const& asked, Mark kind) const {
    Stroke const stroke = prints() ? printed(asked, kind) : asked;
    set(stroke.color);
    cairo_set_line_width(cairo(), stroke.width);
    cairo_set_dash(cairo(), stroke.dash.data(), static_cast<int>(stroke.dash.size()), 0);
  }

  // Fills the path and forgets it; `box` is its extent.
  void fill(Color color, Rect box) {
    PrintedFill const ink = prints() ? printed_fill(color) : PrintedFill{color};
    set(ink.color);
    if (ink.hatch == Hatch::None) return cairo_fill(cairo());
    cairo_fill_preserve(cairo());
    cairo_save(cairo());
    cairo_clip(cairo());
    hatch(ink.hatch, box);
    cairo_restore(cairo());
    hatched.push_back(box);
  }

  // Lines at places that are the same all over the page, so that areas side by side match.
  void hatch(Hatch kind, Rect box) const {
    double const step = 7 * style.hair_width;
    set(Color{0, 0, 0, 1});
    cairo_set_line_width(cairo(), 1.2 * style.hair_width);
    cairo_set_dash(cairo(), nullptr, 0, 0);
    auto const across = [&](double from, double to, auto&& draw) {
      for (double at = std::floor(from / step) * step; at <= to; at += step) draw(at);
      cairo_stroke(cairo());
    };
    auto const stroke_from_to = [&](double x, double y, double x2, double y2) {
      cairo_move_to(cairo(), x, y), cairo_line_to(cairo(), x2, y2);
    };
    if (kind == Hatch::Struck) {
      stroke_from_to(box.x, box.y, box.right(), box.bottom());
      stroke_from_to(box.x, box.bottom(), box.right(), box.y);
      cairo_stroke(cairo());
    }
    if (kind == Hatch::Upright)
      across(box.x, box.right(), [&](double x) { stroke_from_to(x, box.y, x, box.bottom()); });
    if (kind == Hatch::Level)
      across(box.y, box.bottom(), [&](double y) { stroke_from_to(box.x, y, box.right(), y); });
    if (kind == Hatch::Rising || kind == Hatch::Crossed)
      across((box.x + box.y) / kDiagonal, (box.right() + box.bottom()) / kDiagonal, [&](double at) {
        double const sum = at * kDiagonal;
        stroke_from_to(sum - box.y, box.y, sum - box.bottom(), box.bottom());
      });
    if (kind == Hatch::Falling || kind == Hatch::Crossed)
      across((box.x - box.bottom()) / kDiagonal, (box.right() - box.y) / kDiagonal, [&](double at) {
        double const difference = at * kDiagonal;
        stroke_from_to(difference + box.y, box.y, difference + box.bottom(), box.bottom());
      });
  }

  // On the print style text is black, with a rim where it lies on hatches.
  TextStyle of_text(TextStyle words, Rect ink) const {
    if (!prints()) return words;
    words.color = printed_text(words.color);
    bool const black = words.color.r == 0;
    if (black && std::ranges::any_of(hatched, [&](Rect box) { return touches(box, ink); }))
      words.halo = Halo::Thick;
    return words;
  }

  void record(Mark kind, Rect box) {
    for (Rect clip : clips) {
      if (!touches(box, clip)) return;  // nothing of it can be seen
      box = shared(box, clip);
    }
    marks.push_back({kind, box});
  }

  void trace(std::span<Point const> points) const {
    cairo_new_path(cairo());
    for (Point p : points) cairo_line_to(cairo(), p.x, p.y);
  }
};

namespace {

constexpr double kDigitHeight = 0.729;  // of DejaVu Sans, per size; what is centred is the digits' middle

Rect bounds(std::span<Point const> points, double grow = 0) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  double left = inf, top = inf, right = -inf, bottom = -inf;
  for (Point p : points) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  return {left - grow, top - grow, right - left + 2 * grow, bottom - top + 2 * grow};
}

// From the aligned point to the start of the baseline.
Point baseline_start(Point at, Size size, TextStyle const& style) {
  double const dx = style.align == Align::Start ? 0 : style.align == Align::Middle ? -size.w / 2 : -size.w;
  double const dy = style.valign == VAlign::Top      ? 0.95 * style.size
                    : style.valign == VAlign::Middle ? kDigitHeight / 2 * style.size
                                                     : -0.25 * style.size;
  return {at.x + dx, at.y + dy};
}

}  // namespace

Canvas::Canvas(Style const& style, Size page, Format format) {
  require_fonts();
  impl_ = std::make_unique<Impl>(Impl{style, page, Surface(format, page, style.png_dpi)});
  cairo_set_line_join(impl_->cairo(), CAIRO_LINE_JOIN_ROUND);
  impl_->set(kWhite);
  cairo_paint(impl_->cairo());
}

Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

Style const& Canvas::style() const {
  return impl_->style;
}

Rect Canvas::page() const {
  return {0, 0, impl_->page.w, impl_->page.h};
}

void Canvas::describe(std::string title, std::string description) {
  impl_->surface.describe(std::move(title), std::move(description));
}

void Canvas::name_ids(std::string prefix) {
  impl_->surface.name_ids(std::move(prefix));
}

void Canvas::line(std::span<Point const> points, Stroke const& stroke, Mark kind) {
  if (points.size() < 2) return;
  impl_->trace(points);
  impl_->set(stroke, kind);
  cairo_stroke(impl_->cairo());
  impl_->record(kind, bounds(points));
}

void Canvas::polygon(std::span<Point const> points, Color fill, Mark kind) {
  if (points.size() < 3) return;
  impl_->trace(points);
  cairo_close_path(impl_->cairo());
  impl_->fill(fill, bounds(points));
  impl_->record(kind, bounds(points));
}

void Canvas::rectangle(Rect box, Color fill, Mark kind) {
  cairo_rectangle(impl_->cairo(), box.x, box.y, box.w, box.h);
  impl_->fill(fill, box);
  impl_->record(kind, box);
}

void Canvas::frame(Rect box, Stroke const& stroke, Mark kind) {
  cairo_rectangle(impl_->cairo(), box.x, box.y, box.w, box.h);
  impl_->set(stroke, kind);
  cairo_stroke(impl_->cairo());
  impl_->record(kind, box);
}

void Canvas::disc(Point center, double radius, Color fill, Stroke const& rim, Mark kind) {
  cairo_new_path(impl_->cairo());
  cairo_arc(impl_->cairo(), center.x, center.y, radius, 0, 2 * std::numbers::pi);
  Color const inside = impl_->prints() ? printed_dot(fill) : fill;
  impl_->set(inside);
  cairo_fill_preserve(impl_->cairo());
  impl_->set(impl_->prints() ? printed_rim(rim, inside) : rim, kind);
  cairo_stroke(impl_->cairo());
  impl_->record(kind, bounds({&center, 1}, radius + rim.width / 2));
}

void Canvas::discs(std::span<Point const> centers, double radius, Color fill) {
  if (centers.empty()) return;
  cairo_new_path(impl_->cairo());
  for (Point p : centers) {  // a line of no length with round caps: far smaller in a file than an arc
    cairo_move_to(impl_->cairo(), p.x, p.y);
    cairo_line_to(impl_->cairo(), p.x, p.y);
  }
  cairo_save(impl_->cairo());
  impl_->set(Stroke{.color = impl_->prints() ? printed_dot(fill) : fill, .width = 2 * radius}, Mark::Dot);
  cairo_set_line_cap(impl_->cairo(), CAIRO_LINE_CAP_ROUND);
  cairo_stroke(impl_->cairo());
  cairo_restore(impl_->cairo());
  impl_->record(Mark::Dot, bounds(centers, radius));
}

Rect Canvas::text(std::string_view text, Point at, TextStyle const& style) {
  LayoutPtr const layout = make_layout(impl_->cairo(), text, style, 0);
  Point const start = baseline_start(at, layout_size(layout.get(), style), style);
  Rect ink = layout_ink(layout.get());
  ink.x += start.x, ink.y += start.y;
  show_layout(impl_->cairo(), layout.get(), start, impl_->of_text(style, ink));
  impl_->missing_glyphs += unknown_glyphs(layout.get());
  if (ink.w > 0) impl_->labels.push_back({std::string(text), ink});
  return ink;
}

double Canvas::paragraph(std::string_view text, Point at, double width, TextStyle const& style) {
  LayoutPtr const layout = make_layout(impl_->cairo(), text, style, width);
  Point const start = {at.x, at.y + 0.95 * style.size};
  Rect ink = layout_ink(layout.get());
  ink.x += start.x, ink.y += start.y;
  show_layout(impl_->cairo(), layout.get(), start, impl_->of_text(style, ink));
  impl_->missing_glyphs += unknown_glyphs(layout.get());
  if (ink.w > 0) impl_->labels.push_back({std::string(text), ink});
  return layout_size(layout.get(), style).h;
}

Size Canvas::measure(std::string_view text, TextStyle const& style) const {
  return layout_size(make_layout(impl_->cairo(), text, style, 0).get(), style);
}

double Canvas::paragraph_height(std::string_view text, double width, TextStyle const& style) const {
  return layout_size(make_layout(impl_->cairo(), text, style, width).get(), style).h;
}

Canvas::Clip::Clip(Canvas& canvas, Rect box) : canvas_(canvas) {
  cairo_save(canvas_.impl_->cairo());
  cairo_rectangle(canvas_.impl_->cairo(), box.x, box.y, box.w, box.h);
  cairo_clip(canvas_.impl_->cairo());
  canvas_.impl_->clips.push_back(box);
}

Canvas::Clip::~Clip() {
  canvas_.impl_->clips.pop_back();
  cairo_restore(canvas_.impl_->cairo());
}

Canvas::Clip Canvas::clip(Rect box) {
  return Clip(*this, box);
}

void Canvas::tip(Rect box, std::string words) {
  impl_->tips.push_back({std::move(words), box});
}

void Canvas::share(CommonRanges& ranges) {
  impl_->ranges = &ranges;
}

Range Canvas::in_common(std::string const& name, Range own) {
  return impl_->ranges ? impl_->ranges->widened(name, own) : own;
}

std::string Canvas::bytes() {
  return impl_->surface.finish();
}

std::string Canvas::pixels() {
  return impl_->surface.pixels();
}

std::vector<LabelBox> const& Canvas::labels() const {
  return impl_->labels;
}

std::vector<LabelBox> const& Canvas::tips() const {
  return impl_->tips;
}

std::vector<MarkBox> const& Canvas::marks() const {
  return impl_->marks;
}

std::size_t Canvas::count(Mark kind) const {
  return static_cast<std::size_t>(std::ranges::count(impl_->marks, kind, &MarkBox::kind));
}

std::size_t Canvas::missing_glyphs() const {
  return impl_->missing_glyphs;
}

}  // namespace ruralsim::viz
