#!/usr/bin/python3
"""The watch that tests of pages rest on sees what it is there for."""
import unittest

from selenium.webdriver.common.keys import Keys

from browsing import PHONE, Browsing, pages_of_pdf, text_of_pdf

QUIET = "<!doctype html><meta charset=utf-8><title>t</title><link rel=icon href='data:,'><p>Words</p>"


class Watch(Browsing):
    def test_a_quiet_page_passes(self):
        self.open(self.write("quiet.html", QUIET + "<img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
        self.assert_fits_across()
        self.assert_quiet()

    def refused(self, html, words):
        self.open(self.write("loud.html", QUIET + html))
        with self.assertRaisesRegex(AssertionError, words):
            self.assert_quiet()
        self.setUp()  # forget it

    def test_an_exception_and_a_warning_are_seen(self):
        self.refused("<script>throw new Error('thrown')</script>", "console.*thrown")
        self.refused("<script>console.warn('warned')</script>", "console.*warned")

    def test_a_request_is_seen_even_if_nobody_answers(self):
        self.refused("<img alt='' src='http://127.0.0.1:9/picture.png'>", "console|picture.png")
        self.refused("<script>fetch('http://127.0.0.1:9/data').catch(() => 0)</script>", "console|data")
        self.open(self.write("other.html", QUIET))
        self.open(self.write("asks.html", QUIET + "<iframe src='other.html'></iframe>"))
        self.opened.pop(0)
        with self.assertRaisesRegex(AssertionError, "other.html"):
            self.assert_quiet()

    def test_what_sticks_out_of_a_phone_is_told(self):
        self.open(self.write("wide.html", QUIET + "<meta name=viewport content='width=device-width'><p id=wide style='width:700px'>Wide</p>"), PHONE)
        with self.assertRaisesRegex(AssertionError, "id=.wide"):
            self.assert_fits_across()

    def test_scripts_can_be_without(self):
        page = self.write("script.html", QUIET + "<script>document.title = 'with'</script>")
        self.open(page)
        self.assertEqual(self.driver.title, "with")
        self.open(page, scripts=False)
        self.assertEqual(self.driver.title, "t")

    def test_keys_reach_what_has_the_focus(self):
        self.open(self.write("keys.html", QUIET + "<button onclick='document.title += 1'>b</button>"))
        self.type(Keys.TAB, Keys.ENTER, Keys.SPACE)
        self.assertEqual(self.driver.title, "t11")
        self.assertEqual(self.focused().tag_name, "button")

    def test_paper_and_pictures(self):
        self.open(self.write("long.html", QUIET + "<p style='height:3000px'>More</p>"))
        paper = self.printed("browsing-long")
        self.assertGreater(pages_of_pdf(paper), 2)
        self.assertIn("Words", text_of_pdf(paper))
        self.assertEqual(self.screenshot("browsing-long")[:8], b"\x89PNG\r\n\x1a\n")


if __name__ == "__main__":
    unittest.main()
