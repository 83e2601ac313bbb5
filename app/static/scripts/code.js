// A phone's camera leads to the page with the code behind "#", which no browser sends to a server.
// It goes into the box, and out of the address at once, so that it does not stay in the history.
export class Code {
  static moduleName = "app-code";

  constructor(form) {
    const code = window.location.hash.slice(1);
    const box = form.querySelector("input[name=code]");
    if (!/^[0-9A-Za-z-]{16,19}$/.test(code) || box.value) return;
    box.value = code;
    window.history.replaceState(null, "", window.location.pathname);
  }
}
