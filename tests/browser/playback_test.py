#!/usr/bin/python3
"""The playback in a real browser: it plays, seeks, tells who does what, and agrees with the program's own scenes."""
import json
import time
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browsing import DESKTOP, PHONE, Browsing, made_by_program, text_of_pdf

# Sixty centers and ten vehicles: four trucks, six technicians.
PLAINS = ["scenarios/plains-county-2018.toml", "--day", "2018-07-24", "--set", "run.length='60 days'", "--set", "county.plains.centers=60",
          "--set", "county.plains.technicians=6"]
NASTY = "</script><script>alert(1)</script><!--"


def clock(text):
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60


class Playback(Browsing):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = cls.folder / "plains.html"
        made_by_program("animate", *PLAINS, "-o", cls.page)
        lines = cls.folder / "plains.json"
        made_by_program("animate", *PLAINS, "-o", lines, "--speed", "900", "--fps", "1")  # a scene each quarter of an hour
        with lines.open(encoding="utf-8") as file:
            cls.day, *cls.scenes = [json.loads(line) for line in file]

    def show(self, *arguments, **how):
        how.setdefault("reduced_motion", True)
        self.open(self.page, *arguments, **how)

    def seek(self, text):
        self.script("ruralsim.seek(arguments[0])", clock(text))

    def at(self):
        return self.script("return ruralsim.at")

    def text(self, name):
        return self.one("#" + name).text

    def wait_until(self, condition):
        for _ in range(400):
            if condition():
                return
            time.sleep(0.05)
        self.fail("it never came to pass")

    def actor(self, name):
        return next(i for i, row in enumerate(self.day["actors"]) if row[1] == name)

    def lines_of(self, name):
        return [(at, text) for at, actor, text in self.day["lines"] if actor == self.actor(name)]

    def click_on(self, kind, number):
        spot = self.script("return ruralsim.onPage({[arguments[0]]: arguments[1]})", kind, number)
        pointer = ActionChains(self.driver, duration=0)
        pointer.w3c_actions.pointer_action.move_to_location(round(spot["x"]), round(spot["y"]))
        pointer.w3c_actions.pointer_action.click()
        pointer.perform()

    def button(self, words):
        return next(b for b in self.all("#everybody button") if b.text == words)

    # ---- what it says

    def test_every_scene_is_the_program_s(self):
        self.show()
        self.assertEqual(len(self.scenes), 97)
        driving = 0
        for scene in self.scenes:
            there = self.script("return ruralsim.scene(arguments[0])", scene["at"])
            self.assertEqual(there["levels"], scene["levels"])
            self.assertEqual([row[:4] + row[6:] for row in there["movers"]], [row[:4] + row[6:] for row in scene["movers"]])
            for mine, its in zip(scene["movers"], there["movers"]):
                self.assertAlmostEqual(mine[4], its[4], delta=0.0015)
                self.assertAlmostEqual(mine[5], its[5], delta=0.0015)
            driving += sum(row[1] == 1 for row in scene["movers"])
        self.assertGreater(driving, 50)

    def test_a_click_on_a_truck_tells_what_it_does(self):
        self.show()
        at, words = next((at, words) for at, words in self.lines_of("truck 1") if words.startswith("delivers"))
        self.script("ruralsim.seek(arguments[0])", at + 60)
        self.click_on("actor", self.actor("truck 1"))
        self.assertEqual(self.text("selected"), "truck 1")
        self.assertIn(words, self.one("#lines .now").text)
        number = [row[0] for row in self.scenes[0]["movers"]].index(self.actor("truck 1"))
        for scene in self.scenes[33:60:3]:
            self.script("ruralsim.seek(arguments[0])", scene["at"])
            _, doing, start, end, *_ = scene["movers"][number]
            place = lambda i: "the hub" if i == 0 else self.day["places"][i][1]
            if doing == 1:
                self.assertIn(f"drives from {place(start)} to {place(end)} (", self.text("doing"))
            else:
                self.assertIn(f"at {place(end)} (until", self.text("doing"))
        self.screenshot("playback-truck", whole=False)
        self.click_on("actor", self.actor("truck 1"))  # again: nobody
        self.assertEqual(self.text("selected"), "The day")

    def test_a_center_tells_what_waits_there(self):
        self.show()
        place = next(i for i, row in enumerate(self.day["places"]) if row[0] == 1)
        name = self.day["places"][place][1]
        shelf = next(i for i, kind in enumerate(self.day["level_kinds"]) if self.day["shown"][kind[1]] == "fills_center")
        level = next(i for i, row in enumerate(self.day["levels"]) if row[:2] == [place, shelf])
        self.button(name).click()
        for scene in self.scenes[::12]:
            self.script("ruralsim.seek(arguments[0])", scene["at"])
            count = scene["levels"][level]
            self.assertEqual(f"{count:,} on the shelves" in self.text("doing"), count > 0)
        told = self.one("#lines").text
        self.assertIn(f"at {name}", told)
        self.assertNotIn(f"at {name}0", told)

    def test_lines_go_to_their_time(self):
        self.show()
        self.button("truck 2").click()
        lines = self.all("#lines button")
        lines[3].click()
        self.assertEqual(self.at(), self.lines_of("truck 2")[3][0])
        self.assertEqual(self.one("#lines .now").text, lines[3].text)
        self.assertEqual(lines[3].get_attribute("aria-current"), "true")

    def test_what_waits_is_the_sum_of_all_places(self):
        self.show()
        for scene in self.scenes[::16]:
            self.script("ruralsim.seek(arguments[0])", scene["at"])
            sums = [0] * len(self.day["level_kinds"])
            for (_, what, _), value in zip(self.day["levels"], scene["levels"]):
                sums[what] += value
            self.assertEqual([b.text for b in self.all("#waiting b")], [f"{n:,}" for n in sums])

    # ---- how it is driven

    def test_it_plays_and_pauses(self):
        self.show(reduced_motion=False)
        begun = self.at()
        self.assertTrue(self.script("return ruralsim.playing"))
        self.wait_until(lambda: self.at() > begun + 300)
        self.one("#play").click()
        held = self.at()
        time.sleep(0.3)
        self.assertEqual(self.at(), held)
        self.assertEqual(self.one("#play").get_attribute("aria-label"), "Play")
        drawn = self.script("return ruralsim.frames.length")
        time.sleep(0.3)
        self.assertEqual(self.script("return ruralsim.frames.length"), drawn)  # nothing changes, nothing is drawn

    def test_it_stops_at_the_end_of_the_day_and_begins_again(self):
        self.show()
        self.seek("23:58")
        self.one("#play").click()
        self.wait_until(lambda: not self.script("return ruralsim.playing"))
        self.assertEqual(self.at(), 86400)
        self.assertEqual(self.text("clock"), "23:59")
        self.one("#play").click()
        self.assertLess(self.at(), 20000)

    def test_who_wants_less_motion_starts_with_a_still_picture(self):
        self.show()
        self.assertFalse(self.script("return ruralsim.playing"))

    def test_keys(self):
        self.show()
        self.seek("10:00")
        self.type(Keys.ARROW_RIGHT)
        self.assertEqual(self.text("clock"), "10:01")
        self.type(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        self.assertEqual(self.text("clock"), "09:59")
        self.button("truck 1").click()
        times = [at for at, _ in self.lines_of("truck 1")]
        self.seek("10:00")
        self.type("n")
        self.assertEqual(self.at(), min(at for at in times if at > 36000))
        self.type("p", "p")
        self.assertLess(self.at(), 36000)
        self.assertIn(self.at(), times)
        self.type(Keys.ESCAPE)
        self.assertEqual(self.text("selected"), "The day")
        self.one("#map").click()
        self.type(" ")
        self.assertTrue(self.script("return ruralsim.playing"))
        self.type(" ")
        self.assertFalse(self.script("return ruralsim.playing"))

    def test_everything_can_be_reached_by_tab(self):
        self.show()
        reached = set()
        for _ in range(12):
            self.type(Keys.TAB)
            reached.add(self.focused().get_attribute("id"))
        self.assertLessEqual({"map", "closer", "further", "whole", "previous", "play", "next", "speed", "scrub"}, reached)

    def test_the_scrub_bar_and_the_curve_seek(self):
        self.show()
        self.script("const s = document.getElementById('scrub'); s.value = 43200; s.dispatchEvent(new Event('input'))")
        self.assertEqual(self.text("clock"), "12:00")
        curve = self.one("#curve")
        ActionChains(self.driver, duration=0).move_to_element_with_offset(curve, round(curve.size["width"] / 4), 0).click().perform()
        self.assertAlmostEqual(self.at(), 0.75 * 86400, delta=300)

    def test_it_zooms_to_what_is_under_the_pointer_and_back(self):
        self.show()
        self.seek("12:00")
        self.click_on("place", 0)
        before = self.script("return ruralsim.onPage({place: 0})")
        for _ in range(3):
            self.one("#closer").click()
        self.assertGreater(len(self.script("return ruralsim.names")), 5)
        names = self.script("return ruralsim.names")
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                apart = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"] or a["y"] + a["h"] <= b["y"] or b["y"] + b["h"] <= a["y"]
                self.assertTrue(apart, (a, b))
        self.screenshot("playback-near", whole=False)
        self.one("#whole").click()
        self.assertEqual(self.script("return ruralsim.onPage({place: 0})"), before)

    def test_the_address_can_name_a_time(self):
        self.show()
        self.driver.get("about:blank")
        self.opened.append("about:blank")
        self.driver.get(self.opened[0] + "#10:30")
        self.assertEqual(self.text("clock"), "10:30")

    def test_a_clock_for_those_who_listen(self):
        self.show()
        self.seek("11:15")
        said = self.script("return document.getElementById('said')")
        self.assertEqual(said.get_attribute("aria-live"), "polite")
        self.assertEqual(said.get_attribute("textContent"), "Paused at 11:15")

    # ---- how it looks

    def test_desktop(self):
        self.show(DESKTOP)
        self.seek("10:20")
        self.assert_fits_across()
        self.screenshot("playback-desktop", whole=False)

    def test_phone(self):
        self.show(PHONE)
        self.seek("10:20")
        self.assert_fits_across()
        self.screenshot("playback-phone")
        spot = self.script("return ruralsim.onPage({actor: arguments[0]})", self.actor("truck 1"))
        touch = {"x": spot["x"], "y": spot["y"]}
        self.command("Input.dispatchTouchEvent", type="touchStart", touchPoints=[touch])
        self.command("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.wait_until(lambda: self.text("selected") != "The day")

    def test_the_window_may_change_its_size(self):
        self.show(DESKTOP)
        self.command("Emulation.setDeviceMetricsOverride", width=900, height=600, mobile=False, deviceScaleFactor=2)
        self.wait_until(lambda: self.script("const m = document.getElementById('map'); return m.width === Math.round(2 * m.clientWidth)"))

    def test_without_scripts_there_is_a_picture_and_a_table(self):
        self.show(scripts=False)
        self.assertTrue(self.one(".still svg").is_displayed())
        self.assertFalse(self.one("#playback").is_displayed())
        rows = self.all(".runs tbody tr")
        self.assertGreaterEqual(len(rows), 4)
        self.assertIn("truck", rows[0].text)
        self.screenshot("playback-still")
        self.command("Emulation.setScriptExecutionDisabled", value=False)

    def test_a_phone_without_scripts_does_not_scroll_sideways(self):
        self.show(PHONE, scripts=False)
        self.assert_fits_across()
        self.screenshot("playback-still-phone")
        self.command("Emulation.setScriptExecutionDisabled", value=False)

    def test_long_names_do_not_scroll_sideways(self):
        page = self.folder / "long.html"
        made_by_program("animate", *PLAINS, "-o", page, "--set", f'run.title="{300 * "W"}"', "--set", f'county.plains.name="{300 * "N"}"')
        self.page, usual = page, self.page
        try:
            for screen in (PHONE, DESKTOP):
                for scripts in (True, False):
                    self.show(screen, scripts=scripts)
                    self.assert_fits_across()
        finally:
            self.command("Emulation.setScriptExecutionDisabled", value=False)
            self.page = usual

    def test_on_paper_there_is_the_moment_with_its_clock_and_no_instruction(self):
        self.show(DESKTOP)
        self.seek("10:20")
        self.command("Emulation.setEmulatedMedia", media="print")
        shown, drawn = self.script("""const m = document.getElementById('map'), b = m.getBoundingClientRect();
            return [b.width / b.height, m.width / m.height];""")
        self.assertAlmostEqual(shown / drawn, 1, delta=0.01)
        self.command("Emulation.setEmulatedMedia", media="")
        told = text_of_pdf(self.printed("playback"))
        for words in ("10:20", "Runs of the trucks", "truck 1", "pieces loaded", "homes included", "What waits", "Key"):
            self.assertIn(words, " ".join(told.split()))
        for words in ("Keys:", "Nobody is selected", "Speed", "Everybody", "Skip the trace"):
            self.assertNotIn(words, told)
        self.assertEqual(self.text("clock"), "10:20")
        self.button("truck 1").click()
        self.assertIn(self.text("doing").split(" (")[0], " ".join(text_of_pdf(self.printed("playback-truck")).split()))

    def test_appliances_are_brought_home(self):
        self.show()
        words = lambda kind, parcels, appliances, km=0: self.script("""
            const [kind, parcels, appliances, km] = arguments;
            const day = {...ruralsim.day, stayWords: ["hands over"], outcomeWords: [""]};
            const place = day.places.findIndex((p) => p.kind === "center");
            day.actors = [{kind, legs: [], stays: [{place, from: 0, until: 36000, what: 0, outcome: 0, order: -1,
              cargo: {parcels, appliances, forShelf: 0, goingBack: 2, boxes: 0}, km, driving: 110 * km}]}];
            return PlaybackWords.moverDoing(day, {actor: 0, doing: "stays", event: 0}).split(": ")[1];""", kind, parcels, appliances, km)
        self.assertEqual(words("truck", 46, 3), "46 parcels, brings 3 appliances home, takes 2 back")
        self.assertEqual(words("truck", 46, 3, 24.6),
                         "46 parcels, brings 3 appliances home (24.6 km through the villages and back, 45 min of driving), takes 2 back")
        self.assertEqual(words("truck", 0, 1), "brings 1 appliance home, takes 2 back")
        self.assertEqual(words("truck", 46, 0), "46 parcels, takes 2 back")
        self.assertEqual(words("technician", 0, 1), "1 appliance, takes 2 back")

    def test_the_trace_can_be_skipped(self):
        self.show()
        self.script("document.querySelector('.skip-trace').focus()")
        self.assertTrue(self.one(".skip-trace").is_displayed())
        self.type(Keys.ENTER)
        self.assertEqual(self.script("return document.activeElement.id"), "what-waits")
        self.type(Keys.TAB)
        self.assertIn(self.focused().tag_name, ("summary", "button"))
        self.assertFalse(self.script("return document.getElementById('lines').contains(document.activeElement)"))

    def test_it_is_smooth(self):
        """A simulated hour at ten minutes a second; the figures are told, and drawing leaves room for other work."""
        self.show()
        self.seek("09:00")
        self.one("#play").click()
        self.wait_until(lambda: self.at() >= clock("10:00"))
        self.one("#play").click()
        took = sorted(frame["took"] for frame in self.script("return ruralsim.frames"))
        middle, late = took[len(took) // 2], took[int(0.95 * len(took))]
        print(f"{len(took)} frames drawn in {middle:.1f} ms (median), {late:.1f} ms (95 %)")
        self.assertGreater(len(took), 30)

    def test_hostile_words_are_words(self):
        page = self.folder / "nasty.html"
        made_by_program("animate", *PLAINS, "-o", page, "--set", f'run.title="{NASTY}"')
        self.page, usual = page, self.page
        try:
            self.show()
            self.assertEqual(self.one("h1").text, NASTY)
        finally:
            self.page = usual


if __name__ == "__main__":
    unittest.main()
