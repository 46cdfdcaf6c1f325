// Plans, what they cost and give, and which of them no other beats.
#include "tests/viz/nasty_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

bool says(Canvas const& canvas, std::string const& words) {
  return std::ranges::any_of(canvas.labels(),
                             [&](LabelBox const& l) { return l.text.find(words) != std::string::npos; });
}

Canvas in_column(Figure const& figure) {
  return drawn(figure, Format::Png, Medium::SingleColumn);
}

std::vector<ParetoPoint> plans(std::vector<std::pair<double, double>> const& costs_and_services) {
  std::vector<ParetoPoint> points;
  for (auto const& [cost, service] : costs_and_services)
    points.push_back({"", {cost, kNan, kNan}, {service, kNan, kNan}});
  return points;
}

TEST(ParetoFront, IsOfThosePlansThatNoneBeats) {
  auto const points =
      plans({{3, 0.7}, {1, 0.5}, {2, 0.4}, {2, 0.6}, {3, 0.7}, {3, 0.6}, {4, kNan}, {5, 0.7}});
  EXPECT_THAT(pareto_front(points, Better::higher), ElementsAre(1, 3, 0, 4)) << "equal ones are all kept";
  EXPECT_THAT(pareto_front(points, Better::lower), ElementsAre(1, 2));
  EXPECT_THAT(pareto_front({}, Better::higher), testing::IsEmpty());
}

// Of 300 plans at random each is on the front if and only if no other is better in one and no worse in the
// other.
TEST(ParetoFront, AgreesWithComparingAll) {
  sample::Luck luck(3);
  std::vector<std::pair<double, double>> drawn_plans;
  for (int i = 0; i < 300; ++i)
    drawn_plans.emplace_back(std::floor(30 * luck.uniform()), std::floor(30 * luck.uniform()));
  auto const points = plans(drawn_plans);
  auto const front = pareto_front(points, Better::higher);
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool const beaten = std::ranges::any_of(points, [&](ParetoPoint const& p) {
      double const cheaper = points[i].cost.mean - p.cost.mean,
                   better = p.service.mean - points[i].service.mean;
      return cheaper >= 0 && better >= 0 && cheaper + better > 0;
    });
    EXPECT_EQ(std::ranges::find(front, i) == front.end(), beaten) << i;
  }
}

TEST(ParetoFront, IsOfThePlansThatMeetWhatIsRequired) {
  auto data = sample::pareto_judged();
  auto const front = front_of(data);
  ASSERT_FALSE(front.empty());
  for (auto const i : front) EXPECT_EQ(data.points[i].standing, Standing::met) << i;
  auto const all = pareto_front(data.points, Better::higher);
  EXPECT_NE(front, all);
  for (auto& p : data.points)
    if (p.standing == Standing::met) p.standing = Standing::undecided;
  EXPECT_THAT(front_of(data), testing::IsEmpty()) << "where nothing meets it";
}

TEST(ParetoFront, OfThreeIsOfThePlansThatMeetWhatIsRequiredToo) {
  auto data = sample::pareto_judged();
  for (auto& p : data.points)
    if (p.standing == Standing::not_met) p.cost.mean = p.emissions.mean = 0;  // unbeaten, if it were allowed
  auto const front = front_of_three(data);
  ASSERT_FALSE(front.empty());
  for (auto const i : front) EXPECT_EQ(data.points[i].standing, Standing::met) << i;
  EXPECT_THAT(csv(data), Not(HasSubstr("yes,no,not met")));
  EXPECT_THAT(csv(data), Not(HasSubstr("yes,yes,not met")));
}

TEST(ParetoChart, NamesTheAnswerAndTellsWhatIsMet) {
  auto data = sample::pareto_judged();
  data.answer = front_of(data).front();
  data.answer_is = "the cheapest";
  data.bars = "one-sided limits";
  auto const& answer = data.points[*data.answer];
  for (auto const medium : {Medium::SingleColumn, Medium::DoubleColumn, Medium::Slide}) {
    Canvas const canvas = drawn(figure(data), Format::Png, medium);
    EXPECT_THAT(faults_of(canvas), testing::IsEmpty());
    EXPECT_TRUE(says(canvas, answer.name));
    for (char const* words : {"meets all that is required", "undecided", "does not meet all"})
      EXPECT_TRUE(says(canvas, words)) << words;
    EXPECT_FALSE(says(canvas, "beaten by another"));
  }
  Canvas const page = drawn(figure(data), Format::Png, Medium::DoubleColumn);
  EXPECT_TRUE(says(page, "bars: one-sided limits"));
  EXPECT_TRUE(says(page, "ring: the cheapest, "));
  EXPECT_FALSE(says(page, "t-intervals"));
  EXPECT_THAT(csv(data), HasSubstr(",front,verdict\n"));
  EXPECT_THAT(csv(data), HasSubstr(",no,undecided\n"));
  EXPECT_THAT(csv(data), HasSubstr(",yes,met\n"));
}

// Which fail is told by their shape, in grey print, too: in both panels.
TEST(ParetoChart, DrawsPlansThatFailAsSquares) {
  auto const squares = [](ParetoData const& data) {
    Canvas const canvas = in_column(figure(data));
    double const side = 2 * canvas.style().dot_radius;
    return std::ranges::count_if(canvas.marks(), [&](MarkBox const& mark) {
      return mark.kind == Mark::Dot && std::abs(mark.box.w - side) < 1e-9 &&
             std::abs(mark.box.h - side) < 1e-9;
    });
  };
  auto data = sample::pareto();
  data.points.resize(3);
  EXPECT_EQ(squares(data), 0);
  for (auto& p : data.points) p.standing = Standing::not_met;
  EXPECT_EQ(squares(data), 3);
  for (auto& p : data.points) p.emissions = {p.cost.mean, kNan, kNan};
  EXPECT_EQ(squares(data), 6);
  EXPECT_TRUE(says(in_column(figure(data)), "No line, since no plan meets all that is required"));
}

// Of a study that is not finished.
TEST(ParetoChart, TellsPointsOfFewerReplicationsAndThoseOfNone) {
  auto data = sample::pareto();
  auto const words = [&](Medium medium) { return drawn(figure(data), Format::Png, medium); };
  EXPECT_FALSE(says(words(Medium::DoubleColumn), "fewer than"));
  EXPECT_THAT(csv(data), Not(HasSubstr("replications")));
  data.most_replications = 4;
  for (auto& p : data.points) p.replications = 4;
  data.points[1].replications = 2, data.points[2].replications = 0;
  data.points[2].cost = data.points[2].service = kUnknown;
  EXPECT_TRUE(says(words(Medium::DoubleColumn), "fewer than 4 replications"));
  EXPECT_TRUE(says(words(Medium::DoubleColumn), "1 of 24 points lacks a cost or a service"));
  EXPECT_THAT(csv(data), HasSubstr(",front,verdict,replications\n"));
  EXPECT_THAT(csv(data), HasSubstr(",no,,0\n"));
}

TEST(ParetoChart, FrontOfThreeIsThatOfComparingAllPairs) {
  sample::Luck luck(7);
  for (std::size_t const n : {1, 2, 17, 300}) {
    std::vector<ParetoPoint> points;
    for (std::size_t i = 0; i < n; ++i) {
      auto const value = [&] { return std::floor(12 * luck.uniform()); };  // with ties
      points.push_back(
          {.name = "p", .cost = {value(), 0, 0}, .service = {value(), 0, 0}, .emissions = {value(), 0, 0}});
    }
    points.push_back({.name = "lacks one", .cost = {0, 0, 0}, .service = {100, 0, 0}});
    auto const as_good = [&](ParetoPoint const& a, ParetoPoint const& b) {
      return a.cost.mean <= b.cost.mean && a.service.mean >= b.service.mean &&
             a.emissions.mean <= b.emissions.mean;
    };
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < n; ++i) {
      bool beaten = false;
      for (std::size_t k = 0; k < n; ++k)
        beaten = beaten || (as_good(points[k], points[i]) && !as_good(points[i], points[k]));
      if (!beaten) wanted.push_back(i);
    }
    auto front = front_with_emissions(points, Better::higher);
    std::ranges::sort(front);
    EXPECT_EQ(front, wanted) << n;
    for (auto& point : points) point.service.mean = -point.service.mean;
    front = front_with_emissions(points, Better::lower);
    std::ranges::sort(front);
    EXPECT_EQ(front, wanted) << n << ", lower";
  }
}

TEST(ParetoChart, HasEmissionsBelowWhereTheyAreKnown) {
  auto const has = [](ParetoData const& data) {
    return figure(data).csv().find("front_with_emissions") != std::string::npos;
  };
  EXPECT_FALSE(has(sample::pareto()));
  EXPECT_TRUE(has(sample::pareto_with_emissions()));
  EXPECT_EQ(
      drawn(figure(sample::pareto_with_emissions()), Format::Png, Medium::SingleColumn).count(Mark::Axis),
      2U);
}

}  // namespace
}  // namespace ruralsim::viz
