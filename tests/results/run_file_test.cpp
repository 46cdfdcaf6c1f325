#include "results/run_file.hpp"

#include "results/part_file.hpp"
#include "tests/results/support.hpp"

#include <fcntl.h>

#include <gmock/gmock.h>
#include <sys/file.h>

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

using Faults = Files;

TEST_F(Faults, O64_AFolderIsMadeIfItsParentExists) {
  write_to(place("out/a.h5"), sample());
  EXPECT_EQ(read(place("out/a.h5")).variables().size(), sample().variables().size());
  auto const outcome = outcome_of([&] { Output::prepare(place("no/where/a.h5"), Existing::refuse); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  EXPECT_THAT(outcome.message, HasSubstr("create it first"));
  EXPECT_FALSE(fs::exists(place("no")));
}

TEST_F(Faults, O64_AFileInPlaceOfTheFolderIsAnError) {
  put(place("file"), "x");
  auto const outcome = outcome_of([&] { Output::prepare(place("file/a.h5"), Existing::refuse); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  EXPECT_THAT(outcome.message, HasSubstr("Not a directory"));
}

TEST_F(Faults, O66_AnExistingFileIsRefusedBeforeTheRun) {
  put(place("a.h5"), "old");
  auto const outcome = outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); });
  EXPECT_EQ(outcome.blame, sim::Blame::usage);
  EXPECT_THAT(outcome.message, HasSubstr("--force"));
  EXPECT_EQ(get(place("a.h5")), "old");
}

TEST_F(Faults, O66_WithForceTheOldFileStaysUntilTheNewOneIsComplete) {
  put(place("a.h5"), "old");
  auto const output = Output::prepare(place("a.h5"), Existing::replace);
  EXPECT_EQ(get(place("a.h5")), "old");
  output.write(sample());
  EXPECT_NO_THROW(read(place("a.h5")));
  EXPECT_EQ(entries(folder_), 1u);
}

TEST_F(Faults, O66_AFileThatAppearsDuringTheRunIsNotOverwritten) {
  auto const output = Output::prepare(place("a.h5"), Existing::refuse);
  put(place("a.h5"), "somebody else's");
  auto const outcome = outcome_of([&] { output.write(sample()); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  EXPECT_THAT(outcome.message, HasSubstr("kept as a.h5.2"));
  EXPECT_EQ(get(place("a.h5")), "somebody else's");
  EXPECT_NO_THROW(read(place("a.h5.2")));
}

TEST_F(Faults, O67_ASymlinkIsFollowedAndStays) {
  fs::create_directory(place("target"));
  put(place("target/b.h5"), "old");
  fs::create_symlink("target/b.h5", place("a.h5"));
  EXPECT_TRUE(outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); }).failed);
  write_to(place("a.h5"), sample(), Existing::replace);
  EXPECT_TRUE(fs::is_symlink(place("a.h5")));
  EXPECT_NO_THROW(read(place("target/b.h5")));
}

TEST_F(Faults, O67_ADanglingLinkAndALoopAreErrors) {
  fs::create_symlink("nothing.h5", place("dangling.h5"));
  fs::create_symlink("loop.h5", place("loop.h5"));
  EXPECT_THAT(outcome_of([&] { Output::prepare(place("dangling.h5"), Existing::replace); }).message,
              HasSubstr("points to nothing"));
  EXPECT_THAT(outcome_of([&] { Output::prepare(place("loop.h5"), Existing::replace); }).message,
              HasSubstr("form a loop"));
}

TEST_F(Faults, O67_AFolderADeviceAndAPipeAreErrors) {
  fs::create_directory(place("folder"));
  ASSERT_EQ(::mkfifo(place("pipe").c_str(), 0600), 0);
  for (fs::path const& path : {place("folder"), place("pipe"), fs::path("/dev/null"), fs::path("/"),
                               place(""), place("."), fs::path()}) {
    auto const outcome = outcome_of([&] { Output::prepare(path, Existing::replace); });
    EXPECT_TRUE(outcome.failed) << path;
    EXPECT_EQ(outcome.blame, sim::Blame::usage) << path;
  }
}

TEST_F(Faults, O68_AnInputIsNeverTheOutputEvenUnderAnotherName) {
  put(place("county.toml"), "schema = 1");
  fs::create_hard_link(place("county.toml"), place("other.toml"));
  fs::path const inputs[] = {place("absent.csv"), place("county.toml")};
  for (char const* name : {"county.toml", "other.toml"}) {
    auto const outcome = outcome_of([&] { Output::prepare(place(name), Existing::replace, inputs); });
    EXPECT_EQ(outcome.blame, sim::Blame::usage);
    EXPECT_THAT(outcome.message, HasSubstr("the output and the input"));
  }
  EXPECT_EQ(get(place("county.toml")), "schema = 1");
}

TEST_F(Faults, O70_WhatADeadProcessLeftIsRemovedAndALivingOnesIsNot) {
  pid_t const dead = ::fork();
  if (dead == 0) ::_exit(0);
  ::waitpid(dead, nullptr, 0);
  std::string const mine = part_name("a.h5");
  std::string const stem = mine.substr(0, mine.rfind('.') + 1);
  put(place(stem + std::to_string(dead)), "half");
  put(place(stem + std::to_string(::getppid())), "a living process's");
  put(place("a.h5.part.another-host." + std::to_string(dead)), "who knows");
  put(place(mine), "from a former process of the same number");
  write_to(place("a.h5"), sample());
  EXPECT_FALSE(fs::exists(place(stem + std::to_string(dead))));
  EXPECT_FALSE(fs::exists(place(mine)));
  EXPECT_TRUE(fs::exists(place(stem + std::to_string(::getppid()))));
  EXPECT_EQ(entries(folder_), 3u);
}

TEST_F(Faults, O70_TheFileOfAWriterThatHoldsItsLockIsLeftAlone) {
  std::string const mine = part_name("a.h5");
  Fd const folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY));
  int error = 0;
  Fd const writer = create_part(folder.get(), mine, error);
  ASSERT_EQ(error, 0);
  EXPECT_THAT(outcome_of([&] { Output::prepare(place("a.h5"), Existing::refuse); }).message,
              HasSubstr("being written by this very process"));
  EXPECT_TRUE(fs::exists(place(mine)));
}

// Of all names, by a clock of the file system's own.
TEST_F(Faults, O70_APartThatNobodyWritesAnyMoreIsSweptUp) {
  pid_t const dead = ::fork();
  if (dead == 0) ::_exit(0);
  ::waitpid(dead, nullptr, 0);
  std::string const mine = part_name("a.h5");
  std::string const stem = mine.substr(0, mine.rfind('.') + 1);
  std::string const living = stem + std::to_string(::getppid());
  std::string const elsewhere = "b.h5.part.another-host.7", locked = "c.h5.part.another-host.7";
  for (auto const& name : {stem + std::to_string(dead), "z" + mine, living, elsewhere, locked,
                           std::string("a.h5"), std::string("a.part.h5")})
    put(place(name), "half");
  int const writer = ::open(place(locked).c_str(), O_RDWR);
  ASSERT_EQ(::flock(writer, LOCK_EX), 0);
  struct stat status {};
  ASSERT_EQ(::stat(place("a.h5").c_str(), &status), 0);
  remove_dead_parts(folder_, status.st_mtime);
  EXPECT_FALSE(fs::exists(place(stem + std::to_string(dead))));
  EXPECT_FALSE(fs::exists(place("z" + mine))) << "of a former process of our number";
  EXPECT_EQ(entries(folder_), 5u) << "who writes elsewhere cannot be seen";
  remove_dead_parts(folder_, status.st_mtime + 86402);
  EXPECT_FALSE(fs::exists(place(elsewhere)));
  EXPECT_FALSE(fs::exists(place(living))) << "another process has the number now";
  EXPECT_TRUE(fs::exists(place(locked)));
  ::close(writer);
  remove_dead_parts(folder_, status.st_mtime + 86402);
  EXPECT_EQ(entries(folder_), 2u);
}

TEST_F(Faults, O76_AnyNameThatTheSystemTakesIsTakenByteForByte) {
  std::string const names[] = {
      "with space.h5", "two\nlines.h5",        "-o.h5",         "禹城.h5",
      "🚚.h5",          "bad\xff\xfe bytes.h5", "quote'\"$`.h5", std::string(255, 'n')};
  for (std::string const& name : names) {
    write_to(place(name), sample());
    EXPECT_NO_THROW(read(place(name))) << name;
  }
  EXPECT_EQ(entries(folder_), std::size(names));
}

TEST_F(Faults, O76_ANameTooLongIsAClearError) {
  auto const outcome = outcome_of([&] { Output::prepare(place(std::string(256, 'n')), Existing::refuse); });
  EXPECT_EQ(outcome.blame, sim::Blame::io);
  EXPECT_THAT(outcome.message, HasSubstr("File name too long"));
  EXPECT_EQ(entries(folder_), 0u);
}

TEST_F(Faults, O76_APathLongerThanTheSystemTakesIsAClearErrorAndWorksFromWithin) {
  EXPECT_EQ(in_child([&] {
              fs::path deep = folder_;
              std::string const component(200, 'd');
              fs::current_path(folder_);
              for (int i = 0; i < 25; ++i) {
                if (::mkdir(component.c_str(), 0700) != 0 || ::chdir(component.c_str()) != 0) return 1;
                deep /= component;
              }
              auto const outcome = outcome_of([&] { Output::prepare(deep / "a.h5", Existing::refuse); });
              if (outcome.message.find("File name too long") == std::string::npos) return 2;
              write_to("a.h5", sample());
              return read("a.h5").find("money") ? 0 : 3;
            }),
            0);
}

TEST_F(Faults, O76_TextInTheFileIsUtf8AndABadByteIsNamed) {
  Tables tables;
  EXPECT_THROW(tables.set("provenance", "command", std::string("run \xff.toml")), sim::Error);
}

}  // namespace
}  // namespace ruralsim::results
