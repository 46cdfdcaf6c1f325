// The report of `ruralsim sensitivity`, for people and for scripts.
#include "cli/estimate_text.hpp"
#include "cli/sensitivity.hpp"
#include "cli/text_table.hpp"
#include "results/pairs.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using results::Estimate;
using results::Json;
using sim::text;

// Tells one figure; effects are in its unit, shares in points.
class DriversText {
 public:
  DriversText(SensitivityReport const& report, FigureDrivers const& of)
      : study_(report.study), kind_(report.figure(of).kind), of_(of) {}

  std::string str() const {
    auto const unit = results::difference_unit(kind_);
    std::string out = kind_.name + (unit.empty() ? "" : ", " + unit) + "\n";
    if (!of_.why_not.empty()) return out + "  n/a (" + of_.why_not + ")\n";
    return out + std::visit([this](auto const& found) { return table(found); }, of_.drivers);
  }

 private:
  static std::string table(std::monostate) { return ""; }

  std::string table(experiments::MorrisResult const& found) const {
    TextTable table;
    bool const whole = found.missing_effects == 0;
    auto const add = [&](std::vector<std::string> row, std::string const& effects) {
      if (!whole) row.insert(row.end() - 1, effects);
      table.add(std::move(row));
    };
    add({"factor", "mu*", "sigma", "mu", "sigma of noise", ""}, "effects");
    for (auto const f : by_importance(found)) {
      auto const& e = found.factors[f];
      add({study_.factors[f].name, scaled(e.mu_star), scaled(e.sigma), scaled(e.mu), number(e.noise),
           judged(e)},
          std::to_string(e.mu.n));
    }
    auto out = table.str() + text("{} trajectories{}", found.trajectories, missing(found.missing_values));
    if (!whole) out += text("; {} of their steps have no effect to tell", found.missing_effects);
    return out + ".\n";
  }

  static std::string judged(experiments::MorrisEffect const& e) {
    if (e.mu_star.mean == 0) return "no effect";
    return e.mu_star.mean <= 2 * e.noise ? "may be noise" : "";
  }

  std::string table(experiments::SobolResult const& found) const {
    TextTable table;
    table.add({"factor", "first", "", "total", "", "without noise: first", "", "total", "", ""});
    for (auto const f : by_importance(found)) {
      auto const& [first, total] = found.factors[f];
      table.add({study_.factors[f].name, share(first.value), range(first.interval), share(total.value),
                 range(total.interval), share(first.without_noise), range(first.interval_without_noise),
                 share(total.without_noise), range(total.interval_without_noise), ""});
    }
    double const deviation = std::sqrt(found.variance) * results::difference_factor(kind_);
    auto out = table.str() + text("{}{}; deviation over the ranges {}", sim::many(found.rows, "row"),
                                  found.shifts > 1 ? text(" in {} shifts", found.shifts) : "",
                                  with_half_width(deviation, results::not_available));
    if (!std::isnan(found.noise_share))
      out += text(", {:.3g} % of the variance is noise of replications", 100 * found.noise_share);
    if (found.rows_left_out > 0) out += text("; {} left out", sim::many(found.rows_left_out, "row"));
    return out + missing(found.missing_values) + ".\n";
  }

  std::string table(experiments::Tornado const& found) const {
    TextTable table{.left = 2};
    table.add({"factor", "low", "change", "high", "change", "largest less smallest", ""});
    for (auto const& bar : found.bars)
      table.add({study_.factors[bar.factor].name, level(bar.factor, bar.low), scaled(bar.low.change),
                 level(bar.factor, bar.high), scaled(bar.high.change), scaled(bar.swing), ""});
    return table.str() + text("Base: {}{}.\n", base(found.base), missing(found.missing_values));
  }

  std::string table(experiments::Regression const& found) const {
    TextTable table;
    table.add({"factor", "over its range", "standardised", "of ranks", ""});
    for (auto const f : by_importance(found)) {
      auto const& e = found.factors[f];
      table.add({study_.factors[f].name, scaled(e.effect), share(e.standardised), share(e.of_ranks), ""});
    }
    auto out =
        table.str() + text(
                          "{}; the line explains {} of the variance, {} at points left out in turn; of "
                          "ranks {} and {}{}.\n",
                          sim::many(found.points, "point"), percent(found.r_squared),
                          percent(found.q_squared), percent(found.r_squared_of_ranks),
                          percent(found.q_squared_of_ranks), missing(found.missing_values));
    return out + doubts(found);
  }

  // What speaks against the line.
  std::string doubts(experiments::Regression const& found) const {
    std::string out;
    if (found.points < 3 * found.factors.size())
      out += text("{} for {} are few: a line explains much of mere chance. Take three a factor or more.\n",
                  sim::many(found.points, "point"), sim::many(found.factors.size(), "factor"));
    std::string together;
    for (std::size_t f = 0; f < found.factors.size(); ++f)
      if (found.factors[f].inflation > 5)
        together += text("{}{} ({:.3g})", together.empty() ? "" : ", ", study_.factors[f].name,
                         found.factors[f].inflation);
    if (!together.empty())
      out += text(
          "The points change these factors together with others, which inflates the variance of their "
          "coefficients: {}. Add points.\n",
          together);
    if (std::isnan(found.r_squared)) return out;
    if (std::isnan(found.q_squared))
      return out +
             "Some points alone decide a coefficient: how well the line does elsewhere cannot be told.\n";
    if (found.q_squared < 0.7 && !(found.q_squared_of_ranks >= 0.7))
      out +=
          "At points left out that is little: the coefficients miss most of what happens, or there are too "
          "few "
          "points. Add\nsome, or take a design of saltelli.\n";
    return out;
  }

  std::string scaled(Estimate const& e) const {
    double const k = results::difference_factor(kind_);
    return with_half_width(k * e.mean, k * e.half_width);
  }
  std::string number(double x) const {
    return std::isnan(x) ? ""
                         : with_half_width(results::difference_factor(kind_) * x, results::not_available);
  }
  std::string base(Estimate const& e) const {
    return scaled(e) + (kind_.shown == results::Shown::percent ? " %"
                        : kind_.unit == "1"                    ? ""
                                                               : " " + kind_.unit);
  }
  std::string level(std::size_t factor, experiments::TornadoLevel const& l) const {
    return study_.factors[factor].texts[l.point];
  }
  static std::string share(double x) {
    return std::isnan(x) ? "n/a" : without_sign_of_zero(text("{:.3f}", x));
  }
  static std::string percent(double x) { return std::isnan(x) ? "n/a" : text("{:.0f} %", 100 * x); }
  static std::string range(results::Interval const& i) {
    return std::isnan(i.low) ? "" : text("[{}, {}]", share(i.low), share(i.high));
  }
  static std::string missing(std::size_t n) {
    return n == 0 ? "" : text("; {} without a value", sim::many(n, "replication"));
  }

  experiments::StudyTables const& study_;
  results::Figure const& kind_;
  FigureDrivers const& of_;
};

std::string about(std::string_view method, double level, std::size_t replicates) {
  if (method == "morris")
    return text(
        "mu*: mean size of the change over a factor's whole range, ± {:.6g} % over trajectories{}; sigma: "
        "deviation of these\nchanges (interaction, or no straight line); sigma of noise: what it would be by "
        "replications alone.\n",
        100 * level, replicates > 1 ? " and replications" : " (of one replication: not of its chance)");
  if (method == "sobol")
    return text(
        "Shares of the variance over the factors' ranges: first, of the factor alone; total, with all it "
        "interacts with; {:.6g} % intervals\n(bootstrap of rows; of several shifts a jackknife over them). "
        "Without noise: of what the model does on average over replications.\n",
        100 * level);
  if (method == "tornado")
    return text(
        "Change from the base, one factor at a time, ± half-width of the {:.6g} % interval of paired "
        "differences. Largest less smallest: of the\nmeans at all levels, with the interval that holds for "
        "any pair "
        "of them (Bonferroni), as this pair was chosen by what was seen.\n",
        100 * level);
  return text(
      "Over its range: change along the straight line through all points, ± {:.6g} % over replications. "
      "Standardised: in deviations of figure and factor.\n",
      100 * level);
}

class DriversJson {
 public:
  DriversJson(SensitivityReport const& report, Json& json) : study_(report.study), json_(json) {}

  void operator()(std::monostate) {}

  void operator()(experiments::MorrisResult const& found) {
    json_.key("trajectories").whole(count(found.trajectories));
    json_.key("missing_values").whole(count(found.missing_values));
    json_.key("missing_effects").whole(count(found.missing_effects)).key("factors").object();
    for (auto const f : by_importance(found)) {
      auto const& e = found.factors[f];
      json_.key(study_.factors[f].name).object().key("n").whole(count(e.mu.n));
      write_estimate(json_, "mu_star", e.mu_star);
      write_estimate(json_, "sigma", e.sigma);
      write_estimate(json_, "mu", e.mu);
      json_.key("noise").number(e.noise).end();
    }
    json_.end();
  }

  void operator()(experiments::SobolResult const& found) {
    json_.key("rows")
        .whole(count(found.rows))
        .key("shifts")
        .whole(count(found.shifts))
        .key("mean")
        .number(found.mean);
    json_.key("variance").number(found.variance).key("noise_share").number(found.noise_share);
    json_.key("missing_values").whole(count(found.missing_values)).key("factors").object();
    for (auto const f : by_importance(found)) {
      json_.key(study_.factors[f].name).object();
      index("first", found.factors[f].first);
      index("total", found.factors[f].total);
      json_.end();
    }
    json_.end();
  }

  void operator()(experiments::Tornado const& found) {
    write_estimate(json_, "base", found.base);
    json_.key("missing_values").whole(count(found.missing_values)).key("factors").object();
    for (auto const& bar : found.bars) {
      json_.key(study_.factors[bar.factor].name).object().key("levels").array();
      for (auto const& level : bar.levels) {
        json_.object().key("level").text(study_.factors[bar.factor].texts[level.point]);
        json_.key("point").whole(count(level.point)).key("value").number(level.response.mean);
        write_estimate(json_, "change", level.change);
        json_.end();
      }
      json_.end();
      write_estimate(json_, "swing", bar.swing);
      json_.end();
    }
    json_.end();
  }

  void operator()(experiments::Regression const& found) {
    json_.key("points").whole(count(found.points)).key("r_squared").number(found.r_squared);
    json_.key("r_squared_of_ranks").number(found.r_squared_of_ranks);
    json_.key("q_squared").number(found.q_squared);
    json_.key("q_squared_of_ranks").number(found.q_squared_of_ranks);
    json_.key("missing_values").whole(count(found.missing_values)).key("factors").object();
    for (auto const f : by_importance(found)) {
      auto const& e = found.factors[f];
      json_.key(study_.factors[f].name).object();
      write_estimate(json_, "effect", e.effect);
      json_.key("standardised").number(e.standardised).key("of_ranks").number(e.of_ranks);
      json_.key("variance_inflation").number(e.inflation).end();
    }
    json_.end();
  }

 private:
  static std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

  void index(std::string_view key, experiments::SobolIndex const& i) {
    json_.key(key).object().key("value").number(i.value).key("low").number(i.interval.low);
    json_.key("high").number(i.interval.high).key("without_noise").number(i.without_noise);
    json_.key("without_noise_low").number(i.interval_without_noise.low);
    json_.key("without_noise_high").number(i.interval_without_noise.high).end();
  }

  experiments::StudyTables const& study_;
  Json& json_;
};

}  // namespace

std::string SensitivityReport::for_people() const {
  auto const fewest = study.fewest_replications();
  auto out =
      text("{} ({}): {}, {} of {}, {}{} each\n", path, study.title, sim::many(study.points.size(), "point"),
           experiments::name_of(study.kind), sim::many(study.factors.size(), "factor"),
           fewest == study.replicates ? "" : text("{} to ", fewest),
           sim::many(study.replicates, study.antithetic ? "antithetic pair" : "replication"));
  if (auto const without = std::ranges::count(study.replications, std::size_t{0}); without > 0)
    out += text("{} not been run.\n", without == 1 ? "1 point has" : text("{} points have", without));
  for (auto const& one : figures) out += "\n" + DriversText(*this, one).str();
  return out + "\n" + about(method, level, study.replicates);
}

std::string SensitivityReport::for_scripts() const {
  Json json;
  json.object().key("study").text(path).key("title").text(study.title).key("method").text(method);
  json.key("design").text(name_of(study.kind)).key("level").number(level).key("figures").object();
  for (auto const& one : figures) {
    json.key(figure(one).kind.name).object().key("unit").text(figure(one).kind.unit);
    if (!one.why_not.empty()) json.key("not_available").text(one.why_not);
    std::visit(DriversJson(*this, json), one.drivers);
    json.end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli
