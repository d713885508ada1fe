"use strict";
/* What is on, what comes next, and how long it takes, by the clock of this machine in the time zone of the conference. */
(() => {
  const told = JSON.parse(document.getElementById("programme").textContent);
  const words = told.words, main = document.querySelector("main");
  const TURN = 12, SPONSOR = 8, ROW = 0.104, SOON = 60;

  // -- the clock: minutes since 1970 as a clock on the wall at the conference shows them
  const form = (() => {
    const fields = { hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
    try { return new Intl.DateTimeFormat("en-US", told.zone ? { ...fields, timeZone: told.zone } : fields); }
    catch { return new Intl.DateTimeFormat("en-US", fields); }
  })();
  const wall = (moment) => {
    const of = Object.fromEntries(form.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
    return Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute, of.second) / 60000;
  };
  const asked = /[#&?]now=(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(decodeURIComponent(location.search + location.hash));
  const shift = asked ? Date.UTC(asked[1], asked[2] - 1, asked[3], asked[4], asked[5]) / 60000 - wall(new Date()) : 0;
  const now = () => wall(new Date()) + shift;
  const two = (number) => String(number).padStart(2, "0");
  const clock = (minute) => { const m = ((Math.floor(minute) % 1440) + 1440) % 1440; return `${two(Math.floor(m / 60))}:${two(m % 60)}`; };
  const count = (minutes) => {
    const s = Math.max(0, Math.round(minutes * 60)), h = Math.floor(s / 3600);
    return h ? `${h}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${two(Math.floor(s / 60))}:${two(s % 60)}`;
  };
  const day = (minute) => told.days[String(Math.floor(minute / 1440))] || "";
  const when = (minute, at) => (Math.floor(minute / 1440) === Math.floor(at / 1440) ? clock(minute) : `${day(minute)} ${clock(minute)}`.trim());

  // -- what is on
  const state = (items, at) => {
    const on = items.filter((one) => one.start <= at && at < one.end);
    const after = items.filter((one) => one.start > at);
    const next = after.find((one) => !one.pause) || after[0];
    return { on: on.filter((one) => !one.pause).length ? on.filter((one) => !one.pause) : on, next };
  };

  // -- elements
  const make = (tag, kind, ...inside) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    for (const one of inside.flat()) if (one || one === 0) element.append(one);
    return element;
  };
  const phrases = (title) => title.flatMap((part, n) => (n ? [document.createElement("wbr"), part] : [part]));
  const title = (item, tag = "h2") => make(tag, "phrases fit", phrases(item.title));
  const people = (item) =>
    item.people.length
      ? make("div", "people fit", item.people.map(([name, org, role]) =>
          make("div", "", make("b", "", name), org || role ? make("span", "", ` ${[role, org].filter(Boolean).join(" ")}`) : "")))
      : "";
  let lastTurn = 0;
  const sponsor = (at) => {
    if (!told.sponsors.length) return "";
    const turn = Math.floor((at * 60) / SPONSOR), [name, picture] = told.sponsors[turn % told.sponsors.length];
    const kind = turn === lastTurn ? "sponsor" : "sponsor come";
    lastTurn = turn;
    const image = picture ? make("img") : "";
    if (image) { image.src = picture; image.alt = name; }
    return make("div", kind, make("span", "", words.sponsors), image || make("b", "", name));
  };

  // -- one room
  const roomScreen = (at) => {
    const [room] = told.rooms, { on, next } = state(room.items, at), shown = on[0] || next;
    main.style.setProperty("--accent", shown ? shown.color : told.color);
    const side = make("div", "side", make("h1", "fit phrases", room.name), make("div", "track fit phrases", shown ? shown.track : ""),
      make("div", "clock", clock(at)), make("div", "day", day(at)), make("div", "name", told.title));
    const box = make("div", on.length > 1 ? "now several" : "now");
    const resting = !on.length || on.every((one) => one.pause);
    if (on.length) {
      const left = Math.min(...on.map((one) => one.end)), known = !on.every((one) => one.open);
      box.append(make("div", "label", make("span", "", words.now), known ? make("span", "count", `${words.left} ${count(left - at)}`) : ""));
      for (const one of on) {
        const item = make("div", "item", title(one), people(one));
        if (!one.open) {
          const done = make("i");
          done.style.width = `${(100 * (at - one.start)) / (one.end - one.start)}%`;
          item.append(make("div", "bar", done));
        }
        box.append(item);
      }
    } else if (next) {
      const soon = next.start - at < 720;
      box.append(make("div", "label", make("span", "", words.next), soon ? make("span", "count", `${words.until} ${count(next.start - at)}`) : ""),
        make("div", "item", make("div", "label", make("b", "count", when(next.start, at))), title(next), people(next)));
    } else {
      box.append(make("div", "item", make("h2", "phrases fit", words.thanks)));
    }
    if (resting) box.append(sponsor(at));
    const then = on.length && next ? make("div", "next", make("div", "label", make("span", "", `${words.next} `), make("b", "count", when(next.start, at))), title(next), people(next))
      : on.length ? make("div", "next", make("div", "label", words.nothing)) : "";
    return make("div", "room", side, make("div", "on", box, then));
  };

  // -- the foyer
  const foyerScreen = (at) => {
    main.style.setProperty("--accent", told.color);
    const tall = innerHeight > innerWidth, high = innerHeight - 0.2 * Math.min(innerHeight, innerWidth);
    const most = Math.max(1, Math.floor(high / (ROW * (tall ? 0.8 : 1) * innerHeight)));
    const pages = Math.ceil(told.rooms.length / most), each = Math.ceil(told.rooms.length / pages);
    const page = Math.floor((at * 60) / TURN) % pages;
    const rows = make("div", "rows", make("div", "head", pages > 1 ? `${page + 1}/${pages}` : ""), make("div", "head", words.now), make("div", "head", words.next));
    const shown = told.rooms.slice(page * each, (page + 1) * each);
    rows.style.gridTemplateRows = `auto repeat(${shown.length}, minmax(0, 1fr))`;
    rows.style.fontSize = `${Math.min((0.3 * high) / shown.length, 0.062 * Math.min(innerWidth, innerHeight))}px`;
    for (const room of shown) {
      const { on, next } = state(room.items, at), first = on[0] || next;
      const place = make("div", "place fit phrases", room.name);
      place.style.setProperty("--own", first ? first.color : told.color);
      const what = make("div", "what fit", on.length
        ? on.map((one) => make("div", "", make("time", "", clock(one.start)), make("b", "phrases", phrases(one.title)), people(one)))
        : make("div", "far", !next ? words.nothing : next.start - at < SOON ? `${words.until} ${count(next.start - at)}` : ""));
      const then = make("div", "then fit", next ? [make("time", "", when(next.start, at)), make("span", "phrases", phrases(next.title))] : "");
      rows.append(place, what, then);
    }
    const head = make("header", "", make("h1", "", told.title), make("span", "day", day(at)), make("span", "clock", clock(at)));
    return make("div", "foyer", head, rows);
  };

  // -- sizes: as the style has them, smaller by steps until all of a box is seen
  const fit = () => {
    for (const box of document.querySelectorAll(".fit")) {
      const large = parseFloat(getComputedStyle(box).fontSize);
      for (let share = 1; share > 0.3; share -= 0.04) {
        const size = large * share; // letters reach a fifth of their size out of a line without being cut
        box.style.fontSize = `${size}px`;
        box.classList.toggle("torn", share < 0.5);
        if (box.scrollHeight <= box.clientHeight + size / 5 && box.scrollWidth <= box.clientWidth + 1) break;
      }
    }
  };

  let before = "";
  const draw = () => {
    const at = now(), screen = told.room ? roomScreen(at) : foyerScreen(at);
    const text = screen.outerHTML + innerWidth + innerHeight;
    if (text === before) return;
    before = text;
    main.replaceChildren(screen, asked ? make("div", "rehearsal", words.rehearsal) : "");
    fit();
  };
  addEventListener("resize", draw);
  document.fonts.ready.then(() => { before = ""; draw(); });
  const tick = () => { draw(); setTimeout(tick, 1000 - (Date.now() % 1000)); };
  tick();
})();
