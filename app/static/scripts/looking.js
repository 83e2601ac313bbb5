// Asks the server again and again whether something changed, and lets nothing pile up: the next
// question waits until the last is answered or given up, and longer while the server is not reached.
const LONGEST = 15 * 1000;
const PATIENCE = 8 * 1000;

export class Looking {
  // `lost` is how long nothing may be heard until what is shown may be old.
  constructor(address, pause, lost) {
    this.address = new URL(address, window.location);
    this.pause = pause;
    this.lost = lost;
    this.failed = 0;
    this.wait();
    this.listen();
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    window.addEventListener("online", () => this.look());
  }

  wait() {
    clearTimeout(this.timer);
    const pause = this.failed ? Math.min(this.pause() * 2 ** this.failed, LONGEST) : this.pause();
    this.timer = setTimeout(() => this.look(), pause);
  }

  // A phone that slept has heard nothing, and is not without a connection for that.
  wake() {
    this.listen();
    this.look();
  }

  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => document.hidden || this.onTrouble?.(true), this.lost);
  }

  async look() {
    if (this.isAsking) return;
    clearTimeout(this.timer);
    this.isAsking = true;
    try {
      await this.ask();
      this.failed = 0;
      this.listen();
      this.onTrouble?.(false);
    } catch {
      this.failed += 1;
    }
    this.isAsking = false;
    this.wait();
  }

  async ask() {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const answer = await fetch(this.address, { signal: giveUp.signal });
      // A room that has ended has a page that says so.
      if (answer.status === 410) window.location.reload();
      if (!answer.ok) throw new Error(answer.status);
      this.hear(await answer.json());
    } finally {
      clearTimeout(timer);
    }
  }
}
