// The page itself: tiles, filters, figures in their places, the table of bullets. It runs once, at the end.
const legend = (...items) => el("ul", { class: "legend" }, ...items.map(([cls, words, sign]) => el("li", {}, el("i", { class: cls, "aria-hidden": "true" }, sign || ""), words)));
const picker = (label, key, options) => {
  const select = el("select", {}, ...options.map((o) => el("option", { value: o }, o)));
  select.addEventListener("change", () => { choice[key] = select.value; refresh(); });
  return el("label", { class: "pick" }, label, select);
};
const bars = [["light", "launched"], ["solid", "brought down or jammed"], ["sign", "at least", "▲"], ["sign", "another count of that night", "◇"], ["sign", "page, but no number", "○"], ["gap", "no page"]];
const PLAN = [
  { id: "nights", spec: "nights", compute: nights, side: 62, legend: () => legend(...bars), pick: () => picker("Weapon", "weapon", weapons().length ? weapons() : [choice.weapon]) },
  { pair: [
    { id: "casualties", spec: "weeks", compute: casualties, side: 62, legend: () => legend(["solid", "each event once, lower bound"], ["light", "told again, or up to"], ["sign", "open above", "▲"], ["sign", "page, but no number", "○"], ["gap", "no page"]), pick: () => picker("People", "metric", ["killed", "injured"]) },
    { id: "regions", spec: "ranks", compute: regions, side: 210, legend: () => legend(...data.sides.map((s, n) => [HUES[1 - n], `regions of ${s.country}`]).reverse(), ["other", "elsewhere"], ["light", "told again"]) },
  ] },
  { id: "map", spec: "map", compute: strikes, side: 0, cls: "map", legend: () => legend(...data.sides.map((s, n) => [HUES[n], `by ${s.country}`]), ["other", "attacker not said"], ["sign", "a region or district as a whole", "○"]) },
  { pair: [
    { id: "types", spec: "types", compute: types, side: 44, legend: () => legend(["calm", "bullets"], ["gap", "no page"]) },
    { id: "speakers", spec: "ranks", compute: speakers, side: 210, legend: () => legend(...data.sides.map((s, n) => [HUES[n], `for ${s.country}`]).reverse(), ["other", "for others"]) },
  ] },
  { pair: [
    { id: "aid", spec: "ranks", compute: aid, side: 250, legend: () => legend(["calm", "sum of the lower bounds, and in how many sums"]) },
    { id: "coverage", spec: "calendar", compute: coverage, side: 52, legend: () => legend(["calm", "page"], ["alarm", "no page"]) },
  ] },
];
const drawn = [];
// the map's projection, so that the frame fills it
const framed = (spec, { west, east, south, north }) => {
  const [high, low] = [north, south].map((lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)));
  const middle = (Math.atan(Math.exp((high + low) / 2)) * 360) / Math.PI - 90;
  Object.assign(spec.projections[0], { center: [(west + east) / 2, middle], scale: { signal: `min(width / ${((east - west) * Math.PI) / 180}, height / ${high - low})` } });
};

const place = (plan) => {
  const title = el("h2", { id: `${plan.id}-title` }), sub = el("p", { class: "sub" }), note = el("p", { class: "note" });
  const chart = el("div", { class: "chart", role: "img", "aria-labelledby": `${plan.id}-title` });
  let now = plan.compute();
  const tools = toolsOf(plan.id, () => now);
  const node = el("section", { class: `card ${plan.cls || ""}`, id: plan.id, "aria-labelledby": `${plan.id}-title` }, el("div", { class: "row spread" }, title, plan.pick ? plan.pick() : null), sub, plan.legend(), chart, note, tools);
  const figure = { ...plan, node, chart, view: null };
  figure.words = () => { now = plan.compute(); title.textContent = now.title; sub.textContent = now.sub; note.textContent = now.note || ""; tools.refresh(); };
  figure.draw = async () => {
    const width = Math.max(160, chart.clientWidth - plan.side);
    const high = Math.round(Math.min(560, Math.max(230, width * 0.6)));
    if (!figure.view) {
      const spec = structuredClone(data.specs[plan.spec]);
      const set = (name, values) => { const found = spec.data.find((d) => d.name === name); found.values = values; delete found.url; };
      set("rows", now.marks);
      if (plan.spec === "map") { set("countries", data.map.countries); set("regions", data.map.regions); framed(spec, data.map.frame); node.classList.toggle("bare", !data.map.countries.length); spec.height = high; spec.padding = 0; spec.scales.find((s) => s.name === "size").range = [8, Math.min(620, width * 0.65)]; }
      const child = (spec.signals || []).find((s) => s.name === "child_width");
      if (child) child.value = width; else spec.width = width;
      const result = await window.vegaEmbed(chart, spec, { mode: "vega", ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: tip });
      figure.view = result.view;
      const behind = (item) => item && item.datum && (item.datum.behind || (item.datum.datum && item.datum.datum.behind));
      figure.view.addEventListener("click", (_, item) => { const b = behind(item); if (b) showEvidence(b.title, b.bullets(), b.hot); });
      figure.view.addEventListener("mousemove", (event, item) => tip(null, event, item));
      figure.view.addEventListener("mouseout", () => { $("tip").hidden = true; });
    } else {
      try { figure.view.signal("child_width", width); } catch { figure.view.width(width); if (plan.spec === "map") figure.view.height(high); }
      figure.view.data("rows", now.marks).resize();
      await figure.view.runAsync();
    }
  };
  drawn.push(figure);
  return node;
};

let page = 0, matches = [];
const PER_PAGE = 25;
const bulletsNow = () => ({
  title: "The bullets",
  table: {
    only: "csv", columns: ["page_date", "event_type", "attacker", "place", "region", "killed_low", "killed_high", "injured_low", "injured_high", "text", "citation", "url"],
    rows: matches.map((i) => [iso(pageDay(i)), word(B.type[i]), word(B.attacker[i]), word(B.place[i]), word(B.region[i]), ...(B.killed[i] || [null, null]), ...(B.injured[i] || [null, null]), B.text[i], citation(i), pageLink(i)]),
  },
  sql: sqlOf("bullets", { date: "page_date", type: "event_type", region: "region", side: "attacker", more: () => (filters.q ? [`contains(lower(text), ${quoted(filters.q)})`] : []) }),
});
const showPage = () => {
  const rows = matches.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((i) => el("tr", {},
    el("td", {}, linkTo(i, said(pageDay(i)))), el("td", { class: "type" }, typeOf(i)), el("td", {}, word(B.place[i]) || ""),
    el("td", { class: "words" }, ...marked(i), el("span", { class: "cite" }, citation(i)))));
  const head = el("thead", {}, el("tr", {}, ...["Day", "Type", "Place", "Text, coded words marked"].map((h) => el("th", { scope: "col" }, h))));
  $("rows").replaceChildren(el("table", {}, head, el("tbody", {}, ...rows)));
  $("count").textContent = matches.length ? `${num(matches.length)} of ${num(B.text.length)} bullets match. The day opens the page.` : "No bullet matches: clear a filter or search for fewer letters.";
  const last = Math.min(matches.length, (page + 1) * PER_PAGE);
  $("which").textContent = matches.length ? `${num(page * PER_PAGE + 1)}–${num(last)} of ${num(matches.length)}` : "";
  $("previous").disabled = page === 0;
  $("next").disabled = last >= matches.length;
};
let lower = null;
const showBullets = () => {
  lower ||= B.text.map((t) => t.toLowerCase());
  matches = every().filter((i) => !filters.q || lower[i].includes(filters.q));
  matches.sort((a, b) => pageDay(b) - pageDay(a) || a - b);
  page = 0;
  showPage();
  $("bullet-tools").firstChild?.refresh();
};

// the newest night of the weapon that is counted most: what a side sent, and what of the other's was brought down that night
const airTiles = function* (tile) {
  const noun = `${choice.weapon}s`;
  const of = (side, column) => data.nights.filter((r) => word(r[N_SIDE]) === side && word(r[N_WEAPON]) === choice.weapon && r[column] !== null);
  const by = data.sides.map((s) => s.code).find((side) => of(side, L_LOW).length);
  if (!by) return;
  const night = Math.max(...of(by, L_LOW).map((r) => r[NIGHT]));
  const told = of(by, L_LOW).filter((r) => r[NIGHT] === night).sort((a, b) => b[L_LOW] - a[L_LOW]);
  const title = `${noun[0].toUpperCase()}${noun.slice(1)}, night to ${said(night)}`;
  const rivals = told.slice(1).map((r) => `; ${bounds(r[L_LOW], r[L_HIGH])} says ${word(r[N_BY]) || "the page"}`).join("");
  yield tile(bounds(told[0][L_LOW], told[0][L_HIGH]), `${noun} ${sentBy(by)} in the night to ${said(night)}, says ${word(told[0][N_BY]) || "the page"}${rivals}`, { title, bullets: () => told.map((r) => r[N_BULLET]), hot: weaponIs(choice.weapon, "launched") });
  const [most] = told, share = shareOf([most[I_LOW], most[I_HIGH]], [most[L_LOW], most[L_HIGH]]);
  if (share) yield tile(share, `of them reported brought down or jammed (${bounds(most[I_LOW], most[I_HIGH])})`, { title, bullets: () => [most[N_BULLET]], hot: weaponIs(choice.weapon, "intercepted") });
  const other = otherThan(by);
  const downed = of(other, I_LOW).filter((r) => r[NIGHT] === night).sort((a, b) => b[I_LOW] - a[I_LOW]);
  if (downed.length) {
    const others = downed.slice(1).map((r) => `; ${bounds(r[I_LOW], r[I_HIGH])} says ${word(r[N_BY]) || "the page"}`).join("");
    const words = `${noun} that ${word(downed[0][N_BY]) || "the page"}${word(downed[0][N_BY + 1]) ? ` (${land(word(downed[0][N_BY + 1]))})` : ""} says were brought down${foeOf(other) ? ` over ${land(foeOf(other))}` : `, sent by ${land(other)},`} that night${others}`;
    yield tile(bounds(downed[0][I_LOW], downed[0][I_HIGH]), words, { title: `${title}, ${sentBy(other)}`, bullets: () => downed.map((r) => r[N_BULLET]), hot: weaponIs(choice.weapon, "intercepted") });
  }
};
const tiles = () => {
  if (!data.pages.length) return;
  const newest = data.pages.at(-1)[0];
  const today = []; for (let i = 0; i < B.text.length; i++) if (pageDay(i) === newest) today.push(i);
  const tile = (big, small, behind) => el("button", { type: "button", class: "tile", onclick: () => showEvidence(behind.title, behind.bullets(), behind.hot) }, el("b", {}, big), el("span", {}, small));
  const list = [...airTiles(tile)];
  const deadly = today.filter((i) => B.toll[i] && !B.is_period[i] && word(B.type[i]) !== "ground_combat");
  list.push(deadly.length ? tile(bounds(sum(deadly, (i) => B.toll[i][0]), deadly.some((i) => B.toll[i][1] === null) ? null : sum(deadly, (i) => B.toll[i][1])), `people reported killed in ${plural(deadly.length, "bullet")} of ${said(newest)}; a strike told before may be among them, soldiers killed in battle and a toll of a period (the past 24 hours, a month) are not, unless its dates are not told`, { title: `Killed, ${said(newest)}`, bullets: () => deadly, hot: metricIs("killed") })
    : tile("–", `no number of killed told on ${said(newest)}, soldiers killed in battle and a toll of a period (the past 24 hours, a month) apart; that is not zero`, { title: `Bullets of ${said(newest)}`, bullets: () => today }));
  list.push(tile(num(today.length), `bullets on ${said(newest)}, the newest day`, { title: `Bullets of ${said(newest)}`, bullets: () => today }));
  $("tiles").replaceChildren(...list);
};

const freshness = () => {
  if (!data.pages.length) return;
  const newest = data.pages.at(-1)[0];
  const age = Math.max(0, Math.floor(Date.now() / DAY) - newest);
  const made = data.made.slice(0, 10);
  $("fresh").textContent = `Newest day: ${said(newest)}, ${age === 0 ? "today" : plural(age, "day") + " ago"}. Made ${said(dayOf(made))}.`;
  $("fresh").classList.toggle("late", age > 1);
};
const refresh = async () => {
  $("set").textContent = [...setFilters(), ...(filters.q ? [`“${filters.q}”`] : [])].join(" · ");
  showBullets();
  for (const figure of drawn) { figure.words(); await figure.draw(); }
};
const bind = () => {
  const fill = (id, list, name) => $(id).append(...list.map((v) => el("option", { value: v }, name(v))));
  fill("type", [...new Set(B.type)].map(word).filter(Boolean).sort(), spoken);
  fill("region", [...new Set(B.region)].map(word).filter(Boolean).sort((a, b) => regionName(a).localeCompare(regionName(b))), (r) => `${regionName(r)} (${r.slice(0, 2)})`);
  fill("side", sidesIn(B.attacker), land);
  for (const id of ["from", "to"]) if (data.pages.length) { $(id).min = iso(data.pages[0][0]); $(id).max = iso(data.pages.at(-1)[0]); }
  let wait;
  $("filters").addEventListener("input", (event) => {
    filters.q = $("q").value.trim().toLowerCase();
    filters.from = dayOf($("from").value); filters.to = dayOf($("to").value);
    for (const key of ["type", "region", "side"]) filters[key] = $(key).value;
    clearTimeout(wait);
    wait = setTimeout(event.target.id === "q" ? showBullets : refresh, 120);
  });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => { Object.assign(filters, { q: "", from: null, to: null, type: "", region: "", side: "" }); setTimeout(refresh); });
  $("previous").addEventListener("click", () => { page--; showPage(); });
  $("next").addEventListener("click", () => { page++; showPage(); });
  $("close").addEventListener("click", () => $("evidence").close());
  $("evidence").addEventListener("click", (event) => { if (event.target === $("evidence")) $("evidence").close(); });
  $("theme").addEventListener("click", () => {
    const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = isDark ? "light" : "dark";
  });
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; clearTimeout(wait); wait = setTimeout(refresh, 200); } });
};
const start = async () => {
  if (innerWidth <= 760) $("fold").open = false;
  data = await unpack("data");
  B = data.bullets; W = data.words;
  choice.weapon = weapons()[0] || choice.weapon;
  tiles();
  freshness();
  for (const plan of PLAN) $("figures").append(plan.pair ? el("div", { class: "pair" }, ...plan.pair.map(place)) : place(plan));
  $("bullet-tools").append(toolsOf("bullets", bulletsNow));
  bind();
  drawn.forEach((f) => f.words());
  showBullets();
  for (const figure of drawn) { await figure.draw(); await new Promise((done) => setTimeout(done)); }
  document.documentElement.dataset.drawn = String(Math.round(performance.now()));
};
start();
