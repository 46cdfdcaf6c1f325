// People at a center's desk who lose patience are Palm's queue, M/M/c+M ("Erlang-A"), begun empty every
// morning.
#include "tests/theory/bench_county.hpp"
#include "tests/theory/closed_forms.hpp"
#include "tests/theory/runs.hpp"

namespace ruralsim::theory {
namespace {

constexpr std::size_t kBatches = 40;
constexpr std::int64_t kDays = 7 * 41 * 12;
constexpr double kService = 600, kPatience = 900;
// People come until 23:00: by midnight nobody waits any more, so that closing turns nobody away.
constexpr double kSpan = 23 * 3600;

struct Office {
  std::int64_t agents = 1;
  double load = 1.1;
  double return_share = 0;
  double visitors_a_day() const { return load * static_cast<double>(agents) * kSpan / kService; }
};

models::Scenario at_the_desk(Office const& office) {
  auto scenario = one_village(kDays);
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.demand.assisted_share = 1;
  s.demand.orders_per_household = {office.visitors_a_day() * 365 / 100};
  s.demand.hour[23] = 0;
  s.truck.parcels = 10'000, s.truck.volume = {1000}, s.truck.weight = {100'000};
  s.center.desk = {.agents = office.agents,
                   .order_time = sim::Distribution::exponential(kService),
                   .patience = sim::Distribution::exponential(kPatience),
                   .return_share = office.return_share};
  return scenario;
}

// What the desk's people went through, by batches of weeks.
struct Seen {
  std::vector<double> served, left_for_good, came_again, at_desk_seconds, service_seconds;
  explicit Seen(models::CountyLedger const& ledger) {
    auto const weeks = static_cast<std::size_t>(kDays / 7);
    auto const by_day = [&](auto const& counts) {
      return batches_of(weeks * 7, kBatches, [&](std::size_t day) { return counts(day, 0); });
    };
    served = by_day(ledger.ordered), left_for_good = by_day(ledger.gave_up),
    came_again = by_day(ledger.came_back);
    at_desk_seconds = batches_of(weeks, kBatches, [&](std::size_t week) {
      return ledger.stage_seconds(week, static_cast<std::size_t>(models::Stage::desk));
    });
    service_seconds = batches_of(weeks, kBatches, [&](std::size_t week) {
      return ledger.utilisation.busy_by_week(week, static_cast<std::size_t>(models::Resource::agents));
    });
  }
  std::vector<double> came() const {
    auto sum = served;
    for (std::size_t b = 0; b < sum.size(); ++b) sum[b] += left_for_good[b];
    return sum;
  }
  std::vector<double> wait_seconds() const {
    auto wait = at_desk_seconds;
    for (std::size_t b = 0; b < wait.size(); ++b) wait[b] -= service_seconds[b];
    return wait;
  }
};

TEST(Desk, is_an_Erlang_A_queue) {
  for (std::int64_t const agents : {1, 3}) {
    Office const office{.agents = agents};
    Seen const seen(models::simulate(at_the_desk(office), {}).counties.front());
    auto const theory =
        erlang_a(static_cast<int>(agents), office.visitors_a_day() / kSpan, kService, kPatience, kSpan);
    auto const name = "desk, M/M/" + std::to_string(agents) + "+M: ";
    expect_agrees(name + "share that leaves", of_ratio(seen.left_for_good, seen.came()), theory.leaving,
                  0.01);
    expect_agrees(name + "mean wait of the served, s", of_ratio(seen.wait_seconds(), seen.served),
                  theory.wait_of_served, 0.01);
  }
}

// Open without end, abandonment is lambda P = theta Lq (Little among the impatient): Palm's own relation.
TEST(ClosedForms, impatience_over_a_long_span_agrees_with_Littles_law) {
  double const lambda = 1.1 / kService;
  auto const theory = erlang_a(1, lambda, kService, kPatience, 3000 * kService);
  std::vector<double> p{1};
  for (int n = 1; n < 120; ++n) p.push_back(p.back() * lambda / (1 / kService + (n - 1) / kPatience));
  double sum = 0, waiting = 0;
  for (double const x : p) sum += x;
  for (std::size_t n = 2; n < p.size(); ++n) waiting += static_cast<double>(n - 1) * p[n] / sum;
  EXPECT_NEAR(theory.leaving, waiting / kPatience / lambda, 0.002 * theory.leaving);
}

// Who comes again is a person like any other: needs as long, and is as likely to leave.
TEST(Desk, serves_those_who_come_again_like_all_others) {
  Office const office{.load = 0.8, .return_share = 0.7};
  Seen const seen(models::simulate(at_the_desk(office), {}).counties.front());
  expect_agrees("desk with returns: mean service, s", of_ratio(seen.service_seconds, seen.served), kService,
                0.01);
  std::vector<double> left;
  for (std::size_t b = 0; b < kBatches; ++b) left.push_back(seen.left_for_good[b] + seen.came_again[b]);
  expect_agrees("desk with returns: share of leavers that come again", of_ratio(seen.came_again, left),
                office.return_share, 0.01);
}

}  // namespace
}  // namespace ruralsim::theory
