// What stands beside the map: what waits, who is selected and what the trace says of them, and everybody's list.
const PlaybackPanel = (() => {
  "use strict";

  const quiet = ["center", "village"];  // whose lines are told when they are selected, not in the day's

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const setText = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  // A name that stands in a text as a word of its own: c1 is not in "at c10".
  function mentions(text, name) {
    const isWord = (c) => c !== undefined && /[\p{L}\p{N}_-]/u.test(c);
    for (let at = text.indexOf(name); name && at >= 0; at = text.indexOf(name, at + 1))
      if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) return true;
    return false;
  }

  // Bars with their numbers, one for each kind of what waits.
  class Waiting {
    constructor(list, day) {
      this.day = day;
      this.rows = day.kinds.map((kind) => {
        const number = element("b", {}), fill = element("span", {className: "fill"});
        fill.style.background = kind.color;
        list.append(element("li", {}, element("span", {className: "what", textContent: kind.words}), number,
          element("span", {className: "bar"}, fill)));
        return {kind, number, fill, most: Math.max(1, PlaybackScene.most(PlaybackScene.total(day, kind.id))), shown: -1};
      });
    }

    update(scene) {
      const sums = this.rows.map(() => 0);
      this.day.levels.forEach((level, i) => { sums[level.what] += scene.levels[i]; });
      this.rows.forEach((row, i) => {
        if (row.shown === sums[i]) return;
        row.shown = sums[i];
        row.number.textContent = sums[i].toLocaleString("en");
        row.fill.style.width = (100 * Math.min(1, sums[i] / row.most)).toFixed(2) + "%";
      });
    }
  }

  // The lines of the trace that concern a selection; they scroll along, and a click goes to their time.
  class Lines {
    constructor(list, day, seek) {
      this.list = list, this.day = day, this.seek = seek, this.now = -2, this.held = false;
      list.addEventListener("pointerenter", () => { this.held = true; });
      list.addEventListener("pointerleave", () => { this.held = false; });
    }

    of(selected) {
      const {day} = this;
      if (!selected) return day.lines.filter((line) => !quiet.includes(day.actors[line.actor].kind));
      if (selected.actor !== undefined) return day.lines.filter((line) => line.actor === selected.actor);
      const place = day.places[selected.place];
      const own = (actor) => actor.place === place.id && actor.kind === place.kind;
      return day.lines.filter((line) => own(day.actors[line.actor]) || mentions(line.text, place.name));
    }

    show(selected) {
      this.lines = this.of(selected), this.now = -2;
      const withNames = !selected || selected.place !== undefined;
      this.rows = this.lines.map((line) => {
        const row = element("button", {type: "button"}, element("time", {textContent: PlaybackWords.clock(line.at)}), " ",
          ...(withNames ? [element("bdi", {textContent: this.day.actors[line.actor].name}), " "] : []), element("bdi", {textContent: line.text}));
        row.addEventListener("click", () => this.seek(line.at));
        return row;
      });
      this.list.replaceChildren(...this.rows.map((row) => element("li", {}, row)));
      if (!this.rows.length) this.list.append(element("li", {textContent: "The trace of this day says nothing of it."}));
    }

    update(at) {
      const now = PlaybackScene.lastBegun(this.lines, "at", at);
      if (now === this.now) return;
      const [low, high] = [Math.min(now, this.now), Math.max(now, this.now)];
      for (let i = this.now === -2 ? 0 : Math.max(0, low); i <= (this.now === -2 ? this.rows.length - 1 : high); ++i) {
        this.rows[i].className = i > now ? "ahead" : i === now ? "now" : "";
        if (i === now) this.rows[i].setAttribute("aria-current", "true");
        else this.rows[i].removeAttribute("aria-current");
      }
      this.now = now;
      if (now >= 0 && !this.held) this.list.scrollTop = this.rows[now].offsetTop - this.list.clientHeight / 2;
    }
  }

  // Who is selected and what they are doing at the moment.
  class Selected {
    constructor(nodes, day) {
      this.nodes = nodes, this.day = day;
    }

    update(scene, selected) {
      const {name, doing} = this.nodes, {day} = this;
      if (!selected) {
        setText(name, "The day");
        setText(doing, "Nobody is selected: click a truck, a technician, a center or the hub, or choose from the list below.");
      } else if (selected.actor !== undefined) {
        setText(name, day.actors[selected.actor].name);
        setText(doing, PlaybackWords.moverDoing(day, PlaybackScene.moverAt(day, day.actors[selected.actor], scene.at)));
      } else {
        const place = day.places[selected.place], parts = PlaybackWords.waiting(day, scene, place.id);
        setText(name, place.kind + (place.kind === place.name ? "" : " " + place.name));
        const actor = day.actors.find((a) => a.place === place.id && a.kind === place.kind && a.stays.length);
        if (actor) {
          const now = PlaybackScene.moverAt(day, actor, scene.at);
          if (now.doing === "stays") parts.unshift(PlaybackWords.moverDoing(day, now));
        }
        setText(doing, parts.length ? parts.join("; ") : "Nothing waits here.");
      }
    }
  }

  // Buttons for everybody and every place, for keyboards and screen readers.
  class Everybody {
    constructor(root, day, select) {
      this.buttons = [];
      const group = (title, open, entries) => {
        if (!entries.length) return;
        const row = element("div", {className: "names"});
        for (const {words, selection} of entries) {
          const button = element("button", {type: "button"}, element("bdi", {textContent: words}));
          button.setAttribute("aria-pressed", "false");
          button.addEventListener("click", () => select(selection));
          this.buttons.push({button, selection}), row.append(button);
        }
        root.append(element("details", {open}, element("summary", {textContent: title + " (" + entries.length + ")"}), row));
      };
      const actors = (kind) => day.actors.filter((a) => a.kind === kind).map((a) => ({words: a.name, selection: {actor: a.id}}));
      const places = (kind) => day.places.filter((p) => p.kind === kind).map((p) => ({words: p.name, selection: {place: p.id}}));
      group("Trucks and line-haul", true, [...actors("truck"), ...actors("line_haul")]);
      group("Technicians", true, actors("technician"));
      group("Hub and warehouse", true, [...places("hub"), ...places("warehouse")]);
      group("Centers", true, places("center"));
      group("Villages", false, places("village"));
    }

    update(selected) {
      for (const {button, selection} of this.buttons) {
        const same = !!selected && selected.actor === selection.actor && selected.place === selection.place;
        button.setAttribute("aria-pressed", String(same));
      }
    }
  }

  return {Waiting, Lines, Selected, Everybody, mentions};
})();
