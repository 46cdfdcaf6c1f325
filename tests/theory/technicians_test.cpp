// Technicians who work all day in a village at the hub's door are servers of a queue: their jobs are first
// come first served and nothing is lost on the way.
#include "tests/theory/bench_county.hpp"
#include "tests/theory/closed_forms.hpp"

namespace ruralsim::theory {
namespace {

constexpr std::size_t kBatches = 40;
constexpr std::int64_t kDays = 7 * 41 * 28;

struct Pool {
  std::int64_t technicians = 1;
  sim::Distribution duration = sim::Distribution::constant(600);
  double load = 0.8;
  double repeat_share = 0;
  sim::Distribution repeat_delay = sim::Distribution::constant(0);

  double mean_gap() const {
    return duration.mean() / (1 - repeat_share) / (load * static_cast<double>(technicians));
  }
};

// Time from the job's coming to its completion.
Estimate time_in_system(Pool const& pool) {
  auto scenario = one_village(kDays);
  auto& s = scenario.stretches.front().settings;
  s.counties.front().technicians = pool.technicians;
  s.products[1].installation_time = pool.duration;
  s.products[1].repeat_share = pool.repeat_share;
  s.installation.repeat_delay = pool.repeat_delay;
  BenchCounty bench(scenario);
  bench.employ_technicians();
  bench.spawn("jobs", at_poisson_times(bench.county.here, pool.mean_gap(), 1, [&bench] { bench.add_job(); }));
  bench.run();
  return of_ratio(bench.installation_seconds(kBatches), bench.installed(kBatches));
}

Estimate mean_wait(Pool const& pool) {
  auto measured = time_in_system(pool);
  measured.mean -= pool.duration.mean();
  return measured;
}

TEST(ClosedForms, agree_with_one_another_and_with_the_literature) {
  EXPECT_NEAR(erlang_c(2, 1.6), 2 * 0.8 * 0.8 / 1.8, 1e-12);
  EXPECT_NEAR(mmc_wait(1, 0.8, 1), 4, 1e-12);
  EXPECT_NEAR(mdc_wait(1, 0.8, 1), mg1_wait(0.8, 1, 0), 1e-9);
  // Tijms 2003: M/D/c waits (1 - load)(c - 1) ... is only approximate; Cosmetatos' interpolation is within 1
  // %.
  double const cosmetatos = (1 + 0.2 * 2 * (std::sqrt(4 + 5 * 3.0) - 2) / (16 * 0.8 * 3)) / 2;
  EXPECT_NEAR(mdc_wait(3, 2.4, 1) / mmc_wait(3, 2.4, 1), cosmetatos, 0.01 * cosmetatos);
}

TEST(Technicians, are_an_M_M_c_queue) {
  for (std::int64_t const c : {1, 3}) {
    Pool const pool{.technicians = c, .duration = sim::Distribution::exponential(600)};
    expect_agrees("technicians, M/M/" + std::to_string(c) + ": mean wait, s", mean_wait(pool),
                  mmc_wait(static_cast<int>(c), 1 / pool.mean_gap(), 600), 0.025);
  }
}

TEST(Technicians, are_an_M_D_c_queue) {
  for (std::int64_t const c : {1, 3}) {
    Pool const pool{.technicians = c, .duration = sim::Distribution::constant(600)};
    expect_agrees("technicians, M/D/" + std::to_string(c) + ": mean wait, s", mean_wait(pool),
                  mdc_wait(static_cast<int>(c), 1 / pool.mean_gap(), 600), 0.025);
  }
}

TEST(Technicians, with_lognormal_durations_wait_as_Pollaczek_and_Khinchine_say) {
  Pool const pool{.duration = sim::Distribution::lognormal(480, 600), .load = 0.7};
  expect_agrees("technician, M/G/1 lognormal: mean wait, s", mean_wait(pool),
                mg1_wait(1 / pool.mean_gap(), pool.duration.mean(), pool.duration.variance()), 0.025);
}

// A visit that does not fix it leads to another after a delay: two stations of a Jackson network (1957), the
// delay one without a queue.
TEST(Technicians, with_repeat_visits_are_a_Jackson_network) {
  Pool const pool{.technicians = 2,
                  .duration = sim::Distribution::exponential(600),
                  .load = 0.75,
                  .repeat_share = 0.2,
                  .repeat_delay = sim::Distribution::exponential(7200)};
  double const visits = 1 / (1 - pool.repeat_share);
  double const closed_form =
      visits * (mmc_wait(2, visits / pool.mean_gap(), 600) + 600) + (visits - 1) * pool.repeat_delay.mean();
  expect_agrees("technicians with repeat visits, Jackson: mean time in system, s", time_in_system(pool),
                closed_form, 0.025);
}

// The first of two has the skill; whoever was idle for longer, the job is begun as soon as it comes.
TEST(Technicians, are_all_told_of_a_job_that_needs_a_skill) {
  auto scenario = one_village(7);
  auto& s = scenario.stretches.front().settings;
  s.counties.front().technicians = 2;
  s.products[1].installation_time = sim::Distribution::constant(600);
  s.products[1].skill = "plumbing";
  s.installation.skills = {{.skill = "plumbing", .share = 0.5}};
  BenchCounty bench(scenario);
  bench.employ_technicians();
  bench.spawn("jobs", [](BenchCounty& b) -> sim::Task<> {
    for (int hour = 1; hour <= 3; ++hour) {
      co_await b.county.here.until(sim::Time{3600 * hour});
      b.add_job();
    }
  }(bench));
  bench.run();
  EXPECT_EQ(bench.ledger.installed(0, 0), 3u);
  EXPECT_EQ(bench.ledger.install_seconds(0, 1), 3 * 600);
}

}  // namespace
}  // namespace ruralsim::theory
