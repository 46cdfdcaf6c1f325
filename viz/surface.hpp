// A Cairo surface that writes into memory. Internal to viz: the only headers that show Cairo's types.
#pragma once

#include "viz/canvas.hpp"

#include <cairo.h>
#include <memory>
#include <string>
#include <utility>

namespace ruralsim::viz {

struct CairoDeleter {
  void operator()(cairo_t* c) const { cairo_destroy(c); }
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using CairoPtr = std::unique_ptr<cairo_t, CairoDeleter>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoDeleter>;

/// Throws std::runtime_error with what was tried and Cairo's message if the status is not success.
void check(cairo_status_t status, char const* what);

class Surface {
 public:
  Surface(Format format, Size page, double png_dpi);

  cairo_t* context() const { return context_.get(); }
  void describe(std::string title, std::string description);
  void name_ids(std::string prefix) { id_prefix_ = std::move(prefix); }
  std::string finish();
  std::string pixels();  // of Format::Png

 private:
  Format format_;
  std::unique_ptr<std::string> out_;  // at a fixed address: Cairo writes into it
  SurfacePtr surface_;
  CairoPtr context_;
  std::string title_;
  std::string description_;
  std::string id_prefix_;
};

}  // namespace ruralsim::viz
