#include "cli/file_names.hpp"
#include "cli/kind_of_file.hpp"
#include "cli/report.hpp"
#include "cli/signals.hpp"
#include "results/json.hpp"
#include "results/netcdf.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "scenarios/reference.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/report/report.hpp"
#include "viz/report/settings.hpp"
#include "viz/shown_text.hpp"

#include <filesystem>
#include <span>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

constexpr std::size_t kLargestPage = 5'000'000;  // bytes; what mail and phones take without complaint

fs::path page_of(Arguments const& arguments, std::vector<std::string> const& files) {
  if (auto const output = arguments.text("output")) return *output;
  return fs::path(files.front()).replace_extension(".html");
}

void check_number_of_files(Arguments const& arguments, std::vector<std::string> const& files) {
  if (arguments.has("compare") && files.size() != 2)
    throw sim::Error(
        sim::Blame::usage,
        text("--compare (lays two results side by side, {} given) give two; ruralsim compare holds "
             "more against one",
             files.size() == 1 ? "1 is" : text("{} are", files.size())));
}

viz::ReportWish wish_of(Arguments const& arguments) {
  viz::ReportWish wish{.level = static_cast<double>(arguments.number("level", 1, 99).value_or(95)) / 100,
                       .sources = {}};
  for (auto const& note : scenarios::source_notes()) wish.sources.emplace_back(note.number, note.text);
  return wish;
}

results::Tables result_of(std::string const& path) {
  auto tables = results::read(path, {"orders"});
  need_result(tables, path);
  return tables;
}

std::vector<viz::NamedText> sources_of(viz::Report const& report, viz::ReportWish const& wish) {
  std::vector<viz::Setting> settings;
  std::string written;
  for (auto const& run : report.runs) {
    settings.insert(settings.end(), run.settings.begin(), run.settings.end());
    written += run.scenario_text + "\n";
  }
  return viz::sources_named(wish.sources, settings, written);
}

std::string title_of(Arguments const& arguments, viz::Report const& report,
                     std::vector<std::string> const& names) {
  if (auto const title = arguments.text("title")) return viz::set_apart(results::to_utf8(*title));
  if (report.plans) return text("{} against {}", viz::set_apart(names.at(1)), viz::set_apart(names.at(0)));
  std::string title = report.runs.front().title;
  for (auto const& run : report.runs)
    if (run.title != title) return text("{} and {} more", viz::set_apart(title), report.runs.size() - 1);
  return viz::set_apart(title);
}

viz::Report report_of_files(Arguments const& arguments, std::vector<std::string> const& files) {
  auto wish = wish_of(arguments);
  auto const names = names_of_files(files);
  std::vector<results::Tables> all;
  for (auto const& file : files) all.push_back(result_of(file));
  viz::Report report;
  if (arguments.has("compare")) {
    report.plans = viz::compared(all.at(0), all.at(1), names.at(0), names.at(1), wish.level);
    wish.scales = viz::scales_of(all, wish.level);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    throw_if_stopped();
    report.runs.push_back(viz::report_of(all[i], names[i], text("r{}", i + 1), wish));
  }
  if (report.plans) viz::share_colours_and_ranges(report.runs);
  report.title = title_of(arguments, report, names);
  report.sources = sources_of(report, wish);
  return report;
}

}  // namespace

ExitCode write_report(Arguments const& arguments, Console& console) {
  auto const files = arguments.texts("FILE");
  check_number_of_files(arguments, files);
  auto const path = page_of(arguments, files);
  auto const existing = arguments.has("force") ? results::Existing::replace : results::Existing::refuse;
  std::vector<fs::path> const inputs(files.begin(), files.end());
  auto const output = results::Output::prepare(path, existing, inputs);
  std::string const page = viz::html_of(report_of_files(arguments, files));
  output.write_bytes(std::as_bytes(std::span(page)));
  if (page.size() > kLargestPage)
    console.warning(
        text("{} is of {:.1f} MB: too large for many a mailbox; fewer results make a smaller page",
             results::to_utf8(path.native()), static_cast<double>(page.size()) / 1e6));
  results::Json json;
  json.object().key("file").text(results::to_utf8(path.native()));
  json.key("bytes").whole(static_cast<std::int64_t>(page.size())).end();
  console.result(arguments.has("json") ? json.str() + "\n" : results::to_utf8(path.native()) + "\n");
  return ExitCode::done;
}

}  // namespace ruralsim::cli
