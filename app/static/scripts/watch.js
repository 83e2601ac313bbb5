// A phone in a room goes on when the room does; what somebody has begun to answer is never taken
// from under their finger: they are told, and go by themselves.
import { Looking } from "./looking.js";

const BOXES = "input:not([type=hidden]), textarea, select";

export class Watch {
  static moduleName = "app-watch";

  constructor(part) {
    this.part = part;
    this.moves = Number(part.dataset.moves);
    this.said = part.querySelector("[data-went-on]");
    for (const box of document.querySelectorAll("main form")) {
      box.addEventListener("input", () => (this.isTouched = true));
    }
    // What was sent and came back is somebody's work as well.
    this.isTouched = [...document.querySelectorAll("main form")].some((form) =>
      [...form.querySelectorAll(BOXES)].some((box) => (box.type === "checkbox" || box.type === "radio" ? box.checked : box.value)),
    );
    const [least, more] = [Number(part.dataset.every), Number(part.dataset.upTo)];
    const pause = () => (least + Math.random() * more) * 1000;
    this.looking = new Looking(part.dataset.now, pause, (answer) => this.hear(answer));
    this.looking.onTrouble = (isLost) => part.classList.toggle("app-watch--lost", isLost);
    part.classList.add("app-watch--looking");
  }

  hear({ moves }) {
    if (moves === this.moves) return;
    if (this.isTouched) this.said.hidden = false;
    else window.location.assign(this.said.querySelector("a").href);
  }
}
