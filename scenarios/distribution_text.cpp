#include "scenarios/distribution_text.hpp"

#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"
#include "scenarios/trimmed.hpp"
#include "scenarios/units.hpp"
#include "sim/fault.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace ruralsim::scenarios {
namespace {

using sim::Distribution;
using Values = std::vector<double>;

// How each kind is written: its parameters in order, what each is, and whether its name is written too.
struct Parameter {
  std::string_view name;
  enum class What { duration, number, stages } what;
  enum class Named { yes, no } named;
};
struct Form {
  std::string_view name;
  std::string_view example;
  std::vector<Parameter> parameters;
  Distribution (*make)(Values const&);
};

std::vector<Form> const& forms() {
  using enum Parameter::What;
  using enum Parameter::Named;
  static std::vector<Form> const all{
      {"constant",
       "constant(40 min)",
       {{"", duration, no}},
       [](Values const& v) { return Distribution::constant(v[0]); }},
      {"uniform",
       "uniform(10 min, 30 min)",
       {{"", duration, no}, {"", duration, no}},
       [](Values const& v) { return Distribution::uniform(v[0], v[1]); }},
      {"triangular",
       "triangular(10 min, 20 min, 40 min)",
       {{"", duration, no}, {"", duration, no}, {"", duration, no}},
       [](Values const& v) { return Distribution::triangular(v[0], v[1], v[2]); }},
      {"exponential",
       "exponential(40 min)",
       {{"", duration, no}},
       [](Values const& v) { return Distribution::exponential(v[0]); }},
      {"erlang",
       "erlang(3, 60 min)",
       {{"", stages, no}, {"", duration, no}},
       [](Values const& v) { return Distribution::erlang(static_cast<int>(v[0]), v[1]); }},
      {"lognormal",
       "lognormal(median 12 h, mean 24 h)",
       {{"median", duration, yes}, {"mean", duration, yes}},
       [](Values const& v) { return Distribution::lognormal(v[0], v[1]); }},
      {"gamma",
       "gamma(mean 60 min, cv 0.5)",
       {{"mean", duration, yes}, {"cv", number, yes}},
       [](Values const& v) { return Distribution::gamma(v[0], v[1]); }},
  };
  return all;
}

std::vector<std::string_view> arguments(std::string_view inside) {
  std::vector<std::string_view> parts;
  while (true) {
    auto const comma = inside.find(',');
    parts.push_back(trimmed(inside.substr(0, comma)));
    if (comma == std::string_view::npos) return parts;
    inside.remove_prefix(comma + 1);
  }
}

std::string as_in(Form const& form) {
  return "write it as \"" + std::string(form.example) + "\"";
}

Outcome<double> read_parameter(Parameter const& parameter, std::string_view text, Form const& form) {
  using Result = Outcome<double>;
  if (parameter.named == Parameter::Named::yes) {
    std::string const name = std::string(parameter.name) + " ";
    if (text.substr(0, name.size()) != name) {
      return Result::wrong("(" + std::string(parameter.name) + " is not named) " + as_in(form));
    }
    text = trimmed(text.substr(name.size()));
  }
  if (parameter.what == Parameter::What::duration) {
    auto const seconds = read_duration(text);
    return seconds ? Result::of(static_cast<double>(seconds.value->value)) : Result::wrong(seconds.problem);
  }
  auto const value = read_number(text);
  bool const countable = parameter.what != Parameter::What::stages || !value ||
                         (*value == std::floor(*value) && *value >= 1 && *value <= 1000);
  return countable ? value : Result::wrong("(stages must be a whole number from 1 to 1000) " + as_in(form));
}

Outcome<DurationDistribution> build(Form const& form, std::vector<std::string_view> const& texts) {
  using Result = Outcome<DurationDistribution>;
  if (texts.size() != form.parameters.size()) {
    return Result::wrong("(" + std::string(form.name) + " takes " + std::to_string(form.parameters.size()) +
                         (form.parameters.size() == 1 ? " value) " : " values) ") + as_in(form));
  }
  Values values;
  std::string canonical;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const& parameter = form.parameters[i];
    auto const value = read_parameter(parameter, texts[i], form);
    if (!value) return Result::wrong(value.problem);
    values.push_back(*value);
    canonical += (i ? ", " : "") + std::string(parameter.name) + (parameter.name.empty() ? "" : " ") +
                 number_text(*value) + (parameter.what == Parameter::What::duration ? " s" : "");
  }
  try {
    auto distribution = form.make(values);
    bool const plain = form.name == "constant";
    return Result::of({distribution, plain ? canonical : std::string(form.name) + "(" + canonical + ")"});
  } catch (sim::Error const& error) {
    return Result::wrong("(" + std::string(error.what()) + ") " + as_in(form));
  }
}

}  // namespace

Outcome<DurationDistribution> read_distribution(std::string_view text) {
  using Result = Outcome<DurationDistribution>;
  text = trimmed(text);
  auto const open = text.find('(');
  if (open == std::string_view::npos) return build(forms().front(), {text});
  if (text.back() != ')') return Result::wrong("(its bracket is not closed) " + as_in(forms()[1]));
  auto const name = trimmed(text.substr(0, open));
  std::vector<std::string> names;
  for (auto const& form : forms()) {
    if (form.name == name) return build(form, arguments(text.substr(open + 1, text.size() - open - 2)));
    names.emplace_back(form.name);
  }
  return Result::wrong("(unknown distribution '" + std::string(name) +
                       "') give constant, uniform, triangular, exponential, erlang, lognormal or gamma" +
                       did_you_mean(name, names));
}

}  // namespace ruralsim::scenarios
