#include "viz/surface.hpp"

#include "viz/markup.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace ruralsim::viz {
namespace {

// PDF files carry a creation date; the time of drawing would make two equal pictures differ.
constexpr char kCreated[] = "2018-07-01T00:00:00Z";

cairo_status_t append(void* out, unsigned char const* data, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<char const*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

int pixels(double points, double dpi) {
  return static_cast<int>(std::lround(points * dpi / 72));
}

SurfacePtr make_surface(Format format, Size page, double dpi, std::string* out) {
  switch (format) {
    case Format::Svg: {
      SurfacePtr svg(cairo_svg_surface_create_for_stream(append, out, page.w, page.h));
      cairo_svg_surface_set_document_unit(svg.get(), CAIRO_SVG_UNIT_PT);
      return svg;
    }
    case Format::Pdf: {
      SurfacePtr pdf(cairo_pdf_surface_create_for_stream(append, out, page.w, page.h));
      cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, kCreated);
      return pdf;
    }
    case Format::Png:
      break;
  }
  return SurfacePtr(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(page.w, dpi), pixels(page.h, dpi)));
}

}  // namespace

void check(cairo_status_t status, char const* what) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw std::runtime_error(std::string(what) + " failed (" + cairo_status_to_string(status) + ")");
}

Surface::Surface(Format format, Size page, double png_dpi)
    : format_(format),
      out_(std::make_unique<std::string>()),
      surface_(make_surface(format, page, png_dpi, out_.get())),
      context_(cairo_create(surface_.get())) {
  check(cairo_surface_status(surface_.get()), "making a page");
  check(cairo_status(context()), "making a page");
  if (format_ == Format::Png) cairo_scale(context(), png_dpi / 72, png_dpi / 72);
}

void Surface::describe(std::string title, std::string description) {
  title_ = std::move(title);
  description_ = std::move(description);
  if (format_ != Format::Pdf) return;
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title_.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_SUBJECT, description_.c_str());
}

std::string Surface::pixels() {
  check(cairo_status(context()), "drawing");
  cairo_surface_flush(surface_.get());
  auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get()));
  auto const width = 4 * static_cast<std::size_t>(cairo_image_surface_get_width(surface_.get()));
  auto const height = static_cast<std::size_t>(cairo_image_surface_get_height(surface_.get()));
  auto const* row = reinterpret_cast<char const*>(cairo_image_surface_get_data(surface_.get()));
  if (row == nullptr) throw std::logic_error("only a page in Format::Png has pixels");
  std::string all;
  for (std::size_t y = 0; y < height; ++y, row += stride) all.append(row, width);
  return all;
}

std::string Surface::finish() {
  check(cairo_status(context()), "drawing");
  cairo_show_page(context());
  if (format_ == Format::Png) {
    check(cairo_surface_write_to_png_stream(surface_.get(), append, out_.get()), "writing a PNG");
  }
  cairo_surface_finish(surface_.get());
  check(cairo_surface_status(surface_.get()), "finishing a page");
  return format_ == Format::Svg ? with_texts(*out_, title_, description_, id_prefix_) : std::move(*out_);
}

}  // namespace ruralsim::viz
