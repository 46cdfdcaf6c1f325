// The sequence of Sobol, and the matrices of Saltelli that are drawn from it.
#include "experiments/design_size.hpp"
#include "experiments/designs.hpp"
#include "experiments/purposes.hpp"
#include "sim/random.hpp"

#include <boost/random/sobol.hpp>

namespace ruralsim::experiments {

namespace {

std::uint64_t shift_of(std::size_t coordinate, std::uint64_t seed, std::uint32_t number) {
  sim::Stream stream(
      {.seed = seed, .entity = static_cast<std::uint32_t>(coordinate), .purpose = purpose::kDigitalShift},
      number);
  std::uint64_t const high = stream.next();
  return high << 32 | stream.next();
}

// 52 of the 64 bits, as sim::unit64, but on [0, 1): a point 0 is meant.
double on_grid(std::uint64_t bits) {
  return static_cast<double>(bits >> 12) * 0x1p-52;
}

std::vector<std::vector<double>> random_rows(std::size_t coordinates, std::size_t rows, std::uint64_t seed) {
  std::vector<std::vector<double>> drawn(rows, std::vector<double>(coordinates));
  for (std::size_t r = 0; r < rows; ++r) {
    sim::Stream stream({.seed = seed, .entity = static_cast<std::uint32_t>(r), .purpose = purpose::kRow});
    for (double& u : drawn[r]) u = stream.uniform();
  }
  return drawn;
}

// One of each shift in turn.
std::vector<std::vector<double>> shifted_rows(Saltelli const& plan) {
  std::vector<Design> parts;
  for (std::size_t s = 0; s < plan.shifts; ++s)
    parts.push_back(sobol_sequence({.factors = 2 * plan.factors,
                                    .points = plan.rows / plan.shifts,
                                    .shift = Shift::digital,
                                    .seed = plan.seed,
                                    .shift_number = static_cast<std::uint32_t>(s)}));
  std::vector<std::vector<double>> rows;
  for (std::size_t r = 0; r < plan.rows; ++r)
    rows.push_back(std::move(parts[r % plan.shifts].points[r / plan.shifts]));
  return rows;
}

void check_shifts(Saltelli const& plan) {
  if (plan.shifts > 1 && plan.drawn == Rows::random)
    throw sim::Error(sim::Blame::usage,
                     "shifts of random rows (they have none: rows are independent as they are) take one");
  if (plan.shifts == 0 || plan.rows % plan.shifts != 0)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{} in {} (each shift has as many) take a multiple, best a power of two of each",
                  sim::many(plan.rows, "row"), sim::many(plan.shifts, "shift")));
}

}  // namespace

Design sobol_sequence(SobolSequence const& plan) {
  check_size("Sobol sequence", plan.factors, static_cast<double>(plan.points));
  if (plan.factors > most_sobol_dimensions)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("a Sobol sequence in {} coordinates (at most {}): no direction numbers are known here "
                  "for more; take a Latin hypercube, or fewer factors",
                  plan.factors, most_sobol_dimensions));
  std::vector<std::uint64_t> shift(plan.factors, 0);
  if (plan.shift == Shift::digital)
    for (std::size_t f = 0; f < plan.factors; ++f) shift[f] = shift_of(f, plan.seed, plan.shift_number);
  boost::random::sobol sequence(plan.factors);
  Design design{.factors = plan.factors, .points = {}};
  design.points.reserve(plan.points);
  for (std::size_t p = 0; p < plan.points; ++p) {
    auto& point = design.points.emplace_back(plan.factors);
    for (std::size_t f = 0; f < plan.factors; ++f)
      point[f] = on_grid((p == 0 ? 0 : sequence()) ^ shift[f]);  // Boost begins with point 1
  }
  return design;
}

Design saltelli(Saltelli const& plan) {
  std::size_t const k = plan.factors;
  check_size("Saltelli design", k, static_cast<double>(plan.rows) * static_cast<double>(k + 2));
  if (plan.drawn == Rows::sobol && 2 * k > most_sobol_dimensions)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("a Saltelli design of {} factors on a Sobol sequence (at most {}): two coordinates are "
                  "needed for each; draw the rows at random, or screen the factors with Morris first",
                  k, most_sobol_dimensions / 2));
  check_shifts(plan);
  auto const rows =
      plan.drawn == Rows::random ? random_rows(2 * k, plan.rows, plan.seed) : shifted_rows(plan);
  Design design{.factors = k, .points = {}, .shifts = plan.shifts};
  design.points.reserve(plan.rows * (k + 2));
  for (auto const& row : rows) {
    auto const middle = row.begin() + static_cast<std::ptrdiff_t>(k);
    std::vector<double> const a(row.begin(), middle), b(middle, row.end());
    design.points.push_back(a);
    design.points.push_back(b);
    for (std::size_t i = 0; i < k; ++i) {
      design.points.push_back(a);
      design.points.back()[i] = b[i];
    }
  }
  return design;
}

}  // namespace ruralsim::experiments
