#include "scenarios/source.hpp"

#include "sim/fault.hpp"
#include "tests/scenarios/files.hpp"

#include <functional>

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string said_by(std::function<void()> const& act) {
  try {
    act();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

std::string said_of(std::string const& bytes) {
  return said_by([&] { check_source("a.toml", bytes); });
}

TEST(Faults, S1_a_missing_file_is_named_as_given_and_in_full) {
  auto const said = said_by([] { read_source("no/such.toml", kLargestScenario); });
  EXPECT_THAT(said, AllOf(HasSubstr("no/such.toml: no such file"), HasSubstr("(looked for /")));
}

TEST(Faults, S2_directories_devices_and_pipes_are_refused_without_waiting) {
  TempFolder const folder;
  EXPECT_THAT(said_by([&] { read_source(folder / ".", kLargestScenario); }), HasSubstr("is a directory"));
  EXPECT_THAT(said_by([&] { read_source("/dev/zero", kLargestScenario); }), HasSubstr("is a device"));
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(said_by([&] { read_source(folder / "pipe", kLargestScenario); }), HasSubstr("is a pipe"));
}

TEST(Faults, S6_a_utf8_byte_order_mark_is_accepted) {
  EXPECT_EQ(check_source("a",
                         "\xEF\xBB\xBF"
                         "a = 1\n")
                .text,
            "a = 1\n");
}

TEST(Faults, S7_other_encodings_are_refused_with_the_byte_offset) {
  EXPECT_THAT(said_of(std::string("\xFF\xFE"
                                  "a\0",
                                  4)),
              HasSubstr("UTF-16"));
  EXPECT_THAT(said_of("a = 1\nb = \"\xC4\xE3\xBA\xC3\"\n"),
              AllOf(HasSubstr("a.toml:2:"), HasSubstr("byte offset 11"), HasSubstr("expected UTF-8")));
  EXPECT_THAT(said_of("n = \"caf\xE9\"\n"), HasSubstr("byte 0xE9 at byte offset 8"));
  EXPECT_THAT(said_of("\xC0\x80"), HasSubstr("offset 0")) << "an overlong form";
  EXPECT_THAT(said_of("\xED\xA0\x80"), HasSubstr("offset 0")) << "half of a surrogate pair";
  EXPECT_THAT(said_of("ab\xF0\x9F\x98"), HasSubstr("offset 2")) << "cut off within a character";
  EXPECT_EQ(check_source("a", "禹城 é 😀\n").text, "禹城 é 😀\n");
}

TEST(Faults, S8_crlf_reads_as_lf) {
  auto const source = check_source("a", "a = 1\r\nb = 2\r\n");
  EXPECT_EQ(source.text, "a = 1\nb = 2\n");
  EXPECT_EQ(source.verbatim, "a = 1\r\nb = 2\r\n");
}

TEST(Faults, S9_a_nul_byte_is_refused) {
  EXPECT_THAT(said_of(std::string("a = 1\nb\0", 8)), AllOf(HasSubstr("NUL"), HasSubstr("byte offset 7")));
}

TEST(Faults, S10_a_file_beyond_the_limit_is_refused) {
  TempFolder const folder;
  auto const path = folder.write("big.toml", std::string(1000, 'x'));
  EXPECT_THAT(said_by([&] { read_source(path, 999); }), HasSubstr("larger than 999 bytes"));
  EXPECT_EQ(read_source(path, 1000).text.size(), 1000u);
}

TEST(Faults, S10_nesting_beyond_the_limit_is_seen_before_parsing) {
  std::string const deep(100, '[');
  EXPECT_EQ(line_nested_too_deep("a = 1\nb = " + deep), 2);
  EXPECT_EQ(line_nested_too_deep("a = \n" + std::string(10000, '{')), 2);
  std::string dotted = "a";
  for (int i = 0; i < 10000; ++i) dotted += ".a";
  EXPECT_EQ(line_nested_too_deep("[" + dotted + "]\n"), 1);
  EXPECT_EQ(line_nested_too_deep("x = 1\n" + dotted + " = 1\n"), 2);
}

TEST(SourceText, brackets_and_dots_in_strings_and_comments_do_not_count) {
  std::string const deep(100, '[');
  EXPECT_EQ(line_nested_too_deep("# " + deep + "\n"), 0);
  EXPECT_EQ(line_nested_too_deep("a = \"" + deep + "\"\n"), 0);
  EXPECT_EQ(line_nested_too_deep("a = '" + deep + "'\n"), 0);
  EXPECT_EQ(line_nested_too_deep("a = \"\"\"\n" + deep + "\"\"\"\n"), 0);
  EXPECT_EQ(line_nested_too_deep("a = \"\\\"" + deep + "\"\n"), 0);
  EXPECT_EQ(line_nested_too_deep("a = [\n 1.5, 1.5,\n]\n[b]\n[[c]]\n"), 0);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "[[c]]\nx = 1.5\n";
  EXPECT_EQ(line_nested_too_deep(many), 0);
}

}  // namespace
}  // namespace ruralsim::scenarios
