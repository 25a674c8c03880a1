/**
 * Changes of policies in the page of VS Code: a default deny, a connection let through, a policy split. Each is shown before
 * it is made, with what it opens and closes; and a connection explained. Each is also a screenshot.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type OpenWorkbench, pictureFailures, sampleFolder } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

/** Each rule becomes a policy of its own. */
const TWO_RULES = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
    - Ingress
  ingress:
    # what users ask for
    - from:
        - podSelector:
            matchLabels:
              app: frontend
      ports:
        - port: 3000
    # the other replicas
    - from:
        - podSelector:
            matchLabels:
              app: backend
      ports:
        - port: 7946
`;

describe('the page of VS Code, before something changes', () => {
  let open: OpenWorkbench;
  let workbench: Workbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    open = await openWorkbench(sampleFolder(), 'policies.yaml');
    workbench = open.workbench;
  });

  pictureFailures(() => workbench);

  after(async () => {
    await open.close();
  });

  it('closes a namespace, after it has said what that closes', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Podgate: Create Default-Deny Policy');
    await workbench.answer('Which namespace is to be closed?', 'shop');
    await workbench.previewed('name: default-deny-all').waitFor();
    await workbench.showNotification('closes shop/');
    await workbench.takeScreenshot('default-deny');
    await workbench.answerPreview('Discard');
    await workbench.dismissNotifications();
  });

  it('lets a connection through by the smallest change, shown before it is made', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Podgate: Allow Connection');
    await workbench.answer('From whom?', 'shop/frontend');
    await workbench.answer('To whom?', 'shop/db');
    await workbench.answer('On which port?', '3306/TCP');
    await workbench.previewed('app: frontend').waitFor();
    await workbench.showNotification('opens shop/frontend');
    await workbench.takeScreenshot('allow');
    await workbench.answerPreview('Discard');
    await workbench.dismissNotifications();
  });

  it('splits a policy, comments included', async () => {
    const several = join(sampleFolder(), 'several.yaml');
    writeFileSync(several, TWO_RULES);
    await workbench.openFile('several.yaml');
    await workbench.lines('name: backend').click();
    await workbench.runCommand('Podgate: Split Policy');
    await workbench.previewed('name: backend-2').waitFor();
    await workbench.showNotification('opens nothing and closes nothing');
    await workbench.takeScreenshot('split');
    await workbench.answerPreview('Discard');
    await workbench.dismissNotifications();
    await workbench.closeUnsaved('several.yaml');
    rmSync(several);
  });

  it('explains a connection, from the palette', async () => {
    await workbench.openFile('policies.yaml');
    // An editor that has lost the focus asks for no lenses.
    await workbench.lenses(/selects 1 of 3/).waitFor();
    await workbench.runCommand('Podgate: Explain Connection');
    await workbench.answer('From whom?', 'shop/frontend');
    await workbench.answer('To whom?', 'shop/db');
    await workbench.answer('On which port?', '3306/TCP');
    await workbench.webview.getByRole('heading', { name: 'shop/frontend → shop/db' }).waitFor();
    await workbench.takeScreenshot('explain');
    await workbench.runCommand('View: Close Editor');
  });
});
