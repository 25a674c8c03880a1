/**
 * Writes the embedded editor's logs, output channels of extensions among them: a stand-in for `@vscode/spdlog`, whose
 * compiled part is not in its package and would take a C++ compiler to build. It has what VS Code calls, and no more; a
 * file that has grown too long begins anew.
 */
'use strict';
const { appendFileSync, mkdirSync, statSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #file;
  #bytesMax;
  #bytes;
  #level = LEVELS.indexOf('info');
  #hasPrefix = true;

  constructor(_type, _name, file, bytesMax) {
    this.#file = file;
    this.#bytesMax = bytesMax;
    this.#bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  trace(message) {
    this.#write(0, message);
  }

  debug(message) {
    this.#write(1, message);
  }

  info(message) {
    this.#write(2, message);
  }

  warn(message) {
    this.#write(3, message);
  }

  error(message) {
    this.#write(4, message);
  }

  critical(message) {
    this.#write(5, message);
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  /** VS Code knows one pattern, the one that `#write` has. */
  setPattern() {
    this.#hasPrefix = true;
  }

  clearFormatters() {
    this.#hasPrefix = false;
  }

  /** Nothing is held back. */
  flush() {}

  drop() {}

  #write(level, message) {
    if (level < this.#level) {
      return;
    }
    const line = this.#hasPrefix ? `${localTime()} [${LEVELS[level]}] ${message}\n` : message;
    const length = Buffer.byteLength(line);
    const isFull = this.#bytesMax < this.#bytes + length;
    this.#bytes = isFull ? length : this.#bytes + length;
    try {
      (isFull ? writeFileSync : appendFileSync)(this.#file, line);
    } catch {
      // Whoever takes the log's folder away, or fills the disk, must not end the editor.
    }
  }
}

/** `2026-11-21 14:05:09.123`. */
function localTime() {
  const now = new Date();
  const shifted = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return shifted.toISOString().replace('T', ' ').replace('Z', '');
}

async function createLogger(name, file, bytesMax) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file, bytesMax);
}

exports.version = 1;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
