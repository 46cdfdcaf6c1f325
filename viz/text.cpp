#include "viz/text.hpp"

#include "sim/fault.hpp"

#include <string>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

namespace ruralsim::viz {
namespace {

constexpr char kFamilies[] = "DejaVu Sans,Noto Sans CJK SC";

struct FontOptionsDeleter {
  void operator()(cairo_font_options_t* o) const { cairo_font_options_destroy(o); }
};
struct DescriptionDeleter {
  void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};

// Unhinted metrics scale with the page, so that every format and resolution breaks lines alike; a fixed
// language keeps the user's locale out of the choice of fonts.
void pin(PangoContext* context) {
  std::unique_ptr<cairo_font_options_t, FontOptionsDeleter> const options(cairo_font_options_create());
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options.get());
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("zh-cn"));
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
}

void set_font(PangoLayout* layout, TextStyle const& style) {
  std::unique_ptr<PangoFontDescription, DescriptionDeleter> const font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), kFamilies);
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font.get());
}

double points(int pango_units) {
  return pango_units / static_cast<double>(PANGO_SCALE);
}

std::string valid_utf8(std::string_view text) {
  char* const made = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string const valid(made);
  g_free(made);
  return valid;
}

}  // namespace

void LayoutDeleter::operator()(PangoLayout* layout) const {
  g_object_unref(layout);
}

void require_fonts() {
  static bool const any = [] {
    FcFontSet const* const fonts = FcConfigGetFonts(nullptr, FcSetSystem);
    return fonts != nullptr && fonts->nfont > 0;
  }();
  if (any) return;
  throw sim::Error(sim::Blame::io,
                   "pictures: no font (fontconfig finds none on this machine) install fonts-dejavu-core");
}

LayoutPtr make_layout(cairo_t* context, std::string_view text, TextStyle const& style, double wrap_width) {
  LayoutPtr layout(pango_cairo_create_layout(context));
  pin(pango_layout_get_context(layout.get()));
  pango_layout_context_changed(layout.get());
  set_font(layout.get(), style);
  std::string const valid = valid_utf8(text);
  pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
  if (wrap_width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(wrap_width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (style.max_lines > 0) {
      pango_layout_set_height(layout.get(), -style.max_lines);
      bool const middle = style.shorten == Shorten::Middle;
      pango_layout_set_ellipsize(layout.get(), middle ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
    }
  } else {
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    if (style.max_width > 0) {
      pango_layout_set_width(layout.get(), static_cast<int>(style.max_width * PANGO_SCALE));
      pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
  }
  return layout;
}

double line_height(TextStyle const& style) {
  return 1.2 * style.size;
}

Size layout_size(PangoLayout* layout, TextStyle const& style) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  bool const one_line = pango_layout_get_line_count(layout) <= 1;
  return {points(logical.width), one_line ? line_height(style) : points(logical.height)};
}

Rect layout_ink(PangoLayout* layout) {
  PangoRectangle ink;
  pango_layout_get_extents(layout, &ink, nullptr);
  double const baseline = points(pango_layout_get_baseline(layout));
  return {points(ink.x), points(ink.y) - baseline, points(ink.width), points(ink.height)};
}

std::size_t unknown_glyphs(PangoLayout* layout) {
  return static_cast<std::size_t>(pango_layout_get_unknown_glyphs_count(layout));
}

void show_layout(cairo_t* context, PangoLayout* layout, Point at, TextStyle const& style) {
  cairo_move_to(context, at.x, at.y - points(pango_layout_get_baseline(layout)));
  if (style.halo != Halo::No) {
    bool const thick = style.halo == Halo::Thick;
    cairo_save(context);
    pango_cairo_layout_path(context, layout);
    cairo_set_source_rgba(context, 1, 1, 1, thick ? 1 : 0.85);
    cairo_set_line_width(context, (thick ? 0.55 : 0.28) * style.size);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(context);
    cairo_restore(context);
    cairo_move_to(context, at.x, at.y - points(pango_layout_get_baseline(layout)));
  }
  cairo_set_source_rgba(context, style.color.r, style.color.g, style.color.b, style.color.a);
  pango_cairo_show_layout(context, layout);
}

}  // namespace ruralsim::viz

// Fontconfig keeps its caches until the process ends, and Cairo's embedding of CFF fonts (Noto CJK) in PDF
// forgets a table; a debug build shall complain of leaks of ours alone.
#ifdef __SANITIZE_ADDRESS__
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\n";
}
extern "C" char const* __lsan_default_options();
extern "C" char const* __lsan_default_options() {
  return "print_suppressions=0";
}
#endif
