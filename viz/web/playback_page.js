// The page: clock, controls, pointer and keys. A frame is drawn while the day plays, and when something has changed.
(() => {
  "use strict";

  const $ = (id) => document.getElementById(id);
  const json = JSON.parse($("day").textContent);
  const day = PlaybackScene.dayOf(json);
  const painter = new PlaybackMap.MapPainter($("map"), day);
  const curve = new PlaybackCurve.Curve($("curve"), day);
  const waiting = new PlaybackPanel.Waiting($("waiting"), day);
  const lines = new PlaybackPanel.Lines($("lines"), day, (at) => seek(at));
  const about = new PlaybackPanel.Selected({name: $("selected"), doing: $("doing")}, day);
  const everybody = new PlaybackPanel.Everybody($("everybody"), day, (one) => select(one));
  const reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const state = {at: 0, playing: false, selected: undefined, asked: false, last: 0, said: 0};
  const frames = [];  // of the last ten seconds or so: when drawn and how long it took, in ms

  const clamped = (at) => Math.min(day.until, Math.max(0, at));

  function drawFrame() {
    if (!$("map").width || !$("map").height || !$("curve").width) return;  // a window without room
    const begun = performance.now(), scene = PlaybackScene.sceneAt(day, state.at);
    painter.draw(scene, state.selected);
    curve.draw(state.at);
    waiting.update(scene);
    about.update(scene, state.selected);
    lines.update(state.at);
    const clock = PlaybackWords.clock(Math.min(state.at, day.until - 1));
    if ($("clock").textContent !== clock) {
      $("clock").textContent = clock;
      $("scrub").setAttribute("aria-valuetext", clock);
    }
    if (Number($("scrub").value) !== Math.round(state.at)) $("scrub").value = Math.round(state.at);
    frames.push({at: begun, took: performance.now() - begun});
    if (frames.length > 600) frames.shift();
  }

  function frame(now) {
    state.asked = false;
    if (state.playing) {
      state.at = clamped(state.at + Number($("speed").value) * Math.min(0.25, Math.max(0, now - state.last) / 1000));
      state.last = now;
      if (state.at >= day.until) pause();
    }
    drawFrame();
    sayClock(false);
    if (state.playing) ask();
  }

  function ask() {
    if (state.asked) return;
    state.asked = true;
    requestAnimationFrame(frame);
  }

  // To screen readers at once where somebody acted, otherwise every ten seconds.
  function sayClock(acted) {
    const now = performance.now();
    if (!acted && (!state.playing || now - state.said < 10000)) return;
    state.said = now;
    $("said").textContent = (state.playing ? "" : "Paused at ") + PlaybackWords.clock(state.at) +
      (state.selected ? ". " + $("selected").textContent + " " + $("doing").textContent : "");
  }

  function showPlaying() {
    $("play").setAttribute("aria-label", state.playing ? "Pause" : "Play");
    $("playback").classList.toggle("playing", state.playing);
  }

  function play() {
    if (state.at >= day.until) state.at = 0;
    state.playing = true, state.last = performance.now();
    showPlaying(), ask();
  }

  function pause() {
    state.playing = false;
    showPlaying(), ask();
  }

  function changed() {
    drawFrame();
    sayClock(true);
  }

  function seek(at) {
    state.at = clamped(at);
    changed();
  }

  function select(one) {
    const same = one && state.selected && one.actor === state.selected.actor && one.place === state.selected.place;
    state.selected = same ? undefined : one;
    $("playback").classList.toggle("nobody", !state.selected);
    lines.show(state.selected);
    everybody.update(state.selected);
    changed();
  }

  function nextEvent(step) {
    const times = lines.lines.map((line) => line.at).filter((at) => at >= 0 && at <= day.until);
    const found = step > 0 ? times.find((at) => at > state.at) : times.filter((at) => at < state.at).pop();
    if (found !== undefined) seek(found);
  }

  function zoom(factor, x, y) {
    painter.view.zoomBy(factor, x, y);
    $("map").style.touchAction = painter.view.zoom > 1 ? "none" : "pan-y";
    painter.viewChanged(), ask();
  }

  function wholeCounty() {
    painter.view.reset();
    zoom(1);
  }

  function pan(x, y) {
    painter.view.panBy(x, y);
    painter.viewChanged(), ask();
  }

  const keys = {
    " ": () => (state.playing ? pause() : play()), k: () => (state.playing ? pause() : play()),
    n: () => nextEvent(1), p: () => nextEvent(-1), Home: () => seek(0), End: () => seek(day.until), Escape: () => select(undefined),
    "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: wholeCounty,
  };
  const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  document.addEventListener("keydown", (event) => {
    const {key, target, shiftKey} = event, tag = target.tagName;
    if (event.ctrlKey || event.metaKey || event.altKey || tag === "SELECT") return;
    const [right, down] = arrows[key] || [0, 0], isRange = tag === "INPUT";
    if (arrows[key] && target === $("map")) pan(-40 * right, -40 * down);
    else if (right && !isRange) seek(state.at + right * (shiftKey ? 600 : 60));
    else if (keys[key] && !(key === " " && ["BUTTON", "SUMMARY", "A"].includes(tag)) && !(isRange && ["Home", "End"].includes(key))) keys[key]();
    else return;
    event.preventDefault();
  });

  // One finger or the mouse pans, two fingers zoom; who is touched and let go again is selected.
  const pointers = new Map();
  let moved = 0;

  const placeOf = (event) => {
    const box = $("map").getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return {far: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
  };

  $("map").addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, placeOf(event));
    $("map").setPointerCapture(event.pointerId);
    if (pointers.size === 1) moved = 0;
  });
  $("map").addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId), now = placeOf(event);
    if (!before) {
      $("map").style.cursor = painter.hit(now.x, now.y, 16) ? "pointer" : "grab";
      return;
    }
    const old = pointers.size === 2 ? spread() : undefined;
    pointers.set(event.pointerId, now);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (old) {
      const wide = spread();
      zoom(wide.far / Math.max(1, old.far), wide.x, wide.y);
    } else if (moved > 4) {
      pan(now.x - before.x, now.y - before.y);
    }
  });
  const letGo = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (event.type !== "pointerup" || moved > 4 || pointers.size) return;
    const {x, y} = placeOf(event);
    select(painter.hit(x, y, event.pointerType === "mouse" ? 16 : 24));
  };
  $("map").addEventListener("pointerup", letGo);
  $("map").addEventListener("pointercancel", letGo);
  $("map").addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !window.matchMedia("(min-width: 900px)").matches) return;  // there the page scrolls
    event.preventDefault();
    const {x, y} = placeOf(event);
    zoom(Math.exp(-event.deltaY / 400), x, y);
  }, {passive: false});

  $("play").addEventListener("click", () => (state.playing ? pause() : play()));
  $("next").addEventListener("click", () => nextEvent(1));
  $("previous").addEventListener("click", () => nextEvent(-1));
  $("closer").addEventListener("click", () => zoom(1.5));
  $("further").addEventListener("click", () => zoom(1 / 1.5));
  $("whole").addEventListener("click", wholeCounty);
  $("scrub").addEventListener("input", () => seek(Number($("scrub").value)));
  const scrubTo = (event) => seek((day.until * (event.clientX - $("curve").getBoundingClientRect().left)) / $("curve").clientWidth);
  $("curve").addEventListener("pointerdown", (event) => {
    $("curve").setPointerCapture(event.pointerId);
    scrubTo(event);
  });
  $("curve").addEventListener("pointermove", (event) => { if (event.buttons) scrubTo(event); });

  function fit() {
    painter.resize(), curve.resize();
    drawFrame();
  }

  // "#10:30" at the end of the address begins there; otherwise shortly before the first truck leaves.
  function firstTime() {
    const asked = /^#(\d{1,2}):(\d{2})$/.exec(window.location.hash);
    if (asked) return clamped(Number(asked[1]) * 3600 + Number(asked[2]) * 60);
    const leaves = day.movers.filter((a) => a.kind === "truck").flatMap((a) => a.legs.map((leg) => leg.leaves)).filter((at) => at > 0);
    return leaves.length ? clamped(Math.min(...leaves) - 600) : 0;
  }

  // For tests, and for whoever wants to drive the page: times are seconds since midnight.
  const cargoRow = (cargo) => [cargo.parcels, cargo.appliances, cargo.forShelf, cargo.goingBack, cargo.boxes];
  const metres = (km) => Math.round(km * 1000) / 1000;
  window.ruralsim = {
    play, pause, seek, select, frames,
    get at() { return state.at; },
    get playing() { return state.playing; },
    // As scene_json of viz/playback/day_json.hpp has it.
    scene(at) {
      const scene = PlaybackScene.sceneAt(day, at), doings = json.doings;
      return {at, movers: scene.movers.map((now) => [now.actor, doings.indexOf(now.doing), now.from, now.to, metres(now.at.east),
        metres(now.at.north), cargoRow(now.cargo)]), levels: scene.levels};
    },
    // Where somebody's sign, or a place, is on the page.
    onPage(one) {
      const box = $("map").getBoundingClientRect(), sign = painter.signs.find((s) => s.now.actor === one.actor);
      const at = sign || painter.view.at(day.places[one.place].at);
      return {x: box.left + at.x, y: box.top + at.y};
    },
    get names() { return painter.placed; },
    day,
  };

  document.body.classList.add("has-playback");
  $("playback").hidden = false;
  state.at = firstTime();
  lines.show(undefined);
  new ResizeObserver(fit).observe($("map"));
  fit();
  if (reduced) pause();
  else play();
})();
