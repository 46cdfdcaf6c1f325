// What must hold of every page, whatever was drawn.
#pragma once

#include "viz/figure.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {

/// One line for each pair of texts that overlap, each text and each mark that leaves the page.
inline std::vector<std::string> faults_of(Canvas const& canvas) {
  std::vector<std::string> faults;
  auto labels = canvas.labels();
  std::ranges::stable_sort(labels, {}, [](LabelBox const& label) { return label.box.x; });
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!contains(canvas.page(), labels[i].box)) faults.push_back("off the page: " + labels[i].text);
    for (std::size_t k = i + 1; k < labels.size() && labels[k].box.x <= labels[i].box.right(); ++k) {
      if (overlaps(labels[i].box, labels[k].box, 0.1))
        faults.push_back(labels[i].text + " over " + labels[k].text);
    }
  }
  for (auto const& mark : canvas.marks()) {
    if (contains(canvas.page(), mark.box, 0.01)) continue;
    faults.push_back("a mark off the page, of kind " + std::to_string(static_cast<int>(mark.kind)));
  }
  return faults;
}

inline void check_in_every_size(Figure const& figure) {
  for (auto [medium, name] : {std::pair{Medium::SingleColumn, "single column"},
                              {Medium::DoubleColumn, "double column"},
                              {Medium::Slide, "slide"}}) {
    Canvas const canvas = drawn(figure, Format::Png, medium);
    EXPECT_THAT(faults_of(canvas), testing::IsEmpty()) << figure.name << ", " << name;
  }
}

}  // namespace ruralsim::viz
