#include "viz/report/dates_within.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kChangeOfSettings = 2;  // as in /calendar/kind

double days_in_common(double first, double last, WeekRange range) {
  auto const begin = 7 * static_cast<double>(range.first), end = begin + 7 * static_cast<double>(range.weeks);
  return std::max(0.0, std::min(last + 1, end) - std::max(first, begin));
}

}  // namespace

std::string dates_unlike(Reader const& reader, WeekRange one, WeekRange other) {
  if (!reader.has("calendar/kind")) return "";
  auto const names = reader.texts("calendar/name");
  Row const kind = reader.numbers("calendar/kind"), first = reader.numbers("calendar/first"),
            last = reader.numbers("calendar/last");
  // A festival and the holiday of the same name are two; a festival of several factors is one.
  std::map<std::pair<std::string, double>, double> more_days;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (kind[i] != kChangeOfSettings)
      more_days[{names[i], kind[i]}] +=
          days_in_common(first[i], last[i], one) - days_in_common(first[i], last[i], other);
  auto const unlike = std::ranges::find_if(more_days, [](auto const& entry) { return entry.second != 0; });
  return unlike == more_days.end() ? "" : unlike->first.first;
}

}  // namespace ruralsim::viz
