// The county's plane on the screen: zoom, pan, and places for names where none hides another.
const PlaybackView = (() => {
  "use strict";

  const kBorder = 34, kClosest = 40;

  function extentOf(places) {
    const e = {west: Infinity, east: -Infinity, south: Infinity, north: -Infinity};
    for (const {at} of places) {
      e.west = Math.min(e.west, at.east), e.east = Math.max(e.east, at.east);
      e.south = Math.min(e.south, at.north), e.north = Math.max(e.north, at.north);
    }
    return e;
  }

  // A view fits the whole county at zoom 1; `middle` is the place in the middle of the screen.
  class View {
    constructor(places) {
      const e = extentOf(places);
      this.size = {east: Math.max(0.1, e.east - e.west), north: Math.max(0.1, e.north - e.south)};
      this.home = {east: (e.west + e.east) / 2, north: (e.south + e.north) / 2};
      this.width = this.height = 1;
      this.reset();
    }

    reset() {
      this.zoom = 1;
      this.middle = {...this.home};
    }

    resize(width, height) {
      this.width = Math.max(1, width), this.height = Math.max(1, height);
    }

    get pixelsPerKm() {
      const w = Math.max(1, this.width - 2 * kBorder), h = Math.max(1, this.height - 2 * kBorder);
      return this.zoom * Math.min(w / this.size.east, h / this.size.north);
    }

    at(place) {
      const k = this.pixelsPerKm;
      return {x: this.width / 2 + (place.east - this.middle.east) * k, y: this.height / 2 - (place.north - this.middle.north) * k};
    }

    placeAt(x, y) {
      const k = this.pixelsPerKm;
      return {east: this.middle.east + (x - this.width / 2) / k, north: this.middle.north - (y - this.height / 2) / k};
    }

    // Closer by a factor; what is at (x, y) stays there.
    zoomBy(factor, x = this.width / 2, y = this.height / 2) {
      const place = this.placeAt(x, y);
      this.zoom = Math.min(kClosest, Math.max(1, this.zoom * factor));
      const now = this.placeAt(x, y);
      this.moveTo(this.middle.east + place.east - now.east, this.middle.north + place.north - now.north);
    }

    panBy(x, y) {
      this.moveTo(this.middle.east - x / this.pixelsPerKm, this.middle.north + y / this.pixelsPerKm);
    }

    // The middle of the screen stays within the county; of the whole county it is its middle.
    moveTo(east, north) {
      const reach = (1 - 1 / this.zoom) / 2;
      const within = (value, home, size) => Math.min(home + size * reach, Math.max(home - size * reach, value));
      this.middle = {east: within(east, this.home.east, this.size.east), north: within(north, this.home.north, this.size.north)};
    }
  }

  const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  // Boxes for names beside their marks: right, left, above, below; a name without room is left out.
  function placeNames(names, taken, room) {
    const boxes = [...taken];
    const placed = [];
    for (const {text, x, y, w, h, radius, right} of names) {
      const spots = [
        {x: x + radius + 2 + right, y: y - h / 2}, {x: x - radius - 2 - w, y: y - h / 2},
        {x: x - w / 2, y: y - radius - 1 - h}, {x: x - w / 2, y: y + radius + 1},
      ];
      const free = spots.map((s) => ({...s, w, h})).find((box) =>
        box.x >= 0 && box.y >= 0 && box.x + w <= room.w && box.y + h <= room.h && !boxes.some((other) => overlap(other, box)));
      if (!free) continue;
      boxes.push(free);
      placed.push({text, ...free});
    }
    return placed;
  }

  return {View, placeNames, overlap};
})();
