#include "results/figures/stack.hpp"

#include "results/statistics.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace ruralsim::results::figures {
namespace {

template <class T>
T nothing() {
  if constexpr (std::is_floating_point_v<T>) return static_cast<T>(not_available);
  return T{};
}

// Values of a piece at one place of the axes before it, as T.
template <class T>
void append(std::vector<T>& all, Piece const& piece, std::size_t from, std::size_t count) {
  if (!piece.variable) return all.resize(all.size() + count, nothing<T>());
  std::visit(
      [&](auto const& values) {
        using From = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<From, std::string> != std::is_same_v<T, std::string>)
          wrong_type(*piece.variable);
        else
          for (std::size_t i = from; i < from + count; ++i) {
            if constexpr (std::is_integral_v<T>)
              all.push_back(static_cast<T>(static_cast<std::int64_t>(values[i]) + piece.add));
            else
              all.push_back(static_cast<T>(values[i]));
          }
      },
      piece.variable->data);
}

template <class T>
std::vector<T> joined(std::vector<Piece> const& pieces, std::size_t outer, std::size_t inner) {
  std::vector<T> all;
  for (std::size_t o = 0; o < outer; ++o)
    for (auto const& piece : pieces) {
      auto const count = piece.length * inner;
      append(all, piece, o * count, count);
    }
  return all;
}

// Some of the parts may have numbers that do not fit into 32 bits.
bool any_of_type(std::vector<Piece> const& pieces, Type type) {
  return std::ranges::any_of(pieces, [&](auto const& p) { return p.variable && p.variable->type() == type; });
}

}  // namespace

Variable stacked(Variable const& like, std::vector<Piece> const& pieces, std::size_t outer,
                 std::size_t inner) {
  Variable whole{.name = like.name,
                 .dims = like.dims,
                 .data = {},
                 .long_name = like.long_name,
                 .units = like.units,
                 .cell_methods = like.cell_methods,
                 .fill = like.fill,
                 .flags = like.flags,
                 .extra = like.extra};
  std::visit(
      [&](auto const& values) {
        using T = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<T, std::int32_t>)
          if (any_of_type(pieces, Type::i64)) {
            whole.data = joined<std::int64_t>(pieces, outer, inner);
            return;
          }
        whole.data = joined<T>(pieces, outer, inner);
      },
      like.data);
  return whole;
}

void narrow(Variable& variable) {
  if (auto const* reals = std::get_if<std::vector<double>>(&variable.data)) {
    variable.data = std::vector<float>(reals->begin(), reals->end());
  } else if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&variable.data)) {
    auto const fits = [](std::int64_t n) { return std::in_range<std::int32_t>(n); };
    if (std::ranges::all_of(*whole, fits))
      variable.data = std::vector<std::int32_t>(whole->begin(), whole->end());
  }
}

}  // namespace ruralsim::results::figures
