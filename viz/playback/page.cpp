#include "viz/playback/page.hpp"

#include "sim/text.hpp"
#include "viz/embedded.hpp"
#include "viz/html_page.hpp"
#include "viz/markup.hpp"
#include "viz/number.hpp"
#include "viz/playback/day_json.hpp"
#include "viz/playback/frame.hpp"
#include "viz/playback/scene.hpp"
#include "viz/shown_text.hpp"

namespace ruralsim::viz::playback {
namespace {

constexpr std::string_view kControls = R"html(<div class="controls">
<div class="controls-row">
<button type="button" id="previous" aria-label="Previous event" title="Previous event (p)"><svg width="18" height="16" aria-hidden="true"><path d="M1 1h3v14h-3zM17 1v14l-12-7z"/></svg></button>
<button type="button" id="play" aria-label="Play" title="Play or pause (space)"><svg width="18" height="16" aria-hidden="true"><path class="to-play" d="M3 0v16l14-8z" fill="#fff"/><path class="to-pause" d="M2 1h5v14h-5zM11 1h5v14h-5z" fill="#fff"/></svg></button>
<button type="button" id="next" aria-label="Next event" title="Next event (n)"><svg width="18" height="16" aria-hidden="true"><path d="M14 1h3v14h-3zM1 1v14l12-7z"/></svg></button>
<label>Speed <select id="speed">
<option value="60">1 min a second</option><option value="180">3 min a second</option><option value="600" selected>10 min a second</option>
<option value="1800">30 min a second</option><option value="3600">1 h a second</option>
</select></label>
<p id="clock">00:00</p>
</div>
)html";

constexpr std::string_view kKey = R"html(<h2>Key</h2>
<ul class="key">
<li><svg width="20" height="16" aria-hidden="true"><path d="M1 1h18v10h-18z" fill="#0072b2"/><path d="M1 13h18v3h-18z" fill="#d9d9d9"/><path d="M1 13h11v3h-11z" fill="#e69f00"/></svg>truck with its number; below it and beside it its load</li>
<li><svg width="20" height="18" aria-hidden="true"><path d="M10 0l9 9l-9 9l-9-9z" fill="#d55e00"/></svg>technician</li>
<li><svg width="20" height="14" aria-hidden="true"><path d="M0 0h20v13h-20z" fill="#1a1a1a"/></svg>line-haul between warehouse and hub</li>
<li><svg width="20" height="18" aria-hidden="true"><circle cx="9" cy="9" r="7.5" fill="#fff" stroke="#595959"/><path d="M1.7 10.5h14.6a7.4 7.4 0 0 1-14.6 0z" fill="#009e73"/></svg>center, as full as its shelf; the bar beside it: at its desk</li>
<li><svg width="20" height="16" aria-hidden="true"><path d="M0 5h10v10h-10z" fill="#1a1a1a"/><path d="M11 3h4v12h-4z" fill="#e69f00"/><path d="M16 7h4v8h-4z" fill="#56b4e9"/></svg>bars at the hub: to be sorted; sorted, waiting for a truck</li>
<li><svg width="20" height="18" aria-hidden="true"><circle cx="9" cy="9" r="7.5" fill="none" stroke="#0072b2" stroke-width="1.5" stroke-dasharray="4 3"/></svg>round a center: from there a truck brings appliances home</li>
<li><svg width="20" height="6" aria-hidden="true"><circle cx="9" cy="3" r="2.2" fill="#bdbdbd"/></svg>village</li>
<li><svg width="20" height="16" aria-hidden="true"><path d="M3 2l13 12M16 2l-13 12" stroke="#b00020" stroke-width="3"/></svg>a closed road</li>
</ul>
<p class="keys">Keys: space plays and pauses, n and p go to the next and the previous event, the arrows by a minute (with
shift by ten), + and &#8722; zoom, 0 shows the whole county, Escape selects nobody. Click or tap whoever you want to follow.</p>
)html";

std::string head(Day const& day) {
  std::string const when = xml_escaped(sim::text(", {} {}", day.weekday, day.date));
  return "<header class=\"playback-head\"><h1>" + name_html(day.title) + "</h1>\n<p>" +
         name_html(day.county) + when + "</p>\n<p>" + name_html(day.source) + "</p></header>\n";
}

std::string curve_key(Day const& day) {
  std::string items;
  for (auto const& kind : day.level_kinds)
    if (kind.in_curve)
      items += sim::text("<li><span style=\"background:#{:06x}\"></span>{}</li>", kind.color,
                         xml_escaped(kind.words));
  if (!day.timetable.empty()) items += "<li>&#9662; timetable: cut-offs, departures</li>";
  return "<ul class=\"curve-key\">" + items + "</ul>\n";
}

std::string player(Day const& day) {
  std::string html = "<main id=\"playback\" class=\"nobody\" hidden>\n<div class=\"stage\">";
  html +=
      "<canvas id=\"map\" tabindex=\"0\" role=\"img\" aria-label=\"Map of the county; everybody on it is in "
      "the list beside it. Arrows move the map, plus and minus zoom.\"></canvas>\n"
      "<div class=\"map-buttons\"><button type=\"button\" id=\"closer\" aria-label=\"Zoom in\">+</button>"
      "<button type=\"button\" id=\"further\" aria-label=\"Zoom out\">&#8722;</button>"
      "<button type=\"button\" id=\"whole\" aria-label=\"Show the whole "
      "county\">&#8962;</button></div></div>\n";
  html += kControls;
  html += sim::text(
      "<input type=\"range\" id=\"scrub\" min=\"0\" max=\"{}\" step=\"60\" value=\"0\" "
      "aria-label=\"Time of day\">\n",
      day.until);
  html +=
      "<canvas id=\"curve\" role=\"img\" aria-label=\"Curve of the day: what waits, hour by "
      "hour\"></canvas>\n";
  html += curve_key(day) + "</div>\n";
  html +=
      "<aside class=\"panel\" aria-label=\"What happens\">\n<h2><bdi id=\"selected\"></bdi></h2>\n<p "
      "id=\"doing\"></p>\n"
      "<a class=\"skip-trace\" href=\"#what-waits\">Skip the trace</a>\n"
      "<ol id=\"lines\" aria-label=\"Trace\"></ol>\n<h2 id=\"what-waits\" tabindex=\"-1\">What waits</h2>\n"
      "<ul id=\"waiting\"></ul>\n<h2 class=\"on-screen\">Everybody</h2>\n<div id=\"everybody\"></div>\n";
  html += kKey;
  return html + "<p id=\"said\" class=\"only-heard\" aria-live=\"polite\"></p>\n</aside>\n</main>\n";
}

std::string run_row(Day const& day, Run const& run) {
  return sim::text("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                   name_html(day.actors[run.actor].name), clock_text(run.leaves),
                   run.ended ? clock_text(run.back) : "still out", run.stops,
                   fixed(static_cast<double>(run.pieces), 0), fixed(run.km, 0));
}

// For who has no scripts.
std::string still(Day const& day) {
  Second const at = busiest(day);
  std::string svg = frame_svg(day, at);
  svg.erase(0, svg.find("<svg"));  // an XML declaration has no place within a page
  return "<noscript><div class=\"still\">\n<p>This page plays the day where scripts may run. Here is its "
         "busiest moment, " +
         clock_text(at) + ", and the runs of the trucks.</p>\n" + svg + "</div></noscript>\n";
}

// For who has no scripts, and on paper.
std::string runs(Day const& day) {
  std::string html =
      "<section class=\"runs\" aria-label=\"Runs of the trucks\" tabindex=\"0\">\n<table><caption>Runs of "
      "the "
      "trucks</caption>\n<thead><tr>";
  for (auto const* column : {"truck", "leaves", "is back", "stops", "pieces loaded (parcels and appliances)",
                             "km, ways to homes included"})
    html += sim::text("<th scope=\"col\">{}</th>", column);
  html += "</tr></thead>\n<tbody>\n";
  for (auto const& run : runs_of(day)) html += run_row(day, run);
  return html + "</tbody></table>\n</section>\n";
}

}  // namespace

std::string page_html(Day const& as_it_is) {
  Day const day = with_shown_texts(as_it_is);
  HtmlPage page;
  page.title = sim::text("{}, {}", day.county, day.date);
  page.description = sim::text("{}: a day of the county as a map that plays", day.title);
  page.styles = {web_file("page.css"), web_file("playback.css")};
  page.body = head(day) + still(day) + player(day) + runs(day) + json_element("day", day_json(day));
  for (auto const name : {"playback_scene.js", "playback_words.js", "playback_view.js", "playback_map.js",
                          "playback_curve.js", "playback_panel.js", "playback_page.js"})
    page.scripts.push_back(web_file(name));
  return html_of(page);
}

}  // namespace ruralsim::viz::playback
