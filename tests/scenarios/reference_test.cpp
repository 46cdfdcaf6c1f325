#include "scenarios/reference.hpp"

#include "scenarios/field.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

TEST(Reference, the_page_is_what_the_table_of_keys_says) {
  char const* const path = "docs/scenario-reference.md";
  if (std::getenv("RURALSIM_WRITE_REFERENCE")) std::ofstream(path) << reference_markdown();
  std::stringstream page;
  page << std::ifstream(path).rdbuf();
  EXPECT_EQ(page.str(), reference_markdown())
      << "write it anew: RURALSIM_WRITE_REFERENCE=1 build/release/bin/test_scenarios "
         "--gtest_filter='Reference.*'";
}

TEST(Reference, every_key_is_explained_and_every_default_has_its_source) {
  std::set<std::string> known{"estimate", "rule"};
  for (auto const& note : source_notes()) known.insert(std::string(note.number));
  for (auto const& section : schema()) {
    EXPECT_FALSE(section.sentence.empty()) << section.key;
    std::set<std::string> keys;
    for (auto const& field : section.fields) {
      std::string const path = section.key + "." + field.key;
      EXPECT_TRUE(keys.insert(field.key).second) << path << " twice";
      EXPECT_TRUE(!field.sentence.empty() && field.sentence.back() == '.') << path;
      if (field.standard.empty()) continue;
      std::stringstream sources(field.source);
      for (std::string one; std::getline(sources, one, ',');) {
        EXPECT_EQ(known.count(one.substr(one.find_first_not_of(' '))), 1u) << path << ": " << one;
      }
    }
  }
}

TEST(Reference, the_schema_for_editors_names_every_key) {
  auto const schema_text = reference_json_schema();
  for (auto const& section : schema()) {
    for (auto const& field : section.fields) {
      EXPECT_NE(schema_text.find("\"" + field.key + "\": {\"description\""), std::string::npos) << field.key;
    }
  }
}

}  // namespace
}  // namespace ruralsim::scenarios
