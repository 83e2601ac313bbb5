// The only script. Every page works without it.
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { BodyMap } from "./body-map.js";
import { CharacterCount } from "./character-count.js";
import { Code } from "./code.js";
import { Copied } from "./copied.js";
import { Counts } from "./counts.js";
import { Cover } from "./cover.js";
import { listenForEscape } from "./escape.js";
import { Lasting } from "./lasting.js";
import { leaveQuickly } from "./leave.js";
import { Reveal } from "./reveal.js";
import { Take } from "./take.js";
import { Turn } from "./turn.js";
import { Watch } from "./watch.js";

const leaving = document.querySelector("form[data-leave-to]");
const cover = new Cover(document.getElementById("app-cover"));
const until = document.querySelector("p[data-still]");
leaveQuickly(leaving);
if (leaving) listenForEscape(leaving, cover);
if (until) new Lasting(until, cover);

// The library looks for this class, which its template sets with an inline script; we allow none.
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const Component of [
    BodyMap,
    CharacterCount,
    Checkboxes,
    Code,
    Copied,
    Counts,
    ErrorSummary,
    Reveal,
    SkipLink,
    Take,
    Turn,
    Watch,
  ]) {
    for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
      new Component(element);
    }
  }
}
