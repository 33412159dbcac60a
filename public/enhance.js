// What scripts add to pages that are complete without them. Sent as written: small, no dependency, no build.

const page = document.documentElement;

/** Puts the keyboard and the screen reader where the news is: an error summary, a status heading. */
function focusNews() {
  const news = document.querySelector("[data-focus][autofocus]") ?? document.querySelector("[data-focus]");
  if (!news) return;
  if (!news.hasAttribute("tabindex")) news.setAttribute("tabindex", "-1");
  news.focus();
}

/** Buttons that only a script can make work are hidden in the page, or stand in something hidden. */
function offer(buttons) {
  for (const button of document.querySelectorAll(buttons)) (button.closest("[hidden]") ?? button).hidden = false;
}

const address = (given) =>
  given && given !== "url" ? given : document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];

async function copy(button) {
  await navigator.clipboard.writeText(address(button.dataset.copy));
  const { done } = button.dataset;
  if (!done) return;
  say(done);
  const label = button.dataset.label || button.textContent;
  button.dataset.label = label;
  button.textContent = done;
  setTimeout(() => {
    button.textContent = label;
  }, 4_000);
}

let voice;

/** Says a few words to screen readers. */
function say(words) {
  if (!voice) {
    voice = document.createElement("p");
    voice.className = "vh";
    voice.setAttribute("role", "status");
    document.body.append(voice);
  }
  // Emptied first, or the same words said twice stay silent.
  voice.textContent = "";
  setTimeout(() => {
    voice.textContent = words;
  }, 100);
}

function share({ dataset }) {
  // Rejected when the reader closes the sheet: nothing to say.
  const { share: url, shareTitle: title, shareText: text } = dataset;
  navigator.share({ title: title || document.title, text, url: address(url) }).catch(() => {});
}

let hiddenAt = 0;

/** A reader who comes back after more than ten seconds sees the count as it is now. Nothing is asked at load. */
function refreshCounts() {
  if (document.hidden) {
    hiddenAt = Date.now();
    return;
  }
  if (!hiddenAt || Date.now() - hiddenAt <= 10_000) return;
  hiddenAt = 0;
  const slugs = new Set(Array.from(document.querySelectorAll("[data-count]"), (element) => element.dataset.count));
  for (const slug of slugs) refreshCount(slug).catch(() => {});
}

async function refreshCount(slug) {
  const answer = await fetch(`/api/petitions/${slug}`);
  if (!answer.ok) return;
  const { confirmed, asOf } = await answer.json();
  // None could be read, or an old one was kept: the page says as much already.
  if (!asOf || Date.now() - Date.parse(asOf) > 60_000) return;
  for (const place of document.querySelectorAll(`[data-count="${CSS.escape(slug)}"]`)) showCount(place, confirmed);
}

const language = page.lang.slice(0, 2);

/** As the server writes it: thin spaces between thousands in French. */
const digits = (number) => new Intl.NumberFormat(`${language}-CA`).format(number).replaceAll("\u00a0", "\u202f");

/** Its words for one or for several. */
const wordsFor = ({ dataset }, count) =>
  new Intl.PluralRules(language).select(count) === "one" ? dataset.one : dataset.other;

/** A count with all that is said of it: the words, how far the goal is. What is not there is not made up. */
function showCount(place, confirmed) {
  const line = place.querySelector("[data-count-line]");
  if (line && (confirmed > 0 || line.querySelector("[data-count-number]"))) {
    const number = document.createElement(line.dataset.countLine);
    number.dataset.countNumber = "";
    number.textContent = digits(confirmed);
    line.replaceChildren(number, " ", spanOf(wordsFor(line, confirmed)));
  }
  const progress = place.querySelector("progress");
  if (progress) showProgress(place, progress, confirmed);
  place.querySelector("[data-count-time]")?.remove();
}

/** Towards the next goal on the way, as the server writes it. */
function showProgress(place, progress, confirmed) {
  const note = place.querySelector("[data-goals]");
  const goals = note.dataset.goals.split(" ").map(Number);
  const last = goals.at(-1);
  const goal = goals.find((each) => each > confirmed) ?? last;
  const fill = (words) => words.replace("{confirmed}", digits(confirmed)).replace("{goal}", digits(goal));
  progress.max = goal;
  progress.value = Math.min(confirmed, goal);
  progress.setAttribute("aria-label", fill(wordsFor(progress, confirmed)));
  place.classList.toggle("goal-done", confirmed >= last);
  const { reached, first, next } = note.dataset;
  note.replaceChildren(spanOf(fill(confirmed >= last ? reached : confirmed ? next : first)));
}

function spanOf(words) {
  const span = document.createElement("span");
  span.textContent = words;
  return span;
}

/** The language switch sends the form along; with nothing typed it need not. */
function switchLanguage(event, button) {
  if (hasTyped(button.form)) return;
  event.preventDefault();
  location.assign(button.formAction);
}

function hasTyped(form) {
  return Array.from(form.elements).some(
    (field) =>
      field.type !== "hidden" &&
      ("checked" in field && /checkbox|radio/.test(field.type)
        ? field.checked !== field.defaultChecked
        : /^(text|email|search|textarea|tel)/.test(field.type) && field.value.trim() !== ""),
  );
}

const sent = new Set();

/** A second press within ten seconds of the first sends nothing. */
function sendOnce(event) {
  const form = event.target.closest("[data-once]");
  if (!form) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(forgetSent, 10_000);
}

/** After that, and back from the next page, the forms are whole again. */
function forgetSent() {
  for (const form of sent) {
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
  sent.clear();
}

const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));

/** What a page leaves for later (app/styles/offscreen.css) is laid out bit by bit: the scroll bar, places and captures are then exact. */
function layOut(rest) {
  const next = rest.shift();
  if (!next) return;
  next.style.contentVisibility = "visible";
  whenIdle(() => layOut(rest));
}

const isLeft = (element) => getComputedStyle(element).contentVisibility === "auto";

function layOutRest() {
  layOut([...document.querySelectorAll("main > *, .next, .prose > *, body > footer")].filter(isLeft));
}

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-copy], [data-share], [data-switch-locale], [data-back], [data-print]");
  if (!target) return;
  if (target.matches("[data-copy]")) copy(target).catch(() => {});
  else if (target.matches("[data-share]")) share(target);
  else if (target.matches("[data-back]")) history.back();
  else if (target.matches("[data-print]")) print();
  else switchLanguage(event, target);
});
/** Escape closes the menu and gives the keyboard back to its button. */
document.addEventListener("keydown", ({ key }) => {
  const menu = key === "Escape" && document.querySelector(".menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("submit", sendOnce);
document.addEventListener("visibilitychange", refreshCounts);
addEventListener("pageshow", forgetSent);

focusNews();
if (navigator.share) offer("[data-share]");
if (navigator.clipboard) offer("[data-copy]");
offer("[data-print]");
if (history.length > 1) offer("[data-back]");
// A place asked for, or the reader's first move.
if (location.hash) whenIdle(layOutRest);
for (const move of ["pointermove", "pointerdown", "keydown", "scroll"])
  addEventListener(move, layOutRest, { once: true });
