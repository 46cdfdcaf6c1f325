#include "results/figures/sheet.hpp"

#include "results/figures/stack.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

std::vector<std::string> dims(Head const& head) {
  std::vector<std::string> all{"replicate", "county"};
  all.insert(all.end(), head.axes.begin(), head.axes.end());
  return all;
}

Attributes extra(Head const& head, Runs const& runs) {
  return head.currency ? Attributes{{"currency", currency_of(runs)}} : Attributes{};
}

}  // namespace

std::string currency_of(Runs const& runs) {
  auto const year = runs.scenario().stretches.front().settings.cost.currency_year;
  return "CNY " + std::to_string(year);
}

void Sheet::add(Head const& head, Whole values) {
  put(Variable{.name = head.name,
               .dims = dims(head),
               .data = std::move(values),
               .long_name = head.long_name,
               .units = head.units,
               .cell_methods = head.cell_methods});
}

void Sheet::add(Head const& head, Reals values) {
  put(Variable{.name = head.name,
               .dims = dims(head),
               .data = std::move(values),
               .long_name = head.long_name,
               .units = head.units,
               .cell_methods = head.cell_methods,
               .fill = not_available,
               .extra = extra(head, runs)});
}

void Sheet::put(Variable variable) {
  auto const runs_over = [&](std::string_view axis) { return std::ranges::count(variable.dims, axis) > 0; };
  if (together()) {
    std::erase(variable.dims, "county");
    variable.name = group_ + "/" + variable.name;
  } else if (into_) {
    bool const by_place = runs_over("center") || (runs_over("county") && keeps_(variable.name));
    if (!by_place) return;
    narrow(variable);
  }
  tables.add(std::move(variable));
}

void Sheet::ratio(Head const& head, Whole const& above, Whole const& below) {
  Reals values;
  for (std::size_t i = 0; i < above.size(); ++i) values.push_back(share(above[i], below[i]));
  add(head, std::move(values));
}

void Sheet::ratio(Head const& head, Reals const& above, Reals const& below) {
  Reals values;
  for (std::size_t i = 0; i < above.size(); ++i)
    values.push_back(below[i] == 0 ? not_available : above[i] / below[i]);
  add(head, std::move(values));
}

}  // namespace ruralsim::results::figures
