/**
 * `podgate check --fix`: what becomes of files. Which fixes there are, and which are safe, is tested with the engine.
 */
import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runPodgate, writeFolder } from './runPodgate.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop } # ours
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;
const STALE = '# podgate-disable api-required -- gone\n';
const NOTE = (file: string): string => `podgate: note: fixed ${file}: 1 unused-suppression\n`;

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('podgate check --fix', () => {
  it('changes the files that it was asked about, and says which and how', async () => {
    const cwd = writeFolder({
      'a.yaml': STALE + POLICY,
      'b.yaml': STALE + POLICY.replace('web', 'api'),
      'c.yaml': POLICY.replace('web', 'db'),
    });
    const result = await runPodgate(['check', '--fix', 'a.yaml', 'c.yaml'], { cwd });
    assert.deepEqual(result, {
      exitCode: 0,
      stdout: 'nothing to report in 2 files\n',
      stderr: NOTE('a.yaml'),
    });
    assert.equal(read(cwd, 'a.yaml'), POLICY);
    assert.equal(read(cwd, 'b.yaml'), STALE + POLICY.replace('web', 'api'));
    assert.deepEqual(readdirSync(cwd), ['a.yaml', 'b.yaml', 'c.yaml']);
  });

  it('leaves what changes what policies do, and reports it', async () => {
    const text = `${STALE}${POLICY.replace('policyTypes', 'policyType')}`;
    const cwd = writeFolder({ 'a.yaml': text });
    const result = await runPodgate(['check', '--fix'], { cwd });
    assert.equal(read(cwd, 'a.yaml'), text.slice(STALE.length));
    assert.match(result.stdout, /^a\.yaml:6:3 +error +api-unknown-field\n/m);
    assert.equal(result.exitCode, 1);
  });

  it('keeps line breaks, byte order marks, encodings and permissions', async () => {
    const texts = new Map([
      ['crlf.yaml', Buffer.from((STALE + POLICY).replaceAll('\n', '\r\n'))],
      ['mark.yaml', Buffer.from(`\ufeff${STALE}${POLICY}`)],
      ['little.yaml', Buffer.from(`\ufeff${STALE}${POLICY}`, 'utf16le')],
      ['big.yaml', Buffer.from(`\ufeff${STALE}${POLICY}`, 'utf16le').swap16()],
    ]);
    const cwd = writeFolder({});
    for (const [file, bytes] of texts) {
      writeFileSync(join(cwd, file), bytes);
    }
    chmodSync(join(cwd, 'crlf.yaml'), 0o640);
    const { mode } = statSync(join(cwd, 'crlf.yaml'));
    const result = await runPodgate(['check', '--fix', '--isolated', ...texts.keys()], { cwd });
    assert.equal(result.stderr, [...texts.keys()].sort().map(NOTE).join(''));
    assert.equal(read(cwd, 'crlf.yaml'), POLICY.replaceAll('\n', '\r\n'));
    assert.equal(read(cwd, 'mark.yaml'), `\ufeff${POLICY}`);
    const little = Buffer.from(`\ufeff${POLICY}`, 'utf16le');
    assert.deepEqual(readFileSync(join(cwd, 'little.yaml')), little);
    assert.deepEqual(readFileSync(join(cwd, 'big.yaml')), Buffer.from(little).swap16());
    assert.equal(statSync(join(cwd, 'crlf.yaml')).mode, mode);
  });

  it('writes through a link, which stays one', async () => {
    const cwd = writeFolder({ 'real/a.yaml': STALE + POLICY });
    try {
      symlinkSync(join('real', 'a.yaml'), join(cwd, 'link.yaml'));
    } catch {
      // Windows lets only administrators make links.
      return;
    }
    await runPodgate(['check', '--fix', 'link.yaml', '--isolated'], { cwd });
    assert.ok(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink());
    assert.equal(read(cwd, 'real/a.yaml'), POLICY);
  });

  it('leaves a read-only file and one that is no text, says so in a line each, and fixes the others', async () => {
    const cwd = writeFolder({ 'a.yaml': STALE + POLICY, 'c.yaml': STALE + POLICY });
    const odd = Buffer.concat([Buffer.from(`${STALE}# `), Buffer.from([0xe9]), Buffer.from(`\n${POLICY}`)]);
    writeFileSync(join(cwd, 'b.yaml'), odd);
    chmodSync(join(cwd, 'a.yaml'), 0o444);
    const args = ['a.yaml', 'b.yaml', 'c.yaml'];
    const result = await runPodgate(['check', '--fix', '--isolated', ...args], { cwd });
    const [first = '', ...others] = result.stderr.split('\n');
    assert.match(
      first,
      /^podgate: error: cannot fix a\.yaml: (?:it is read-only|no permission to write it)$/,
    );
    assert.deepEqual(others, [
      'podgate: error: cannot fix b.yaml: it has bytes that are no text',
      ...NOTE('c.yaml').split('\n'),
    ]);
    assert.equal(result.exitCode, 2);
    assert.equal(read(cwd, 'a.yaml'), STALE + POLICY);
    assert.deepEqual(readFileSync(join(cwd, 'b.yaml')), odd);
    assert.equal(read(cwd, 'c.yaml'), POLICY);
  });

  it('does not remove what other files may need', async () => {
    const text = `# podgate-disable duplicate-resource -- both apply\n${POLICY}`;
    const cwd = writeFolder({ 'a.yaml': text, 'b.yaml': POLICY });
    for (const args of [['a.yaml'], ['a.yaml', '--isolated']]) {
      await runPodgate(['check', '--fix', ...args], { cwd });
      assert.equal(read(cwd, 'a.yaml'), text);
    }
  });

  it('cannot change standard input', async () => {
    const result = await runPodgate(['check', '--fix', '-'], { cwd: writeFolder({}), stdin: POLICY });
    assert.equal(
      result.stderr,
      'podgate: error: --fix cannot change standard input; name a file or a folder\n',
    );
    assert.equal(result.exitCode, 2);
  });
});
