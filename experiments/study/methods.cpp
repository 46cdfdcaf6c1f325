#include "experiments/study/methods.hpp"

#include "experiments/study/methods_design.hpp"
#include "experiments/study/missed_targets.hpp"
#include "results/figures/catalogue.hpp"
#include "sim/calendar.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::experiments {

namespace {

using sim::text;

class Methods {
 public:
  Methods(Prepared const& prepared, StudyState const& state, ProgramId const& program)
      : prepared_(prepared), study_(prepared.study), state_(state), program_(program) {}

  std::string write() const {
    return objectives() + logic() + data() + experimentation() + analysis() + implementation() + access();
  }

 private:
  static std::string paragraph(std::string const& heading, std::string const& words) {
    return heading + ". " + words.substr(0, words.find_last_not_of(' ') + 1) + "\n\n";
  }

  std::string objectives() const {
    std::string words = "[Aim of the study.] Outputs are ";
    if (study_.responses.empty()) {
      words += "the headline figures of the model";
    } else {
      for (std::size_t i = 0; i < study_.responses.size(); ++i) {
        auto const kind = results::kind_of_figure(study_.responses[i]);
        words += (i > 0 ? "; " : "") + study_.responses[i];
        if (kind) words += " (" + kind->definition + ")";
      }
    }
    return paragraph("Objectives", words + ". " + varied());
  }

  std::string varied() const {
    if (study_.factors.empty()) return text("{} were compared.", sim::many(study_.listed.size(), "plan"));
    auto const n = study_.factors.size();
    std::string words = text("{} {} varied: ", sim::many(n, "input"), n == 1 ? "was" : "were");
    for (std::size_t f = 0; f < study_.factors.size(); ++f)
      words += (f > 0 ? "; " : "") + values_of(study_.factors[f]);
    return words + ".";
  }

  static std::string values_of(Factor const& factor) {
    std::string words = factor.name + " ";
    if (factor.range)
      return words + text("from {} to {}{}", factor.at(0).name, factor.at(1).name,
                          factor.range->logarithmic ? " on a logarithmic scale"
                          : factor.range->whole     ? " in whole numbers"
                                                    : "");
    for (std::size_t l = 0; l < factor.levels.size(); ++l)
      words += (l > 0 ? ", " : "") + factor.levels[l].name;
    return words;
  }

  std::string logic() const {
    auto const& regions = prepared_.base_regions;
    std::size_t counties = 0, villages = 0, centers = 0;
    for (auto const& region : regions) {
      counties += region.network.counties.size();
      for (auto const& county : region.network.counties)
        villages += county.villages.size(), centers += county.centers.size();
    }
    return paragraph(
        "Logic",
        text("ruralsim is a discrete-event model of a rural supply network, in which villages, service "
             "centers, a regional warehouse, line-haul vehicles, county hubs, trucks and technicians are "
             "actors (its docs/model.md, in the order of the ODD protocol). The base scenario, \"{}\", has "
             "{}, "
             "{}, {} and {}.",
             regions.front().run.title, sim::many(regions.size(), "region"),
             counties == 1 ? "1 county" : text("{} counties", counties), sim::many(villages, "village"),
             sim::many(centers, "service center")));
  }

  std::string data() const {
    return paragraph(
        "Data",
        text("All inputs and their defaults stand in the resolved scenario (hash {}); each default names its "
             "source in docs/scenario-reference.md. [Sources of the values that the scenario sets.]",
             prepared_.base.hash));
  }

  std::string replications() const {
    auto const& spec = study_.replications;
    std::string words;
    if (!spec.sequential()) {
      words = text("Each point was run {}", sim::many(spec.count, "time"));
    } else {
      std::size_t fewest = state_.cells.empty() ? 0 : state_.cells.front().size(), most = fewest;
      for (auto const& cells : state_.cells)
        fewest = std::min(fewest, cells.size()), most = std::max(most, cells.size());
      words = text("Each point was run until the half-width of ");
      for (std::size_t t = 0; t < spec.targets.size(); ++t)
        words += text("{}{} was below {}{}", t > 0 ? " and that of " : "", spec.targets[t].figure,
                      spec.targets[t].half_width, spec.targets[t].relative ? " of its value" : "");
      words += text(" (at least {}, at most {} replications; {} to {} were needed)", spec.least, spec.most,
                    fewest, most);
      if (auto const missed = missed_points(state_).size(); missed > 0)
        words += text(", which {} of {} did not reach", missed, sim::many(prepared_.keys.size(), "point"));
    }
    return words +
           text(
               ", independently. Intervals are t-intervals of level {} over replications; differences "
               "between points are paired. ",
               spec.level) +
           common_numbers();
  }

  std::string common_numbers() const {
    auto const& run = prepared_.base_regions.front().run;
    std::string words =
        text("Replications of one number draw the same random numbers at all points (seed {})", run.seed);
    if (run.antithetic) words += "; replications 2k and 2k + 1 are antithetic and count as one sample";
    return words + ". ";
  }

  // What is made of the runs.
  std::string analysis() const {
    return paragraph("Analysis",
                     study_.require ? require_words(prepared_, state_) : analysis_words(prepared_));
  }

  std::string experimentation() const {
    auto const& run = prepared_.base_regions.front().run;
    std::string const warm_up =
        run.warm_up == 0 ? "no warm-up was left out"
                         : text("the first {} were left out as warm-up", sim::many(run.warm_up, "day"));
    return paragraph("Experimentation",
                     text("Each run simulates {} from {}, beginning with an empty network; {}. ",
                          sim::many(run.days, "day"), sim::iso(run.start), warm_up) +
                         design_words(prepared_) +
                         (study_.require ? common_numbers() : replications() + completeness()));
  }

  std::string completeness() const {
    if (state_.complete()) return text("{} were made.", sim::many(state_.there, "run"));
    return text("[Not complete: {} of {} runs have been made.]", state_.there, state_.wanted);
  }

  std::string implementation() const {
    return paragraph("Implementation", text("ruralsim {}, {} engine; simulated time in whole seconds, events "
                                            "of one second in a defined order. Random "
                                            "numbers: Philox4x32-10, a stream for every (seed, replication, "
                                            "entity, purpose), variates by inversion. "
                                            "The same scenario and seed give the same bytes on either engine "
                                            "and with any number of processes. [Machine "
                                            "and time taken.]",
                                            program_.version, program_.engine));
  }

  std::string access() const {
    return "Code access. [Where the code, the study file and study.h5, which holds all inputs, are kept.] "
           "One cell is run again "
           "and compared by `ruralsim reproduce STUDY.h5 --point P --replication R`.\n";
  }

  Prepared const& prepared_;
  Study const& study_;
  StudyState const& state_;
  ProgramId const& program_;
};

}  // namespace

std::string methods_text(Prepared const& prepared, StudyState const& state, ProgramId const& program) {
  return Methods(prepared, state, program).write();
}

}  // namespace ruralsim::experiments
