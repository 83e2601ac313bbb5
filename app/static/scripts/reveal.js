// Shows what hangs on a radio button only while it is picked. The library's own script does the
// same but tells it by aria-expanded, which a radio button may not have.
export class Reveal {
  static moduleName = "govuk-radios";

  constructor(group) {
    this.radios = [...group.querySelectorAll("input[type=radio]")];
    group.addEventListener("change", () => this.show());
    // Browsers put back what was picked without telling anybody.
    window.addEventListener("pageshow", () => this.show());
    this.show();
  }

  show() {
    for (const radio of this.radios) {
      const hanging = document.getElementById(radio.dataset.ariaControls ?? "");
      hanging?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
    }
  }
}
