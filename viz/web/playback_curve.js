// The curve of the day below the scrub bar: what waits, hour by hour, and what the timetable says.
const PlaybackCurve = (() => {
  "use strict";

  const family = '"DejaVu Sans", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
  const kFoot = 18;

  class Curve {
    constructor(canvas, day) {
      this.canvas = canvas, this.day = day, this.layer = document.createElement("canvas");
      this.series = day.kinds.filter((kind) => kind.inCurve).map((kind) => ({kind, changes: PlaybackScene.total(day, kind.id)}));
      this.most = Math.max(1, ...this.series.map((one) => PlaybackScene.most(one.changes)));
    }

    resize() {
      const {clientWidth: w, clientHeight: h} = this.canvas, dense = window.devicePixelRatio || 1;
      for (const one of [this.canvas, this.layer]) one.width = Math.round(w * dense), one.height = Math.round(h * dense);
      this.width = w, this.height = h - kFoot, this.dense = dense;
      this.drawStill();
    }

    x(at) { return (this.width * Math.min(this.day.until, Math.max(0, at))) / this.day.until; }
    y(value) { return this.height - 2 - ((this.height - 4) * value) / this.most; }

    drawStill() {
      const c = this.layer.getContext("2d");
      c.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      c.clearRect(0, 0, this.width, this.height + kFoot);
      this.drawHours(c);
      for (const {at} of this.day.timetable) {
        c.fillStyle = "#595959";
        c.beginPath(), c.moveTo(this.x(at) - 4, 0), c.lineTo(this.x(at) + 4, 0), c.lineTo(this.x(at), 7), c.fill();
      }
      for (const {kind, changes} of this.series) this.drawSteps(c, kind.color, changes);
      this.drawMost(c);
    }

    // What the upper edge stands for.
    drawMost(c) {
      c.fillStyle = "#595959", c.textAlign = "left", c.textBaseline = "top", c.strokeStyle = "rgba(255,255,255,0.9)", c.lineWidth = 3;
      c.strokeText(this.most.toLocaleString("en"), 3, 1), c.fillText(this.most.toLocaleString("en"), 3, 1);
    }

    drawHours(c) {
      const hours = this.day.until / 3600, steps = [1, 2, 3, 6, 12, 24].find((step) => (hours / step) * 46 <= this.width) || 24;
      c.font = "11px " + family, c.textBaseline = "alphabetic";
      for (let hour = 0; hour <= hours; hour += steps) {
        const x = this.x(hour * 3600);
        c.fillStyle = "#e3e3e3", c.fillRect(Math.min(x, this.width - 1), 0, 1, this.height);
        c.fillStyle = "#595959", c.textAlign = hour === 0 ? "left" : hour >= hours ? "right" : "center";
        c.fillText(hour === hours && hours === 24 ? "24:00" : PlaybackWords.clock(hour * 3600), x, this.height + 13);
      }
    }

    drawSteps(c, color, changes) {
      c.strokeStyle = color, c.lineWidth = 1.6, c.lineJoin = "round";
      c.beginPath(), c.moveTo(this.x(changes[0].at), this.y(changes[0].value));
      let last = changes[0].value;
      for (const {at, value} of changes) {
        c.lineTo(this.x(at), this.y(last)), c.lineTo(this.x(at), this.y(value));
        last = value;
      }
      c.lineTo(this.width, this.y(last)), c.stroke();
    }

    draw(at) {
      const c = this.canvas.getContext("2d");
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, this.canvas.width, this.canvas.height);
      c.drawImage(this.layer, 0, 0);
      c.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      c.fillStyle = "#1a1a1a", c.fillRect(Math.min(this.width - 2, Math.max(0, this.x(at) - 1)), 0, 2, this.height);
    }
  }

  return {Curve};
})();
