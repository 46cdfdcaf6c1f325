// Lead times of the orders that count in figures of the whole run, by channel and by how remote their center
// is.
#pragma once

#include "models/counts.hpp"
#include "models/network/remoteness.hpp"
#include "models/parcel.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ruralsim::models {

struct LeadLedger {
  std::vector<std::uint8_t> fifth;  // of the centers, by their way from the hub
  Counts<std::uint32_t>
      ready;  // (fifth and channel, lead_bins): placed -> ready; last: orders that do not count

  void begin(std::vector<std::uint8_t> of_centers, std::size_t bins) {
    fifth = std::move(of_centers);
    ready = Counts<std::uint32_t>(network::kFifths * kChannels + kChannels, bins);
  }
  // Bins of own_phone, after which those of `assisted` stand.
  std::uint32_t* bins_of(std::size_t center, bool judged) {
    return ready.row(kChannels * (judged ? fifth[center] : network::kFifths));
  }
  std::uint32_t at(std::size_t of_fifth, std::size_t channel, std::size_t bin) const {
    return ready(kChannels * of_fifth + channel, bin);
  }
};

}  // namespace ruralsim::models
