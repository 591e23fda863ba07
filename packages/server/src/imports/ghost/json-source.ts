import type { FileHandle } from 'node:fs/promises';

/** A fault of a JSON file at a byte position; the message reads after the file's name. */
export class JsonFault extends Error {
  readonly atByte: number;
  /** The file is over, where it should go on. */
  readonly cutOff: boolean;

  constructor(message: string, atByte: number, cutOff = false) {
    super(message);
    this.name = 'JsonFault';
    this.atByte = atByte;
    this.cutOff = cutOff;
  }
}

const CHUNK_BYTES = 256 * 1024;
/** The largest value taken into memory at once. A post is some 10 KB; 64 MB is a mistake or an attack. */
const VALUE_MAX_BYTES = 64 * 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

export interface JsonValue {
  /** Valid until the next value is taken. */
  readonly bytes: Buffer;
  /** Byte position in the file. */
  readonly start: number;
}

/**
 * Walks a JSON file of any size. The caller steps through the outer objects and arrays and takes or skips the
 * values in them; only one value is in memory at a time. Values taken go through `JSON.parse`, which is what
 * checks their inside; a skipped value is checked for its end alone.
 */
export class JsonSource {
  readonly #handle: FileHandle;
  readonly #onProgress: (bytesRead: number) => void;
  readonly #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  /** Holds a value that lies across chunks; grows to the largest of them. */
  #spread = Buffer.allocUnsafe(CHUNK_BYTES);
  #length = 0;
  #at = 0;
  #chunkStart = 0;

  constructor(handle: FileHandle, onProgress: (bytesRead: number) => void) {
    this.#handle = handle;
    this.#onProgress = onProgress;
  }

  get position(): number {
    return this.#chunkStart + this.#at;
  }

  /** Steps over a byte order mark. */
  async skipMark(): Promise<void> {
    if ((await this.#peek()) === 0xef && this.#buffer[1] === 0xbb && this.#buffer[2] === 0xbf) this.#at = 3;
  }

  /** The next byte that is no white space, not yet consumed; undefined at the end of the file. */
  async next(): Promise<number | undefined> {
    for (;;) {
      const byte = await this.#peek();
      if (byte === undefined || !isSpace(byte)) return byte;
      this.#at++;
    }
  }

  /** Calls `visit` for each member, positioned before its value, which `visit` must consume. */
  async object(visit: (key: string) => Promise<void>): Promise<void> {
    await this.#expect(OPEN_BRACE, '{');
    if ((await this.next()) === CLOSE_BRACE) {
      this.#at++;
      return;
    }
    for (;;) {
      if ((await this.next()) !== QUOTE) throw await this.#unexpected('a name in quotation marks');
      const key = parse(await this.value());
      await this.#expect(COLON, ':');
      await this.next();
      await visit(String(key));
      if (await this.#closes(CLOSE_BRACE, '}')) return;
    }
  }

  /** Calls `visit` for each element, positioned before its value, which `visit` must consume. */
  async array(visit: (index: number) => Promise<void>): Promise<void> {
    await this.#expect(OPEN_BRACKET, '[');
    if ((await this.next()) === CLOSE_BRACKET) {
      this.#at++;
      return;
    }
    for (let index = 0; ; index++) {
      await this.next();
      await visit(index);
      if (await this.#closes(CLOSE_BRACKET, ']')) return;
    }
  }

  /** Takes the next value whole. */
  async value(): Promise<JsonValue> {
    await this.next();
    const start = this.position;
    let size = 0;
    let last: Buffer | undefined;
    await this.#pass((part, isLast) => {
      if (size === 0 && isLast) {
        last = part;
        return;
      }
      if (size + part.length > VALUE_MAX_BYTES)
        throw new JsonFault(`one value is larger than ${VALUE_MAX_BYTES / 1024 / 1024} MB`, start);
      if (size + part.length > this.#spread.length) this.#grow(size, size + part.length);
      part.copy(this.#spread, size);
      size += part.length;
    });
    return { bytes: last ?? this.#spread.subarray(0, size), start };
  }

  #grow(used: number, needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#spread.length * 2));
    this.#spread.copy(larger, 0, 0, used);
    this.#spread = larger;
  }

  async skip(): Promise<void> {
    await this.next();
    await this.#pass(() => {});
  }

  /** Runs over one value and hands out its bytes chunk by chunk. */
  async #pass(take: (part: Buffer, isLast: boolean) => void): Promise<void> {
    let depth = 0;
    let inString = false;
    let escaped = false;
    const first = await this.#peek();
    const scalar = first !== QUOTE && first !== OPEN_BRACE && first !== OPEN_BRACKET;
    for (;;) {
      if ((await this.#peek()) === undefined) throw this.#ended();
      const from = this.#at;
      const buffer = this.#buffer;
      const length = this.#length;
      let at = from;
      let done = false;
      for (; at < length && !done; at++) {
        const byte = buffer[at];
        if (escaped) escaped = false;
        else if (inString) {
          if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) {
            inString = false;
            done = depth === 0;
          }
        } else if (byte === QUOTE) inString = true;
        else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
        else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
          if (depth === 0) {
            // Closes what holds this value: the value was a bare word or number, or is missing.
            this.#at = at;
            take(buffer.subarray(from, at), true);
            return;
          }
          done = --depth === 0;
        } else if (scalar && depth === 0 && (byte === COMMA || isSpace(byte as number))) {
          this.#at = at;
          take(buffer.subarray(from, at), true);
          return;
        }
      }
      this.#at = at;
      take(buffer.subarray(from, at), done);
      if (done) return;
    }
  }

  async #expect(byte: number, shown: string): Promise<void> {
    if ((await this.next()) !== byte) throw await this.#unexpected(`"${shown}"`);
    this.#at++;
  }

  /** Steps over a comma (false) or the closing bracket (true). */
  async #closes(bracket: number, shown: string): Promise<boolean> {
    const byte = await this.next();
    if (byte !== bracket && byte !== COMMA) throw await this.#unexpected(`"," or "${shown}"`);
    this.#at++;
    return byte === bracket;
  }

  async #unexpected(wanted: string): Promise<JsonFault> {
    const byte = await this.next();
    if (byte === undefined) return this.#ended();
    const found = byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte ${byte}`;
    return new JsonFault(`found ${found} where ${wanted} should stand`, this.position);
  }

  #ended(): JsonFault {
    return new JsonFault('the file ends', this.position, true);
  }

  async #peek(): Promise<number | undefined> {
    if (this.#at >= this.#length) {
      this.#chunkStart += this.#length;
      const { bytesRead } = await this.#handle.read(this.#buffer, 0, CHUNK_BYTES, this.#chunkStart);
      this.#length = bytesRead;
      this.#at = 0;
      this.#onProgress(this.#chunkStart + bytesRead);
      if (bytesRead === 0) return undefined;
    }
    return this.#buffer[this.#at];
  }
}

/** Parses a value that was taken; the fault says where in the file. */
export function parse({ bytes, start }: JsonValue): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    // In a short text V8 quotes the place instead of counting; the value's start serves then.
    const within = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    throw new JsonFault('this is not JSON', start + Buffer.byteLength(text.slice(0, within)));
  }
}
