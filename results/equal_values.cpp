#include "results/equal_values.hpp"

namespace ruralsim::results {

ToldInterval interval_of_equal_values(ToldInterval const& usual, SameEverywhere const& figure, double level) {
  checked_level(level);
  if (usual.half_width != 0) return usual;
  bool const none = figure.value == 0, all = figure.value == 1;
  if ((none || all) && figure.n >= 2 && figure.trials >= 1) {
    auto const trials = static_cast<std::int64_t>(figure.trials);
    auto const interval = wilson(none ? 0 : trials, trials, level);
    return {.half_width = interval.high - interval.low, .interval = interval};
  }
  return none ? ToldInterval{} : usual;
}

}  // namespace ruralsim::results
