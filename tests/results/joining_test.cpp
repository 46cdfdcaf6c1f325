// Parts of several regions, joined.
#include "results/figures/book.hpp"
#include "results/region_summary.hpp"
#include "results/summary.hpp"
#include "sim/fault.hpp"
#include "tests/results/country_of_three.hpp"

#include <map>
#include <numeric>
#include <optional>
#include <thread>

namespace ruralsim::results::country_of_three {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// What numbers counties and centers does so within the file at hand.
std::size_t numbered_before(Variable const& variable, std::size_t region) {
  std::size_t const counties[] = {0, 2, 3}, centers[] = {0, 16, 24};
  if (variable.name == "network/village_center") return centers[region];
  bool const of_county =
      variable.name == "network/village_county" || variable.name == "network/center_county";
  return of_county ? counties[region] : 0;
}

TEST(OneOfTheRegions, is_a_slice_of_the_file_of_all) {
  auto const& whole = country().joined;
  std::map<std::string, std::vector<std::size_t>> const lengths{{"region", {1, 1, 1}},
                                                                {"county", {2, 1, 2}},
                                                                {"center", {16, 8, 16}},
                                                                {"village", {40, 20, 40}},
                                                                {"place", {3, 2, 3}}};
  for (std::size_t i = 0; i < country().regions.size(); ++i) {
    auto const only = join({country().parts[i]}, {});
    std::size_t compared = 0;
    for (auto const& variable : only.variables())
      for (auto const& [axis, length] : lengths) {
        if (!runs_over(variable, axis) || variable.name == axis || variable.name == "county_region" ||
            variable.name == "place_region" || variable.name == "region_in_group")
          continue;
        auto const first =
            std::accumulate(length.begin(), length.begin() + static_cast<std::ptrdiff_t>(i), std::size_t{0});
        auto const& all = whole.at(variable.name);
        ++compared;
        EXPECT_EQ(variable.type(), all.type());
        if (variable.type() == Type::text) {
          auto const texts = all.values<std::string>(), ours = variable.values<std::string>();
          EXPECT_EQ(
              std::vector<std::string>(ours.begin(), ours.end()),
              slice(whole, all, std::vector<std::string>(texts.begin(), texts.end()), axis, first, length[i]))
              << variable.name;
          continue;
        }
        auto part = slice(whole, all, numbers(all), axis, first, length[i]);
        for (auto& one : part) one -= static_cast<double>(numbered_before(variable, i));
        auto const ours = numbers(variable);
        ASSERT_EQ(ours.size(), part.size()) << variable.name;
        for (std::size_t n = 0; n < part.size(); ++n)
          ASSERT_TRUE(ours[n] == part[n] || (std::isnan(ours[n]) && std::isnan(part[n])))
              << variable.name << " " << n << ": " << ours[n] << " " << part[n];
      }
    EXPECT_GT(compared, 400u);
  }
}

TEST(Joining, does_not_depend_on_threads) {
  std::vector<std::optional<RegionPart>> made(country().regions.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < made.size(); ++i)
      threads.emplace_back([&, i] { made[i] = reduce(country().regions[i], country().ledgers[i]); });
  }
  std::vector<RegionPart> parts;
  for (auto& one : made) parts.push_back(*one);
  EXPECT_EQ(encode(join(parts, {})), encode(country().joined));
}

TEST(Joining, numbers_regions_in_the_order_of_the_parts) {
  auto const& p = country().parts;
  auto const other = join({p[2], p[0], p[1]}, {});
  EXPECT_THAT(other.at("region_id").values<std::string>(), ElementsAre("c", "a", "b"));
  EXPECT_THAT(other.at("county_region").values<std::int32_t>(), ElementsAre(0, 0, 1, 1, 2));
  EXPECT_THAT(other.at("county_id").values<std::string>(), ElementsAre("c-0", "c-1", "a-0", "a-1", "b-0"));
  for (auto const& variable : country().joined.variables()) {
    if (split_name(variable.name).group != "nation" || variable.type() != Type::i64) continue;
    EXPECT_EQ(numbers(other.at(variable.name)), numbers(variable)) << variable.name;
  }
}

TEST(Joining, refuses_what_does_not_belong_together) {
  EXPECT_THAT(outcome_of([] { join({}, {}); }).message, HasSubstr("there is none"));
  auto longer = region("d", "", 1);
  longer.run.days = 50;
  auto const other = reduce(longer, simulated(longer, kReplications));
  auto const outcome = outcome_of([&] { join({country().parts[0], other}, {}); });
  EXPECT_EQ(outcome.blame, sim::Blame::model);
  EXPECT_THAT(outcome.message, HasSubstr("d has other replications, days or product groups than a"));
  auto const one = reduce(country().regions[1], simulated(country().regions[1], 1));
  EXPECT_TRUE(outcome_of([&] { join({country().parts[0], one}, {}); }).failed);
  EXPECT_TRUE(outcome_of([] { reduce(country().regions[0], {}); }).failed);
}

TEST(Growth, is_told_of_all_where_one_region_grows) {
  auto const& t = country().joined;
  auto const closes = numbers(t.at("center_closes"));
  EXPECT_EQ(std::ranges::count(closes, -1.0), static_cast<std::ptrdiff_t>(closes.size()));
  auto const open = slice(t, t.at("regions/centers_in_service"), numbers(t.at("regions/centers_in_service")),
                          "region", 0, 1);
  EXPECT_TRUE(std::ranges::all_of(open, [](double n) { return n == 16; })) << "it does not grow";
  EXPECT_EQ(numbers(t.at("nation/centers_in_service")).front(), 24 + 8);
  EXPECT_NE(t.find("next_day_target"), nullptr);
  EXPECT_NE(t.find("county_summary/weeks_to_target"), nullptr);
  auto const without = join({country().parts[0], country().parts[1]}, {});
  for (char const* name : {"center_closes", "centers_in_service", "regions/centers_in_service",
                           "next_day_target", "county_summary/weeks_to_target", "weeks_to_target"})
    EXPECT_EQ(without.find(name), nullptr) << name;
}

TEST(Groups, of_regions_are_told_of_together) {
  auto const& t = country().joined;
  EXPECT_THAT(t.at("region_group_id").values<std::string>(), ElementsAre("East", "West"));
  EXPECT_THAT(t.at("region_in_group").values<std::int32_t>(), ElementsAre(0, 1, 1));
  auto const regions = numbers(t.at("region_summary/orders")), groups = numbers(t.at("group_summary/orders"));
  EXPECT_EQ(groups[0], regions[0]);
  EXPECT_EQ(groups[1], regions[1] + regions[2]);
  auto const west = summarise(join({country().parts[1], country().parts[2]}, {}));
  for (auto const& figure : west) {
    auto const* group = t.find("group_summary/" + figure.name);
    if (!group || group->dims.size() != 2) continue;
    EXPECT_THAT(numbers(*group)[1], like(figure.values[0])) << figure.name;
  }
  auto const plain = country().regions[1];
  auto ungrouped = plain;
  ungrouped.network.group.clear();
  EXPECT_EQ(join({reduce(ungrouped, country().ledgers[1])}, {}).find("region_group_id"), nullptr);
}

TEST(Places, of_regions_have_their_fingerprints_and_where_they_lie) {
  auto const& t = country().joined;
  EXPECT_THAT(t.at("place_id").values<std::string>(),
              ElementsAre("a/warehouse", "a-0", "a-1", "b/warehouse", "b-0", "c/warehouse", "c-0", "c-1"));
  EXPECT_THAT(t.at("place_region").values<std::int32_t>(), ElementsAre(0, 0, 0, 1, 1, 2, 2, 2));
  auto const alone = country().alone(1);
  EXPECT_EQ(t.at("region_fingerprint").values<std::string>()[1],
            alone.at("fingerprint").values<std::string>()[0]);
  EXPECT_EQ(t.at("place_fingerprint").values<std::string>()[4],
            alone.at("place_fingerprint").values<std::string>()[1]);
  EXPECT_THAT(t.at("network/county_latitude").values<double>(), ElementsAre(30, 31, 30, 30, 31));
  EXPECT_THAT(t.at("network/region_longitude").values<double>(), ElementsAre(100, 100, 100));
  EXPECT_EQ(t.find("network/stop_run"), nullptr) << "milk runs are not kept";
}

TEST(RegionSummary, has_a_line_for_each_region_and_the_tenths_of_counties) {
  auto const summary = summarise_regions(country().joined);
  ASSERT_TRUE(summary);
  ASSERT_EQ(summary->regions.size(), 3u);
  EXPECT_EQ(summary->regions[1].name, "Region b");
  auto const alone = summarise(country().alone(1));
  auto const of = [&](char const* name) { return std::ranges::find(alone, name, &Figure::name)->value; };
  EXPECT_THAT(summary->regions[1].orders, like(of("orders")));
  EXPECT_THAT(summary->regions[1].next_day_rate, like(of("next_day_rate")));
  EXPECT_THAT(summary->regions[1].lead_time_p95, like(of("lead_time_p95")));
  EXPECT_THAT(summary->regions[1].installed_within_48h_rate, like(of("installed_within_48h_rate")));
  EXPECT_THAT(summary->regions[1].backlog_end, like(of("backlog_end")));
  EXPECT_THAT(summary->regions[1].cost_per_parcel, like(of("cost_per_parcel")));
  ASSERT_EQ(summary->best.counties.size(), 1u) << "a tenth of five counties";
  EXPECT_GT(summary->best.next_day_rate, summary->all.next_day_rate);
  EXPECT_LT(summary->worst.next_day_rate, summary->all.next_day_rate);
  auto const text = regions_text(*summary);
  for (char const* words : {"By region", "Region a", "Region c", "West", "all regions", "worst"})
    EXPECT_THAT(text, HasSubstr(words));
  Json json;
  write_regions(json, *summary);
  EXPECT_THAT(json.str(), HasSubstr("\"best_counties\""));
  EXPECT_FALSE(summarise_regions(country().alone(1))) << "one region without an axis of regions";
}

using RegionFile = Files;

TEST_F(RegionFile, is_read_back_to_the_bit) {
  write_to(place("a.h5"), country().joined);
  auto const back = read(place("a.h5"));
  ASSERT_EQ(back.variables().size(), country().joined.variables().size());
  for (auto const& variable : country().joined.variables())
    EXPECT_TRUE(same(variable, back.at(variable.name))) << variable.name;
}

TEST(Book, adds_up_counties_and_refuses_two_meanings_of_a_name) {
  figures::Book book;
  std::vector<std::int64_t> const counts{1, 2, 3, 4, 5, 6, 7, 8};  // 2 replications, 2 counties, 2 cells
  book.add("x", counts, 2, 2);
  EXPECT_EQ(*book.find<std::int64_t>("x"), (std::vector<std::int64_t>{4, 6, 12, 14}));
  EXPECT_EQ(book.find<double>("x"), nullptr);
  book.add("x", counts, 2, 2);
  EXPECT_TRUE(outcome_of([&] {
                book.add("x", std::vector<std::int64_t>{1, 1, 1, 1, 1, 1, 1, 1}, 2, 2);
              }).failed);
  figures::Book other;
  other.add("y", std::vector<double>{0.5}, 1, 1);
  figures::Books const both({&book, &other});
  EXPECT_EQ(both.values<double>("y", 1), std::vector<double>{0.5});
  EXPECT_EQ(both.values<std::int64_t>("x", 4), (std::vector<std::int64_t>{4, 6, 12, 14}));
  EXPECT_TRUE(outcome_of([&] { both.values<double>("y", 2); }).failed);
}

}  // namespace
}  // namespace ruralsim::results::country_of_three
