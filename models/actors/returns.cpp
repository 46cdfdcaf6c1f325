#include "models/actors/returns.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::models {

sim::Task<> Returns::run() {
  for (;;) {
    bring_back_today();
    co_await county_.here.until(sim::midnight(county_.today() + 1));
  }
}

void Returns::bring_back_today() {
  auto coming = std::exchange(county_.way_back.expected[static_cast<std::size_t>(county_.today())], {});
  if (county_.closes_centers)
    for (auto& one : coming) one.center = county_.takes_over(one.center, county_.today());
  std::stable_sort(coming.begin(), coming.end(),
                   [](auto const& a, auto const& b) { return a.center < b.center; });
  for (auto first = coming.begin(); first != coming.end();) {
    auto const center = first->center;
    auto const last =
        std::find_if(first, coming.end(), [&](auto const& one) { return one.center != center; });
    for (auto it = first; it != last; ++it) {
      facts::brought_back(county_.ledger, it->parcel, it->at);
      county_.way_back.corners[center].put(it->at, it->parcel);
      if (county_.ledger.watched.on())
        county_.ledger.watched.change(Spot::center(center), Level::back_center, it->at, 1);
    }
    county_.here.tell_as([&] { return sim::text("center {}", county_.map.centers[center].id); },
                         [&] {
                           return sim::text("{} brought back today",
                                            sim::many(static_cast<std::size_t>(last - first), "parcel"));
                         });
    first = last;
  }
}

}  // namespace ruralsim::models
