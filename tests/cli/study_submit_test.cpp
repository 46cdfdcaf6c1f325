// `ruralsim study submit`: what it gives to Slurm, and where there is none. A real Slurm is in tests/cluster.
#include "tests/cli/shell.hpp"

#include <filesystem>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string const kStudy = "tests/cluster/sixty-four.toml";
std::string const kInAFolder = "d=$(mktemp -d); trap 'rm -r $d' EXIT; exec 2>&1; ";

TEST(StudySubmit, ShowsBothScriptsAndLeavesNothing) {
  auto const shown = shell(kInAFolder + "ruralsim study submit " + kStudy +
                           " --slurm --dry-run --dir $d/s --tasks 12 --at-a-time 3 --jobs 2 --limit 60 "
                           "--sbatch=--partition=long -o $d/out.h5; ls $d");
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out,
              AllOf(HasSubstr("#SBATCH --job-name=sixty-four\n"), HasSubstr("#SBATCH --array=0-11%3\n"),
                    HasSubstr("#SBATCH --cpus-per-task=2\n"),
                    HasSubstr("'--jobs' '2' '--tasks' '12' '--task' \"$SLURM_ARRAY_TASK_ID\"\n")));
  EXPECT_THAT(shown.out, AllOf(HasSubstr("#SBATCH --job-name=sixty-four-merge\n"),
                               HasSubstr("'study' 'merge' '/"), HasSubstr("/out.h5'\n"),
                               HasSubstr("'--limit' '60'"), HasSubstr("#SBATCH --partition=long\n")));
}

TEST(StudySubmit, W90_LeavesOutTasksThatHaveNothingToDo) {
  auto const shown =
      shell(kInAFolder + "ruralsim study run -q " + kStudy + " --dir $d/s --task 1 --tasks 4 && " +
            "ruralsim study submit " + kStudy + " --slurm --dry-run --dir $d/s --tasks 4");
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("#SBATCH --array=0,2-3\n"));
}

TEST(StudySubmit, SaysWhatIsMissing) {
  auto const to_what = shell(kInAFolder + "ruralsim study submit " + kStudy + " --dir $d/s");
  EXPECT_EQ(to_what.code, 2);
  EXPECT_THAT(to_what.out, HasSubstr("give --slurm"));
  auto const no_slurm = shell(kInAFolder + "PATH=/nowhere ruralsim study submit " + kStudy +
                              " --slurm --dir $d/s -o $d/out.h5");
  EXPECT_EQ(no_slurm.code, 3);
  EXPECT_THAT(no_slurm.out, AllOf(HasSubstr("cannot start sbatch"), Not(HasSubstr("submitted job"))));
}

TEST(StudySubmit, DoesNotBeginWhatItsMergeWouldRefuse) {
  auto const refused = shell(kInAFolder + "touch $d/out.h5; PATH=/nowhere ruralsim study submit " + kStudy +
                             " --slurm --dir $d/s -o $d/out.h5; code=$?; /bin/ls $d; exit $code");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.out, AllOf(HasSubstr("exists already"), HasSubstr("--force")));
}

TEST(StudyRun, IsNoWorkForSimGridUnderMpi) {
  if (!std::filesystem::exists(RURALSIM_PROGRAM "-mpi")) GTEST_SKIP() << "built without MPI";
  auto const refused =
      shell(kInAFolder +
            "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2 ruralsim study run --engine simgrid " + kStudy);
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.out, HasSubstr("--engine simgrid (not under mpirun"));
}

}  // namespace
}  // namespace ruralsim::cli
