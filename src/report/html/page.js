"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const entries = all(".entry");
  const kindField = one("#kind"), textField = one("#text"), stateField = one("#state");
  const reviewing = document.body.classList.contains("review");
  let selected = null;

  // --- Filters: what is shown stands in the address, so that it can be sent and survives a reload.

  const chips = all(".chip");
  const searchable = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));

  // Of many articles: the table of facts, each row the entry of one finding.
  const factRows = all(".facts tbody tr");
  const entryOf = (finding) => entries.find((entry) => entry.dataset.ids.split(" ").includes(finding));

  function isShown(entry) {
    const pressed = chips.find((chip) => chip.dataset.verdict === entry.dataset.verdict).getAttribute("aria-pressed") === "true";
    const kind = kindField.value, text = textField.value.trim().toLowerCase(), state = stateField ? stateField.value : "";
    return pressed
      && (!kind || entry.dataset.kinds.split(" ").includes(kind))
      && (!text || searchable.get(entry).includes(text))
      && (!state || (state === "decided") === ("decided" in entry.dataset));
  }

  function filter() {
    for (const entry of entries) entry.hidden = !isShown(entry);
    for (const group of all(".group")) group.hidden = !one(".entry:not([hidden])", group);
    const filtering = kindField.value || textField.value.trim() || (stateField && stateField.value);
    for (const details of all(".group details")) {
      const count = all(".entry:not([hidden])", details).length;
      details.hidden = count === 0;
      if (filtering) details.open = true;
    }
    for (const row of factRows) { const entry = entryOf(row.dataset.finding); row.hidden = Boolean(entry && entry.hidden); }
    const count = entries.filter((entry) => !entry.hidden).length;
    one("#shown").textContent = count === entries.length ? `${count} entries` : `${count} of ${entries.length} entries`;
    one(".nothing").hidden = count > 0;
    progress();
    draw();
  }

  function writeAddress() {
    const parts = new URLSearchParams();
    const off = chips.filter((chip) => chip.getAttribute("aria-pressed") === "false").map((chip) => chip.dataset.verdict);
    if (off.length) parts.set("hide", off.join(","));
    if (kindField.value) parts.set("kind", kindField.value);
    if (textField.value.trim()) parts.set("text", textField.value.trim());
    if (stateField && stateField.value) parts.set("state", stateField.value);
    if (selected) parts.set("at", selected.id);
    const address = parts.toString();
    // A page from a file has no history to write to in some browsers; the filters work all the same.
    try { history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search); } catch { /* shown, not kept */ }
  }

  function readAddress() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const off = (parts.get("hide") || "").split(",");
    for (const chip of chips) chip.setAttribute("aria-pressed", String(!off.includes(chip.dataset.verdict)));
    const pick = (field, value) => { if (field) field.value = Array.from(field.options).some((o) => o.value === value) ? value : ""; };
    pick(kindField, parts.get("kind") || "");
    pick(stateField, parts.get("state") || "");
    textField.value = parts.get("text") || "";
    return entries.find((entry) => entry.id === parts.get("at"));
  }

  function changed() { filter(); writeAddress(); one("#said").textContent = one("#shown").textContent; }
  for (const chip of chips) chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    changed();
  });
  for (const field of [kindField, stateField, textField]) if (field) field.addEventListener("input", changed);

  // --- Selecting: both places come into view and light up, with a line between them.

  const piecesOf = (name) => all(".c").filter((piece) => piece.dataset.marks.split(" ").includes(name));
  const paneOf = (name) => one(`#article-${name.slice(1).split("-")[0]}`);

  function bring(element, box, margin) {
    // Many articles may stand further to the side than the window is wide.
    if (document.body.classList.contains("many")) box.scrollIntoView({ block: "nearest", inline: "nearest" });
    const at = element.getBoundingClientRect(), frame = box.getBoundingClientRect();
    box.scrollTop += at.top - frame.top - margin;
  }

  function select(entry, options = {}) {
    for (const old of all(".entry[aria-current]")) old.removeAttribute("aria-current");
    for (const old of all(".c.lit")) old.classList.remove("lit");
    for (const row of factRows) {
      if (entry && entryOf(row.dataset.finding) === entry) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    selected = entry;
    if (!entry) { writeAddress(); draw(); return; }
    entry.setAttribute("aria-current", "true");
    const details = entry.closest("details");
    if (details) details.open = true;
    const seen = new Set();
    for (const name of entry.dataset.marks.split(" ")) {
      const pieces = piecesOf(name), pane = paneOf(name);
      for (const piece of pieces) piece.classList.add("lit");
      // The first place in each article, unless the reader came from a place of his own.
      if (pieces.length && !seen.has(pane) && pane !== options.stay) bring(pieces[0], pane, pane.clientHeight * 0.34);
      seen.add(pane);
    }
    if (!options.still) entry.scrollIntoView({ block: "nearest" });
    writeAddress();
    controls();
    draw();
  }

  function step(by) {
    const shown = entries.filter((entry) => !entry.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(selected);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    select(at < 0 ? shown[0] : next);
    one(".why", selected).focus({ preventScroll: true });
  }

  one(".list").addEventListener("click", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry || getSelection().toString()) return;
    if (event.target.closest("a")) event.preventDefault();
    select(entry);
    const place = event.target.closest(".place");
    if (place) {
      const name = place.getAttribute("href").slice(1), pieces = piecesOf(name);
      if (pieces.length) bring(pieces[0], paneOf(name), paneOf(name).clientHeight * 0.34);
      draw();
    }
  });

  function enter(piece) {
    // The innermost claim first; a further click goes on to the next finding about it.
    const about = piece.dataset.marks.split(" ").flatMap((name) => entries.filter((entry) => entry.dataset.marks.split(" ").includes(name)));
    const shown = about.filter((entry, at) => about.indexOf(entry) === at && !entry.hidden);
    if (!shown.length) return;
    select(shown[(shown.indexOf(selected) + 1) % shown.length], { stay: piece.closest(".pane") });
  }
  for (const piece of all(".c")) {
    piece.addEventListener("click", () => { if (!getSelection().toString()) enter(piece); });
    piece.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); enter(piece); } });
  }

  const canvas = one(".lines"), panes = all(".pane");
  const make = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  function draw() {
    canvas.replaceChildren();
    if (!selected || selected.hidden || !canvas.parentElement.offsetParent) return;
    canvas.setAttribute("class", `lines ${selected.dataset.verdict}`);
    const frame = canvas.getBoundingClientRect();
    const places = panes.map((pane) => {
      const name = selected.dataset.marks.split(" ").find((name) => paneOf(name) === pane);
      const piece = name && piecesOf(name)[0];
      if (!piece) return null;
      const box = pane.getBoundingClientRect(), rect = piece.getClientRects()[0] || piece.getBoundingClientRect();
      const top = one("header", pane).getBoundingClientRect().bottom;
      return { box, rect, edge: one(".text p", pane).getBoundingClientRect().left, inView: rect.bottom > top && rect.top < box.bottom, top };
    });
    for (let at = 1; at < places.length; at += 1) {
      const from = places[at - 1], to = places[at];
      if (!from || !to || !from.inView || !to.inView) continue;
      const stacked = to.box.top >= from.box.bottom - 1;
      const end = (x, y) => [x - frame.left, y - frame.top];
      const [x1, y1] = stacked ? end(from.rect.left + 8, from.rect.bottom) : end(from.box.right - 10, (from.rect.top + from.rect.bottom) / 2);
      const [x2, y2] = stacked ? end(to.rect.left + 8, to.rect.top) : end(to.edge - 5, (to.rect.top + to.rect.bottom) / 2);
      const bend = stacked ? `C ${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2}` : `C ${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2}`;
      canvas.append(make("path", { d: `M ${x1} ${y1} ${bend} ${x2} ${y2}` }), make("circle", { cx: x1, cy: y1, r: 3 }), make("circle", { cx: x2, cy: y2, r: 3 }));
    }
  }
  for (const pane of panes) pane.addEventListener("scroll", draw, { passive: true });
  addEventListener("resize", draw);
  addEventListener("scroll", draw, { passive: true });

  // --- Many articles: the table of facts, or the articles side by side.

  const switcher = one(".switch");
  function showFacts(isShown) {
    document.body.classList.toggle("show-facts", isShown);
    switcher.setAttribute("aria-pressed", String(isShown));
    if (selected) select(selected, { still: true });
  }
  if (switcher) {
    switcher.addEventListener("click", () => showFacts(switcher.getAttribute("aria-pressed") !== "true"));
    one(".facts").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      showFacts(false);
      const entry = entryOf(link.closest("tr").dataset.finding);
      if (entry) select(entry);
      const name = link.getAttribute("href").slice(1), pieces = piecesOf(name);
      if (pieces.length) bring(pieces[0], paneOf(name), paneOf(name).clientHeight * 0.34);
      draw();
    });
    one(".list").addEventListener("click", (event) => { if (event.target.closest(".place")) showFacts(false); }, true);
  }

  // --- On paper: what is folded away is printed, and folded again afterwards.

  let unfolded = [];
  addEventListener("beforeprint", () => { unfolded = all("details:not([open])"); for (const details of unfolded) details.open = true; });
  addEventListener("afterprint", () => { for (const details of unfolded) details.open = false; unfolded = []; });

  // --- Light and dark.

  function theme() {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
  }
  one(".theme").addEventListener("click", theme);

  // --- Deciding (review page only). The server writes each decision at once; the page shows what the server says it holds.

  let decisions = {}, undone = [], note = "", busy = Promise.resolve();
  const idsOf = (entry) => entry.dataset.ids.split(" ");
  const here = location.pathname.replace(/[^/]*$/, "");
  // Each pair of a review has its own page and its own undo.
  const undoKey = `crosscheck-undo ${here}`;
  try { undone = JSON.parse(sessionStorage.getItem(undoKey) || "[]"); } catch { undone = []; }
  const keepUndo = () => { try { sessionStorage.setItem(undoKey, JSON.stringify(undone)); } catch { /* undo lasts until the page goes */ } };

  function words(decision) {
    const changed = decision.decision === "change" ? `changed to ${decision.verdict}${decision.kinds && decision.kinds.length ? ` (${decision.kinds.join(", ")})` : ""}` : { confirm: "confirmed", dismiss: "dismissed" }[decision.decision];
    return changed + (decision.reviewer ? ` by ${decision.reviewer}` : "") + (decision.note ? `: ${decision.note}` : "");
  }

  function show(state) {
    decisions = state;
    for (const entry of entries) {
      const found = idsOf(entry).map((id) => decisions[id]).find(Boolean), badge = one(".badge", entry);
      const complete = idsOf(entry).every((id) => decisions[id]);
      entry.toggleAttribute("data-decided", complete);
      badge.hidden = !found;
      if (found) {
        badge.dataset.state = { confirm: "confirmed", dismiss: "dismissed", change: "changed" }[found.decision];
        badge.textContent = words(found);
      }
      searchable.set(entry, entry.textContent.toLowerCase());
    }
    for (const piece of all(".c")) {
      const about = entries.filter((entry) => entry.dataset.verdict !== "damage" && entry.dataset.marks.split(" ").some((name) => piece.dataset.marks.split(" ")[0] === name));
      const gone = about.length > 0 && about.every((entry) => idsOf(entry).every((id) => decisions[id] && decisions[id].decision === "dismiss"));
      piece.toggleAttribute("data-dismissed", gone);
    }
    filter();
  }

  async function ask(path, body) {
    const options = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(here + path, { cache: "no-store", ...options });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text || `the server said ${answer.status}`);
    return JSON.parse(text);
  }

  function problem(error) {
    const line = one("#problem");
    line.hidden = !error;
    line.textContent = error ? `Not saved: ${error.message}. Is “crosscheck review” still running?` : "";
  }

  // One after the other, so that quick keys arrive in their order.
  const queue = (work) => { busy = busy.then(work).then(() => problem(null), problem); return busy; };

  function decide(entry, decision) {
    if (!entry) return;
    const ids = idsOf(entry), kept = note;
    note = "";
    const shown = entries.filter((other) => !other.hidden);
    const at = shown.indexOf(entry);
    const next = shown.slice(at + 1).find((other) => !("decided" in other.dataset)) || shown.slice(0, at).find((other) => !("decided" in other.dataset)) || entry;
    queue(async () => {
      const before = ids.map((id) => ({ finding: id, ...(decisions[id] || { decision: "reopen" }) }));
      const state = await ask("decide", ids.map((id) => ({ finding: id, ...decision, note: decision.note || kept || null })));
      undone.push({ entry: entry.id, before });
      keepUndo();
      show(state);
      one("#said").textContent = `${decision.decision}: ${one(".text", entry).textContent}`;
    });
    select(next);
    one(".why", next).focus({ preventScroll: true });
  }

  function undo() {
    queue(async () => {
      const last = undone.pop();
      if (!last) return;
      try { show(await ask("decide", last.before)); } catch (error) { undone.push(last); throw error; }
      keepUndo();
      const entry = entries.find((entry) => entry.id === last.entry);
      if (entry) { if (entry.hidden) { textField.value = ""; kindField.value = ""; stateField.value = ""; filter(); } select(entry); }
      one("#said").textContent = "Undone";
    });
  }

  function progress() {
    if (!reviewing) return;
    const shown = entries.filter((entry) => !entry.hidden || (stateField.value && sameBut(entry)));
    const done = shown.filter((entry) => "decided" in entry.dataset).length;
    one("#progress").max = Math.max(1, shown.length);
    one("#progress").value = done;
    one("#progress-said").textContent = `${done} of ${shown.length} decided`;
    controls();
  }
  // Progress counts what the other filters show, open or decided.
  function sameBut(entry) { const state = stateField.value; stateField.value = ""; const shown = isShown(entry); stateField.value = state; return shown; }

  function controls() {
    if (!reviewing) return;
    for (const button of all(".buttons button")) button.disabled = button.dataset.do === "undo" ? undone.length === 0 : !selected;
  }

  const changeForm = one(".change"), noteForm = one(".noting");
  function open(form, isOpen) {
    for (const other of [changeForm, noteForm]) other.hidden = true;
    form.hidden = !isOpen;
    if (!isOpen) { if (selected) one(".why", selected).focus({ preventScroll: true }); return; }
    if (form === changeForm) {
      one("#verdict").value = selected.dataset.verdict;
      for (const box of all("input[name=kind]")) box.checked = selected.dataset.kinds.split(" ").includes(box.value);
      one("#verdict").focus();
    } else { one("#noting").value = note; one("#noting").focus(); }
  }

  function act(what) {
    if (what === "undo") return undo();
    if (what === "cancel") { open(changeForm, false); return; }
    if (!selected) return;
    if (what === "confirm" || what === "dismiss") decide(selected, { decision: what });
    if (what === "change") open(changeForm, true);
    if (what === "note") open(noteForm, true);
  }

  if (reviewing) {
    one(".controls").addEventListener("click", (event) => { const button = event.target.closest("[data-do]"); if (button) act(button.dataset.do); });
    changeForm.addEventListener("submit", (event) => {
      event.preventDefault();
      const kinds = all("input[name=kind]:checked").map((box) => box.value);
      const decision = { decision: "change", verdict: one("#verdict").value, kinds, note: one("#note").value.trim() || null };
      one("#note").value = "";
      changeForm.hidden = true;
      decide(selected, decision);
    });
    noteForm.addEventListener("submit", (event) => { event.preventDefault(); note = one("#noting").value.trim(); open(noteForm, false); });
    const refresh = () => queue(async () => show(await ask("decisions")));
    // Another window, or a shell, may have decided meanwhile.
    addEventListener("focus", refresh);
    refresh();
  }

  // --- Keys.

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (reviewing && (!changeForm.hidden || !noteForm.hidden)) return open(changeForm, false);
      if (typing) { event.target.blur(); return; }
      return select(null);
    }
    if (typing) return;
    const keys = {
      j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), t: theme,
      "/": () => { textField.focus(); textField.select(); },
    };
    if (reviewing) Object.assign(keys, { c: () => act("confirm"), d: () => act("dismiss"), e: () => act("change"), n: () => act("note"), u: undo });
    const arrows = event.key.startsWith("Arrow");
    if (!keys[event.key] || (arrows && event.target.closest(".pane"))) return;
    event.preventDefault();
    keys[event.key]();
  });

  const asked = readAddress();
  filter();
  const linked = location.hash.startsWith("#a") && entries.find((entry) => entry.dataset.marks.split(" ").includes(location.hash.slice(1)));
  const first = asked || linked || entries.find((entry) => !entry.hidden && (entry.dataset.verdict === "contradiction" || entry.dataset.verdict === "discrepancy"));
  // On a phone the page begins at its head.
  if (first) select(first, { still: !asked });
  controls();
})();
