// The screen cover is a box to tick, which works by itself. With the script the page's title is
// dull too, what was in focus is found again, and an old browser whose styles cannot see the
// ticked box is told of it.
const TOLD = "app-is-covered";

export class Cover {
  constructor(box) {
    this.box = box;
    this.root = document.documentElement;
    this.dull = document.querySelector(".app-cover caption").textContent;
    this.onTaken = () => {};
    box.addEventListener("change", () => this.show());
    // A browser may remember the tick when the page is loaded again or comes from its memory.
    window.addEventListener("pageshow", () => this.show());
    this.root.classList.add("app-can-cover");
    this.show();
  }

  get isOn() {
    return this.box.checked;
  }

  put() {
    clearTimeout(this.later);
    if (this.isOn) return;
    const at = document.activeElement;
    this.before = at === document.body ? null : at;
    this.box.checked = true;
    this.show();
    this.box.focus({ preventScroll: true });
  }

  take() {
    if (!this.isOn) return;
    this.box.checked = false;
    this.show();
  }

  takeAfter(milliseconds) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.take(), milliseconds);
  }

  stay() {
    clearTimeout(this.later);
  }

  show() {
    clearTimeout(this.later);
    const was = this.root.classList.contains(TOLD);
    if (was === this.isOn) return;
    this.root.classList.toggle(TOLD, this.isOn);
    if (this.isOn) {
      this.title = document.title;
      document.title = this.dull;
      return;
    }
    document.title = this.title;
    this.before?.focus({ preventScroll: true });
    this.before = null;
    this.onTaken();
  }
}
