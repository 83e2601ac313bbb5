// The library counts UTF-16 units; the server counts code points with each new line as one.
// So do we: a textarea's value has its new lines normalised already. Space around a text is not kept.
const QUIET = 1000; // milliseconds without typing before a screen reader is told

export class CharacterCount {
  static moduleName = "govuk-character-count";

  constructor(group) {
    this.words = group.dataset;
    this.field = group.querySelector("textarea");
    this.limit = Number(group.dataset.maxlength);
    const fallback = document.getElementById(`${this.field.id}-info`);
    this.seen = fallback.cloneNode();
    this.seen.removeAttribute("id");
    this.seen.setAttribute("aria-hidden", "true");
    this.heard = this.seen.cloneNode();
    this.heard.className = "govuk-visually-hidden";
    this.heard.removeAttribute("aria-hidden");
    this.heard.setAttribute("aria-live", "polite");
    fallback.after(this.seen, this.heard);
    fallback.classList.add("govuk-visually-hidden");
    this.field.addEventListener("input", () => this.show());
    window.addEventListener("pageshow", () => this.show());
    this.show();
  }

  show() {
    const left = this.limit - [...this.field.value.trim()].length;
    const words = left < 0 ? this.words.countOver : this.words.countLeft;
    const number = Math.abs(left).toLocaleString(document.documentElement.lang);
    const message = words.replace("{count}", number);
    this.seen.textContent = message;
    this.seen.classList.toggle("govuk-error-message", left < 0);
    this.seen.classList.toggle("govuk-hint", left >= 0);
    this.field.classList.toggle("govuk-textarea--error", left < 0 || "error" in this.words);
    clearTimeout(this.waiting);
    if (document.activeElement === this.field) {
      this.waiting = setTimeout(() => (this.heard.textContent = message), QUIET);
    }
  }
}
