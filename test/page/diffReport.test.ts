/**
 * Reports of a change, as one uses them: what opened and closed is marked and listed, a pair is explained in both states, and
 * all of it can be taken away. Opened from a disk, without a network.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkAccessible } from './checkAccessible.ts';
import { deployment, documents, onlyFrom } from '../cli/manifests.ts';
import { runPodgate, writeFolder } from '../cli/runPodgate.ts';
import { describeInBrowser } from './describeInBrowser.ts';
import { openPages } from './openPages.ts';
import { buildReports, ReportPage } from './reportPage.ts';

const PODS = documents(
  deployment('shop', 'web', 8080),
  deployment('shop', 'api', 3000),
  deployment('shop', 'db', 5432),
);
const BEFORE = documents(PODS, onlyFrom('shop', 'db', 'api', 5432));
const AFTER = documents(PODS, deployment('shop', 'new'), onlyFrom('shop', 'db', 'web', 5432));

describeInBrowser('a report of a change', (getBrowser) => {
  const open = openPages<ReportPage>();

  before(async function () {
    this.timeout(60_000);
    await buildReports();
  });

  async function show(before: string, after: string, expectedCode = 1): Promise<ReportPage> {
    const report = await openReport(before, after, expectedCode);
    await report.page.getByRole('grid').waitFor();
    return report;
  }

  async function openReport(before: string, after: string, expectedCode: number): Promise<ReportPage> {
    const cwd = writeFolder({ 'old/k8s.yaml': before, 'new/k8s.yaml': after });
    const path = join(cwd, 'change.html');
    const run = await runPodgate(['diff', 'old', 'new', '--format', 'html', '-o', path], { cwd });
    assert.deepEqual([run.exitCode, run.stdout], [expectedCode, ''], run.stderr);
    const report = await ReportPage.open(getBrowser(), path);
    open.push(report);
    return report;
  }

  it('marks what opened and closed, and says with what it is compared', async () => {
    const { page } = await show(BEFORE, AFTER);
    await page.getByText('compared with old: 1 opened · 1 closed · 1 new workload').waitFor();
    await page.getByRole('button', { name: 'Changed (2)' }).click();
    assert.deepEqual(await page.locator('.row .name').allTextContents(), ['shop', 'api', 'web']);
    // There is nobody who could be asked for another state.
    assert.equal(await page.getByLabel('Compare with').count(), 0);
  });

  it('lists the pairs, and leads from each to the reasons in both states', async () => {
    const report = await show(BEFORE, AFTER);
    const changes = report.page.getByRole('region', { name: 'Changes' });
    assert.deepEqual(await changes.locator('li').allInnerTexts(), [
      'shop/web → shop/db\n\nTCP 5432 allowed · before: denied',
      'shop/api → shop/db\n\ndenied · before: TCP 5432 allowed',
    ]);
    await report.picture('change-report');
    await changes.getByRole('button', { name: 'shop/api → shop/db' }).click();
    const reasons = await report.reasons.innerText();
    assert.match(
      reasons,
      /all ports: denied[^]*new\/k8s\.yaml:\d+[^]*Before: old[^]*TCP 5432: allowed[^]*old\/k8s\.yaml:\d+/,
    );
    await report.page.keyboard.press('Escape');
    await changes.waitFor();
  });

  it('takes the changes away', async () => {
    const report = await show(BEFORE, AFTER);
    const csv = (await report.takeAway('Save as CSV')).toString('utf8');
    assert.match(csv, /shop\/web\[Deployment\],shop\/db\[Deployment\],TCP 5432,allowed,,opened,/);
    const { scopes } = JSON.parse((await report.takeAway('Save as JSON')).toString('utf8')) as {
      readonly scopes: readonly { readonly comparedWith: unknown }[];
    };
    assert.deepEqual(scopes[0]?.comparedWith, { type: 'named', name: 'old' });
  });

  it('shows that nothing changed, and that a scope is new or gone', async () => {
    const same = await show(BEFORE, BEFORE, 0);
    await same.page.getByText('compared with old: nothing changed').waitFor();
    assert.equal(await same.page.getByRole('region', { name: 'Changes' }).count(), 0);
    const gone = await show(BEFORE, 'kind: Namespace\napiVersion: v1\nmetadata: { name: shop }\n');
    await gone.page.getByText('compared with old: 3 workloads gone').waitFor();
    const policies = onlyFrom('shop', 'db', 'api', 5432);
    const { page } = await openReport(policies, policies, 0);
    await page.getByRole('heading', { name: /no manifest has a workload/ }).waitFor();
  });

  it('is for everyone', async () => {
    const { page } = await show(BEFORE, AFTER);
    await page.getByRole('region', { name: 'Changes' }).waitFor();
    await checkAccessible(page, 'a report of a change');
  });
});
