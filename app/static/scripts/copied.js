// A button that copies a text. Without the script the text is marked and copied by hand, so the
// button is made here. Where a browser does not let us copy, we mark the text.
export class Copied {
  static moduleName = "app-copied";

  constructor(group) {
    this.words = group.dataset;
    this.field = group.querySelector("textarea");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = this.words.copy;
    const label = group.querySelector("label").textContent;
    const name = document.createElement("span");
    name.className = "govuk-visually-hidden";
    name.textContent = `: ${label}`;
    button.append(name);
    this.heard = document.createElement("span");
    this.heard.className = "app-copied__said";
    this.heard.setAttribute("role", "status");
    button.addEventListener("click", () => this.copy());
    const row = document.createElement("div");
    row.className = "app-copied__row";
    row.append(button, this.heard);
    group.append(row);
  }

  async copy() {
    // Emptied first, so that the same words are told again.
    this.heard.textContent = "";
    let words = this.words.copied;
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      this.field.focus();
      this.field.select();
      words = this.words.marked;
    }
    this.heard.textContent = words;
  }
}
