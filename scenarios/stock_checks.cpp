#include "scenarios/checks.hpp"
#include "scenarios/clock_text.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::StockAmount;
using models::StockPlace;
using models::StockPolicy;
using models::StockSettings;

class StockCheck {
 public:
  StockCheck(Era const& era, Problems& problems)
      : root_(era.root), draft_(era.reading.draft), problems_(problems) {
    for (auto const& product : draft_.settings.products) products_.push_back(product.id);
    for (auto const& county : draft_.counties) counties_.push_back(county.figures.id);
    counties_.insert(counties_.end(), draft_.counties_elsewhere.begin(), draft_.counties_elsewhere.end());
  }

  void all() {
    auto const& stocks = draft_.settings.stocks;
    for (auto stock = stocks.begin(); stock != stocks.end(); ++stock) {
      known(*stock, "product", stock->product, products_, "[[product]]");
      known(*stock, "county", stock->county, counties_, "[[county]]");
      if (stock->at == StockPlace::region && !stock->county.empty())
        wrong(*stock, "county", "is given for the region's stock (which all counties share) leave it out");
      numbers(*stock);
      substitute(*stock);
      auto const twin = std::find_if(stocks.begin(), stock, [&](auto const& other) {
        return other.product == stock->product && other.at == stock->at && other.county == stock->county;
      });
      if (twin != stock)
        wrong(*stock, "product",
              "= " + in_quotes(stock->product) + " (stock." + twin->id +
                  " holds it at the same place) leave one out");
    }
    auto const pre_stock = std::ranges::find(stocks, StockPlace::county, &StockSettings::at);
    if (pre_stock != stocks.end()) warn_of_late_release(*pre_stock);
  }

 private:
  void wrong(StockSettings const& stock, std::string const& key, std::string const& why) {
    problems_.error(where_of(root_, "stock", stock.id, key), "stock." + stock.id + "." + key + " " + why);
  }

  void known(StockSettings const& stock, std::string const& key, std::string const& id,
             std::vector<std::string> const& ids, std::string const& section) {
    if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) return;
    wrong(stock, key, "= " + in_quotes(id) + " (there is no such " + section + ")" + did_you_mean(id, ids));
  }

  void has(StockSettings const& stock, std::string const& key, bool given, bool wanted) {
    if (given == wanted) return;
    wrong(stock, key,
          wanted ? "is missing (the policy needs it) give pieces or days"
                 : "is given (the policy has no use for it) leave it out");
  }

  void numbers(StockSettings const& s) {
    bool const r_q = s.policy == StockPolicy::reorder_quantity, s_s = s.policy == StockPolicy::min_max;
    has(s, "up_to", s.up_to.has_value(), !r_q);
    has(s, "reorder_point", s.reorder_point.has_value(), r_q || s_s);
    has(s, "quantity", s.quantity.has_value(), r_q);
    if (s.policy == StockPolicy::periodic && !s.review)
      wrong(s, "review", "is continuous (the R of (R,S) is its period) give one, as in \"1 day\"");
    if (!s_s || !s.up_to || !s.reorder_point) return;
    if (s.up_to->unit != s.reorder_point->unit)
      wrong(s, "reorder_point",
            "is measured otherwise than up_to (which is higher?) give both in pieces or "
            "both in days");
    else if (s.up_to->number <= s.reorder_point->number)
      wrong(s, "up_to", "is not above reorder_point (an order would bring nothing) raise it");
  }

  void substitute(StockSettings const& stock) {
    auto const& other = stock.substitute;
    if (other.empty()) return;
    if (other == stock.product)
      return wrong(stock, "substitute", "is the product itself (it would be out of stock, too) name another");
    auto const holds = [&](auto const& s) {
      bool const here = s.county == stock.county || s.county.empty() || stock.county.empty();
      return s.product == other && s.at == stock.at && here;
    };
    auto const& stocks = draft_.settings.stocks;
    if (std::none_of(stocks.begin(), stocks.end(), holds))
      wrong(stock, "substitute",
            "= " + in_quotes(other) + " (no [[stock]] holds it at the same place) add one");
  }

  // Goods are at the hub, and yet nobody is told of an order before the warehouse's next cut-off.
  void warn_of_late_release(StockSettings const& stock) {
    auto const& cut_offs = draft_.settings.warehouse.cut_offs;
    auto const& departures = draft_.settings.truck.departures;
    if (cut_offs.empty() || departures.empty()) return;
    auto const leaves = departures.front();
    auto const before = std::ranges::lower_bound(cut_offs, leaves);
    auto const last = before == cut_offs.begin() ? cut_offs.back() - sim::days(1) : *std::prev(before);
    auto const percent = std::round(100 * share_of_orders(last, leaves));
    if (percent < 10) return;
    problems_.warning(where_of(root_, "stock", stock.id, "at"),
                      "stock." + stock.id +
                          ".at = \"county\" (goods at the hub are released at warehouse.cut_offs, too: " +
                          number_text(percent) + " % of a day's orders come between the one at " +
                          clock_text(last + (last.value < 0 ? sim::days(1) : sim::days(0))) +
                          " and the trucks' departure at " + clock_text(leaves) +
                          ", and miss it) a further cut-off just before that departure would let them go");
  }

  // That are placed from a time of the day before (negative) or of the day to another, by demand.hour.
  double share_of_orders(sim::Seconds from, sim::Seconds to) const {
    auto const& weights = draft_.settings.demand.hour;
    double within = 0, all = 0;
    for (std::int64_t hour = -24; hour < 24; ++hour) {
      auto const weight = weights[static_cast<std::size_t>(hour + 24) % 24];
      auto const begins = std::max(from.value, 3600 * hour), ends = std::min(to.value, 3600 * (hour + 1));
      if (hour >= 0) all += weight;
      if (begins < ends) within += weight * static_cast<double>(ends - begins) / 3600;
    }
    return all > 0 ? within / all : 0;
  }

  Node const& root_;
  Draft const& draft_;
  Problems& problems_;
  std::vector<std::string> products_, counties_;
};

}  // namespace

void check_stocks(Era const& era, Problems& problems) {
  StockCheck(era, problems).all();
}

}  // namespace ruralsim::scenarios
