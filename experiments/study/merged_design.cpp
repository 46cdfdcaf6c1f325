#include "experiments/study/merged_design.hpp"

#include "experiments/study/kept_files.hpp"

namespace ruralsim::experiments {

namespace {

// Numbers where all values are some, and in any case as text.
void add_factor(results::Tables& tables, Prepared const& prepared, std::size_t f) {
  auto const& factor = prepared.study.factors[f];
  std::vector<double> numbers;
  std::string words;
  for (auto const& key : factor.keys) words += (words.empty() ? "" : ", ") + key;
  if (words.empty()) words = "settings of its levels";
  std::vector<std::string> names;
  for (auto const& point : prepared.points.points) {
    names.push_back(point.levels[f].name);
    if (auto const number = point.levels[f].number) numbers.push_back(*number);
  }
  tables.add({.name = "factors/" + factor.name + "_name",
              .dims = {"point"},
              .data = names,
              .long_name = words,
              .units = ""});
  if (numbers.size() < names.size()) return;
  results::Attributes extra;
  if (!factor.unit.empty()) extra.push_back({"unit_as_written", factor.unit});
  tables.add({.name = "factors/" + factor.name,
              .dims = {"point"},
              .data = std::move(numbers),
              .long_name = words,
              .units = "1",
              .extra = std::move(extra)});
}

}  // namespace

void add_design(results::Tables& tables, Prepared const& prepared) {
  auto const& all = prepared.study.factors;
  auto const& spec = prepared.study.design;
  tables.set("design", "kind", std::string(name_of(spec.kind)));
  tables.set("design", "size", static_cast<std::int32_t>(spec.size));
  tables.set("design", "seed", std::to_string(spec.seed));
  tables.set("design", "levels", static_cast<std::int32_t>(spec.levels));
  if (spec.shifts > 1) tables.set("design", "shifts", static_cast<std::int32_t>(spec.shifts));
  if (all.empty()) return;
  tables.add(results::Dimension{.name = "factor", .size = all.size()});
  std::vector<std::string> names;
  std::vector<double> coordinates;
  for (auto const& factor : all) names.push_back(factor.name);
  for (auto const& point : prepared.points.points)
    coordinates.insert(coordinates.end(), point.coordinates.begin(), point.coordinates.end());
  tables.add({.name = "factor_id",
              .dims = {"factor"},
              .data = names,
              .long_name = "name of the factor",
              .units = ""});
  tables.add({.name = "design/coordinate",
              .dims = {"point", "factor"},
              .data = std::move(coordinates),
              .long_name = "where the point lies between the low end (0) and the high end (1) of the factor",
              .units = "1",
              .fill = results::not_available});
  std::vector<std::int32_t> levels;
  for (auto const& factor : all) levels.push_back(static_cast<std::int32_t>(values_of(factor)));
  tables.add({.name = "design/factor_levels",
              .dims = {"factor"},
              .data = std::move(levels),
              .long_name = "values that the factor can have; 0: any between its ends",
              .units = "1"});
  for (std::size_t f = 0; f < all.size(); ++f) add_factor(tables, prepared, f);
}

void add_files(results::Tables& tables, Prepared const& prepared) {
  std::vector<std::string> paths, kinds, texts;
  for (auto& file : kept_files(prepared)) {
    paths.push_back(std::move(file.path));
    kinds.push_back(std::move(file.kind));
    texts.push_back(std::move(file.bytes));
  }
  tables.add(results::Dimension{.name = "files/file", .size = paths.size()});
  auto const put = [&](char const* name, char const* words, std::vector<std::string> data) {
    tables.add({.name = name, .dims = {"file"}, .data = std::move(data), .long_name = words, .units = ""});
  };
  put("files/path", "path as seen from the folder of the study", std::move(paths));
  put("files/kind", "study: its file and those it extends; scenario: the base, those it extends, its tables",
      std::move(kinds));
  put("files/text", "what is in it", std::move(texts));
  tables.add({.name = "files/scenario_resolved",
              .dims = {},
              .data = std::vector<std::string>{prepared.base.resolved},
              .long_name = "the base scenario as understood: all that was inherited, set and defaulted",
              .units = ""});
}

}  // namespace ruralsim::experiments
