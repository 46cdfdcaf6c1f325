// One panel of the chart of trucks: some trucks over the hours of the day. Internal to the chart.
#pragma once

#include "viz/axes.hpp"
#include "viz/charts/time_space.hpp"

#include <span>

namespace ruralsim::viz {

struct MoverPanel {
  Plot plot;
  Movers who;
  double full;  // pieces on the fullest truck of the chart
  bool alone;   // whether every panel is of one truck
};

/// As the table calls it: "drive".
std::string_view word_of(MoverPiece::Kind kind);

/// What can be drawn of it.
bool is_finite(MoverPiece const& piece);

/// Room that a label needs above the way that is farthest from the hub.
double run_label_height(Style const& style);
Stroke arrival_stroke(Style const& style);
Stroke cut_off_stroke(Style const& style);

/// Lines of the distance and of the hours that are marked, and then the trucks, each run with its label.
void draw_mover_panel(Canvas& canvas, MoverPanel const& panel, std::span<Tick const> ticks,
                      TimeSpaceData const& data, std::span<MoverDay const* const> trucks);

}  // namespace ruralsim::viz
