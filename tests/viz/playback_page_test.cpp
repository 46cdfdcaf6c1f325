// The day as JSON, as a page and as a picture, with good and with hostile words.
#include "tests/viz/page_checks.hpp"
#include "tests/viz/sample_day.hpp"
#include "viz/number.hpp"
#include "viz/playback/day_json.hpp"
#include "viz/playback/frame.hpp"
#include "viz/playback/frame_foot.hpp"
#include "viz/playback/map_scene.hpp"
#include "viz/playback/page.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ruralsim::viz::playback {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string const kHostile = "</script><script>alert(1)</script><!-- & \"c1\" \xFF";

Day hostile_day() {
  SampleDay sample;
  Day day = sample.day;
  day.title = day.county = day.source = kHostile;
  for (auto& place : day.places) place.name += kHostile;
  for (auto& one : day.actors) one.name = kHostile + one.name;
  for (auto& line : day.lines) line.text += kHostile;
  day.level_kinds[0].words = day.stay_words[0] = day.leg_words[0] = day.outcome_words[1] = kHostile;
  day.closures.push_back({sample.first_center, 0, kDay, kHostile});
  return day;
}

std::size_t count(std::string const& text, std::string const& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++n;
  return n;
}

// Kept to be looked at, as the gallery's pictures are.
void keep(std::string const& name, std::string const& bytes) {
  char const* const folder = std::getenv("RURALSIM_GALLERY");
  if (folder == nullptr) return;
  std::filesystem::create_directories(folder);
  std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << bytes;
}

TEST(PlaybackJson, HasTheDayAsRows) {
  Day day;
  day.title = "T", day.county = "C", day.date = "2018-11-12", day.weekday = "Mon", day.source = "s";
  day.places = {{PlaceKind::hub, "hub", {0, 0}}, {PlaceKind::center, "c1", {1.23456, -2}}};
  day.stay_words = {"hands over"}, day.level_kinds = {{"on the shelf", Shown::fills_center, 0x009E73, true}};
  day.actors = {{ActorKind::truck,
                 "truck 1",
                 0,
                 {{0, 1, 10, 20, {0, 0}, {1.23456, -2}, {.parcels = 7, .boxes = 2}, 3.5}},
                 {{.place = 1, .from = 20, .until = 30, .cargo = {.parcels = 7}, .km = 2.5, .driving = 6}}}};
  day.levels = {{1, 0, {{0, 1}, {30, 8}}}};
  day.lines = {{30, 0, "delivers"}};
  std::string const json = day_json(day);
  for (
      std::string const part :
      {R"("places": [[0, "hub", 0, 0], [1, "c1", 1.235, -2]])",
       R"("actors": [[0, "truck 1", 0, [[0, 1, 10, 20, 0, 0, 1.235, -2, 3.5, 0, [7, 0, 0, 0, 2]]], [[1, 20, 30, 0, 0, -1, [7, 0, 0, 0, 0], 2.5, 6]]]])",
       R"("level_kinds": [["on the shelf", 2, "#009e73", true]])", R"("levels": [[1, 0, [0, 1, 30, 8]]])",
       R"("lines": [[30, 0, "delivers"]])", R"("until": 86400)"})
    EXPECT_THAT(json, HasSubstr(part));
  EXPECT_EQ(scene_json(scene_at(day, 15)),
            R"({"at": 15, "movers": [[0, 1, 0, 1, 0.617, -1, [7, 0, 0, 0, 2]]], "levels": [1]})");
}

TEST(PlaybackPage, NothingHostileLeavesItsText) {
  std::string const page = page_html(hostile_day());
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
  EXPECT_EQ(count(page, "<script"), 8U);  // seven of ours, and the data
  EXPECT_EQ(count(page, "</script"), 8U);
  EXPECT_THAT(page, HasSubstr("&lt;/script&gt;&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, HasSubstr("\\u003c/script>\\u003cscript>alert(1)"));
  keep("playback-hostile.html", page);
}

TEST(PlaybackPage, WithoutScriptsThereIsAPictureAndTheRuns) {
  std::string const page = page_html(SampleDay().day);
  std::string const still =
      page.substr(page.find("<noscript>"), page.find("</noscript>") - page.find("<noscript>"));
  EXPECT_THAT(still, HasSubstr("<svg"));
  EXPECT_THAT(still, Not(HasSubstr("<?xml")));
  std::string const runs = page.substr(page.find("<section class=\"runs\""));
  EXPECT_THAT(runs,
              HasSubstr("<tr><td><bdi>truck 1</bdi></td><td>08:00</td><td>09:55</td><td>3</td><td>90</td>"));
  EXPECT_THAT(runs, HasSubstr(">pieces loaded (parcels and appliances)</th>"));
  EXPECT_THAT(runs, HasSubstr(">km, ways to homes included</th>"));
}

TEST(PlaybackPage, NamesStandInTheirOwnDirectionAndTurnNothingRound) {
  Day day = SampleDay().day;
  day.title = "Day \u202Eof", day.county = "\u2067C", day.places[2].name = "c\u202E1";
  std::string const page = page_html(day);
  EXPECT_THAT(page, HasSubstr("<h1><bdi>Day of</bdi></h1>"));
  EXPECT_THAT(page, HasSubstr("<p><bdi>C</bdi>, Mon 2018-11-12</p>"));
  EXPECT_THAT(page.substr(page.find("id=\"day\"")), Not(HasSubstr("\u202E")));
}

TEST(PlaybackPage, TheSameDayGivesTheSameBytes) {
  EXPECT_EQ(page_html(SampleDay(30, 5).day), page_html(SampleDay(30, 5).day));
}

TEST(PlaybackPage, AnEmptyDayIsAPage) {
  EXPECT_THAT(page_html(settled(Day{})), HasSubstr("id=\"day\""));
  EXPECT_THAT(frame_png(settled(Day{}), 0, {}), StartsWith("\x89PNG"));
}

TEST(PlaybackFrame, NoTextOverlapsAnotherButThoseOfMovers) {
  SampleDay const sample(40, 1);
  Scene scene = scene_at(sample.day, 7 * 3600);
  std::erase_if(scene.movers, [](MoverNow const&) { return true; });  // who drives over names
  for (auto const size :
       {FrameSize{1280, 720}, FrameSize{1920, 1080}, FrameSize{720, 1280}, FrameSize{800, 800}}) {
    Canvas canvas = frame_page(size, Format::Png);
    draw_frame(canvas, sample.day, scene);
    EXPECT_THAT(faults_of(canvas), IsEmpty()) << size.width;
    keep("playback-" + std::to_string(size.width) + "x" + std::to_string(size.height) + ".png",
         canvas.bytes());
  }
}

TEST(PlaybackFrame, LongNamesStayOnThePage) {
  Day day = hostile_day();
  for (auto& place : day.places) place.name += std::string(200, 'w');
  day.title = std::string(500, 'W');
  Scene scene = scene_at(day, 9 * 3600);
  Canvas canvas = frame_page({}, Format::Png);
  draw_frame(canvas, day, scene);
  for (auto const& label : canvas.labels()) EXPECT_TRUE(contains(canvas.page(), label.box)) << label.text;
}

TEST(PlaybackFrame, PixelsAreRowsOfTheAskedSize) {
  Day const day = SampleDay().day;
  std::string const pixels = frame_pixels(day, 9 * 3600, {640, 360});
  EXPECT_EQ(pixels.size(), 640U * 360U * 4U);
  EXPECT_EQ(pixels.substr(0, 3), "\xFF\xFF\xFF");  // white
  EXPECT_EQ(pixels, frame_pixels(day, 9 * 3600, {640, 360}));
  EXPECT_NE(pixels, frame_pixels(day, 9 * 3600 + 600, {640, 360}));
}

TEST(PlaybackFrame, ClocksOfOtherDaysSayWhich) {
  EXPECT_EQ(clock_text(0), "00:00");
  EXPECT_EQ(clock_text(8 * 3600 + 5 * 60 + 59), "08:05");
  EXPECT_EQ(clock_text(kDay + 60), "00:01 +1");
  EXPECT_EQ(clock_text(-2 * 3600), "22:00 -1");
}

TEST(PlaybackFrame, ACenterIsAsFullAsItsShelf) {
  SampleDay const sample(1, 1);
  auto const filled = [&](Second at) {
    Canvas canvas = frame_page({}, Format::Png);
    Scene scene = scene_at(sample.day, at);
    scene.movers.clear();
    draw_frame(canvas, sample.day, scene);
    for (auto const& mark : canvas.marks())
      if (mark.kind == Mark::Area) return mark.box.h;  // the first is on the map, the next in the key
    return 0.0;
  };
  double const before = filled(0), after = filled(10 * 3600);  // 4 and 34 parcels
  EXPECT_GT(before, 0);
  EXPECT_GT(after, 3 * before);
}

std::vector<std::string> labels_on_map(Day const& day, Second at) {
  Canvas canvas = frame_page({}, Format::Png);
  draw_map(canvas, canvas.page(), day, scene_at(day, at));
  std::vector<std::string> labels;
  for (auto const& label : canvas.labels()) labels.push_back(label.text);
  return labels;
}

TEST(PlaybackFrame, TheFigureOfALoadStandsBesideWhoDrives) {
  SampleDay const sample(6, 1);  // it leaves with 180 parcels at 08:00 and arrives at 08:25
  EXPECT_THAT(labels_on_map(sample.day, 8 * 3600 - 60), Not(testing::Contains("180")));
  EXPECT_THAT(labels_on_map(sample.day, 8 * 3600 + 600), testing::Contains("180"));
  EXPECT_THAT(labels_on_map(sample.day, 8 * 3600 + 1600), Not(testing::Contains("180")));
}

TEST(PlaybackFrame, TheWayOfTheLineHaulIsTheDottedOneAlone) {
  Day const day = SampleDay().day;
  auto const lines = [&](bool with_movers) {
    Canvas canvas = frame_page({}, Format::Png);
    Scene scene = scene_at(day, 3600);  // when the line-haul alone drives
    if (!with_movers) scene.movers.clear();
    draw_map(canvas, canvas.page(), day, scene);
    return std::ranges::count(canvas.marks(), Mark::Line, &MarkBox::kind);
  };
  EXPECT_EQ(lines(true), lines(false));
}

TEST(PlaybackFrame, SaysWhatItsSignsAndItsCurveMeanAndWhatItComesFrom) {
  Day day = SampleDay().day;
  day.level_kinds[0].words = "at the hub, unsorted";
  double most = 0;
  for (std::size_t what = 0; what < day.level_kinds.size(); ++what)
    if (day.level_kinds[what].in_curve) most = std::max(most, most_value(total(day, what)));
  ASSERT_GT(most, 100);
  for (auto const size : {FrameSize{1280, 720}, FrameSize{720, 1280}}) {
    Canvas canvas = frame_page(size, Format::Png);
    draw_frame(canvas, day, scene_at(day, 9 * 3600));
    std::vector<std::string> labels;
    for (auto const& label : canvas.labels()) labels.push_back(label.text);
    for (std::string const words :
         {"truck, its load", "closed road", "hub; bars: to be sorted, sorted",
          "center, as full as its shelf; bar: at its desk", "seed 1, replication 0"})
      EXPECT_THAT(labels, testing::Contains(words));
    EXPECT_THAT(labels, testing::Contains(fixed(most, 0)));
    for (std::string const in_curve : {"at the hub, unsorted", "on shelves of centers"})
      EXPECT_EQ(std::ranges::count(labels, in_curve), 2) << in_curve;  // in the list and in the curve's key
  }
}

}  // namespace
}  // namespace ruralsim::viz::playback
