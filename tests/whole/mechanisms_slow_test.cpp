// Every mechanism of the model as a pair of runs under common random numbers: each sign that theory gives is
// asserted, and docs/mechanisms.md holds what is found here. To renew its tables and charts:
// RURALSIM_RENEW_DOCS=1 build/release/bin/test_whole_slow --gtest_filter='*Mechanisms*'
#include "experiments/upper_bounds.hpp"
#include "models/simulate.hpp"
#include "results/figures/tabulate.hpp"
#include "scenarios/load.hpp"
#include "sim/text.hpp"
#include "tests/support/remote_served.hpp"
#include "tests/whole/mechanisms.hpp"
#include "viz/from_pairs.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

namespace ruralsim::whole {
namespace {

using results::FigureDifference;
using results::Tables;
using sim::text;

constexpr std::uint32_t kPairs = 10;

std::string path_of(Variant const& variant) {
  return "tests/whole/mechanisms/" + variant.file;
}

scenarios::Loaded loaded_from(Variant const& variant) {
  auto settings = variant.settings;
  if (!variant.perfect.empty()) {
    auto const own = scenarios::load(path_of(variant), settings);
    for (auto& one : experiments::upper_bound(std::vector{variant.perfect}, own.scenario))
      settings.push_back(std::move(one));
  }
  return scenarios::load(path_of(variant), settings);
}

Tables tables_of(Variant const& variant) {
  auto const loaded = loaded_from(variant);
  std::vector<models::RunLedger> runs;
  std::vector<double> remote;
  for (std::uint32_t r = 0; r < kPairs; ++r) {
    models::RunOptions options;
    options.replication = r;
    runs.push_back(models::simulate(loaded.scenario, options));
    remote.push_back(support::remote_served(loaded.scenario, runs.back().counties.front()));
  }
  Tables tables = results::tabulate(loaded.scenario, runs, {});
  tables.add(
      results::Variable{.name = "summary/remote_households_served",
                        .dims = {"replicate"},
                        .data = std::move(remote),
                        .long_name = "households of the remotest quarter whose center is open, mean of days",
                        .units = "1"});
  return tables;
}

// Many pairs have the same base.
Tables const& tables_once(Variant const& variant) {
  static std::map<std::string, Tables> known;
  auto key = variant.file + " " + variant.perfect;
  for (auto const& one : variant.settings) key += " " + one;
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, tables_of(variant)).first;
  return found->second;
}

FigureDifference const& find_difference(results::RunPair const& pair, std::string const& figure) {
  for (auto const& d : pair.figures)
    if (d.base.name == figure) return d;
  throw std::out_of_range("no figure " + figure);
}

// Beyond the half-width of the interval, or within it.
void check_sign(FigureDifference const& d, Expected const& expected) {
  double const mean = d.difference.mean, half = d.difference.half_width;
  SCOPED_TRACE(text("{}: {}", expected.figure, difference_text(d)));
  switch (expected.sign) {
    case '+':
      EXPECT_GT(mean, half);
      break;
    case '-':
      EXPECT_LT(mean, -half);
      break;
    case '0':
      EXPECT_LE(std::abs(mean), half);
      break;
    default:
      break;  // only told
  }
}

std::string ratio_words(double ratio) {
  if (std::isnan(ratio)) return "";
  return ratio >= 1000 ? "> 1,000" : text("{:.1f}", ratio);
}

std::string value_words(results::Figure const& figure) {
  return std::isnan(figure.value) ? "n/a" : value_text(figure);
}

std::string sign_words(char sign) {
  return sign == ' ' ? "" : text("`{}`", sign);
}

std::string variant_words(Variant const& variant) {
  std::string words = "`" + variant.file + "`";
  for (auto const& one : variant.settings) words += " `" + one + "`";
  if (!variant.perfect.empty()) words += " `--perfect " + variant.perfect + "`";
  return words;
}

// The tables of one family, as they stand in the page.
class PageBlock {
 public:
  PageBlock() {
    table_ =
        "| change | figure | expected | before | after | difference | variance ratio "
        "|\n|---|---|---|---:|---:|---:|---:|\n";
  }
  void add(MechanismPair const& pair, results::RunPair const& found) {
    std::string name = pair.name;
    for (auto const& expected : pair.expected) {
      auto const& d = find_difference(found, expected.figure);
      table_ += text("| {} | `{}` | {} | {} | {} | {} | {} |\n", name, expected.figure,
                     sign_words(expected.sign), value_words(d.base), value_words(d.other), difference_text(d),
                     ratio_words(d.variance_reduction));
      name.clear();
    }
    how_ += text("* {}: {} against {}\n", pair.name, variant_words(pair.other), variant_words(pair.base));
  }
  std::string words() const {
    return table_ + "\n<details><summary>Files and settings</summary>\n\n" + how_ + "\n</details>\n";
  }

 private:
  std::string table_, how_;
};

void check_page(MechanismFamily const& family, std::string const& wanted) {
  char const* const path = "docs/mechanisms.md";
  std::ifstream file(path);
  std::string const page((std::istreambuf_iterator<char>(file)), {});
  std::string const begin = text("<!-- pairs: {} -->\n", family.id), end = "<!-- end of pairs -->";
  auto const at = page.find(begin);
  ASSERT_NE(at, std::string::npos) << begin;
  auto const from = at + begin.size(), to = page.find(end, from);
  if (std::getenv("RURALSIM_RENEW_DOCS") != nullptr)
    std::ofstream(path) << page.substr(0, from) << wanted << page.substr(to);
  else
    EXPECT_EQ(page.substr(from, to - from), wanted) << "renew the page as the comment above says";
}

// Into docs/images when the page is renewed; with RURALSIM_GALLERY=folder as PNG, to be looked at.
void draw_family(MechanismFamily const& family, std::vector<viz::NamedPair> const& pairs) {
  if (family.charted.empty()) return;
  auto panels = viz::forest_panels(pairs, family.charted);
  for (auto& panel : panels)
    std::erase_if(panel.rows, [](viz::ForestRow const& row) { return std::isnan(row.difference.mean); });
  viz::ForestData data{.info = {.title = family.title}, .base = family.base, .panels = std::move(panels)};
  data.info.replications = static_cast<int>(kPairs);
  data.info.note = "Replications with the same random numbers are paired";
  auto const figure = viz::figure(std::move(data));
  auto const keep = [&](std::string const& folder, viz::Format format) {
    std::ofstream(folder + "/mechanism-" + family.id + std::string(viz::suffix(format)), std::ios::binary)
        << viz::rendered(figure, format, viz::Medium::DoubleColumn);
  };
  if (std::getenv("RURALSIM_RENEW_DOCS") != nullptr) keep("docs/images", viz::Format::Svg);
  if (char const* const folder = std::getenv("RURALSIM_GALLERY")) keep(folder, viz::Format::Png);
}

class Mechanisms : public testing::TestWithParam<MechanismFamily> {};

TEST_P(Mechanisms, MoveFiguresAsTheoryAndThePageSay) {
  auto const& family = GetParam();
  PageBlock block;
  std::vector<viz::NamedPair> pairs;
  for (auto const& pair : family.pairs) {
    SCOPED_TRACE(pair.name);
    auto found = results::compare_runs(tables_once(pair.base), tables_once(pair.other));
    ASSERT_TRUE(found.paired) << found.why_unpaired;
    for (auto const& expected : pair.expected) check_sign(find_difference(found, expected.figure), expected);
    block.add(pair, found);
    pairs.push_back({pair.name, std::move(found)});
  }
  draw_family(family, pairs);
  check_page(family, block.words());
}

std::string family_name(testing::TestParamInfo<MechanismFamily> const& info) {
  auto name = info.param.id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Mechanisms, testing::ValuesIn(mechanisms()), family_name);

}  // namespace
}  // namespace ruralsim::whole
