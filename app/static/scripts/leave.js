// "Leave this page" is a form that works by itself. Here it is quicker, Escape three times
// presses it, and this page's place in the history is taken by the other site.
const PRESSES = 3;
const WITHIN = 2000; // milliseconds

function leave(form) {
  document.documentElement.hidden = true;
  document.title = "";
  // It outlives the page, so that nobody waits for it.
  fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    redirect: "manual",
    keepalive: true,
  }).catch(() => {});
  window.location.replace(form.dataset.leaveTo);
}

export function leaveQuickly(form) {
  if (!form) return;
  let presses = [];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form);
  });
  document.addEventListener("keydown", (event) => {
    const now = Date.now();
    const recent = presses.filter((then) => now - then < WITHIN);
    presses = event.key === "Escape" && !event.repeat ? [...recent, now] : [];
    if (presses.length === PRESSES) leave(form);
  });
}
