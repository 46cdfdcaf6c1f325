#pragma once
// Tables of parts as one: a variable of several parts, laid end to end along the axis on which they differ.

#include "results/table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ruralsim::results::figures {

// A part's variable, or none if what it tells of does not happen there: then counts are 0, all other numbers
// missing and texts empty.
struct Piece {
  Variable const* variable = nullptr;
  std::size_t length = 0;  // of the axis in this part
  std::int64_t add = 0;    // to every number: where they number what is numbered anew
};

// `like` gives name, axes and words. Before the axis that differs there are `outer` places, after it `inner`.
Variable stacked(Variable const& like, std::vector<Piece> const& pieces, std::size_t outer,
                 std::size_t inner);

// A figure of f64 as f32, of i64 as i32 where all its numbers fit.
void narrow(Variable& variable);

}  // namespace ruralsim::results::figures
