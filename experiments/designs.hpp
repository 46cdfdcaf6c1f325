// Designs of studies: which combinations of the factors' levels are run. Pure functions on the unit cube:
// coordinate 0 is a factor's low end, 1 its high end, and a factor of n values has them at
// level_of(coordinate, n). What is drawn comes from sim::Stream, so the same seed gives the same design on
// every machine. Wherever the family allows, a larger design begins with the points of the smaller one, whose
// runs are then still good: it is said below which do.
//
// All throw sim::Error(usage) for what cannot be a design: no factors, no points, or more than `most_points`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::experiments {

inline constexpr std::size_t most_points = 1'000'000;
inline constexpr std::size_t most_sobol_dimensions =
    3667;  // of the direction numbers of Joe & Kuo (2008) in Boost

struct Design {
  std::size_t factors = 0;
  std::vector<std::vector<double>> points = {};  // each of `factors` coordinates in [0, 1]
  // Of Saltelli's: from how many independent shifts its rows are, row j from shift j modulo as many.
  std::size_t shifts = 1;
};

// The number, from 0, of the value that a coordinate means for a factor of `n` values: min(n - 1, floor(u
// n)). Throws sim::Error(model) unless 0 <= u <= 1 and n > 0.
std::size_t level_of(double u, std::size_t n);

// Where level `level` of `n` lies, the ends at 0 and 1: level / (n - 1), the middle of the cube if there is
// but one. It is the inverse of level_of, and of factors with a range the grid of n levels.
double coordinate_of(std::size_t level, std::size_t n);

// Every combination of levels, as numbers of levels; the last factor changes fastest. `levels`: how many each
// has.
std::vector<std::vector<std::size_t>> full_factorial(std::span<std::size_t const> levels);
// The same as coordinates (coordinate_of).
Design full_factorial_design(std::span<std::size_t const> levels);

// The base point first, then for each factor in turn the base with that factor at each of its levels; a level
// that is the base's own is no point of its own. A base coordinate of NaN is a value outside the range, as
// the base scenario may have. Throws sim::Error(usage) for a coordinate outside [0, 1].
Design one_at_a_time(std::span<double const> base, std::span<std::vector<double> const> levels);

// Each factor has one point in each of n strata of equal width, at random within it, and strata are paired at
// random (McKay, Beckman & Conover, Technometrics 21, 1979, 239-245). Of `candidates` such designs the first
// whose two closest points are furthest apart is taken (maximin; Johnson, Moore & Ylvisaker, J. Statist.
// Plann. Inference 26, 1990, 131-148); 1: the first, plain. Another number of points is another design.
// Throws sim::Error(usage) for several candidates of more than 20,000 points: all pairs of points are
// compared.
struct LatinHypercube {
  std::size_t factors = 0;
  std::size_t points = 0;
  std::uint64_t seed = 0;
  std::size_t candidates = 1;
};
Design latin_hypercube(LatinHypercube const& plan);

enum class Shift { none, digital };

// The sequence of Sobol with the direction numbers of Joe & Kuo (SIAM J. Sci. Comput. 30, 2008, 2635-2654).
// No point is skipped: the first is point 0, the origin, since without it the first 2^m points are no net any
// more (Owen, "On dropping the first Sobol' point", 2022). A digital shift adds, bit by bit without carry,
// one random number to each coordinate: all points are then uniform on the cube, and still a net. Take a
// power of two; a larger design begins with the smaller one. Throws sim::Error(usage) for more than
// `most_sobol_dimensions` factors.
struct SobolSequence {
  std::size_t factors = 0;
  std::size_t points = 0;
  Shift shift = Shift::none;
  std::uint64_t seed = 0;          // of the shift
  std::uint32_t shift_number = 0;  // which of the independent shifts of this seed
};
Design sobol_sequence(SobolSequence const& plan);

// Trajectories of Morris (Technometrics 33, 1991, 161-174): each begins at random and then changes every
// factor once, in random order, by delta = p / (2 (p - 1)) of its range up or down, on a grid of p levels. A
// factor with values has as many levels as values; if their number is odd it moves by (p - 1) / 2 of its p -
// 1 steps, and the middle value is met more often. A grid of 2 levels changes from end to end. Point s of
// trajectory t is points[t (factors + 1) + s]. More trajectories begin with those of fewer, unless chosen:
// with `candidates` > trajectories, that many are drawn and the most spread kept, by sums of distances
// between the points of two trajectories (Campolongo, Cariboni & Saltelli, Environ. Model. Softw. 22, 2007,
// 1509-1518). Their best set is not looked for among all sets but built up from the two furthest, always
// adding the one with the largest sum of squared distances (Ruano et al., Environ. Model. Softw. 37, 2012,
// 103-109).
struct Morris {
  std::vector<std::size_t> levels =
      {};                        // for each factor: p, 4 is usual and even best, or how many values it has
  std::size_t trajectories = 0;  // 10 and more are usual
  std::uint64_t seed = 0;
  std::size_t candidates = 0;
};
Design morris(Morris const& plan);

// How rows are drawn: the sequence of Sobol in twice as many coordinates with a digital shift, or
// independently.
enum class Rows { sobol, random };

// For Sobol indices: rows of two matrices A and B, and of the matrices AB_i, which are A with column i of B
// (Saltelli et al., Comput. Phys. Commun. 181, 2010, 259-270). Row j is the points j (factors + 2) + 0: A, 1:
// B, 2 + i: AB_i. More rows begin with those of fewer. Take a power of two of rows of Sobol's, or of rows of
// each shift. Of one shift the rows are most even, but nothing in them tells how well they do; several
// independent shifts, each of rows / shifts rows (randomised quasi-Monte Carlo; Owen, Monte Carlo theory,
// methods and examples, ch. 17), are less even together, and their differences tell it. Throws
// sim::Error(usage) for more than half of `most_sobol_dimensions` factors, shifts of random rows, no shift,
// or rows that cannot be shared among the shifts.
struct Saltelli {
  std::size_t factors = 0;
  std::size_t rows = 0;
  std::uint64_t seed = 0;
  Rows drawn = Rows::sobol;
  std::size_t shifts = 1;
};
Design saltelli(Saltelli const& plan);

}  // namespace ruralsim::experiments
