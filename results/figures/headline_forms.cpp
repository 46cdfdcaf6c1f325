#include "results/figures/headlines.hpp"

namespace ruralsim::results::figures {

Across across_of(Headline const& headline) {
  if (headline.across) return *headline.across;
  bool const divided = headline.shown == Shown::percent || !headline.denominator.empty();
  return divided ? Across::pooled : Across::mean;
}

Headline amount(std::string name, std::string label, std::string definition, std::string units,
                std::function<double(Totals const&)> value) {
  return {.name = std::move(name),
          .label = std::move(label),
          .definition = std::move(definition),
          .units = std::move(units),
          .value = std::move(value)};
}

Headline of_sums(Headline headline) {
  headline.of_sums = true;
  return headline;
}

Headline percent(std::string name, std::string label, std::string definition, std::string denominator,
                 std::string noun, std::function<double(Totals const&)> value) {
  auto share = amount(std::move(name), std::move(label), std::move(definition), "1", std::move(value));
  share.shown = Shown::percent;
  share.denominator = std::move(denominator), share.noun = std::move(noun);
  share.trials = Headline::Trials::counted, share.of_sums = true;
  return share;
}

}  // namespace ruralsim::results::figures
