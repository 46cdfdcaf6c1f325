// A moment of a watched day: where everybody is and what waits where. The rules are those of
// viz/playback/scene.hpp; tests/browser sees to it that both say the same.
const PlaybackScene = (() => {
  "use strict";

  const cargoOf = (row) => ({parcels: row[0], appliances: row[1], forShelf: row[2], goingBack: row[3], boxes: row[4]});
  const pieces = (cargo) => cargo.parcels + cargo.appliances + cargo.forShelf + cargo.goingBack + cargo.boxes;

  const legOf = (row) => ({
    from: row[0], to: row[1], leaves: row[2], arrives: row[3], begins: {east: row[4], north: row[5]},
    ends: {east: row[6], north: row[7]}, km: row[8], what: row[9], cargo: cargoOf(row[10]),
  });
  const stayOf = (row) => ({
    place: row[0], from: row[1], until: row[2], what: row[3], outcome: row[4], order: row[5], cargo: cargoOf(row[6]),
    km: row[7], driving: row[8],
  });

  // The rows of day_json (viz/playback/day_json.hpp) as objects.
  function dayOf(json) {
    const places = json.places.map((row, id) => ({id, kind: json.place_kinds[row[0]], name: row[1], at: {east: row[2], north: row[3]}}));
    const actors = json.actors.map((row, id) => ({
      id, kind: json.actor_kinds[row[0]], name: row[1], place: row[2], legs: row[3].map(legOf), stays: row[4].map(stayOf),
    }));
    const kinds = json.level_kinds.map((row, id) => ({id, words: row[0], shown: json.shown[row[1]], color: row[2], inCurve: row[3]}));
    const levels = json.levels.map((row) => {
      const changes = [];
      for (let i = 0; i < row[2].length; i += 2) changes.push({at: row[2][i], value: row[2][i + 1]});
      return {place: row[0], what: row[1], changes};
    });
    const closures = json.closures.map((row) => ({place: row[0], from: row[1], until: row[2], name: row[3]}));
    const timetable = json.timetable.map((row) => ({at: row[0], words: row[1]}));
    const lines = json.lines.map((row, id) => ({id, at: row[0], actor: row[1], text: row[2]}));
    const movers = actors.filter((a) => ["truck", "technician", "line_haul"].includes(a.kind));
    return {
      title: json.title, county: json.county, date: json.date, weekday: json.weekday, source: json.source, until: json.until,
      legWords: json.leg_words, stayWords: json.stay_words, outcomeWords: json.outcome_words,
      places, actors, movers, kinds, levels, closures, timetable, lines, hub: places.findIndex((p) => p.kind === "hub"),
    };
  }

  // The last of a list that has begun at a time, or -1.
  function lastBegun(list, begin, at) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle][begin] <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  const spot = (day, place) => (place >= 0 ? day.places[place].at : {east: 0, north: 0});
  const between = (a, b, share) => ({east: a.east + (b.east - a.east) * share, north: a.north + (b.north - a.north) * share});
  const empties = (day, place) => place < 0 || day.places[place].kind === "hub" || day.places[place].kind === "warehouse";

  // Where one stands who is neither on his way nor stays anywhere by the record.
  function idleSpot(day, actor, leg, stay) {
    const at = (place) => ({place, at: spot(day, place)});
    if (leg >= 0 && (stay < 0 || actor.stays[stay].until <= actor.legs[leg].arrives))
      return {place: actor.legs[leg].to, at: actor.legs[leg].ends};
    if (stay >= 0) return at(actor.stays[stay].place);
    if (actor.legs.length && (!actor.stays.length || actor.legs[0].leaves <= actor.stays[0].from))
      return {place: actor.legs[0].from, at: actor.legs[0].begins};
    if (actor.stays.length) return at(actor.stays[0].place);
    return at(actor.place >= 0 ? actor.place : day.hub);
  }

  const nothing = cargoOf([0, 0, 0, 0, 0]);

  // Whether something has been handed over or taken since a leg ended; `stay` is the last that has begun.
  function hasCalled(actor, leg, stay, at) {
    for (let i = stay; i >= 0 && actor.stays[i].from >= leg.arrives; --i)
      if (actor.stays[i].until <= at && pieces(actor.stays[i].cargo) > 0) return true;
    return false;
  }

  function onBoard(day, actor, now, leg, stay, at) {
    if (leg < 0 || (now.doing !== "drives" && empties(day, now.to))) return nothing;
    const next = now.doing !== "drives" && leg + 1 < actor.legs.length && hasCalled(actor, actor.legs[leg], stay, at);
    return actor.legs[next ? leg + 1 : leg].cargo;
  }

  function moverAt(day, actor, at) {
    const leg = lastBegun(actor.legs, "leaves", at), stay = lastBegun(actor.stays, "from", at);
    const now = {actor: actor.id, doing: "idle", event: -1, share: 0, cargo: nothing};
    if (leg >= 0 && at < actor.legs[leg].arrives) {
      const way = actor.legs[leg];
      now.doing = "drives", now.event = leg, now.from = way.from, now.to = way.to;
      now.share = (at - way.leaves) / (way.arrives - way.leaves);
      now.at = between(way.begins, way.ends, now.share);
    } else if (stay >= 0 && at < actor.stays[stay].until) {
      now.doing = "stays", now.event = stay, now.from = now.to = actor.stays[stay].place;
      now.at = spot(day, now.to);
    } else {
      const idle = idleSpot(day, actor, leg, stay);
      now.from = now.to = idle.place, now.at = idle.at;
    }
    now.cargo = onBoard(day, actor, now, leg, stay, at);
    return now;
  }

  function valueAt(level, at) {
    if (!level.changes.length) return 0;
    return level.changes[Math.max(0, lastBegun(level.changes, "at", at))].value;
  }

  const sceneAt = (day, at) => ({
    at, movers: day.movers.map((actor) => moverAt(day, actor, at)), levels: day.levels.map((level) => valueAt(level, at)),
  });

  // What waits of a kind in all places together, over the day.
  function total(day, what) {
    const steps = [];
    let value = 0;
    for (const level of day.levels) {
      if (level.what !== what || !level.changes.length) continue;
      value += level.changes[0].value;
      for (let i = 1; i < level.changes.length; ++i)
        steps.push({at: level.changes[i].at, by: level.changes[i].value - level.changes[i - 1].value});
    }
    steps.sort((a, b) => a.at - b.at);
    const sums = [{at: 0, value}];
    for (const step of steps) {
      value += step.by;
      const last = sums[sums.length - 1];
      if (step.at > last.at) sums.push({at: step.at, value});
      else last.value = value;
    }
    return sums;
  }

  const most = (changes) => changes.reduce((most, change) => Math.max(most, change.value), 0);
  const mostAtOnePlace = (day, what) =>
    day.levels.reduce((sofar, level) => (level.what === what ? Math.max(sofar, most(level.changes)) : sofar), 0);

  return {dayOf, moverAt, valueAt, sceneAt, total, most, mostAtOnePlace, pieces, lastBegun};
})();
