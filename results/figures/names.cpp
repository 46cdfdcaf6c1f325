#include "results/figures/names.hpp"

#include <algorithm>

namespace ruralsim::results::figures {

std::string words(std::string_view id) {
  std::string text(id);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace ruralsim::results::figures
