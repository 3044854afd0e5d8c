/** A growing list of 32-bit words without the cost of a JavaScript array. Read `words` anew after every write. */
export class WordList {
  words: Uint32Array;
  length = 0;

  constructor(room: Uint32Array = new Uint32Array(1024)) {
    this.words = room;
  }

  clear(): void {
    this.length = 0;
  }

  push(word: number): void {
    if (this.length === this.words.length) this.reserve(1);
    this.words[this.length++] = word;
  }

  /** Makes room for this many more words. */
  reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.words.length) return;
    const grown = new Uint32Array(Math.max(wanted, Math.ceil(this.words.length * 1.5)));
    grown.set(this.words.subarray(0, this.length));
    this.words = grown;
  }
}
