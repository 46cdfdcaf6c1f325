#include "models/network/sites.hpp"

#include <algorithm>
#include <queue>

namespace ruralsim::models::network {
namespace {

constexpr double kNoCenter = 1e9;  // km: farther than any road

// A village, and what a center there would have saved when `picked` centers stood.
struct Offer {
  double gain;
  std::size_t village;
  std::size_t picked;

  // Of equal gains the first village comes first, whatever the order of looking.
  friend bool operator<(Offer const& a, Offer const& b) {
    return a.gain != b.gain ? a.gain < b.gain : a.village > b.village;
  }
};

// By road between all villages, as far as a table of them is small.
class RoadTable {
 public:
  explicit RoadTable(County const& county) : county_(county), villages_(county.villages.size()) {
    if (villages_ > kLargest) return;
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
// lazy greedy of Minoux, 1978): the same villages as by looking at all of them each time.
class Search {
 public:
  explicit Search(County const& county) : county_(county), road_(county) {
    std::vector<Offer> all;
    for (auto const& village : county.villages)
      homes_.push_back({.at = village.at, .households = village.households});
    for (auto& home : homes_) comes_nearer(home, kNoCenter);
    for (std::size_t i = 0; i < homes_.size(); ++i) all.push_back({gain(i), i, 0});
    offers_ = std::priority_queue<Offer>({}, std::move(all));
  }

  bool all_taken() const { return offers_.empty(); }

  std::size_t pick() {
    while (offers_.top().picked < picked_) {
      std::size_t const village = offers_.top().village;
      offers_.pop();
      offers_.push({gain(village), village, picked_});
    }
    std::size_t const best = offers_.top().village;
    offers_.pop();
    take(best);
    return best;
  }

 private:
  struct Home {
    Point at;
    double households = 0;
    double nearest = 0;  // km by road to the nearest center picked
    double reach = 0;    // km2: a site farther off than its root in a straight line is no nearer by road
  };

  void comes_nearer(Home& home, double road) const {
    double const straight = road / county_.detour;
    home.nearest = road;
    home.reach = straight * straight * (1 + 1e-9);          // rounding may not put anything out of reach
    if (county_.roads) home.reach = kNoCenter * kNoCenter;  // a known road may be shorter than its detour
  }

  // Most are, so that their road need not be worked out.
  static bool out_of_reach(Home const& home, Point site) {
    double const x = home.at.x - site.x, y = home.at.y - site.y;
    return x * x + y * y > home.reach;
  }

  double gain(std::size_t site) const {
    double sum = 0;
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      Home const& home = homes_[i];
      if (out_of_reach(home, homes_[site].at)) continue;
      sum += home.households * std::max(0.0, home.nearest - road_(site, i));
    }
    return sum;
  }

  void take(std::size_t site) {
    ++picked_;
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      if (out_of_reach(homes_[i], homes_[site].at)) continue;
      if (double const road = road_(site, i); road < homes_[i].nearest) comes_nearer(homes_[i], road);
    }
  }

  County const& county_;
  RoadTable road_;
  std::vector<Home> homes_;
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
