// Series over time that can be zoomed, by uPlot; the picture stays for paper, and for those who want it back.
"use strict";
(() => {
  const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];
  const day = 86400;

  const percent = value => (value == null ? "n/a" : `${(100 * value).toFixed(1)} %`);
  const number = value => (value == null ? "n/a" : value.toLocaleString("en-GB", { maximumFractionDigits: 1 }));
  const date = seconds => (seconds == null ? "" : new Date(seconds * 1000).toISOString().slice(0, 10));

  // uPlot's data: days, then of each line its values and, where it has a band, its bounds.
  function columns(source) {
    const data = [source.days.map(one => one * day)];
    const series = [{ label: "date", value: (_, seconds) => date(seconds) }];
    const bands = [];
    const told = source.unit === "%" ? percent : number;
    source.lines.forEach((line, i) => {
      const colour = colours[i % colours.length];
      series.push({ label: line.name, stroke: colour, width: 2, value: (_, value) => told(value) });
      data.push(line.values);
      if (line.low.length === 0) return;
      bands.push({ series: [series.length, series.length + 1], fill: `${colour}38` });
      series.push({ label: "to", stroke: "transparent", value: (_, value) => told(value), points: { show: false } });
      series.push({ label: "from", stroke: "transparent", value: (_, value) => told(value), points: { show: false } });
      data.push(line.high, line.low);
    });
    return { data, series, bands, told };
  }

  function plot(room, source) {
    const { data, series, bands, told } = columns(source);
    const options = {
      width: room.clientWidth,
      height: Math.round(Math.min(room.clientWidth * 0.62, 420)),
      series,
      bands,
      scales: source.range ? { y: { range: source.range } } : {},
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      axes: [{ space: 90, values: (_, ticks) => ticks.map(date) }, { size: 64, values: (_, ticks) => ticks.map(told) }],
      cursor: { drag: { x: true, y: false } },
    };
    return new uPlot(options, data, room);
  }

  function zoomed(chart, factor, shift) {
    const all = chart.data[0], first = all[0], last = all[all.length - 1];
    const { min, max } = chart.scales.x;
    const half = Math.max(((max - min) * factor) / 2, day);
    const middle = (min + max) / 2 + shift * (max - min);
    const width = Math.min(2 * half, last - first);
    const from = Math.min(Math.max(middle - width / 2, first), last - width);
    chart.setScale("x", { min: from, max: from + width });
  }

  // The words are seen; those who hear the page are told of what, since a page has several.
  function name(one, text, of) {
    one.textContent = text;
    one.setAttribute("aria-label", `${text}: ${of}`);
  }

  function button(text, of, act) {
    const one = document.createElement("button");
    one.type = "button";
    name(one, text, of);
    one.addEventListener("click", act);
    return one;
  }

  function attach(figure) {
    const source = JSON.parse(document.getElementById(figure.dataset.series).textContent);
    const of = `${source.title}, ${source.of}`;
    const panel = document.createElement("div");
    panel.className = "zoom";
    const heading = document.createElement("p");
    heading.className = "title";
    heading.textContent = source.title;
    const room = document.createElement("div");
    room.setAttribute("role", "img");
    room.setAttribute("aria-label", `${of}; the picture has the same figures, mark by mark`);
    const bar = document.createElement("div");
    bar.className = "controls";
    panel.append(heading, room, bar);
    let chart = null;
    const toggle = button("Zoom", of, () => {
      const on = figure.classList.toggle("zooming");
      name(toggle, on ? "Back to the picture" : "Zoom", of);
      toggle.setAttribute("aria-expanded", String(on));
      if (on && !chart) chart = plot(room, source);
    });
    toggle.setAttribute("aria-expanded", "false");
    bar.append(button("Closer", of, () => zoomed(chart, 0.5, 0)), button("Wider", of, () => zoomed(chart, 2, 0)),
      button("Earlier", of, () => zoomed(chart, 1, -0.25)), button("Later", of, () => zoomed(chart, 1, 0.25)),
      button("Whole run", of, () => zoomed(chart, 1e9, 0)));
    const row = document.createElement("p");
    row.className = "controls toggle";
    row.append(toggle);
    figure.append(panel, row);
    addEventListener("resize", () => chart?.setSize({ width: room.clientWidth, height: chart.height }));
    figure.chart = () => chart;
  }

  for (const figure of document.querySelectorAll("figure[data-series]")) attach(figure);
})();
