// Fetches the file of answers, and has them deleted only once all of it is here: a connection may
// break. The file can be saved again as long as the page is open.
export class Take {
  static moduleName = "app-take";

  constructor(form) {
    this.form = form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.take().catch(() => form.submit());
    });
  }

  async take() {
    const sent = await this.send({ wait: "yes" });
    if (!sent.ok || sent.redirected || !sent.headers.get("ETag")) throw new Error("no file");
    const address = URL.createObjectURL(await sent.blob());
    const version = sent.headers.get("ETag").replace(/\D/g, "");
    const got = await this.send({ got: version }).catch(() => ({}));
    this.show(address, got.status === 204);
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
    said.textContent = isDeleted ? words.has : words.still;
    link.click();
  }
}
