// The wall and the desk count along, once a second; who listens to the page is told now and then.
import { Looking } from "./looking.js";

const SECOND = 1000;
const LOST = 10 * SECOND;
const SAID = 20 * SECOND;

export class Counts {
  static moduleName = "app-counts";

  constructor(part) {
    this.part = part;
    this.moves = Number(part.dataset.moves);
    this.counted = part.querySelector("[data-count]")?.closest("p");
    this.last = this.words();
    this.said = document.createElement("p");
    this.said.className = "govuk-visually-hidden";
    this.said.setAttribute("role", "status");
    part.append(this.said);
    const looking = new Looking(part.dataset.now, () => SECOND, LOST);
    looking.hear = (answer) => this.hear(answer);
    looking.onTrouble = (isLost) => part.classList.toggle("app-counts--lost", isLost);
    setInterval(() => this.say(), SAID);
  }

  hear(counted) {
    if (counted.moves !== this.moves) return window.location.reload();
    for (const shown of this.part.querySelectorAll("[data-count]")) {
      const count = String(counted[shown.dataset.count]);
      if (shown.textContent !== count) shown.textContent = count;
    }
  }

  say() {
    if (this.words() === this.last) return;
    this.last = this.words();
    this.said.textContent = this.last;
  }

  words() {
    return this.counted?.textContent ?? "";
  }
}
