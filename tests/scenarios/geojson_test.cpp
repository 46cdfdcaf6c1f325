// Boundaries of maps, and the JSON they are written in.
#include "scenarios/geojson.hpp"

#include "scenarios/json_value.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string json_problem(std::string const& text) {
  Problems problems;
  auto const value = read_json(check_source("m.json", text), problems);
  EXPECT_NE(value.has_value(), !problems.none());
  return problems.none() ? "" : problems.errors().at(0);
}

JsonValue json(std::string const& text) {
  Problems problems;
  auto value = read_json(check_source("m.json", text), problems);
  EXPECT_TRUE(value) << json_problem(text);
  return value.value_or(JsonValue{});
}

TEST(JsonValues, AreReadWithTheirPlace) {
  auto const value =
      json("{\n  \"a\": [1, -2.5e1, 0],\n  \"b\": {\"c\": true, \"d\": null}, \"e\": \"x\"\n}\n");
  auto const& list = *value.find("a")->as<JsonValue::Array>();
  EXPECT_EQ(*list.at(1).as<double>(), -25);
  EXPECT_EQ(list.at(1).line, 2);
  EXPECT_EQ(list.at(1).column, 12);
  EXPECT_TRUE(*value.find("b")->find("c")->as<bool>());
  EXPECT_NE(value.find("b")->find("d")->as<JsonValue::Null>(), nullptr);
  EXPECT_EQ(*value.find("e")->as<std::string>(), "x");
  EXPECT_EQ(value.find("f"), nullptr);
  EXPECT_EQ(list.at(0).find("f"), nullptr) << "no object";
}

TEST(JsonValues, EscapesMeanWhatTheRfcSays) {
  EXPECT_EQ(*json(R"("\"\\\/\b\f\n\r\t")").as<std::string>(), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(*json(R"("\u0041\u00e9\u6dF1\uD83D\uDE00")").as<std::string>(), "A\u00e9\u6df1\U0001F600");
}

TEST(JsonValues, OfTwoMembersOfOneNameTheLastCounts) {
  EXPECT_EQ(*json(R"({"a": 1, "a": 2})").find("a")->as<double>(), 2);
}

TEST(JsonValues, FaultsAreToldWithTheirPlace) {
  struct Case {
    std::string text, said;
  };
  std::vector<Case> const cases{
      {"", "m.json:1:1: the text ends where a value should stand"},
      {"{\"a\": [1,\n 2", "m.json:2:3: a comma or a closing ] should stand here"},
      {"{\"a\": 1", "m.json:1:8: a comma or a closing } should stand here"},
      {"{a: 1}", "m.json:1:2: a name in quotes should stand here"},
      {"{\"a\" 1}", "m.json:1:6: a colon should stand here"},
      {"[1, ]", "m.json:1:5: no value begins like this"},
      {"[01]", "m.json:1:2: no value begins like this"},
      {"[+1]", "no value begins like this"},
      {"[.5]", "no value begins like this"},
      {"[1.]", "no value begins like this"},
      {"[1e]", "no value begins like this"},
      {"[NaN]", "no value begins like this"},
      {"[1e999]", "m.json:1:2: "},
      {"\"a\nb\"", "m.json:1:3: a text in quotes is not ended"},
      {"\"abc", "a text in quotes is not ended"},
      {"\"\\x\"", "no such escape"},
      {"\"\\u12g4\"", "four hexadecimal digits"},
      {"\"\\ud800\"", "half of a surrogate pair"},
      {"\"\\udc00\"", "half of a surrogate pair"},
      {"\"\\ud800\\u0041\"", "half of a surrogate pair"},
      {"[1]]", "m.json:1:4: text after the end of the value"},
      {std::string(100, '[') + std::string(100, ']'), "brackets are nested too deep"},
  };
  for (auto const& [text, said] : cases) EXPECT_THAT(json_problem(text), HasSubstr(said)) << text;
}

// Every prefix of a good text is a fault, told without a crash.
TEST(JsonValues, ATextCutOffAnywhereIsAFault) {
  std::string const whole = R"({"a": [1.5e3, "x\u00e9\n", {"b": [true, false, null]}], "c": {}})";
  for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_NE(json_problem(whole.substr(0, i)), "") << i;
  EXPECT_EQ(json_problem(whole), "");
}

// ---- GeoJSON

std::string const kSquare = "[[100, 30], [110, 30], [110, 40, 8.5], [100, 40], [100, 30]]";
std::string const kHole = "[[104, 34], [104, 36], [106, 36], [106, 34], [104, 34]]";

std::string feature(std::string const& properties, std::string const& type, std::string const& coordinates) {
  return "{\"type\": \"Feature\", \"properties\": " + properties + ",\n \"geometry\": {\"type\": \"" + type +
         "\", \"coordinates\": " + coordinates + "}}";
}

std::string collection(std::string const& features) {
  return "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}";
}

std::vector<Boundary> boundaries(std::string const& text, std::string const& name = "name") {
  Problems problems;
  auto const out = read_boundaries(check_source("m.geojson", text), name, problems);
  EXPECT_TRUE(out) << problems.errors().at(0);
  return out.value_or(std::vector<Boundary>{});
}

std::vector<std::string> boundary_problems(std::string const& text) {
  Problems problems;
  auto const out = read_boundaries(check_source("m.geojson", text), "name", problems);
  EXPECT_EQ(out.has_value(), problems.none());
  return problems.errors();
}

TEST(Boundaries, APolygonWithAHoleHoldsWhatLiesBetween) {
  auto const read =
      boundaries(collection(feature("{\"name\": \"A\"}", "Polygon", "[" + kSquare + "," + kHole + "]")));
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].name, "A");
  ASSERT_EQ(read[0].rings.size(), 2u);
  EXPECT_EQ(read[0].rings[0].size(), 4u) << "the repeated last point is dropped";
  EXPECT_EQ(read[0].rings[0][1], (models::network::GeoPoint{30, 110})) << "longitude stands first";
  EXPECT_TRUE(inside(read[0].rings, {32, 102}));
  EXPECT_FALSE(inside(read[0].rings, {35, 105}));
}

TEST(Boundaries, MultiPolygonsCollectionsAndSingleFeaturesAreRead) {
  std::string const parts = "[[" + kSquare + "], [" + kHole + "]]";
  EXPECT_EQ(boundaries(feature("{\"name\": \"A\"}", "MultiPolygon", parts)).at(0).rings.size(), 2u);
  std::string const whole = feature("{\"name\": \"A\"}", "Polygon", "[" + kSquare + "]");
  auto const begin = whole.find("{\"type\": \"Polygon\"");
  std::string const geometry = whole.substr(begin, whole.size() - begin - 1);
  std::string const several =
      "{\"type\": \"Feature\", \"properties\": {\"name\": \"A\"}, \"geometry\": {\"type\": "
      "\"GeometryCollection\", \"geometries\": [" +
      geometry + "," + geometry + "]}}";
  EXPECT_EQ(boundaries(several).at(0).rings.size(), 2u);
}

TEST(Boundaries, ANameIsATextOrANumber) {
  std::string const text =
      feature("{\"code\": 510100, \"name\": \"\\u6210\\u90fd\"}", "Polygon", "[" + kSquare + "]");
  EXPECT_EQ(boundaries(text).at(0).name, "\u6210\u90fd");
  EXPECT_EQ(boundaries(text, "code").at(0).name, "510100");
}

TEST(Boundaries, AFeatureWithoutGeometryIsLeftOutWithAWarning) {
  Problems problems;
  std::string const text =
      collection("{\"type\": \"Feature\", \"properties\": {\"name\": \"B\"}, \"geometry\": null}");
  auto const read = read_boundaries(check_source("m.geojson", text), "name", problems);
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, IsEmpty());
  EXPECT_THAT(problems.warnings(), ElementsAre(HasSubstr("feature 'B' has no geometry")));
}

TEST(Boundaries, MistakesAreToldWithTheirPlace) {
  auto const polygon = [](std::string const& coordinates) {
    return feature("{\"name\": \"A\"}", "Polygon", coordinates);
  };
  struct Case {
    std::string text, said;
  };
  std::vector<Case> const cases{
      {"{\"type\": \"Topology\"}", "m.geojson:1:1: is neither a FeatureCollection nor a Feature"},
      {"[]", "is neither"},
      {"{\"type\": \"FeatureCollection\"}", "needs an array 'features'"},
      {collection("{\"type\": \"Polygon\"}"), "m.geojson:1:44: is not a Feature"},
      {feature("{\"nmae\": \"A\", \"id\": 1}", "Polygon", "[" + kSquare + "]"),
       "m.geojson:1:1: a feature without property 'name' (it has nmae, id) did you mean 'nmae'?"},
      {feature("null", "Polygon", "[" + kSquare + "]"), "(it has none)"},
      {feature("{\"name\": [1]}", "Polygon", "[" + kSquare + "]"), "is neither a text nor a number"},
      {feature("{\"name\": \"A\"}", "Point", "[1, 2]"),
       "m.geojson:2:14: a geometry 'Point' of 'A' bounds no area"},
      {polygon("3"), "a geometry needs an array 'coordinates'"},
      {polygon("[3]"), "a ring of 'A' is an array of four positions or more"},
      {polygon("[[[1, 1], [2, 2], [1, 1]]]"), "four positions or more"},
      {polygon("[[[1, 1], [2, 2], [3, 1], [1, 2]]]"), "is not closed"},
      {polygon("[[[1, 1], [2], [3, 1], [1, 1]]]"), "a position is an array of longitude and latitude"},
      {polygon("[[[1, 1], [2, \"2\"], [3, 1], [1, 1]]]"), "a position is an array of longitude and latitude"},
      {polygon("[[[30, 100], [30, 110], [40, 110], [30, 100]]]"), "are they swapped? longitude comes first"},
      {polygon("[[[400000, 3500000], [2, 2], [3, 1], [1, 1]]]"), "metres of a national grid?"},
      {"{\"type\": ", "m.geojson:1:10: the text ends"},
  };
  for (auto const& [text, said] : cases) {
    auto const problems = boundary_problems(text);
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_THAT(problems[0], HasSubstr(said));
  }
}

TEST(Boundaries, AllMistakesOfAFileAreToldAtOnce) {
  std::string const bad = feature("{\"name\": \"A\"}", "Point", "[1, 2]");
  EXPECT_EQ(boundary_problems(collection(bad + "," + bad)).size(), 2u);
}

}  // namespace
}  // namespace ruralsim::scenarios
