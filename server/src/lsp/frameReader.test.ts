/** Messages in a stream, wherever it is cut and whatever lies between them. */
import assert from 'node:assert/strict';
import { FrameReader } from './frameReader.ts';

function frame(body: string): string {
  return `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
}

/** What is read of a stream that comes in pieces of `size` bytes. */
function read(stream: string, size: number): readonly string[] {
  const texts: string[] = [];
  const reader = new FrameReader((text) => texts.push(text));
  const bytes = Buffer.from(stream);
  for (let start = 0; start < bytes.length; start += size) {
    reader.take(bytes.subarray(start, start + size));
  }
  return texts;
}

describe('frames', () => {
  const BODIES = ['{"a":1}', '', 'ü漢🚀 \r\n\r\n', 'x'.repeat(9000)];

  it('are read wherever the stream is cut', () => {
    const stream = BODIES.map(frame).join('');
    for (const size of [1, 2, 3, 7, 20, 4096, Buffer.byteLength(stream)]) {
      assert.deepEqual(read(stream, size), BODIES, `in pieces of ${String(size)}`);
    }
  });

  it('may have headers of any case, and others beside', () => {
    const stream = 'content-type: x\r\nCONTENT-LENGTH:  2 \r\nother: 9\r\n\r\nab';
    assert.deepEqual(read(stream, 5), ['ab']);
  });

  it('are found again after what is none', () => {
    for (const nonsense of ['\r\n\r\n', 'hello\r\n', 'a: b\r\n\r\n', 'Content-Length: many\r\n\r\n']) {
      assert.deepEqual(read(nonsense + frame('ab') + frame('cd'), 6), ['ab', 'cd'], nonsense);
    }
  });

  it('are waited for no longer than a header can be', () => {
    const texts: string[] = [];
    const reader = new FrameReader((text) => texts.push(text));
    for (let count = 0; count < 100; count++) {
      reader.take(Buffer.from('no header at all '.repeat(100)));
    }
    reader.take(Buffer.from(`${'x'.repeat(5000)}`));
    reader.take(Buffer.from(frame('ab')));
    assert.deepEqual(texts, ['ab']);
  });
});
