// The lean program.
#include "cli/program.hpp"

int main(int argc, char** argv) {
  return ruralsim::cli::run_program(ruralsim::cli::Program::lean, ruralsim::cli::words_of(argc, argv));
}
