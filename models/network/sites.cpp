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

// What a center in a village saves can only shrink as others are picked, and so does its rounded sum, term by
// term. An old offer is therefore an upper bound, and only the few that still lead are worked out again (the
// lazy greedy of Minoux, 1978): the same villages as by looking at all of them each time.
class Search {
 public:
  explicit Search(County const& county) : county_(county) {
    std::vector<Offer> all;
    for (auto const& village : county.villages)
      homes_.push_back({.at = village.at, .households = village.households});
    for (auto& home : homes_) comes_nearer(home, kNoCenter);
    for (std::size_t i = 0; i < homes_.size(); ++i) all.push_back({gain(homes_[i].at), i, 0});
    offers_ = std::priority_queue<Offer>({}, std::move(all));
  }

  bool all_taken() const { return offers_.empty(); }

  std::size_t pick() {
    while (offers_.top().picked < picked_) {
      std::size_t const village = offers_.top().village;
      offers_.pop();
      offers_.push({gain(homes_[village].at), village, picked_});
    }
    std::size_t const best = offers_.top().village;
    offers_.pop();
    take(homes_[best].at);
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
    home.reach = straight * straight * (1 + 1e-9);  // rounding may not put anything out of reach
  }

  // Most are, so that their road need not be worked out.
  static bool out_of_reach(Home const& home, Point site) {
    double const x = home.at.x - site.x, y = home.at.y - site.y;
    return x * x + y * y > home.reach;
  }

  double gain(Point site) const {
    double sum = 0;
    for (Home const& home : homes_) {
      if (out_of_reach(home, site)) continue;
      sum += home.households * std::max(0.0, home.nearest - county_.road(site, home.at).value);
    }
    return sum;
  }

  void take(Point site) {
    ++picked_;
    for (Home& home : homes_) {
      if (out_of_reach(home, site)) continue;
      if (double const road = county_.road(site, home.at).value; road < home.nearest)
        comes_nearer(home, road);
    }
  }

  County const& county_;
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
