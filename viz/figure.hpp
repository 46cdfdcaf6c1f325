// A chart with its data, ready to be drawn in any format and for any medium.
#pragma once

#include "viz/canvas.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct Figure {
  std::string name;                          // of its files, without suffix: "next-day-rate"
  std::function<double(Style const&)> rows;  // height of the plot it asks for, in lines of text
  std::function<void(Canvas&)> draw;
  std::function<std::string()> csv;
};

/// Draws the figure; the canvas can still be asked for its labels, and for its bytes.
Canvas drawn(Figure const& figure, Format format, Medium medium, Look look = Look::Light);

/// The bytes of the picture's file.
std::string rendered(Figure const& figure, Format format, Medium medium, Look look = Look::Light);

std::string_view suffix(Format format);  // ".svg", ".pdf", ".png"

/// Writes NAME.svg and so on and NAME.csv into a folder, which is made if the one around it is there, each
/// under a temporary name first; files of the same name are replaced. Returns the paths, pictures first.
/// Throws sim::Error (io).
std::vector<std::filesystem::path> save(Figure const& figure, std::filesystem::path const& folder,
                                        std::span<Format const> formats, Medium medium,
                                        Look look = Look::Light);

}  // namespace ruralsim::viz
