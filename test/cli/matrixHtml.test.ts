/** `podgate matrix --format html`: what data a report has. How its page looks is `test/page/report.test.ts`' subject. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { REPORT_PAGE } from '../../cli/src/buildFacts.ts';
import type { Report } from '../../protocol/src/report.ts';
import { buildReports } from '../page/reportPage.ts';
import { onlyFrom, SHOP, TEMPLATE } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

describe('podgate matrix --format html', () => {
  before(async function () {
    this.timeout(60_000);
    if (!existsSync(REPORT_PAGE)) {
      await buildReports();
    }
  });

  async function readReport(
    files: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): Promise<Report> {
    const { stdout, stderr } = await runPodgate(['matrix', '--format', 'html', ...args], {
      cwd: writeFolder(files),
    });
    const data = /id="podgate-report">(.*?)<\/script>/s.exec(stdout)?.[1];
    assert(data !== undefined, stderr);
    return JSON.parse(data) as Report;
  }

  async function focusOf(...args: readonly string[]): Promise<unknown> {
    const { scopes } = await readReport({ 'shop.yaml': SHOP }, args);
    return scopes.map(({ focus }) => focus);
  }

  it('tells apart why there is nothing to show', async () => {
    const nothingIn = async (text: string): Promise<unknown> =>
      (await readReport({ 'a.yaml': text })).nothing;
    assert.equal(await nothingIn(SHOP), undefined);
    assert.equal(await nothingIn('replicas: 3\n'), 'noManifests');
    assert.equal(await nothingIn(onlyFrom('shop', 'db', 'api', 80)), 'noWorkloads');
    assert.equal(await nothingIn(TEMPLATE), 'onlyTemplates');
    assert.equal(await nothingIn(TEMPLATE.replace('Deployment', 'ConfigMap')), 'noManifests');
  });

  it('opens on the question, in the words of its page', async () => {
    assert.deepEqual(await focusOf(), [undefined]);
    assert.deepEqual(await focusOf('--verdict', 'all'), [undefined]);
    assert.deepEqual(await focusOf('--to', 'shop/db'), [{ search: '> shop/db[Deployment]' }]);
    assert.deepEqual(await focusOf('--from', 'shop/web', '--verdict', 'allowed'), [
      { search: 'shop/web[Deployment] >', verdict: 'allowed' },
    ]);
    assert.deepEqual(await focusOf('--from', 'internet', '--to', 'shop/database', '--port', '80'), [
      { search: '0.0.0.0-255.255.255.255 > shop/db[Deployment]', port: '5432/TCP' },
    ]);
    assert.deepEqual(await focusOf('--port', '53/UDP'), [{ port: '53/UDP' }]);
    assert.deepEqual(await focusOf('--port', 'sctp'), [{ port: 'SCTP' }]);
  });
});
