#!/usr/bin/python3
"""The page of `ruralsim report` as readers use it: report_test.py PROGRAM."""
import json
import pathlib
import re
import unittest

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from browsing import PHONE, Browsing, made_by_program, pages_of_pdf, text_of_pdf

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"


class Report(Browsing):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run = ("run", "-q", "-n", "3", "--force")
        county, country = SCENARIOS / "village-12.toml", SCENARIOS / "rural-taobao-2018-2021.toml"
        made_by_program(*run, county, "--set", "run.length=84 days", "-o", cls.folder / "now.h5")
        made_by_program(*run, county, "--set", "run.length=84 days", "--set", "county.twelve.trucks=2", "-o", cls.folder / "more.h5")
        made_by_program(*run, country, "--only", "hainan", "--set", "run.length=56 days", "-o", cls.folder / "country.h5")
        cls.county = cls.made("county.html", "now.h5")
        cls.country = cls.made("country.html", "country.h5")
        cls.plans = cls.made("plans.html", "now.h5", "more.h5", "--compare")
        cls.pages = {"county": cls.county, "country": cls.country, "plans": cls.plans}

    @classmethod
    def made(cls, name, *words):
        made_by_program("report", *words, "-o", name, folder=cls.folder)
        return cls.folder / name

    def can_zoom(self):
        return "uPlot" in self.county.read_text(encoding="utf-8")

    # ---- what is there

    def test_loads_quietly_and_fits_on_every_screen(self):
        for name, page in self.pages.items():
            for screen, size in (("desktop", None), ("phone", PHONE)):
                with self.subTest(page=name, screen=screen):
                    self.open(page, size)
                    self.assert_fits_across()
                    self.screenshot(f"report-{name}-{screen}")
                    self.assert_quiet()
            self.assertLess(page.stat().st_size, 5e6)

    def test_is_complete_without_scripts(self):
        for name, page in self.pages.items():
            with self.subTest(page=name):
                self.open(page, scripts=False)
                self.assertTrue(self.one("h1").is_displayed())
                charts = self.all_shown(".chart svg")
                self.assertGreaterEqual(len(charts), 9)
                self.assertEqual(len(charts), len(self.all(".chart")))
                self.assertTrue(self.all_shown("table.board tbody tr"))
                self.assertEqual(self.all("button"), [], "no button that does nothing")
                self.assertTrue(self.all_shown("svg.map circle"))
                self.assertGreater(len(self.all(".tips title")), 50)
                self.screenshot(f"report-{name}-without-scripts")

    def all_shown(self, selector):
        return [one for one in self.all(selector) if one.is_displayed()]

    def test_paper_has_all_charts_and_no_controls(self):
        self.open(self.county)
        paper = self.printed("report-county")
        text = text_of_pdf(paper)
        self.assertIn("Verdict", text)
        self.assertNotIn("Zoom", text)
        self.assertNotIn("Skip to the report", text)
        self.assertIn("All settings", text)
        self.assertIn("orders_per_household", text)  # unfolded
        self.assertGreater(pages_of_pdf(paper), 4)
        self.command("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(len(self.all_shown(".chart svg")), len(self.all(".chart")))
        self.assertEqual(self.all_shown("button"), [b for b in self.all_shown("th button")])

    def test_headings_come_again_on_every_printed_page_of_a_table(self):
        self.open(self.country)
        self.script("const body = document.querySelector('table.board tbody'), rows = [...body.rows];"
                    "for (let i = 0; i < 30; ++i) body.append(...rows.map(row => row.cloneNode(true)))")
        paper = self.printed("report-long-table")
        pages = [text for text in text_of_pdf(paper).split("\f") if text.count("Hainan 3") > 1]
        self.assertGreater(len(pages), 3)
        for text in pages:
            self.assertEqual(len(re.findall(r"county +region +next-day rate +orders a day", text)), 1, text[:300])

    def test_no_chart_is_torn_on_paper(self):
        self.open(self.plans)
        self.command("Emulation.setEmulatedMedia", media="print")
        for figure in self.all("figure.chart"):
            self.assertEqual(self.script("return getComputedStyle(arguments[0]).breakInside", figure), "avoid")
        page = 267 / 25.4 * 96  # A4 without its margins
        heights = self.script("return [...document.querySelectorAll('figure.chart')].map(f => f.getBoundingClientRect().height)")
        self.assertLess(max(heights), page)

    def heard(self):
        """Of the browser's tree for those who hear the page: role, name and the table around it, if there is one."""
        nodes = self.command("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        name = lambda node: node.get("name", {}).get("value", "")
        role = lambda node: node.get("role", {}).get("value", "")

        def table_around(node):
            while node := by_id.get(node.get("parentId")):
                if role(node) == "table":
                    return name(node)
            return ""
        return [(role(node), name(node), table_around(node)) for node in nodes if not node.get("ignored")]

    def test_whatever_has_a_name_has_one_of_its_own(self):
        for name, page in self.pages.items():
            with self.subTest(page=name):
                self.open(page)
                heard = self.heard()
                for kind in ("button", "table", "figure", "combobox", "slider", "searchbox", "region", "DisclosureTriangle"):
                    named = [(what, table) for role, what, table in heard if role == kind]
                    self.assertEqual([one for one in named if not one[0]], [], f"{kind} without a name")
                    twice = {what for what in named if named.count(what) > 1}
                    self.assertFalse(twice, f"{kind} of the same name")
                roles = [role for role, _, _ in heard]
                for kind in ("button", "table", "figure", "combobox", "region", "DisclosureTriangle"):
                    self.assertIn(kind, roles)

    def test_what_figures_mean_is_reached_by_a_link(self):
        self.open(self.county)
        self.one("#r1-figures a[href='#meanings']").click()
        self.assertTrue(self.script("const top = document.getElementById('meanings').getBoundingClientRect().top;"
                                    "return top < innerHeight && top > -50"))
        self.assertIn("Next-day delivery rate", self.one("#meanings dl").text)

    def test_structure_for_those_who_hear_it(self):
        for name, page in self.pages.items():
            with self.subTest(page=name):
                self.open(page)
                self.assertEqual(self.script("return document.documentElement.lang"), "en")
                for landmark in ("header", "nav", "main", "footer", "h1"):
                    self.one(landmark)
                levels = self.script("return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
                self.assertEqual(levels[0], 1)
                self.assertTrue(all(b - a <= 1 for a, b in zip(levels, levels[1:])))
                self.assertEqual(self.script("return [...document.querySelectorAll('table')].filter(t => !t.caption).length"), 0)
                self.assertEqual(self.script("return [...document.querySelectorAll('th')].filter(t => !t.scope).length"), 0)
                nameless = self.script("""return [...document.querySelectorAll('svg[role=img]')].filter(
                    s => !s.getAttribute('aria-label') && !s.querySelector('title')).length""")
                self.assertEqual(nameless, 0)
                self.assertEqual(self.script("return [...document.querySelectorAll('input,select')].filter(i => i.labels.length === 0).length"), 0)
                ids = self.script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
                self.assertEqual(len(ids), len(set(ids)))

    def test_text_stands_out_enough(self):
        self.open(self.plans)
        low = self.script("""
            const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
              if (!c.startsWith('rgba(0, 0, 0, 0')) return c; } return 'rgb(255, 255, 255)'; };
            const words = [...document.body.querySelectorAll('p,th,td,li,a,dt,dd,button,caption,figcaption,summary,span,label')];
            return words.filter(e => e.innerText && e.offsetParent).map(e => {
              const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
              return [(a + 0.05) / (b + 0.05), e.outerHTML.slice(0, 60)]; }).filter(([ratio]) => ratio < 4.5).slice(0, 5);""")
        self.assertEqual(low, [])

    # ---- keyboard

    def test_the_first_key_skips_to_the_report(self):
        self.open(self.county)
        self.type(Keys.TAB)
        self.assertEqual(self.focused().text, "Skip to the report")
        outline = self.script("return getComputedStyle(document.activeElement).outlineStyle")
        self.assertNotEqual(outline, "none")
        self.type(Keys.ENTER)
        self.assertEqual(self.focused().tag_name, "main")

    def test_all_that_can_be_clicked_takes_the_focus_in_turn(self):
        self.open(self.country)
        wanted = len(self.script("return [...document.querySelectorAll('a[href],button,select,input,summary')].filter(e => e.offsetParent)"))
        seen = set()
        for _ in range(3 * wanted):
            self.type(Keys.TAB)
            seen.add(self.focused().id)
            if self.focused().tag_name == "body":
                break
        reached = [e for e in self.script("return [...document.querySelectorAll('a[href],button,select,input,summary')].filter(e => e.offsetParent)") if e.id in seen]
        self.assertEqual(len(reached), wanted)

    # ---- table

    def column(self, number):
        return self.script("return [...document.querySelectorAll('table.board tbody tr')].map(r => r.cells[arguments[0]].dataset.value)", number)

    def test_the_table_sorts_by_click_and_key(self):
        self.open(self.country)
        header = self.all("table.board th[data-sort=number]")[0]
        number = self.script("return arguments[0].cellIndex", header)
        before = self.column(number)
        self.script("arguments[0].querySelector('button').focus()", header)
        self.type(Keys.ENTER)
        self.assertEqual(header.get_attribute("aria-sort"), "descending")
        values = [float(v) for v in self.column(number) if v]
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertNotEqual(before, self.column(number))
        header.find_element("css selector", "button").click()
        self.assertEqual(header.get_attribute("aria-sort"), "ascending")
        column = self.column(number)
        values = [float(v) for v in column if v]
        self.assertEqual(values, sorted(values))
        self.assertEqual(column[:len(values)], [v for v in column if v], "places without a figure come last")
        self.assertEqual(sorted(column), sorted(before))
        names = self.all("table.board th[data-sort=text]")[0]
        names.find_element("css selector", "button").click()
        self.assertEqual(names.get_attribute("aria-sort"), "ascending")
        self.assertIsNone(header.get_attribute("aria-sort"))
        self.assertIn("sorted by", self.one("#live").get_attribute("textContent"))

    # ---- map

    def circles(self):
        return self.script("return [...document.querySelectorAll('svg.map circle')].map(c => [c.getAttribute('fill'), c.dataset.tip])")

    def test_the_map_switches_figure_and_date(self):
        self.open(self.country)
        first = self.circles()
        select = self.one("figure.places select")
        Select(select).select_by_visible_text("orders a day")
        orders = self.circles()
        self.assertNotEqual(first, orders)
        self.assertEqual(self.one("figure.places .measure").text, "orders a day")
        slider = self.one("figure.places input[type=range]")
        self.assertEqual(slider.get_attribute("aria-valuetext"), "the whole run")
        self.script("arguments[0].focus()", slider)
        self.type(Keys.ARROW_RIGHT)
        self.assertIn("week from 2018", slider.get_attribute("aria-valuetext"))
        self.assertEqual(self.one("figure.places output").text, slider.get_attribute("aria-valuetext"))
        self.assertNotEqual(orders, self.circles())
        self.assertIn("median", self.one("#live").get_attribute("textContent"))
        self.screenshot("report-map-switched")
        self.type(Keys.HOME)
        Select(select).select_by_index(0)
        told = [tip for _, tip in first]
        self.assertEqual(told, [tip for _, tip in self.circles()])
        rounded = [[int(v) for v in re.findall(r"\d+", fill)] for fill, _ in self.circles() if fill.startswith("rgb")]
        written = [[int(fill[i:i + 2], 16) for i in (1, 3, 5)] for fill, _ in first]
        for a, b in zip(rounded, [w for w, (fill, _) in zip(written, self.circles()) if fill.startswith("rgb")]):
            self.assertLess(max(abs(x - y) for x, y in zip(a, b)), 40, "the script’s colours are those of the picture")

    def test_the_map_tells_what_the_table_tells(self):
        self.open(self.country)
        select = Select(self.one("figure.places select"))
        for measure in [option.text for option in select.options]:
            select.select_by_visible_text(measure)
            table = self.script("""const column = [...document.querySelectorAll('table.board th')].findIndex(t => t.textContent === arguments[0]);
                return [...document.querySelectorAll('table.board tbody tr')].map(r => `${r.cells[0].textContent}: ${r.cells[column].textContent}`)""", measure)
            self.assertEqual(sorted(tip for _, tip in self.circles()), sorted(table))

    # As MeasureText.IsMadeOfTenths of tests/viz/report_page_test.cpp has them for the program.
    def test_the_script_writes_numbers_as_the_program_does(self):
        tenths = {5: "0.5", 15: "1.5", 27: "2.7", 0: "0", -23: "-2.3", 120: "12", 1000: "100", 12345: "1,235", 10000000: "1,000,000"}
        thousandths = {500: "50.0 %", 1: "0.1 %", 333: "33.3 %", 1000: "100.0 %"}
        page = self.country.read_text(encoding="utf-8")
        there = re.search(r'id="r1-board-data">(.*?)</script>', page)
        data = json.loads(there[1])
        for values, percent in ((tenths, False), (thousandths, True)):
            for value, words in values.items():
                changed = dict(data, measures=[{"name": name, "percent": percent, "low": 0, "high": 9} for name in ("a", "b")],
                               values=[[[value] * len(data["names"])] * 2])
                changed["spans"] = data["spans"][:1]
                self.open(self.write("numbers.html", page[:there.start(1)] + json.dumps(changed) + page[there.end(1):]))
                Select(self.one("figure.places select")).select_by_visible_text("b")
                self.assertEqual({tip.split(": ")[1] for _, tip in self.circles()}, {words})

    # ---- marks

    def test_a_mark_tells_what_it_stands_for(self):
        self.open(self.county)
        mark = self.one("#r1-chart-lateness-waterfall").find_elements("css selector", ".tips rect")[0]
        self.script("arguments[0].scrollIntoView({block: 'center'})", mark)
        self.hover(mark)
        tip = self.one(".tip")
        self.assertTrue(tip.is_displayed())
        self.assertIn("of all orders", tip.text)
        self.screenshot("report-tip", whole=False)
        self.type(Keys.ESCAPE)
        self.assertFalse(tip.is_displayed())

    def test_marks_are_reached_with_arrow_keys(self):
        self.open(self.county)
        svg = self.one("#r1-chart-next-day-rate > svg")
        self.script("arguments[0].focus()", svg)
        self.type(Keys.ARROW_RIGHT)
        self.assertIn("2018-07-02", self.one(".tip").text)
        self.type(Keys.ARROW_RIGHT)
        self.assertIn("2018-07-09", self.one(".tip").text)
        self.assertEqual(self.one("#live").get_attribute("textContent"), self.one(".tip").get_attribute("textContent"))
        self.type(Keys.END, Keys.HOME)
        self.assertIn("2018-07-02", self.one(".tip").text)

    # ---- zoom

    def test_series_zoom_and_come_back(self):
        if not self.can_zoom():
            self.skipTest("built without npm")
        self.open(self.county)
        figure = self.one("#r1-chart-next-day-rate")
        toggle = figure.find_element("css selector", ".toggle button")
        toggle.click()
        self.assertFalse(self.one("#r1-chart-next-day-rate > svg").is_displayed())
        span = "const s = arguments[0].chart().scales.x; return s.max - s.min"
        whole = self.script(span, figure)
        buttons = {b.text: b for b in figure.find_elements("css selector", ".zoom .controls button")}
        buttons["Closer"].click()
        self.assertAlmostEqual(self.script(span, figure), whole / 2, delta=1)
        left = self.script("return arguments[0].chart().scales.x.min", figure)
        buttons["Earlier"].click()
        self.assertLess(self.script("return arguments[0].chart().scales.x.min", figure), left)
        self.screenshot("report-zoomed", whole=False)
        buttons["Whole run"].click()
        self.assertAlmostEqual(self.script(span, figure), whole, delta=1)
        self.assertIn("The MIT License", self.county.read_text(encoding="utf-8"))
        text_of_pdf(self.printed("report-zoomed"))
        toggle.click()
        self.assertTrue(self.one("#r1-chart-next-day-rate > svg").is_displayed())

    def test_without_npm_no_button_promises_to_zoom(self):
        if self.can_zoom():
            self.skipTest("built with npm")
        self.open(self.county)
        self.assertEqual([b for b in self.all("button") if b.text == "Zoom"], [])

    # ---- two plans

    def test_plans_side_by_side_have_their_scales_in_common(self):
        self.open(self.plans)
        data = lambda name: json.loads(self.one(f"#{name}").get_attribute("textContent"))
        self.assertEqual(data("r1-board-data")["measures"], data("r2-board-data")["measures"])
        self.assertEqual(data("r1-series-next-day-rate")["range"], data("r2-series-next-day-rate")["range"])

    # ---- several counties

    def test_charts_of_counties_show_one_and_fold_the_others(self):
        text = (SCENARIOS / "village-12.toml").read_text(encoding="utf-8").replace('"village-12-', f'"{SCENARIOS}/village-12-')
        county = text[text.index("[[county]]"):text.index("[[product]]")]
        counties = [county.replace('id = "twelve"', f'id = "c{i}"') for i in range(4)]
        (self.folder / "four.toml").write_text(text.replace(county, "".join(counties)), encoding="utf-8")
        made_by_program("run", "-q", self.folder / "four.toml", "--watch", "2018-07-11", "-o", self.folder / "four.h5")
        self.open(self.made("four.html", "four.h5"))
        shown = "return [...document.querySelectorAll('figure[id^=r1-chart-time-space]')].map(f => f.checkVisibility())"
        self.assertEqual(self.script(shown), [True, False, False, False])
        folded = [one for one in self.all("details.more summary") if one.text.startswith("Trucks")]
        self.assertEqual([one.text for one in folded], ["Trucks of 2018-07-11: km from the hub by time of day, of 3 more counties"])
        folded[0].click()
        self.assertEqual(self.script(shown), [True] * 4)
        words = [one.get_attribute("textContent") for one in self.all("figure[id^=r1-chart-technician-day] desc")]
        self.assertTrue(all("1 of 1" not in one for one in words), "what stayed at the hub is left out")
        self.screenshot("report-counties")

    # ---- text from files

    def test_names_from_right_to_left_turn_nothing_round(self):
        name = "\u0645\u062f\u064a\u0646\u0629"
        (self.folder / f"{name}.h5").write_bytes((self.folder / "now.h5").read_bytes())
        page = self.made("right-to-left.html", f"{name}.h5", "more.h5", "--compare")
        self.open(page)
        self.assertEqual(self.one("h1").text, f"more against {name}")
        places = self.script("""
            const left = (node, from, to) => { const r = document.createRange(); r.setStart(node, from); r.setEnd(node, to);
              return r.getBoundingClientRect().left; };
            const title = document.getElementById('r1-figures-title');
            return [title.getBoundingClientRect().left, left(title.firstChild, 0, 1), title.querySelector('bdi').getBoundingClientRect().left];""")
        self.assertAlmostEqual(places[0], places[1], delta=1)
        self.assertGreater(places[2], places[1], "the name stands after the words before it")
        self.assertGreater(len(self.all("bdi")), 20)

    def test_hostile_words_stay_words(self):
        title = "</script><b>bold</b><img src=x onerror=alert(1)> \"' & 村"
        page = self.made("hostile.html", "now.h5", "--title", title)
        self.open(page)
        self.assertEqual(self.one("h1").text, title)
        self.assertEqual(self.all("b, img"), [])


if __name__ == "__main__":
    unittest.main()
