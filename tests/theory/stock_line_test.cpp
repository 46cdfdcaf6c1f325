// A serial line of three stocks, reviewed every day, hour by hour as a recursion of a few lines says.
#include "models/actors/stock_keeper.hpp"
#include "tests/theory/bench_county.hpp"

#include <array>
#include <map>

namespace ruralsim::theory {
namespace {

using models::StockAmount;
using models::StockFact;
using models::StockOrder;
using models::StockPlace;

constexpr std::int64_t kDays = 1000, kHour = 3600;
// The warehouse, a stock it feeds, and one that this one feeds: order up to, at this hour, brought in so
// long.
constexpr std::size_t kStocks = 3;
constexpr std::array<std::int64_t, kStocks> kUpTo{18, 14, 12}, kReview{3, 2, 1}, kLead{54, 30, 27};
constexpr std::int64_t kDemandAt = 12;

std::vector<std::int64_t> demand_by_day() {
  sim::Stream luck({.seed = 5, .purpose = 248});
  std::vector<std::int64_t> demand(kDays);
  for (auto& d : demand) d = luck.below(10);
  return demand;
}

// By day: piece-seconds on hand and owed, pieces ordered.
struct Trace {
  std::vector<std::array<std::int64_t, 3>> days{kDays};
  friend bool operator==(Trace const&, Trace const&) = default;
};

std::array<Trace, kStocks> by_recursion(std::vector<std::int64_t> const& demand) {
  std::array<Trace, kStocks> trace;
  auto on_hand = kUpTo;
  std::array<std::int64_t, kStocks> owed{}, on_order{};
  std::array<std::map<std::int64_t, std::int64_t>, kStocks> due;  // by hour
  auto const serve = [&](std::size_t i, std::int64_t hour) {      // as much of what is owed as there is
    auto const sent = std::min(on_hand[i], owed[i]);
    on_hand[i] -= sent, owed[i] -= sent;
    if (i + 1 < kStocks) due[i + 1][hour + kLead[i + 1]] += sent;
  };
  for (std::int64_t hour = 0; hour < 24 * kDays; ++hour) {
    auto const day = static_cast<std::size_t>(hour / 24);
    for (std::size_t i = 0; i < kStocks; ++i) {
      if (due[i].count(hour) != 0) {
        on_hand[i] += due[i][hour], on_order[i] -= due[i][hour];
        serve(i, hour);
      }
      if (hour % 24 == kReview[i]) {
        auto const order = std::max<std::int64_t>(kUpTo[i] - (on_hand[i] + on_order[i] - owed[i]), 0);
        on_order[i] += order, trace[i].days[day][2] += order;
        if (i == 0)
          due[0][hour + kLead[0]] += order;
        else
          owed[i - 1] += order, serve(i - 1, hour);
      }
    }
    if (hour % 24 == kDemandAt) owed[kStocks - 1] += demand[day], serve(kStocks - 1, hour);
    for (std::size_t i = 0; i < kStocks; ++i)
      trace[i].days[day][0] += kHour * on_hand[i], trace[i].days[day][1] += kHour * owed[i];
  }
  return trace;
}

models::StockSettings settings(std::size_t i) {
  models::StockSettings s;
  s.id = std::to_string(i), s.product = "small parcel";
  s.at = i == 0 ? StockPlace::region : StockPlace::county;
  s.county = i == 0 ? "" : i == 1 ? "middle" : "end";
  s.policy = models::StockPolicy::periodic;
  s.up_to = StockAmount{static_cast<double>(kUpTo[i]), StockAmount::Unit::pieces};
  s.review = sim::hours(24), s.review_time = sim::hours(kReview[i]);
  s.lead_time = sim::Distribution::constant(static_cast<double>(kLead[i] * kHour));
  s.on_stockout = models::OnStockout::backorder;
  return s;
}

models::Scenario line_of_three() {
  auto scenario = one_village(kDays);
  auto& counties = scenario.network.counties;
  counties.push_back(counties.front());
  counties[0].id = "middle", counties[1].id = "end";
  auto& s = scenario.stretches.front().settings;
  s.counties.push_back(s.counties.front());
  s.stocks = {settings(0), settings(1), settings(2)};
  return scenario;
}

class Line {
 public:
  explicit Line(std::vector<std::int64_t> demand)
      : bench_(line_of_three()), here_(bench_.county.here), demand_(std::move(demand)) {
    for (std::size_t i = 0; i < kStocks; ++i) {
      ledgers_[i] = models::StockLedger(kDays, 2);
      auto const county = i == 0 ? std::nullopt : std::optional(i - 1);
      stocks_.emplace_back(here_, bench_.scenario, bench_.regimes, county, 0, ledgers_[i]);
    }
    for (std::size_t i = 1; i < kStocks; ++i) {
      links_.emplace_back(here_, here_, stocks_[i].arrivals);
      stocks_[i].doors.order_above = [this, i](StockOrder const& order) {
        stocks_[i - 1].serve(order);
        return true;
      };
      stocks_[i - 1].doors.ship = [this, i](StockOrder const& order) {
        links_[i - 1].send(here_.now() + sim::hours(kLead[i]), order);
      };
    }
    stocks_.back().doors.hand_out = [](std::uint32_t, std::uint32_t, models::Batch const&) {};
    for (auto& stock : stocks_) bench_.spawn("stock keeper", keepers_.emplace_back(stock).run());
    bench_.spawn("customers", customers(*this));
    bench_.run();
    for (auto& stock : stocks_) stock.close(sim::midnight(kDays));
  }

  Trace trace(std::size_t i) const {
    Trace trace;
    for (std::size_t day = 0; day < kDays; ++day)
      trace.days[day] = {ledgers_[i].fact(day, 0, StockFact::on_hand_seconds),
                         ledgers_[i].fact(day, 0, StockFact::owed_seconds),
                         ledgers_[i].fact(day, 0, StockFact::ordered)};
    return trace;
  }

 private:
  static sim::Task<> customers(Line& line) {
    for (std::int64_t day = 0; day < kDays; ++day) {
      co_await line.here_.until(sim::midnight(day) + sim::hours(kDemandAt));
      line.order(line.demand_[static_cast<std::size_t>(day)]);
    }
  }
  void order(std::int64_t pieces) {
    if (pieces == 0) return;
    auto const now = static_cast<std::uint32_t>(here_.now().s);
    std::vector<models::Batch> batches;
    batches.emplace_back(models::Batch(1));
    for (; pieces > 0; --pieces)
      batches.back().add(models::Parcel(now, number_++, 0, 0, models::Channel::own_phone, 0));
    stocks_.back().serve(batches, 1, now, bench_.ledger);
  }

  BenchCounty bench_;
  sim::Place& here_;
  std::vector<std::int64_t> demand_;
  std::array<models::StockLedger, kStocks> ledgers_;
  std::deque<models::Stock> stocks_;
  std::deque<sim::Link<StockOrder>> links_;
  std::deque<models::StockKeeper> keepers_;
  std::uint32_t number_ = 0;
};

TEST(SerialLine, of_three_stocks_is_what_the_recursion_says_day_by_day) {
  auto const demand = demand_by_day();
  auto const foreseen = by_recursion(demand);
  Line const line(demand);
  for (std::size_t i = 0; i < kStocks; ++i) {
    auto const trace = line.trace(i);
    for (std::size_t day = 0; day < kDays; ++day)
      ASSERT_EQ(trace.days[day], foreseen[i].days[day]) << "stock " << i << ", day " << day;
  }
  std::int64_t owed = 0;
  for (auto const& day : foreseen[2].days) owed += day[1];
  EXPECT_GT(owed, 0) << "or nothing was tried";
}

}  // namespace
}  // namespace ruralsim::theory
