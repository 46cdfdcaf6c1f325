#include "experiments/study/study_tables.hpp"

#include "experiments/study/merge.hpp"
#include "results/antithetic.hpp"
#include "results/attributes.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ruralsim::experiments {

namespace {

using results::Tables;
using results::text_of;
using results::Variable;

class StudyTablesReader {
 public:
  explicit StudyTablesReader(Tables const& tables) : tables_(tables) {}

  StudyTables read() {
    auto const& root = tables_.attributes();
    study_.title = text_of(root, "title");
    study_.version = text_of(root, "program_version");
    study_.seed = text_of(root, "seed");
    level();
    study_.points = texts("point_name");
    study_.replicates = tables_.at("replicate").size();
    for (auto const n : tables_.at("replications").values<std::int32_t>())
      study_.replications.push_back(static_cast<std::size_t>(n));
    kind();
    scenario();
    factors();
    for (auto const& variable : tables_.variables()) figure(variable);
    take_pairs();
    return std::move(study_);
  }

 private:
  std::vector<std::string> texts(std::string_view name) const {
    auto const values = tables_.at(name).values<std::string>();
    return {values.begin(), values.end()};
  }

  void level() {
    auto const* const level = tables_.find_attribute("", "confidence_level");
    if (!level) return;
    auto const* const number = std::get_if<double>(&level->value);
    if (!number) throw sim::Error(sim::Blame::io, "its confidence_level is no number");
    study_.level = *number;
  }

  void kind() {
    auto const name = text_of(tables_.attributes("design"), "kind");
    static constexpr std::array all{
        DesignKind::list,  DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube,
        DesignKind::sobol, DesignKind::morris,    DesignKind::saltelli};
    auto const* const found =
        std::find_if(all.begin(), all.end(), [&](DesignKind kind) { return name_of(kind) == name; });
    if (found == all.end())
      throw sim::Error(sim::Blame::io,
                       sim::text("its design is \"{}\", which this program does not know", name));
    study_.kind = *found;
  }

  void scenario() {
    if (!tables_.find("files/kind")) return;
    auto const kinds = texts("files/kind"), paths = texts("files/path");
    for (std::size_t i = 0; i < kinds.size(); ++i)
      if (kinds[i] == "scenario" && study_.scenario.empty()) study_.scenario = paths[i];
  }

  void factors() {
    if (!tables_.find("factor_id")) return;
    for (auto const& name : texts("factor_id")) {
      StudyFactor factor{
          .name = name, .unit = "", .texts = texts("factors/" + name + "_name"), .numbers = {}};
      if (auto const* numbers = tables_.find("factors/" + name)) {
        auto const values = numbers->values<double>();
        factor.numbers.assign(values.begin(), values.end());
        factor.unit = text_of(numbers->extra, "unit_as_written");
      }
      study_.factors.push_back(std::move(factor));
    }
    auto const n = study_.factors.size();
    auto const* levels = tables_.find("design/factor_levels");
    for (std::size_t f = 0; levels && f < n; ++f)
      study_.factors[f].levels = static_cast<std::size_t>(levels->values<std::int32_t>()[f]);
    study_.design.factors = n;
    if (auto const* shifts = tables_.find_attribute("design", "shifts"))
      study_.design.shifts = static_cast<std::size_t>(std::get<std::int32_t>(shifts->value));
    auto const all = tables_.at("design/coordinate").values<double>();
    for (std::size_t p = 0; p < study_.points.size(); ++p)
      study_.design.points.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(p * n),
                                        all.begin() + static_cast<std::ptrdiff_t>((p + 1) * n));
  }

  // Those by point and replication at the root that say which figure they are.
  void figure(Variable const& variable) {
    auto const name = text_of(variable.extra, "figure");
    if (name.empty() || variable.dims != std::vector<std::string>{"point", "replicate"}) return;
    auto const currency = text_of(variable.extra, "currency");
    bool const percent = text_of(variable.extra, "shown_as") == "percent";
    auto const values = variable.values<double>();
    study_.figures.push_back(
        {.kind = {.name = name,
                  .label = text_of(variable.extra, "label"),
                  .unit = currency.empty() ? variable.units : currency.substr(0, currency.find(' ')),
                  .shown = percent ? results::Shown::percent : results::Shown::number,
                  .definition = variable.long_name,
                  .beyond_means = text_of(variable.extra, "missing_means")},
         .values = {values.begin(), values.end()}});
    if (auto const* beyond = tables_.find("beyond/" + variable.name))
      for (auto const n : beyond->values<std::int32_t>())
        study_.figures.back().beyond.push_back(static_cast<std::size_t>(n));
  }

  // Two antithetic replications are one sample.
  void take_pairs() {
    study_.antithetic = results::replications_of(tables_) == results::Replications::antithetic;
    if (!study_.antithetic) return;
    auto const samples = results::samples_of(tables_);
    for (auto& figure : study_.figures) {
      std::vector<double> means;
      for (std::size_t p = 0; p < study_.points.size(); ++p)
        for (double const mean : results::sample_means(study_.of_point(figure, p), samples))
          means.push_back(mean);
      figure.values = std::move(means);
    }
    for (auto& n : study_.replications) n = (n + 1) / 2;
    study_.replicates = samples.size();
  }

  Tables const& tables_;
  StudyTables study_;
};

}  // namespace

bool is_study(Tables const& tables) {
  return results::text_of(tables, "", "kind").starts_with("ruralsim study ");
}

StudyTables study_from(Tables const& tables, std::string const& name) {
  if (results::text_of(tables, "", "kind") != "ruralsim study 1")
    throw sim::Error(sim::Blame::io, name + ": is no merged study: ruralsim study merge makes one");
  try {
    return StudyTablesReader(tables).read();
  } catch (sim::Error const& error) {
    throw sim::Error(sim::Blame::io, sim::text("{}: is damaged: {}", name, error.what()));
  }
}

std::size_t StudyTables::find_point(std::string const& text) const {
  auto const named = std::find(points.begin(), points.end(), text);
  if (named != points.end()) return static_cast<std::size_t>(named - points.begin());
  std::size_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number < points.size()) return number;
  throw sim::Error(sim::Blame::usage,
                   sim::text("point {} (there is none of this name, nor of this number from 0 to {}){}", text,
                             points.size() - 1, scenarios::did_you_mean(text, points)));
}

results::Figure StudyTables::at_point(StudyFigure const& figure, std::size_t point) const {
  auto one = figure.kind;
  auto const some = of_point(figure, point);
  one.values.assign(some.begin(), some.end());
  one.replications = replications[point] * (antithetic ? 2 : 1);
  one.pairs = antithetic;
  one.beyond = figure.beyond_at(point);
  return one;
}

std::vector<std::size_t> StudyTables::find_figures(std::string const& name) const {
  std::vector<std::size_t> found;
  std::vector<std::string> known;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    auto const& one = figures[f].kind.name;
    if (one == name || one.starts_with(name + ".") || variable_of(one) == name) found.push_back(f);
    known.push_back(one);
  }
  if (found.empty())
    throw sim::Error(sim::Blame::usage, sim::text("figure {} (the study did not keep it, or there is none){}",
                                                  name, scenarios::did_you_mean(name, known)));
  return found;
}

Design StudyTables::design_of_levels() const {
  bool const on_a_grid = kind == DesignKind::factorial || kind == DesignKind::one_at_a_time ||
                         kind == DesignKind::morris;  // which has every level at its own place
  if (on_a_grid) return design;
  auto levels = design;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    if (!factors[f].levels)
      throw sim::Error(sim::Blame::usage,
                       "the file does not say how many values its factors can have (it is of an earlier "
                       "program) merge the study again");
    auto const n = *factors[f].levels;
    for (auto& point : levels.points)
      if (n > 0) point[f] = coordinate_of(level_of(point[f], n), n);
  }
  return levels;
}

std::size_t StudyTables::fewest_replications() const {
  return replications.empty() ? 0 : *std::min_element(replications.begin(), replications.end());
}

}  // namespace ruralsim::experiments
