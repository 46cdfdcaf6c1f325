// What a moment is called: clocks, and what somebody or a place is doing.
const PlaybackWords = (() => {
  "use strict";

  const two = (n) => String(n).padStart(2, "0");

  // "08:05", with seconds "08:05:09"; of the next day "08:05 +1".
  function clock(at, seconds) {
    const whole = Math.floor(at), day = Math.floor(whole / 86400), rest = whole - day * 86400;
    const text = two(Math.floor(rest / 3600)) + ":" + two(Math.floor(rest / 60) % 60) + (seconds ? ":" + two(rest % 60) : "");
    return day === 0 ? text : text + (day > 0 ? " +" : " −") + Math.abs(day);
  }

  const many = (n, one, more) => n.toLocaleString("en") + " " + (n === 1 ? one : more || one + "s");

  // "312 parcels, 2 appliances"; nothing for nothing.
  function cargo(load) {
    const parts = [];
    if (load.parcels) parts.push(many(load.parcels, "parcel"));
    if (load.appliances) parts.push(many(load.appliances, "appliance"));
    if (load.forShelf) parts.push(many(load.forShelf, "piece") + " for the shelf");
    if (load.goingBack) parts.push(many(load.goingBack, "parcel") + " to go back");
    if (load.boxes) parts.push(many(load.boxes, "box", "boxes") + " for sale");
    return parts.join(", ");
  }

  // A name that is written from right to left must not turn round the words beside it: it is set apart from them.
  const isolated = (name) => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name) ? "\u2068" + name + "\u2069" : name);

  const placeName = (day, place) => {
    if (place < 0) return "nowhere";
    const {kind, name} = day.places[place];
    return kind === "hub" ? "the hub" : kind === "warehouse" ? "the warehouse" : isolated(name);
  };

  const wayToHomes = ({km, driving}) =>
    km ? " (" + km.toFixed(1) + " km through the villages and back, " + Math.round(driving / 60) + " min of driving)" : "";

  // What is handed over or taken in during a stay. At a center a truck takes in what goes back; and it is the truck that
  // carries large appliances on from there into the homes, within the stop.
  function handedOver(actor, stay, atCenter) {
    const back = atCenter ? stay.cargo.goingBack : 0, home = atCenter && actor.kind === "truck" ? stay.cargo.appliances : 0;
    const parts = [cargo({...stay.cargo, goingBack: stay.cargo.goingBack - back, appliances: stay.cargo.appliances - home})];
    if (home) parts.push("brings " + many(home, "appliance") + " home" + wayToHomes(stay));
    if (back) parts.push("takes " + back + " back");
    return parts.filter((part) => part).join(", ");
  }

  function moverDoing(day, now) {
    const actor = day.actors[now.actor];
    if (now.doing === "drives") {
      const leg = actor.legs[now.event], load = cargo(leg.cargo);
      return day.legWords[leg.what] + " from " + placeName(day, leg.from) + " to " + placeName(day, leg.to) + " (" +
        clock(leg.leaves) + " to " + clock(leg.arrives) + ")" + (load ? ", on board " + load : ", empty");
    }
    if (now.doing === "stays") {
      const stay = actor.stays[now.event], outcome = day.outcomeWords[stay.outcome];
      const atCenter = stay.place >= 0 && day.places[stay.place].kind === "center", load = handedOver(actor, stay, atCenter);
      return day.stayWords[stay.what] + " at " + placeName(day, stay.place) + " (until " + clock(stay.until) + ")" +
        (stay.order >= 0 ? ", order " + stay.order : "") + (load ? ": " + load : "") + (outcome ? ": " + outcome : "");
    }
    return "is at " + placeName(day, now.to);
  }

  const closedAt = (day, place, at) => day.closures.filter((c) => c.place === place && c.from <= at && at < c.until);

  // What waits at a place, one text for each kind.
  function waiting(day, scene, place) {
    const parts = [];
    day.levels.forEach((level, i) => {
      if (level.place === place && scene.levels[i] > 0)
        parts.push(scene.levels[i].toLocaleString("en") + " " + day.kinds[level.what].words);
    });
    for (const closure of closedAt(day, place, scene.at)) parts.push("closed until " + clock(closure.until) + ": " + isolated(closure.name));
    return parts;
  }

  return {clock, many, cargo, placeName, moverDoing, waiting, closedAt};
})();
