// The report of `ruralsim require` for scripts.
#include "cli/estimate_text.hpp"
#include "cli/require.hpp"
#include "results/json.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

namespace {

using experiments::Side;
using experiments::TriedPlan;
using results::Json;

class RequireJson {
 public:
  explicit RequireJson(RequireReport const& report) : report_(report), front_(report.on_the_frontier()) {}

  std::string str() {
    auto const& found = report_.found;
    json_.object().key("study").text(report_.path).key("title").text(report_.study.title);
    json_.key("confidence").number(report_.how.confidence).key("plans").whole(count(found.plans));
    json_.key("confidence_of_bounds").number(experiments::confidence_of_bounds(report_.how));
    requirements();
    json_.key("cost").text(report_.cost ? report_.cost->name : "weights");
    json_.key("cheapest");
    if (found.cheapest)
      plan(*found.find(*found.cheapest));
    else
      json_.null();
    plans("cost_not_separable", found.perhaps_as_cheap);
    next();
    nearest();
    json_.key("tried").array();
    for (auto const* tried : report_.by_cost()) plan(*tried);
    json_.end();
    json_.key("contradictions").array();
    for (auto const& one : found.contradictions)
      json_.object()
          .key("less")
          .whole(count(one.less))
          .key("more")
          .whole(count(one.more))
          .key("of_cost")
          .truth(one.of_cost)
          .key("saved")
          .number(one.saved.mean)
          .end();
    json_.end();
    json_.key("replications").whole(count(report_.asked)).key("simulated").whole(count(report_.simulated));
    return json_.key("seconds").number(report_.seconds).end().str() + "\n";
  }

 private:
  static std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

  void requirements() {
    json_.key("requirements").array();
    for (std::size_t c = 0; c < report_.figures.size(); ++c) {
      auto const& r = report_.how.requirements[c];
      json_.object().key("figure").text(report_.figures[c].name);
      json_.key(r.side == Side::at_least ? "at_least" : "at_most").number(r.limit).end();
    }
    json_.end();
  }

  void plans(std::string_view key, std::vector<std::size_t> const& numbers) {
    json_.key(key).array();
    for (auto const number : numbers) json_.whole(count(number));
    json_.end();
  }

  void plan(TriedPlan const& tried) {
    members(tried);
    json_.end();
  }

  // Of an object that is left open.
  void members(TriedPlan const& tried) {
    json_.object().key("plan").whole(count(tried.plan)).key("name").text(report_.plans[tried.plan]);
    write_estimate(json_, "cost", tried.cost);
    json_.key("verdict").text(word_for(tried.verdict)).key("replications").whole(count(tried.replications));
    json_.key("frontier").truth(std::ranges::count(front_, &tried) > 0).key("figures").object();
    for (std::size_t c = 0; c < tried.figures.size(); ++c) {
      auto const& e = tried.figures[c];
      json_.key(report_.figures[c].name)
          .object()
          .key("mean")
          .number(e.mean)
          .key("half_width")
          .number(e.half_width);
      json_.key("beyond_the_end").whole(count(tried.beyond[c]));
      json_.key("without_value").whole(count(tried.without_value(c)));
      json_.key("verdict").text(word_for(tried.verdicts[c])).end();
    }
    json_.end();
  }

  void nearest() {
    json_.key("as_good_as_the_largest");
    auto const& nearest = report_.found.nearest;
    if (!nearest) {
      json_.null();
      return;
    }
    members(*report_.found.find(nearest->plan.plan));
    plans("cost_not_separable", nearest->perhaps_as_cheap);
    json_.key("margin").number(report_.how.margin).key("to_the_largest").object();
    for (std::size_t c = 0; c < report_.figures.size(); ++c)
      if (nearest->of_difference[c]) write_estimate(json_, report_.figures[c].name, nearest->plan.figures[c]);
    json_.end().end();
  }

  void next() {
    auto const next = report_.next_cheaper();
    json_.key("next_cheaper");
    if (!next) {
      json_.null();
      return;
    }
    json_.object().key("plan").whole(count(*next)).key("name").text(report_.plans[*next]);
    if (auto const* why = report_.why_it_fails(*next)) json_.key("fails_as").whole(count(why->plan));
    json_.end();
  }

  RequireReport const& report_;
  std::vector<TriedPlan const*> front_;
  Json json_;
};

}  // namespace

std::string RequireReport::for_scripts() const {
  return RequireJson(*this).str();
}

}  // namespace ruralsim::cli
