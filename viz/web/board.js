// Tables that sort and filter, and maps that switch figure and date.
"use strict";
(() => {
  const live = document.getElementById("live");

  // ---- tables

  const words = new Intl.Collator("en", { numeric: true });

  function compare(kind, column) {
    const value = row => {
      const cell = row.cells[column];
      return kind === "number" ? (cell.dataset.value === "" ? NaN : Number(cell.dataset.value)) : cell.textContent;
    };
    if (kind === "text") return (a, b) => words.compare(value(a), value(b));
    return (a, b) => value(a) - value(b);
  }

  // Rows without a figure stay last, whichever way the others go.
  function sort(table, header, direction) {
    const body = table.tBodies[0], kind = header.dataset.sort, column = header.cellIndex;
    const missing = row => kind === "number" && row.cells[column].dataset.value === "";
    const rows = [...body.rows];
    const there = rows.filter(row => !missing(row)).sort(compare(kind, column));
    if (direction === "descending") there.reverse();
    body.append(...there, ...rows.filter(missing));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
  }

  for (const table of document.querySelectorAll("table.board")) {
    for (const header of table.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      header.dataset.heading = header.textContent;  // for paper
      button.append(...header.childNodes);
      header.append(button);
      const first = header.dataset.sort === "number" ? "descending" : "ascending";
      button.addEventListener("click", () => {
        const now = header.getAttribute("aria-sort");
        sort(table, header, now === null ? first : now === "ascending" ? "descending" : "ascending");
        live.textContent = `sorted by ${header.textContent}, ${header.getAttribute("aria-sort")}`;
      });
    }
    if (table.tBodies[0].rows.length > 20) addFilter(table);
  }

  // The words are seen; those who hear the page are told of what, since a page may have several.
  function labelled(text, control, of) {
    const label = document.createElement("label");
    label.append(`${text} `, control);
    control.setAttribute("aria-label", `${text}: ${of}`);
    return label;
  }

  function addFilter(table) {
    const input = document.createElement("input");
    input.type = "search";
    const row = document.createElement("p");
    row.className = "controls filter";
    row.append(labelled("Find", input, table.caption.textContent));
    table.parentNode.before(row);
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase();
      let shown = 0;
      for (const one of table.tBodies[0].rows) {
        one.hidden = !one.textContent.toLowerCase().includes(wanted);
        if (!one.hidden) ++shown;
      }
      live.textContent = `${shown} of ${table.tBodies[0].rows.length} rows`;
    });
  }

  // ---- maps

  // As measure_text writes them (viz/report/board_html.cpp): values are whole tenths, of a percent or of one.
  function told(measure, tenths) {
    if (tenths === null) return "n/a";
    const size = Math.abs(tenths), whole = !measure.percent && (size >= 1000 || size % 10 === 0);
    const digits = whole ? String(Math.floor((size + 5) / 10)) : `${Math.floor(size / 10)}.${size % 10}`;
    const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return (tenths < 0 ? "-" : "") + grouped + (measure.percent ? " %" : "");
  }

  function place(measure, tenths) {
    return measure.high > measure.low ? (tenths - measure.low) / (measure.high - measure.low) : 0;
  }

  function mixed(ramp, share) {
    const at = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
    const below = Math.min(Math.floor(at), ramp.length - 2);
    const part = (colour, i) => parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
    const mix = i => Math.round(part(ramp[below], i) + (at - below) * (part(ramp[below + 1], i) - part(ramp[below], i)));
    return `rgb(${mix(0)}, ${mix(1)}, ${mix(2)})`;
  }

  function median(values) {
    const there = values.filter(value => value !== null).sort((a, b) => a - b);
    return there.length === 0 ? null : there[Math.floor(there.length / 2)];
  }

  for (const figure of document.querySelectorAll("figure.places")) {
    const data = JSON.parse(document.getElementById(figure.dataset.board).textContent);
    const circles = [...figure.querySelectorAll("circle")];
    const select = document.createElement("select");
    data.measures.forEach((measure, i) => select.add(new Option(measure.name, i)));
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = 0;
    slider.max = data.spans.length - 1;
    slider.step = 1;
    slider.value = 0;
    const controls = figure.querySelector(".controls");
    const of = figure.getAttribute("aria-label");
    controls.append(labelled("Colours show", select, of));
    const date = document.createElement("output");
    if (data.spans.length > 1) controls.append(labelled("Date", slider, of), date);
    date.textContent = data.spans[0];

    function draw() {
      const m = Number(select.value), s = Number(slider.value);
      const measure = data.measures[m], values = data.values[s][m];
      for (const circle of circles) {
        const i = Number(circle.dataset.i), value = values[i];
        circle.setAttribute("fill", value === null ? data.missing : mixed(data.ramp, place(measure, value)));
        circle.dataset.tip = `${data.names[i]}: ${told(measure, value)}`;
        window.retold(circle);
      }
      figure.querySelector(".measure").textContent = measure.name;
      figure.querySelector(".low").textContent = told(measure, measure.low);
      figure.querySelector(".high").textContent = told(measure, measure.high);
      figure.querySelector(".span").textContent = data.spans[s];
      date.textContent = data.spans[s];
      slider.setAttribute("aria-valuetext", data.spans[s]);
      live.textContent = `${measure.name}, ${data.spans[s]}: median ${told(measure, median(values))}`;
    }
    select.addEventListener("change", draw);
    slider.addEventListener("input", draw);
  }

  // Paper has what is folded away on the screen.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const one of unfolded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
  });
})();
