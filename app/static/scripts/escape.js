// Escape covers the page, and later brings it back. Three times quickly, it leaves.
import { leave } from "./leave.js";

const PRESSES = 3;
const WITHIN = 2000; // milliseconds

// With another key held down it is the browser's; while letters are composed it ends that, and
// while a list is open it closes the list.
function isForUs(event) {
  const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
  const isTaken = event.isComposing || event.defaultPrevented || event.repeat;
  return event.key === "Escape" && isPlain && !isTaken;
}

export function listenForEscape(form, cover) {
  let presses = [];
  document.addEventListener("keydown", (event) => {
    const now = Date.now();
    const recent = presses.filter((then) => now - then < WITHIN);
    presses = isForUs(event) ? [...recent, now] : [];
    if (!presses.length) return;
    if (presses.length === PRESSES) leave(form);
    else if (!cover.isOn) cover.put();
    // It may be the first of three, and between them the page must not be seen: so it comes back
    // only when three are no longer to be had. A second one keeps it covered.
    else if (presses.length === 1) cover.takeAfter(WITHIN);
    else cover.stay();
  });
}
