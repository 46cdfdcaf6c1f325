// From real runs to the page: complete, escaped, the same bytes each time.
#include "models/simulate.hpp"
#include "results/direction.hpp"
#include "results/figures/tabulate.hpp"
#include "results/pairs.hpp"
#include "scenarios/load.hpp"
#include "sim/fault.hpp"
#include "viz/embedded.hpp"
#include "viz/report/board.hpp"
#include "viz/report/drawing.hpp"
#include "viz/report/html.hpp"
#include "viz/report/report.hpp"
#include "viz/report/trend.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>

namespace ruralsim::viz {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string const hostile = "</script><b>&\"'<!-- ]]> 村";

results::Tables run(std::uint32_t replications, std::vector<std::string> const& changes = {},
                    std::string const& title = "") {
  auto loaded = scenarios::load("scenarios/village-12.toml", changes);
  if (!title.empty()) loaded.scenario.run.title = title;
  std::vector<models::RunLedger> ledgers;
  for (models::RunOptions options; options.replication < replications; ++options.replication)
    ledgers.push_back(models::simulate(loaded.scenario, options));
  results::Provenance provenance;
  provenance.version = "0.1.0";
  provenance.command = "ruralsim run scenarios/village-12.toml --set 'county.twelve.name=" + title + "'";
  provenance.scenario_text = "# " + title + "\nschema = 1\n",
  provenance.scenario_resolved = "[run]\ntitle = \"" + title + "\"\n";
  provenance.scenario_path = "scenarios/village-12.toml";
  return results::tabulate(loaded.scenario, ledgers, provenance);
}

results::Tables const& three() {
  static results::Tables const tables = run(3, {}, hostile);
  return tables;
}

Report one_run(results::Tables const& tables, ReportWish const& wish = {}) {
  Report report{.title = hostile, .runs = {}};
  report.runs.push_back(report_of(tables, hostile, "r1", wish));
  report.sources = {{hostile, hostile}};
  return report;
}

std::vector<std::string> all_matches(std::string const& text, std::string const& pattern) {
  std::regex const what(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator i(text.begin(), text.end(), what), end; i != end; ++i) found.push_back((*i)[1]);
  return found;
}

// All text that could become an element is escaped: the hostile words stand nowhere as they are.
TEST(ReportPage, NoTextOfAFileBecomesAnElement) {
  std::string const html = html_of(one_run(three()));
  for (char const* loose : {"</script><b>", "<b>", "<!--"})
    EXPECT_EQ(html.find(loose), std::string::npos) << loose;
  EXPECT_THAT(html.substr(html.find("<h1>"), 200),
              HasSubstr("<h1>&lt;/script&gt;&lt;b&gt;&amp;&quot;'&lt;!-- ]]&gt; 村</h1>"));
}

std::string const hebrew = "\u05E2\u05E8\u05D1 (12)", turning = "\u202E";

TEST(ReportPage, NamesFromRightToLeftTurnNothingRound) {
  auto const tables = run(2, {}, turning + hebrew);
  Report report{.title = set_apart(turning + hebrew), .runs = {}};
  for (char const* id : {"r1", "r2"}) report.runs.push_back(report_of(tables, turning + hebrew + id, id, {}));
  report.plans = compared(tables, tables, hebrew + "r1", hebrew + "r2", 0.95);
  std::string const html = html_of(report), apart = "<bdi>" + hebrew;
  EXPECT_EQ(html.find(turning), std::string::npos);
  for (auto const& place :
       {"<h1>" + apart + "</bdi></h1>", "<h2 id=\"r1-figures-title\">Key figures: " + apart + "r1</bdi>",
        "<caption>Key figures of " + apart + "</bdi> (" + apart + "r1</bdi>)", "<p>" + apart + "</bdi>: ",
        "<p class=\"plan\">" + apart + "r1</bdi>", "<th scope=\"col\">" + apart + "r2</bdi> is</th>",
        "<p class=\"verdict\"><strong>By the next-day rate " + apart + "r1</bdi> and " + apart})
    EXPECT_THAT(html, HasSubstr(place));
}

TEST(ReportPage, TellsWhatEveryFigureMeansOnce) {
  Report report = one_run(three());
  report.runs.push_back(report_of(three(), "other", "r2", {}));
  std::string const html = html_of(report);
  std::string const list = html.substr(html.find("<section id=\"meanings\""));
  for (auto const& figure : report.runs[0].figures)
    EXPECT_THAT(list, HasSubstr("<dd>" + sentence_html(figure.meaning) + "</dd>")) << figure.label;
  EXPECT_THAT(list, AllOf(HasSubstr("<dt>Lead time to ready, mean: P90</dt>"),
                          HasSubstr("<dt>next-day rate of a service center</dt>")));
  auto const names = all_matches(list.substr(0, list.find("</section>")), "<dt>([^<]*)</dt>");
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_THAT(all_matches(html, "(<a href=\"#meanings\">What these figures mean)"), SizeIs(4));
}

TEST(ReportPage, OfSeveralCountiesShowsOneAndFoldsTheOthers) {
  RunReport report;
  report.id = "r1", report.name = "file";
  auto const chart = [](char const* county) {
    return ReportChart{.name = std::string("time-space-") + county,
                       .kind = "time-space",
                       .title = "Trucks — County",
                       .description = "",
                       .svg = "<svg></svg>"};
  };
  report.charts = {chart("east"),
                   chart("west"),
                   chart("south"),
                   {.name = "cost", .kind = "cost", .title = "Cost", .description = "", .svg = ""}};
  std::string const html = charts_html(report);
  EXPECT_THAT(all_matches(html, "aria-label=\"([^\"]*)\""),
              testing::ElementsAre("Trucks — County, county east, file", "Trucks — County, county west, file",
                                   "Trucks — County, county south, file", "Cost, file"));
  EXPECT_THAT(html, HasSubstr("<summary>Trucks, of 2 more counties</summary>"));
  EXPECT_LT(html.find("county east"), html.find("<details"));
  EXPECT_GT(html.find("<bdi>county west"), html.find("<details"));
  EXPECT_GT(html.find("Cost, file"), html.find("</details>"));
  RunReport other = report;
  other.id = "r2", other.name = "plan", other.charts.erase(other.charts.begin() + 1);
  std::string const both = charts_side_by_side_html(report, other);
  EXPECT_THAT(both, AllOf(HasSubstr("<bdi>plan</bdi>, <bdi>county south</bdi>"),
                          HasSubstr("<summary>Trucks, of 2 more counties</summary>"),
                          HasSubstr("<bdi>plan</bdi>, <bdi>county west</bdi></p>\n<p class=\"none\">")));
}

std::string lines_of(RunReport const& run, std::string const& chart) {
  std::string all;
  for (auto const& one : run.charts)
    if (one.name == chart)
      for (auto const& path : all_matches(one.svg, " d=\"([^\"]*)\"")) all += path + "\n";
  return all;
}

TEST(ReportPage, PlansSideBySideAreDrawnOnOneScale) {
  auto const& few = three();
  auto const many = run(3, {"demand.orders_per_household=96 orders/year"});
  ReportWish const alone;
  ReportWish together;
  together.scales = scales_of({few, many}, 0.95);
  for (char const* chart : {"installation-backlog", "cost"})
    EXPECT_NE(lines_of(report_of(few, "few", "r1", alone), chart) +
                  lines_of(report_of(many, "many", "r2", alone), chart),
              lines_of(report_of(few, "few", "r1", together), chart) +
                  lines_of(report_of(many, "many", "r2", together), chart))
        << chart;
  EXPECT_EQ(lines_of(report_of(many, "many", "r2", alone), "installation-backlog"),
            lines_of(report_of(many, "many", "r2", together), "installation-backlog"))
      << "the larger one has its own scale";
}

TEST(ReportPage, IsTheSameEachTimeAndAsksForNothing) {
  auto const report = one_run(three());
  std::string const html = html_of(report);
  EXPECT_TRUE(html == html_of(one_run(three())));
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_THAT(all_matches(html, "(src=\"|@import|<link rel=\"stylesheet)"), IsEmpty());
  EXPECT_LT(html.size(), 800'000U);
}

TEST(ReportPage, HasEveryIdOnceAndEveryLinkItsAim) {
  ReportWish const wish;
  Report report = one_run(three(), wish);
  report.runs.push_back(report_of(three(), "other", "r2", wish));
  report.plans = compared(three(), three(), "one", "other", 0.95);
  std::string const html = html_of(report);
  auto const ids = all_matches(html, " id=\"([^\"]*)\"");
  std::set<std::string> const different(ids.begin(), ids.end());
  EXPECT_EQ(ids.size(), different.size());
  for (auto const& aim : all_matches(html, "data-(?:series|board)=\"([^\"]*)\""))
    EXPECT_TRUE(different.contains(aim)) << aim;
  for (auto const& aim : all_matches(html, "[ :]href=\"#([^\"]*)\""))
    EXPECT_TRUE(different.contains(aim)) << aim;
  for (auto const& aim : all_matches(html, "url\\(#([^)]*)\\)")) EXPECT_TRUE(different.contains(aim)) << aim;
  for (auto const& aim : all_matches(html, "aria-labelledby=\"([^\"]*)\""))
    EXPECT_TRUE(different.contains(aim)) << aim;
}

TEST(ReportPage, HoldsEveryChartAndFigureOfTheRun) {
  auto const report = report_of(three(), "small", "r1", {});
  auto const drawn =
      std::ranges::count_if(chart_names(), [](auto const name) { return has_figures(three(), name); });
  EXPECT_THAT(report.charts, SizeIs(drawn));
  EXPECT_GE(drawn, 9);
  for (auto const& chart : report.charts) {
    EXPECT_FALSE(chart.title.empty()) << chart.name;
    EXPECT_THAT(chart.svg, HasSubstr("role=\"img\"")) << chart.name;
    EXPECT_THAT(chart.svg, HasSubstr("viewBox=")) << chart.name;
    EXPECT_THAT(chart.svg.substr(0, chart.svg.find('>')), Not(HasSubstr(" width=")))
        << "the page gives it its width";
  }
  EXPECT_THAT(report.series, SizeIs(2));
  EXPECT_THAT(report.series[0].days, SizeIs(report.series[0].lines.at(0).values.size()));
  EXPECT_GT(report.figures.size(), 40U);
  EXPECT_THAT(report.board.places, SizeIs(4));
  EXPECT_THAT(report.changed, SizeIs(1));
}

// One for each week, day, bar, cell or center.
TEST(ReportPage, MarksOfChartsTellWhatTheyStandFor) {
  auto const report = report_of(three(), "small", "r1", {});
  std::map<std::string, std::size_t> tips;
  for (auto const& chart : report.charts)
    tips[chart.name] = all_matches(chart.svg, "<rect [^>]*><(title)>").size();
  EXPECT_EQ(tips["next-day-rate"], three().at("day").size()) << "of a run of four weeks days are drawn";
  EXPECT_EQ(tips["installation-backlog"], three().at("day").size());
  EXPECT_EQ(tips["county-map"], 4U);
  EXPECT_EQ(tips["equity"], 4U);
  EXPECT_EQ(tips["lead-time-parts"], 9U);
  EXPECT_EQ(tips["utilisation"] % (7 * 24), 0U);
  for (char const* name : {"lateness-waterfall", "cost", "cost-treemap", "utilisation"})
    EXPECT_GT(tips[name], 1U) << name;
}

TEST(ReportPage, ARunWithoutOrdersHasOneToo) {
  auto const tables = run(1, {"demand.orders_per_household=0 orders/year"});
  auto const report = one_run(tables);
  EXPECT_EQ(report.runs[0].verdict.front(), "No order of this run can be judged by the next day.");
  EXPECT_GE(report.runs[0].charts.size(), 9U) << "that say that there are no data";
  EXPECT_NE(html_of(report).find("No order of this run"), std::string::npos);
}

TEST(ReportPage, OneReplicationIsADoubt) {
  auto const report = report_of(run(1), "small", "r1", {});
  EXPECT_THAT(report.doubts, Contains(HasSubstr("one replication")));
  EXPECT_THAT(report_of(three(), "small", "r1", {}).doubts, Not(Contains(HasSubstr("one replication"))));
}

TEST(ReportPage, WhatIsOnTheWayIsHeldAgainstTheOrdersOfTheWholeRun) {
  auto const of_all = [](std::vector<std::string> const& changes) {
    std::string words;
    for (auto const& doubt : report_of(run(1, changes), "small", "r1", {}).doubts) words += doubt + "\n";
    return words;
  };
  EXPECT_THAT(of_all({"run.warm_up=24 days"}),
              ContainsRegex("At the end [67] % of the orders of the whole run"));
  EXPECT_THAT(of_all({"run.warm_up=0 days"}),
              ContainsRegex("At the end [67] % of the orders of the whole run"))
      << "the same orders, whatever the warm-up";
  EXPECT_THAT(of_all({"run.length=1 day"}),
              AllOf(Not(HasSubstr("inf")), HasSubstr("The run is one day long")));
}

TEST(ReportPage, AntitheticReplicationsAreOneSampleTwoByTwo) {
  auto const two = run(2, {"run.antithetic=true", "run.replications=2", "run.length=245 days"});
  auto const report = report_of(two, "small", "r1", {});
  EXPECT_THAT(report.verdict, Contains(HasSubstr("one pair of antithetic replications does not tell")));
  EXPECT_THAT(report.doubts, Contains(HasSubstr("There is one pair of antithetic replications.")));
  EXPECT_THAT(report.doubts, Not(Contains(HasSubstr("intervals are wide"))));
  auto const four = run(4, {"run.antithetic=true", "run.replications=4"});
  EXPECT_THAT(report_of(four, "small", "r1", {}).doubts,
              Contains(HasSubstr("only 2 pairs of antithetic replications")));
  EXPECT_THAT(compared(four, run(4, {"run.antithetic=true", "run.replications=4", "county.twelve.trucks=2"}),
                       "a", "b", 0.95)
                  .note,
              HasSubstr("4 pairs of replications (2 samples: antithetic two by two)"));
}

TEST(ReportPage, TheTableOfPlansHasTheIntervalsOfTheVerdict) {
  auto const other = run(3, {"county.twelve.trucks=2"});
  auto const plans = compared(three(), other, "one", "two", 0.95);
  auto const joint = results::compare_runs(three(), other, 1 - 0.05 / 6),
             alone = results::compare_runs(three(), other, 0.95);
  std::map<std::string, std::string> told;
  for (auto const& row : plans.figures) told[row.label] = row.difference;
  std::size_t compared_rows = 0;
  for (std::size_t i = 0; i < joint.figures.size(); ++i) {
    auto const& d = joint.figures[i];
    bool const decides = std::ranges::count(results::deciding_figures(), d.base.name) > 0;
    if (!told.contains(d.base.label + (decides ? " *" : ""))) continue;
    EXPECT_EQ(told[d.base.label + (decides ? " *" : "")],
              results::difference_text(decides ? d : alone.figures[i]))
        << d.base.name;
    ++compared_rows;
  }
  EXPECT_GT(compared_rows, 40U);
  EXPECT_THAT(plans.note, HasSubstr("99.17 % each, so that all hold together with 95 %"));
  EXPECT_THAT(plans.note, HasSubstr("one of 20 is called better or worse by chance alone"));
}

TEST(ReportPage, ComparedRunsOfTheSameNumbersArePaired) {
  auto const other = run(3, {"county.twelve.trucks=2"});
  auto const plans = compared(three(), other, "one", "two", 0.95);
  EXPECT_THAT(plans.note, HasSubstr("3 pairs of replications with the same random numbers"));
  EXPECT_THAT(plans.verdict.front(), HasSubstr("next day"));
  EXPECT_GT(plans.figures.size(), 40U);
}

TEST(Board, CentersHaveTheRatesOfTheResult) {
  auto const board = board_of(three());
  auto const orders = three().at("center_orders").values<std::int64_t>(),
             in_time = three().at("center_next_day").values<std::int64_t>();
  for (std::size_t i = 0; i < board.places.size(); ++i) {
    double all = 0, good = 0;
    for (std::size_t r = 0; r < 3; ++r) {
      all += static_cast<double>(orders[r * 4 + i]);
      good += static_cast<double>(in_time[r * 4 + i]);
    }
    EXPECT_DOUBLE_EQ(board.places[i].values[0][0], good / all);
    EXPECT_DOUBLE_EQ(board.places[i].values[0][1], all / 3);
  }
  EXPECT_TRUE(board.has_map());
}

TEST(TrendOfRun, ComparesTheFirstAndTheLastWeeksThatCount) {
  auto const trend = trend_of(run(3, {"run.length=245 days", "run.warm_up=14 days"}), 0.95);
  EXPECT_EQ(trend.weeks, 8U);
  EXPECT_EQ(trend.years, 0);
  EXPECT_EQ(trend.early, "2018-07-16 to 2018-09-09");
  EXPECT_EQ(trend.late, "2018-12-31 to 2019-02-24");
  EXPECT_DOUBLE_EQ(trend.change.mean, trend.late_rate - trend.early_rate);
  EXPECT_GT(trend.change.half_width, 0);
  EXPECT_EQ(trend_of(run(1, {"run.length=84 days"}), 0.95).weeks, 0U) << "too few weeks";
}

TEST(TrendOfRun, ComparesTheSameWeeksOfTheYearWhereItCan) {
  auto const one_year = trend_of(run(2, {"run.length=500 days", "run.warm_up=14 days"}), 0.95);
  EXPECT_EQ(one_year.years, 1);
  EXPECT_EQ(one_year.weeks, 13U);
  EXPECT_EQ(one_year.early, "2018-08-13 to 2018-11-11");
  EXPECT_EQ(one_year.late, "2019-08-12 to 2019-11-10");
  auto const two_years = trend_of(run(2, {"run.length=840 days", "run.warm_up=14 days"}), 0.95);
  EXPECT_EQ(two_years.years, 2) << "as long before as it goes";
}

TEST(TrendOfRun, IsNotToldAcrossWhatOneStretchAloneHas) {
  auto const with_fair = [](int month) {
    auto loaded =
        scenarios::load("scenarios/village-12.toml", {"run.length=245 days", "run.warm_up=14 days"});
    models::Festival fair{};
    fair.when = {.id = "fair", .month = month, .day = 8, .days = 3};
    fair.factor = 2;
    loaded.scenario.stretches.front().settings.demand.festivals = {fair};
    return results::tabulate(loaded.scenario, std::vector{models::simulate(loaded.scenario, {})}, {});
  };
  auto const august = trend_of(with_fair(8), 0.95), november = trend_of(with_fair(11), 0.95);
  EXPECT_EQ(august.weeks, 0U);
  EXPECT_EQ(august.unlike, "fair");
  EXPECT_EQ(november.weeks, 8U) << "in neither of the two stretches";
}

TEST(Tips, AreEscapedRectanglesAboveThePicture) {
  EXPECT_EQ(with_tips("<svg><path/></svg>", {{"a < \"b\"", {1, 2, 3, 0}}}),
            "<svg><path/><g class=\"tips\" fill=\"none\" pointer-events=\"all\">\n<rect x=\"1.00\" "
            "y=\"2.00\" width=\"3.00\" "
            "height=\"0.50\"><title>a &lt; &quot;b&quot;</title></rect></g>\n</svg>");
  EXPECT_EQ(with_tips("<svg/>", {}), "<svg/>");
}

// tests/browser/report_test.py has the same for the script of the page.
TEST(MeasureText, IsMadeOfTenths) {
  Measure const share{"s", Measure::Shown::percent}, count{"c", Measure::Shown::count};
  for (auto const& [value, text] : {std::pair{0.5, "0.5"},
                                    {1.5, "1.5"},
                                    {2.675, "2.7"},
                                    {0.04, "0"},
                                    {-0.04, "0"},
                                    {-2.25, "-2.3"},
                                    {12.04, "12"},
                                    {99.95, "100"},
                                    {1234.5, "1,235"},
                                    {1e6, "1,000,000"}})
    EXPECT_EQ(measure_text(count, value), text) << value;
  for (auto const& [value, text] :
       {std::pair{0.5, "50.0 %"}, {0.0005, "0.1 %"}, {0.33349, "33.3 %"}, {1., "100.0 %"}})
    EXPECT_EQ(measure_text(share, value), text) << value;
}

TEST(MeasureText, HasThreeDigitsOrSo) {
  Measure const share{"s", Measure::Shown::percent}, count{"c", Measure::Shown::count};
  EXPECT_EQ(measure_text(share, 0.3333), "33.3 %");
  EXPECT_EQ(measure_text(count, 12.34), "12.3");
  EXPECT_EQ(measure_text(count, 3), "3");
  EXPECT_EQ(measure_text(count, std::nan("")), "n/a");
}

}  // namespace
}  // namespace ruralsim::viz
