"""What the tests of pages share: a browser without a window that tells what a page says and asks for.

A test class that inherits Browsing opens pages of files. After each test the browser must have said nothing on its
console and asked for nothing but the pages themselves (or what they carry: data:, blob:). Pictures go to the folder of
RURALSIM_SCREENSHOTS, if that is set.
"""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else ""
DESKTOP = {"width": 1280, "height": 900, "mobile": False}
PHONE = {"width": 390, "height": 844, "mobile": True}


def browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for word in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-background-networking",
                 "no-first-run", "force-color-profile=srgb", "lang=en-GB"):
        options.add_argument("--" + word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def made_by_program(*words, folder=None):
    """Runs the program; fails with what it said."""
    done = subprocess.run([PROGRAM, *map(str, words)], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"ruralsim {' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr}{done.stdout}")
    return done


class Browsing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="pages-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.driver = browser()
        cls.addClassCleanup(cls.driver.quit)

    def setUp(self):
        self.opened = []
        self.said()
        self.asked_for()

    def tearDown(self):
        self.assert_quiet()

    # ---- opening

    def open(self, path, screen=None, scripts=True, reduced_motion=False):
        """Shows the file in a window of that size, as on a machine with or without scripts."""
        self.screen = screen or DESKTOP
        self.command("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **self.screen)
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        motion = [{"name": "prefers-reduced-motion", "value": "reduce" if reduced_motion else ""}]
        self.command("Emulation.setEmulatedMedia", media="", features=motion)
        self.opened.append(pathlib.Path(path).resolve().as_uri())
        self.driver.get(self.opened[-1])

    def write(self, name, html):
        path = self.folder / name
        path.write_text(html, encoding="utf-8")
        return path

    def command(self, name, **parameters):
        """A command of the browser's own protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    # ---- looking and typing

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def one(self, selector):
        found = self.all(selector)
        self.assertEqual(len(found), 1, f"{len(found)} elements are {selector}")
        return found[0]

    def type(self, *keys):
        """To whatever has the focus."""
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(key).perform()

    def focused(self):
        return self.driver.switch_to.active_element

    def hover(self, element, dx=0, dy=0):
        ActionChains(self.driver, duration=0).move_to_element_with_offset(element, dx, dy).perform()

    # ---- what the browser tells (each message once)

    def said(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def asked_for(self):
        """Addresses that were asked for, also those that failed or were forbidden."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                what = message["params"]
                addresses.append(what["request"]["url"] if "request" in what else what["url"])
        return addresses

    def assert_quiet(self):
        said = self.said()
        self.assertFalse(said, f"the page said on the console: {said}")
        own = {re.sub(r"#.*", "", address) for address in self.opened}
        others = [a for a in self.asked_for() if re.sub(r"#.*", "", a) not in own and not a.startswith(("data:", "blob:"))]
        self.assertFalse(others, f"the page asked for what is not in it: {others}")

    def assert_fits_across(self):
        """Nobody has to scroll the page sideways; tells what sticks out."""
        wide = self.script("""
            const room = arguments[0];
            if (document.documentElement.scrollWidth <= room) return [];
            const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1);
            return [document.documentElement.scrollWidth + ' px', ...out.slice(0, 8).map(e => e.outerHTML.slice(0, 80))];""", self.screen["width"])
        self.assertFalse(wide, f"wider than the window: {wide}")

    # ---- pictures and paper

    def screenshot(self, name, whole=True):
        """The whole page, or what is in the window, as PNG; kept as NAME.png if a folder is told."""
        shot = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self.clip(whole))
        return self.keep(name + ".png", base64.b64decode(shot["data"]))

    def clip(self, whole):
        if not whole:
            return {}
        size = self.command("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def printed(self, name):
        """The page as PDF on A4; returns its path (in the test's folder)."""
        pdf = self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
        path = self.folder / (name + ".pdf")
        path.write_bytes(self.keep(name + ".pdf", base64.b64decode(pdf["data"])))
        return path

    def keep(self, name, content):
        folder = os.environ.get("RURALSIM_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            (pathlib.Path(folder) / name).write_bytes(content)
        return content


def text_of_pdf(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def pages_of_pdf(path):
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", told, re.M)[1])
