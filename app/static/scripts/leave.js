// "Leave this page" is a form that works by itself. Here it is quicker, and this page's place in
// the history is taken by the other site.
export function leave(form) {
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
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form);
  });
}
