// Pointing at the drawing ticks the region and leads to its line. Without a script it only leads there.
export class BodyMap {
  static moduleName = "app-body";

  constructor(body) {
    body.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const tick = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!tick) return;
      event.preventDefault();
      tick.checked = !tick.checked;
      tick.dispatchEvent(new Event("change", { bubbles: true }));
      tick.parentElement.querySelector(".app-region__words").focus();
    });
  }
}
