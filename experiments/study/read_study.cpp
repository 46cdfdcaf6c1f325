#include "experiments/study/read_study.hpp"

#include "experiments/study/figure_keys.hpp"
#include "experiments/study/read_factor.hpp"
#include "experiments/study/read_require.hpp"
#include "experiments/study/set_keys.hpp"
#include "experiments/study/table_reader.hpp"
#include "results/utf8.hpp"
#include "scenarios/gather.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>

namespace ruralsim::experiments {

namespace {

using scenarios::Node;
using scenarios::Problems;

constexpr std::uint64_t kMostPoints = 1'000'000;
constexpr std::uint64_t kMostShifts = 1000;
constexpr std::uint64_t kMostReplicationsOfPoint = 100'000;

constexpr std::array kKinds{
    DesignKind::list,  DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube,
    DesignKind::sobol, DesignKind::morris,    DesignKind::saltelli};

// Of a merged file: a factor of such a name would be taken for the axis.
constexpr std::array kAxesOfMerged{"point", "replicate", "factor", "file"};

// As seen from here. What scenarios say of files is then absolute only where a file names it so, and the
// study is the same by whatever path it is called.
std::filesystem::path relative_folder_of(std::filesystem::path const& path) {
  std::error_code failed;
  auto const here = std::filesystem::current_path(failed);
  auto const folder = path.parent_path();
  return folder.is_relative() || failed ? folder : folder.lexically_relative(here);
}

class StudyReader {
 public:
  explicit StudyReader(std::string const& path) : folder_(relative_folder_of(path)) { study_.path = path; }

  Study read() {
    auto document = scenarios::gather(study_.path, {}, problems_);
    problems_.throw_if_any();
    for (auto& source : document.sources) study_.files.push_back({source.path, std::move(source.verbatim)});
    document.root.where = scenarios::in_file(study_.path);
    TableReader root(document.root, "a study", problems_);
    root.need("study", "(it names the scenario) begin with [study] and scenario = \"FILE\"");
    head(root.node("study"));
    factors(root);
    design(root.node("design"));
    replications(root.node("replications"));
    listed(root);
    if (auto const* node = root.node("require"); is_table(node, "require"))
      study_.require = read_require(*node, study_, problems_);
    root.refuse_others();
    check_set_keys(document.root, problems_);
    check_together(document.root);
    problems_.throw_if_any();
    return std::move(study_);
  }

 private:
  // A table that need not be there.
  bool is_table(Node const* node, std::string const& name) {
    if (!node) return false;
    if (!node->is_table()) problems_.error(node->where, name + " (must be a table) write [" + name + "]");
    return node->is_table();
  }

  void head(Node const* node) {
    if (!is_table(node, "study")) return;
    TableReader table(*node, "[study]", problems_);
    table.need("scenario", "(the base of all points) give the path of a scenario file");
    if (auto const scenario = table.text("scenario"))
      study_.scenario = (folder_ / *scenario).lexically_normal().string();
    auto const own_name = results::to_utf8(std::filesystem::path(study_.path).stem().native());
    study_.title = table.line("title").value_or(own_name);
    study_.settings = table.texts("set");
    study_.settings_place = table.place("set");
    study_.only = table.texts("only");
    study_.only_place = table.place("only");
    study_.responses = table.texts("responses");
    check_responses(table);
    table.refuse_others();
  }

  void check_responses(TableReader& table) {
    std::set<std::string> const all(study_.responses.begin(), study_.responses.end());
    std::set<std::string> seen;
    for (auto const& name : study_.responses) {
      auto const own = name.substr(0, name.find('.'));
      auto problem = problem_of_figure(name, Figures::one_or_axis);
      if (problem.empty() && !seen.insert(name).second)
        problem = "(is there twice) leave one out";
      else if (problem.empty() && own != name && all.contains(own))
        problem = "(" + own + " stands for it already) leave it out";
      if (!problem.empty())
        problems_.error(table.where_of("responses", name),
                        "responses: " + scenarios::in_quotes(name) + " " + problem);
    }
  }

  void factors(TableReader& root) {
    std::set<std::string> names;
    for (auto const* node : root.tables("factor")) {
      auto factor = read_factor(*node, problems_);
      if (!factor) continue;
      if (!names.insert(factor->name).second)
        problems_.error(node->where,
                        "[[factor]] " + factor->name + " is there twice: give each a name of its own");
      study_.factors.push_back(std::move(*factor));
    }
    for (auto const* node : root.tables("factor"))
      if (auto const* name = node->get("name"); name && names.contains(name->string + "_name"))
        problems_.error(name->where, "[[factor]] " + name->string + " and " + name->string +
                                         "_name (results call the texts of " + name->string +
                                         " so) give one another name");
    for (auto const* node : root.tables("factor"))
      if (auto const* name = node->get("name");
          name && std::ranges::find(kAxesOfMerged, name->string) != kAxesOfMerged.end())
        problems_.error(name->where, "[[factor]] " + name->string +
                                         " (an axis of the results is called so) give " + "it another name");
  }

  void design(Node const* node) {
    if (!is_table(node, "design")) return;
    TableReader table(*node, "[design]", problems_);
    study_.design.place = node->where.text();
    std::vector<std::string_view> names;
    for (auto const kind : kKinds) names.push_back(name_of(kind));
    auto& spec = study_.design;
    if (auto const kind = table.choice("kind", names)) spec.kind = kKinds[*kind];
    spec.size = table.whole("size", 1, kMostPoints).value_or(0);
    spec.seed = table.whole("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1);
    spec.levels = table.whole("levels", 2, 1000).value_or(4);
    spec.candidates = table.whole("candidates", 1, 10'000).value_or(0);
    if (auto const shifts = table.whole("shifts", 1, kMostShifts)) read_shifts(table, *shifts);
    bool const sized = spec.kind >= DesignKind::latin_hypercube;
    if (sized && spec.size == 0)
      table.wrong("size is missing (how many " + what_it_counts(spec.kind) + ") add size = 64");
    if (!sized && spec.size > 0)
      table.wrong("size", "(the factors decide how many points " + std::string(name_of(spec.kind)) +
                              " has) leave it out");
    table.refuse_others();
  }

  void read_shifts(TableReader& table, std::size_t shifts) {
    auto& spec = study_.design;
    spec.shifts = shifts;
    if (spec.kind != DesignKind::saltelli)
      table.wrong("shifts",
                  "(only rows of saltelli are shifted, for the sake of their indices' intervals) "
                  "leave it out");
    else if (spec.size % shifts != 0)
      table.wrong("shifts", "(each has as many rows, and size is " + std::to_string(spec.size) +
                                ") make size a multiple, best a power of two for each shift");
  }

  static std::string what_it_counts(DesignKind kind) {
    if (kind == DesignKind::morris) return "trajectories, each of one point more than there are factors";
    return kind == DesignKind::saltelli ? "rows, each of two points more than there are factors" : "points";
  }

  void replications(Node const* node) {
    if (!is_table(node, "replications")) return;
    TableReader table(*node, "[replications]", problems_);
    auto& spec = study_.replications;
    bool const has_count = node->get("count") != nullptr;
    spec.count = number(table, "count", 1, spec.count);
    spec.least = number(table, "least", 2, spec.least);
    spec.most = number(table, "most", 2, std::max(spec.most, spec.least));
    if (auto const* level = table.node("level")) {
      spec.level = level->is(Node::Kind::real) ? level->real : 0;
      if (!(spec.level > 0 && spec.level < 1)) table.wrong("level", "(must lie between 0 and 1) as in 0.95");
    }
    for (auto const* target : table.tables("target")) add_target(*target);
    if (spec.sequential() && has_count)
      table.wrong("count", "(with targets their number is not fixed) give least and most instead");
    if (!spec.sequential() && (node->get("least") || node->get("most")))
      table.wrong(node->get("least") ? "least" : "most",
                  "(nothing says when to stop) add [[replications.target]], or give count");
    if (spec.most < spec.least) table.wrong("most", "(less than least, " + std::to_string(spec.least) + ")");
    table.refuse_others();
  }

  static std::uint32_t number(TableReader& table, std::string_view key, std::uint64_t least,
                              std::uint32_t standard) {
    return static_cast<std::uint32_t>(table.whole(key, least, kMostReplicationsOfPoint).value_or(standard));
  }

  void add_target(Node const& node) {
    TableReader table(node, "[[replications.target]]", problems_);
    table.need("figure", "(whose interval is to become narrow) as in figure = \"next_day_rate\"");
    table.need("half_width",
               "(when it is narrow enough) as in half_width = 0.005, in the figure's unit, or "
               "half_width = 0.02 with relative = true");
    FigureTarget target{.figure = table.text("figure").value_or(""), .half_width = 0};
    if (auto const problem = problem_of_figure(target.figure, Figures::one);
        !problem.empty() && !target.figure.empty())
      table.wrong("figure", problem);
    target.relative = table.flag("relative").value_or(false);
    if (auto const* width = table.node("half_width")) {
      target.half_width = width->is(Node::Kind::real) ? width->real : static_cast<double>(width->integer);
      if (auto const problem = problem_of_width(target); !problem.empty()) table.wrong("half_width", problem);
    }
    table.refuse_others();
    study_.replications.targets.push_back(std::move(target));
  }

  static std::string problem_of_width(FigureTarget const& target) {
    if (!(target.half_width > 0) || std::isinf(target.half_width)) return "(must be a number above 0)";
    if (!target.relative) return problem_of_limit(target.figure, target.half_width);
    return target.half_width < 1 ? "" : "(relative: a share of the value, below 1) 2 % is 0.02";
  }

  void listed(TableReader& root) {
    std::set<std::string> names;
    for (auto const* node : root.tables("point")) {
      TableReader table(*node, "[[point]]", problems_);
      table.need("name", "(what it is called in results)");
      ListedPoint point{.name = table.line("name").value_or(""),
                        .settings = table.texts("set"),
                        .place = table.place("set")};
      if (!point.name.empty() && !names.insert(point.name).second)
        table.wrong("name", "(another point has it) give each a name of its own");
      table.refuse_others();
      study_.listed.push_back(std::move(point));
    }
  }

  // What is right by itself but not together.
  void check_together(Node const& root) {
    bool const list = study_.design.kind == DesignKind::list;
    if (list && study_.listed.empty())
      problems_.error(root.where, "design \"list\" has no points: add [[point]] with a name and set = [...]");
    if (!list && !study_.listed.empty())
      problems_.error(root.where,
                      "[[point]] is of design \"list\" alone: give [design] kind = \"list\", or take it out");
    if (list && !study_.factors.empty())
      problems_.error(
          root.where,
          "[[factor]] has no use in design \"list\", whose points say what they set: take it out");
    if (!list && !root.get("factor"))
      problems_.error(root.where,
                      "nothing is varied: add [[factor]], or points with [design] kind = \"list\"");
  }

  std::filesystem::path folder_;
  Problems problems_;
  Study study_;
};

}  // namespace

Study read_study(std::string const& path) {
  return StudyReader(path).read();
}

}  // namespace ruralsim::experiments
