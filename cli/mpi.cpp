// The program for studies under mpirun.
#include "cli/program.hpp"

int main(int argc, char** argv) {
  return ruralsim::cli::run_program(ruralsim::cli::Program::mpi, ruralsim::cli::words_of(argc, argv));
}
