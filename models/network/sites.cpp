#include "models/network/sites.hpp"

#include "models/network/reach.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <queue>

namespace ruralsim::models::network {
namespace {

constexpr double kNoCenter = 1e9;  // km: farther than any road

// A village, and what a center there would have saved when `picked` centers stood: that very sum, or no less.
struct Offer {
  double gain;
  std::size_t village;
  std::size_t picked;
  bool exact;

  // Of equal gains the first village comes first, whatever the order of looking.
  friend bool operator<(Offer const& a, Offer const& b) {
    return a.gain != b.gain ? a.gain < b.gain : a.village > b.village;
  }
};

// By road between villages. Those that are known are looked up once, as far as a table of them is small.
class RoadTable {
 public:
  explicit RoadTable(County const& county) : county_(county), villages_(county.villages.size()) {
    if (!county.roads || villages_ > kLargest) return;
    km_.resize(villages_ * villages_);
    for (std::size_t a = 0; a < villages_; ++a)
      for (std::size_t b = 0; b <= a; ++b) km_[a * villages_ + b] = km_[b * villages_ + a] = worked_out(a, b);
  }
  double operator()(std::size_t a, std::size_t b) const {
    return km_.empty() ? worked_out(a, b) : km_[a * villages_ + b];
  }

 private:
  static constexpr std::size_t kLargest = 1000;  // villages: 8 MB
  double worked_out(std::size_t a, std::size_t b) const {
    return county_.road(county_.villages[a].at, county_.villages[b].at).value;
  }

  County const& county_;
  std::size_t villages_;
  std::vector<double> km_;
};

// What a center in a village saves can only shrink as others are picked, and so does its rounded sum, term by
// term. An old offer is therefore an upper bound, and only the few that still lead are worked out again (the
// lazy greedy of Minoux, 1978): the same villages as by looking at all of them each time. They are estimated
// from above at first, by a distance that is quick to work out; exact is only the offer that is taken.
class Search {
 public:
  explicit Search(County const& county)
      : county_(county), road_(county), few_(county.villages.size()), found_(county.villages.size()) {
    for (auto const& village : county.villages)
      homes_.push_back({village.at, village.households, 0, 0, Reach(county, {kNoCenter})});
    for (auto& home : homes_) comes_nearer(home, kNoCenter);
    offers_ = std::priority_queue<Offer>({}, first_looks());
  }

  bool all_taken() const { return offers_.empty(); }

  std::size_t pick() {
    while (true) {
      auto const best = offers_.top();
      bool const current = best.picked == picked_;
      offers_.pop();
      if (current && best.exact) {
        take(best.village);
        return best.village;
      }
      offers_.push(current ? second_look(best.village) : first_look(best.village));
    }
  }

 private:
  static constexpr double kLittleMore = 1 + 16 * std::numeric_limits<double>::epsilon();
  static constexpr std::size_t kFew = 512;  // 2 kB a site

  struct Home {
    Point at;
    double households = 0;
    double nearest = 0;        // km by road to the nearest center picked
    double nearest_above = 0;  // more than that by more than rounding makes of a road
    Reach reach;               // of that nearest road
  };

  void comes_nearer(Home& home, double road) const {
    home.nearest = road;
    home.nearest_above = road * kLittleMore;
    home.reach = Reach(county_, {road});
  }

  // Where roads are known there is no quick way.
  Offer first_look(std::size_t site) {
    return county_.roads ? second_look(site) : Offer{at_most(site), site, picked_, false};
  }
  Offer second_look(std::size_t site) { return {gain(site), site, picked_, true}; }

  // All of them while no center stands: what at_most() says, each distance worked out once.
  std::vector<Offer> first_looks() {
    std::vector<Offer> offers;
    for (std::size_t a = 0; a < homes_.size(); ++a) {
      if (county_.roads) {
        offers.push_back(second_look(a));
        continue;
      }
      double sum = 0;
      for (std::size_t b = 0; b < a; ++b) {
        double const saved = saved_at_most(homes_[b], homes_[a].at);
        sum += homes_[b].households * saved;
        offers[b].gain += homes_[a].households * saved;
      }
      offers.push_back({sum + homes_[a].households * homes_[a].nearest_above, a, picked_, false});
    }
    return offers;
  }

  // Calls see(i) for homes whose nearest center one at the site may be, in their order. Once few they are
  // remembered, for they only become fewer.
  template <class See>
  void for_homes_in_reach(std::size_t site, See const& see) {
    auto& few = few_[site];
    std::size_t found = 0;
    auto const look = [&, at = homes_[site].at](std::uint32_t i, std::vector<std::uint32_t>& list) {
      if (homes_[i].reach.excludes(homes_[i].at, at)) return;
      list[found++] = i;
      see(i);
    };
    if (few) {
      for (auto const i : *few) look(i, *few);
      few->resize(found);
      return;
    }
    for (std::uint32_t i = 0; i < homes_.size(); ++i) look(i, found_);
    if (found <= kFew) few.emplace(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(found));
  }

  double gain(std::size_t site) {
    double sum = 0;
    for_homes_in_reach(site, [&](std::uint32_t i) {
      sum += homes_[i].households * std::max(0.0, homes_[i].nearest - road_(site, i));
    });
    return sum;
  }

  // No term is below that of gain(), hence no rounded sum of them in the same order.
  double at_most(std::size_t site) {
    double sum = 0;
    for_homes_in_reach(site, [&, at = homes_[site].at](std::uint32_t i) {
      sum += homes_[i].households * saved_at_most(homes_[i], at);
    });
    return sum;
  }

  // A root differs by a few units in the last place from std::hypot, which takes several times as long.
  double saved_at_most(Home const& home, Point site) const {
    double const x = home.at.x - site.x, y = home.at.y - site.y;
    return std::max(0.0, home.nearest_above - std::sqrt(x * x + y * y) * county_.detour);
  }

  void take(std::size_t site) {
    ++picked_;
    for_homes_in_reach(site, [&](std::uint32_t i) {
      if (double const km = road_(site, i); km < homes_[i].nearest) comes_nearer(homes_[i], km);
    });
  }

  County const& county_;
  RoadTable road_;
  std::vector<Home> homes_;
  std::vector<std::optional<std::vector<std::uint32_t>>> few_;  // homes in reach, by site
  std::vector<std::uint32_t> found_;                            // room for a search
  std::priority_queue<Offer> offers_;
  std::size_t picked_ = 0;
};

}  // namespace

std::vector<std::size_t> sites(County const& county, std::size_t centers) {
  Search search(county);
  std::vector<std::size_t> chosen;
  while (chosen.size() < centers && !search.all_taken()) chosen.push_back(search.pick());
  return chosen;
}

}  // namespace ruralsim::models::network
