// The keys of a keyboard or a clicker turn the wall's screens, where nothing is left to scroll to.
const ON = ["ArrowRight", "PageDown"];
const BACK = ["ArrowLeft", "PageUp"];
const OWN = "input, textarea, select, summary";

export class Turn {
  static moduleName = "app-turn";

  constructor(part) {
    this.part = part;
    this.wall = part.closest(".app-wall");
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest(OWN) || !this.isWhole()) return;
    const isTurned = document.documentElement.dir === "rtl" && event.key.startsWith("Arrow");
    const [on, back] = isTurned ? [BACK, ON] : [ON, BACK];
    const which = on.includes(event.key) ? "[data-after]" : back.includes(event.key) && "[data-before]";
    const link = which && this.part.querySelector(which);
    if (!link) return;
    event.preventDefault();
    window.location.assign(link.href);
  }

  isWhole() {
    const { top, bottom } = this.wall.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  }
}
