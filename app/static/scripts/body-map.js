// Pointing at the drawing ticks the region's line in the list, and leads to what to say of it.
export class BodyMap {
  static moduleName = "app-body";

  constructor(body) {
    body.classList.add("app-body--points");
    body.addEventListener("click", (event) => {
      const region = event.target.closest("path")?.classList[0].slice(3);
      const tick = region && body.querySelector(`input[value="${region}"]`);
      if (!tick) return;
      tick.checked = !tick.checked;
      tick.dispatchEvent(new Event("change", { bubbles: true }));
      if (tick.checked) tick.closest("li").querySelector("input[aria-label]").focus();
    });
  }
}
