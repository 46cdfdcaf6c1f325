#include "experiments/launch/mpi_start.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

namespace ruralsim::experiments::launch {

namespace {

struct StartVariables {
  char const* rank;
  char const* size;
};
constexpr std::array kStarts{
    StartVariables{.rank = "OMPI_COMM_WORLD_RANK", .size = "OMPI_COMM_WORLD_SIZE"},
    StartVariables{.rank = "PMI_RANK", .size = "PMI_SIZE"},
    StartVariables{.rank = "PMIX_RANK", .size = "SLURM_STEP_NUM_TASKS"},
};

std::optional<std::uint32_t> whole_number(std::optional<std::string> const& text) {
  std::uint32_t number = 0;
  if (!text) return std::nullopt;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<MpiStart> mpi_start(Variable const& variable) {
  for (StartVariables const& start : kStarts) {
    auto const rank = whole_number(variable(start.rank)), size = whole_number(variable(start.size));
    if (rank && size && *rank < *size) return MpiStart{.rank = *rank, .size = *size};
  }
  return std::nullopt;
}

std::optional<MpiStart> mpi_start() {
  return mpi_start([](std::string const& name) -> std::optional<std::string> {
    char const* const value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
  });
}

}  // namespace ruralsim::experiments::launch
