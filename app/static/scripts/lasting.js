// Says that answers are about to be deleted, and covers the page when they are. How long they
// last only the server knows, for another window may have put it off: nothing is done unasked.
const SOON = 5 * 60 * 1000; // milliseconds
const LONGEST = 30 * 1000; // a computer that slept is late by no more
const SHORTEST = 1000;

export class Lasting {
  constructor(line, cover) {
    this.line = line;
    this.cover = cover;
    this.asked = new URL(line.dataset.still, window.location);
    this.typed = document.querySelector("main form :is(textarea, input:not([type=hidden]))");
    this.begin(Number(line.dataset.seconds));
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("pagehide", (event) => this.hide(event.persisted));
    window.addEventListener("pageshow", (event) => event.persisted && this.comeBack());
  }

  get left() {
    return this.ends - Date.now();
  }

  begin(seconds) {
    this.soon = Math.min(SOON, seconds * 500);
    this.until(seconds);
  }

  until(seconds) {
    this.ends = Date.now() + seconds * 1000;
    this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    const next = this.left > this.soon ? this.left - this.soon : this.left;
    const pause = Math.min(Math.max(next, SHORTEST), LONGEST);
    this.timer = setTimeout(() => this.look(), pause);
  }

  async look() {
    if (this.isOver) return;
    this.wait();
    if (this.left > this.soon) return;
    const answer = await this.ask();
    if (answer) this.hear(answer);
    // Whoever passes reads nothing, though the server cannot be asked.
    else if (this.left <= 0) this.cover.put();
  }

  // Returns nothing where the server is not reached.
  async ask(sent) {
    try {
      const answer = await fetch(this.asked, sent);
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  hear({ seconds, token, words }) {
    if (this.isOver) return;
    this.token = token;
    this.words = words;
    if (!seconds) return this.end();
    this.until(seconds);
    this.line.textContent = words.until;
    if (this.left > this.soon) this.calm();
    else this.warn();
  }

  // There is none where nothing can put the end off.
  stayButton() {
    const stay = document.createElement("button");
    stay.type = "button";
    stay.className = "govuk-button";
    stay.textContent = this.words.stay;
    stay.addEventListener("click", () => this.stay());
    return stay;
  }

  warn() {
    if (this.warning) return;
    this.warning = document.createElement("div");
    this.warning.className = "app-soon app-no-print";
    this.warning.setAttribute("role", "alert");
    const said = document.createElement("p");
    said.textContent = this.words.until;
    this.warning.append(said);
    if (this.words.stay) this.warning.append(this.stayButton());
    const away = document.createElement("a");
    away.className = "govuk-link";
    away.href = new URL("delete", this.asked);
    away.textContent = this.words.away;
    this.warning.append(away);
    document.body.append(this.warning);
  }

  calm() {
    this.warning?.remove();
    this.warning = null;
  }

  async stay() {
    const answer = await this.ask({
      method: "POST",
      body: new URLSearchParams({ csrf_token: this.token }),
    });
    if (!answer) return;
    if (answer.seconds) this.soon = Math.min(SOON, answer.seconds * 500);
    this.hear(answer);
  }

  // What was typed on this page stays, and the server begins anew with it.
  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.calm();
    this.line.remove();
    this.cover.onTaken = () => (this.typed ? this.tell() : this.goOn());
    this.cover.put();
    if (!this.typed) document.querySelector("main").replaceChildren();
  }

  tell() {
    this.cover.onTaken = () => {};
    const note = document.createElement("div");
    note.className = "govuk-inset-text";
    note.setAttribute("role", "alert");
    note.textContent = this.words.gone;
    document.querySelector("main").prepend(note);
    note.scrollIntoView();
  }

  goOn() {
    document.documentElement.hidden = true;
    window.location.replace(window.location.pathname + window.location.search);
  }

  // A browser may keep a page in its memory for its Back button.
  hide(isKept) {
    if (isKept) document.documentElement.hidden = true;
  }

  async comeBack() {
    const answer = await this.ask();
    if (!answer?.seconds) return this.goOn();
    document.documentElement.hidden = false;
    this.hear(answer);
  }
}
