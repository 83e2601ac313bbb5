// A phone in a room goes on when the room does; what somebody has begun to answer is never taken
// from under their finger: they are told, and go by themselves. Nor is it sent into nowhere.
import { Looking } from "./looking.js";

const BOXES = "input:not([type=hidden]), textarea, select";
const LOST = 30 * 1000;

export class Watch {
  static moduleName = "app-watch";

  constructor(part) {
    this.part = part;
    this.moves = Number(part.dataset.moves);
    this.said = part.querySelector("[data-said]");
    this.wentOn = part.querySelector("[data-went-on]");
    const forms = [...document.querySelectorAll("main form")];
    for (const form of forms) {
      form.addEventListener("input", () => (this.isTouched = true));
      form.addEventListener("submit", (event) => this.hold(event));
    }
    // What was sent and came back is somebody's work as well.
    this.isTouched = forms.some((form) =>
      [...form.querySelectorAll(BOXES)].some((box) => (box.type === "checkbox" || box.type === "radio" ? box.checked : box.value)),
    );
    const [least, more] = [Number(part.dataset.every), Number(part.dataset.upTo)];
    const pause = () => (least + Math.random() * more) * 1000;
    const looking = new Looking(part.dataset.now, pause, LOST);
    looking.hear = (answer) => this.hear(answer);
    looking.onTrouble = (isLost) => this.trouble(isLost);
    part.classList.add("app-watch--looking");
  }

  hear({ moves }) {
    if (moves === this.moves) return;
    const link = this.wentOn.querySelector("a");
    if (!this.isTouched) return window.location.assign(link.href);
    this.hasGoneOn = true;
  }

  trouble(isLost) {
    this.isLost = isLost;
    this.part.classList.toggle("app-watch--lost", isLost);
    this.tell();
    if (isLost || !this.held) return;
    const [form, button] = this.held;
    this.held = undefined;
    form.requestSubmit(button);
  }

  // While nothing can be reached the browser would put its own page in place of the answers. They
  // wait here; whoever presses once more is let go.
  hold(event) {
    if (this.held || (navigator.onLine && !this.isLost)) return;
    event.preventDefault();
    this.held = [event.target, event.submitter];
    this.isTouched = true;
    this.tell();
  }

  // Says it once: the same words set again would be read aloud again.
  tell() {
    const news = this.isLost || this.held ? this.part.dataset.lost : this.hasGoneOn ? this.wentOn : "";
    if (news === this.news) return;
    this.news = news;
    this.said.replaceChildren(...(news ? [news] : []));
    this.wentOn.hidden = false;
  }
}
