// A figure with everything under it, a bullet with its words marked, and the sentences behind a number. All text goes in as text.
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") node.addEventListener("click", value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
};
const KINDS = { q: "number", p: "place", a: "source" };
const toldBy = (mark) => {
  if (mark[0] === "p") return ["place", word(mark[3]) || "not in the gazetteer", word(mark[4]), word(mark[5])].filter(Boolean).join(" · ");
  if (mark[0] === "a") return ["source", word(mark[3]), word(mark[4]) && `for ${land(word(mark[4]))}`, word(mark[5])].filter(Boolean).join(" · ");
  const unit = word(mark[7]) || word(mark[4]);
  return `${spoken(word(mark[3]))}: ${bounds(mark[5], mark[6])}${unit ? " " + unit : ""}${mark[9] ? " (part of a total)" : ""} · ${word(mark[8]) ? "says " + word(mark[8]) : "the page’s own voice"}`;
};
// spans count code points and may lie inside one another: the text is cut at every edge
const marked = (i, isHot) => {
  const letters = Array.from(B.text[i]);
  const marks = B.marks[i];
  const edges = [...new Set([0, letters.length, ...marks.flatMap((m) => [m[1], m[2]])])].filter((e) => e >= 0 && e <= letters.length).sort((a, b) => a - b);
  const parts = [];
  for (let n = 0; n + 1 < edges.length; n++) {
    const [from, to] = [edges[n], edges[n + 1]];
    const over = marks.filter((m) => m[1] <= from && m[2] >= to);
    const words = letters.slice(from, to).join("");
    const hot = over.some((m) => isHot && isHot(m));
    parts.push(over.length ? el("mark", { class: [...new Set(over.map((m) => m[0]))].join(" ") + (hot ? " hot" : ""), title: over.map(toldBy).join("\n") }, words) : words);
  }
  return parts;
};
const linkTo = (i, text) => (pageLink(i) ? el("a", { href: pageLink(i), target: "_blank", rel: "noopener noreferrer" }, text) : text);
const showEvidence = (title, list, isHot) => {
  $("evidence-title").textContent = `${title}: ${plural(list.length, "bullet")}`;
  const items = list.slice(0, 200).map((i) => el("li", {}, el("div", {}, ...marked(i, isHot)),
    el("div", { class: "meta" }, el("span", {}, said(pageDay(i))), el("span", {}, typeOf(i)), linkTo(i, "Open the page ↗"), el("span", {}, citation(i)))));
  if (list.length > 200) items.push(el("li", {}, `and ${num(list.length - 200)} more: set the filters closer`));
  if (!list.length) items.push(el("li", {}, "No bullet."));
  $("evidence").querySelector("ol").replaceChildren(...items);
  $("evidence").showModal();
  $("evidence").scrollTop = 0;
};
const evidenceButton = (text, behind) => el("button", { type: "button", class: "link", onclick: () => showEvidence(behind.title, behind.bullets(), behind.hot) }, text);
const csvCell = (value) => {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /(^|\n)[=+\-@\t\r]/.test(text)) text = text.replace(/(^|\n)(?=[=+\-@\t\r])/g, "$1'");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const saveCsv = (name, columns, rows) => {
  const lines = [columns.map(csvCell).join(","), ...rows.map((row) => row.map(csvCell).join(","))];
  const link = el("a", { href: URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" })), download: `${name}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
// `table` is {columns, rows, behind}: behind(n) says which bullets a row stands for
const tableOf = (table, title, limit = 60) => {
  const numeric = table.columns.map((_, c) => table.rows.length > 0 && table.rows.every((r) => r[c] === null || typeof r[c] === "number"));
  const head = el("tr", {}, ...table.columns.map((name, c) => el("th", { scope: "col", class: numeric[c] && "num" }, name.replaceAll("_", " "))));
  const line = (row, n) => el("tr", {}, ...row.map((value, c) => {
    const text = value === null ? "" : typeof value === "number" ? unrounded(value) : String(value);
    const last = table.evidence.includes(c) && table.behind;
    return el("td", { class: numeric[c] && "num" }, last && text !== "" ? evidenceButton(text, table.behind(n)) : text);
  }));
  const body = el("tbody", {}, ...table.rows.slice(0, limit).map(line));
  const holder = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Numbers behind: ${title}` }, el("table", {}, el("thead", {}, head), body));
  if (table.rows.length <= limit) return [holder];
  const more = el("button", { type: "button", onclick: () => { body.append(...table.rows.slice(limit).map((r, n) => line(r, n + limit))); more.remove(); } }, `Show all ${num(table.rows.length)} rows`);
  return [holder, more];
};
const setFilters = () => {
  const parts = [];
  if (filters.from !== null || filters.to !== null) parts.push(`${said(span().from)} to ${said(span().to)}`);
  if (filters.type) parts.push(spoken(filters.type));
  if (filters.region) parts.push(regionName(filters.region));
  if (filters.side) parts.push(`attacks by ${land(filters.side)}`);
  return parts;
};
// table, CSV, SQL and citation under a figure; `now()` gives what the figure shows
const toolsOf = (id, now) => {
  const fold = (name, fill) => {
    const inside = el("div");
    const node = el("details", {}, el("summary", {}, name), inside);
    node.refresh = () => { if (node.open) inside.replaceChildren(...fill()); };
    node.addEventListener("toggle", node.refresh);
    return node;
  };
  const cite = () => {
    const made = data.made.slice(0, 10);
    const set = setFilters();
    return `Key events, “${now().title}”, pages of ${said(span().from)} to ${said(span().to)}${set.length ? "; filters: " + set.join(", ") : ""}; report made ${made}. Bullets are reports, not events.`;
  };
  const folds = [
    ...(now().table.only === "csv" ? [] : [fold("The numbers as a table", () => tableOf(now().table, now().title))]),
    fold("The SQL that made it", () => [el("pre", {}, el("code", {}, now().sql + ";"))]),
    fold("How to cite", () => [el("p", {}, cite())]),
  ];
  const csv = el("button", { type: "button", class: "link", onclick: () => saveCsv(`keyevents-${id}`, now().table.columns, now().table.rows) }, "CSV of what you see");
  const tools = el("div", { class: "tools" }, ...folds.slice(0, -2), csv, ...folds.slice(-2));
  tools.refresh = () => folds.forEach((f) => f.refresh());
  return tools;
};
const tip = (_, event, item, value) => {
  const words = item && item.datum && (item.datum.tip || (item.datum.datum && item.datum.datum.tip));
  $("tip").hidden = !words;
  if (!words) return;
  $("tip").textContent = words;
  $("tip").style.left = `${Math.min(event.clientX + 14, innerWidth - 290)}px`;
  $("tip").style.top = `${event.clientY + 16}px`;
};
