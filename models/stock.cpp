#include "models/stock.hpp"

#include "models/places/weigh.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kForecastDays = 28;

// Orders of one county and group come in this order.
std::uint64_t turn_of(Parcel const& parcel) {
  return std::uint64_t{parcel.accepted()} << 32 | parcel.number;
}

StockSettings const* settings_at(Regime const& regime, std::optional<std::size_t> county, std::size_t group) {
  return county ? regime.county_stock(*county, group) : regime.region_stock(group);
}

}  // namespace

Stock::Stock(sim::Place& place, Scenario const& scenario, Regimes const& regimes,
             std::optional<std::size_t> county, std::uint32_t replication, StockLedger& ledger)
    : arrivals(place, "goods for the stock"),
      here(place),
      scenario_(scenario),
      regimes_(regimes),
      county_(county),
      chance_{scenario.run.seed, county ? scenario.network.counties[*county].key : scenario.network.key(),
              replication},
      ledger_(ledger),
      room_(ledger, scenario.stretches.front().settings.products.size()),
      supply_(place, place, arrivals),
      waiting_(scenario.stretches.front().settings.products.size()),
      served_(waiting_.size()),
      orders_(waiting_.size()) {
  auto const reach = scenario.stretches.front().settings.rollout.reach;
  for (std::size_t n = 0; n < scenario.network.counties.size(); ++n)
    if (auto const& map = scenario.network.counties[n]; !county_ || n == *county_)
      areas_.emplace_back(map, network::planned_lives(map), reach);
  for (std::size_t g = 0; g < groups(); ++g) {
    auto const* s = settings(g);
    if (s == nullptr) continue;
    auto const initial = s->initial ? rules::pieces(*s->initial, a_day(g))
                                    : rules::highest_position(rules::stock_rule(*s, a_day(g)));
    room_.open(g, initial);
  }
}

bool Stock::exists(Scenario const& scenario, Regimes const& regimes, std::optional<std::size_t> county) {
  for (std::size_t g = 0; g < scenario.stretches.front().settings.products.size(); ++g)
    if (settings_at(regimes.on(0), county, g) != nullptr) return true;
  return false;
}

StockSettings const* Stock::settings(std::size_t group) const {
  return settings_at(regimes_.at(here.now()), county_, group);
}

// Goods that come back from the national hub, or were waited for here, have been served.
bool Stock::counts(Batch const& batch) const {
  return batch->stamps.supplied == 0 && !batch->for_shelf;
}

std::vector<Batch> Stock::serve(std::vector<Batch>& batches, std::uint32_t county, std::uint32_t release,
                                CountyLedger& ledger, std::function<void(Batch&)> const& told) {
  for (auto& served : served_) served.wanted.clear();
  for (auto const& batch : batches)
    if (counts(batch))
      for (auto const& parcel : batch)
        if (ledger_.holds(parcel.group())) served_[parcel.group()].wanted.push_back(turn_of(parcel));
  for (std::size_t g = 0; g < groups(); ++g)
    if (!served_[g].wanted.empty()) fill(g, served_[g]);
  // Only what nobody ordered for itself is sent in another's place.
  for (std::size_t g = 0; g < groups(); ++g)
    if (!served_[g].wanted.empty()) substitute(g, served_[g]);
  for (std::size_t g = 0; g < groups(); ++g) {
    auto const rest = served_[g].wanted.size();
    if (rest == 0) continue;
    if (settings(g)->on_stockout == OnStockout::upstream) state(g, StockFact::upstream, rest);
    if (settings(g)->on_stockout == OnStockout::lost) state(g, StockFact::lost, rest);
  }
  std::vector<Batch> staying, leaving;
  for (auto& batch : batches) {
    if (counts(batch))
      part(std::move(batch), staying, leaving, ledger, county, release, told);
    else
      staying.push_back(std::move(batch));
  }
  batches = std::move(staying);
  return leaving;
}

void Stock::fill(std::size_t group, Served& served) {
  auto const wanted = served.wanted.size();
  auto const filled =
      static_cast<std::size_t>(room_.issue(group, static_cast<std::int64_t>(wanted), here.now()));
  state(group, StockFact::demanded, wanted);
  state(group, StockFact::filled, filled);
  served.filled_before = ~std::uint64_t{0};
  if (filled == wanted) return served.wanted.clear();
  std::sort(served.wanted.begin(), served.wanted.end());
  served.filled_before = served.wanted[filled];
  served.wanted.erase(served.wanted.begin(), served.wanted.begin() + static_cast<std::ptrdiff_t>(filled));
}

void Stock::substitute(std::size_t group, Served& served) {
  auto const& products = regimes_.at(here.now()).settings().products;
  auto const& instead = settings(group)->substitute;
  auto const of_id = [&](auto const& product) { return product.id == instead; };
  auto const other =
      static_cast<std::size_t>(std::find_if(products.begin(), products.end(), of_id) - products.begin());
  if (other == products.size() || !ledger_.holds(other)) return;
  auto const wanted = served.wanted.size();
  auto const sent =
      static_cast<std::size_t>(room_.issue(other, static_cast<std::int64_t>(wanted), here.now()));
  state(other, StockFact::lent, sent);
  state(group, StockFact::substituted, sent);
  served.filled_before = sent == wanted ? ~std::uint64_t{0} : served.wanted[sent];
  served.wanted.erase(served.wanted.begin(), served.wanted.begin() + static_cast<std::ptrdiff_t>(sent));
}

// Parts a batch by what becomes of its parcels.
void Stock::part(Batch batch, std::vector<Batch>& staying, std::vector<Batch>& leaving, CountyLedger& ledger,
                 std::uint32_t county, std::uint32_t release, std::function<void(Batch&)> const& told) {
  auto const& goods = regimes_.at(here.now()).goods();
  auto const held = [&](Parcel const& p) { return ledger_.holds(p.group()); };
  auto const short_of = [&](Parcel const& p) {
    return held(p) && turn_of(p) >= served_[p.group()].filled_before;
  };
  auto const filled = [&](Parcel const& p) { return held(p) && !short_of(p); };
  for (std::size_t g = 0; g < groups(); ++g) {
    if (served_[g].wanted.empty()) continue;
    auto const does = settings(g)->on_stockout;
    if (does == OnStockout::upstream && !at_region()) continue;
    auto out = take_out(batch, goods, [&](Parcel const& p) { return p.group() == g && short_of(p); });
    if (!out) continue;
    switch (does) {
      case OnStockout::upstream:
        leaving.push_back(std::move(out));
        break;
      case OnStockout::lost:
        facts::lost(ledger, out);
        break;
      case OnStockout::backorder:
        if (told) told(out);
        wait(g, std::move(out), county, release);
    }
  }
  if (!at_region()) {
    auto out = take_out(batch, goods, filled);
    if (out && told) told(out);
    if (out) leaving.push_back(std::move(out));
  }
  if (batch.size() > 0) staying.push_back(std::move(batch));
}

void Stock::wait(std::size_t group, Batch batch, std::uint32_t county, std::uint32_t release) {
  std::int64_t const pieces = batch.size();
  room_.owe(group, pieces, here.now());
  waiting_[group].push_back({std::move(batch), pieces, county, release});
}

void Stock::serve_shelves(std::vector<Batch>& batches, std::uint32_t county, std::uint32_t release) {
  auto const& goods = regimes_.at(here.now()).goods();
  std::vector<Batch> served;
  for (auto& batch : batches) {
    bool const asks = batch->for_shelf && batch->stamps.supplied == 0;
    for (std::size_t g = 0; asks && g < groups(); ++g) {
      if (!ledger_.holds(g)) continue;
      auto wanted = take_out(batch, goods, [&](Parcel const& piece) { return piece.group() == g; });
      if (!wanted) continue;
      auto const sent =
          static_cast<std::uint32_t>(room_.issue(g, static_cast<std::int64_t>(wanted.size()), here.now()));
      state(g, StockFact::demanded, wanted.size());
      state(g, StockFact::filled, sent);
      auto rest = sent < wanted.size() ? wanted.split(sent) : Batch{};
      for (auto* part : {&wanted, &rest})
        if (*part) weigh(*part, goods);
      if (rest) wait(g, std::move(rest), county, release);
      if (wanted.size() > 0) served.push_back(std::move(wanted));
    }
    if (batch.size() > 0) served.push_back(std::move(batch));
  }
  batches = std::move(served);
}

void Stock::serve(StockOrder const& order) {
  auto const now = here.now();
  ledger_.add(now, order.group, StockFact::demanded, order.pieces);
  auto const sent = room_.issue(order.group, order.pieces, now);
  ledger_.add(now, order.group, StockFact::filled, sent);
  if (sent > 0) doors.ship({order.county, order.group, sent});
  auto const rest = order.pieces - sent;
  if (rest == 0) return;
  room_.owe(order.group, rest, now);
  waiting_[order.group].push_back({Batch{}, rest, order.county, 0});
}

void Stock::receive(StockOrder const& delivery) {
  room_.receive(delivery.group, delivery.pieces, here.now());
  serve_waiting(delivery.group);
}

void Stock::serve_waiting(std::size_t group) {
  auto const& goods = regimes_.at(here.now()).goods();
  auto& queue = waiting_[group];
  while (!queue.empty()) {
    auto& first = queue.front();
    auto const sent = room_.issue_owed(group, first.pieces, here.now());
    if (sent == 0) return;
    first.pieces -= sent;
    if (!first.batch) {
      doors.ship({first.county, static_cast<std::uint8_t>(group), sent});
    } else {
      Batch rest;
      if (first.pieces > 0) {
        rest = first.batch.split(static_cast<std::uint32_t>(sent));
        for (auto* half : {&first.batch, &rest}) weigh(*half, goods);
      }
      doors.hand_out(first.county, first.release, std::move(first.batch));
      first.batch = std::move(rest);
    }
    if (first.pieces > 0) return;
    queue.pop_front();
  }
}

void Stock::review_continuous() {
  for (std::size_t g = 0; g < groups(); ++g)
    if (ledger_.holds(g) && !settings(g)->review) review(g);
}

sim::Time Stock::next_review() const {
  auto next = sim::kNever;
  for (std::size_t g = 0; g < groups(); ++g)
    if (auto const* s = settings(g); s != nullptr && s->review)
      next = std::min(next, rules::next_review(*s->review, s->review_time, here.now()));
  return next;
}

void Stock::review_periodic() {
  for (std::size_t g = 0; g < groups(); ++g)
    if (auto const* s = settings(g); s != nullptr && s->review)
      if (rules::next_review(*s->review, s->review_time, here.now() - sim::seconds(1)) == here.now())
        review(g);
}

void Stock::review(std::size_t group) {
  auto const& s = *settings(group);
  auto const now = here.now();
  auto const pieces = rules::order_quantity(rules::stock_rule(s, a_day(group)), room_.position(group));
  if (pieces == 0) return;
  room_.order(group, pieces, now);
  StockOrder const order{county_ ? static_cast<std::uint32_t>(*county_) : 0, static_cast<std::uint8_t>(group),
                         pieces};
  if (doors.order_above && doors.order_above(order)) return;
  auto const purpose = at_region() ? purpose::kRegionStockLead : purpose::kCountyStockLead;
  auto luck = chance_.stream(purpose, order.group).at(orders_[group]++);
  auto const lead = s.lead_time.sample_seconds(luck);
  if (lead.value == 0)
    receive(order);
  else
    supply_.send(now + lead, order);
}

double Stock::a_day(std::size_t group) {
  auto const today = here.now().day();
  if (expected_on_ != today) expected_ = expected_orders(), expected_on_ = today;
  return expected_ * regimes_.at(here.now()).settings().products[group].share;
}

// Of all groups, on a mean day of the next four weeks under today's settings.
double Stock::expected_orders() {
  auto const today = here.now().day();
  auto const until = std::min(today + kForecastDays, scenario_.run.days);
  double per_household = 0;
  for (auto day = today; day < until; ++day)
    per_household += regimes_.at(here.now()).orders_per_household(day) / static_cast<double>(until - today);
  double households = 0;
  for (auto const& areas : areas_)
    for (std::size_t v = 0; v < areas.county().villages.size(); ++v)
      if (areas.center_of(v, today) != network::kNoCenter)
        households += areas.county().villages[v].households;
  return households * per_household;
}

std::int64_t Stock::under_way(std::size_t group) const {
  std::int64_t pieces = 0;
  for (auto const& mail : supply_.in_flight())
    if (mail.value.group == group) pieces += mail.value.pieces;
  for (auto const& delivery : arrivals.items())
    if (delivery.group == group) pieces += delivery.pieces;
  return pieces;
}

void Stock::close(sim::Time end) {
  for (std::size_t g = 0; g < groups(); ++g) {
    if (!ledger_.holds(g)) continue;
    room_.settle(g, end);
    auto const put = [&](StockLedger::AtEnd what, std::int64_t pieces) { ledger_.at_end(g, what) = pieces; };
    put(StockLedger::kOnHand, room_.on_hand(g));
    put(StockLedger::kOnOrder, room_.on_order(g));
    put(StockLedger::kOwed, room_.owed(g));
    ledger_.at_end(g, StockLedger::kUnderWay) += under_way(g);
    std::int64_t waiting = 0;
    for (auto const& w : waiting_[g]) waiting += w.batch ? w.batch.size() : w.pieces;
    put(StockLedger::kWaiting, waiting);
  }
}

}  // namespace ruralsim::models
