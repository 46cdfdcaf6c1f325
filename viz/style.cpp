#include "viz/style.hpp"

namespace ruralsim::viz {

Style style_for(Medium medium, Look look) {
  switch (medium) {
    case Medium::SingleColumn:
      return {.medium = medium,
              .look = look,
              .width = 85 * kPointsPerMm,
              .margin = 4,
              .title_size = 8,
              .text_size = 7,
              .tick_size = 6.5,
              .caption_size = 5.5,
              .line_width = 1.3,
              .thin_width = 0.5,
              .hair_width = 0.4,
              .dot_radius = 1.6,
              .png_dpi = 300};
    case Medium::DoubleColumn:
      return {.medium = medium,
              .look = look,
              .width = 178 * kPointsPerMm,
              .margin = 5,
              .title_size = 9,
              .text_size = 7.5,
              .tick_size = 7,
              .caption_size = 6,
              .line_width = 1.5,
              .thin_width = 0.5,
              .hair_width = 0.4,
              .dot_radius = 2.0,
              .png_dpi = 300};
    case Medium::Slide:
      break;
  }
  // 254 mm at 192 dpi: exactly 1920 x 1080 pixels.
  return {.medium = Medium::Slide,
          .look = look,
          .width = 720,
          .margin = 18,
          .title_size = 20,
          .text_size = 14,
          .tick_size = 13,
          .caption_size = 10,
          .line_width = 2.6,
          .thin_width = 0.9,
          .hair_width = 0.7,
          .dot_radius = 3.6,
          .png_dpi = 192};
}

Size page_size(Style const& style, double rows) {
  if (style.medium == Medium::Slide) return {style.width, 405};
  double const head_and_foot = 2 * style.margin + 1.4 * style.title_size + 4 * style.caption_size;
  return {style.width, head_and_foot + rows * 1.4 * style.text_size};
}

}  // namespace ruralsim::viz
