"use strict";
/* The page's own script. Texts of articles are in the document already, as text; nothing here makes markup of them. */
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const rows = data.events.map((e, i) => ({
    i, start: e[0], end: e[1], family: e[2], type: e[3], status: e[4], actors: e[5], places: e[6], published: e[7],
    at: e[0] ?? e[1], item: $(e[8]), id: e[8],
  }));
  const part = (row, name) => row.item.querySelector(name).textContent;
  const title = (row) => (row.title ??= part(row, ".what > span"));
  const spoken = (row) => `${part(row, ".when")}: ${title(row)}`;
  const text = (row) => (row.text ??= row.item.textContent.toLowerCase());
  const byId = new Map(rows.map((row) => [row.id, row]));
  const dated = rows.filter((row) => row.at !== null);
  const DAY = 1, MONTH = 30.44, YEAR = 365.25;
  const canvas = $("canvas"), pen = canvas.getContext("2d"), tip = $("tip");
  const AXIS = 26, ROW = 14, MARK = 5, NAME = 18, MOST_ROWS = 5, TITLE = 230, LETTER = 6.1;
  const first = dated.reduce((a, r) => Math.min(a, r.at), Infinity), last = dated.reduce((a, r) => Math.max(a, r.end ?? r.at), -Infinity);
  let from = 0, scale = 1, width = 0, shown = rows, lanes = [], chosen = null, pending = false, colors = [], ink = {};

  // --- filters and permanent links ---
  const fields = ["q", "actor", "type", "status", "lanes"];
  const days = [...new Set(rows.map((row) => row.published).filter(Boolean))].sort();
  $("asof").max = days.length;
  $("asof").value = days.length;

  function filter() {
    const words = $("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    const actor = $("actor").value, type = $("type").value, status = $("status").value;
    const known = +$("asof").value < days.length ? days[+$("asof").value] : null;
    $("asofday").textContent = known ?? "any day";
    shown = [];
    for (const row of rows) {
      const wanted = (!actor || row.actors.includes(+actor)) && (!type || row.type === +type) && (!status || row.status === status) &&
        (!known || (row.published && row.published <= known)) && words.every((word) => text(row).includes(word));
      if (row.item.hidden === wanted) row.item.hidden = !wanted;
      if (wanted) shown.push(row);
    }
    for (const section of document.querySelectorAll("main section")) {
      section.hidden = !section.querySelector("li[id]:not([hidden])");
    }
    $("count").textContent = `${shown.length} of ${rows.length} events`;
    layout();
    remember();
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of fields) if ($(name).value && $(name).value !== $(name).dataset.usual) state.set(name, label(name));
    if (+$("asof").value < days.length) state.set("asof", days[+$("asof").value]);
    if (chosen) state.set("event", chosen.id);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  const named = { actor: data.actors, type: data.types };
  const label = (name) => (named[name] ? named[name][+$(name).value] : $(name).value);

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) {
      const value = state.get(name) ?? "";
      $(name).value = named[name] ? (named[name].includes(value) ? String(named[name].indexOf(value)) : "") : value || ($(name).dataset.usual ?? "");
    }
    const day = days.indexOf(state.get("asof"));
    $("asof").value = day < 0 ? days.length : day;
    filter();
    const row = byId.get(state.get("event"));
    if (row) open(row);
  }

  function open(row) {
    select(row);
    row.item.querySelector("details").open = true;
    row.item.scrollIntoView({ block: "center" });
  }

  function select(row) {
    if (chosen) chosen.item.classList.remove("chosen");
    chosen = row;
    row.item.classList.add("chosen");
    remember();
    draw();
  }

  // --- lanes: what stands beside what, and in which row ---
  function groups() {
    const by = $("lanes").value;
    if (by === "family") return data.families.map((name, i) => [name, dated.filter((row) => !row.item.hidden && row.family === i), i]);
    const key = by === "actor" ? "actors" : "places", names = data[key], members = new Map(), rest = [];
    for (const row of dated) if (!row.item.hidden) for (const n of row[key]) members.set(n, [...(members.get(n) ?? []), row]);
    const big = [...members].sort((a, b) => b[1].length - a[1].length).slice(0, 12), inBig = new Set(big.map(([n]) => n));
    for (const row of dated) if (!row.item.hidden && !row[key].some((n) => inBig.has(n))) rest.push(row);
    return [...big.map(([n, list]) => [names[n], list]), ["others", rest]];
  }

  function layout() {
    let top = AXIS;
    const visible = dated.filter((row) => !row.item.hidden);
    const inView = visible.filter((row) => row.at >= from && row.at <= from + width / scale).length;
    const titled = inView > 0 && inView <= 140;
    pen.font = "12px system-ui, sans-serif";
    lanes = groups().filter(([, list]) => list.length).map(([name, list]) => {
      const ends = [], edges = [], written = [], marks = [], taken = new Set(); // by row: where titles end, where marks do, the last title
      for (const row of list) {
        const [x0, x1] = span(row), edge = Math.max(x1, (row.start === null ? x1 : x0) + 2 * MARK);
        let place = ends.findIndex((end) => end <= x0 - MARK);
        const crowded = place < 0 && ends.length === MOST_ROWS, name = titled && !crowded ? title(row) : "";
        if (place < 0) place = crowded ? edges.indexOf(Math.min(...edges)) : ends.length;
        if (crowded) { // what would cover another mark to the pixel is not drawn; the list has it
          const spot = `${place}|${Math.round(x0)}|${Math.round(x1)}|${row.family}|${row.status}`;
          if (taken.has(spot) && row !== chosen) continue;
          taken.add(spot);
          if (written[place]) written[place].room = Math.min(written[place].room, x0 - 2 * MARK - written[place].edge);
        }
        const mark = { row, place, x0, x1, edge, title: name, room: TITLE };
        ends[place] = Math.max(ends[place] ?? -Infinity, edge + (name ? 8 + Math.min(TITLE, name.length * LETTER) : 2));
        edges[place] = Math.max(edges[place] ?? -Infinity, edge);
        if (name) written[place] = mark;
        marks.push(mark);
      }
      const lane = { name, marks, top, height: NAME + ends.length * ROW + 6 };
      top += lane.height;
      return lane;
    });
    const height = Math.max(top + 4, 120), ratio = devicePixelRatio || 1;
    if (canvas.height !== Math.round(height * ratio) || canvas.width !== Math.round(width * ratio)) {
      canvas.style.height = `${height}px`;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    draw();
  }

  /* Where a row lies, in pixels from the start of time at this scale; open ends fade out over a stretch. */
  const FADE = 70;
  function span(row) {
    const s = row.start, e = row.end === null ? null : row.end + 1;
    if (s === null) return [(e - first) * scale - FADE, (e - first) * scale];
    if (e === null) return [(s - first) * scale, (s - first) * scale + FADE];
    return [(s - first) * scale, (e - first) * scale];
  }

  // --- drawing ---
  function draw() {
    if (!pending) { pending = true; requestAnimationFrame(paint); }
  }

  function paint() {
    pending = false;
    const ratio = devicePixelRatio || 1, shift = (first - from) * scale, height = canvas.height / ratio;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    ticks(height);
    for (const lane of lanes) {
      pen.fillStyle = ink.line;
      pen.fillRect(0, lane.top, width, 1);
      for (const mark of lane.marks) {
        const x0 = mark.x0 + shift, x1 = mark.x1 + shift;
        if (x1 + 260 < 0 || x0 > width) continue;
        shape(mark.row, x0, x1, lane.top + NAME + mark.place * ROW + ROW / 2);
        if (mark.title && mark.room > 6 * LETTER) {
          pen.fillStyle = ink.text;
          pen.font = "12px system-ui, sans-serif";
          pen.fillText(cut(mark.title, mark.room), mark.edge + shift + 5, lane.top + NAME + mark.place * ROW + ROW / 2 + 4);
        }
      }
      pen.font = "600 11px system-ui, sans-serif";
      pen.fillStyle = ink.card;
      pen.globalAlpha = 0.85;
      pen.fillRect(4, lane.top + 2, pen.measureText(lane.name).width + 10, 15);
      pen.globalAlpha = 1;
      pen.fillStyle = ink.soft;
      pen.fillText(lane.name, 9, lane.top + 14);
    }
    const now = (data.today - from) * scale;
    pen.fillStyle = ink.accent;
    if (now > 0 && now < width) pen.fillRect(now, AXIS - 6, 1.5, height);
  }

  const cut = (text, most) => (text.length * LETTER > most ? `${text.slice(0, Math.floor(most / LETTER) - 1)}…` : text);

  function shape(row, x0, x1, y) {
    const color = colors[row.family], hollow = row.status === "planned" || row.status === "possible", words = row.family === 0 || row.family === 2;
    pen.fillStyle = pen.strokeStyle = color;
    if (row.start === null || row.end === null || row.end > row.start) {
      const bar = Math.max(x1, x0 + 6);
      pen.globalAlpha = hollow ? 0.25 : 0.42;
      if (row.start === null || row.end === null) {
        pen.fillStyle = pen.createLinearGradient(x0, 0, bar, 0);
        pen.fillStyle.addColorStop(0, row.start === null ? "transparent" : color);
        pen.fillStyle.addColorStop(1, row.end === null ? "transparent" : color);
      }
      pen.beginPath();
      pen.roundRect(x0, y - 4, bar - x0, 8, 4);
      pen.fill();
      pen.globalAlpha = 1;
      pen.fillStyle = color;
    }
    const x = row.start === null ? x1 : x0;
    pen.beginPath();
    if (row.status === "negated") { pen.moveTo(x, y - 4); pen.lineTo(x + 8, y + 4); pen.moveTo(x + 8, y - 4); pen.lineTo(x, y + 4); }
    else if (row.family < 2) { pen.moveTo(x + 4, y - 5); pen.lineTo(x + 9, y); pen.lineTo(x + 4, y + 5); pen.lineTo(x - 1, y); pen.closePath(); }
    else if (row.family < 4) { pen.moveTo(x + 4, y - 5); pen.lineTo(x + 9, y + 4); pen.lineTo(x - 1, y + 4); pen.closePath(); }
    else if (row.family === 4) pen.rect(x, y - 4, 8, 8);
    else pen.arc(x + 4, y, 3, 0, 7);
    pen.lineWidth = 1.4;
    if (row.status === "negated") pen.stroke();
    else if (hollow) { pen.fillStyle = ink.card; pen.fill(); pen.setLineDash([2, 2]); pen.stroke(); pen.setLineDash([]); }
    else if (words) { pen.fillStyle = ink.card; pen.fill(); pen.fillStyle = color; pen.globalAlpha = 0.3; pen.fill(); pen.globalAlpha = 1; pen.stroke(); }
    else pen.fill();
    if (row === chosen) { pen.beginPath(); pen.arc(x + 4, y, 9, 0, 7); pen.strokeStyle = ink.accent; pen.lineWidth = 2; pen.stroke(); pen.lineWidth = 1; }
  }

  const STEPS = [[DAY, 1], [7, 1], [MONTH, 1], [3 * MONTH, 3], [6 * MONTH, 6], [YEAR, 12], [2 * YEAR, 24], [5 * YEAR, 60], [10 * YEAR, 120], [25 * YEAR, 300], [100 * YEAR, 1200], [500 * YEAR, 6000]];
  const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  function ticks(height) {
    const [size, months] = STEPS.find(([n]) => n * scale > 74) ?? STEPS[STEPS.length - 1], until = from + width / scale;
    pen.font = "11px system-ui, sans-serif";
    const date = new Date(from * 864e5);
    if (size < MONTH) date.setUTCHours(0, 0, 0, 0);
    else {
      const all = date.getUTCFullYear() * 12 + date.getUTCMonth(), round = Math.floor(all / months) * months;
      date.setTime(utc(round));
    }
    for (let n = 0; n < 400; n++) {
      const day = date.getTime() / 864e5, x = (day - from) * scale;
      if (day > until) break;
      pen.fillStyle = ink.line;
      pen.fillRect(x, 0, 1, height);
      pen.fillStyle = ink.soft;
      const y = date.getUTCFullYear(), m = NAMES[date.getUTCMonth()];
      pen.fillText(size < MONTH ? `${date.getUTCDate()} ${m} ${y}` : months < 12 ? `${m} ${y}` : `${y}`, x + 4, 14);
      if (size < MONTH) date.setTime(date.getTime() + size * 864e5);
      else date.setTime(utc(date.getUTCFullYear() * 12 + date.getUTCMonth() + months));
    }
  }
  function utc(months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(months / 12), months % 12, 1);
    return date.getTime();
  }

  // --- moving about ---
  function fit() {
    const visible = dated.filter((row) => !row.item.hidden).map((row) => row.at).sort((a, b) => a - b);
    const low = visible[Math.floor(visible.length * 0.1)] ?? first, high = visible[Math.ceil(visible.length * 0.98) - 1] ?? last;
    const room = Math.max(20, (high - low) * 0.06);
    from = low - room;
    scale = width / (high - low + 2 * room);
    layout();
  }
  function zoom(factor, x = width / 2) {
    const at = from + x / scale;
    scale = Math.min(60, Math.max(width / 400000, scale * factor));
    from = at - x / scale;
    layout();
  }
  function hit(event) {
    const box = canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, shift = (first - from) * scale;
    let best = null, distance = 12;
    for (const lane of lanes) {
      if (y < lane.top || y > lane.top + lane.height) continue;
      for (const mark of lane.marks) {
        const middle = lane.top + NAME + mark.place * ROW + ROW / 2, x0 = mark.x0 + shift;
        const end = mark.title ? Math.max(mark.x1, mark.x0 + 10) + shift + Math.min(230, mark.title.length * 6.1) : Math.max(mark.x1 + shift, x0 + 10);
        const away = Math.max(x0 - x, 0, x - end) + Math.abs(y - middle);
        if (away < distance) { distance = away; best = mark.row; }
      }
    }
    return best;
  }
  let drag = null;
  canvas.addEventListener("pointerdown", (e) => { drag = { x: e.clientX, from, moved: false }; canvas.setPointerCapture(e.pointerId); });
  canvas.addEventListener("pointermove", (e) => {
    if (drag) {
      if (Math.abs(e.clientX - drag.x) > 4) drag.moved = true;
      if (drag.moved) { from = drag.from - (e.clientX - drag.x) / scale; tip.hidden = true; draw(); }
      return;
    }
    const row = hit(e);
    tip.hidden = !row;
    if (row) {
      const box = $("board").getBoundingClientRect();
      tip.textContent = spoken(row);
      tip.style.left = `${Math.min(e.clientX - box.left + 14, box.width - 240)}px`;
      tip.style.top = `${e.clientY - box.top + 16}px`;
    }
  });
  canvas.addEventListener("pointerup", (e) => {
    const moved = drag?.moved;
    drag = null;
    if (moved) return layout();
    const row = hit(e);
    if (row) open(row);
  });
  canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
  canvas.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey && Math.abs(e.deltaX) > Math.abs(e.deltaY)) { e.preventDefault(); from += e.deltaX / scale; return draw(); }
    if (!e.ctrlKey && !e.metaKey && !e.altKey && document.activeElement !== canvas) return;
    e.preventDefault();
    zoom(Math.exp(-e.deltaY / 300), e.clientX - canvas.getBoundingClientRect().left);
  }, { passive: false });
  canvas.addEventListener("keydown", (e) => {
    const visible = dated.filter((row) => !row.item.hidden).sort((a, b) => a.at - b.at), here = visible.indexOf(chosen);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (step && visible.length) {
      const row = visible[Math.min(visible.length - 1, Math.max(0, here + (here < 0 && step < 0 ? visible.length : step)))];
      select(row);
      if (row.at < from || row.at > from + width / scale) { from = row.at - width / scale / 2; layout(); }
      $("said").textContent = spoken(row);
    } else if (e.key === "Enter" && chosen) { open(chosen); chosen.item.querySelector("summary").focus(); }
    else if (e.key === "+" || e.key === "=") zoom(1.5);
    else if (e.key === "-") zoom(1 / 1.5);
    else if (e.key === "0") fit();
    else return;
    e.preventDefault();
  });
  $("in").addEventListener("click", () => zoom(1.6));
  $("out").addEventListener("click", () => zoom(1 / 1.6));
  $("fit").addEventListener("click", fit);
  for (const name of [...fields, "asof"]) $(name).addEventListener("input", filter);
  $("reset").addEventListener("click", () => { history.replaceState(null, "", location.pathname + location.search); recall(); fit(); });
  addEventListener("hashchange", recall);
  document.querySelector("main").addEventListener("click", (e) => {
    const item = e.target.closest("li[id]");
    if (item && e.target.closest("summary")) select(byId.get(item.id));
  });

  // --- colours, size, start ---
  function dress() {
    const style = getComputedStyle(document.documentElement), value = (name) => style.getPropertyValue(name).trim();
    colors = data.families.map((_, i) => value(`--f${i}`));
    ink = { text: value("--ink"), soft: value("--soft"), line: value("--line"), accent: value("--accent"), card: value("--card") };
    draw();
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
  new ResizeObserver(() => {
    const wide = canvas.parentElement.clientWidth;
    if (!wide || wide === width) return;
    const before = width;
    width = wide;
    if (before) { scale *= width / before; layout(); } else { fit(); recall(); }
  }).observe(canvas.parentElement);
  addEventListener("beforeprint", () => { for (const row of shown) row.item.querySelector("details").open = true; });
  let next = 0;
  const index = () => { // the texts to search in, read while nobody waits
    for (const until = Math.min(rows.length, next + 250); next < until; next++) text(rows[next]);
    if (next < rows.length) setTimeout(index);
  };
  setTimeout(index, 200);
  dress();
  document.documentElement.dataset.ready = "yes";
})();
