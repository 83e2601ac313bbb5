// Asks the server again and again whether something changed, and lets nothing pile up: the next
// question waits until the last is answered or given up, and longer while the server is not reached.
const LONGEST = 15 * 1000;
const PATIENCE = 8 * 1000;
const LOST = 2; // questions without an answer, after which what is shown may be old

export class Looking {
  constructor(address, pause, hear) {
    this.address = new URL(address, window.location);
    this.pause = pause;
    this.hear = hear;
    this.failed = 0;
    this.wait();
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    window.addEventListener("online", () => this.look());
  }

  wait() {
    clearTimeout(this.timer);
    const pause = this.failed ? Math.min(this.pause() * 2 ** this.failed, LONGEST) : this.pause();
    this.timer = setTimeout(() => this.look(), pause);
  }

  async look() {
    if (this.isAsking) return;
    clearTimeout(this.timer);
    this.isAsking = true;
    try {
      await this.ask();
      this.failed = 0;
    } catch {
      this.failed += 1;
    }
    this.isAsking = false;
    this.onTrouble?.(this.failed >= LOST);
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
