// What select stations sell, which way people buy, and how many buy online.
#include "results/figures/headlines.hpp"
#include "results/figures/sheet.hpp"

namespace ruralsim::results::figures {
namespace {

double number(std::int64_t n) {
  return static_cast<double>(n);
}

Headline money(Headline headline) {
  headline.units = "CNY", headline.currency = true;
  return headline;
}

std::int64_t sales(Totals const& t) {
  return t.orders + t.at_stations.filled;
}

void add_walk_ins(std::vector<Headline>& all) {
  add_stock(all, "station", "Pieces asked for at select stations", "select stations' shelves",
            &Totals::at_stations);
  std::erase_if(all, [](Headline const& h) {  // nobody waits
    return h.name == "station_gamma" || h.name == "station_stock_demand_to_wait";
  });
  all.push_back(
      percent("station_to_desk", "  not there, ordered at the desk",
              "share of the pieces asked for at select stations that were not there, and were ordered at "
              "the desk if it had time",
              "station_stock_demand", "pieces demanded",
              [](Totals const& t) { return share(t.to_desk, t.at_stations.demanded); }));
  all.push_back(
      percent("station_lost", "  not there, lost",
              "share of the pieces asked for at select stations that were not there, and were not bought",
              "station_stock_demand", "pieces demanded",
              [](Totals const& t) { return share(t.lost_sales, t.at_stations.demanded); }));
  all.push_back(amount("station_days", "", "days after the warm-up, times select stations", "day",
                       [](Totals const& t) { return number(t.station_days); }));
}

void add_value(std::vector<Headline>& all) {
  auto sold = amount("station_sold_a_day", "  sold a station and day",
                     "pieces sold from the shelf of a select station on a mean day", "day-1",
                     [](Totals const& t) { return share(t.at_stations.filled, t.station_days); });
  sold.denominator = "station_days", sold.noun = "days of stations";
  all.push_back(of_sums(sold));
  all.push_back(amount("all_sales", "", "orders placed and pieces sold from shelves after the warm-up", "1",
                       [](Totals const& t) { return number(sales(t)); }));
  all.push_back(percent(
      "station_share_of_sales", "  share of all purchases",
      "pieces sold from the shelves of select stations, over these and the orders that were placed",
      "all_sales", "purchases", [](Totals const& t) { return share(t.at_stations.filled, sales(t)); }));
  all.push_back(money(amount("station_sales_value", "  value sold",
                             "value of what select stations sold after the warm-up", "CNY",
                             [](Totals const& t) { return number(t.station_fen) / 100; })));
  auto value = money(amount(
      "station_shelf_value", "  value on a shelf", "mean value of the goods on the shelf of a select station",
      "CNY", [](Totals const& t) { return t.shelf_fen_days / (100 * number(t.station_days)); }));
  value.denominator = "station_days", value.noun = "days of stations";
  all.push_back(of_sums(value));
  auto turns =
      amount("station_stock_turns", "  turns of its stock a year",
             "value that select stations sold in a year of such days, over the value of what lies on "
             "their shelves",
             "year-1", [](Totals const& t) { return number(t.station_fen) * 365 / t.shelf_fen_days; });
  turns.denominator = "station_days", turns.noun = "days of stations";
  turns.missing_means = "nothing lay on the shelves";
  all.push_back(turns);
}

}  // namespace

std::vector<Headline> const& station_headlines() {
  static std::vector<Headline> const all = [] {
    std::vector<Headline> list;
    add_walk_ins(list);
    add_value(list);
    return list;
  }();
  return all;
}

std::vector<Headline> const& market_headlines() {
  static std::vector<Headline> const all = [] {
    std::vector<Headline> list;
    list.push_back(amount("households_in_reach", "", "households whose center is open on the last day", "1",
                          [](Totals const& t) { return number(t.households) / 1000; }));
    auto buyers = percent("adoption_end", "Households that buy online, at the end",
                          "share of the households whose center is open that buy online on the last day",
                          "households_in_reach", "households",
                          [](Totals const& t) { return share(t.buyers, t.households); });
    buyers.trials = Headline::Trials::none;
    list.push_back(buyers);
    auto lead =
        amount("experienced_lead_time_end", "Experienced lead time, at the end",
               "time from order to delivery as households remember it of their center on the last day", "h",
               [](Totals const& t) { return share(t.household_lead, t.households) / 3600; });
    lead.denominator = "households_in_reach", lead.noun = "households";
    list.push_back(of_sums(lead));
    return list;
  }();
  return all;
}

HeadlineByAxis const& choice_headline() {
  static HeadlineByAxis const headline{
      "alternative",
      {.name = "chosen_share",
       .label = "Wishes to buy that choose",
       .definition = "share of the wishes to buy after the warm-up that choose the alternative",
       .shown = Shown::percent,
       .value = {}},
      [](Totals const& t, std::size_t alternative) {
        std::int64_t all = 0;
        for (auto const n : t.chosen) all += n;
        return share(t.chosen[alternative], all);
      }};
  return headline;
}

}  // namespace ruralsim::results::figures
