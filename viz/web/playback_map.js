// Draws a moment on the map. What never moves is drawn once for each view, on layers of its own.
const PlaybackMap = (() => {
  "use strict";

  const ink = "#1a1a1a", soft = "#595959", grid = "#d9d9d9", truck = "#0072b2", technician = "#d55e00", load = "#e69f00";
  const family = '"DejaVu Sans", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
  const kHub = 11, kBar = 34, kBarWidth = 6, kReach = 40;

  const numberOf = (name) => (name.match(/\d+$/) || [name])[0];

  class MapPainter {
    constructor(canvas, day) {
      this.canvas = canvas, this.day = day;
      this.context = canvas.getContext("2d");
      this.view = new PlaybackView.View(day.places);
      this.ground = document.createElement("canvas"), this.names = document.createElement("canvas");
      const shown = (how) => day.kinds.filter((kind) => kind.shown === how).map((kind) => kind.id);
      this.shelf = shown("fills_center")[0], this.queue = shown("at_center")[0], this.bars = shown("at_hub");
      this.most = day.kinds.map((kind) => Math.max(1, PlaybackScene.mostAtOnePlace(day, kind.id)));
      this.mostOnBoard = day.actors.map((a) => a.legs.reduce((most, leg) => Math.max(most, PlaybackScene.pieces(leg.cargo)), 1));
      this.levelAt = new Map(day.levels.map((level, i) => [level.place + "/" + level.what, i]));
      this.slots = new Map();
      for (const actor of day.movers) this.slots.set(actor.id, actor.kind === "line_haul" ? -1 : this.slots.size);
      this.signs = [];
      this.still = false;
    }

    // To the size on the screen, in its real pixels.
    resize() {
      const {clientWidth: w, clientHeight: h} = this.canvas, dense = window.devicePixelRatio || 1;
      for (const layer of [this.canvas, this.ground, this.names])
        layer.width = Math.round(w * dense), layer.height = Math.round(h * dense);
      this.view.resize(w, h), this.dense = dense;
      this.radius = w < 500 ? 6 : 7.5;
      this.viewChanged();
    }

    viewChanged() { this.still = false; }

    waits(scene, place, what) {
      const i = this.levelAt.get(place + "/" + what);
      return i === undefined ? 0 : scene.levels[i];
    }

    draw(scene, selected) {
      if (!this.still) this.drawStill();
      const c = this.context;
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.drawImage(this.ground, 0, 0);
      c.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      this.drawRoute(selected);
      this.drawWays(scene);
      for (const place of this.day.places) if (place.kind === "center") this.drawCenter(place, scene);
      this.drawWaysToHomes(scene);
      this.drawHub(scene);
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.drawImage(this.names, 0, 0);
      c.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      this.signs = scene.movers.map((now) => ({now, ...this.signPlace(now, this.slots.get(now.actor))}));
      this.drawSelection(selected);
      for (const sign of this.signs) this.drawSign(sign);
    }

    drawStill() {
      this.drawGround();
      this.drawNames();
      this.still = true;
    }

    layer(canvas) {
      const c = canvas.getContext("2d");
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, canvas.width, canvas.height);
      c.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      return c;
    }

    drawGround() {
      const c = this.layer(this.ground), {day, view} = this;
      c.fillStyle = "#fff";
      c.fillRect(0, 0, view.width, view.height);
      c.fillStyle = "#bdbdbd";
      for (const place of day.places)
        if (place.kind === "village") {
          const {x, y} = view.at(place.at);
          c.beginPath(), c.arc(x, y, view.zoom > 2 ? 3 : 2, 0, 7), c.fill();
        }
      const far = day.places.find((p) => p.kind === "warehouse");
      if (far && day.hub >= 0) {
        const a = view.at(day.places[day.hub].at), b = view.at(far.at);
        c.strokeStyle = "#8c8c8c", c.setLineDash([3, 4]);
        c.beginPath(), c.moveTo(a.x, a.y), c.lineTo(b.x, b.y), c.stroke(), c.setLineDash([]);
      }
      this.drawScaleBar(c);
    }

    drawScaleBar(c) {
      const {view} = this, room = Math.min(160, view.width / 3) / view.pixelsPerKm, ten = 10 ** Math.floor(Math.log10(room));
      const km = room >= 5 * ten ? 5 * ten : room >= 2 * ten ? 2 * ten : ten, length = km * view.pixelsPerKm, y = view.height - 10;
      const words = km >= 1 ? km + " km" : Math.round(km * 1000) + " m";
      c.strokeStyle = ink, c.lineWidth = 1.5;
      c.beginPath(), c.moveTo(10, y - 5), c.lineTo(10, y), c.lineTo(10 + length, y), c.lineTo(10 + length, y - 5), c.stroke();
      c.fillStyle = ink, c.font = "12px " + family, c.textAlign = "left", c.textBaseline = "alphabetic";
      c.fillText(words, 16 + length, y);
      this.scaleBox = {x: 0, y: y - 16, w: 26 + length + c.measureText(words).width, h: 26};
    }

    drawNames() {
      const c = this.layer(this.names), {day, view, radius} = this, names = [], taken = [this.scaleBox, {x: view.width - 56, y: 0, w: 56, h: 150}];  // and the buttons
      c.font = "12px " + family, c.textAlign = "left", c.textBaseline = "middle", c.lineJoin = "round";
      const rows = Math.ceil(day.movers.length / 5) || 1;
      for (const place of day.places) {
        const {x, y} = view.at(place.at);
        const box = (r) => taken.push({x: x - r, y: y - r, w: 2 * r, h: 2 * r});
        if (place.kind === "hub") taken.push({x: x - 52, y: y - kBar, w: 104, h: kBar + kHub + 8 + 17 * rows});
        if (place.kind === "center") box(radius + 1), taken.push({x, y: y - radius, w: radius + kBarWidth + 2, h: 2 * radius});
        if (place.kind === "hub" || (place.kind === "village" && view.zoom < 3.5)) continue;
        const text = place.kind !== "warehouse" ? place.name : view.width < 500 ? "warehouse" : "warehouse (way not to scale)";
        names.push({text, x, y, w: c.measureText(text).width, h: 14, radius: place.kind === "village" ? 3 : radius + 1, right: place.kind === "center" ? kBarWidth + 1 : 0, kind: place.kind});
      }
      const order = ["warehouse", "center", "village"];
      names.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
      c.strokeStyle = "rgba(255,255,255,0.9)", c.lineWidth = 3, c.fillStyle = ink;
      this.placed = PlaybackView.placeNames(names, taken, {w: view.width, h: view.height});
      for (const {text, x, y, h} of this.placed) c.strokeText(text, x, y + h / 2), c.fillText(text, x, y + h / 2);
      const far = day.places.find((p) => p.kind === "warehouse");
      if (far) {
        const {x, y} = view.at(far.at);
        c.fillStyle = soft, c.fillRect(x - 6, y - 6, 12, 12);
      }
    }

    drawRoute(selected) {
      const actor = selected && selected.actor !== undefined ? this.day.actors[selected.actor] : undefined;
      if (!actor || !actor.legs.length || actor.kind === "line_haul") return;
      const c = this.context;
      c.strokeStyle = actor.kind === "technician" ? technician : truck, c.globalAlpha = 0.35, c.lineWidth = 3;
      c.beginPath();
      for (const leg of actor.legs) {
        const a = this.view.at(leg.begins), b = this.view.at(leg.ends);
        c.moveTo(a.x, a.y), c.lineTo(b.x, b.y);
      }
      c.stroke(), c.globalAlpha = 1;
    }

    drawWays(scene) {
      const c = this.context;
      c.globalAlpha = 0.5, c.lineWidth = 1.3;
      for (const now of scene.movers) {
        const actor = this.day.actors[now.actor];
        if (now.doing !== "drives" || actor.kind === "line_haul") continue;
        const leg = actor.legs[now.event], a = this.view.at(leg.begins), b = this.view.at(leg.ends);
        c.strokeStyle = actor.kind === "technician" ? technician : truck;
        c.beginPath(), c.moveTo(a.x, a.y), c.lineTo(b.x, b.y), c.stroke();
      }
      c.globalAlpha = 1;
    }

    // Round a center from which a truck brings appliances home, within its stop.
    drawWaysToHomes(scene) {
      const c = this.context;
      c.strokeStyle = truck, c.lineWidth = 1.5, c.setLineDash([4, 3]);
      for (const now of scene.movers) {
        if (now.doing !== "stays" || !this.day.actors[now.actor].stays[now.event].km) continue;
        const {x, y} = this.view.at(now.at);
        c.beginPath(), c.arc(x, y, this.radius + 5, 0, 7), c.stroke();
      }
      c.setLineDash([]);
    }

    // A glass as full as the shelf, a bar as high as the queue at the desk, a cross where its road is closed.
    drawCenter(place, scene) {
      const c = this.context, {x, y} = this.view.at(place.at), r = this.radius;
      const share = this.shelf === undefined ? 0 : this.waits(scene, place.id, this.shelf) / this.most[this.shelf];
      c.beginPath(), c.arc(x, y, r, 0, 7), c.fillStyle = "#fff", c.fill();
      if (share > 0) {
        const half = Math.acos(1 - 2 * Math.min(1, share));
        c.beginPath(), c.arc(x, y, r - 0.5, Math.PI / 2 - half, Math.PI / 2 + half), c.closePath();
        c.fillStyle = this.day.kinds[this.shelf].color, c.fill();
      }
      c.beginPath(), c.arc(x, y, r, 0, 7), c.strokeStyle = soft, c.lineWidth = 1.2, c.stroke();
      const queue = this.queue === undefined ? 0 : this.waits(scene, place.id, this.queue) / this.most[this.queue];
      if (queue > 0) this.drawBar(x + r + 1, y + r, 2 * r, queue, this.day.kinds[this.queue].color);
      if (PlaybackWords.closedAt(this.day, place.id, scene.at).length) this.drawCross(x, y, r + 2);
    }

    drawCross(x, y, r) {
      const c = this.context;
      c.strokeStyle = "#b00020", c.lineWidth = 3;
      c.beginPath(), c.moveTo(x - r, y - r), c.lineTo(x + r, y + r), c.moveTo(x - r, y + r), c.lineTo(x + r, y - r), c.stroke();
    }

    drawBar(x, foot, most, share, color) {
      const c = this.context, h = most * Math.min(1, share);
      c.fillStyle = color, c.fillRect(x, foot - h, kBarWidth, h);
      c.fillStyle = "#8c8c8c", c.fillRect(x, foot, kBarWidth, 1);
    }

    drawHub(scene) {
      if (this.day.hub < 0) return;
      const c = this.context, {x, y} = this.view.at(this.day.places[this.day.hub].at);
      c.fillStyle = ink, c.fillRect(x - kHub, y - kHub, 2 * kHub, 2 * kHub);
      c.fillStyle = "#fff", c.font = "bold 11px " + family, c.textAlign = "center", c.textBaseline = "middle";
      c.fillText("hub", x, y);
      this.bars.forEach((what, i) =>
        this.drawBar(x + kHub + 4 + 9 * i, y + kHub, kBar, this.waits(scene, this.day.hub, what) / this.most[what], this.day.kinds[what].color));
      if (PlaybackWords.closedAt(this.day, this.day.hub, scene.at).length) this.drawCross(x, y, kHub + 2);
    }

    // Beside a place that a sign must not hide: in rows below the hub (the line-haul: left of it), above a center.
    aside(place, slot) {
      const kind = place < 0 ? "" : this.day.places[place].kind;
      if (kind === "center") return {x: 0, y: -this.radius - 10};
      if (kind === "warehouse") return {x: -24, y: 0};
      if (kind !== "hub") return {x: 0, y: 0};
      return slot < 0 ? {x: -kHub - 18, y: 0} : {x: ((slot % 5) - 2) * 20, y: kHub + 13 + 17 * Math.floor(slot / 5)};
    }

    // It comes away from there within the first pixels of its way, and so never jumps.
    signPlace(now, slot) {
      const here = this.view.at(now.at), at = {...here};
      for (const place of now.to === now.from ? [now.from] : [now.from, now.to]) {
        if (place < 0) continue;
        const there = this.view.at(this.day.places[place].at), by = this.aside(place, slot);
        const near = Math.max(0, 1 - Math.hypot(here.x - there.x, here.y - there.y) / kReach);
        at.x += by.x * near, at.y += by.y * near;
      }
      return at;
    }

    drawSign({now, x, y}) {
      const actor = this.day.actors[now.actor], c = this.context, kind = actor.kind;
      const w = kind === "line_haul" ? 14 : 9, h = kind === "technician" ? 9 : 6.5;
      c.beginPath();
      if (kind === "technician") c.moveTo(x, y - h), c.lineTo(x + w, y), c.lineTo(x, y + h), c.lineTo(x - w, y), c.closePath();
      else c.rect(x - w, y - h, 2 * w, 2 * h);
      c.fillStyle = kind === "technician" ? technician : kind === "truck" ? truck : ink;
      c.fill(), c.strokeStyle = "#fff", c.lineWidth = 1, c.stroke();
      c.fillStyle = "#fff", c.font = "bold " + (kind === "technician" ? 8 : 10) + "px " + family;
      c.textAlign = "center", c.textBaseline = "middle";
      c.fillText(kind === "line_haul" ? "L" : numberOf(actor.name), x, y + 0.5);
      const pieces = PlaybackScene.pieces(now.cargo);
      if (!pieces || kind === "technician") return;
      c.fillStyle = grid, c.fillRect(x - w, y + h + 1, 2 * w, 3);
      c.fillStyle = load, c.fillRect(x - w, y + h + 1, (2 * w * pieces) / this.mostOnBoard[actor.id], 3);
      if (now.doing !== "drives" && this.view.zoom < 2) return;
      c.font = "11px " + family, c.textAlign = "left", c.strokeStyle = "rgba(255,255,255,0.9)", c.lineWidth = 3, c.fillStyle = ink;
      c.strokeText(pieces, x + w + 3, y), c.fillText(pieces, x + w + 3, y);
    }

    drawSelection(selected) {
      if (!selected) return;
      const sign = this.signs.find((one) => one.now.actor === selected.actor), c = this.context;
      const at = sign || (selected.place >= 0 ? this.view.at(this.day.places[selected.place].at) : undefined);
      if (!at) return;
      const reach = sign ? 16 : selected.place === this.day.hub ? 1.5 * kHub + 3 : this.radius + 7;
      for (const [color, width] of [["#fff", 5], ["#cc79a7", 2.5]]) {
        c.beginPath(), c.arc(at.x, at.y, reach, 0, 7);
        c.strokeStyle = color, c.lineWidth = width, c.stroke();
      }
    }

    // Whoever is nearest within reach: those who move before places, larger places before villages.
    hit(x, y, reach) {
      const nearest = (list) => {
        let best, least = reach;
        for (const one of list) {
          const far = Math.hypot(one.x - x, one.y - y);
          if (far < least) least = far, best = one;
        }
        return best;
      };
      const sign = nearest(this.signs);
      if (sign) return {actor: sign.now.actor};
      const places = this.day.places.map((place) => ({place: place.id, kind: place.kind, ...this.view.at(place.at)}));
      const found = nearest(places.filter((p) => p.kind !== "village")) || nearest(places);
      return found && {place: found.place};
    }
  }

  return {MapPainter, numberOf};
})();
