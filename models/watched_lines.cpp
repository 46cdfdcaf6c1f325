#include "models/watched_lines.hpp"

#include <algorithm>
#include <iterator>

namespace ruralsim::models {

void WatchedLines::Ear::line(sim::Time at, std::string_view from, std::string_view actor,
                             std::string const& what) {
  if (into.begins <= at.s && at.s < into.ends) heard.push_back({at.s, std::string(actor), what});
  if (also != nullptr) also->line(at, from, actor, what);
}

void WatchedLines::hand_over() {
  for (auto& ear : ears_) {
    auto& lines = ear.into.lines;
    lines.insert(lines.end(), std::make_move_iterator(ear.heard.begin()),
                 std::make_move_iterator(ear.heard.end()));
    ear.heard.clear();
    std::ranges::stable_sort(lines, {}, &TraceLine::time);
  }
}

}  // namespace ruralsim::models
