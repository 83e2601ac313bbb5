// The wall and the desk count along, once a second.
import { Looking } from "./looking.js";

const SECOND = 1000;

export class Counts {
  static moduleName = "app-counts";

  constructor(part) {
    this.part = part;
    this.moves = Number(part.dataset.moves);
    const looking = new Looking(part.dataset.now, () => SECOND, (answer) => this.hear(answer));
    looking.onTrouble = (isLost) => part.classList.toggle("app-counts--lost", isLost);
  }

  hear(counted) {
    if (counted.moves !== this.moves) return window.location.reload();
    for (const shown of this.part.querySelectorAll("[data-count]")) {
      shown.textContent = counted[shown.dataset.count];
    }
  }
}
