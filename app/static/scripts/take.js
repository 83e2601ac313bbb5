// Fetches the file of answers, and has them deleted only once all of it is here: a connection may
// break. The file can be saved again as long as the page is open.
export class Take {
  static moduleName = "app-take";

  constructor(form) {
    this.form = form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.take().catch(() => this.say(form.dataset.lost));
    });
  }

  async take() {
    const sent = await this.send({ wait: "yes" });
    // Why there is none the server says on a page.
    if (!sent.ok || sent.redirected || !sent.headers.get("ETag")) return this.form.submit();
    const address = URL.createObjectURL(await sent.blob());
    const version = sent.headers.get("ETag").replace(/\D/g, "");
    const got = await this.send({ got: version }).catch(() => ({}));
    this.show(address, got.status === 204);
  }

  // Nothing is sent again unasked: were the server to delete at once, a second break would cost all.
  say(words) {
    this.said ??= document.createElement("p");
    this.said.className = "govuk-error-message";
    this.said.setAttribute("role", "alert");
    this.form.prepend(this.said);
    this.said.textContent = words;
  }

  send(also) {
    const body = new URLSearchParams([...new FormData(this.form), ...Object.entries(also)]);
    return fetch(this.form.action, { method: "POST", body });
  }

  show(address, isDeleted) {
    const words = this.form.dataset;
    const said = document.createElement("p");
    said.className = "govuk-body-l";
    said.setAttribute("role", "status");
    const link = document.createElement("a");
    link.className = "govuk-button";
    link.href = address;
    link.download = words.name;
    link.textContent = words.again;
    this.form.replaceWith(said, link);
    said.textContent = isDeleted ? words.has : words.both;
    link.click();
  }
}
