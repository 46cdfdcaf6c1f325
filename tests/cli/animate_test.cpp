// `ruralsim animate` as a user runs it.
#include "cli/complete.hpp"
#include "tests/cli/shell.hpp"

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string const kDay = "ruralsim animate $root/scenarios/village-12.toml --day 2018-07-09 ";

Outcome here(std::string const& line) {
  return shell(in_own_folder + line);
}

// A program called ffmpeg that does as it is told here.
std::string with_ffmpeg(std::string const& script) {
  return "mkdir bin; printf '#!/bin/sh\\n" + script +
         "\\n' > bin/ffmpeg; chmod +x bin/ffmpeg; export PATH=$PWD/bin:$PATH; ";
}

TEST(Animate, WritesOnePageThatIsNamedAfterScenarioAndDay) {
  Outcome const outcome = here(kDay + "&& head -c 15 village-12-2018-07-09.html && ls");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "village-12-2018-07-09.html\n<!doctype html>village-12-2018-07-09.html\n");
}

TEST(Animate, IsLeftToTheCompleteProgram) {
  EXPECT_TRUE(needs_complete(parse({"animate", "a.toml", "--day", "2018-07-09"})));
  EXPECT_FALSE(needs_complete(parse({"animate", "--help"})));
}

TEST(Animate, AResultAndItsScenarioHaveTheSameDay) {
  Outcome const outcome = here(
      "ruralsim run $root/scenarios/village-12.toml -q --watch 2018-07-09 -o r.h5 >/dev/null; ruralsim "
      "animate r.h5 "
      "--format json -o r.json >/dev/null; " +
      kDay +
      "-o s.json >/dev/null; "
      "for f in r s; do sed 's/\"source\": \"[^\"]*\", //' $f.json > $f; done; cmp r s && wc -l < r");
  EXPECT_EQ(outcome.out, "1802\n");  // the day, and 25 frames a second for 72 seconds with the last
}

TEST(Animate, TheSameDayGivesTheSameBytes) {
  EXPECT_EQ(
      here(kDay + "-o a.html >/dev/null; " + kDay + "-o b.html >/dev/null; cmp a.html b.html && echo same")
          .out,
      "same\n");
  EXPECT_EQ(here(kDay + "-o a.html >/dev/null; " + kDay +
                 "--replication 1 -o b.html >/dev/null; cmp -s a.html b.html || echo others")
                .out,
            "others\n");
}

TEST(Animate, FramesArePicturesInAFolder) {
  Outcome const outcome =
      here(kDay +
           "--format png-frames -o x --from 09:00 --until 09:10 --speed 300 --fps 1 --json && ls x && "
           "head -c 4 x/frame-00003.png | tail -c 3");
  EXPECT_EQ(outcome.out,
            "{\"file\": \"x\", \"format\": \"png-frames\", \"frames\": 3}\nframe-00001.png\nframe-00002.png\n"
            "frame-00003.png\nPNG");
}

TEST(Animate, AFolderOfFramesAloneIsReplacedAndOnlyWithForce) {
  std::string const frames = kDay + "--format png-frames -o x --from 09:00 --until 09:01 2>&1";
  Outcome const outcome = here(frames + "; touch x/frame-99999.png; " + frames + "; " + frames +
                               " --force; ls x; touch x/mine; " + frames + " --force; ls");
  EXPECT_THAT(outcome.out, HasSubstr("x (exists already)"));
  EXPECT_THAT(outcome.out, HasSubstr("x (holds more than frames)"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("frame-99999")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("part")));
}

TEST(Animate, AFolderMayBeNamedWithASlashAndIsReplacedAsAWhole) {
  std::string const frames = kDay + "--format png-frames --from 09:00 --until 09:01 --force 2>&1 -o ";
  for (char const* name : {"fr/", "./fr", "fr/.", "$PWD/fr//"}) {
    Outcome const outcome =
        here("mkdir fr; touch fr/frame-99999.png; " + frames + name + " >/dev/null; ls . fr");
    EXPECT_EQ(outcome.out, ".:\nfr\n\nfr:\nframe-00001.png\nframe-00002.png\n") << name;
  }
}

TEST(Animate, TheFolderOneIsInIsNotReplaced) {
  std::string const frames = kDay + "--format png-frames --from 09:00 --until 09:01 --force 2>&1 -o ";
  for (char const* name : {".", "./", "..", "../..", "$PWD", "fr/..", "/"}) {
    Outcome const outcome =
        here("mkdir fr w; cd w; touch frame-00007.png; " + frames + name + "; echo $?; ls -d $PWD/*");
    EXPECT_THAT(outcome.out, testing::AllOf(HasSubstr("(is where you are, or around it)"), HasSubstr("\n2\n"),
                                            HasSubstr("/w/frame-00007.png\n")))
        << name;
  }
}

TEST(Animate, WhatOnlyLooksLikeAFrameIsNotTakenAway) {
  for (char const* mine : {"frame-mine.png", "frame-0001.png", "frame-00001.png.bak", "frame-.png"}) {
    Outcome const outcome = here(std::string("mkdir fr; touch fr/") + mine + "; " + kDay +
                                 "--format png-frames --force -o fr 2>&1; ls fr");
    EXPECT_THAT(outcome.out, HasSubstr("fr (holds more than frames)")) << mine;
    EXPECT_THAT(outcome.out, testing::EndsWith(std::string("\n") + mine + "\n"));
  }
}

TEST(Animate, WhatDeadProcessesLeftIsSweptAndWhatLivingOnesMakeIsNot) {
  // A process that has ended, and this shell.
  Outcome const outcome = here(
      "h=$(hostname | head -c 64); sh -c 'echo $$' > dead; read d < dead; rm dead; mkdir fr.part.$h.$d "
      "fr.old.part.$h.$d fr.part.$h.$$; touch fr.part.$h.$d/frame-00001.png; " +
      kDay +
      "--format png-frames --from 09:00 --until 09:01 -o fr >/dev/null 2>&1; ls -d fr.part.$h.$$ | wc -l; "
      "ls -d fr*$d 2>/dev/null; rm -r fr.part.$h.$$; " +
      kDay + "--format png-frames --from 09:00 --until 09:01 --force -o fr >/dev/null 2>&1; ls");
  EXPECT_THAT(outcome.out, StartsWith("1\nfr.old.part."));  // until its successor is there
  EXPECT_THAT(outcome.out, testing::EndsWith("\nfr\n"));
}

TEST(Animate, TheEndOfANameSaysTheFormatInAnyCase) {
  Outcome const outcome = here(kDay + "-o a.JSON --json --fps 1 --speed 86400 && " + kDay +
                               "-o a.Htm --json && head -c 8 a.JSON");
  EXPECT_THAT(outcome.out, HasSubstr(R"("file": "a.JSON", "format": "json")"));
  EXPECT_THAT(outcome.out, HasSubstr(R"("file": "a.Htm", "format": "html"})"));
  EXPECT_THAT(outcome.out, testing::EndsWith("{\"title\""));
}

TEST(Animate, ANameThatSaysAnotherFormatIsRefused) {
  struct Case {
    char const *options, *says;
  };
  for (Case const& c :
       {Case{"-o day.webm", "--output day.webm (no format ends in .webm) end the name in .html"},
        Case{"-o day.PNG", "(no format ends in .png) give --format png-frames and a folder"},
        Case{"-o z.mp4 --format html", "--output z.mp4 (its end says mp4, --format html)"},
        Case{"-o z.html --format json", "(its end says html, --format json)"},
        Case{"-o z.gif --format png-frames", "(its end says gif, --format png-frames)"},
        Case{"-o z.txt --format html", "(no format ends in .txt)"}}) {
    Outcome const outcome = here(kDay + c.options + " 2>&1; echo $?; ls");
    EXPECT_THAT(outcome.out, testing::AllOf(HasSubstr(c.says), testing::EndsWith("\n2\n"))) << c.options;
  }
}

TEST(Animate, AnEmptyVideoIsNone) {
  for (char const* name : {"a.mp4", "a.gif"})
    EXPECT_THAT(here(with_ffmpeg("cat >/dev/null") + kDay + "--from 08:00 --until 08:30 2>&1 -o " + name +
                     "; echo $?; ls")
                    .out,
                testing::AllOf(HasSubstr("ffmpeg (made nothing)"), HasSubstr("\n3\nbin\n")));
}

TEST(Animate, VideosAreMadeByFfmpeg) {
  if (shell("command -v ffprobe").code != 0) GTEST_SKIP() << "without ffmpeg";
  Outcome const outcome = here(
      kDay + "-o a.mp4 --from 08:00 --until 09:00 --size 640x360 -q && " + kDay +
      "-o a.gif --from 08:00 --until 09:00 -q && for f in a.mp4 a.gif; do ffprobe -v error -count_frames "
      "-show_entries stream=codec_name,width,height,nb_read_frames -of csv=p=0 $f; done");
  EXPECT_EQ(outcome.out, "a.mp4\na.gif\nh264,640,360,76\ngif,800,450,31\n");
}

TEST(Animate, TheSameVideoIsMadeTwice) {
  if (shell("command -v ffmpeg").code != 0) GTEST_SKIP() << "without ffmpeg";
  std::string const video = kDay + "--from 08:00 --until 08:30 --size 320x320 --fps 5 -q -o ";
  EXPECT_EQ(here(video + "a.mp4 && " + video + "b.mp4 && cmp a.mp4 b.mp4 && echo same").out,
            "a.mp4\nb.mp4\nsame\n");
}

TEST(Animate, WithoutFfmpegItSaysSoBeforeItSimulates) {
  Outcome const outcome =
      here("p=" RURALSIM_PROGRAM "; mkdir empty; PATH=$PWD/empty $p animate none.toml --day 1 -o a.mp4 2>&1");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("ffmpeg (is not installed"));
  EXPECT_THAT(outcome.out, HasSubstr("install the Debian package ffmpeg"));
}

TEST(Animate, WhatFfmpegSaysIsToldAndNothingIsLeft) {
  std::string const video = kDay + "-o a.mp4 --from 08:00 --until 08:30 2>&1; echo $?; ls";
  EXPECT_THAT(here(with_ffmpeg("cat >/dev/null; echo no such codec >&2; exit 1") + video).out,
              testing::AllOf(HasSubstr("ffmpeg (no such codec)"), HasSubstr("\n3\nbin\n")));
  EXPECT_THAT(here(with_ffmpeg("echo away at once >&2; exit 1") + video).out,
              testing::AllOf(HasSubstr("ffmpeg (away at once)"), HasSubstr("\n3\nbin\n")));
}

TEST(Animate, ASignalEndsItAndLeavesNothing) {
  Outcome const outcome =
      here(with_ffmpeg("kill -INT $PPID; exec cat >/dev/null") + kDay + "-o a.mp4 2>&1; echo $?; ls");
  EXPECT_THAT(outcome.out, HasSubstr("nothing was finished"));
  EXPECT_THAT(outcome.out, HasSubstr("\n130\nbin\n"));
}

TEST(Animate, SaysWhatIsWrong) {
  struct Case {
    char const *options, *says;
  };
  for (Case const& c : {
           Case{"", "--day (which day?) give one from 2018-07-02 to 2018-07-29"},
           Case{"--day 2018-07-32", "--day 2018-07-32 (not a date) give a day from 2018-07-02 to 2018-07-29"},
           Case{"--day 2018-08-01", "--day 2018-08-01 (not a day of this run)"},
           Case{"--day 2018-07-29 --days 2", "--days 2 (the run ends on 2018-07-29)"},
           Case{"--day 2018-07-09 --county east",
                "--county east (there is no such county) give one of them: twelve"},
           Case{"--day 2018-07-09 --speed 60", "--speed (a page has the whole day"},
           Case{"--day 2018-07-09 -o a.gif --size 641x360", "--size 641x360 (not a size)"},
           Case{"--day 2018-07-09 -o a.gif --size 3840x320", "too long and thin"},
           Case{"--day 2018-07-09 -o a.json --from 25:00", "--from 25:00 (not a time of day)"},
           Case{"--day 2018-07-09 -o a.json --from 10:00 --until 09:00",
                "nothing lies between 10:00 and 09:00"},
           Case{"--day 2018-07-09 -o no/such/a.html", "no/such"},
           Case{"--day 2018-07-09 -o $root/scenarios/village-12.toml --force", "village-12.toml"},
       }) {
    Outcome const outcome =
        here(std::string("ruralsim animate $root/scenarios/village-12.toml ") + c.options + " 2>&1");
    EXPECT_NE(outcome.code, 0) << c.options;
    EXPECT_THAT(outcome.out, StartsWith("error: "));
    EXPECT_THAT(outcome.out, HasSubstr(c.says));
  }
}

TEST(Animate, OfAResultOnlyWhatItHasWatched) {
  std::string const run = "ruralsim run $root/scenarios/village-12.toml -q -o r.h5 ";
  EXPECT_THAT(here(run + ">/dev/null; ruralsim animate r.h5 2>&1").out,
              HasSubstr("r.h5: no day was watched"));
  std::string const watched = run + "--watch 2018-07-09 >/dev/null; ruralsim animate r.h5 2>&1 ";
  EXPECT_THAT(here(watched + "--day 2018-07-10").out,
              HasSubstr("--day 2018-07-10 (this result has watched 2018-07-09)"));
  EXPECT_THAT(here(watched + "--set run.seed=3").out, HasSubstr("--set (nothing is simulated"));
  EXPECT_EQ(here(watched + "--day 2018-07-09").out, "r-2018-07-09.html\n");
}

TEST(Animate, OfSeveralCountiesOneIsNamed) {
  std::string const two =
      "printf 'schema = 1\nextends = \"%s/scenarios/village-12.toml\"\n[[county]]\nid = \"other\"\nname = "
      "\"The other "
      "one\"\nterrain = \"flat\"\narea = \"200 km2\"\nvillages = 6\ncenters = 2\npopulation = 3000\ntowns = "
      "1\n"
      "warehouse_distance = \"50 km\"\ntrucks = 1\ntechnicians = 1\n[end]\n' $root > two.toml; "
      "ruralsim animate two.toml --day 2018-07-09 -o a.json 2>&1 ";
  EXPECT_EQ(here(two).out, "error: --county (which of 2 counties?) give one of them: twelve, other\n");
  std::string const centers =
      " >/dev/null; head -n 1 a.json | grep -o '\"center c[^\"]*\"\\|\"county\": \"[^\"]*\"'";
  EXPECT_EQ(here(two + "--county 'The other one'" + centers).out,
            "\"county\": \"The other one\"\n\"center c1\"\n\"center c2\"\n");
  EXPECT_THAT(here(two + "--county twelve" + centers).out, Not(HasSubstr("\"center c2\"")));
}

}  // namespace
}  // namespace ruralsim::cli
