// What `ruralsim compare` tells: results held against a first one, figure by figure.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "results/pairs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

struct ComparedRun {
  std::string name;  // its file without folder and suffix, or as much of its path as tells it from the others
  std::string path;
  results::RunPair pair;
};

struct CompareReport {
  std::string base;   // path
  std::string title;  // of the base's scenario
  std::size_t replications = 0;
  double level = results::usual_level;
  std::string base_name{};                   // empty: the stem of its path
  double together = results::not_available;  // with which all intervals hold; NaN: each by itself
  std::string scenario{};                    // file of the base's scenario
  std::vector<std::string> settings{};       // that it was run with besides
  std::string seed{}, version{};             // of the base, and of the program that made it
  std::vector<std::string> wanted{};         // figures; none: all
  std::vector<ComparedRun> runs{};

  bool wants(results::Figure const& figure) const;
  std::string for_people() const;
  std::string for_scripts() const;
};

// Throws Error(usage) unless --chart is not given, or names a file whose suffix says what to draw.
void check_chart_file(Arguments const& arguments);
// Draws the differences to the file that --chart names. Only the complete program can draw.
void draw_comparison(CompareReport const& report, Arguments const& arguments);

}  // namespace ruralsim::cli
